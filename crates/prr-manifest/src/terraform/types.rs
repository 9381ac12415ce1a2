//! Types of values, and what Terraform converts values to where several of them must have one type.
//!
//! The rules are those of cty's `convert.Unify`: a list has one type for all of its items and a tuple one for each, and of texts, numbers and
//! booleans together all become texts. A null is of any type here, also where Terraform remembers one of it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::value::{Parts, Unknown, Value, Why};

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    /// Nothing is known of it, or it is null, which is of any type.
    Any,
    /// Something that is not told here decides it.
    Open,
    Bool,
    Number,
    Text,
    Tuple(Vec<Self>),
    List(Box<Self>),
    Set(Box<Self>),
    Object(BTreeMap<Rc<str>, Self>),
    Map(Box<Self>),
}

impl Type {
    pub fn of(value: &Value) -> Self {
        // All parts of a list have one type, but for those that are null.
        let shared = |parts: &mut dyn Iterator<Item = &Value>| {
            Box::new(parts.map(Self::of).find(|one| *one != Self::Any).unwrap_or(Self::Any))
        };
        match value {
            Value::Text(_) | Value::Unknown(Unknown { why: Why::Partial | Why::InvalidText, .. }) => Self::Text,
            Value::Unknown(Unknown { why: Why::Untyped, .. }) => Self::Open,
            Value::Null | Value::Unknown(_) => Self::Any,
            Value::Bool(_) => Self::Bool,
            Value::Number(_) => Self::Number,
            Value::List(many) => match many.parts {
                Parts::Own => Self::Tuple(many.items.iter().map(Self::of).collect()),
                Parts::Alike => Self::List(shared(&mut many.items.iter())),
                Parts::Set => Self::Set(shared(&mut many.items.iter())),
            },
            Value::Map(many) => match many.parts {
                Parts::Own => {
                    Self::Object(many.items.iter().map(|(key, item)| (Rc::clone(key), Self::of(item))).collect())
                }
                Parts::Alike | Parts::Set => Self::Map(shared(&mut many.items.values())),
            },
        }
    }

    /// The type that all of these are converted to; nothing where Terraform finds none.
    pub fn shared(types: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut types: Vec<Self> = types.into_iter().filter(|one| *one != Self::Any).collect();
        types.dedup();
        if types.contains(&Self::Open) {
            return Some(Self::Open);
        }
        let Some(first) = types.first() else { return Some(Self::Any) };
        if types.len() == 1 {
            return types.pop();
        }
        match first {
            Self::Bool | Self::Number | Self::Text => {
                let simple = types.iter().all(|one| matches!(one, Self::Bool | Self::Number | Self::Text));
                let same = types.iter().all(|one| one == first);
                // A number becomes no boolean, and a boolean no number.
                let known = if same { first.clone() } else { Self::Text };
                (simple && (same || types.contains(&Self::Text))).then_some(known)
            }
            Self::Tuple(_) | Self::List(_) | Self::Set(_) => Self::shared_list(types),
            Self::Object(_) | Self::Map(_) => Self::shared_map(types),
            Self::Any | Self::Open => Some(Self::Open),
        }
    }

    fn shared_list(types: Vec<Self>) -> Option<Self> {
        let mut lengths = types.iter().map(|one| if let Self::Tuple(parts) = one { Some(parts.len()) } else { None });
        let length = lengths.next().flatten();
        if let Some(length) = length.filter(|length| lengths.all(|other| other == Some(*length))) {
            let part = |at: usize| {
                Self::shared(types.iter().filter_map(|one| match one {
                    Self::Tuple(parts) => parts.get(at).cloned(),
                    _ => None,
                }))
            };
            return (0..length).map(part).collect::<Option<_>>().map(Self::Tuple);
        }
        let set = types.iter().any(|one| matches!(one, Self::Set(_)));
        if set && types.iter().any(|one| matches!(one, Self::List(_))) {
            return Some(Self::Open);
        }
        let mut items = Vec::new();
        for one in types {
            match one {
                Self::Tuple(parts) => items.extend(parts),
                Self::List(item) | Self::Set(item) => items.push(*item),
                _ => return None,
            }
        }
        let first = items.first().cloned();
        let item = Box::new(Self::shared(items)?);
        if set && first.is_some_and(|first| first != *item) {
            return Some(Self::Open);
        }
        Some(if set { Self::Set(item) } else { Self::List(item) })
    }

