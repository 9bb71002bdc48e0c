//! What detectors answer, wherever it is printed: the words of `systemd-detect-virt`, `virt-what`
//! and `lscpu`, the signature that a processor gives, the values of firmware's tables, the flavour
//! in a kernel's release.
//!
//! A detector names one thing and sees one layer. What a processor or firmware says is said of the
//! board: in a Xen PV domain or dom0 that is the machine around Xen.

pub mod board;
pub mod cpu;
pub mod module;
pub mod release;
pub mod tables;
pub mod word;
