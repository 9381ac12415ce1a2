//! Pairs of series: what `and`, arithmetic and comparisons between two vectors leave, and when they can leave nothing.

use std::collections::BTreeSet;

use prr_promql::Matching;

use super::fate::Conflict;
use super::{Fate, Inferred, Labels, NAME};
use crate::burn::liveness::{Cause, Death};
use crate::burn::origin::Origin;

/// How two operands meet, and where they were written.
pub(crate) struct Pairing<'p, 'a> {
    /// `on`, `ignoring`, `group_left`, `group_right`.
    pub matching: Option<&'p Matching>,
    /// The left operand.
    pub left: Origin<'a>,
    /// The right operand.
    pub right: Origin<'a>,
}

impl<'a> Pairing<'_, 'a> {
    /// What `left and right` leaves of the left side.
    pub fn and(&self, left: Inferred<'a>, right: Inferred<'a>) -> Inferred<'a> {
        self.joined(left, right, |own, other| agreed(own, other, self.matching))
    }

    /// The result of arithmetic or a comparison between two vectors.
    pub fn arithmetic(&self, left: Inferred<'a>, right: Inferred<'a>) -> Inferred<'a> {
        if self.fills() {
            return Inferred::open();
        }
        self.joined(left, right, |own, other| {
            let group = self.matching.and_then(|matching| matching.group.as_ref());
            let many_is_left = group.is_none_or(|group| group.left);
            let result = if many_is_left {
                agreed(own, other, self.matching)?
            } else {
                agreed(other, own, self.matching).map_err(Conflict::turned)?
            };
            Ok(match group {
                None => one_to_one(&result, self.matching),
                Some(group) => {
                    let one = if many_is_left { other } else { own };
                    let mut result = result;
                    group.include.iter().for_each(|label| result.set(label, one.get(label).clone()));
                    result
                }
            })
        })
    }

    /// Whether the operator has a modifier that makes up for partners that are not there; the tree does not keep it.
    fn fills(&self) -> bool {
        let between = self.left.span.end..self.right.span.start;
        self.left.node.text().and_then(|text| text.get(between)).is_some_and(|text| text.contains("fill"))
    }

    fn joined(
        &self,
        left: Inferred<'a>,
        right: Inferred<'a>,
        pair: impl Fn(&Labels, &Labels) -> Result<Labels, Conflict>,
    ) -> Inferred<'a> {
        if let Some(death) = left.death.or(right.death) {
            return Inferred { shapes: Vec::new(), death: Some(death) };
        }
        let mut shapes = Vec::new();
        let mut conflict = None;
        for (own, other) in left.shapes.iter().flat_map(|own| right.shapes.iter().map(move |other| (own, other))) {
            match pair(own, other) {
                Ok(labels) => shapes.push(labels),
                Err(found) => conflict = conflict.or(Some(found)),
            }
        }
        match conflict.filter(|_| shapes.is_empty()) {
            Some(conflict) => Inferred::dead(Death {
                cause: Cause::Operands(conflict),
                at: self.right.clone(),
                other: Some(self.left.clone()),
            }),
            None => Inferred { shapes, death: None }.settled(),
        }
    }
}

/// What is known of `own` where it has a partner in `other`.
fn agreed(own: &Labels, other: &Labels, matching: Option<&Matching>) -> Result<Labels, Conflict> {
    let listed = matching.map(|matching| matching.labels.as_slice()).unwrap_or_default();
    let on = matching.is_some_and(|matching| matching.on);
    let compared: BTreeSet<&str> = if on {
        listed.iter().map(String::as_str).collect()
    } else {
        own.named().chain(other.named()).filter(|label| listed.iter().all(|ignored| ignored != label)).collect()
    };
    let mut result = own.clone();
    for label in compared.into_iter().filter(|label| *label != NAME) {
        let (left, right) = (own.get(label), other.get(label));
        match left.meet(right.clone()) {
            Some(fate) => result.set(label, fate),
            None => return Err(Conflict { label: label.to_owned(), left: left.clone(), right: right.clone() }),
        }
    }
    if !on && own.open && !other.open {
        for label in listed {
            result.set(label, own.get(label).clone());
        }
        result.open = false;
    }
    Ok(result)
}

fn one_to_one(labels: &Labels, matching: Option<&Matching>) -> Labels {
    match matching {
        Some(matching) if matching.on => labels.only(&matching.labels),
        Some(matching) => {
            let mut left = labels.clone();
            matching.labels.iter().for_each(|label| left.set(label, Fate::Absent));
            left
        }
        None => labels.clone(),
    }
}
