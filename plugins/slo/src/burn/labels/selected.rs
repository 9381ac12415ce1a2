//! What the matchers of a selector say about the labels of the series that it picks.

use prr_promql::{MatchOp, Matcher, Selector};

use super::pattern::{matches, words};
use super::{Fate, Labels};

/// Two matchers that no series satisfies together, by their place in the selector.
pub(super) struct Contradiction {
    pub first: usize,
    pub second: usize,
}

/// The labels of series that have at least these labels and satisfy the matchers. `Err` if none can.
pub(super) fn restricted(labels: &Labels, selector: &Selector) -> Result<Labels, Contradiction> {
    let mut labels = labels.clone();
    // Whatever an inequality takes away is known only after the equalities were read.
    let equalities = |matcher: &Matcher| matcher.op == MatchOp::Equal;
    let numbered = || selector.matchers.iter().enumerate();
    let order = numbered()
        .filter(|(_, matcher)| equalities(matcher))
        .chain(numbered().filter(|(_, matcher)| matcher.op == MatchOp::Match));
    for (index, matcher) in order.chain(numbered().filter(|(_, matcher)| !equalities(matcher))) {
        let Some(fate) = satisfying(labels.get(&matcher.label), matcher) else {
            let same = |(other, earlier): &(usize, &Matcher)| *other != index && earlier.label == matcher.label;
            let other = numbered().find(same).map_or(index, |(other, _)| other);
            return Err(Contradiction { first: other.min(index), second: other.max(index) });
        };
        labels.set(&matcher.label, fate);
    }
    Ok(labels)
}

fn satisfying(fate: &Fate, matcher: &Matcher) -> Option<Fate> {
    match matcher.op {
        MatchOp::Equal => fate.meet(Fate::value(&matcher.value)),
        MatchOp::Match => {
            let listed = words(&matcher.value).filter(|words| words.iter().all(|word| !word.is_empty()));
            let fate = listed.map_or_else(|| Some(fate.clone()), |words| fate.meet(Fate::OneOf(words)))?;
            kept(&fate, &|word| matches(&matcher.value, word))
        }
        MatchOp::NotEqual => kept(fate, &|word| Some(word != matcher.value)),
        MatchOp::NotMatch => kept(fate, &|word| matches(&matcher.value, word).map(|found| !found)),
    }
}

/// What a test leaves of the values that a label may have; a label that is absent is tested as an empty word.
fn kept(fate: &Fate, test: &dyn Fn(&str) -> Option<bool>) -> Option<Fate> {
    let refused = |word: &str| test(word) == Some(false);
    match fate {
        Fate::Absent => (!refused("")).then_some(Fate::Absent),
        Fate::Maybe if refused("") => Some(Fate::Present),
        Fate::Maybe | Fate::Present => Some(fate.clone()),
        Fate::OneOf(values) => {
            let left: std::collections::BTreeSet<_> = values.iter().filter(|value| !refused(value)).cloned().collect();
            (!left.is_empty()).then_some(Fate::OneOf(left))
        }
    }
}
