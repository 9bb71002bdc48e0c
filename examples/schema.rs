//! Prints the JSON Schema of the report, for `cargo xtask types`.

use schemars::generate::SchemaSettings;
use virtlens::report::{MarkedLine, Report};

fn main() -> Result<(), serde_json::Error> {
    // What is printed, not what could be read: a key that is always written is required.
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    // The page gets marked lines beside the report, so they are defined here without being part of it.
    generator.subschema_for::<MarkedLine>();
    let schema = generator.into_root_schema_for::<Report>();
    println!("{}", serde_json::to_string_pretty(&schema)?);
    Ok(())
}
