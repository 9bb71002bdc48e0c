//! The dictionary, by the keywords of `dmidecode -s`.

use crate::format::{Field, Kind};

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        key,
        label,
        meaning,
        kind: Kind::Text,
        source: "DMTF DSP0134 (SMBIOS) 3.4; dmidecode 3.4 dmidecode.c",
        ..Field::EMPTY
    }
}

const FAKE: &str = "A hypervisor can show any. In a Xen dom0 it is the machine that Xen runs on.";

pub(super) static FIELDS: &[Field] = &[
    Field { watch: FAKE, ..text("board", "board", "Maker and product of the system.") },
    text(
        "bios-vendor",
        "maker of the firmware",
        "Who made the firmware: SeaBIOS and EDK II are those of virtual machines.",
    ),
    text("bios-version", "version of the firmware", "Clouds write their mark here, such as .amazon."),
    text("bios-release-date", "date of the firmware", "When the firmware was made."),
    text("bios-revision", "revision of the firmware", "The revision of the firmware, as numbers."),
    text("firmware-revision", "revision of the controller", "The revision of the embedded controller."),
    Field {
        watch: FAKE,
        ..text("system-manufacturer", "maker of the system", "Who made the machine, or the hypervisor.")
    },
    Field { watch: FAKE, ..text("system-product-name", "product", "The machine's model, or the hypervisor's name.") },
    Field {
        watch: "pc-q35-… and pc-i440fx-… are QEMU's machine types, whatever the rest says.",
        ..text("system-version", "version of the system", "The maker's version of the model.")
    },
    text("system-serial-number", "serial number", "The maker's number of this machine."),
    Field {
        watch: "The first three parts may be printed with their bytes in reverse order, by SMBIOS before 2.6.",
        ..text("system-uuid", "UUID of the system", "The identity of this machine; Amazon EC2's begin with ec2.")
    },
    text("system-sku-number", "order number", "The maker's order number of the model."),
    text("system-family", "family", "The family of models."),
    text("baseboard-manufacturer", "maker of the main board", "Who made the main board."),
    text(
        "baseboard-product-name",
        "main board",
        "The model of the main board; on Amazon EC2 the instance id is its tag.",
    ),
    text("baseboard-version", "version of the main board", "The version of the main board."),
    text("baseboard-serial-number", "serial number of the main board", "The maker's number of the main board."),
    text("baseboard-asset-tag", "tag of the main board", "The owner's mark on the main board."),
    text("chassis-manufacturer", "maker of the case", "Who made the case."),
    text("chassis-type", "kind of case", "What kind of case it is; Other is usual for virtual machines."),
    text("chassis-version", "version of the case", "The version of the case."),
    text("chassis-serial-number", "serial number of the case", "The maker's number of the case."),
    Field {
        watch: "7783-7084-3265-9085-8269-3286-77 is Microsoft Azure.",
        ..text("chassis-asset-tag", "tag of the case", "The owner's or the cloud's mark on the case.")
    },
    text("processor-family", "family of the processor", "The family of the first processor."),
    text("processor-manufacturer", "maker of the processor", "Who made the first processor, or emulates it."),
    text("processor-version", "processor", "The model of the first processor."),
];
