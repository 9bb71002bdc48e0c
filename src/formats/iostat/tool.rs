//! What the columns give away of the program: which releases print them, by which options, and
//! whether the first report was left out.

use crate::section::Table;

use super::{field, fields};

/// A release of sysstat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Release(u8, u8, u8);

/// What the tables do not show.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// A banner was there, with the architecture, with the number of CPUs.
    pub(super) banner: bool,
    pub(super) arch: bool,
    pub(super) cpus: bool,
    /// `Device:` or `Device`, where the word stood first.
    pub(super) colon: Option<bool>,
    /// The devices stood last.
    pub(super) last: bool,
    /// Devices stood alone on a line.
    pub(super) alone: bool,
    /// Values named their unit.
    pub(super) human: bool,
    /// `Time: 16:05:07`
    pub(super) bare_time: bool,
    /// `-o JSON`, and with the keys of 11.5.1 to 11.5.6.
    pub(super) json: bool,
    pub(super) old_keys: bool,
    /// Two blank lines before the first report.
    pub(super) gap: bool,
    /// The head of the first report was cut off.
    pub(super) cut: bool,
}

/// Releases, as far as the text narrows them down.
pub(super) fn releases(traits: &Traits, cpu: &Table, devices: &Table) -> String {
    let mut since = Release(0, 0, 0);
    let mut until = Release(u8::MAX, 0, 0);
    for (is_met, first, last) in marks(traits, cpu, devices) {
        if is_met {
            since = since.max(first.unwrap_or(since));
            until = until.min(last.unwrap_or(until));
        }
    }
    // Blocks are the default up to 9.1.0; later they are printed only where a variable asks for it.
    let blocks = devices.columns.iter().any(|column| column.name.contains("Blk") || column.name.contains("sec/s"));
    let before_kilobytes = Release(9, 1, 0);
    let posix = blocks && since > before_kilobytes;
    if blocks && !posix {
        until = until.min(before_kilobytes);
    }
    let mut text = match (since > Release(0, 0, 0), until < Release(u8::MAX, 0, 0)) {
        // Two outputs in one paste, or a banner that was cut.
        _ if since > until => "sysstat".into(),
        (true, true) if since == until => format!("sysstat {since}"),
        (true, true) => format!("sysstat {since} to {until}"),
        (true, false) => format!("sysstat {since} or newer"),
        (false, true) => format!("sysstat {until} or older"),
        (false, false) => "sysstat".into(),
    };
    if posix {
        text.push_str(" under POSIXLY_CORRECT");
    }
    let has = |name: &str| devices.column(name).is_some();
    if has("rBlk_nor/s") || has("rkB_nor/s") || has("rMB_nor/s") {
        text.push_str(", or nfsiostat");
    }
    // busybox copies sysstat 9.1.2 without -x, with blocks as the default. (procps/iostat.c)
    let is_basic = has("tps") && !has("rqm/s") && traits.colon == Some(true) && !traits.alone && !traits.human;
    if is_basic && until >= Release(8, 1, 6) {
        text.push_str(", or busybox");
    }
    text
}

type Mark = (bool, Option<Release>, Option<Release>);

/// What was met, and the first and last release that prints it.
fn marks(traits: &Traits, cpu: &Table, devices: &Table) -> Vec<Mark> {
    let has = |name: &str| devices.column(name).is_some();
    let cpu_has = |name: &str| cpu.column(name).is_some();
    let place = |name: &str| devices.columns.iter().position(|column| column.name == name);
    let any = |part: &str| devices.columns.iter().any(|column| column.name.contains(part));
    let text = !traits.json;
    let banner = traits.banner && text;
    let release = |a, b, c| Some(Release(a, b, c));
    let basic = has("tps");
    let short = has("rqm/s");
    let long = has("r/s") && (has("aqu-sz") || has("%util"));
    let both_units = any("rsec/s") && (any("rkB/s") || any("rMB/s"));
    let queue_first = place("aqu-sz") < place("areq-sz");
    vec![
        (banner && !traits.arch && !traits.cpus, None, release(8, 0, 4)),
        (banner && traits.arch && !traits.cpus, release(8, 1, 1), release(8, 1, 5)),
        (banner && traits.cpus, release(8, 1, 6), None),
        (traits.bare_time, None, release(8, 1, 5)),
        (traits.gap, release(12, 0, 4), release(12, 7, 6)),
        (cpu_has("%idle") && !cpu_has("%iowait"), None, release(4, 0, 7)),
        (cpu_has("%iowait"), release(4, 1, 1), None),
        (cpu_has("%sys"), None, release(5, 0, 6)),
        (cpu_has("%system"), release(5, 1, 1), None),
        (cpu_has("%idle") && !cpu_has("%steal"), None, release(6, 0, 1)),
        (cpu_has("%steal"), release(6, 0, 2), None),
        (traits.colon == Some(true), None, release(11, 5, 6)),
        (traits.colon == Some(false), release(11, 5, 7), None),
        (any("MB"), release(5, 1, 2), None),
        (any("GB"), release(12, 7, 9), None),
        (both_units, release(4, 0, 3), release(6, 1, 1)),
        (long && has("svctm") && !both_units && any("/s"), release(6, 1, 2), None),
        (has("avgqu-sz") && !has("r_await"), None, release(9, 1, 1)),
        (has("avgqu-sz") && has("r_await"), release(9, 1, 2), None),
        (has("avgqu-sz"), None, release(11, 5, 6)),
        (has("aqu-sz"), release(11, 5, 7), None),
        (has("svctm"), None, release(12, 1, 1)),
        (long && !has("svctm"), release(12, 1, 2), None),
        (short && queue_first, release(11, 5, 7), release(12, 1, 1)),
        (short && !queue_first, release(12, 1, 2), None),
        (has("d/s") || any("_dscd") || any("_w+d"), release(12, 1, 2), None),
        (basic && !short && !any("_dscd") && !any("_w+d"), None, release(12, 1, 1)),
        (has("d/s") && has("aqu-sz") && !has("f/s"), None, release(12, 3, 0)),
        (has("f/s"), release(12, 3, 1), None),
        (traits.last, release(11, 7, 2), None),
        (traits.alone, release(10, 0, 1), release(11, 7, 1)),
        (traits.human, release(11, 5, 3), None),
        (traits.json, release(11, 5, 1), None),
        (traits.old_keys, None, release(11, 5, 6)),
        (any("_nor/s"), release(7, 0, 3), release(9, 1, 2)),
        (has("rops/s"), release(8, 1, 2), None),
        (has("ops/s"), release(8, 1, 5), None),
    ]
}

