//! The functions of Terraform that need nothing but their arguments.

mod collection;
mod format;
mod letters;
mod number;
mod text;

use prr_document::read::hcl::syntax::Expr;

use super::eval;
use super::types::Type;
use super::value::{Parts, Value, Why};
use super::world::{Scope, World};
use collection::collection;
use number::{numbers, numeric};
use text::textual;

/// Calls a function. What has side effects, reads files or asks a clock is unknown; so is a function that is not here.
pub(super) fn call<'a>(
    world: &mut World<'a>,
    expr: &'a Expr,
    name: &str,
    arguments: &'a [Expr],
    spread: bool,
    scope: &Scope,
) -> Value {
    let mut values: Vec<Value> = arguments.iter().map(|argument| eval::value(world, argument, scope)).collect();
    if spread {
        let last = values.pop().unwrap_or(Value::Null);
        let Some(items) = last.items() else { return eval::unknown(expr) };
        values.extend(items.iter().cloned());
    }
    let unknown = || eval::unknown(expr);
    let weight = values.iter().fold(1, |weight: usize, value| weight.saturating_add(value.weight()));
    if !world.pay(weight) {
        return unknown();
    }
    match name {
        "try" => return attempt(&values).unwrap_or_else(unknown),
        "can" => {
            return match values.as_slice() {
                [value] if value.has_invalid() => Value::Bool(false),
                [value] if value.is_whole() => Value::Bool(true),
                _ => unknown(),
            };
        }
        "nonsensitive" | "sensitive" | "ephemeralasnull" if values.len() == 1 => {
            return values.pop().unwrap_or(Value::Null);
        }
        _ => {}
    }
    let invalid = || Value::unknown(super::print::print(expr), Why::Invalid);
    if values.iter().any(Value::has_invalid) {
        return invalid();
    }
    match pure(name, &values) {
        Answer::Value(value) => value,
        Answer::Invalid if values.iter().all(|value| value.is_whole() && value.is_exact()) => invalid(),
        Answer::Unknown | Answer::Invalid => unknown(),
    }
}

/// What a function answers.
enum Answer {
    Value(Value),
    /// It is not known here, or depends on what is unknown.
    Unknown,
    /// Terraform refuses the call.
    Invalid,
}

impl From<Option<Value>> for Answer {
    fn from(value: Option<Value>) -> Self {
        value.map_or(Self::Invalid, Self::Value)
    }
}

/// The first argument that is no mistake.
fn attempt(values: &[Value]) -> Option<Value> {
    values.iter().find(|value| !value.has_invalid()).cloned()
}

/// The first argument that says something, as the type that all of them share.
fn coalesce(values: &[Value]) -> Answer {
    let Some(shared) = Type::shared(values.iter().map(Type::of)) else { return Answer::Invalid };
    let said = |value: &&Value| !matches!(value, Value::Null) && !is_empty_text(value);
    match values.iter().find(said) {
        Some(Value::Unknown(_)) => Answer::Unknown,
        Some(first) => shared.conform(first).into(),
        None => Answer::Invalid,
    }
}

fn is_set(value: &Value) -> bool {
    value.parts() == Some(Parts::Set)
}

fn is_empty_text(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

fn pure(name: &str, values: &[Value]) -> Answer {
    match name {
        "coalesce" => coalesce(values),
        "merge" | "lookup" | "keys" | "values" | "zipmap" | "contains" | "element" | "length" | "concat"
        | "flatten" | "compact" | "distinct" | "reverse" | "sort" | "slice" | "toset" | "tolist" | "tomap"
        | "setunion" | "one" | "index" | "range" | "coalescelist" | "setproduct" | "chunklist" | "setsubtract"
        | "setintersection" | "matchkeys" => collection(name, values),
        "min" | "max" | "ceil" | "floor" | "abs" | "tonumber" | "pow" | "sum" | "signum" | "parseint" => {
            numeric(name, values)
        }
        _ => textual(name, values),
    }
}
