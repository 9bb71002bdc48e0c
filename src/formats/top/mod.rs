//! `top -b` of procps 2 to procps-ng 4, and of busybox: load, tasks, CPU time, memory, processes.
//!
//! ```text
//! top - 10:25:55 up 46 days, 20:48, 1 user, load average: 0,34, 0,19, 0,15
//! Tasks: 120 total, 1 running, 119 sleeping, 0 stopped, 0 zombie
//! %Cpu(s): 0,0 us, 0,0 sy, 0,0 ni, 99,7 id, 0,3 wa, 0,0 hi, 0,0 si, 0,0 st
//! KiB Mem : 8173956 total, 496288 free, 6969612 used, 708056 buff/cache
//! ```
//!
//! The lines of the head are numbers with labels; the processes are a table. Each iteration (`-n`)
//! is a row of the table of samples.

use crate::clue::Marker;
use crate::format::{Ahead, ChartPlan, Field, Format, Hold, Opening, Segment};
use crate::grid;
use crate::load;
use crate::scan;
use crate::section::Section;
use crate::sysstat;
use crate::text::Line;
use crate::traces;

mod fields;
mod labels;
mod parse;
mod rules;
#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "top",
    title: "top -b",
    sample: include_str!("sample.txt"),
    signs: ": |：|top - |PID|Cpu|CPU",
    rows: &[
        "Mem: # used, > CPU:|Load average:|PID PPID|# # * ^ # # # ..",
        "top - ##:##:## up : #+;# #+;# #+;# ; > &+: # total|&C@+(s):|C@+(s):|&Cpu#|Cpu#|@iB :|PID @|# * * * # # # ^ #+;# #+;# #+:#",
    ],
    opens,
    holds,
    parse,
    fields: &fields::FIELDS,
    markers: &[&[&STEAL]],
    rules: rules::RULES,
    charts: &[ChartPlan {
        title: "CPU time",
        unit: "%",
        table: "samples",
        columns: &["us", "sy", "wa", "st"],
        by: "",
        sample: "",
        skip_first: false,
        limits: |_, _| sysstat::stolen_limits("top/steal-high", "st").collect(),
    }],
};

static STEAL: Marker = traces::steal("top/steal-counted");

/// What a line of the head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Load,
    Tasks,
    Cpu,
    Memory,
    Processes,
}

/// Headings in other languages (procps-ng 4.0.2 `po/`).
const TRANSLATED: &[(&str, &str)] = &[
    ("PID", "进程号 进程"),
    ("USER", "UTIL. მომხმარებელი მომხმარე UŻYTK. USUARIO UTILIZ. ANVÄNDARE ANVÄNDAR КОР. NG_DÙNG"),
    ("TIME+", "ZEIT+ TEMPS+ CZAS+ TEMPO+ TIMP+ TID+ THGIAN+"),
    ("COMMAND", "Command BEFEHL COM. ბრძანება KOMENDA COMANDO COMANDA KOMMANDO LỆNH"),
    ("%MEM", "%PAM %MIN"),
    ("VIRT", "WIRT"),
    ("RES", "REZ"),
    ("SHR", "WSP M.PART DELT"),
    ("PR", "PRI"),
    ("S", "კ"),
];

fn known(word: &str) -> Option<&'static Field> {
    let field = |word: &str| grid::entry(&fields::FIELDS, word);
    field(word).or_else(|| field(grid::english(TRANSLATED, word)))
}

fn is_processes(line: &str) -> bool {
    let names = || scan::texts(line).map(|name| grid::english(TRANSLATED, name));
    // Hardly any line has it, and a translation is looked for in many words.
    memchr::memchr(b'%', line.as_bytes()).is_some()
        && names().next() == Some("PID")
        // Two of them: another program's heading was put together with it.
        && names().filter(|name| *name == "USER").count() == 1
        && names().any(|name| name == "%CPU")
        && names().any(|name| matches!(name, "COMMAND" | "S" | "STAT"))
        && !names().any(|name| matches!(name, "%usr" | "START" | "STARTED"))
}

/// What a line is, by how it begins.
fn head(line: &str) -> Option<Head> {
    let text = line.trim_ascii_start();
    let first = scan::texts(text).next()?;
    if text.starts_with("top - ") || text.starts_with("Load average: ") {
        return Some(Head::Load);
    }
    if is_processes(text) {
        return Some(Head::Processes);
    }
    // `%Cpu(s):`, `%Cpu0  :`, `%Node1 :`, `Cpu(s):`, `CPU:`, `CPU states:`
    // The kernel's log has `CPU: L1 I cache: 32K, L1 D cache: 32K`, and `xl sched-credit` pools of CPUs.
    let is_plain = !text.starts_with('%');
    let is_cpu = text.starts_with("CPU") || (first.starts_with('%') && first.len() > 2) || first.starts_with("Cpu");
    if is_cpu
        && text.contains(':')
        && !text.contains('[')
        && labels::labels(text).filter(|label| !is_plain || labels::cpu(label.name).is_some()).count() >= 3
    {
        return Some(Head::Cpu);
    }
    // No label without a number.
    if text.bytes().filter(u8::is_ascii_digit).count() < 2 {
        return None;
    }
    labels::labels(text).nth(1)?;
    // `KiB Mem :`, `MiB Éch :`, `Mem:`, `Swap:`; in top alone the numbers have labels behind them.
    let is_memory = scan::at_colon(text)?.0.chars().count() <= 24
        && labels::labels(text).filter(|label| labels::memory(label.name).is_some()).count() >= 2;
    if is_memory {
        return Some(Head::Memory);
    }
    let is_tasks = scan::has(text, " processes: ")
        || labels::labels(text).filter(|it| labels::task(it.last).is_some()).count() >= 3;
    is_tasks.then_some(Head::Tasks)
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let next = ahead.text_at(1);
    let is_start = match head(text) {
        Some(Head::Load) => load::load(text).is_some(),
        Some(Head::Cpu) => text.trim_ascii_start().starts_with(['%', 'C']),
        Some(Head::Processes) => true,
        Some(Head::Memory) => head(next) == Some(Head::Cpu),
        Some(Head::Tasks) => head(next) == Some(Head::Cpu),
        // The head of procps 2 has no word before the time.
        None => load::load(text).is_some() && next.contains(" processes: "),
    };
    is_start.then(|| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    let text = line.text;
    if head(text).is_some() {
        return Hold::Firm;
    }
    // A process: its number, then many cells.
    let mut words = scan::texts(text);
    if words.next().is_none_or(|pid| scan::count(pid).is_none()) {
        return Hold::Gap;
    }
    // A sentence may begin with a number, and has few more.
    let (mut count, mut numbers) = (0, 0);
    for word in words {
        count += 1;
        numbers += usize::from(word.starts_with(|it: char| it.is_ascii_digit() || it == '-'));
    }
    match (count, numbers) {
        (0..5, _) | (_, 0..2) => Hold::Gap,
        // Processes stand without a blank line between them.
        (5..10, _) if line.before().is_some_and(Line::is_blank) => Hold::Gap,
        (5..10, _) => Hold::Loose,
        _ => Hold::Firm,
    }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = parse::parse(segment);
    let stolen = section.table("samples").and_then(|table| traces::stolen(&STEAL, table, "st"));
    section.clues.extend(stolen);
    section
}
