//! Operators of two values, and how exact the numbers are that come of them.

use prr_document::read::hcl::syntax::Binary;

use super::value::{Value, Why};

pub(super) fn binary(operator: Binary, left: &Value, right: &Value) -> Option<Value> {
    let numbers = || Some((left.to_number()?, right.to_number()?));
    let number = |made: fn(f64, f64) -> f64| {
        let made = numbers().map(|(left, right)| made(left, right))?;
        made.is_finite().then_some(Value::Number(made))
    };
    let compared = |made: fn(&f64, &f64) -> bool| numbers().map(|(left, right)| Value::Bool(made(&left, &right)));
    match operator {
        Binary::Or => match (left.to_bool(), right.to_bool()) {
            (Some(true), _) | (_, Some(true)) => Some(Value::Bool(true)),
            (Some(false), Some(false)) => Some(Value::Bool(false)),
            _ => None,
        },
        Binary::And => match (left.to_bool(), right.to_bool()) {
            (Some(false), _) | (_, Some(false)) => Some(Value::Bool(false)),
            (Some(true), Some(true)) => Some(Value::Bool(true)),
            _ => None,
        },
        Binary::Equal => left.equals(right).map(Value::Bool),
        Binary::NotEqual => left.equals(right).map(|same| Value::Bool(!same)),
        Binary::Less => compared(f64::lt),
        Binary::LessEqual => compared(f64::le),
        Binary::Greater => compared(f64::gt),
        Binary::GreaterEqual => compared(f64::ge),
        Binary::Add => number(|left, right| tidy_sum(left + right, left, right)),
        Binary::Subtract => number(|left, right| tidy_sum(left - right, left, right)),
        Binary::Multiply => number(|left, right| tidy(left * right)),
        // Terraform holds what is infinite, and no document does.
        Binary::Divide if numbers().is_some_and(|(left, right)| right == 0.0 && left != 0.0) => {
            Some(Value::unknown("a number divided by zero", Why::Open))
        }
        Binary::Divide => number(|left, right| tidy(left / right)),
        Binary::Remainder => numbers().and_then(|(left, right)| remainder(left, right)),
    }
}

/// What is left of a division of numbers that doubles hold to the last digit; of `0.1` Terraform holds another value, and so another rest.
fn remainder(left: f64, right: f64) -> Option<Value> {
    let held = |size: f64| size.abs() < 1e9 && (size * 1_048_576.0).fract() == 0.0;
    if right == 0.0 {
        return Some(Value::Number(left));
    }
    if held(left) && held(right) {
        return Some(left % right).filter(|rest| rest.is_finite()).map(Value::Number);
    }
    Some(Value::unknown("a rest of many digits", Why::Open))
}

/// Terraform reckons with far more digits than a double has: `0.999 * 100` is 99.9 there. The last digits of a double are noise.
fn tidy(size: f64) -> f64 {
    if !size.is_finite() {
        return size;
    }
    format!("{size:.14e}").parse().unwrap_or(size)
}

/// A sum is as exact as the larger of its parts.
pub(super) fn tidy_sum(sum: f64, left: f64, right: f64) -> f64 {
    let magnitude = left.abs().max(right.abs()).log10().floor();
    if !sum.is_finite() || !magnitude.is_finite() || !(-200.0..=14.0).contains(&magnitude) {
        return sum;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 214")]
    let digits = (14.0 - magnitude) as usize;
    format!("{sum:.digits$}").parse().unwrap_or(sum)
}