    fn shared_map(types: Vec<Self>) -> Option<Self> {
        let objects: Vec<_> =
            types.iter().filter_map(|one| if let Self::Object(fields) = one { Some(fields) } else { None }).collect();
        let same = || objects.windows(2).all(|pair| pair[0].keys().eq(pair[1].keys()));
        if objects.len() == types.len() && same() {
            let fields = objects[0].keys();
            let field = |name: &Rc<str>| {
                let shared = Self::shared(objects.iter().filter_map(|fields| fields.get(name).cloned()))?;
                Some((Rc::clone(name), shared))
            };
            return fields.map(field).collect::<Option<_>>().map(Self::Object);
        }
        let mut items = Vec::new();
        for one in types {
            match one {
                Self::Object(fields) => items.extend(fields.into_values()),
                Self::Map(item) => items.push(*item),
                _ => return None,
            }
        }
        Self::shared(items).map(|item| Self::Map(Box::new(item)))
    }

    /// A value as this type has it; nothing where Terraform refuses that.
    pub fn conform(&self, value: &Value) -> Option<Value> {
        if matches!(value, Value::Null | Value::Unknown(_)) {
            return Some(value.clone());
        }
        let items = || value.items();
        let each = |items: &[Value], inner: &Self| items.iter().map(|item| inner.conform(item)).collect::<Option<_>>();
        match self {
            Self::Any => Some(value.clone()),
            Self::Open => Some(Value::unknown("a value of a type that is not known", Why::Untyped)),
            Self::Bool => value.to_bool().map(Value::Bool),
            Self::Number => value.to_number().map(Value::Number),
            Self::Text => text(value),
            Self::Tuple(parts) => {
                let items = items()?;
                let made = items.iter().zip(parts).map(|(item, part)| part.conform(item)).collect::<Option<_>>();
                (items.len() == parts.len()).then_some(())?;
                made.map(Value::list)
            }
            Self::List(item) => each(items()?, item).map(Value::alike),
            Self::Set(item) => each(items()?, item).map(Value::set),
            Self::Object(fields) => {
                let entries = value.entries()?;
                let field =
                    |(name, wanted): (&Rc<str>, &Self)| Some((Rc::clone(name), wanted.conform(entries.get(name)?)?));
                fields.iter().map(field).collect::<Option<_>>().map(Value::map)
            }
            Self::Map(item) => {
                let entry = |(key, value): (&Rc<str>, &Value)| Some((Rc::clone(key), item.conform(value)?));
                value.entries()?.iter().map(entry).collect::<Option<_>>().map(Value::alike_map)
            }
        }
    }
}

/// A text; a number of more digits than are known becomes one that is not known.
fn text(value: &Value) -> Option<Value> {
    match (value, value.to_text()) {
        (_, Some(text)) => Some(Value::Text(text)),
        (Value::Number(_), None) => Some(Value::unknown("a number of many digits", Why::Open)),
        (_, None) => None,
    }
}

/// The items of a list as its one type makes them.
pub(super) fn alike(items: &[Value]) -> Option<Vec<Value>> {
    let shared = Type::shared(items.iter().map(Type::of))?;
    items.iter().map(|item| shared.conform(item)).collect()
}

/// The entries of a mapping as its one type makes them.
pub(super) fn alike_entries(entries: &BTreeMap<Rc<str>, Value>) -> Option<BTreeMap<Rc<str>, Value>> {
    let shared = Type::shared(entries.values().map(Type::of))?;
    entries.iter().map(|(key, item)| Some((Rc::clone(key), shared.conform(item)?))).collect()
}
