//! Values as the type of a variable makes them.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::syntax::{Expr, ExprKind};

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
            "string" => value.to_text().map_or_else(refused, Value::Text),
            "number" => value.to_number().map_or_else(refused, Value::Number),
            "bool" => value.to_bool().map_or_else(refused, Value::Bool),
            _ => value.clone(),
        },
        ExprKind::Call { name, arguments, .. } => match (name.as_str(), arguments.as_slice()) {
            ("list", [inner]) => all(world, value, inner, scope),
            ("set", [inner]) => super::functions::to_set(&all(world, value, inner, scope)).unwrap_or_else(refused),
            ("map", [inner]) => each(world, value, inner, scope),
            ("object", [fields]) => object(world, value, fields, scope),
            ("optional", [inner, ..]) => convert(world, value, inner, scope),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

fn all<'a>(world: &mut World<'a>, value: &Value, inner: &'a Expr, scope: &Scope) -> Value {
    let Some(items) = value.items() else { return value.clone() };
    Value::list(items.iter().map(|item| convert(world, item, inner, scope)).collect())
}

fn each<'a>(world: &mut World<'a>, value: &Value, inner: &'a Expr, scope: &Scope) -> Value {
    let Some(entries) = value.entries() else { return value.clone() };
    let converted = entries.iter().map(|(key, item)| (Rc::clone(key), convert(world, item, inner, scope)));
    Value::map(converted.collect())
}

/// Fields that are missing have the value that their type says.
fn object<'a>(world: &mut World<'a>, value: &Value, fields: &'a Expr, scope: &Scope) -> Value {
    let (Some(entries), ExprKind::Object(fields)) = (value.entries(), &fields.kind) else { return value.clone() };
    let mut made = BTreeMap::new();
    for (name, wanted) in fields {
        let ExprKind::Variable(name) = &name.kind else { return value.clone() };
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
    Value::map(made)
}
