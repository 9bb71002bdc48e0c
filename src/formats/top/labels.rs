//! Numbers with labels, as the head of `top` prints them in every version.
//!
//! ```text
//! %Cpu(s):  2,5 us, 18,5 sy          Cpu(s):  0.3%us,  0.1%sy         CPU:  12% usr  61% sys
//! KiB Mem : 8173956 total, 496288 free                                Mem:   2059352k total,  1996212k used
//! ```

use crate::grid;
use crate::scan::{self, Word};

/// A number and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'l> {
    /// The digits alone.
    pub(super) number: Word<'l>,
    /// The first word of the label.
    pub(super) name: &'l str,
    /// The last word of it: `en cours`, `en veille`.
    pub(super) last: &'l str,
}

/// The numbers of a line that have a label.
pub(super) fn labels(line: &str) -> impl Iterator<Item = Label<'_>> {
    // The name before the colon may end in a digit (`%Cpu0  :`); `66 processes:` begins with one.
    let starts = line.trim_ascii_start().starts_with(|it: char| it.is_ascii_digit());
    // `0.0 si,  3. 7 st`: a line that was broken within a number.
    let is_rest = move |start: usize| {
        let before = line.get(..start).unwrap_or_default();
        before.len() > before.trim_ascii_end().len()
            && before.trim_ascii_end().ends_with('.')
            && before.trim_ascii_end().trim_end_matches('.').ends_with(|it: char| it.is_ascii_digit())
    };
    let mut at = if starts { 0 } else { line.find([':', '：']).map_or(0, |colon| colon + 1) };
    std::iter::from_fn(move || {
        let bytes = line.as_bytes();
        loop {
            let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
            let end = number_end(bytes, start);
            let digits = line.get(start..end)?;
            let rest = line.get(end..)?;
            // A unit may stand behind the number: `2059352k`, `96532K`, `0.3%`.
            let unit = match rest.as_bytes() {
                [b'%', ..] => 1,
                [b'k' | b'K' | b'm' | b'M' | b'g' | b'G', b' ', ..] => 1,
                _ => 0,
            };
            let rest = rest.get(unit..)?;
            let blanks = rest.len() - rest.trim_ascii_start().len();
            let label = rest.get(blanks..)?;
            let ends = |it: char| matches!(it, ',' | ':' | '\t') || it.is_ascii_digit();
            let length = label.find(ends).unwrap_or(label.len());
            let length = label.find("  ").map_or(length, |blanks| blanks.min(length));
            at = end + unit + blanks + length;
            let mut words = scan::texts(label.get(..length)?).map(|word| word.trim_end_matches('.'));
            let Some(name) = words.next().filter(|name| !name.is_empty() && !is_rest(start)) else { continue };
            let last = words.last().unwrap_or(name);
            return Some(Label { number: Word { text: digits, start }, name, last });
        }
    })
}

/// Digits with one decimal point or comma among them; a comma before a blank ends the number.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// Labels in other versions and languages (procps 2.0, busybox 1.36, procps-ng 4.0.2 `po/`).
const CPU: &[(&str, &str)] = &[
    ("us", "user usr ut uż an"),
    ("sy", "system sys"),
    ("ni", "nice nic"),
    ("id", "idle be in"),
    ("wa", "iowait IO-wait io vä"),
    ("hi", "irq ha"),
    ("si", "softirq sirq ma"),
    ("st", "steal sk"),
];
const TASKS: &[(&str, &str)] = &[
    ("tasks.total", "total processes 총계 razem totalt загалом tổng"),
    ("tasks.running", "running cours exec rulând 실행 körande працює chạy"),
    ("tasks.sleeping", "sleeping sleep veille dormindo dormind 대기 sovande приспано ngủ"),
    ("tasks.d-sleep", "d-sleep"),
    ("tasks.stopped", "stopped arrêté parado oprit(e) 멈춤 stoppade зупинено dừng"),
    ("tasks.zombie", "zombie zumbi zombi 좀비 зомбі ma"),
];
const MEMORY: &[(&str, &str)] = &[
    ("total", "av 총계 razem totalt загал"),
    ("free", "libr 잔여 wolne liberă fritt вільн віль"),
    ("used", "util 사용 użyte utilizată anv вик вико"),
    ("buff/cache", "buff/cac tamp/cache 버퍼/캐시 buf/cache буф/кеш"),
    ("buffers", "buff"),
    ("cached", ""),
    ("shrd", ""),
    ("avail", "dispo 가용 dost дост tillg"),
];

fn find(table: &'static [(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    let english = grid::english(table, name);
    table.iter().map(|(key, _)| *key).find(|key| *key == english)
}

/// The column of a share of CPU time.
pub(super) fn cpu(name: &str) -> Option<&'static str> {
    find(CPU, name)
}

/// The column of a count of tasks.
pub(super) fn task(name: &str) -> Option<&'static str> {
    find(TASKS, name)
}

/// The column of an amount of memory, without the kind of memory before it.
pub(super) fn memory(name: &str) -> Option<&'static str> {
    find(MEMORY, name.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(line: &str) -> Vec<(&str, &str)> {
        labels(line).map(|label| (label.number.text, label.name)).collect()
    }

    #[test]
    fn lines_of_every_version() {
        assert_eq!(pairs("%Cpu0  :  2,5 us, 18,5 sy,100,0 id"), [("2,5", "us"), ("18,5", "sy"), ("100,0", "id")]);
        assert_eq!(pairs("Cpu(s):  0.3%us,  0.1% sy"), [("0.3", "us"), ("0.1", "sy")]);
        assert_eq!(pairs("CPU:  12% usr  61% sys"), [("12", "usr"), ("61", "sys")]);
        assert_eq!(
            pairs("KiB Swap:  0 total, 0 used.  815,9 avail Mem "),
            [("0", "total"), ("0", "used"), ("815,9", "avail")]
        );
        assert_eq!(pairs("Mem:   2059352k total,   63140k free"), [("2059352", "total"), ("63140", "free")]);
        assert_eq!(
            pairs("66 processes: 65 sleeping, 1 running"),
            [("66", "processes"), ("65", "sleeping"), ("1", "running")]
        );
        assert_eq!(pairs("Mem:  24684084 7927020 1342128"), []);
        let french = "Tâches: 106 total,   1 en cours, 105 en veille";
        assert_eq!(labels(french).map(|label| label.last).collect::<Vec<_>>(), ["total", "cours", "veille"]);
    }
}
