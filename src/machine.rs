//! Which sections belong to one machine.
//!
//! A host name in a section, in its log prefix or in the prompt before it names the machine. What
//! has no name belongs to the machine before it, unless both cannot be true of one machine: a
//! dom0's `xl info` and the `dmesg` of a guest, two boards, two kernels at once, captions that put one
//! output on the host and the other in the guest.

use std::borrow::Cow;
use std::ops::Range;

use crate::clue::{Hypervisors, Layer, Modes, Roles, Strength};
use crate::scan::{self, Names};
use crate::section::{About, Section};
use crate::segment::{Prompt, Side};
use crate::text::{Source, Span};

/// A machine and its sections.
#[derive(Debug)]
pub struct Machine {
    /// Where its name stands.
    pub name: Option<Span>,
    /// Indexes of sections, in order.
    pub sections: Vec<usize>,
}

/// What the proofs of some sections leave possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Possible {
    hypervisors: Hypervisors,
    modes: Modes,
    roles: Roles,
}

impl Possible {
    const ALL: Self = Self { hypervisors: Hypervisors::ANY, modes: Modes::ANY, roles: Roles::ANY };

    /// What a section leaves.
    pub(crate) fn of(section: &Section) -> Self {
        let proofs = section
            .clues
            .iter()
            .filter(|clue| clue.marker.strength == Strength::Proof && clue.marker.layer == Layer::Kernel);
        proofs.fold(Self::ALL, |left, clue| Self {
            hypervisors: left.hypervisors.and(clue.says.hypervisors),
            modes: left.modes.and(clue.says.modes),
            roles: left.roles.and(clue.says.roles),
        })
    }

    /// A section that contradicts itself contradicts no other.
    pub(crate) fn or_all(self) -> Self {
        Self {
            hypervisors: if self.hypervisors.is_empty() { Hypervisors::ANY } else { self.hypervisors },
            modes: if self.modes.is_empty() { Modes::ANY } else { self.modes },
            roles: if self.roles.is_empty() { Roles::ANY } else { self.roles },
        }
    }

    /// What both leave.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            hypervisors: self.hypervisors.and(other.hypervisors),
            modes: self.modes.and(other.modes),
            roles: self.roles.and(other.roles),
        }
    }

    /// Whether one boot can be both.
    pub(crate) fn is_same(self) -> bool {
        self.is_one() && !self.modes.is_empty()
    }

    /// Whether one machine can be both. Modes that two formats state may contradict each other: that
    /// is a conflict to report. Two logs of the kernel that do so are of two machines.
    fn is_one(self) -> bool {
        !self.roles.is_empty() && !self.hypervisors.is_empty()
    }
}

/// A machine while its sections are gathered.
struct Group<'s> {
    machine: Machine,
    /// What the proofs so far leave.
    known: Possible,
    /// What its sections say, by their formats: each once, since thousands of boots may say the same.
    said: Vec<Said<'s>>,
    /// The side that captions put it on.
    side: Option<Side>,
}

/// Lines above an output in which its caption may stand.
const ABOVE: usize = 3;

/// What tells a section's machine from others that have no name.
#[derive(PartialEq)]
struct Said<'s> {
    format: &'static str,
    modes: Modes,
    kernel: Option<Cow<'s, str>>,
    board: Option<Cow<'s, str>>,
}

impl<'s> Said<'s> {
    fn of(source: &'s Source<'_>, section: &'s Section, modes: Modes) -> Self {
        let fact = |about| section.facts.iter().find(|fact| fact.about == Some(about)).map(|fact| fact.text(source));
        Self { format: section.format.id, modes, kernel: fact(About::Kernel), board: fact(About::Board) }
    }
}

impl Group<'_> {
    /// Whether a section without a name in common can be of this machine.
    fn fits(&self, possible: Possible, said: &Said<'_>, side: Option<Side>) -> bool {
        let same_format = || self.said.iter().filter(|it| it.format == said.format);
        // One of the two may have been cut short.
        let other_board = |it: &Option<Cow<'_, str>>| match (it.as_deref(), said.board.as_deref()) {
            (Some(a), Some(b)) => !a.starts_with(b) && !b.starts_with(a),
            _ => false,
        };
        // A log holds several boots, perhaps of several kernels; two programs run on one.
        let kernels = || self.said.iter().filter(|it| it.kernel.is_some());
        let other_kernel = said.kernel.is_some()
            && kernels().any(|it| it.format != said.format)
            && kernels().all(|it| it.kernel != said.kernel);
        let other_side = side.is_some() && self.side.is_some() && side != self.side;
        self.known.and(possible).is_one()
            && !other_kernel
            && !other_side
            && !same_format().any(|it| other_board(&it.board))
            && same_format().fold(possible.modes, |left, it| left.and(it.modes)) != Modes::NONE
    }
}

