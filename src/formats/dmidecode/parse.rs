//! Reads blocks, keywords and answers.

use crate::clue::Clue;
use crate::detector::board::{self, Board, Slot};
use crate::detector::tables::{VALUES, Value, by_keyword};
use crate::format::Segment;
use crate::scan;
use crate::section::{About, Fact, Section};
use crate::text::Line;

use super::{FORMAT, form, is_heading};

/// Whether a line is the title of a block that is read.
pub(super) fn is_title(text: &str) -> bool {
    !text.is_empty() && VALUES.iter().any(|value| value.block == text)
}

/// A line `keyword: value`.
pub(super) fn keyword(text: &str) -> Option<(&'static str, &str)> {
    let (keyword, value) = text.split_once(':')?;
    // The end of a line without a value may be lost.
    let is_another = value.split_once(':').is_some_and(|(other, _)| by_keyword(other.trim_ascii()).is_some());
    by_keyword(keyword).filter(|_| !is_another).map(|known| (known.keyword, value.trim_ascii()))
}

/// The keywords that a command asks for, in its order.
pub(super) fn asked(command: &str) -> impl Iterator<Item = &'static str> {
    let is_ours = command.contains("dmidecode");
    let words = scan::texts(command).map(|word| word.trim_matches([';', '|', '&', '"', '\'', ')']));
    words.filter(move |_| is_ours).filter_map(|word| {
        let word = word.strip_prefix("--string=").or_else(|| word.strip_prefix("-s")).unwrap_or(word);
        by_keyword(word).map(|value| value.keyword)
    })
}

/// The types that people ask for, as numbers and as words (`dmidecode -t`), and the titles of their blocks.
const TYPES: [(&str, &str, &str); 4] = [
    ("0", "bios", "BIOS Information"),
    ("1", "system", "System Information"),
    ("2", "baseboard", "Base Board Information"),
    ("3", "chassis", "Chassis Information"),
];

/// The place of the type that a command asks for.
pub(super) fn asked_type(command: &str) -> Option<u8> {
    let (_, rest) = command.split_once("dmidecode -t").or_else(|| command.split_once("dmidecode --type"))?;
    let wanted = rest.trim_start_matches([' ', '=']).split(|it: char| !it.is_ascii_alphanumeric()).next()?;
    let place = TYPES.iter().position(|(number, word, _)| [number, word].contains(&&wanted))?;
    u8::try_from(place).ok()
}

fn title(place: u8) -> &'static str {
    TYPES.get(usize::from(place)).map_or("", |(_, _, title)| title)
}

/// Whether a line stands in the block of such a type.
pub(super) fn is_part(place: u8, text: &str) -> bool {
    let key = text.trim_ascii().split_once(": ").map(|(key, _)| key);
    key.is_some_and(|key| VALUES.iter().any(|value| value.block == title(place) && value.key == key))
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader { section: segment.section(), board: Board::default() };
    match segment.opening.form {
        form::BLOCKS => reader.blocks(segment),
        form::PARTS.. => {
            for line in segment.lines() {
                reader.within(title(segment.opening.form - form::PARTS), line);
            }
        }
        form::KEYWORDS => {
            reader.section.variant = Some("keywords");
            for line in segment.lines() {
                if let Some((known, text)) = keyword(line.text) {
                    reader.take(by_keyword(known), line, text);
                }
            }
        }
        _ => {
            reader.section.variant = Some("keywords");
            // Its remarks stand between the answers.
            let answers = segment.lines().filter(|line| !line.text.starts_with('#'));
            for (line, known) in answers.zip(asked(segment.command.unwrap_or_default())) {
                // A loop prints the names too.
                let (known, text) = keyword(line.text).unwrap_or((known, line.text.trim_ascii()));
                reader.take(by_keyword(known), line, text);
            }
        }
    }
    let Reader { mut section, board } = reader;
    section.clues.extend(board.clues());
    if let Some((name, span)) = board.name() {
        section.facts.push(Fact::new("board", span, FORMAT.field("board")).about(About::Board).worth(name));
    }
    section
}

struct Reader<'s> {
    section: Section,
    board: Board<'s>,
}

impl<'s> Reader<'s> {
    fn blocks(&mut self, segment: &Segment<'s>) {
        let mut block = "";
        let mut behind_handle = false;
        for line in segment.lines() {
            let text = line.text;
            let is_within = text.starts_with([' ', '\t']);
            // Up to 2.6 the blocks are indented below their handles.
            if let Some(title) = text.strip_prefix('\t').filter(|title| is_title(title)) {
                block = title;
            } else if text.starts_with("# No SMBIOS nor DMI entry point found") {
                self.section.clues.push(Clue::new(&board::NO_TABLES, line.whole()));
            } else if let Some(version) = text.strip_prefix("# dmidecode ") {
                self.section.tool = Some(format!("dmidecode {version}").into());
            } else if !is_within && (behind_handle || is_title(text)) {
                block = text;
            } else if is_within {
                self.within(block, line);
            } else if !line.is_blank() && !is_heading(text) && !text.starts_with("Handle 0x") {
                self.section.keep(line);
            }
            behind_handle = text.starts_with("Handle 0x");
        }
    }

    /// A line of a block. The many processors and boards of a server say the same: the first counts.
    fn within(&mut self, block: &str, line: Line<'s>) {
        let text = line.text.trim_ascii();
        if text == "System is a virtual machine" {
            self.board.add(Slot::Virtual, text, line.span_of(text));
        }
        let Some((key, value)) = text.split_once(':') else { return };
        let known = VALUES.iter().find(|it| it.block == block && it.key == key);
        let is_new = |known: &&Value| self.section.fact(known.keyword).is_none();
        self.take(known.filter(is_new), line, value.trim_ascii());
    }

    fn take(&mut self, known: Option<&'static Value>, line: Line<'s>, text: &'s str) {
        let Some(known) = known else { return };
        if text.is_empty() {
            return;
        }
        let span = line.span_of(text);
        self.section.state(known.keyword, line, text, None, "");
        self.board.add(known.slot, text, span);
    }
}
