//! Answers, and what the text says about them.
//!
//! A question (which hypervisor? which mode?) has a fixed set of answers. A [`Marker`] is a text
//! that some kernel or tool prints; it *allows* a set of answers. A [`Clue`] is a marker met in a
//! paste. The verdict intersects what the proofs allow and ranks what is left by the hints.

use crate::text::Span;

/// Declares the answers to one question, and the set of them.
macro_rules! answers {
    ($(#[$doc:meta])* $answer:ident in $set:ident { $($(#[$one:meta])* $name:ident = $slug:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $answer { $($(#[$one])* $name,)* }

        impl $answer {
            /// Every answer, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The slug of the report.
            #[must_use]
            pub const fn slug(self) -> &'static str { match self { $(Self::$name => $slug,)* } }

            /// As written for people.
            #[must_use]
            pub const fn label(self) -> &'static str { match self { $(Self::$name => $label,)* } }
        }

        /// A set of answers.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct $set(u32);

        impl $set {
            /// Every answer is possible: nothing is said.
            pub const ANY: Self = Self(u32::MAX);
            /// No answer is possible.
            pub const NONE: Self = Self(0);

            /// The set as bits, one for each answer in their order.
            #[must_use]
            pub const fn bits(self) -> u32 { self.0 }

            /// The set of these bits.
            #[must_use]
            pub const fn of_bits(bits: u32) -> Self { Self(bits) }

            /// Exactly these.
            #[must_use]
            pub const fn of(answers: &[$answer]) -> Self {
                let mut bits = 0;
                let mut rest = answers;
                while let [first, others @ ..] = rest {
                    bits |= 1 << *first as u32;
                    rest = others;
                }
                Self(bits)
            }

            /// All but these.
            #[must_use]
            pub const fn but(answers: &[$answer]) -> Self { Self(!Self::of(answers).0) }

            /// What both allow.
            #[must_use]
            pub const fn and(self, other: Self) -> Self { Self(self.0 & other.0) }

            /// What either allows.
            #[must_use]
            pub const fn or(self, other: Self) -> Self { Self(self.0 | other.0) }

            /// Whether an answer is in it.
            #[must_use]
            pub const fn has(self, answer: $answer) -> bool { self.0 & (1 << answer as u32) != 0 }

            /// Whether it says nothing.
            #[must_use]
            pub const fn is_any(self) -> bool { self.0 == u32::MAX }

            /// The answers in it.
            pub fn iter(self) -> impl Iterator<Item = $answer> {
                $answer::ALL.iter().copied().filter(move |it| self.has(*it))
            }

            /// How many answers are in it.
            #[must_use]
            pub fn len(self) -> usize { self.iter().count() }

            /// Whether no answer is left.
            #[must_use]
            pub fn is_empty(self) -> bool { self.len() == 0 }

            /// The only answer in it.
            #[must_use]
            pub fn only(self) -> Option<$answer> {
                let mut all = self.iter();
                let first = all.next()?;
                if all.next().is_none() { Some(first) } else { None }
            }
        }

        impl std::fmt::Debug for $set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                if self.is_any() { f.write_str("any") } else { f.debug_set().entries(self.iter()).finish() }
            }
        }
    };
}

answers! {
    /// What runs the kernel that printed the text.
    Hypervisor in Hypervisors {
        /// Xen, in any mode.
        Xen = "xen", "Xen";
        /// KVM, whatever the user-space part.
        Kvm = "kvm", "KVM";
        /// QEMU without acceleration (TCG).
        Qemu = "qemu", "QEMU";
        /// VMware products.
        Vmware = "vmware", "VMware";
        /// Microsoft Hyper-V, also under WSL 2 and Azure.
        HyperV = "hyper-v", "Hyper-V";
        /// Oracle VirtualBox.
        VirtualBox = "virtualbox", "VirtualBox";
        /// Parallels.
        Parallels = "parallels", "Parallels";
        /// FreeBSD's bhyve.
        Bhyve = "bhyve", "bhyve";
        /// ACRN.
        Acrn = "acrn", "ACRN";
        /// Jailhouse.
        Jailhouse = "jailhouse", "Jailhouse";
        /// Apple's Virtualization framework.
        AppleVz = "apple-vz", "Apple Virtualization";
        /// Bochs.
        Bochs = "bochs", "Bochs";
        /// IBM PowerVM.
        PowerVm = "powervm", "PowerVM";
        /// IBM z/VM.
        Zvm = "zvm", "z/VM";
        /// The firmware of an IBM Z machine that parts it into LPARs.
        PrSm = "pr-sm", "PR/SM (LPAR)";
        /// The historic lguest.
        Lguest = "lguest", "lguest";
        /// Bare metal.
        None = "none", "no hypervisor";
    }
}

answers! {
    /// How a domain is virtualized by Xen.
    Mode in Modes {
        /// Paravirtualized.
        Pv = "pv", "PV";
        /// PVH: hardware container, nothing emulated.
        Pvh = "pvh", "PVH";
        /// Fully virtualized, no paravirtual drivers in use.
        Hvm = "hvm", "HVM";
        /// Fully virtualized with paravirtual disk or network, interrupts by the emulated PCI device.
        HvmPvDrivers = "hvm-pv-drivers", "HVM with PV drivers";
        /// Fully virtualized with paravirtual drivers, interrupts and timers.
        Pvhvm = "pvhvm", "PVHVM";
    }
}

answers! {
    /// What the machine is to others.
    Role in Roles {
        /// A virtual machine.
        Guest = "guest", "guest";
        /// Xen's control domain, or the hypervisor itself.
        Dom0 = "dom0", "dom0";
        /// A machine that runs guests of KVM or another hosted hypervisor.
        Host = "host", "host";
        /// A machine of its own.
        BareMetal = "bare-metal", "bare metal";
    }
}

answers! {
    /// A part of the machine that can be virtualized in its own way.
    Subsystem in Subsystems {
        /// How the kernel is started.
        Boot = "boot", "Boot";
        /// Block devices.
        Disk = "disk", "Disk";
        /// Network devices.
        Network = "network", "Network";
        /// Interrupt delivery.
        Interrupts = "interrupts", "Interrupts";
        /// Clock and timers.
        Timers = "timers", "Timers";
        /// Chipset, firmware tables, legacy devices.
        Motherboard = "motherboard", "Motherboard";
        /// Privileged instructions and page tables.
        Privileged = "privileged", "Privileged instructions";
    }
}

answers! {
    /// How a part is virtualized.
    State in States {
        /// The kernel knows and cooperates.
        Paravirtualized = "paravirtualized", "paravirtualized";
        /// Emulated in software.
        Software = "software", "emulated in software";
        /// By the processor, or passed through.
        Hardware = "hardware", "by hardware";
    }
}

answers! {
    /// Memory encryption of a guest. Each of AMD's includes the ones before it.
    Confidential in Confidentials {
        /// AMD SEV.
        Sev = "amd-sev", "AMD SEV";
        /// AMD SEV-ES.
        SevEs = "amd-sev-es", "AMD SEV-ES";
        /// AMD SEV-SNP.
        SevSnp = "amd-sev-snp", "AMD SEV-SNP";
        /// Intel TDX.
        Tdx = "intel-tdx", "Intel TDX";
    }
}

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