/// Groups sections into machines, in order of appearance.
#[must_use]
pub fn machines(source: &Source<'_>, sections: &[Section], prompts: &[Prompt<'_>]) -> Vec<Machine> {
    let mut found: Vec<Group<'_>> = Vec::new();
    // The names of machines, and which one has each: a text can name thousands.
    let (mut names, mut named) = (Names::new(), Vec::new());
    let mut current = None;
    let (mut side, mut end) = (None, 0);
    for (index, section) in sections.iter().enumerate() {
        let caption = (end..section.lines.start).rev().take(ABOVE).find_map(|at| {
            let is_prompt = prompts.binary_search_by_key(&at, |prompt| prompt.line).is_ok();
            Side::of(source.line(at).filter(|_| !is_prompt)?.text)
        });
        side = caption.or(side);
        end = section.lines.end;
        let name = name_of(source, section, prompts);
        let possible = Possible::of(section).or_all();
        let said = Said::of(source, section, possible.modes);
        let host = name.map(|name| short(&source.read(name)));
        let fits = |at: usize| {
            let group = found.get(at).filter(|group| name.is_none() || group.machine.name.is_none());
            group.is_some_and(|group| group.fits(possible, &said, side))
        };
        let at = host
            .as_ref()
            .and_then(|host| named.get(names.find(host)?).copied())
            .or_else(|| current.filter(|&at| fits(at)))
            .or_else(|| (0..found.len()).rev().find(|&at| fits(at)));
        let at = at.unwrap_or_else(|| {
            let machine = Machine { name, sections: Vec::new() };
            found.push(Group { machine, known: Possible::ALL, said: Vec::new(), side: None });
            found.len() - 1
        });
        if let Some(Group { machine, known, said: all, side: of }) = found.get_mut(at) {
            *of = of.or(side);
            machine.sections.push(index);
            if !all.contains(&said) {
                all.push(said);
            }
            machine.name = machine.name.or(name);
            if host.is_some_and(|host| names.place(&host) == named.len()) {
                named.push(at);
            }
            *known = known.and(possible).or_all();
        }
        current = Some(at);
    }
    found.into_iter().map(|group| group.machine).collect()
}

/// `web01` and `web01.example.org` are one host.
pub(crate) fn is_same_host(a: &str, b: &str) -> bool {
    short(a) == short(b)
}

fn short(name: &str) -> String {
    name.split('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// The name that a section states, else that of its log prefix, else that of the machine to which
/// the command before it was sent, else that of the prompt.
fn name_of(source: &Source<'_>, section: &Section, prompts: &[Prompt<'_>]) -> Option<Span> {
    let Range { start, .. } = section.lines;
    section.host.or_else(|| source.line(start)?.host()).or_else(|| {
        let before = prompts.partition_point(|prompt| prompt.line <= start);
        let prompt = prompts.get(before.checked_sub(1)?)?;
        let sent_to = reached(prompt.command).and_then(|name| Some(source.line(prompt.line)?.span_of(name)));
        sent_to.or(prompt.host)
    })
}

/// The machine whose console or shell a command opens: `xl console web01`, `ssh root@web01 dmesg`.
fn reached(command: &str) -> Option<&str> {
    let mut words = scan::texts(command).skip_while(|word| *word == "sudo").peekable();
    let program = words.next()?;
    if matches!(program, "xl" | "xm" | "virsh") {
        words.next_if_eq(&"console")?;
    } else if program != "ssh" {
        return None;
    }
    // `-t` and `-c` of `xl console` take a word, and so do most options of `ssh`.
    while let Some(option) = words.next_if(|word| word.starts_with('-')) {
        if option.len() == 2 {
            words.next_if(|word| program == "ssh" && !word.contains('@') || matches!(*word, "pv" | "serial"));
        }
    }
    let name = words.next()?;
    Some(name.rsplit('@').next().unwrap_or(name)).filter(|name| !name.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_that_reach_another_machine() {
        for (command, name) in [
            ("xl console web01", Some("web01")),
            ("sudo xl console -t pv web01", Some("web01")),
            ("xm console web01.example.org", Some("web01.example.org")),
            ("virsh console web01 --force", Some("web01")),
            ("ssh root@web01 dmesg", Some("web01")),
            ("ssh -p 2222 web01", Some("web01")),
            ("xl console 7", None),
            ("xl list web01", None),
            ("dmesg", None),
        ] {
            assert_eq!(reached(command), name, "{command}");
        }
    }
}
