//! Expressions to values.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::number;
use prr_document::read::hcl::syntax::{Binary, Expr, ExprKind, For, Part, Step, Unary};

use super::functions;
use super::print::print;
use super::reference;
use super::types::Type;
use super::value::{Parts, Unknown, Value, Why};
use super::world::{Scope, World};

/// The value of an expression. It is unknown where the tree does not tell it, or where telling it would take too long.
pub(super) fn value<'a>(world: &mut World<'a>, expr: &'a Expr, scope: &Scope) -> Value {
    if !world.pay(1) {
        return unknown(expr);
    }
    world.deeper(|world| kind(world, expr, scope)).unwrap_or_else(|| unknown(expr))
}

/// What stays as it is written.
pub(super) fn unknown(expr: &Expr) -> Value {
    Value::unknown(print(expr), Why::Open)
}

fn invalid(expr: &Expr) -> Value {
    Value::unknown(print(expr), Why::Invalid)
}

/// The same expression, as invalid as its part.
fn spoilt(expr: &Expr, part: &Value) -> Value {
    if part.is_invalid() { invalid(expr) } else { unknown(expr) }
}

fn kind<'a>(world: &mut World<'a>, expr: &'a Expr, scope: &Scope) -> Value {
    match &expr.kind {
        ExprKind::Null => Value::Null,
        ExprKind::Bool(truth) => Value::Bool(*truth),
        ExprKind::Number(size) => Value::Number(*size),
        ExprKind::Group(inner) => value(world, inner, scope),
        ExprKind::Template { parts, heredoc } => template(world, parts, *heredoc, scope),
        ExprKind::List(items) => Value::list(items.iter().map(|item| value(world, item, scope)).collect()),
        ExprKind::Object(entries) => object(world, expr, entries, scope),
        ExprKind::Variable(_) => reference::value(world, expr, &[], expr, scope),
        ExprKind::Traversal(base, steps) => reference::value(world, base, steps, expr, scope),
        ExprKind::Call { name, arguments, spread } => functions::call(world, expr, name, arguments, *spread, scope),
        ExprKind::Unary(operator, inner) => {
            let inner = value(world, inner, scope);
            let made = match operator {
                Unary::Negate => inner.to_number().map(|size| Value::Number(-size)),
                Unary::Not => inner.to_bool().map(|truth| Value::Bool(!truth)),
            };
            made.unwrap_or_else(|| if inner.is_unknown() { spoilt(expr, &inner) } else { invalid(expr) })
        }
        ExprKind::Binary(operator, left, right) => {
            let (left, right) = (value(world, left, scope), value(world, right, scope));
            binary(*operator, &left, &right).unwrap_or_else(|| {
                if left.is_whole() && right.is_whole() || left.is_invalid() || right.is_invalid() {
                    invalid(expr)
                } else {
                    unknown(expr)
                }
            })
        }
        ExprKind::Conditional(three) => {
            let [condition, yes, no] = &**three;
            let condition = value(world, condition, scope);
            match condition.to_bool() {
                Some(truth) => {
                    // What is not chosen decides the type all the same.
                    let both = [yes, no].map(|branch| (branch, value(world, branch, scope)));
                    let paid = world.pay(both.iter().map(|(_, value)| value.weight()).sum());
                    let types =
                        both.each_ref().map(|(branch, value)| if paid { type_of(branch, value) } else { Type::Any });
                    let chosen = &both[usize::from(!truth)].1;
                    let shared = Type::shared(types).and_then(|shared| shared.conform(chosen));
                    shared.unwrap_or_else(|| invalid(expr))
                }
                None if condition.is_unknown() => {
                    let (yes, no) = (value(world, yes, scope), value(world, no, scope));
                    if yes.equals(&no) == Some(true) { yes } else { spoilt(expr, &condition) }
                }
                None => invalid(expr),
            }
        }
        ExprKind::For(comprehension) => for_each(world, expr, comprehension, scope),
    }
}

