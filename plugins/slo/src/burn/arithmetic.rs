//! Operators and aggregations over constants and ratios.

use prr_promql::{BinaryOp, Matching};

use crate::burn::constant::{Constant, Part, Role};
use crate::burn::fraction::{Fraction, Quantity};
use crate::burn::origin::Origin;
use crate::burn::term::{Group, Measure};

/// What an aggregation makes of a value, where it keeps what the value means.
pub(crate) fn aggregated<'a>(op: &str, group: &Group, inner: Quantity<'a>) -> Option<Quantity<'a>> {
    let Quantity::Fraction(fraction) = inner else { return None };
    let recorded = fraction.recorded || fraction.numerator.terms.iter().any(|(_, term)| term.missing.is_some());
    let plain = !fraction.is_divided() && fraction.numerator.constant == 0.0;
    match op {
        "sum" if plain && fraction.numerator.terms.iter().all(|(_, term)| matches!(term.measure, Measure::Rate(_))) => {
            Some(Quantity::Fraction(fraction.map_terms(|term| term.group = grouped(group, &term.measure))))
        }
        // Over a recorded ratio these keep the value where there is one series; `sum` adds ratios up where there are more.
        "sum" | "avg" | "max" | "min" if recorded => Some(Quantity::Fraction(fraction)),
        "max" | "min" if fraction.is_divided() => Some(Quantity::Fraction(fraction)),
        _ => None,
    }
}

/// A label that the selector pins to one value does not split a sum.
fn grouped(group: &Group, measure: &Measure) -> Group {
    match (group, measure) {
        (Group::By(labels), Measure::Rate(series)) => {
            Group::By(labels.iter().filter(|label| !series.pins(label)).cloned().collect())
        }
        _ => group.clone(),
    }
}

/// What an arithmetic operator makes of two values.
pub(crate) fn arithmetic<'a>(
    op: BinaryOp,
    left: Quantity<'a>,
    right: Quantity<'a>,
    matching: Option<&Matching>,
    origin: Origin<'a>,
) -> Option<Quantity<'a>> {
    match (op, left, right) {
        (BinaryOp::Mul, left, right) => times(left, right, matching),
        (BinaryOp::Div, left, Quantity::Constant(right)) => times(left, Quantity::Constant(right.inverted()), None),
        (BinaryOp::Div, Quantity::Fraction(left), Quantity::Fraction(right)) => {
            left.over(right).map(Quantity::Fraction)
        }
        (BinaryOp::Sub, Quantity::Constant(left), Quantity::Constant(right)) => {
            Some(Quantity::Constant(left.minus(right, origin)))
        }
        (BinaryOp::Add | BinaryOp::Mod | BinaryOp::Pow, Quantity::Constant(left), Quantity::Constant(right)) => {
            let (left, right) = (left.value(), right.value());
            let value = match op {
                BinaryOp::Add => left + right,
                BinaryOp::Mod => left % right,
                _ => left.powf(right),
            };
            Some(Quantity::Constant(Constant::replaced(value, origin)))
        }
        (BinaryOp::Add | BinaryOp::Sub, left, right) => {
            let weight = if op == BinaryOp::Add { 1.0 } else { -1.0 };
            left.into_fraction().plus(weight, right.into_fraction()).map(Quantity::Fraction)
        }
        _ => None,
    }
}

/// The product of two values.
pub(crate) fn times<'a>(left: Quantity<'a>, right: Quantity<'a>, matching: Option<&Matching>) -> Option<Quantity<'a>> {
    Some(match (left, right) {
        (Quantity::Constant(left), Quantity::Constant(right)) => Quantity::Constant(left.times(right)),
        (Quantity::Constant(constant), Quantity::Fraction(mut fraction))
        | (Quantity::Fraction(mut fraction), Quantity::Constant(constant)) => {
            fraction.scale = fraction.scale.times(constant);
            Quantity::Fraction(fraction)
        }
        // A join that only brings labels: the other side is an information series, which is one.
        (Quantity::Fraction(left), Quantity::Fraction(right)) => {
            let grouped = matching.and_then(|matching| matching.group.as_ref());
            let instant = |side: &Fraction<'_>| {
                !side.is_divided() && side.numerator.terms.iter().all(|(_, term)| term.windows.is_empty())
            };
            let many = if grouped?.left { (left, right) } else { (right, left) };
            if !instant(&many.1) {
                return None;
            }
            Quantity::Fraction(many.0)
        }
    })
}

/// The constant by which a value in percent is divided.
pub(crate) fn percent<'a>(scale: f64, origin: &Origin<'a>) -> Constant<'a> {
    let part = Part { value: 1.0 / scale, role: Role::Percent, origin: origin.clone(), taken: None };
    Constant { parts: vec![part] }
}
