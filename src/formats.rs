//! The registry: the rooms, in no particular order. A new format adds its line here.

use crate::format::Format;

/// Every format that is read.
pub static FORMATS: &[&Format] = &[
    &df::FORMAT,
    &dmesg::FORMAT,
    &ethtool::FORMAT,
    &foreign::FORMAT,
    &free::FORMAT,
    &ifconfig::FORMAT,
    &iostat::FORMAT,
    &ip_link::FORMAT,
    &lsblk::FORMAT,
    &meminfo::FORMAT,
    &mount::FORMAT,
    &mpstat::FORMAT,
    &net_dev::FORMAT,
    &sar::FORMAT,
    &sysfs_hypervisor::FORMAT,
    &top::FORMAT,
    &uptime::FORMAT,
    &vmstat::FORMAT,
    &xen_dmesg::FORMAT,
    &xen_features::FORMAT,
    &xenstore_ls::FORMAT,
    &xentop::FORMAT,
    &xl_info::FORMAT,
    &xl_list::FORMAT,
    &xl_vcpu_list::FORMAT,
];

pub mod df;
pub mod dmesg;
pub mod ethtool;
pub mod foreign;
pub mod free;
pub mod ifconfig;
pub mod iostat;
pub mod ip_link;
pub mod lsblk;
pub mod meminfo;
pub mod mount;
pub mod mpstat;
pub mod net_dev;
pub mod sar;
pub mod sysfs_hypervisor;
pub mod top;
pub mod uptime;
pub mod vmstat;
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