/// The type of what an expression came to. Where something is wrong with an operator's parts or a collection's, Terraform knows the type all the same.
fn type_of(expr: &Expr, value: &Value) -> Type {
    match &expr.kind {
        ExprKind::Call { .. } | ExprKind::Traversal(..) | ExprKind::Variable(_) | ExprKind::Template { .. } => {
            Type::of(value)
        }
        _ if value.is_invalid() => Type::Open,
        _ => Type::of(value),
    }
}

fn binary(operator: Binary, left: &Value, right: &Value) -> Option<Value> {
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

fn object<'a>(world: &mut World<'a>, expr: &'a Expr, entries: &'a [(Expr, Expr)], scope: &Scope) -> Value {
    let mut made = BTreeMap::new();
    for (name, item) in entries {
        let Some(name) = key(world, name, scope) else { return unknown(expr) };
        made.insert(name, value(world, item, scope));
    }
    Value::map(made)
}

/// The key of an entry: a name that stands alone is that key.
pub(super) fn key<'a>(world: &mut World<'a>, expr: &'a Expr, scope: &Scope) -> Option<Rc<str>> {
    match &expr.kind {
        ExprKind::Variable(name) => Some(name.as_str().into()),
        ExprKind::Null => Some("null".into()),
        ExprKind::Bool(_) | ExprKind::Number(_) => kind(world, expr, scope).to_text(),
        _ => value(world, expr, scope).to_text(),
    }
}

fn for_each<'a>(world: &mut World<'a>, expr: &'a Expr, comprehension: &'a For, scope: &Scope) -> Value {
    let collection = value(world, &comprehension.collection, scope);
    let Some(pairs) = pairs(&collection) else {
        return if collection.is_unknown() { spoilt(expr, &collection) } else { invalid(expr) };
    };
    let (mut items, mut entries) = (Vec::new(), BTreeMap::<Rc<str>, Vec<Value>>::new());
    for (index, item) in pairs {
        let inner = with_names(scope, comprehension.key_name.as_deref(), &comprehension.value_name, (index, item));
        if let Some(condition) = &comprehension.condition {
            let condition = value(world, condition, &inner);
            match condition.to_bool() {
                Some(true) => {}
                Some(false) => continue,
                None => return spoilt(expr, &condition),
            }
        }
        let made = value(world, &comprehension.value, &inner);
        match &comprehension.key {
            None => items.push(made),
            Some(name) => {
                let name = value(world, name, &inner);
                match (name.to_text(), &name) {
                    (Some(name), _) => entries.entry(name).or_default().push(made),
                    (None, Value::Unknown(_) | Value::Number(_)) => return spoilt(expr, &name),
                    (None, _) => return invalid(expr),
                }
            }
        }
        if !world.pay(1) {
            return unknown(expr);
        }
    }
    if comprehension.key.is_none() {
        return Value::list(items);
    }
    let grouped = comprehension.grouped;
    if !grouped && entries.values().any(|made| made.len() > 1) {
        return invalid(expr);
    }
    let entry = |(name, mut made): (Rc<str>, Vec<Value>)| {
        let made = if grouped { Value::list(made) } else { made.pop().unwrap_or(Value::Null) };
        (name, made)
    };
    Value::map(entries.into_iter().map(entry).collect())
}

/// What a collection is walked through as: indices or keys, and values.
pub(super) fn pairs(collection: &Value) -> Option<Vec<(Value, Value)>> {
    if let Some(entries) = collection.entries() {
        return Some(entries.iter().map(|(key, value)| (Value::Text(Rc::clone(key)), value.clone())).collect());
    }
    if collection.parts() == Some(Parts::Set) {
        // An item of a set is its own key.
        return Some(collection.items()?.iter().map(|item| (item.clone(), item.clone())).collect());
    }
    #[expect(clippy::cast_precision_loss, reason = "lists are small")]
    let numbered = |(index, item): (usize, &Value)| (Value::Number(index as f64), item.clone());
    Some(collection.items()?.iter().enumerate().map(numbered).collect())
}

fn with_names(scope: &Scope, key: Option<&str>, name: &str, (index, item): (Value, Value)) -> Scope {
    let mut inner = scope.clone();
    inner.names.extend(key.map(|key| (key.to_owned(), index)));
    inner.names.push((name.to_owned(), item));
    inner
}

