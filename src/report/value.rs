//! The two shapes that JSON has and Rust has not: an object of few keys, and a cell.

use std::borrow::Cow;

use serde::Serialize;

/// Keys with values, written as an object. There are few, so it is a list.
#[derive(Debug, Default)]
pub struct Map<V>(pub Vec<(&'static str, V)>);

impl<V> Map<V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Keys and values, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &V)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<V: Serialize> Serialize for Map<V> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Map<V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Map".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "additionalProperties": value })
    }
}

/// A cell or a fact: a number, a string, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'s> {
    /// A number in the printed unit.
    Number(f64),
    /// A name.
    Text(Cow<'s, str>),
    /// The text has no value here. Missing is not zero.
    Absent,
}

impl Serialize for Value<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Whole numbers up to 2^53 are exact in a double; printed as `948812`, not `948812.0`.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self {
            #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
            Self::Number(n) if n.fract() == 0.0 && n.abs() <= EXACT => to.serialize_i64(*n as i64),
            Self::Number(n) if n.is_finite() => to.serialize_f64(*n),
            Self::Text(text) => to.serialize_str(text),
            Self::Number(_) | Self::Absent => to.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["number", "string", "null"] })
    }
}
