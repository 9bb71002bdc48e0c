//! The dictionary.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        key,
        label,
        meaning,
        kind: Kind::Text,
        source: "systemd 257.13 src/hostname/hostnamectl.c, man hostnamectl(1)",
        ..Field::EMPTY
    }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        kind: Kind::Name,
        private: Some(Private::Host),
        ..text("Static hostname", "host name", "The name that is set for the machine, in /etc/hostname.")
    },
    Field {
        kind: Kind::Name,
        private: Some(Private::Host),
        ..text("Transient hostname", "name for now", "The name that the kernel has now, from the network for example.")
    },
    Field { private: Some(Private::Host), ..text("Pretty hostname", "free name", "A name for people.") },
    text("Icon name", "icon", "Which picture stands for the machine."),
    Field {
        kind: Kind::State,
        watch: "vm and container follow from what was detected; server, desktop and laptop from the board, which a \
                hypervisor can fake.",
        ..text("Chassis", "kind of machine", "What kind of machine it is.")
    },
    Field {
        private: Some(Private::Serial),
        ..text("Chassis Asset Tag", "asset tag", "The owner's or the cloud's mark on the chassis.")
    },
    text("Deployment", "deployment", "What the machine is used for, as its owner wrote it."),
    text("Location", "location", "Where the machine is, as its owner wrote it."),
    Field {
        private: Some(Private::Uuid),
        ..text("Machine ID", "machine ID", "The identity of the installation. Copies of one disk have the same.")
    },
    Field { private: Some(Private::Uuid), ..text("Boot ID", "boot ID", "The identity of this boot.") },
    text("Product UUID", "product UUID", "The identity of the board, from firmware."),
    text("AF_VSOCK CID", "vsock address", "The address by which the host reaches this guest over vsock."),
    Field {
        kind: Kind::State,
        watch: "In a Xen dom0 it names the layer around Xen, or xen. The line is missing where nothing was detected.",
        ..text("Virtualization", "detected", "The word that systemd-detect-virt gives.")
    },
    text("Operating System", "operating system", "The distribution, from /etc/os-release."),
    text("CPE OS Name", "CPE name", "The distribution as lists of security faults name it."),
    text("OS Support End", "end of support", "Until when the distribution fixes faults."),
    text("OS Support Remaining", "support left", "How long the distribution still fixes faults."),
    text("OS Support Expired", "support ended", "How long ago the distribution stopped fixing faults."),
    text("Kernel", "kernel release", "The kernel that runs. In a container it is the host's."),
    text("Architecture", "architecture", "The architecture of the kernel."),
    text("Hardware Vendor", "maker", "The maker of the board, from firmware; a hypervisor can show any."),
    text("Hardware Model", "model", "The board, from firmware; brackets are shown as underscores."),
    Field {
        private: Some(Private::Serial),
        ..text("Hardware Serial", "serial number", "The serial number of the board, from firmware.")
    },
    text("Hardware SKU", "order number", "The maker's order number of the board, from firmware."),
    text("Hardware Version", "version", "The version of the board, from firmware."),
    text("Firmware Version", "firmware", "The version of the firmware."),
    text("Firmware Date", "firmware date", "When the firmware was made."),
    text("Firmware Age", "firmware age", "How old the firmware is."),
]);
