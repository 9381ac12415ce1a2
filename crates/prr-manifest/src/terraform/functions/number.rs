//! Functions of numbers.

use super::super::operator::tidy_sum;
use super::super::value::Value;
use super::Answer;

pub(super) fn numbers(values: &[Value]) -> Option<Vec<f64>> {
    values.iter().map(Value::to_number).collect()
}

pub(super) fn numeric(name: &str, values: &[Value]) -> Answer {
    let Some(given) = numbers(values).or_else(|| values.first().and_then(Value::items).and_then(numbers)) else {
        return if matches!((name, values), ("tonumber", [Value::Null])) {
            Answer::Value(Value::Null)
        } else {
            Answer::Invalid
        };
    };
    let made = match (name, given.as_slice()) {
        ("min", [_, ..]) => Some(given.iter().copied().fold(f64::INFINITY, f64::min)),
        ("max", [_, ..]) => Some(given.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
        ("ceil", [size]) => Some(size.ceil()),
        ("floor", [size]) => Some(size.floor()),
        ("abs", [size]) => Some(size.abs()),
        ("signum", [size]) if size.fract() != 0.0 || size.abs() >= 1e15 => None,
        ("signum", [size]) => Some(if *size == 0.0 { 0.0 } else { size.signum() }),
        ("tonumber", [size]) => Some(*size),
        ("pow", [base, exponent]) => Some(base.powf(*exponent)),
        ("sum", [_, ..]) => Some(given.iter().fold(0.0, |sum, size| tidy_sum(sum + size, sum, *size))),
        ("parseint", [_, _]) if values[1].to_index() == Some(10) => values[0].to_number(),
        _ => return Answer::Unknown,
    };
    made.filter(|made| made.is_finite()).map(Value::Number).into()
}
