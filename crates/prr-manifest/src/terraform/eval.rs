//! Expressions to values.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::syntax::{Expr, ExprKind, For, Unary};

use super::functions;
use super::operator::binary;
use super::print::print;
use super::reference;
use super::template::template;
use super::types::Type;
use super::value::{Parts, Value, Why};
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
            if !world.pay(left.weight().min(right.weight())) {
                return unknown(expr);
            }
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

pub(super) fn with_names(scope: &Scope, key: Option<&str>, name: &str, (index, item): (Value, Value)) -> Scope {
    let mut inner = scope.clone();
    inner.names.extend(key.map(|key| (key.to_owned(), index)));
    inner.names.push((name.to_owned(), item));
    inner
}
