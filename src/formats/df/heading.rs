//! The heading of `df`, in any language.

use crate::grid;
use crate::scan::{self, Word};

use super::{is_amount, known};

/// The columns in English, with the words that stand for them.
pub(super) struct Heading<'l> {
    pub(super) columns: Vec<(String, Word<'l>)>,
    /// Which of them is the share in use.
    pub(super) share: usize,
}

/// Words of the heading in other languages (coreutils 9.1 `po/`), where the order does not tell.
const TYPES: &str = "Tipe Тып Вид Tipus Typ Tipo Tüüp Moeta Tyyppi Cineál Vrsta Típ. タイプ Түрі 형식 Kika Tipas Jenis Tip \
                     Тип Врста Tür Kiểu 类型 類型";
const INODES: &str = "I-възли Nodes-i I-uzlů Inoder I-nodoj Nodos-i I-kirjeid Inodoak I-solmut Inœuds Inóid Inodos \
                      Inodova Inode-ok Inode Iノード Inodi Inod I-nodes iwęzły Inós Inoduri Iнодов I-uzly Inodov \
                      И-чворови І-вузлів";

fn has(list: &str, word: &str) -> bool {
    scan::texts(list).any(|it| it == word)
}

/// One word from the begin of one to the end of another.
fn joined<'l>(line: &'l str, first: Word<'l>, last: Word<'l>) -> Word<'l> {
    Word { text: line.get(first.start..last.end()).unwrap_or(first.text), start: first.start }
}

pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    let words = grid::words(line);
    english(line, &words).or_else(|| translated(line, &words))
}

fn is_share(name: &str) -> bool {
    matches!(name, "Use%" | "IUse%" | "Capacity")
}

/// All names known: `--output` may have any of them, in any order.
fn english<'l>(line: &'l str, words: &[Word<'l>]) -> Option<Heading<'l>> {
    let (last, names) = words.split_last()?;
    let (mounted, names) = names.split_last().filter(|(it, _)| it.text == "Mounted" && last.text == "on")?;
    if names.first()?.text != "Filesystem" || !names.iter().all(|word| known(word.text).is_some()) {
        return None;
    }
    let share = names.iter().position(|name| is_share(name.text))?;
    let mut columns: Vec<_> = names.iter().map(|name| (name.text.to_owned(), *name)).collect();
    columns.push(("Mounted on".to_owned(), joined(line, *mounted, *last)));
    Some(Heading { columns, share })
}

/// Device, perhaps the type, three amounts, the share, the mount point.
fn translated<'l>(line: &'l str, words: &[Word<'l>]) -> Option<Heading<'l>> {
    let mut shares = words.iter().enumerate().filter(|(_, word)| word.text.contains('%')).map(|(at, _)| at);
    let share = shares.next()?;
    // pidstat and its like have several shares, or numbers of processes.
    if shares.next().is_some() || words.iter().any(|word| matches!(word.text, "PID" | "TGID")) {
        return None;
    }
    let names = words.get(..share)?;
    // An English heading that was broken is none of another language.
    if words.first()?.text == "Filesystem" && words.get(share + 1).is_some_and(|word| word.text.starts_with("Mount")) {
        return None;
    }
    // A row has the same shape; `1K` may stand in a heading as well.
    let is_row = |pair: &[Word<'_>]| matches!(pair, [before, it] if is_amount(it.text) && before.text != "de");
    if words.get(share).is_some_and(|word| super::is_share(word.text)) || names.windows(2).any(is_row) {
        return None;
    }
    let (mut before, amounts) = names.split_at(names.len().checked_sub(3)?);
    let [size, used, available] = amounts else { return None };
    let mut size = (size.text.to_owned(), *size);
    // `bloques de 1K`, `blocs de 1K`, `Blocos de 1K`
    if let [rest @ .., blocks, de] = before
        && de.text == "de"
    {
        before = rest;
        size = (format!("{}-blocks", size.0), joined(line, *blocks, size.1));
    }
    let (size_name, size) = (size.0.as_str(), &size.1);
    let has_type = before.len() > 1 && before.last().is_some_and(|word| word.text == "Type" || has(TYPES, word.text));
    let device = before.get(..before.len() - usize::from(has_type))?;
    let is_inodes = size.text == "Inodes" || has(INODES, size.text);
    let mut columns = vec![("Filesystem".to_owned(), joined(line, *device.first()?, *device.last()?))];
    columns.extend(before.last().filter(|_| has_type).map(|word| ("Type".to_owned(), *word)));
    let names = match (is_inodes, known(size_name).is_some()) {
        (true, _) => ["Inodes", "IUsed", "IFree", "IUse%"],
        // `1K-Blöcke`
        (false, true) => [size_name, "Used", "Available", "Use%"],
        (false, false) => ["Size", "Used", "Avail", "Use%"],
    };
    for (name, word) in names.into_iter().zip([size, used, available, words.get(share)?]) {
        columns.push((name.to_owned(), *word));
    }
    let mounted = words.get(share + 1..)?;
    columns.push(("Mounted on".to_owned(), joined(line, *mounted.first()?, *mounted.last()?)));
    let share = columns.len() - 2;
    Some(Heading { columns, share })
}
