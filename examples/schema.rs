//! Prints the JSON Schema of the report, for `cargo xtask types`.

use schemars::generate::SchemaSettings;
use virtlens::report::{MarkedLine, ProgressMessage, Redacted, Reference, Report, Rows, Sample, Statistic, Vocabulary};

fn main() -> Result<(), serde_json::Error> {
    // What is printed, not what could be read: a key that is always written is required.
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    // The page gets these beside the report, so they are defined here without being part of it.
    generator.subschema_for::<MarkedLine>();
    generator.subschema_for::<Rows>();
    generator.subschema_for::<Vocabulary>();
    generator.subschema_for::<Redacted>();
    generator.subschema_for::<Reference>();
    generator.subschema_for::<Sample>();
    generator.subschema_for::<Statistic>();
    generator.subschema_for::<ProgressMessage>();
    let schema = generator.into_root_schema_for::<Report>();
    println!("{}", serde_json::to_string_pretty(&schema)?);
    Ok(())
}
