//! The line that `uptime`, `w` and `top` begin with.
//!
//! ```text
//!  15:56:30 up 40 min,  0 users,  load average: 16.30, 12.22, 8.59
//! top - 10:25:55 up 46 days, 20:48, 1 user, load average: 0,34, 0,19, 0,15
//! 10:15  up 20 days, 19:44, 8 users, load averages: 0.86 0.45 0.37        (macOS, BSD)
//! ```

use crate::scan;

/// The parts of the line; empty where the line has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load<'l> {
    /// The time of the day.
    pub clock: &'l str,
    /// How long the machine is up.
    pub up: &'l str,
    /// How many are logged in.
    pub users: &'l str,
    /// The averages over 1, 5 and 15 minutes.
    pub loads: [&'l str; 3],
}

/// Reads the line.
#[must_use]
pub fn load(line: &str) -> Option<Load<'_>> {
    let (before, after) = line.split_at_checked(scan::find(line, "load average")?)?;
    let mut words = scan::texts(after.split_once(':')?.1);
    let printed = [words.next()?, words.next()?, words.next()?];
    let loads = printed.map(|word| word.trim_end_matches(','));
    // They are alike, but where the line was broken within one. Words behind them are those of another line.
    let decimals = |word: &str| word.len() - word.find(['.', ',']).unwrap_or(word.len());
    let is_alike = loads.iter().all(|it| scan::localized_number(it).is_some() && decimals(it) == decimals(loads[0]));
    let commas = printed.map(|word| word.ends_with(','));
    if !is_alike
        || commas[0] != commas[1]
        || commas[2]
        || words.next().is_some_and(|word| word.starts_with(char::is_alphanumeric))
    {
        return None;
    }
    let (clock, rest) = before.split_once(" up ")?;
    let clock = clock.trim_ascii_end();
    let half = scan::texts(clock).last().filter(|word| matches!(*word, "AM" | "PM" | "am" | "pm")).unwrap_or_default();
    let digits = clock.strip_suffix(half)?.trim_ascii_end();
    let word = scan::texts(digits).last().filter(|word| word.contains(':')).unwrap_or_default();
    // A blank may stand before AM or PM, and the time may have stayed on another line.
    let clock = if word.is_empty() { half } else { clock.get(digits.len() - word.len()..)? };
    if clock.is_empty() {
        return None;
    }
    let rest = rest.trim_ascii().trim_end_matches(',');
    let (up, users) = match rest.rsplit_once(',') {
        Some((up, users)) if users.contains("user") => (up, scan::texts(users).next().unwrap_or_default()),
        _ => (rest, ""),
    };
    Some(Load { clock, up: up.trim_ascii(), users, loads })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_all_systems() {
        for (line, clock, up, users, loads) in [
            (
                " 15:56:30 up 40 min,  0 users,  load average: 16.30, 12.22, 8.59",
                "15:56:30",
                "40 min",
                "0",
                ["16.30", "12.22", "8.59"],
            ),
            (
                "top - 10:25:55 up 46 days, 20:48, 1 user, load average: 0,34, 0,19, 0,15",
                "10:25:55",
                "46 days, 20:48",
                "1",
                ["0,34", "0,19", "0,15"],
            ),
            (
                "top - 04:17:23 PM up 4 min, 1 user, load average: 1.32, 1.10, 0.52",
                "04:17:23 PM",
                "4 min",
                "1",
                ["1.32", "1.10", "0.52"],
            ),
            (
                "10:15  up 20 days, 19:44, 8 users, load averages: 0.86 0.45 0.37",
                "10:15",
                "20 days, 19:44",
                "8",
                ["0.86", "0.45", "0.37"],
            ),
            (" 10:15:00 up 2:03,  load average: 0.00, 0.00, 0.00", "10:15:00", "2:03", "", ["0.00", "0.00", "0.00"]),
        ] {
            assert_eq!(load(line), Some(Load { clock, up, users, loads }), "{line}");
        }
        for line in [
            " 10:15:00 up 2:03,  load average: 0.00, 0.00, 0.00 Personalities : [raid1]",
            "load average: 1 2 3",
            "it went up and the load average: 1.0 2.0 3.0",
            "15:00 up 3 min, load average:",
            " 10:15:00 up 2:03,  load average: 0.0 0, 0.00, 0.00",
            " 10:15:00 up 2:03,  load average: 0.00, 0.00, 0.0 0",
            " 10:15:00 up 2:03,  load average: 0.00, 0.00, 0.0",
        ] {
            assert_eq!(load(line), None, "{line}");
        }
    }
}
