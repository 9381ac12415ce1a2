//! Functions of texts, and those that write and read them.

use std::rc::Rc;

use prr_document::read::{Format, Limits, read};

use super::super::value::Value;
use super::format::format;
use super::{Answer, letters};

pub(super) fn textual(name: &str, values: &[Value]) -> Answer {
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
                Answer::Value(Value::long_text(super::super::json::written(value)))
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