/// A template. One that is a single value is that value, of whatever type.
fn template<'a>(world: &mut World<'a>, parts: &'a [Part], heredoc: bool, scope: &Scope) -> Value {
    if let ([Part::Value(only)], false) = (parts, heredoc) {
        return value(world, only, scope);
    }
    let mut text = Text::default();
    text.parts(world, parts, scope);
    match (text.invalid, text.open) {
        (true, _) => Value::unknown(text.text, Why::InvalidText),
        (false, true) => Value::unknown(text.text, Why::Partial),
        (false, false) => Value::long_text(text.text),
    }
}

/// A text that is being filled in.
#[derive(Default)]
struct Text {
    text: String,
    /// Whether some of it is unknown.
    open: bool,
    /// Whether some of it is nothing that a text may have, such as a list.
    invalid: bool,
}

impl Text {
    fn parts<'a>(&mut self, world: &mut World<'a>, parts: &'a [Part], scope: &Scope) {
        for part in parts {
            if !world.pay(1 + self.text.len() / 4_096) || self.text.len() > 2 << 20 {
                self.open = true;
                return;
            }
            match part {
                Part::Literal(text) => self.text.push_str(text),
                Part::Value(part) => {
                    let value = value(world, part, scope);
                    self.value(&value, part);
                }
                Part::If(condition, yes, no) => match value(world, condition, scope).to_bool() {
                    Some(truth) => self.parts(world, if truth { yes } else { no }, scope),
                    None => self.unknown(&format!("{} ? ... : ...", print(condition))),
                },
                Part::For { key_name, value_name, collection, parts } => {
                    let walked = value(world, collection, scope);
                    let Some(pairs) = pairs(&walked) else {
                        self.unknown(&format!("for {value_name} in {}", print(collection)));
                        continue;
                    };
                    for pair in pairs {
                        let inner = with_names(scope, key_name.as_deref(), value_name, pair);
                        self.parts(world, parts, &inner);
                    }
                }
            }
        }
    }

    fn value(&mut self, value: &Value, part: &Expr) {
        match (value.to_text(), value) {
            (Some(known), _) => self.text.push_str(&known),
            (None, Value::Unknown(Unknown { text, why: Why::Partial })) => {
                self.text.push_str(text);
                self.open = true;
            }
            (None, Value::Unknown(Unknown { text, why })) => {
                self.invalid |= matches!(why, Why::Invalid | Why::InvalidText);
                self.unknown(text);
            }
            _ => {
                self.invalid |= matches!(value, Value::Null | Value::List(_) | Value::Map(_));
                self.unknown(&print(part));
            }
        }
    }

    fn unknown(&mut self, text: &str) {
        self.text.push_str("${");
        self.text.push_str(text);
        self.text.push('}');
        self.open = true;
    }
}

/// The element under an index or a name.
pub(super) fn step(world: &mut World<'_>, from: &Value, index: &Value) -> Value {
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
            let why = if unknown.why == Why::Partial { Why::Open } else { unknown.why };
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

/// The values of a splat's elements: a value that is no list is a list of itself, and nothing is no element.
pub(super) fn splat(from: &Value) -> Option<Vec<Value>> {
    match from {
        Value::Unknown(_) => None,
        Value::List(many) => Some(many.items.clone()),
        Value::Null => Some(Vec::new()),
        other => Some(vec![other.clone()]),
    }
}

/// What stands behind a value.
pub(super) fn steps<'a>(world: &mut World<'a>, from: Value, steps: &'a [Step], scope: &Scope) -> Value {
    let mut value = from;
    for (at, one) in steps.iter().enumerate() {
        value = match one {
            Step::Name(name) => attribute(world, &value, name),
            Step::Index(index) => {
                let index = self::value(world, index, scope);
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
            let why = if unknown.why == Why::Partial { Why::Open } else { unknown.why };
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
    let made = items.into_iter().map(|item| steps(world, item, own, scope)).collect();
    steps(world, Value::list(made), rest, scope)
}
