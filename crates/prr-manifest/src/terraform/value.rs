//! What expressions come to.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::number;
use prr_document::read::{Tree, Value as Node};

use super::types::Type;

/// Values below one value, at most: what is larger is made to be large.
const MOST: usize = 100_000;
/// Levels of lists and mappings.
const DEEPEST: usize = 64;
/// Bytes of one text.
const LONGEST: usize = 1 << 20;

/// A value of Terraform's language.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(Rc<str>),
    List(Rc<Many<Vec<Value>>>),
    Map(Rc<Many<BTreeMap<Rc<str>, Value>>>),
    Unknown(Unknown),
}

/// A collection, with how much lies below it.
#[derive(Debug)]
pub(super) struct Many<T> {
    pub items: T,
    pub parts: Parts,
    weight: usize,
    depth: usize,
}

/// What the parts of a collection have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// Each has a type of its own: a tuple or an object.
    Own,
    /// All have one type: a list or a map.
    Alike,
    /// All have one type, and each is there once, in an order of its own.
    Set,
}

/// What the tree does not tell, and how it is written.
#[derive(Clone, Debug)]
pub(super) struct Unknown {
    pub text: Rc<str>,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is an attribute of something: names behind it are attributes of that.
    Reference,
    /// It depends on something unknown.
    Open,
    /// It depends on a type that is not told here.
    Untyped,
    /// A text of which parts are unknown; these stand in `${}`.
    Partial,
    /// Terraform would refuse it, such as a key that is not there.
    Invalid,
    /// A text that Terraform would refuse: what is wrong with it does not change its type.
    InvalidText,
}

impl Value {
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    pub fn unknown(text: impl Into<Rc<str>>, why: Why) -> Self {
        Self::Unknown(Unknown { text: text.into(), why })
    }

    /// A tuple.
    pub fn list(items: Vec<Self>) -> Self {
        Self::list_of(items, Parts::Own)
    }

    /// A list, whose items have one type.
    pub fn alike(items: Vec<Self>) -> Self {
        Self::list_of(items, Parts::Alike)
    }

    /// A set of items that have one type: each of them once. Where something is unknown, nobody knows which are the same.
    pub fn set(mut items: Vec<Self>) -> Self {
        if !items.iter().all(Self::is_whole) {
            return Self::unknown("a set of what is unknown", Why::Open);
        }
        items.sort_by(Self::in_set);
        items.dedup_by(|one, two| one.in_set(two).is_eq());
        Self::list_of(items, Parts::Set)
    }

    /// The same items in another list.
    pub fn list_of(items: Vec<Self>, parts: Parts) -> Self {
        let (weight, depth) = below(items.iter());
        if weight > MOST || depth > DEEPEST {
            return Self::unknown("a list that is too large", Why::Open);
        }
        Self::List(Rc::new(Many { items, parts, weight, depth }))
    }

    /// An object.
    pub fn map(items: BTreeMap<Rc<str>, Self>) -> Self {
        Self::map_of(items, Parts::Own)
    }

    /// A map, whose values have one type.
    pub fn alike_map(items: BTreeMap<Rc<str>, Self>) -> Self {
        Self::map_of(items, Parts::Alike)
    }

    fn map_of(items: BTreeMap<Rc<str>, Self>, parts: Parts) -> Self {
        let (weight, depth) = below(items.values());
        if weight > MOST || depth > DEEPEST {
            return Self::unknown("a mapping that is too large", Why::Open);
        }
        Self::Map(Rc::new(Many { items, parts, weight, depth }))
    }

    /// What the parts of a collection have in common.
    pub fn parts(&self) -> Option<Parts> {
        match self {
            Self::List(many) => Some(many.parts),
            Self::Map(many) => Some(many.parts),
            _ => None,
        }
    }

