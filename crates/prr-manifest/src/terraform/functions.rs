//! The functions of Terraform that need nothing but their arguments.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::syntax::Expr;
use prr_document::read::{Format, Limits, read};

use super::format::format;
use super::types::{self, Type};
use super::value::{Parts, Value, Why};
use super::world::{Scope, World};
use super::{eval, letters};

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
    let weight = values.iter().fold(1, |weight: usize, value| weight.saturating_add(value.weight()));
    if !world.pay(weight) {
        return unknown();
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

fn numbers(values: &[Value]) -> Option<Vec<f64>> {
    values.iter().map(Value::to_number).collect()
}

fn numeric(name: &str, values: &[Value]) -> Answer {
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
        ("sum", [_, ..]) => Some(given.iter().fold(0.0, |sum, size| eval::tidy_sum(sum + size, sum, *size))),
        ("parseint", [_, _]) if values[1].to_index() == Some(10) => values[0].to_number(),
        _ => return Answer::Unknown,
    };
    made.filter(|made| made.is_finite()).map(Value::Number).into()
}

fn collection(name: &str, values: &[Value]) -> Answer {
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
            sliced().filter(|_| list.parts() != Some(Parts::Set)).map(|items| like(list, items)).into()
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
    items.iter().filter(|item| seen.insert(super::json::written(item))).cloned().collect()
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

fn textual(name: &str, values: &[Value]) -> Answer {
    let text = |index: usize| values.get(index).and_then(Value::to_text);
    if values.iter().any(Value::is_unknown) {
        return Answer::Unknown;
    }
    let one = |work: fn(&str) -> String| text(0).map(|text| Value::long_text(work(&text))).into();
    let changed = |work: fn(&str) -> Option<String>| match text(0).map(|text| work(&text)) {
        Some(Some(text)) => Answer::Value(Value::long_text(text)),
        Some(None) => Answer::Unknown,
        None => Answer::Invalid,
    };
    match (name, values) {
        ("tostring" | "tobool", [Value::Null]) => Answer::Value(Value::Null),
        ("tostring", [_]) => text(0).map(Value::Text).into(),
        ("tobool", [value]) => value.to_bool().map(Value::Bool).into(),
        ("lower", [_]) => changed(letters::lower),
        ("upper", [_]) => changed(letters::upper),
        ("title", [_]) => changed(letters::title),
        ("trimspace", [_]) => one(|text| text.trim().to_owned()),
        ("chomp", [_]) => one(|text| text.trim_end_matches(['\r', '\n']).to_owned()),
        ("trimprefix" | "trimsuffix" | "trim" | "startswith" | "endswith" | "split" | "strcontains", [_, _]) => {
            let (Some(first), Some(second)) = (text(0), text(1)) else { return Answer::Invalid };
            Answer::Value(pair(name, &first, &second))
        }
        ("replace", [_, _, _]) => {
            let (Some(from), Some(what), Some(by)) = (text(0), text(1), text(2)) else { return Answer::Invalid };
            let pattern = what.len() > 1 && what.starts_with('/') && what.ends_with('/');
            if pattern { Answer::Unknown } else { replace(&from, &what, &by).into() }
        }
        ("join", [_, lists @ ..]) => join(text(0), lists),
        ("substr", [_, from, length]) => match text(0).map(|text| letters::characters(&text)) {
            Some(Some(characters)) => substring(&characters, from, length).into(),
            Some(None) => Answer::Unknown,
            None => Answer::Invalid,
        },
        ("format", [_, arguments @ ..]) => text(0).map_or(Answer::Invalid, |text| {
            let known = |value: &Value| value.is_whole() && value.is_exact() && !matches!(value, Value::Null);
            if arguments.iter().all(known) { format(&text, arguments).into() } else { Answer::Unknown }
        }),
        ("jsonencode", [value]) => {
            if value.is_whole() && value.is_exact() {
                Answer::Value(Value::long_text(super::json::written(value)))
            } else {
                Answer::Unknown
            }
        }
        ("jsondecode", [_]) => text(0).and_then(|text| decode(&text, Format::Json)).into(),
        ("yamldecode", [_]) => match text(0).map(|text| decode(&text, Format::Yaml)) {
            Some(Some(value)) if is_plain(&value) => Answer::Value(value),
            Some(Some(_)) => Answer::Unknown,
            Some(None) | None => Answer::Invalid,
        },
        _ => Answer::Unknown,
    }
}

fn pair(name: &str, first: &str, second: &str) -> Value {
    match name {
        "trimprefix" => Value::text(first.strip_prefix(second).unwrap_or(first)),
        "trimsuffix" => Value::text(first.strip_suffix(second).unwrap_or(first)),
        "trim" => Value::text(first.trim_matches(|char| second.contains(char))),
        "startswith" => Value::Bool(first.starts_with(second)),
        "endswith" => Value::Bool(first.ends_with(second)),
        "strcontains" => Value::Bool(first.contains(second)),
        // `split` has the separator first; without one every character is a part.
        _ if first.is_empty() => {
            Value::alike(second.chars().map(|char| Value::text(char.encode_utf8(&mut [0; 4]))).collect())
        }
        _ => Value::alike(second.split(first).map(Value::text).collect()),
    }
}

fn replace(from: &str, what: &str, by: &str) -> Option<Value> {
    let most = from.len().saturating_add(1).saturating_mul(by.len().max(1));
    (most < 1 << 22 && !what.is_empty()).then(|| Value::long_text(from.replace(what, by)))
}

fn join(separator: Option<Rc<str>>, lists: &[Value]) -> Answer {
    let (Some(separator), Some(lists)) = (separator, lists.iter().map(Value::items).collect::<Option<Vec<_>>>()) else {
        return Answer::Invalid;
    };
    if !lists.iter().all(|list| list.iter().all(Value::is_whole)) {
        return Answer::Unknown;
    }
    let texts = lists.into_iter().flatten().map(Value::to_text).collect::<Option<Vec<_>>>();
    let joined = |texts: Vec<Rc<str>>| {
        let length = texts.iter().fold(0_usize, |length, text| length.saturating_add(text.len() + separator.len()));
        (length < 1 << 22).then(|| Value::long_text(texts.join(&*separator)))
    };
    texts.and_then(joined).into()
}

fn substring(characters: &[char], from: &Value, length: &Value) -> Option<Value> {
    let from = from.to_index()?;
    let rest = characters.iter().skip(from);
    let part: String = match length.to_number()? {
        -1.0 => rest.collect(),
        _ => rest.take(length.to_index()?).collect(),
    };
    Some(Value::text(&part))
}

/// Whether a document of YAML has neither keys nor texts that Terraform's reader takes for something else, such as `on` or a date.
fn is_plain(value: &Value) -> bool {
    let is_text = |text: &str| prr_document::scalar::resolve(text).0 == prr_document::Kind::String;
    let is_date = |text: &str| {
        text.len() > 7 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit) && text.as_bytes()[4] == b'-'
    };
    match value {
        Value::Text(text) => !is_date(text),
        Value::List(many) => many.items.iter().all(is_plain),
        Value::Map(many) => many.items.iter().all(|(key, value)| is_text(key) && is_plain(value)),
        _ => true,
    }
}

fn decode(text: &str, format: Format) -> Option<Value> {
    let (arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    match arena.roots() {
        [root] if faults.is_empty() => Some(Value::of_tree(&arena.tree(*root))),
        // A document that is null is none.
        [] if faults.is_empty() => Some(Value::Null),
        _ => None,
    }
}
