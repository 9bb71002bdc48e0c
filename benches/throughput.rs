//! How fast, and does it stay linear? Each fixture is repeated to two sizes and read; the same bytes
//! are also scanned for line ends. Machines are noisy, so read the ratios: `cost` is how many plain
//! scans one analysis takes, `growth` what ten times the text costs (10 is linear).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use virtlens::{Source, analyze};

const SMALL: usize = 1_000_000;
const LARGE: usize = 10 * SMALL;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    println!("{:<44} {:>9} {:>8} {:>8}", "fixture, repeated", "MB/s", "cost", "growth");
    let mut rooms: Vec<_> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_dir()).collect();
    rooms.sort();
    for room in rooms {
        // The longest text of a room is the most ordinary one.
        let texts = fs::read_dir(&room).unwrap().map(|it| it.unwrap().path());
        let texts = texts.filter(|it| it.extension().is_some_and(|it| it == "txt"));
        let Some(path) = texts.max_by_key(|it| fs::metadata(it).unwrap().len()) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(room.parent().unwrap()).unwrap().display().to_string();
        report(&name, &text);
    }
    report("prose", "The machine is slow since Tuesday, and nobody knows why it happens at night.\n");
}

fn report(name: &str, text: &str) {
    let (small, large) = (repeat(text, SMALL), repeat(text, LARGE));
    let scan = best(|| {
        black_box(memchr::memchr_iter(b'\n', large.as_bytes()).count());
    });
    let fast = best(|| read(&small));
    let slow = best(|| read(&large));
    let rate = large.len() as f64 / slow.as_secs_f64() / 1e6;
    let cost = slow.as_secs_f64() / scan.as_secs_f64();
    let growth = slow.as_secs_f64() / fast.as_secs_f64();
    println!("{name:<44} {rate:>9.0} {cost:>8.0} {growth:>8.1}");
}

fn repeat(text: &str, size: usize) -> String {
    text.repeat(size / text.len() + 1)
}

fn read(text: &str) {
    let source = Source::from_text(text);
    black_box(analyze(&source).sections.len());
}

/// The best of three: the one that was disturbed least.
fn best(mut work: impl FnMut()) -> Duration {
    let time = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(|_| time(&mut work)).min().unwrap()
}
