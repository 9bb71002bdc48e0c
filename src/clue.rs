//! Answers, and what the text says about them.
//!
//! A question (which hypervisor? which mode?) has a fixed set of answers. A [`Marker`] is a text
//! that some kernel or tool prints; it *allows* a set of answers. A [`Clue`] is a marker met in a
//! paste. The verdict intersects what the proofs allow and ranks what is left by the hints.

mod marker;

pub use marker::{Clue, Layer, Marker, Origin, Says, Strength};

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
