//! The kinds of entries, and the words that several of them share.

use crate::format::{Field, Kind};

const XENTOP: &str = "Xen tools/xentop/xentop.c, 3.0.0 to 4.22.0";
pub(super) const XENSTAT: &str = "Xen tools/libs/stat/xenstat.c, 3.0.0 to 4.22.0";
pub(super) const LINUX: &str =
    "Xen tools/libs/stat/xenstat_linux.c, 3.0.0 to 4.22.0; Linux drivers/net/xen-netback 6.12";
pub(super) const BLKBACK: &str = "Xen tools/libs/stat/xenstat_linux.c; Linux drivers/block/xen-blkback 6.12";
pub(super) const TITLE: &str = "Xen tools/xentop/xentop.c do_summary(), 3.0.0 to 4.22.0";
pub(super) const READER: &str = "computed by the reader";

pub(super) const fn entry(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    kind: Kind,
    meaning: &'static str,
) -> Field {
    Field { key, label, unit, kind, meaning, source: XENTOP, ..Field::EMPTY }
}

/// A total since the device was made.
pub(super) const fn total(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { source: BLKBACK, ..entry(key, label, unit, Kind::Counter, meaning) }
}

pub(super) const DIRECTION: &str = "The direction changed: Xen 3.0 to 3.4 show the guest's view (NETTX is what the guest sent), \
                         Xen 4.0 and newer the view of dom0's interface (NETTX is what dom0 sent, hence what the \
                         guest received). Read here as Xen 4.0 or newer.";
pub(super) const DIRECTION_3: &str = "The direction changed: Xen 3.0 to 3.4 show the guest's view (NETTX is what the guest sent), \
                           Xen 4.0 and newer the view of dom0's interface (NETTX is what the guest received). Read \
                           here as Xen 3, which prints no VBD_RSECT; a distribution may have ported the change back.";
const INTERFACE: &str = "Xen 4.0 and newer show dom0's end of the interface, so RX is what the guest sent; Xen 3 shows \
                         the guest's end.";
const INTERFACE_3: &str =
    "Xen 3 shows the guest's end of the interface; in Xen 4.0 and newer RX is what the guest sent.";
pub(super) const RSECT: &str = "Xen 4.13.0 to 4.13.3, 4.14.0 to 4.14.2 and 4.15.0 lose the number of sectors read: VBD_RSECT stays \
                     0 there. Shown as - (not zero) by 4.13 and newer where the backend has no statistics.";
const TMEM: &str = "Printed only for domains that use transcendent memory.";

pub(super) const fn tmem(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    kind: Kind,
    meaning: &'static str,
) -> Field {
    Field { watch: TMEM, since: "Xen 4.0", until: "Xen 4.12", ..entry(key, label, unit, kind, meaning) }
}

pub(super) const fn packets(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    meaning: &'static str,
) -> Field {
    Field { watch: INTERFACE, source: LINUX, ..entry(key, label, unit, Kind::Counter, meaning) }
}

pub(super) const fn packets_3(
    key: &'static str,
    label: &'static str,
    unit: &'static str,
    meaning: &'static str,
) -> Field {
    Field { watch: INTERFACE_3, until: "Xen 3.4", ..packets(key, label, unit, meaning) }
}

/// Computed over all iterations. Absent where a counter went back, as the domain was made anew.
pub(super) const fn joined(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { source: READER, ..entry(key, label, unit, Kind::Gauge, meaning) }
}

pub(super) const fn count(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        watch: "A domain counts once, in the first of: running, blocked, paused, shutdown, crashed, dying. One in no \
                state counts nowhere, so the numbers need not add up.",
        source: TITLE,
        ..entry(key, label, "domains", Kind::Gauge, meaning)
    }
}

pub(super) const fn memory(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { source: TITLE, ..entry(key, label, "KiB", Kind::Gauge, meaning) }
}
