//! Two dumps in one paste, and the time between them: rates.
//!
//! ```text
//! $ date; cat /proc/net/dev; sleep 5; date; cat /proc/net/dev
//! ```
//!
//! The time is that of a `date` above each dump, else that of the log prefixes, else the `sleep` that
//! was typed.

use std::borrow::Cow;

use crate::format::Segment;
use crate::scan::{self, Names};
use crate::section::Table;
use crate::text::{Line, Span};

use super::{COLUMNS, FORMAT, is_first_heading, is_heading, row};

/// How far above a dump the one before it is looked for. It bounds the work.
const REACH: usize = 200;
/// How far above a dump its time may stand.
const NEAR: usize = 3;

/// The columns that rates are made of.
pub(super) const RATED: &[(&str, &str)] = &[
    ("receive.bytes", "receive.bytes/s"),
    ("receive.packets", "receive.packets/s"),
    ("receive.errs", "receive.errs/s"),
    ("receive.drop", "receive.drop/s"),
    ("transmit.bytes", "transmit.bytes/s"),
    ("transmit.packets", "transmit.packets/s"),
    ("transmit.errs", "transmit.errs/s"),
    ("transmit.drop", "transmit.drop/s"),
];

/// A table of rates with the rows of `now`; none where there is no dump before it, or no time.
pub(super) fn since_the_dump_before(segment: &Segment<'_>, now: &Table) -> Option<Table> {
    let start = segment.range.start;
    let from = start.saturating_sub(REACH);
    let above: Vec<Line<'_>> = segment.source.lines(from..start).collect();
    let first = above
        .iter()
        .rposition(|line| is_first_heading(line.text))
        .or_else(|| above.iter().rposition(|line| is_heading(line.text)))?;
    let (before_it, dump) = above.split_at_checked(first)?;
    let last_row = dump.iter().rposition(|line| row(line.text).is_some())?;
    let (dump, between) = dump.split_at_checked(last_row + 1)?;

    let seconds = seconds(segment, before_it, dump, between)?;
    let mut places = Names::new();
    let mut before: Vec<Vec<f64>> = Vec::new();
    for line in dump {
        let Some((name, counts)) = row(line.text) else { continue };
        let place = places.place(name);
        before.resize(places.len(), Vec::new());
        if let Some(slot) = before.get_mut(place) {
            *slot = scan::texts(counts).filter_map(scan::number).collect();
        }
    }
    let mut table = Table::new("rates");
    let name_column = table.column_at(Cow::Borrowed("interface"), FORMAT.field("interface"), true);
    let columns: Vec<usize> =
        RATED.iter().map(|(_, rate)| table.column_at(Cow::Borrowed(rate), FORMAT.field(rate), false)).collect();
    let names = now.column("interface")?;
    let mut known = false;
    for (at, (&line, &span)) in now.rows.iter().zip(&names.spans).enumerate() {
        table.add_row(line);
        table.set(name_column, f64::NAN, span);
        let name = segment.source.read(span);
        let counts = places.find(&name).and_then(|place| before.get(place));
        let Some(counts) = counts.filter(|counts| counts.len() == COLUMNS.len()) else { continue };
        let growths = RATED.iter().map(|(counter, _)| {
            let old = COLUMNS.iter().position(|name| name == counter).and_then(|place| counts.get(place))?;
            Some(now.numbers(counter)?.get(at)? - old)
        });
        let growths: Vec<f64> = growths.map(|growth| growth.unwrap_or(f64::NAN)).collect();
        // A counter that fell was started anew, or is of another machine.
        if growths.iter().any(|&growth| growth < 0.0) {
            continue;
        }
        for (&column, growth) in columns.iter().zip(growths) {
            table.set(column, growth / seconds, Span::NONE);
        }
        known = true;
    }
    known.then_some(table)
}

/// The time between two dumps.
fn seconds(segment: &Segment<'_>, above: &[Line<'_>], dump: &[Line<'_>], between: &[Line<'_>]) -> Option<f64> {
    const DAY: f64 = 86_400.0;
    let near = |lines: &[Line<'_>]| lines.iter().rev().take(NEAR).find_map(|line| date_clock(line.text));
    let logged = |line: Option<&Line<'_>>| {
        let stamp = line?.stamp()?;
        clock(&segment.source.read(stamp))
    };
    let first_now = segment.source.line(segment.range.start);
    let clocks = [(near(above), near(between)), (logged(dump.first()), logged(first_now.as_ref()))];
    // Midnight may have been between.
    let by_clock = clocks.iter().find_map(|&(then, now)| {
        let seconds = now? - then?;
        Some(if seconds < 0.0 { seconds + DAY } else { seconds })
    });
    let typed = || {
        let typed = between.iter().map(|line| line.text).chain(segment.command);
        typed.filter_map(|text| text.split_once("sleep ")).find_map(|(_, rest)| {
            let number = rest.split(|it: char| !it.is_ascii_digit() && it != '.').next()?;
            scan::number(number)
        })
    };
    by_clock.or_else(typed).filter(|seconds| *seconds >= 1.0)
}

/// The clock of a line that `date` printed: `Tue Nov 13 18:12:01 GMT 2018`, `2018-11-13 18:12:01`,
/// `18:12:01`.
fn date_clock(text: &str) -> Option<f64> {
    const LONGEST: usize = 8;
    let words = scan::texts(text);
    if words.clone().count() > LONGEST {
        return None;
    }
    let noon = words.clone().find_map(|word| match word {
        "PM" => Some(true),
        "AM" => Some(false),
        _ => None,
    });
    let seconds = words.filter_map(|word| clock(word.rsplit('T').next().unwrap_or(word))).next()?;
    const NOON: f64 = 12.0 * 3600.0;
    // Twelve o'clock is hour 0.
    let in_half = if seconds < NOON { seconds } else { seconds - NOON };
    Some(match noon {
        Some(true) => in_half + NOON,
        Some(false) => in_half,
        None => seconds,
    })
}

/// Seconds of the day of `18:12:01` or `18:12:01.5`, wherever it stands in the text.
fn clock(text: &str) -> Option<f64> {
    let found = scan::texts(text).find(|word| word.bytes().filter(|&byte| byte == b':').count() >= 2)?;
    let found = found.rsplit('T').next()?;
    let mut parts = found.split(':');
    let (hours, minutes) = (scan::number(parts.next()?)?, scan::number(parts.next()?)?);
    let rest = parts.next()?;
    let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let seconds = scan::number(rest.get(..digits)?)?;
    (hours < 24.0 && minutes < 60.0 && seconds < 61.0).then_some(hours * 3600.0 + minutes * 60.0 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_date_in_many_forms() {
        for text in [
            "Tue Nov 13 18:12:01 GMT 2018",
            "2018-11-13 18:12:01",
            "2018-11-13T18:12:01+00:00",
            "Tue 13 Nov 2018 06:12:01 PM UTC",
            "18:12:01",
        ] {
            assert_eq!(date_clock(text), Some(18.0 * 3600.0 + 12.0 * 60.0 + 1.0), "{text}");
        }
        assert_eq!(date_clock("Tue 13 Nov 2018 12:00:01 AM UTC"), Some(1.0));
        for text in ["", "12:61:01", "eth0:1: 2 3", "the meeting at 12:30 is cancelled because of the storm outside"] {
            assert_eq!(date_clock(text), None, "{text}");
        }
    }
}
