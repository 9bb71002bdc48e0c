//! The dictionary, by the names of the files.

use crate::format::{Field, Kind};

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        key,
        label,
        meaning,
        kind: Kind::Text,
        source: "Linux drivers/firmware/dmi-id.c, 2.6.23 to 7.1; DMTF DSP0134 (SMBIOS) 3.4",
        ..Field::EMPTY
    }
}

const FAKE: &str = "A hypervisor can show any. In a Xen dom0 it is the machine that Xen runs on.";

pub(super) static FIELDS: &[Field] = &[
    Field { watch: FAKE, ..text("board", "board", "Maker and product of the system.") },
    text(
        "bios_vendor",
        "maker of the firmware",
        "Who made the firmware: SeaBIOS and EDK II are those of virtual machines.",
    ),
    text("bios_version", "version of the firmware", "Clouds write their mark here, such as .amazon."),
    text("bios_date", "date of the firmware", "When the firmware was made."),
    text("bios_release", "revision of the firmware", "The revision of the firmware, as numbers."),
    text("ec_firmware_release", "revision of the controller", "The revision of the embedded controller."),
    Field { watch: FAKE, ..text("sys_vendor", "maker of the system", "Who made the machine, or the hypervisor.") },
    Field { watch: FAKE, ..text("product_name", "product", "The machine's model, or the hypervisor's name.") },
    Field {
        watch: "pc-q35-… and pc-i440fx-… are QEMU's machine types, whatever the rest says.",
        ..text("product_version", "version of the system", "The maker's version of the model.")
    },
    text("product_serial", "serial number", "The maker's number of this machine; only root can read it."),
    text(
        "product_uuid",
        "UUID of the system",
        "The identity of this machine; Amazon EC2's begin with ec2. Only root can read it.",
    ),
    text("product_sku", "order number", "The maker's order number of the model."),
    text("product_family", "family", "The family of models."),
    text("board_vendor", "maker of the main board", "Who made the main board."),
    text("board_name", "main board", "The model of the main board."),
    text("board_version", "version of the main board", "The version of the main board."),
    text("board_serial", "serial number of the main board", "The maker's number of the main board."),
    text("board_asset_tag", "tag of the main board", "The owner's mark; on Amazon EC2 the id of the instance."),
    text("chassis_vendor", "maker of the case", "Who made the case."),
    text(
        "chassis_type",
        "kind of case",
        "A number: 1 other, 3 desktop, 9 laptop, 10 notebook, 17 main server, 23 rack.",
    ),
    text("chassis_version", "version of the case", "The version of the case."),
    text("chassis_serial", "serial number of the case", "The maker's number of the case."),
    Field {
        watch: "7783-7084-3265-9085-8269-3286-77 is Microsoft Azure.",
        ..text("chassis_asset_tag", "tag of the case", "The owner's or the cloud's mark on the case.")
    },
    text("modalias", "all in one", "Most of the values in one line, by which drivers are chosen."),
    text("uevent", "all in one", "The same line as modalias, as the kernel announces it."),
];
