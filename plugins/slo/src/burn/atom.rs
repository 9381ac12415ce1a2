//! One comparison in normal form: an error ratio above a threshold.

use prr_promql::BinaryOp;

use crate::burn::arithmetic::percent;
use crate::burn::constant::{Constant, Separated};
use crate::burn::fraction::{Fraction, Quantity, Ratio};
use crate::burn::origin::{Origin, Window};

/// How far arithmetic on doubles may miss a threshold of one.
const ROUNDING: f64 = 1e-9;

/// `ratio > threshold`.
#[derive(Clone, Debug)]
pub(crate) struct Atom<'a> {
    /// The error ratio, if the comparison points the right way.
    pub ratio: Ratio<'a>,
    /// The threshold.
    pub threshold: Constant<'a>,
    /// Whether the threshold itself is above it.
    pub inclusive: bool,
    /// The comparison as it was written.
    pub origin: Origin<'a>,
    /// Its operator.
    pub operator: Origin<'a>,
}

impl<'a> Atom<'a> {
    /// Normalises a comparison with its operator at `operator`. None if it does not compare something measured with a constant.
    pub fn new(
        left: Quantity<'a>,
        op: BinaryOp,
        right: Quantity<'a>,
        origin: Origin<'a>,
        operator: Origin<'a>,
    ) -> Option<Self> {
        let (fraction, above, constant) = match (left, right) {
            (Quantity::Fraction(left), Quantity::Constant(right)) => (left, is_above(op)?, right),
            (Quantity::Constant(left), Quantity::Fraction(right)) => (right, !is_above(op)?, left),
            (Quantity::Fraction(left), Quantity::Fraction(right)) => multiplied(left, is_above(op)?, right)?,
            (Quantity::Constant(_), Quantity::Constant(_)) => return None,
        };
        if fraction.numerator.is_constant() {
            return None;
        }
        let mut threshold = constant.times(fraction.scale.clone().moved());
        let (ratio, scale) = fraction.ratio();
        if (scale - 1.0).abs() > 1e-9 {
            threshold = threshold.times(percent(scale, &origin));
        }
        let inclusive = matches!(op, BinaryOp::GreaterEqual | BinaryOp::LessEqual);
        Some(if above {
            Self { ratio, threshold, inclusive, origin, operator }
        } else {
            Self { ratio: ratio.inverted(), threshold: threshold.complement(&origin), inclusive, origin, operator }
        })
    }

    /// The longest range that it measures.
    pub fn window(&self) -> Option<&Window<'a>> {
        self.ratio.windows.first()
    }

    /// The length of the longest range.
    pub fn seconds(&self) -> f64 {
        self.window().map_or(0.0, |window| window.seconds)
    }

    /// The threshold on the error ratio.
    pub fn theta(&self) -> f64 {
        self.threshold.value()
    }

    /// Whether an error ratio, which never exceeds one, can satisfy it.
    pub fn is_reachable(&self) -> bool {
        let theta = self.theta();
        theta < 1.0 || self.inclusive && theta <= 1.0 + ROUNDING
    }

    /// Factor and budget, where the way in which the threshold is written tells them apart.
    pub fn separated(&self) -> Option<Separated<'a>> {
        self.threshold.separated()
    }

    /// Whether another comparison has the same threshold.
    pub fn agrees_with(&self, other: &Self) -> bool {
        (self.theta() - other.theta()).abs() <= 1e-6 * self.theta().abs()
    }
}

const fn is_above(op: BinaryOp) -> Option<bool> {
    match op {
        BinaryOp::Greater | BinaryOp::GreaterEqual => Some(true),
        BinaryOp::Less | BinaryOp::LessEqual => Some(false),
        _ => None,
    }
}

/// `bad > 14.4 * 0.001 * total`: the side with the constants is the total.
fn multiplied<'a>(left: Fraction<'a>, above: bool, right: Fraction<'a>) -> Option<(Fraction<'a>, bool, Constant<'a>)> {
    if left.is_divided() || right.is_divided() {
        return None;
    }
    let (bad, above, mut total) = match (left.scale.parts.is_empty(), right.scale.parts.is_empty()) {
        (true, false) => (left, above, right),
        (false, true) => (right, !above, left),
        _ => return None,
    };
    let constant = std::mem::replace(&mut total.scale, Constant::one());
    Some((bad.over(total)?, above, constant))
}
