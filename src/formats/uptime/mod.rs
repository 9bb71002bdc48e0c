//! `uptime` of every system, and `w`, which prints the same line above its sessions.
//!
//! ```text
//!  10:25:20 up 16:03,  2 users,  load average: 0.00, 0.01, 0.05
//! USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT
//! root     pts/0    192.168.71.1     09:53    8.00s  0.10s  0.00s w
//! ```

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::grid::{self, Grid};
use crate::load::{self, Load};
use crate::private::Private;
use crate::scan::{self, Word, rounded};
use crate::section::{About, Fact, Section};
use crate::text::{Line, Span};

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "uptime",
    title: "uptime",
    sample: include_str!("sample.txt"),
    signs: "load average|USER|up ",
    rows: &["##:##:## up : #+;# #+;# #+;# ; > ##:##:## up"],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[],
    rules: RULES,
    charts: &[],
};

const MAN: &str = "uptime(1), w(1), procps-ng 4.0.4";

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, kind: Kind::Text, meaning, source: MAN, ..Field::EMPTY }
}

static FIELDS: Dictionary = dictionary!(&[
    Field { watch: "Local time.", ..text("time", "time", "When the line was printed.") },
    text("up", "uptime", "How long the machine is up: days, then hours:minutes, or minutes."),
    Field {
        watch: "Local time.",
        since: "procps-ng 3.3.6 with -s",
        ..text("since", "since", "When the machine was started.")
    },
    Field { unit: "sessions", kind: Kind::Gauge, ..text("users", "users", "How many are logged in.") },
    Field {
        unit: "tasks",
        kind: Kind::Gauge,
        watch: "Tasks that wait for disks count as well as those that run or want a CPU.",
        source: "Linux kernel/sched/loadavg.c",
        ..text("<load1 load5 load15>", "load", "Load average of about 1, 5 and 15 minutes.")
    },
    Field { kind: Kind::Name, private: Some(Private::Host), ..text("FROM", "from", "From which machine.") },
    Field { private: Some(Private::User), ..text("USER", "user", "Who is logged in.") },
    text("<TTY LOGIN@ WHAT>", "session", "On which terminal; since when; what runs in the foreground."),
    Field {
        watch: "Days, hours:minutes with m, else minutes:seconds or seconds.",
        ..text(
            "<IDLE JCPU PCPU>",
            "times",
            "Since when nothing was typed; CPU time of the terminal's programs; of the last one.",
        )
    },
]);

/// `FROM` in other languages (procps-ng 4.0.2 `po/`); the other headings are not translated.
const TRANSLATED: &[(&str, &str)] = &[("FROM", "VON DESDE DE საიდან Z FRÅN З TỪ 来自")];

fn known(word: &str) -> Option<&'static Field> {
    grid::entry(&FIELDS, grid::english(TRANSLATED, word))
}

/// `USER TTY FROM LOGIN@ IDLE JCPU PCPU WHAT`; the system and `-f`, `-s` leave some out.
fn is_heading(line: &str) -> bool {
    let mut names = scan::texts(line);
    names.next() == Some("USER") && names.next() == Some("TTY") && names.last() == Some("WHAT")
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    // `top` begins so too, and older ones have no word before it.
    let is_load = load::load(text).is_some()
        && !text.trim_ascii_start().starts_with("top")
        // `esxtop` of VMware.
        && !text.contains(" worlds, ")
        && !ahead.next_texts().next().is_some_and(|next| next.contains(" processes:"));
    let is_since = || ahead.answers("uptime -s") && is_moment(text);
    (is_load || is_heading(text) || pretty(text).is_some() || is_since()).then(|| Opening::firm(0))
}

/// `up 3 hours, 34 minutes` of `uptime -p`.
fn pretty(line: &str) -> Option<&str> {
    let up = line.strip_prefix("up ")?.trim_ascii_end();
    let is_part = |part: &str| {
        let mut words = scan::texts(part);
        words.next().is_some_and(|word| scan::count(word).is_some())
            && words.next().is_some_and(|unit| UNITS.contains(&unit.trim_end_matches('s')))
            && words.next().is_none()
    };
    up.split(',').all(is_part).then_some(up)
}

const UNITS: &[&str] = &["decade", "year", "week", "day", "hour", "minute"];

