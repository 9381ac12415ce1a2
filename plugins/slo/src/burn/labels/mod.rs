//! Which labels the series of an expression have, found out without any data: what an aggregation keeps, what a matcher pins, what a
//! recording rule sets.

pub(crate) mod fate;
pub(crate) mod infer;
mod matching;
mod pattern;
mod selected;
pub(crate) mod wrapped;

use std::rc::Rc;

use prr_promql::Grouping;

use crate::burn::liveness::Death;

pub(crate) use fate::{Conflict, Fate};
pub(crate) use matching::Pairing;
pub(crate) use pattern::{matches, words};

/// The label that holds the metric's name; no matching looks at it unless asked to.
const NAME: &str = "__name__";

/// More kinds of series than any expression mixes; what has more is not told apart.
const MOST_SHAPES: usize = 8;

/// What is known of the labels of one kind of series.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Labels {
    /// Sorted by label: there are few.
    known: Vec<(String, Fate)>,
    /// Whether labels that are not named above may be there.
    open: bool,
}

/// The kinds of series that an expression can have, or why it can have none.
#[derive(Clone, Debug)]
pub(crate) struct Inferred<'a> {
    /// One entry a kind; empty if there can be no series.
    pub shapes: Vec<Labels>,
    /// Why there can be none.
    pub death: Option<Rc<Death<'a>>>,
}

impl Labels {
    /// Any labels at all.
    pub const fn open() -> Self {
        Self { known: Vec::new(), open: true }
    }

    /// No labels.
    pub const fn none() -> Self {
        Self { known: Vec::new(), open: false }
    }

    /// What is known of a label.
    pub fn get(&self, label: &str) -> &Fate {
        let other = if self.open { &Fate::Maybe } else { &Fate::Absent };
        self.place(label).map_or(other, |place| &self.known[place].1)
    }

    /// Says what is known of a label.
    pub fn set(&mut self, label: &str, fate: Fate) {
        match self.place(label) {
            Ok(place) => self.known[place].1 = fate,
            Err(place) => self.known.insert(place, (label.to_owned(), fate)),
        }
    }

    fn place(&self, label: &str) -> Result<usize, usize> {
        self.known.binary_search_by(|(known, _)| known.as_str().cmp(label))
    }

    /// The labels of which something particular is known.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(label, _)| label.as_str())
    }

    /// What an aggregation leaves; without `by` and `without`, nothing.
    pub fn grouped(&self, grouping: Option<&Grouping>) -> Self {
        let mut left = match grouping {
            Some(Grouping { without: true, .. }) => self.clone(),
            _ => Self::none(),
        };
        for label in grouping.into_iter().flat_map(|grouping| &grouping.labels) {
            let without = grouping.is_some_and(|grouping| grouping.without);
            left.set(label, if without { Fate::Absent } else { self.get(label).clone() });
        }
        left
    }

    /// Keeps what is known of the labels named, and lets every other one be absent.
    fn only(&self, labels: &[String]) -> Self {
        let mut only = Self::none();
        for label in labels {
            only.set(label, self.get(label).clone());
        }
        only
    }
}

impl<'a> Inferred<'a> {
    /// Series of one kind.
    pub fn of(labels: Labels) -> Self {
        Self { shapes: vec![labels], death: None }
    }

    /// Series of which nothing is known.
    pub fn open() -> Self {
        Self::of(Labels::open())
    }

    /// No series, for a reason.
    pub fn dead(death: Death<'a>) -> Self {
        Self { shapes: Vec::new(), death: Some(Rc::new(death)) }
    }

    /// Series of any of several kinds; if there is none, for the first reason.
    pub fn either(all: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self { shapes: Vec::new(), death: None };
        for one in all {
            joined.shapes.extend(one.shapes);
            joined.death = joined.death.or(one.death);
        }
        joined.settled()
    }

    /// The same series after their labels were changed.
    #[must_use]
    pub fn map(mut self, change: impl Fn(Labels) -> Labels) -> Self {
        self.shapes = self.shapes.into_iter().map(change).collect();
        self.settled()
    }

    /// Each kind once, and no more kinds than are told apart.
    fn settled(mut self) -> Self {
        self.shapes.sort();
        self.shapes.dedup();
        if self.shapes.len() > MOST_SHAPES {
            self.shapes = vec![Labels::open()];
        }
        self.death = self.death.filter(|_| self.shapes.is_empty());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of(values: &[&str]) -> Fate {
        Fate::OneOf(values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn what_is_known_of_a_label_grows_until_it_contradicts_itself() {
        assert_eq!(Fate::Maybe.meet(Fate::Absent), Some(Fate::Absent));
        assert_eq!(Fate::Present.meet(one_of(&["a"])), Some(one_of(&["a"])));
        assert_eq!(one_of(&["a", "b"]).meet(one_of(&["b", "c"])), Some(one_of(&["b"])));
        assert_eq!(one_of(&["a"]).meet(one_of(&["b"])), None);
        assert_eq!(Fate::Present.meet(Fate::Absent), None);
        assert_eq!(Fate::value(""), Fate::Absent, "a label without text is none");
    }

    #[test]
    fn more_kinds_than_are_told_apart_are_any_kind() {
        let kind = |number: usize| {
            let mut labels = Labels::none();
            labels.set("kind", Fate::value(&number.to_string()));
            Inferred::of(labels)
        };
        assert_eq!(Inferred::either((0..MOST_SHAPES).map(kind)).shapes.len(), MOST_SHAPES);
        assert_eq!(Inferred::either((0..=MOST_SHAPES).map(kind)).shapes, [Labels::open()]);
        assert_eq!(Inferred::either([kind(1), kind(1)]).shapes.len(), 1);
    }
}
