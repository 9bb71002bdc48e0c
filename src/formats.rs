//! The registry: the rooms by id. A new format adds its line here.

use std::sync::OnceLock;

use crate::format::Format;
use crate::scan::Needles;

/// Every format that is read.
pub static FORMATS: &[&Format] = &[
    &container::FORMAT,
    &cpuinfo::FORMAT,
    &detect_virt::FORMAT,
    &df::FORMAT,
    &dmesg::FORMAT,
    &dmidecode::FORMAT,
    &ethtool::FORMAT,
    &foreign::FORMAT,
    &free::FORMAT,
    &hostnamectl::FORMAT,
    &ifconfig::FORMAT,
    &iostat::FORMAT,
    &ip_link::FORMAT,
    &lsblk::FORMAT,
    &lscpu::FORMAT,
    &lsmod::FORMAT,
    &lspci::FORMAT,
    &meminfo::FORMAT,
    &mount::FORMAT,
    &mpstat::FORMAT,
    &net_dev::FORMAT,
    &proc_version::FORMAT,
    &sar::FORMAT,
    &sys_dmi::FORMAT,
    &sysfs_hypervisor::FORMAT,
    &top::FORMAT,
    &uname::FORMAT,
    &uptime::FORMAT,
    &virt_what::FORMAT,
    &vmstat::FORMAT,
    &xen_detect::FORMAT,
    &xen_dmesg::FORMAT,
    &xen_features::FORMAT,
    &xenstore_ls::FORMAT,
    &xentop::FORMAT,
    &xl_info::FORMAT,
    &xl_list::FORMAT,
    &xl_vcpu_list::FORMAT,
];

pub mod container;
pub mod cpuinfo;
pub mod detect_virt;
pub mod df;
pub mod dmesg;
pub mod dmidecode;
pub mod ethtool;
pub mod foreign;
pub mod free;
pub mod hostnamectl;
pub mod ifconfig;
pub mod iostat;
pub mod ip_link;
pub mod lsblk;
pub mod lscpu;
pub mod lsmod;
pub mod lspci;
pub mod meminfo;
pub mod mount;
pub mod mpstat;
pub mod net_dev;
pub mod proc_version;
pub mod sar;
pub mod sys_dmi;
pub mod sysfs_hypervisor;
pub mod top;
pub mod uname;
pub mod uptime;
pub mod virt_what;
pub mod vmstat;
pub mod xen_detect;
pub mod xen_dmesg;
pub mod xen_features;
pub mod xenstore_ls;
pub mod xentop;
pub mod xl_info;
pub mod xl_list;
pub mod xl_vcpu_list;

/// The format of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// Formats by their places in [`FORMATS`], as bits.
pub type Set = u128;

/// The formats of which a text may begin at a line, by their signs.
#[must_use]
pub fn signs(line: &str) -> Set {
    static FINDER: OnceLock<(Needles, Vec<Set>, Set)> = OnceLock::new();
    let (needles, formats, any) = FINDER.get_or_init(|| {
        let (mut words, mut formats, mut any) = (Vec::new(), Vec::new(), 0);
        for (place, format) in FORMATS.iter().enumerate() {
            any |= if format.signs.is_empty() { 1 << place } else { 0 };
            words.extend(format.signs.split('|').filter(|word| !word.is_empty()));
            formats.resize(words.len(), 1 << place);
        }
        (Needles::new(words), formats, any)
    });
    let mut found = *any;
    needles.each(line, |word| found |= formats.get(word).copied().unwrap_or(0));
    found
}
