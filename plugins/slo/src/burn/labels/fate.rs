//! What is known of one label, and how two sides of a match disagree about it.

use std::collections::BTreeSet;

/// What is known of one label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    /// No series has it.
    Absent,
    /// Nobody can tell.
    Maybe,
    /// Every series has it, with whatever value.
    Present,
    /// Every series has it, with one of these values.
    OneOf(BTreeSet<String>),
}

/// A label on which two kinds of series can never agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// The label.
    pub label: String,
    /// What is known of it on the left.
    pub left: Fate,
    /// What is known of it on the right.
    pub right: Fate,
}

impl Fate {
    /// The fate of a label with one value; a label without text is none.
    pub fn value(text: &str) -> Self {
        if text.is_empty() { Self::Absent } else { Self::OneOf([text.to_owned()].into()) }
    }

    /// What is known if both are true. None if they contradict each other.
    pub fn meet(&self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Maybe, fate) => Some(fate),
            (fate, Self::Maybe) => Some(fate.clone()),
            (Self::Absent, Self::Absent) => Some(Self::Absent),
            (Self::Absent, _) | (_, Self::Absent) => None,
            (Self::Present, fate) => Some(fate),
            (fate, Self::Present) => Some(fate.clone()),
            (Self::OneOf(left), Self::OneOf(mut right)) => {
                right.retain(|value| left.contains(value));
                (!right.is_empty()).then_some(Self::OneOf(right))
            }
        }
    }

    /// The values, if they are known.
    pub fn values(&self) -> Option<String> {
        match self {
            Self::OneOf(values) => Some(values.iter().map(String::as_str).collect::<Vec<_>>().join("|")),
            _ => None,
        }
    }
}

impl Conflict {
    pub fn turned(self) -> Self {
        Self { label: self.label, left: self.right, right: self.left }
    }
}