    /// The order of a set: texts and numbers by their size, and null at the end. That of collections is Terraform's own secret.
    fn in_set(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Null, Self::Null) => std::cmp::Ordering::Equal,
            (Self::Null, _) => std::cmp::Ordering::Greater,
            (_, Self::Null) => std::cmp::Ordering::Less,
            (Self::Number(one), Self::Number(two)) => one.total_cmp(two),
            (Self::Text(one), Self::Text(two)) => one.cmp(two),
            _ => super::json::written(self).cmp(&super::json::written(other)),
        }
    }

    /// A text, unless it is too long.
    pub fn long_text(text: String) -> Self {
        if text.len() > LONGEST { Self::unknown("a text that is too long", Why::Open) } else { Self::Text(text.into()) }
    }

    /// How many values it is.
    pub fn weight(&self) -> usize {
        match self {
            Self::List(many) => many.weight,
            Self::Map(many) => many.weight,
            Self::Text(text) => 1 + text.len() / 64,
            _ => 1,
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::List(many) => many.depth,
            Self::Map(many) => many.depth,
            _ => 0,
        }
    }

    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    pub fn is_invalid(&self) -> bool {
        matches!(self, Self::Unknown(Unknown { why: Why::Invalid | Why::InvalidText, .. }))
    }

    /// Whether Terraform would refuse some of it, and so all of it.
    pub fn has_invalid(&self) -> bool {
        match self {
            Self::List(many) => many.items.iter().any(Self::has_invalid),
            Self::Map(many) => many.items.values().any(Self::has_invalid),
            _ => self.is_invalid(),
        }
    }

    /// Whether no number in it is larger than doubles hold.
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Number(size) => exact(*size).is_some(),
            Self::List(many) => many.items.iter().all(Self::is_exact),
            Self::Map(many) => many.items.values().all(Self::is_exact),
            _ => true,
        }
    }

    /// Whether nothing in it is unknown.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Unknown(_) => false,
            Self::List(many) => many.items.iter().all(Self::is_whole),
            Self::Map(many) => many.items.values().all(Self::is_whole),
            _ => true,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(many) => Some(&many.items),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> Option<&BTreeMap<Rc<str>, Self>> {
        match self {
            Self::Map(many) => Some(&many.items),
            _ => None,
        }
    }

    /// As Terraform converts it to a text; nothing of a number that is larger than doubles hold.
    pub fn to_text(&self) -> Option<Rc<str>> {
        match self {
            Self::Bool(truth) => Some(if *truth { "true".into() } else { "false".into() }),
            Self::Number(size) => exact(*size).map(Rc::from),
            Self::Text(text) => Some(Rc::clone(text)),
            _ => None,
        }
    }

    /// As Terraform converts it to a number.
    pub fn to_number(&self) -> Option<f64> {
        match self {
            Self::Number(size) => Some(*size),
            Self::Text(text) => text.parse().ok().filter(|size: &f64| size.is_finite()),
            _ => None,
        }
    }

    /// As Terraform converts it to a boolean.
    pub fn to_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            Self::Text(text) if &**text == "true" => Some(true),
            Self::Text(text) if &**text == "false" => Some(false),
            _ => None,
        }
    }

    /// The number of a list's item, if it is one.
    pub fn to_index(&self) -> Option<usize> {
        let size = self.to_number().filter(|size| *size >= 0.0 && size.fract() == 0.0 && *size < 1e9)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
        Some(size as usize)
    }

    /// Whether two values are the same; nothing where that depends on what is unknown.
    pub fn equals(&self, other: &Self) -> Option<bool> {
        // A list is no tuple. Only what is equal is asked for its type, which takes a walk through all of it.
        let same = self.has_equal_parts(other);
        if same == Some(true) { Some(Type::of(self) == Type::of(other)) } else { same }
    }

    fn has_equal_parts(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Unknown(_), _) | (_, Self::Unknown(_)) => None,
            (Self::Null, Self::Null) => Some(true),
            (Self::Bool(one), Self::Bool(two)) => Some(one == two),
            (Self::Number(one), Self::Number(two)) => {
                Some(one.total_cmp(two).is_eq() || (one - two).abs() <= f64::EPSILON * one.abs())
            }
            (Self::Text(one), Self::Text(two)) => Some(one == two),
            (Self::List(one), Self::List(two)) if one.items.len() == two.items.len() => {
                all(one.items.iter().zip(&two.items).map(|(one, two)| one.has_equal_parts(two)))
            }
            (Self::Map(one), Self::Map(two)) if one.items.keys().eq(two.items.keys()) => {
                all(one.items.values().zip(two.items.values()).map(|(one, two)| one.has_equal_parts(two)))
            }
            _ => Some(false),
        }
    }

    /// The value at one place of the file, which is that of the expression that gave it.
    pub fn tree(&self, span: (usize, usize), block: bool) -> Tree {
        let mut unresolved = false;
        let value = match self {
            Self::Null => Node::Null,
            Self::Bool(truth) => Node::Bool(*truth),
            Self::Number(size) => Node::Number(number(*size)),
            Self::Text(text) if block => Node::Block(text.to_string()),
            Self::Text(text) => Node::Text(text.to_string()),
            Self::List(many) => Node::List(many.items.iter().map(|item| item.tree(span, false)).collect()),
            Self::Map(many) => {
                let entries = many.items.iter().map(|(key, item)| (key.to_string(), span, item.tree(span, false)));
                Node::Map(entries.collect())
            }
            Self::Unknown(unknown) => {
                unresolved = true;
                Node::Text(unknown.text.to_string())
            }
        };
        Tree { value, span, unresolved }
    }

    /// The value of a literal document.
    pub fn of_tree(tree: &Tree) -> Self {
        match &tree.value {
            Node::Null => Self::Null,
            Node::Bool(truth) => Self::Bool(*truth),
            Node::Number(digits) => Self::Number(digits.parse().unwrap_or(f64::INFINITY)),
            Node::Text(text) | Node::Block(text) if tree.unresolved => Self::unknown(&**text, Why::Open),
            Node::Text(text) | Node::Block(text) => Self::text(text),
            Node::List(items) => Self::list(items.iter().map(Self::of_tree).collect()),
            Node::Map(entries) => {
                Self::map(entries.iter().map(|(key, _, item)| (key.as_str().into(), Self::of_tree(item))).collect())
            }
        }
    }
}

/// From here on a double does not hold every whole number, and what Terraform holds may be another.
const LARGEST: f64 = 1e15;

/// A number in digits. Behind the point Terraform has more of them, which nobody who reads a number misses; in front of it none may be wrong.
fn exact(size: f64) -> Option<String> {
    (size.abs() < LARGEST).then(|| number(size))
}

fn below<'a>(items: impl Iterator<Item = &'a Value>) -> (usize, usize) {
    let below = items
        .fold((1_usize, 0), |(weight, depth), item| (weight.saturating_add(item.weight()), depth.max(item.depth())));
    (below.0, below.1 + 1)
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut whole = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            None => whole = None,
            Some(true) => {}
        }
    }
    whole
}
