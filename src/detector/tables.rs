//! The values of firmware's tables, and what each program calls them: `dmidecode` by block and key,
//! `dmidecode -s` by keyword, `/sys/class/dmi/id` by file.

use crate::format::{Dictionary, Field, Kind, dictionary};

use crate::private::Private;

use super::board::Slot;

/// A value, by its names.
#[derive(Debug)]
pub struct Value {
    /// The title of its block in `dmidecode`.
    pub block: &'static str,
    /// Its key there.
    pub key: &'static str,
    /// Its keyword, and the key of the dictionary.
    pub keyword: &'static str,
    /// Its file; empty where there is none.
    pub file: &'static str,
    /// What it is.
    pub slot: Slot,
}

const fn value(block: &'static str, key: &'static str, keyword: &'static str, file: &'static str, slot: Slot) -> Value {
    Value { block, key, keyword, file, slot }
}

const BIOS: &str = "BIOS Information";
const SYSTEM: &str = "System Information";
const BASE_BOARD: &str = "Base Board Information";
const CHASSIS: &str = "Chassis Information";
const PROCESSOR: &str = "Processor Information";

/// The values that are read.
#[rustfmt::skip]
pub static VALUES: &[Value] = &[
    value(BIOS, "Vendor", "bios-vendor", "bios_vendor", Slot::Other),
    value(BIOS, "Version", "bios-version", "bios_version", Slot::Firmware),
    value(BIOS, "Release Date", "bios-release-date", "bios_date", Slot::Other),
    value(BIOS, "BIOS Revision", "bios-revision", "bios_release", Slot::Other),
    value(BIOS, "Firmware Revision", "firmware-revision", "ec_firmware_release", Slot::Other),
    value(SYSTEM, "Manufacturer", "system-manufacturer", "sys_vendor", Slot::Vendor),
    value(SYSTEM, "Product Name", "system-product-name", "product_name", Slot::Product),
    value(SYSTEM, "Version", "system-version", "product_version", Slot::Other),
    value(SYSTEM, "Serial Number", "system-serial-number", "product_serial", Slot::Identity),
    value(SYSTEM, "UUID", "system-uuid", "product_uuid", Slot::Identity),
    value(SYSTEM, "SKU Number", "system-sku-number", "product_sku", Slot::Other),
    value(SYSTEM, "Family", "system-family", "product_family", Slot::Other),
    value(BASE_BOARD, "Manufacturer", "baseboard-manufacturer", "board_vendor", Slot::Other),
    value(BASE_BOARD, "Product Name", "baseboard-product-name", "board_name", Slot::Other),
    value(BASE_BOARD, "Version", "baseboard-version", "board_version", Slot::Other),
    value(BASE_BOARD, "Serial Number", "baseboard-serial-number", "board_serial", Slot::Other),
    value(BASE_BOARD, "Asset Tag", "baseboard-asset-tag", "board_asset_tag", Slot::Other),
    value(CHASSIS, "Manufacturer", "chassis-manufacturer", "chassis_vendor", Slot::Other),
    value(CHASSIS, "Type", "chassis-type", "chassis_type", Slot::Other),
    value(CHASSIS, "Version", "chassis-version", "chassis_version", Slot::Other),
    value(CHASSIS, "Serial Number", "chassis-serial-number", "chassis_serial", Slot::Other),
    value(CHASSIS, "Asset Tag", "chassis-asset-tag", "chassis_asset_tag", Slot::Tag),
    value(PROCESSOR, "Family", "processor-family", "", Slot::Other),
    value(PROCESSOR, "Manufacturer", "processor-manufacturer", "", Slot::Other),
    value(PROCESSOR, "Version", "processor-version", "", Slot::Other),
    value("", "", "modalias", "modalias", Slot::Other),
    value("", "", "modalias", "uevent", Slot::Other),
];

impl Value {
    /// Its dictionary entry.
    #[must_use]
    pub fn field(&self) -> Option<&'static Field> {
        FIELDS.find(self.keyword)
    }
}

/// The value of a keyword.
#[must_use]
pub fn by_keyword(keyword: &str) -> Option<&'static Value> {
    VALUES.iter().find(|value| value.keyword == keyword && !value.block.is_empty())
}

