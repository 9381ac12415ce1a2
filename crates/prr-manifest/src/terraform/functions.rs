//! The functions of Terraform that need nothing but their arguments.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::syntax::Expr;
use prr_document::read::{Format, Limits, read};

use super::eval;
use super::format::format;
use super::value::{Value, Why};
use super::world::{Scope, World};

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
                [value] if value.is_invalid() => Value::Bool(false),
                [value] if !value.is_unknown() => Value::Bool(true),
                _ => unknown(),
            };
        }
        "nonsensitive" | "sensitive" | "ephemeralasnull" if values.len() == 1 => {
            return values.pop().unwrap_or(Value::Null);
        }
        "coalesce" => return coalesce(&values).unwrap_or_else(unknown),
        _ => {}
    }
    let weight = values.iter().fold(1, |weight: usize, value| weight.saturating_add(value.weight()));
    if !world.pay(weight) {
        return unknown();
    }
    if values.iter().any(Value::is_invalid) {
        return Value::unknown(super::print::print(expr), Why::Invalid);
    }
    match pure(name, &values) {
        Answer::Value(value) => value,
        Answer::Invalid if values.iter().all(Value::is_whole) => {
            Value::unknown(super::print::print(expr), Why::Invalid)
        }
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
    values.iter().find(|value| !value.is_invalid()).cloned()
}

fn coalesce(values: &[Value]) -> Option<Value> {
    let first = values.iter().find(|value| !matches!(value, Value::Null) && !is_empty_text(value))?;
    (!first.is_unknown()).then(|| first.clone())
}

