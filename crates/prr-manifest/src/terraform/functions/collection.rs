//! Functions of lists, sets and mappings.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::types::{self, Type};
use super::super::value::{Parts, Value};
use super::{Answer, is_empty_text, is_set, letters, numbers};

pub(super) fn collection(name: &str, values: &[Value]) -> Answer {
    if values.iter().any(Value::is_unknown) && !matches!(name, "lookup" | "contains") {
        return Answer::Unknown;
    }
    // What has one type for all of its parts gives such lists.
    let like = |from: &Value, items: Vec<Value>| match from.parts() {
        Some(Parts::Alike) => Value::alike(items),
        _ => Value::list(items),
    };
    match (name, values) {
        ("merge", _) => merge(values).into(),
        ("lookup", [from, key, rest @ ..]) => lookup(from, key, rest.first()),
        ("keys", [from]) => {
            let keys = from.entries().map(|entries| entries.keys().map(|key| Value::Text(Rc::clone(key))).collect());
            keys.map(|keys| like(from, keys)).into()
        }
        ("values", [from]) => from.entries().map(|entries| like(from, entries.values().cloned().collect())).into(),
        ("zipmap", [keys, items]) => zip(keys, items).into(),
        ("contains", [list, wanted]) => contains(list, wanted),
        ("element", [list, index]) => {
            let element = |items: &[Value]| {
                let size = index.to_index().filter(|_| !items.is_empty())?;
                items.get(size % items.len()).cloned()
            };
            list.items().filter(|_| !is_set(list)).and_then(element).into()
        }
        ("length", [of]) => length(of),
        ("concat", _) => concat(values).into(),
        ("coalescelist", _) => {
            let first = values.iter().find(|value| value.items().is_some_and(|items| !items.is_empty()));
            first.filter(|_| !values.iter().any(is_set)).cloned().into()
        }
        ("flatten", [list]) => flatten(list),
        ("compact", [list]) => {
            let kept = |item: &Value| !matches!(item, Value::Null) && !is_empty_text(item);
            let texts = || list.items()?.iter().map(|item| Type::Text.conform(item)).collect::<Option<Vec<_>>>();
            texts().map(|texts| Value::alike(texts.into_iter().filter(kept).collect())).into()
        }
        ("distinct", [list]) => whole(list, |list| Some(Value::alike(distinct(&types::alike(list.items()?)?)))),
        ("reverse", [list]) => list.items().map(|items| like(list, items.iter().rev().cloned().collect())).into(),
        ("sort", [list]) => whole(list, |list| {
            let mut texts = list.items()?.iter().map(Value::to_text).collect::<Option<Vec<_>>>()?;
            texts.sort();
            Some(Value::alike(texts.into_iter().map(Value::Text).collect()))
        }),
        ("slice", [list, from, to]) => {
            let sliced = || Some(list.items()?.get(from.to_index()?..to.to_index()?)?.to_vec());
            sliced().filter(|_| !is_set(list)).map(|items| like(list, items)).into()
        }
        ("toset", [list]) => whole(list, |list| Some(Value::set(types::alike(list.items()?)?))),
        ("setunion", _) => union(values),
        ("tolist", [list]) => list.items().and_then(types::alike).map(Value::alike).into(),
        ("tomap", [map]) => map.entries().and_then(types::alike_entries).map(Value::alike_map).into(),
        ("one", [list]) => match list.items() {
            Some([]) => Answer::Value(Value::Null),
            Some([only]) => Answer::Value(only.clone()),
            _ => Answer::Invalid,
        },
        ("range", _) => range(values),
        _ => Answer::Unknown,
    }
}

/// Works on what is wholly known.
fn whole(value: &Value, work: impl FnOnce(&Value) -> Option<Value>) -> Answer {
    if value.is_whole() { work(value).into() } else { Answer::Unknown }
}

fn merge(values: &[Value]) -> Option<Value> {
    let mut merged = BTreeMap::new();
    for value in values.iter().filter(|value| !matches!(value, Value::Null)) {
        merged.extend(value.entries()?.iter().map(|(key, item)| (Rc::clone(key), item.clone())));
    }
    // Maps of one type are such a map together, and of several types an object.
    let mut types: Vec<_> = values.iter().map(Type::of).collect();
    types.dedup();
    let alike = types.len() == 1 && matches!(types[0], Type::Map(_));
    Some(if alike { Value::alike_map(merged) } else { Value::map(merged) })
}

