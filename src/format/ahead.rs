//! What a format sees where it may begin.

use crate::text::{Line, Source};

/// The line at hand and the ones after it.
#[derive(Debug, Clone, Copy)]
pub struct Ahead<'s> {
    source: &'s Source<'s>,
    line: Line<'s>,
    command: Option<&'s str>,
}

/// How many lines an opening may look ahead. It bounds the work per line.
pub const LOOK_AHEAD: usize = 14;

impl<'s> Ahead<'s> {
    /// Looks from a line on. `command` is what was typed at the prompt before it.
    #[must_use]
    pub fn new(source: &'s Source<'s>, line: Line<'s>, command: Option<&'s str>) -> Self {
        Self { source, line, command }
    }

    /// The line at hand.
    #[must_use]
    pub fn line(&self) -> Line<'s> {
        self.line
    }

    /// The text of the line at hand.
    #[must_use]
    pub fn text(&self) -> &'s str {
        self.line.text
    }

    /// The text of the line `distance` lines on; empty past the end or past [`LOOK_AHEAD`].
    #[must_use]
    pub fn text_at(&self, distance: usize) -> &'s str {
        if distance > LOOK_AHEAD {
            return "";
        }
        self.source.line(self.line.index() + distance).map_or("", |line| line.text)
    }

    /// The texts of the next lines that are not blank.
    pub fn next_texts(&self) -> impl Iterator<Item = &'s str> {
        let this = *self;
        (1..=LOOK_AHEAD).map(move |distance| this.text_at(distance)).filter(|text| !text.trim_ascii().is_empty())
    }

    /// What was typed at the prompt, if nothing was printed since. What is longer than a person
    /// types is left out, so that looking at it costs the same at every line.
    #[must_use]
    pub fn command(&self) -> Option<&'s str> {
        self.command.filter(|command| command.len() <= LONGEST_COMMAND)
    }

    /// How many lines stand between the command and the line at hand, if no more than
    /// [`LOOK_AHEAD`].
    #[must_use]
    pub fn printed(&self) -> Option<usize> {
        let command = self.command()?;
        let before = std::iter::successors(self.line.before(), |line| line.before());
        before.take(LOOK_AHEAD + 1).position(|line| line.text.trim_ascii_end().ends_with(command))
    }

    /// Whether the line at hand is the first that the part of the command prints which begins at
    /// `part`: each part before it is taken to print one line, as in `uname -r; cat file`.
    #[must_use]
    pub fn answers(&self, part: &str) -> bool {
        let before = self.command().and_then(|command| command.split_once(part)).map(|(before, _)| before);
        before.is_some_and(|before| self.printed() == Some(before.matches(';').count() + before.matches("&&").count()))
    }

    /// Whether the command before it names a file, or the line above: `Kernel version (from /proc/version):`.
    #[must_use]
    pub fn is_of(&self, file: &str) -> bool {
        let lines = || std::iter::successors(self.line.before(), |line| line.before()).take(LOOK_AHEAD);
        let above = || lines().find(|line| !line.is_blank());
        self.follows(file) || above().is_some_and(|above| above.text.contains(file))
    }

    /// Whether the command before it names a program or file.
    #[must_use]
    pub fn follows(&self, word: &str) -> bool {
        self.command().is_some_and(|command| command.contains(word))
    }
}

/// Bytes of the longest command that is looked at.
const LONGEST_COMMAND: usize = 1000;
