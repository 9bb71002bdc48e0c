//! The dictionary of `ROOM-ID`. Sources: man page, header or source file, with version.

use crate::format::{Dictionary, Field, Kind, dictionary};

const MAN: &str = "ROOM-ID(8)";

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "ROOM-ID:name",
        label: "name",
        kind: Kind::Name,
        meaning: "What the row is about.",
        source: MAN,
        ..Field::EMPTY
    },
    Field {
        key: "size",
        label: "size",
        unit: "KiB",
        kind: Kind::Gauge,
        meaning: "How much it holds, at the moment of the sample.",
        source: MAN,
        ..Field::EMPTY
    },
]);
