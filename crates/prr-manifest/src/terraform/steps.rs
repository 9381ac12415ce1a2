//! What stands behind a value: names, indices and splats.

use prr_document::read::hcl::number;
use prr_document::read::hcl::syntax::Step;

use super::eval;
use super::value::{Parts, Value, Why};
use super::world::{Scope, World};

/// The element under an index or a name.
fn step(world: &mut World<'_>, from: &Value, index: &Value) -> Value {
    let text = |index: &Value| match index {
        Value::Text(text) => format!("{text:?}"),
        Value::Number(size) => number(*size),
        Value::Unknown(unknown) => unknown.text.to_string(),
        _ => String::from("?"),
    };
    let missing = || Value::unknown(format!("[{}]", text(index)), Why::Invalid);
    if !world.pay(1) {
        return Value::unknown(format!("[{}]", text(index)), Why::Open);
    }
    match (from, index) {
        (Value::Unknown(unknown), _) => {
            let why = behind(unknown.why);
            Value::unknown(format!("{}[{}]", unknown.text, text(index)), why)
        }
        (_, Value::Unknown(_)) => Value::unknown(format!("[{}]", text(index)), Why::Open),
        (Value::Map(many), _) => index.to_text().and_then(|key| many.items.get(&*key)).cloned().unwrap_or_else(missing),
        (Value::List(many), _) if many.parts != Parts::Set => {
            index.to_index().and_then(|index| many.items.get(index)).cloned().unwrap_or_else(missing)
        }
        _ => missing(),
    }
}

/// Why a part of something is unknown: it need not be a text where that is one.
const fn behind(why: Why) -> Why {
    match why {
        Why::Partial => Why::Open,
        Why::InvalidText => Why::Invalid,
        other => other,
    }
}

/// The values of a splat's elements: a value that is no list is a list of itself, and nothing is no element.
fn splat(from: &Value) -> Option<Vec<Value>> {
    match from {
        Value::Unknown(_) => None,
        Value::List(many) => Some(many.items.clone()),
        Value::Null => Some(Vec::new()),
        other => Some(vec![other.clone()]),
    }
}

/// What stands behind a value.
pub(super) fn follow<'a>(world: &mut World<'a>, from: Value, steps: &'a [Step], scope: &Scope) -> Value {
    let mut value = from;
    for (at, one) in steps.iter().enumerate() {
        value = match one {
            Step::Name(name) => attribute(world, &value, name),
            Step::Index(index) => {
                let index = eval::value(world, index, scope);
                step(world, &value, &index)
            }
            Step::Splat { full } => return after_splat(world, &value, &steps[at + 1..], *full, scope),
        };
    }
    value
}

fn attribute(world: &mut World<'_>, from: &Value, name: &str) -> Value {
    match from {
        Value::Unknown(unknown) => {
            let why = behind(unknown.why);
            Value::unknown(format!("{}.{name}", unknown.text), why)
        }
        _ => step(world, from, &Value::text(name)),
    }
}

fn after_splat<'a>(world: &mut World<'a>, from: &Value, rest: &'a [Step], full: bool, scope: &Scope) -> Value {
    let names = rest.iter().take_while(|step| match step {
        Step::Name(_) => true,
        Step::Index(_) => full,
        Step::Splat { .. } => false,
    });
    let (own, rest) = rest.split_at(names.count());
    let Some(items) = splat(from) else {
        let Value::Unknown(unknown) = from else { return Value::Null };
        return Value::unknown(format!("{}[*]", unknown.text), Why::Open);
    };
    let made = items.into_iter().map(|item| follow(world, item, own, scope)).collect();
    follow(world, Value::list(made), rest, scope)
}