/// The value of a file.
#[must_use]
pub fn by_file(file: &str) -> Option<&'static Value> {
    VALUES.iter().find(|value| !file.is_empty() && value.file == file)
}

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field {
        key,
        label,
        meaning,
        kind: Kind::Text,
        source: "DMTF DSP0134 (SMBIOS) 3.4; dmidecode 3.4 dmidecode.c; Linux drivers/firmware/dmi-id.c",
        ..Field::EMPTY
    }
}

/// What older firmware does not state.
const fn later(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { since: "SMBIOS 2.4", ..text(key, label, meaning) }
}

/// A number of this very machine.
const fn serial(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { private: Some(Private::Serial), ..text(key, label, meaning) }
}

const FAKE: &str = "A hypervisor can show any. In a Xen dom0 it is the machine that Xen runs on.";

/// The dictionary.
pub static FIELDS: Dictionary = dictionary!(&[
    Field { watch: FAKE, ..text("board", "board", "Maker and product of the system.") },
    text(
        "bios-vendor",
        "maker of the firmware",
        "Who made the firmware: SeaBIOS and EDK II are those of virtual machines.",
    ),
    text("bios-version", "version of the firmware", "Clouds write their mark here, such as .amazon."),
    text("bios-release-date", "date of the firmware", "When the firmware was made."),
    later("bios-revision", "revision of the firmware", "The revision of the firmware, as numbers."),
    later("firmware-revision", "revision of the controller", "The revision of the embedded controller."),
    Field {
        watch: FAKE,
        ..text("system-manufacturer", "maker of the system", "Who made the machine, or the hypervisor.")
    },
    Field { watch: FAKE, ..text("system-product-name", "product", "The machine's model, or the hypervisor's name.") },
    Field {
        watch: "pc-q35-… and pc-i440fx-… are QEMU's machine types, whatever the rest says.",
        ..text("system-version", "version of the system", "The maker's version of the model.")
    },
    serial("system-serial-number", "serial number", "The maker's number of this machine; only root can read it."),
    Field {
        since: "SMBIOS 2.1",
        watch: "SMBIOS before 2.6 has the bytes of the first three parts in another order than programs expect.",
        ..text(
            "system-uuid",
            "UUID of the system",
            "The identity of this machine; Amazon EC2's begin with ec2. Only root can read it.",
        )
    },
    later("system-sku-number", "order number", "The maker's order number of the model."),
    later("system-family", "family", "The family of models."),
    text("baseboard-manufacturer", "maker of the main board", "Who made the main board."),
    text("baseboard-product-name", "main board", "The model of the main board."),
    text("baseboard-version", "version of the main board", "The version of the main board."),
    serial("baseboard-serial-number", "serial number of the main board", "The maker's number of the main board."),
    serial("baseboard-asset-tag", "tag of the main board", "The owner's mark; on Amazon EC2 the id of the instance."),
    text("chassis-manufacturer", "maker of the case", "Who made the case."),
    text(
        "chassis-type",
        "kind of case",
        "What kind of case it is. As a number: 1 other, 3 desktop, 9 laptop, 10 notebook, 17 main server, 23 rack.",
    ),
    text("chassis-version", "version of the case", "The version of the case."),
    serial("chassis-serial-number", "serial number of the case", "The maker's number of the case."),
    Field {
        watch: "7783-7084-3265-9085-8269-3286-77 is Microsoft Azure.",
        ..serial("chassis-asset-tag", "tag of the case", "The owner's or the cloud's mark on the case.")
    },
    text("processor-family", "family of the processor", "The family of the first processor."),
    text("processor-manufacturer", "maker of the processor", "Who made the first processor, or emulates it."),
    text("processor-version", "processor", "The model of the first processor."),
    text("modalias", "all in one", "Most of the values in one line, by which drivers are chosen."),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_explained() {
        for value in VALUES {
            assert!(value.field().is_some(), "{}", value.keyword);
        }
        assert_eq!(by_file("sys_vendor").map(|value| value.keyword), Some("system-manufacturer"));
        assert_eq!(by_keyword("system-uuid").map(|value| value.slot), Some(Slot::Identity));
        assert!(by_keyword("modalias").is_none() && by_file("").is_none());
    }
}
