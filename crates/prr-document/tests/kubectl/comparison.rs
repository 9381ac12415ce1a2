use prr_document::read::{Fault, FaultKind};
use serde_json::Value;

use crate::oracle::{Applied, unlabelled};
use crate::ours::Seen;

/// Faults about what kubectl applies: prr closes the gate where readers disagree or where its own parser takes less. None is silent.
const KNOWN_DIFFERENCES: &[(&str, &str)] = &[
    ("a control character or a line break", "NEL, LS and PS break lines in YAML 1.1 and do not in YAML 1.2"),
    ("is tagged as !!timestamp", "a date for some readers and a text for others"),
    ("is tagged as !!binary", "decoded by some readers and not by others"),
    ("only `...` separates", "kubectl ignores what follows, others read it"),
    ("an item without a kind of its own", "its kind is null or empty, or it is an alias, and kubectl makes one up"),
    ("comments must be separated", "the parser wants a space before a comment"),
    ("plain scalar cannot start with '-'", "the parser wants a character after the dash"),
    ("byte order mark", "in the middle of a text it is invisible to people"),
    ("a directive, which is cut off", "kubectl 1.20 takes it, 1.32 does not"),
    ("no JSON, although it starts with a brace", "kubectl 1.20 falls back to YAML now and then, 1.32 does not"),
    ("invalid indentation", "the parser wants brackets to be indented"),
    ("a name of an anchor", "kubectl ends the name there, the parser goes on"),
    ("a colon without a space behind it", "a part of the key for kubectl and its end for others"),
    ("tab cannot be used as indentation", "the parser takes no tab at the start of a line in quotes"),
    ("':' must be followed by a valid YAML whitespace", "the parser wants a space after a colon"),
    ("unknown escape character", "kubectl takes an escaped apostrophe"),
    ("neither UTF-8 nor UTF-16", "kubectl puts U+FFFD where bytes are wrong"),
    ("a document end without a document", "kubectl ignores what it says of an empty document"),
    ("invalid content after document end marker", "kubectl ignores what follows, others read it"),
    ("simple key expect ':'", "kubectl ends the name of an alias at a colon, the parser goes on"),
    ("a colon on another line than its key", "kubectl takes it behind a question mark"),
    ("tabs disallowed within this context", "the parser takes no tab at the start of a line in brackets"),
    ("missing explicit document end marker before directive", "kubectl takes it where it goes on a text"),
    ("`9223372036854775808` is tagged as !!int", "kubectl makes a floating-point number of it"),
    ("a question mark between brackets", "kubectl reads `[?a]` as a mapping in a list, and others a text"),
    ("keys that are one key in JSON", "kubectl takes either, another one with every run"),
    ("a carriage return in front of the end of a line", "kubectl takes it out before it parses"),
];

/// How prr and kubectl disagree about a file, in words.
pub fn difference(applied: &Applied, seen: &Seen) -> Option<String> {
    let faults = refusals(&seen.faults);
    // kubectl 1.20 drops such a line and with it whatever a lone CR keeps on it; 1.32 rejects the file.
    if faults.iter().any(|fault| fault.kind.to_string().contains("on the line of a separator")) {
        return None;
    }
    if applied.error.is_none() && !faults.is_empty() {
        let unknown: Vec<_> = faults.iter().filter(|fault| !is_known(fault, &seen.text)).collect();
        return (!unknown.is_empty()).then(|| format!("REFUSED: {unknown:?}"));
    }
    // It takes an object without a version, but not from a list.
    let versions = applied.error.as_ref().is_some_and(|error| error.contains("'apiVersion' is missing"));
    let unversioned = |object: &Value| versions && object.get("apiVersion").is_none_or(|version| version == "");
    let mut visible =
        seen.objects.iter().filter(|object| is_object(object) && !unversioned(object)).cloned().map(unlabelled);
    for (at, object) in applied.objects.iter().enumerate() {
        let found = visible.next();
        if !found.as_ref().is_some_and(|found| same(object, found)) && faults.is_empty() {
            return Some(format!("OTHER VALUES at {at}: applied {object}\n  seen {found:?}"));
        }
    }
    match &applied.error {
        None => visible.next().map(|seen| format!("MORE SEEN: {seen}")),
        Some(error) if seen.faults.is_empty() && !is_about_no_object(error, &seen.objects) => {
            Some(format!("SILENT, then {:?}", visible.next()))
        }
        Some(_) => None,
    }
}

fn is_known(fault: &Fault, text: &str) -> bool {
    let marked = &text[fault.span.clone()];
    let before = &text[..fault.span.start];
    // kubectl reads one document between its separators, which are lines that end with a line feed, and others read the next one too.
    let chunk = before.rsplit("\n---").next().unwrap_or_default();
    let second = ["\r---", "\r...", "\n..."].iter().any(|end| chunk.contains(end));
    // Two byte order marks make a text of JSON.
    let marks = before.is_empty() && marked == "\u{feff}";
    second || marks || KNOWN_DIFFERENCES.iter().any(|(known, _)| fault.kind.to_string().contains(known))
}

/// A key that occurs twice is reported because Prometheus rejects what Kubernetes takes the later value of. The values are compared all the same.
fn refusals(faults: &[Fault]) -> Vec<Fault> {
    faults.iter().filter(|fault| !matches!(fault.kind, FaultKind::DuplicateKey(_))).cloned().collect()
}

/// Whether something is an object for kubectl. prr reads rules and objectives too, which are none, and an empty list is a document with nothing in
/// it to judge. The plugins look at what a document is.
fn is_object(object: &Value) -> bool {
    let kind = object.get("kind").and_then(Value::as_str).is_some_and(|kind| !kind.is_empty());
    let version = object.get("apiVersion").is_none_or(|version| version.is_string() || version.is_null());
    kind && version && object.get("items").is_none() && has_metadata(object)
}

fn has_metadata(object: &Value) -> bool {
    let Some(metadata) = object.get("metadata").filter(|metadata| !metadata.is_null()) else { return true };
    let texts = |value: &Value| {
        value.as_object().is_some_and(|map| map.values().all(|value| value.is_string() || value.is_null()))
    };
    let is = |key, good: &dyn Fn(&Value) -> bool| metadata.get(key).is_none_or(|value| value.is_null() || good(value));
    let named = is("name", &Value::is_string) && is("namespace", &Value::is_string);
    metadata.is_object() && named && is("labels", &texts) && is("annotations", &texts)
}

/// Whether kubectl complains of nothing but documents that are no objects, and there are such.
fn is_about_no_object(error: &str, objects: &[Value]) -> bool {
    const REASONS: &[&str] = &[
        "is missing in",
        "cannot unmarshal",
        "json: offset",
        "invalid Yaml document separator",
        "unable to decode",
        "<document start>",
    ];
    let not_only_objects =
        objects.iter().any(|object| !is_object(object) || object.get("apiVersion").is_none_or(|version| version == ""));
    not_only_objects && error.lines().all(|line| REASONS.iter().any(|reason| line.contains(reason)))
}

fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => same_number(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

/// Go prints a whole floating-point number as an integer, and the test's own JSON reader is off by the last bit.
fn same_number(left: &serde_json::Number, right: &serde_json::Number) -> bool {
    if let (Some(left), Some(right)) = (left.as_i64(), right.as_i64()) {
        return left == right;
    }
    let (left, right) = (left.as_f64().unwrap(), right.as_f64().unwrap());
    (left - right).abs() <= 2.0 * f64::EPSILON * left.abs().max(right.abs())
}