fn is_empty_text(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

fn pure(name: &str, values: &[Value]) -> Answer {
    match name {
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
        ("signum", [size]) => Some(if *size == 0.0 { 0.0 } else { size.signum() }),
        ("tonumber", [size]) => Some(*size),
        ("pow", [base, exponent]) => Some(base.powf(*exponent)),
        ("sum", [_, ..]) => Some(given.iter().sum()),
        ("parseint", [_, _]) if values[1].to_index() == Some(10) => values[0].to_number(),
        _ => return Answer::Unknown,
    };
    made.filter(|made| made.is_finite()).map(Value::Number).into()
}

fn collection(name: &str, values: &[Value]) -> Answer {
    if values.iter().any(Value::is_unknown) && !matches!(name, "lookup" | "contains") {
        return Answer::Unknown;
    }
    let lists = || values.iter().map(Value::items).collect::<Option<Vec<_>>>();
    let joined = || lists().map(|lists| lists.concat());
    match (name, values) {
        ("merge", _) => merge(values).into(),
        ("lookup", [from, key, rest @ ..]) => lookup(from, key, rest.first()),
        ("keys", [from]) => {
            let keys = from.entries().map(|entries| entries.keys().map(|key| Value::Text(Rc::clone(key))).collect());
            keys.map(Value::list).into()
        }
        ("values", [from]) => from.entries().map(|entries| Value::list(entries.values().cloned().collect())).into(),
        ("zipmap", [keys, items]) => zip(keys, items).into(),
        ("contains", [list, wanted]) => contains(list, wanted),
        ("element", [list, index]) => {
            let element = |items: &[Value]| {
                let size = index.to_index().filter(|_| !items.is_empty())?;
                items.get(size % items.len()).cloned()
            };
            list.items().and_then(element).into()
        }
        ("length", [of]) => length(of).into(),
        ("concat", _) => joined().map(Value::list).into(),
        ("coalescelist", _) => lists()
            .and_then(|lists| lists.into_iter().find(|list| !list.is_empty()))
            .map(|list| Value::list(list.to_vec()))
            .into(),
        ("flatten", [list]) => flatten(list),
        ("compact", [list]) => {
            let kept = |item: &&Value| !matches!(item, Value::Null) && !is_empty_text(item);
            list.items().map(|items| Value::list(items.iter().filter(kept).cloned().collect())).into()
        }
        ("distinct", [list]) => whole(list, |list| Some(Value::list(distinct(list.items()?)))),
        ("reverse", [list]) => list.items().map(|items| Value::list(items.iter().rev().cloned().collect())).into(),
        ("sort", [list]) => whole(list, |list| {
            let mut texts = list.items()?.iter().map(Value::to_text).collect::<Option<Vec<_>>>()?;
            texts.sort();
            Some(Value::list(texts.into_iter().map(Value::Text).collect()))
        }),
        ("slice", [list, from, to]) => {
            let sliced = || Some(list.items()?.get(from.to_index()?..to.to_index()?)?.to_vec());
            sliced().map(Value::list).into()
        }
        ("toset", [list]) => whole(list, to_set),
        ("setunion", _) => joined().map(Value::list).map_or(Answer::Invalid, |list| whole(&list, to_set)),
        ("tolist", [list]) => list.items().map(|_| list.clone()).into(),
        ("tomap", [map]) => map.entries().map(|_| map.clone()).into(),
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
    Some(Value::map(merged))
}

fn lookup(from: &Value, key: &Value, default: Option<&Value>) -> Answer {
    let (Some(entries), Some(key)) = (from.entries(), key.to_text()) else { return Answer::Unknown };
    entries.get(&key).or(default).cloned().into()
}

fn zip(keys: &Value, items: &Value) -> Option<Value> {
    let (keys, items) = (keys.items()?, items.items()?);
    let pairs = keys.iter().zip(items).map(|(key, item)| Some((key.to_text()?, item.clone())));
    (keys.len() == items.len()).then(|| pairs.collect::<Option<_>>().map(Value::map))?
}

fn contains(list: &Value, wanted: &Value) -> Answer {
    let Some(items) = list.items() else { return if list.is_unknown() { Answer::Unknown } else { Answer::Invalid } };
    let same: Vec<_> = items.iter().map(|item| item.equals(wanted)).collect();
    match () {
        () if same.contains(&Some(true)) => Answer::Value(Value::Bool(true)),
        () if same.contains(&None) => Answer::Unknown,
        () => Answer::Value(Value::Bool(false)),
    }
}

fn length(of: &Value) -> Option<Value> {
    let length = match of {
        Value::List(many) => many.items.len(),
        Value::Map(many) => many.items.len(),
        Value::Text(text) => text.chars().count(),
        _ => return None,
    };
    #[expect(clippy::cast_precision_loss, reason = "collections are small")]
    Some(Value::Number(length as f64))
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

/// A set: what is in it once, in the order of its texts.
pub(super) fn to_set(list: &Value) -> Option<Value> {
    let mut items: Vec<_> =
        distinct(list.items()?).into_iter().map(|item| (super::json::written(&item), item)).collect();
    items.sort_by(|one, two| one.0.cmp(&two.0));
    Some(Value::list(items.into_iter().map(|(_, item)| item).collect()))
}

/// Whole numbers up to a limit; more than a thousand Terraform refuses.
fn range(values: &[Value]) -> Answer {
    let Some(given) = numbers(values) else { return Answer::Invalid };
    let (from, to, by) = match given.as_slice() {
        [to] => (0.0, *to, 1.0),
        [from, to] => (*from, *to, 1.0),
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
    Answer::Value(Value::list(items))
}

fn textual(name: &str, values: &[Value]) -> Answer {
    let text = |index: usize| values.get(index).and_then(Value::to_text);
    if values.iter().any(Value::is_unknown) {
        return Answer::Unknown;
    }
    let one = |work: fn(&str) -> String| text(0).map(|text| Value::long_text(work(&text))).into();
    match (name, values) {
        ("tostring" | "tobool", [Value::Null]) => Answer::Value(Value::Null),
        ("tostring", [_]) => text(0).map(Value::Text).into(),
        ("tobool", [value]) => value.to_bool().map(Value::Bool).into(),
        ("lower", [_]) => one(str::to_lowercase),
        ("upper", [_]) => one(str::to_uppercase),
        ("title", [_]) => one(title),
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
        ("substr", [_, from, length]) => substring(text(0), from, length).into(),
        ("format", [_, arguments @ ..]) => text(0).map_or(Answer::Invalid, |text| {
            if arguments.iter().all(Value::is_whole) { format(&text, arguments).into() } else { Answer::Unknown }
        }),
        ("jsonencode", [value]) => {
            if value.is_whole() {
                Answer::Value(Value::long_text(super::json::written(value)))
            } else {
                Answer::Unknown
            }
        }
        ("jsondecode", [_]) => text(0).and_then(|text| decode(&text, Format::Json)).into(),
        ("yamldecode", [_]) => text(0).and_then(|text| decode(&text, Format::Yaml)).into(),
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
            Value::list(second.chars().map(|char| Value::text(char.encode_utf8(&mut [0; 4]))).collect())
        }
        _ => Value::list(second.split(first).map(Value::text).collect()),
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

fn substring(text: Option<Rc<str>>, from: &Value, length: &Value) -> Option<Value> {
    let text = text?;
    let from = from.to_index()?;
    let rest = text.chars().skip(from);
    let part: String = match length.to_number()? {
        -1.0 => rest.collect(),
        _ => rest.take(length.to_index()?).collect(),
    };
    Some(Value::text(&part))
}

fn title(text: &str) -> String {
    let mut start = true;
    let upper = |char: char| {
        let made: String = if start { char.to_uppercase().collect() } else { char.into() };
        start = char.is_whitespace();
        made
    };
    text.chars().map(upper).collect()
}

fn decode(text: &str, format: Format) -> Option<Value> {
    let (arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    match arena.roots() {
        [root] if faults.is_empty() => Some(Value::of_tree(&arena.tree(*root))),
        _ => None,
    }
}