/// The command that prints such tables.
pub(super) fn command(traits: &Traits, cpu: &Table, devices: &Table) -> String {
    let has = |name: &str| devices.column(name).is_some();
    let any = |part: &str| devices.columns.iter().any(|column| column.name.contains(part));
    let is_nfs = any("_nor/s");
    let mut options: String = [
        ('c', devices.columns.is_empty()),
        ('d', cpu.columns.is_empty() && !is_nfs),
        ('x', has("%util") || has("r/s") || has("w/s")),
        ('s', has("rqm/s") || any("_w+d")),
        ('h', traits.last || traits.alone),
        ('n', is_nfs),
    ]
    .into_iter()
    .filter_map(|(letter, is_met)| is_met.then_some(letter))
    .collect();
    if !options.is_empty() {
        options.insert_str(0, " -");
    }
    let json = if traits.json { " -o JSON" } else { "" };
    format!("iostat{options}{json}")
}

/// Up to 12.1.1 `tps` counted reads and writes alone.
pub(super) fn choose_entries(devices: &mut Table) {
    let any = |part: &str| devices.columns.iter().any(|column| column.name.contains(part));
    let place = |name: &str| devices.columns.iter().position(|column| column.name == name);
    let counts_discards =
        any("_dscd") || any("_w+d") || (any("rqm/s") && any("areq-sz") && place("areq-sz") < place("aqu-sz"));
    if let Some(column) = devices.columns.iter_mut().find(|column| column.name == "tps")
        && !counts_discards
    {
        column.field = field(fields::TPS_OLD);
    }
}

/// Whether the first report speaks of the last minutes only, so that it can be judged like any
/// other: `-y` left out the one since boot, or the machine was started just now.
pub(super) fn covers_minutes(cpu: &Table, devices: &Table) -> bool {
    // A total divided by its rate is the time that the report covers.
    let seconds = devices.columns.iter().filter_map(|rate| {
        let total = devices.numbers(rate.name.strip_suffix("/s")?)?;
        let rates = devices.numbers(&rate.name)?;
        let first = devices.numbers("report")?.iter().take_while(|&&report| report <= 1.0).count();
        // Small rates are rounded too much to divide by.
        let known = total.iter().zip(rates).take(first).filter(|(_, rate)| **rate >= 1.0);
        known.map(|(total, rate)| total / rate).reduce(f64::min)
    });
    // sysstat 11.7.1 to 12.1.5 divide the shares of the first report by the time since boot under -y.
    let is_broken = shares(cpu, 0).is_some_and(|sum| sum < BROKEN_SUM);
    is_broken || seconds.reduce(f64::min).is_some_and(|seconds| seconds <= 120.0)
}

/// The shares of a CPU row add up to 100 but for rounding.
pub(super) const BROKEN_SUM: f64 = 90.0;

/// The sum of a CPU row's shares, where all are there.
pub(super) fn shares(cpu: &Table, row: usize) -> Option<f64> {
    let columns = cpu.columns.iter().filter(|column| column.name.starts_with('%'));
    let sum = columns.filter_map(|column| cpu.numbers(&column.name)?.get(row)).sum::<f64>();
    (cpu.numbers("%idle").is_some() && !sum.is_nan() && row < cpu.rows.len()).then_some(sum)
}

impl std::fmt::Display for Release {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(major, minor, patch) = self;
        write!(f, "{major}.{minor}.{patch}")
    }
}
