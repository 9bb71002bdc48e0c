//! Telling the person what is going on.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;

/// Whether parts of the work are told of, or only the whole that they belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Aloud,
    Silent,
}

impl Voice {
    /// [`during`], where this voice speaks at all.
    pub fn during<T>(self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if self == Self::Aloud { during(what, work) } else { work() }
    }
}

/// Says what begins, does it, and says how long it took.
pub fn during<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let began = Instant::now();
    start(&format!("{what} … "));
    let done = work();
    match &done {
        Ok(_) => println!("{:.1} s", began.elapsed().as_secs_f64()),
        Err(_) => println!("failed"),
    }
    done
}

/// Prints the beginning of a line so that it is seen while the rest is awaited.
pub fn start(line: &str) {
    print!("{line}");
    // A terminal that is gone is no reason to stop the work.
    let _ = std::io::stdout().flush();
}
