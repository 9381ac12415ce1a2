//! Types of columns, as the migrations before have made them, and whether a new one holds less.

use std::collections::BTreeMap;

use prr_sdk::Node;

use super::step::{Effect, Step};

/// Columns with their types.
#[derive(Debug, Default)]
pub(crate) struct Schema<'a> {
    types: BTreeMap<(String, String), &'a str>,
}

/// What a new type does to the values that the version before writes and reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    Holds,
    Narrower,
    Unknown,
}

impl<'a> Schema<'a> {
    /// Applies a change.
    pub fn apply(&mut self, step: &Step<'a>) {
        let key = |column: &str| (step.table.to_ascii_lowercase(), column.to_ascii_lowercase());
        match step.effect {
            Effect::NewTable(Some(columns)) => {
                for column in columns.children() {
                    let text = |name: &str| column.field(name).and_then(Node::text);
                    if let Some((name, kind)) = text("name").zip(text("type")) {
                        self.types.insert(key(name), kind);
                    }
                }
            }
            Effect::NewColumn(kind, _) | Effect::Type(kind) => {
                self.types.insert(key(step.column), kind);
            }
            Effect::RenameColumn(to) => {
                if let Some(kind) = self.types.remove(&key(step.column)) {
                    self.types.insert(key(to), kind);
                }
            }
            _ => {}
        }
    }

    /// The type that a column has so far.
    pub fn before(&self, step: &Step<'_>) -> Option<&'a str> {
        self.types.get(&(step.table.to_ascii_lowercase(), step.column.to_ascii_lowercase())).copied()
    }
}

/// Whether the new type holds everything that the old one does.
pub(crate) fn fit(old: Option<&str>, new: &str) -> Fit {
    let new_class = Class::of(new);
    match (old.map(Class::of), new_class) {
        (_, Class::Text(None)) if old.is_none() => Fit::Holds,
        (Some(Class::Text(old)), Class::Text(new)) => match (old, new) {
            (_, None) => Fit::Holds,
            (Some(old), Some(new)) if new >= old => Fit::Holds,
            _ => Fit::Narrower,
        },
        (Some(Class::Integer(old)), Class::Integer(new)) => {
            if new >= old {
                Fit::Holds
            } else {
                Fit::Narrower
            }
        }
        (Some(Class::Other), Class::Other) if old == Some(new) => Fit::Holds,
        (Some(Class::Text(_)), Class::Integer(_)) => Fit::Narrower,
        _ => Fit::Unknown,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Bytes of the number.
    Integer(u8),
    /// Characters, where they are bounded.
    Text(Option<u32>),
    Other,
}

impl Class {
    fn of(kind: &str) -> Self {
        let kind = kind.to_ascii_lowercase();
        let (name, rest) = kind.split_once('(').unwrap_or((&kind, ""));
        let length = rest.split([')', ',', ' ']).next().and_then(|length| length.parse().ok());
        match name.trim() {
            "tinyint" => Self::Integer(1),
            "smallint" | "int2" | "smallserial" => Self::Integer(2),
            "mediumint" => Self::Integer(3),
            "int" | "integer" | "int4" | "serial" => Self::Integer(4),
            "bigint" | "int8" | "bigserial" => Self::Integer(8),
            "text" | "citext" | "longtext" | "clob" => Self::Text(None),
            "varchar" | "character varying" | "nvarchar" | "varchar2" | "char" | "character" | "nchar" => {
                Self::Text(length)
            }
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit};

    #[test]
    fn a_type_is_held_against_the_one_before() {
        for (old, new, wanted) in [
            (Some("int"), "bigint", Fit::Holds),
            (Some("bigint"), "int", Fit::Narrower),
            (Some("varchar(200)"), "varchar(100)", Fit::Narrower),
            (Some("varchar(100)"), "varchar(200)", Fit::Holds),
            (Some("text"), "varchar(200)", Fit::Narrower),
            (Some("varchar(20)"), "text", Fit::Holds),
            (None, "text", Fit::Holds),
            (None, "varchar(10)", Fit::Unknown),
            (Some("text"), "int", Fit::Narrower),
            (Some("numeric(10,2)"), "numeric(12,2)", Fit::Unknown),
        ] {
            assert_eq!(fit(old, new), wanted, "{old:?} {new}");
        }
    }
}
