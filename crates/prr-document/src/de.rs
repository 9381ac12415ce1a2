//! Typed configuration out of the flat document, with the place of what is wrong.

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, IntoDeserializer, Visitor};
use std::fmt;

use crate::{Kind, Node};

/// Why a node is not what a type wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What was expected and what was found: a lowercase fragment.
    pub message: String,
    /// The node that is wrong; the outermost one that was asked for, if no inner one is known.
    pub node: u32,
    /// Whether the node's key is wrong, not its value.
    pub key: bool,
    placed: bool,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), node: 0, key: false, placed: false }
    }
}

impl Error {
    /// Keeps the innermost place: the first node that an error passes on its way out.
    fn at(mut self, node: Node<'_>) -> Self {
        if !self.placed {
            self.node = node.index();
            self.placed = true;
        }
        self
    }
}

/// Reads a value of type `T`.
///
/// # Errors
/// With the node at which the document and the type part.
pub fn from_node<T: DeserializeOwned>(node: Node<'_>) -> Result<T, Error> {
    T::deserialize(node.into_deserializer())
}

/// The value of a boolean as YAML 1.2 and editors spell it: `off` is a text in a configuration, though not in a Kubernetes object.
#[must_use]
pub fn boolean(node: Node<'_>) -> Option<bool> {
    let spelled = node.text().is_some_and(|text| ["true", "false"].contains(&text.to_ascii_lowercase().as_str()));
    node.as_bool().filter(|_| spelled)
}

/// A value with the node that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The node's handle.
    pub node: u32,
}

const SPANNED: &str = "$prr::Spanned";
const SPANNED_FIELDS: &[&str] = &["node", "value"];

impl<'de, T: de::Deserialize<'de>> de::Deserialize<'de> for Spanned<T> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pair<T>(std::marker::PhantomData<T>);

        impl<'de, T: de::Deserialize<'de>> Visitor<'de> for Pair<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value of a flat document")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut pair: A) -> Result<Self::Value, A::Error> {
                let missing = || de::Error::custom("a value without its place");
                let node = pair.next_element()?.ok_or_else(missing)?;
                let value = pair.next_element()?.ok_or_else(missing)?;
                Ok(Spanned { value, node })
            }
        }
        deserializer.deserialize_struct(SPANNED, SPANNED_FIELDS, Pair(std::marker::PhantomData))
    }
}

impl<'de> IntoDeserializer<'de, Error> for Node<'de> {
    type Deserializer = NodeDeserializer<'de>;

    fn into_deserializer(self) -> Self::Deserializer {
        NodeDeserializer(self)
    }
}

/// Deserializes one node.
#[derive(Clone, Copy)]
pub struct NodeDeserializer<'de>(Node<'de>);

impl<'de> NodeDeserializer<'de> {
    fn mismatch(self, expected: &dyn de::Expected) -> Error {
        let found = match self.0.text() {
            Some(text) if self.0.kind() != Kind::Null => format!("{} `{text}`", self.0.kind().as_str()),
            _ => self.0.kind().as_str().to_owned(),
        };
        <Error as de::Error>::custom(format_args!("expected {expected}, found {found}"))
    }

    fn mapping<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let entries = self.0.entries();
        let mut access = Entries { entries: entries.into_iter(), value: None };
        visitor.visit_map(&mut access)
    }

    fn any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let node = self.0;
        match node.kind() {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool => match boolean(node) {
                Some(truth) => visitor.visit_bool(truth),
                None => visitor.visit_borrowed_str(node.text().unwrap_or_default()),
            },
            Kind::Int => match (node.as_i64(), node.as_f64()) {
                (Some(int), _) => visitor.visit_i64(int),
                (None, Some(number)) => visitor.visit_f64(number),
                (None, None) => Err(self.mismatch(&"a number")),
            },
            Kind::Float => visitor.visit_f64(node.as_f64().unwrap_or(f64::NAN)),
            Kind::String => visitor.visit_borrowed_str(node.text().unwrap_or_default()),
            Kind::Sequence => visitor.visit_seq(SeqDeserializer::new(node.children())),
            Kind::Mapping | Kind::Alias => self.mapping(visitor),
        }
    }
}

struct Entries<'de> {
    entries: std::vec::IntoIter<Node<'de>>,
    value: Option<Node<'de>>,
}

impl<'de> de::MapAccess<'de> for &mut Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(entry);
        let key = BorrowedStrDeserializer::new(entry.key().unwrap_or_default());
        let key = seed.deserialize(key).map_err(|error: Error| Error { key: true, ..error.at(entry) });
        key.map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let entry = self.value.take().ok_or_else(|| <Error as de::Error>::custom("a value without its key"))?;
        seed.deserialize(entry.into_deserializer())
    }
}

impl<'de> de::Deserializer<'de> for NodeDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.any(visitor).map_err(|error| error.at(self.0))
    }

    /// A type that wants a boolean takes every spelling of one.
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let outcome = match self.0.as_bool() {
            Some(truth) => visitor.visit_bool(truth),
            None => self.any(visitor),
        };
        outcome.map_err(|error: Error| error.at(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let outcome = if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) };
        outcome.map_err(|error: Error| error.at(self.0))
    }

    /// A text is what was written, even where it resolves to something else: `version: 1.10` stays `1.10`.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.0.text().filter(|_| !self.0.is_null());
        let outcome = match text {
            Some(text) => visitor.visit_borrowed_str(text),
            None => Err(self.mismatch(&"a text")),
        };
        outcome.map_err(|error: Error| error.at(self.0))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let outcome = match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => Err(self.mismatch(&"a number")),
        };
        outcome.map_err(|error: Error| error.at(self.0))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let outcome = if name == SPANNED {
            visitor.visit_seq(Pair(self.0, 0))
        } else if self.0.kind() == Kind::Mapping {
            self.mapping(visitor)
        } else {
            Err(self.mismatch(&"a mapping"))
        };
        outcome.map_err(|error: Error| error.at(self.0))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let outcome = match self.0.text() {
            Some(text) => visitor.visit_enum(BorrowedStrDeserializer::<Error>::new(text)),
            None if self.0.kind() == Kind::Mapping && self.0.entries().len() == 1 => {
                let entries = self.0.entries().into_iter().map(|entry| (entry.key().unwrap_or_default(), entry));
                visitor.visit_enum(de::value::MapAccessDeserializer::new(MapDeserializer::new(entries)))
            }
            None => Err(self.mismatch(&"a name")),
        };
        outcome.map_err(|error: Error| error.at(self.0))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The two elements of a [`Spanned`].
struct Pair<'de>(Node<'de>, u8);

impl<'de> de::SeqAccess<'de> for Pair<'de> {
    type Error = Error;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.1 += 1;
        match self.1 {
            1 => seed.deserialize(self.0.index().into_deserializer()).map(Some),
            2 => seed.deserialize(self.0.into_deserializer()).map(Some),
            _ => Ok(None),
        }
    }
}