/// `2026-11-20 18:16:34` of `uptime -s`.
fn is_moment(line: &str) -> bool {
    let text = line.trim_ascii();
    text.len() == 19 && text.bytes().all(|it| it.is_ascii_digit() || b"-: ".contains(&it))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if load::load(line.text).is_some() {
        return Hold::New;
    }
    if is_heading(line.text) {
        return Hold::Firm;
    }
    // A session is on a terminal; other texts that begin here take the line.
    let mut words = scan::texts(line.text).skip(1);
    let terminal = words.next().unwrap_or_default();
    let is_terminal = terminal != ":"
        && ["tty", "pts/", "console", "hvc", "xvc", "s0", ":"].iter().any(|it| terminal.starts_with(it));
    if is_terminal && words.count() >= 3 { Hold::Loose } else { Hold::Gap }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut sessions: Option<Sessions<'_>> = None;
    for line in segment.lines() {
        if let Some(load) = load::load(line.text) {
            facts(&mut section, line, &load);
        } else if is_heading(line.text) {
            section.title = "w".into();
            let names = grid::words(line.text);
            let mut grid = Grid::new("sessions");
            grid.heading(line, &names, &known);
            sessions = Some(Sessions { grid, names, line });
        } else if let Some(up) = pretty(line.text) {
            section.title = "uptime -p".into();
            section.state("up", line, up, Some(About::Uptime), "");
        } else if section.facts.is_empty() && sessions.is_none() && is_moment(line.text) {
            section.title = "uptime -s".into();
            section.state("since", line, line.text.trim_ascii(), Some(About::BootTime), "");
        } else if !sessions.as_mut().is_some_and(|sessions| sessions.take(line)) {
            grid::unread(&mut section, line);
        }
    }
    section.tables.extend(sessions.map(|sessions| sessions.grid.finish()));
    section
}

fn facts(section: &mut Section, line: Line<'_>, load: &Load<'_>) {
    let [one, five, fifteen] = load.loads;
    for (key, text) in [
        ("time", load.clock),
        ("up", load.up),
        ("users", load.users),
        ("load1", one),
        ("load5", five),
        ("load15", fifteen),
    ] {
        if !text.is_empty() {
            let about = (key == "up").then_some(About::Uptime);
            section.facts.push(Fact { about, ..Fact::new(key, line.span_of(text), known(key)) });
        }
    }
}

struct Sessions<'s> {
    grid: Grid,
    names: Vec<Word<'s>>,
    line: Line<'s>,
}

impl<'s> Sessions<'s> {
    fn take(&mut self, line: Line<'s>) -> bool {
        let mut words = grid::words(line.text);
        if words.len() + 1 < self.names.len() {
            return false;
        }
        // A local session leaves `FROM` blank; told by the columns, unless the blanks are lost.
        let is_aligned = self.line.text.contains("  ") && line.text.contains("  ");
        if let (Some(from), Some(login), Some(word)) = (self.names.get(2), self.names.get(3), words.get(2))
            && is_aligned
            && known(from.text).is_some_and(|field| field.key == "FROM")
            && word.start + 1 >= login.start
        {
            words.insert(2, Word { text: "", start: word.start });
        }
        self.grid.row(line, &words, Some(self.names.len() - 1))
    }
}

static RULES: &[Rule] = &[Rule {
    id: "uptime/load-high",
    needs: "uptime and lscpu",
    formats: &["uptime", "top"],
    source: "Linux kernel/sched/loadavg.c; Brendan Gregg, Linux Load Averages (2017)",
    check: load_high,
    is_cause: false,
}];

/// Twice the CPUs over five minutes: each of them has as many waiting as running.
fn load_high(case: &Case<'_>) -> Outcome {
    let Some(cpus) = case.cpus.filter(|&cpus| cpus > 0).map(f64::from) else { return Outcome::NotChecked };
    let mut worst: Option<(f64, Span)> = None;
    for section in case.of("uptime").chain(case.of("top")) {
        if let Some(fact) = section.fact("load5") {
            let load = grid::value(&case.source.read(fact.span));
            if worst.is_none_or(|(most, _)| load > most) {
                worst = Some((load, fact.span));
            }
        }
    }
    let Some((load, span)) = worst else { return Outcome::NotChecked };
    if load <= 2.0 * cpus {
        return Outcome::Quiet;
    }
    Outcome::Fired(vec![Fault {
        severity: Severity::Notice,
        headline: format!("A load of {} on {}", rounded(load), scan::cpus(cpus)).into(),
        detail:
            "Over five minutes more than twice as many tasks ran or waited as there are CPUs. The load does not tell \
                 whether they wait for CPUs or for disks."
                .into(),
        next: "vmstat 1 10: r above the CPUs is a CPU queue, b with wa is disks. In a guest look at st first.".into(),
        evidence: vec![span],
    }])
}
