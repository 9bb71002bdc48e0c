//! Markers, and the clues that they are met as.

use crate::text::Span;

use super::{Confidential, Hypervisor, Hypervisors, Mode, Modes, Role, Roles, State, Subsystem};

/// Whether a marker settles something or only speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Speaks for it; other explanations exist.
    Hint,
    /// Cannot be printed otherwise, unless the text was altered.
    Proof,
}

impl Strength {
    /// The slug of the report.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Proof => "proof",
        }
    }
}

/// Which layer of a nested machine a marker speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// What the kernel itself runs on.
    Kernel,
    /// The board that firmware describes: under a PV domain or dom0 this is the machine that Xen
    /// runs on, not what the kernel runs on.
    Board,
}

/// How near to the machine a hint was taken. Of hints that exclude each other the nearer ones are
/// believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// What a kernel's release is called, and that a detector found nothing.
    Hearsay,
    /// Firmware's strings, and what detectors make of them: a hypervisor can show any.
    Firmware,
    /// The processor, a device, the kernel's own records.
    Machine,
}

impl Origin {
    /// From near to far.
    pub const ALL: [Self; 3] = [Self::Machine, Self::Firmware, Self::Hearsay];
}

/// What a marker allows. A question it says nothing about stays at `ANY` or `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Says {
    /// Allowed hypervisors.
    pub hypervisors: Hypervisors,
    /// Allowed Xen modes; [`Modes::NONE`] where Xen has no modes, which is on Arm.
    pub modes: Modes,
    /// Allowed roles.
    pub roles: Roles,
    /// The cloud or product.
    pub platform: Option<&'static str>,
    /// Clouds whose machines never show this.
    pub never: &'static [&'static str],
    /// How near it was taken.
    pub origin: Origin,
    /// The container.
    pub container: Option<&'static str>,
    /// The memory encryption of a guest.
    pub confidential: Option<Confidential>,
    /// What the hypervisor itself runs in.
    pub inside: Option<Hypervisor>,
    /// How parts are virtualized.
    pub subsystems: &'static [(Subsystem, State)],
}

impl Says {
    /// Says nothing.
    pub const NOTHING: Self = Self {
        hypervisors: Hypervisors::ANY,
        modes: Modes::ANY,
        roles: Roles::ANY,
        platform: None,
        never: &[],
        origin: Origin::Machine,
        container: None,
        confidential: None,
        inside: None,
        subsystems: &[],
    };

    /// Says Xen and nothing else.
    pub const XEN: Self = Self::NOTHING.hypervisors(&[Hypervisor::Xen]);

    /// Allows these hypervisors.
    #[must_use]
    pub const fn hypervisors(mut self, allowed: &[Hypervisor]) -> Self {
        self.hypervisors = Hypervisors::of(allowed);
        self
    }

    /// Allows these modes.
    #[must_use]
    pub const fn modes(mut self, allowed: &[Mode]) -> Self {
        self.modes = Modes::of(allowed);
        self
    }

    /// Allows these roles.
    #[must_use]
    pub const fn roles(mut self, allowed: &[Role]) -> Self {
        self.roles = Roles::of(allowed);
        self
    }

    /// Names the platform.
    #[must_use]
    pub const fn platform(mut self, slug: &'static str) -> Self {
        self.platform = Some(slug);
        self
    }

    /// Excludes clouds.
    #[must_use]
    pub const fn never(mut self, slugs: &'static [&'static str]) -> Self {
        self.never = slugs;
        self
    }

    /// Was taken there.
    #[must_use]
    pub const fn from(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// Names the container.
    #[must_use]
    pub const fn container(mut self, slug: &'static str) -> Self {
        self.container = Some(slug);
        self
    }

    /// Names the memory encryption.
    #[must_use]
    pub const fn confidential(mut self, kind: Confidential) -> Self {
        self.confidential = Some(kind);
        self
    }

    /// Names what is around the hypervisor.
    #[must_use]
    pub const fn inside(mut self, outer: Hypervisor) -> Self {
        self.inside = Some(outer);
        self
    }

    /// States parts.
    #[must_use]
    pub const fn subsystems(mut self, states: &'static [(Subsystem, State)]) -> Self {
        self.subsystems = states;
        self
    }
}

/// A text that decides or hints, and how it is known.
#[derive(Debug)]
pub struct Marker {
    /// `room/name`, stable.
    pub id: &'static str,
    /// What it looks like; `<x>` stands for a variable part.
    pub text: &'static str,
    /// What it allows.
    pub says: Says,
    /// Proof or hint.
    pub strength: Strength,
    /// Of which layer it speaks.
    pub layer: Layer,
    /// What it shows, in plain words.
    pub shows: &'static str,
    /// What it does not show, where that is often mistaken; else empty.
    pub limits: &'static str,
    /// Which versions print it.
    pub versions: &'static str,
    /// Source file, header, man page.
    pub source: &'static str,
}

impl Marker {
    /// A proof about the kernel's own layer; the fields that differ are set by struct update.
    pub const PROOF: Self = Self {
        id: "",
        text: "",
        says: Says::NOTHING,
        strength: Strength::Proof,
        layer: Layer::Kernel,
        shows: "",
        limits: "",
        versions: "",
        source: "",
    };

    /// A hint about the kernel's own layer.
    pub const HINT: Self = Self { strength: Strength::Hint, ..Self::PROOF };
}

/// A marker met in the text.
#[derive(Debug, Clone)]
pub struct Clue {
    /// What was met.
    pub marker: &'static Marker,
    /// Where.
    pub span: Span,
    /// What it allows here: the marker's, or narrower where the value decides.
    pub says: Says,
    /// What it shows here, where the value says more than the marker; else empty.
    pub detail: String,
}

impl Clue {
    /// The marker as it stands.
    #[must_use]
    pub fn new(marker: &'static Marker, span: Span) -> Self {
        Self { marker, span, says: marker.says, detail: String::new() }
    }
}
