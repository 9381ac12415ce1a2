//! The value of an expression that selects no series: `14.4 * (1 - 0.999)`.

use std::f64::consts::PI;

use crate::{BinaryOp, Expr, ExprKind};

/// The value of an expression without series; none if it selects, aggregates, filters or asks for the time.
#[must_use]
pub fn constant(expr: &Expr) -> Option<f64> {
    match &expr.kind {
        ExprKind::Number(number) => Some(*number),
        ExprKind::Paren(inner) => constant(inner),
        ExprKind::Unary { negative, expr } => constant(expr).map(|value| if *negative { -value } else { value }),
        ExprKind::Binary { op, returns_bool, left, right, .. } => {
            operation(*op, *returns_bool, constant(left)?, constant(right)?)
        }
        ExprKind::Call { function, arguments } => call(function, arguments),
        ExprKind::Text(_)
        | ExprKind::Vector(_)
        | ExprKind::Matrix { .. }
        | ExprKind::Subquery { .. }
        | ExprKind::Aggregate { .. } => None,
    }
}

fn operation(op: BinaryOp, returns_bool: bool, left: f64, right: f64) -> Option<f64> {
    let arithmetic = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::Div => left / right,
        BinaryOp::Mod => left % right,
        BinaryOp::Pow => left.powf(right),
        BinaryOp::Atan2 => left.atan2(right),
        _ => return comparison(op, left, right).filter(|_| returns_bool).map(|holds| f64::from(u8::from(holds))),
    };
    Some(arithmetic)
}

#[expect(clippy::float_cmp, reason = "Prometheus compares exactly")]
fn comparison(op: BinaryOp, left: f64, right: f64) -> Option<bool> {
    Some(match op {
        BinaryOp::Equal => left == right,
        BinaryOp::NotEqual => left != right,
        BinaryOp::Greater => left > right,
        BinaryOp::GreaterEqual => left >= right,
        BinaryOp::Less => left < right,
        BinaryOp::LessEqual => left <= right,
        _ => return None,
    })
}

fn call(function: &str, arguments: &[Expr]) -> Option<f64> {
    let argument = |index: usize| arguments.get(index).and_then(constant);
    if function == "pi" {
        return Some(PI);
    }
    let first = argument(0)?;
    match function {
        "vector" | "scalar" | "sort" | "sort_desc" => Some(first),
        "round" => Some(round(first, if arguments.len() > 1 { argument(1)? } else { 1.0 })),
        "clamp" => clamp(first, argument(1)?, argument(2)?),
        "clamp_min" | "max_of" => Some(larger(first, argument(1)?)),
        "clamp_max" | "min_of" => Some(smaller(first, argument(1)?)),
        _ => elementary(function).map(|apply| apply(first)),
    }
}

fn elementary(function: &str) -> Option<fn(f64) -> f64> {
    Some(match function {
        "abs" => f64::abs,
        "ceil" => f64::ceil,
        "floor" => f64::floor,
        "sqrt" => f64::sqrt,
        "exp" => f64::exp,
        "ln" => f64::ln,
        "log2" => f64::log2,
        "log10" => f64::log10,
        "sgn" => |value| if value == 0.0 || value.is_nan() { value } else { value.signum() },
        "deg" => |radians| radians * 180.0 / PI,
        "rad" => |degrees| degrees * PI / 180.0,
        "sin" => f64::sin,
        "cos" => f64::cos,
        "tan" => f64::tan,
        "asin" => f64::asin,
        "acos" => f64::acos,
        "atan" => f64::atan,
        "sinh" => f64::sinh,
        "cosh" => f64::cosh,
        "tanh" => f64::tanh,
        "asinh" => f64::asinh,
        "acosh" => f64::acosh,
        "atanh" => f64::atanh,
        _ => return None,
    })
}

/// Rounds halves up, as Prometheus does also below zero.
fn round(value: f64, to: f64) -> f64 {
    let inverse = 1.0 / to;
    (value * inverse + 0.5).floor() / inverse
}

/// Between bounds in the wrong order nothing is left.
fn clamp(value: f64, least: f64, most: f64) -> Option<f64> {
    (least <= most || least.is_nan() || most.is_nan()).then(|| larger(least, smaller(most, value)))
}

/// Unlike `f64::max`, not a number is contagious.
fn larger(left: f64, right: f64) -> f64 {
    if left.is_nan() || right.is_nan() { f64::NAN } else { left.max(right) }
}

fn smaller(left: f64, right: f64) -> f64 {
    if left.is_nan() || right.is_nan() { f64::NAN } else { left.min(right) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> Option<f64> {
        constant(&crate::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}")))
    }

    #[test]
    fn expressions_without_series_have_a_value() {
        let table = [
            ("1000 * 0.001", 1.0),
            ("-2 ^ 2", -4.0),
            ("2 ^ 3 ^ 2", 512.0),
            ("(1 + 2) * 3 % 5", 4.0),
            ("1 > bool 0", 1.0),
            ("1 == bool 2", 0.0),
            ("vector(3) + 1", 4.0),
            ("scalar(vector(2)) * 5m", 600.0),
            ("abs(vector(-1))", 1.0),
            ("round(vector(-2.5))", -2.0),
            ("round(vector(17), 5)", 15.0),
            ("ceil(vector(1.2)) + floor(vector(1.8))", 3.0),
            ("sqrt(vector(9))", 3.0),
            ("clamp(vector(7), 0, 5)", 5.0),
            ("clamp_min(vector(-1), 0)", 0.0),
            ("sgn(vector(-3))", -1.0),
            ("deg(vector(pi()))", 180.0),
            ("1 / 0", f64::INFINITY),
            ("exp(vector(0)) + ln(vector(1))", 1.0),
            ("max_of(1, 2) + min_of(1, 2)", 3.0),
        ];
        for (text, expected) in table {
            assert_eq!(fold(text).map(f64::to_bits), Some(expected.to_bits()), "{text}: {:?}", fold(text));
        }
    }

    #[test]
    fn what_selects_filters_or_asks_for_the_time_has_none() {
        for text in [
            "up",
            "vector(1) > 0",
            "time()",
            "1 + up",
            "sum(vector(1))",
            "\"a\"",
            "clamp(vector(1), 2, 1)",
            "absent(vector(1))",
        ] {
            assert_eq!(fold(text), None, "{text}");
        }
    }
}
