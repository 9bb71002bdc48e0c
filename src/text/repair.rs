//! What was done to the text before it was read, so that nothing is done in silence.

/// A kind of cleaning or mending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RepairKind {
    /// Bytes were UTF-16.
    Utf16,
    /// Bytes were no UTF-8 and were read as Latin-1.
    Latin1,
    /// A byte order mark was skipped.
    ByteOrderMark,
    /// The input was larger than can be addressed and was cut.
    TooLarge,
    /// Line ends with carriage returns.
    CarriageReturn,
    /// Terminal escape sequences.
    Escape,
    /// Control characters.
    Control,
    /// Unicode blanks, such as the no-break space, read as blanks.
    UnicodeBlank,
    /// Mail quoting.
    QuotePrefix,
    /// A syslog or journal prefix.
    LogPrefix,
    /// A wall clock in brackets in front of each line.
    WallClock,
    /// A file name in front of each line, as grep prints it.
    FilePrefix,
    /// Marks of a diff in front of each line.
    DiffMark,
    /// Line numbers in front of each line.
    LineNumber,
    /// Markup of a page or a ticket around the text.
    Markup,
    /// HTML entities.
    Entity,
    /// Typographic quotes and dashes.
    Typographic,
    /// A frame of line-drawing characters.
    Frame,
    /// An indentation of a whole block.
    Indent,
    /// A blank line behind each line.
    BlankLines,
    /// Lines that arrived twice.
    Twice,
    /// What a pager or an editor put between the lines.
    Interruption,
    /// Mail coding: `=3D` and `=` at line ends.
    QuotedPrintable,
    /// Lines that were broken on their way.
    Wrapped,
    /// Records that stood on one line.
    Parted,
}

impl RepairKind {
    /// The slug of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Utf16 => "utf-16",
            Self::Latin1 => "latin-1",
            Self::ByteOrderMark => "byte-order-mark",
            Self::TooLarge => "too-large",
            Self::CarriageReturn => "carriage-return",
            Self::Escape => "escape-sequence",
            Self::Control => "control-character",
            Self::UnicodeBlank => "unicode-blank",
            Self::QuotePrefix => "quote-prefix",
            Self::LogPrefix => "log-prefix",
            Self::WallClock => "wall-clock",
            Self::FilePrefix => "file-prefix",
            Self::DiffMark => "diff-mark",
            Self::LineNumber => "line-number",
            Self::Markup => "markup",
            Self::Entity => "html-entity",
            Self::Typographic => "typographic",
            Self::Frame => "frame",
            Self::Indent => "indentation",
            Self::BlankLines => "blank-lines",
            Self::Twice => "line-twice",
            Self::Interruption => "interruption",
            Self::QuotedPrintable => "quoted-printable",
            Self::Wrapped => "wrapped-line",
            Self::Parted => "joined-records",
        }
    }

    /// What was done, in plain words.
    #[must_use]
    pub fn note(self) -> &'static str {
        match self {
            Self::Utf16 => "The bytes are UTF-16 and were decoded.",
            Self::Latin1 => "The bytes are not UTF-8; they were read as Latin-1.",
            Self::ByteOrderMark => "A byte order mark was skipped.",
            Self::TooLarge => "Only the first 4 GiB were read.",
            Self::CarriageReturn => "Carriage returns at line ends were skipped.",
            Self::Escape => "Terminal escape sequences were skipped.",
            Self::Control => "Control characters were skipped.",
            Self::UnicodeBlank => "Unicode blanks were read as blanks.",
            Self::QuotePrefix => "Quote marks in front of the line were skipped.",
            Self::LogPrefix => "A log prefix (time, host, program) in front of the line was set aside.",
            Self::WallClock => "A wall clock in brackets in front of the line was set aside.",
            Self::FilePrefix => "A file name in front of the line was set aside.",
            Self::DiffMark => "The mark of a diff in front of the line was set aside.",
            Self::LineNumber => "Line numbers in front of the lines were set aside.",
            Self::Markup => "Markup around the text was set aside.",
            Self::Entity => "HTML entities were read as the characters they stand for.",
            Self::Typographic => "Typographic quotes and dashes were read as plain ones.",
            Self::Frame => "A frame around the text was set aside.",
            Self::Indent => "The indentation of the block was set aside.",
            Self::BlankLines => "A blank line behind each line was left out.",
            Self::Twice => "Each line stood there twice; the second was left out.",
            Self::Wrapped => {
                "Lines that seem to have been broken on their way were put together; a blank may be missing or too many there."
            }
            Self::Parted => "Records that stood on one line were parted.",
            Self::QuotedPrintable => "The coding of a mail (quoted-printable) was taken back.",
            Self::Interruption => "What a pager or an editor put between the lines was left out.",
        }
    }
}

/// One kind of repair over a run of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// The first line, 1-based.
    pub first: u32,
    /// The last line.
    pub last: u32,
    /// How many lines between the two were touched.
    pub lines: u32,
}

/// Collects repairs: a kind that goes on within a few lines is one entry.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    done: Vec<Repair>,
    /// The newest entry of each kind, as an index into `done`. There are few kinds.
    open: Vec<usize>,
}

/// Lines without the repair that one run may hold: a blank line between two tables.
const GAP: u32 = 4;

impl Repairs {
    /// Goes on after [`Repairs::finish`].
    pub(super) fn again(done: Vec<Repair>) -> Self {
        Self { done, open: Vec::new() }
    }

    pub(super) fn note(&mut self, kind: RepairKind, line: u32) {
        let done = &mut self.done;
        let open = self.open.iter_mut().find(|at| done.get(**at).is_some_and(|it| it.kind == kind));
        let fresh = Repair { kind, first: line, last: line, lines: 1 };
        match open {
            Some(at) => {
                let next = done.len();
                match done.get_mut(*at) {
                    Some(run) if line == run.last => {}
                    // What stood behind a prefix is found later, and may stand before the newest.
                    Some(run) if (run.first.saturating_sub(GAP)..=run.last + GAP).contains(&line) => {
                        run.first = run.first.min(line);
                        run.last = run.last.max(line);
                        run.lines += 1;
                    }
                    _ => {
                        done.push(fresh);
                        *at = next;
                    }
                }
            }
            None => {
                self.open.push(done.len());
                done.push(fresh);
            }
        }
    }

    pub(super) fn finish(self) -> Vec<Repair> {
        // In the order of the text; there are few kinds, so runs that begin together keep the order
        // in which they were found.
        self.done
    }
}
