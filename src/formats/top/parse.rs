//! Reads the lines of `top`.

use crate::format::Segment;
use crate::grid::{self, Grid, Places};
use crate::load;
use crate::scan::{self, Word};
use crate::section::{About, Fact, Note, Section};
use crate::text::{Line, Span};

use super::labels::{self, Label};
use super::{Head, TRANSLATED, head, known};

struct Reader<'s> {
    section: Section,
    samples: Grid,
    cpus: Grid,
    processes: Grid,
    /// Of the newest heading of processes.
    places: Places,
    /// Its words, in English.
    names: Vec<&'s str>,
    /// The column whose cells hold blanks.
    wide: Option<usize>,
    /// Whether the sample has a row already, and its memory.
    has_row: bool,
    has_memory: bool,
    iteration: usize,
    /// Of the sample at hand.
    last: Option<Line<'s>>,
}

pub(super) fn parse(segment: &Segment<'_>) -> Section {
    let mut reader = Reader {
        section: segment.section(),
        samples: Grid::new("samples"),
        cpus: Grid::new("cpus"),
        processes: Grid::new("processes"),
        places: Places::default(),
        names: Vec::new(),
        wide: None,
        has_row: false,
        has_memory: false,
        iteration: 0,
        last: None,
    };
    for line in segment.lines() {
        reader.take(line);
    }
    let Reader { mut section, samples, cpus, processes, .. } = reader;
    let tables = [samples, cpus, processes].map(Grid::finish);
    section.tables.extend(tables.into_iter().filter(|table| !table.rows.is_empty()));
    section
}

impl<'s> Reader<'s> {
    fn take(&mut self, line: Line<'s>) {
        let is_understood = match head(line.text) {
            Some(Head::Load) => self.load(line),
            Some(Head::Tasks) => self.labelled(line, "", |label| labels::task(label.last)),
            Some(Head::Cpu) => self.cpu(line),
            Some(Head::Memory) => self.memory(line),
            Some(Head::Processes) => self.heading(line),
            None if load::load(line.text).is_some() => self.load(line),
            None => self.process(line),
        };
        if is_understood {
            return;
        }
        // The keys t, m and 1 draw bars, and procps-ng can be built to begin with them.
        if line.text.contains('[') && line.text.contains(':') {
            let text = "A bar: of a CPU the shares of user and nice / of all else but idle, their sum; of memory the share \
                        in use / all of it.";
            self.section.notes.push(Note { span: line.whole(), text: text.into() });
        } else {
            grid::unread(&mut self.section, line);
        }
    }

    /// The row of the sample; a line of the head that comes again begins the next one.
    fn row(&mut self, line: Line<'s>, is_new: bool) {
        if is_new || !self.has_row {
            self.iteration += 1;
            self.samples.table.add_row(line.number());
            let field = known("iteration");
            self.samples.put("iteration", field, grid::ordinal(self.iteration), Span::NONE);
            (self.has_row, self.has_memory, self.last) = (true, false, Some(line));
        }
    }

    fn load(&mut self, line: Line<'s>) -> bool {
        // Busybox prints it below the CPU line, without time.
        if let Some(numbers) = line.text.trim_ascii_start().strip_prefix("Load average:") {
            self.row(line, false);
            let numbers: Vec<&str> = scan::texts(numbers).take(3).collect();
            return self.loads(line, &numbers);
        }
        let Some(load) = load::load(line.text) else { return false };
        self.row(line, true);
        self.samples.word("time", known("time"), line, load.clock);
        if self.iteration == 1 {
            for (key, text) in [("up", load.up), ("users", load.users)] {
                if !text.is_empty() {
                    let about = (key == "up").then_some(About::Uptime);
                    let fact = Fact::new(key, line.span_of(text), known(key));
                    self.section.facts.push(Fact { about, ..fact });
                }
            }
        }
        self.loads(line, &load.loads)
    }

    fn loads(&mut self, line: Line<'s>, loads: &[&str]) -> bool {
        for (key, text) in ["load1", "load5", "load15"].into_iter().zip(loads) {
            self.samples.word(key, known(key), line, text);
            if self.iteration == 1 {
                self.section.facts.push(Fact::new(key, line.span_of(text), known(key)));
            }
        }
        loads.len() == 3
    }