/// Lists that all have one type for their items give such a list, and others a tuple.
fn concat(values: &[Value]) -> Option<Value> {
    if values.iter().any(is_set) {
        return None;
    }
    let joined = values.iter().map(Value::items).collect::<Option<Vec<_>>>()?.concat();
    if values.iter().all(|value| value.parts() == Some(Parts::Alike)) {
        return types::alike(&joined).map(Value::alike);
    }
    Some(Value::list(joined))
}

/// Each argument becomes a set, and the sets one of the type that they share.
fn union(values: &[Value]) -> Answer {
    if !values.iter().all(Value::is_whole) {
        return Answer::Unknown;
    }
    let joined = || {
        let sets = values.iter().map(|value| types::alike(value.items()?)).collect::<Option<Vec<_>>>()?;
        types::alike(&sets.concat()).map(Value::set)
    };
    joined().into()
}

fn lookup(from: &Value, key: &Value, default: Option<&Value>) -> Answer {
    let (Some(entries), Some(key)) = (from.entries(), key.to_text()) else { return Answer::Unknown };
    if let Some(found) = entries.get(&key) {
        return Answer::Value(found.clone());
    }
    match (default, from.parts()) {
        // What a map lacks has the type of what it has.
        (Some(default), Some(Parts::Alike)) => {
            Type::shared(entries.values().map(Type::of)).and_then(|shared| shared.conform(default)).into()
        }
        (default, _) => default.cloned().into(),
    }
}

fn zip(keys: &Value, values: &Value) -> Option<Value> {
    let (keys, items) = (keys.items()?, values.items()?);
    let pairs = keys.iter().zip(items).map(|(key, item)| Some((key.to_text()?, item.clone())));
    let made = if values.parts() == Some(Parts::Alike) { Value::alike_map } else { Value::map };
    (keys.len() == items.len()).then(|| pairs.collect::<Option<_>>().map(made))?
}

fn contains(list: &Value, wanted: &Value) -> Answer {
    let Some(items) = list.items() else { return if list.is_unknown() { Answer::Unknown } else { Answer::Invalid } };
    if matches!(wanted, Value::Null) {
        return Answer::Invalid;
    }
    let same: Vec<_> = items.iter().map(|item| item.equals(wanted)).collect();
    match () {
        () if same.contains(&Some(true)) => Answer::Value(Value::Bool(true)),
        () if same.contains(&None) => Answer::Unknown,
        () => Answer::Value(Value::Bool(false)),
    }
}

fn length(of: &Value) -> Answer {
    let length = match of {
        Value::List(many) => many.items.len(),
        Value::Map(many) => many.items.len(),
        Value::Text(text) => match letters::characters(text) {
            Some(characters) => characters.len(),
            None => return Answer::Unknown,
        },
        _ => return Answer::Invalid,
    };
    #[expect(clippy::cast_precision_loss, reason = "collections are small")]
    Answer::Value(Value::Number(length as f64))
}

fn flatten(list: &Value) -> Answer {
    fn walk(list: &[Value], into: &mut Vec<Value>) -> bool {
        list.iter().all(|item| match item {
            Value::List(many) => walk(&many.items, into),
            Value::Unknown(_) => false,
            other => {
                into.push(other.clone());
                true
            }
        })
    }
    let mut flat = Vec::new();
    let Some(items) = list.items() else { return Answer::Invalid };
    if walk(items, &mut flat) { Answer::Value(Value::list(flat)) } else { Answer::Unknown }
}

fn distinct(items: &[Value]) -> Vec<Value> {
    let mut seen = std::collections::BTreeSet::new();
    items.iter().filter(|item| seen.insert(super::super::json::written(item))).cloned().collect()
}

/// Whole numbers up to a limit; more than a thousand Terraform refuses.
fn range(values: &[Value]) -> Answer {
    let Some(given) = numbers(values) else { return Answer::Invalid };
    let (from, to, by) = match given.as_slice() {
        [to] => (0.0, *to, 1.0),
        [from, to] => (*from, *to, if from > to { -1.0 } else { 1.0 }),
        [from, to, by] => (*from, *to, *by),
        _ => return Answer::Invalid,
    };
    let mut items = Vec::new();
    let mut at = from;
    while by > 0.0 && at < to || by < 0.0 && at > to {
        if items.len() >= 1_024 {
            return Answer::Invalid;
        }
        items.push(Value::Number(at));
        at += by;
    }
    Answer::Value(Value::alike(items))
}
