//! Values as the type of a variable makes them.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::syntax::{Expr, ExprKind};

use super::types;
use super::value::{Value, Why};
use super::world::{Scope, World};

/// The value as the type demands it. A value that does not fit is one that Terraform refuses.
pub(super) fn convert<'a>(world: &mut World<'a>, value: &Value, wanted: &'a Expr, scope: &Scope) -> Value {
    if !world.pay(1) {
        return value.clone();
    }
    world.deeper(|world| converted(world, value, wanted, scope)).unwrap_or_else(|| value.clone())
}

fn converted<'a>(world: &mut World<'a>, value: &Value, wanted: &'a Expr, scope: &Scope) -> Value {
    if matches!(value, Value::Null | Value::Unknown(_)) {
        return value.clone();
    }
    let refused = || Value::unknown("a value of another type", Why::Invalid);
    match &wanted.kind {
        ExprKind::Group(inner) => convert(world, value, inner, scope),
        ExprKind::Variable(name) => match name.as_str() {
            // A number of many digits becomes a text that is not known.
            "string" if matches!(value, Value::Number(_)) && !value.is_exact() => {
                Value::unknown("a number of many digits", Why::Open)
            }
            "string" => value.to_text().map_or_else(refused, Value::Text),
            "number" => value.to_number().map_or_else(refused, Value::Number),
            "bool" => value.to_bool().map_or_else(refused, Value::Bool),
            _ => value.clone(),
        },
        ExprKind::Call { name, arguments, .. } => match (name.as_str(), arguments.as_slice()) {
            ("list", [inner]) => all(world, value, inner, scope).map_or_else(refused, Value::alike),
            ("set", [inner]) => all(world, value, inner, scope).map_or_else(refused, Value::set),
            ("map", [inner]) => each(world, value, inner, scope).map_or_else(refused, Value::alike_map),
            ("tuple", [parts]) => tuple(world, value, parts, scope).map_or_else(refused, Value::list),
            ("object", [fields]) => object(world, value, fields, scope).unwrap_or_else(refused),
            ("optional", [inner, ..]) => convert(world, value, inner, scope),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

/// The items as one type has them: with `any` that is the one that they share.
fn all<'a>(world: &mut World<'a>, value: &Value, inner: &'a Expr, scope: &Scope) -> Option<Vec<Value>> {
    let made: Vec<_> = value.items()?.iter().map(|item| convert(world, item, inner, scope)).collect();
    types::alike(&made)
}

fn each<'a>(world: &mut World<'a>, value: &Value, inner: &'a Expr, scope: &Scope) -> Option<BTreeMap<Rc<str>, Value>> {
    let convert = |(key, item): (&Rc<str>, &Value)| (Rc::clone(key), convert(world, item, inner, scope));
    types::alike_entries(&value.entries()?.iter().map(convert).collect())
}

fn tuple<'a>(world: &mut World<'a>, value: &Value, parts: &'a Expr, scope: &Scope) -> Option<Vec<Value>> {
    let (Some(items), ExprKind::List(parts)) = (value.items(), &parts.kind) else { return None };
    let convert = |(item, part): (&Value, &'a Expr)| convert(world, item, part, scope);
    (items.len() == parts.len()).then(|| items.iter().zip(parts).map(convert).collect())
}

/// Fields that are missing have the value that their type says.
fn object<'a>(world: &mut World<'a>, value: &Value, fields: &'a Expr, scope: &Scope) -> Option<Value> {
    let (Some(entries), ExprKind::Object(fields)) = (value.entries(), &fields.kind) else { return None };
    let mut made = BTreeMap::new();
    for (name, wanted) in fields {
        let ExprKind::Variable(name) = &name.kind else { return None };
        let value = match entries.get(name.as_str()) {
            Some(given) if !matches!(given, Value::Null) => convert(world, given, wanted, scope),
            given => match &wanted.kind {
                ExprKind::Call { name, arguments, .. } if name == "optional" => match arguments.get(1) {
                    Some(default) => {
                        let value = world.value(default, scope);
                        convert(world, &value, wanted, scope)
                    }
                    None => Value::Null,
                },
                _ if given.is_some() => Value::Null,
                _ => Value::unknown(format!("the field {name}, which is not set"), Why::Invalid),
            },
        };
        made.insert(Rc::from(name.as_str()), value);
    }
    Some(Value::map(made))
}