    /// Numbers with labels into the row of the sample.
    fn labelled(&mut self, line: Line<'s>, prefix: &str, column: fn(&Label<'_>) -> Option<&'static str>) -> bool {
        self.row(line, false);
        let mut all = true;
        for label in labels::labels(line.text) {
            let Some(name) = column(&label) else {
                all = false;
                continue;
            };
            // `… used.    815.9 avail Mem` stands in the line of swap and is memory.
            let prefix = if matches!(name, "avail" | "cached") && prefix == "swap." { "mem." } else { prefix };
            let name = format!("{prefix}{name}");
            self.samples.word(&name, known(&name), line, label.number.text);
        }
        all
    }

    fn cpu(&mut self, line: Line<'s>) -> bool {
        let text = line.text.trim_ascii_start();
        let name = text.get(..text.find(':').unwrap_or(0)).unwrap_or_default().trim_ascii_end().trim_start_matches('%');
        let is_all = !name.ends_with(|it: char| it.is_ascii_digit());
        if is_all {
            return self.labelled(line, "", |label| labels::cpu(label.name));
        }
        self.row(self.last.unwrap_or(line), false);
        self.cpus.table.add_row(line.number());
        self.cpus.put("iteration", known("iteration"), grid::ordinal(self.iteration), Span::NONE);
        self.cpus.word("CPU", known("CPU"), line, name);
        let mut all = true;
        for label in labels::labels(line.text) {
            match labels::cpu(label.name) {
                Some(key) => self.cpus.word(key, known(key), line, label.number.text),
                None => all = false,
            }
        }
        all
    }

    /// The first line of memory is memory, the second one is swap: the names are translated.
    fn memory(&mut self, line: Line<'s>) -> bool {
        let is_swap = self.has_memory || line.text.trim_ascii_start().starts_with("Swap");
        // Busybox begins each sample with this line.
        let is_new = self.has_memory && labels::labels(line.text).any(|label| label.name == "shrd");
        self.row(line, is_new);
        let prefix = if is_swap && !is_new { "swap." } else { "mem." };
        self.has_memory = true;
        self.labelled(line, prefix, |label| labels::memory(label.name))
    }

    fn heading(&mut self, line: Line<'s>) -> bool {
        let names = grid::words(line.text);
        self.processes.column("iteration", known("iteration"));
        self.processes.heading(line, &[], &known);
        for word in &names {
            self.processes.head(line, *word, grid::english(TRANSLATED, word.text), known(word.text));
        }
        self.wide = names.iter().position(|name| known(name.text).is_some_and(|field| field.key == "COMMAND"));
        self.places = Places::of(line.text);
        self.names = names.iter().map(|word| grid::english(TRANSLATED, word.text)).collect();
        true
    }

    /// Whether the state is a letter, and amounts without a unit are whole: else marks of thousands have moved or
    /// changed the numbers.
    fn is_aligned(&self, words: &[Word<'_>]) -> bool {
        let cell = |name: &str| words.get(self.names.iter().position(|it| *it == name)?).map(|word| word.text);
        let is_whole = |name: &&str| {
            cell(name).is_none_or(|it| !it.contains('.') || !it.ends_with(|it: char| it.is_ascii_digit()))
        };
        cell("S").is_none_or(|state| scan::number(state).is_none()) && ["VIRT", "RES", "SHR"].iter().all(is_whole)
    }

    fn process(&mut self, line: Line<'s>) -> bool {
        let words = grid::words(line.text);
        let width = self.places.len();
        // A line with a few words is the rest of another one that was broken.
        let is_process = words.len() + 2 >= width && words.first().is_some_and(|pid| scan::count(pid.text).is_some());
        if !is_process || width == 0 {
            return false;
        }
        if !self.is_aligned(&words) {
            let text = "A number here may have a mark of thousands: the row is left out.";
            self.section.notes.push(Note { span: line.whole(), text: text.into() });
            return true;
        }
        let is_last = self.wide.is_some_and(|wide| wide + 1 == width);
        if words.len() <= width || is_last {
            self.processes.row(line, &words, self.wide);
        } else {
            // Several columns may hold blanks; they are as wide as their headings.
            self.processes.table.add_row(line.number());
            for (at, cell) in self.places.cells(line.text).into_iter().enumerate() {
                if let Some((start, end)) = cell {
                    self.processes.cell(at, line, start, end);
                }
            }
        }
        let iteration = self.iteration.max(1);
        self.processes.put("iteration", known("iteration"), grid::ordinal(iteration), Span::NONE);
        true
    }
}
