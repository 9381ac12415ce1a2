use std::collections::BTreeSet;

use prr_document::read::{Fault, FaultKind};
use serde_json::Value;

use super::oracle::{Applied, unlabelled};
use super::ours::Seen;

/// Faults about what kubectl applies: prr closes the gate where readers disagree or where its own parser takes less. None is silent.
const KNOWN_DIFFERENCES: &[(&str, &str)] = &[
    ("a control character or a line break", "NEL, LS and PS break lines in YAML 1.1 and do not in YAML 1.2"),
    ("is tagged as !!timestamp", "a date for some readers and a text for others"),
    ("is tagged as !!binary", "decoded by some readers and not by others"),
    ("is tagged as !!bool", "a boolean for older readers and a text for newer ones"),
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
    ("misplaced bracket", "kubectl ignores what follows a document, others read it"),
    (
        "a tag that something else than white space ends",
        "a comma is a part of the tag for kubectl, and its end for others",
    ),
    ("while scanning a tag, did not find expected whitespace", "brackets and commas are a part of the tag for kubectl"),
    ("while parsing a tag, did not find expected tag URI", "kubectl takes a third exclamation mark"),
    ("found unknown anchor", "kubectl ends the name of an alias at a colon, the parser goes on"),
    ("simple key expected", "kubectl ends the name of an alias at a colon, the parser goes on"),
    ("a key of more than one line between brackets", "kubectl takes it behind a question mark"),
    ("a carriage return in front of the end of a line", "kubectl takes it out before it parses"),
];

/// What a case shows.
pub enum Outcome {
    /// Both see the same.
    Same,
    /// prr reports what kubectl applies, for these reasons, all of which are known.
    Refused(BTreeSet<&'static str>),
    /// They differ.
    Different(Class, String),
}

/// How bad a difference is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// prr says nothing of what kubectl rejects.
    Silent,
    /// prr sees other values than kubectl applies.
    OtherValues,
    /// prr sees an object that kubectl does not apply.
    MoreSeen,
    /// prr reports what kubectl applies, for a reason that is not known.
    Refused,
}

/// What prr and kubectl make of a file.
pub fn compare(applied: &Applied, seen: &Seen) -> Outcome {
    let faults = refusals(&seen.faults);
    // kubectl 1.20 drops such a line and with it whatever a lone CR keeps on it; 1.32 rejects the file.
    if faults.iter().any(|fault| fault.kind.to_string().contains(ON_SEPARATOR)) {
        return if applied.error.is_none() { Outcome::Refused([ON_SEPARATOR].into()) } else { Outcome::Same };
    }
    if applied.error.is_none() && !faults.is_empty() {
        let unknown: Vec<_> = faults.iter().filter(|fault| known(fault, &seen.text).is_none()).collect();
        if !unknown.is_empty() {
            return Outcome::Different(Class::Refused, format!("{unknown:?}"));
        }
        return Outcome::Refused(faults.iter().filter_map(|fault| known(fault, &seen.text)).collect());
    }
    match difference(applied, seen, &faults) {
        Some((class, why)) => Outcome::Different(class, why),
        None => Outcome::Same,
    }
}

fn difference(applied: &Applied, seen: &Seen, faults: &[Fault]) -> Option<(Class, String)> {
    // It takes an object without a version, but not from a list.
    let versions = applied.error.as_ref().is_some_and(|error| error.contains("'apiVersion' is missing"));
    let unversioned = |object: &Value| versions && object.get("apiVersion").is_none_or(|version| version == "");
    let mut visible =
        seen.objects.iter().filter(|object| is_object(object) && !unversioned(object)).cloned().map(unlabelled);
    for (at, object) in applied.objects.iter().enumerate() {
        let found = visible.next();
        if !found.as_ref().is_some_and(|found| same(object, found)) && faults.is_empty() {
            return Some((Class::OtherValues, format!("at {at}: applied {object}\n  seen {found:?}")));
        }
    }
    match &applied.error {
        None => visible.next().map(|seen| (Class::MoreSeen, seen.to_string())),
        Some(error) if seen.faults.is_empty() && !is_about_no_object(error, seen) => {
            Some((Class::Silent, format!("then {:?}", visible.next())))
        }
        Some(_) => None,
    }
}

const ON_SEPARATOR: &str = "on the line of a separator";
const SECOND: &str = "a fault in what only a carriage return or `...` separates";
const COLON: &str = "a colon in front of a bracket or a comma";
const TWO_MARKS: &str = "two byte order marks";

/// The known difference that a fault is about.
fn known(fault: &Fault, text: &str) -> Option<&'static str> {
    let why = fault.kind.to_string();
    if let Some((known, _)) = KNOWN_DIFFERENCES.iter().find(|(known, _)| why.contains(known)) {
        return Some(known);
    }
    let marked = &text[fault.span.clone()];
    let before = &text[..fault.span.start];
    // It is the end of a text for kubectl.
    if marked == ":" && text[fault.span.end..].starts_with([',', ']', '}']) {
        return Some(COLON);
    }
    // Two byte order marks make a text of JSON.
    if before.is_empty() && marked == "\u{feff}" {
        return Some(TWO_MARKS);
    }
    // kubectl reads one document between its separators, which are lines that end with a line feed, and others read the next one too.
    let chunk = before.rsplit("\n---").next().unwrap_or_default();
    ["\r---", "\r...", "\n..."].iter().any(|end| chunk.contains(end)).then_some(SECOND)
}

/// A key that occurs twice is reported because Prometheus rejects what Kubernetes takes the later value of. The values are compared all the same.
fn refusals(faults: &[Fault]) -> Vec<Fault> {
    faults.iter().filter(|fault| !matches!(fault.kind, FaultKind::DuplicateKey(_))).cloned().collect()
}

/// Whether something is an object for kubectl. prr reads rules and objectives too, which are none. The plugins look at what a document is.
fn is_object(object: &Value) -> bool {
    let kind = object.get("kind").and_then(Value::as_str).is_some_and(|kind| !kind.is_empty());
    let version = object.get("apiVersion").is_none_or(|version| version.is_string() || version.is_null());
    kind && version && !object.get("items").is_some_and(Value::is_array) && has_metadata(object)
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
fn is_about_no_object(error: &str, seen: &Seen) -> bool {
    const REASONS: &[&str] = &[
        "is missing in",
        "cannot unmarshal",
        "json: offset",
        "invalid Yaml document separator",
        "unable to decode",
        "<document start>",
        "found incompatible YAML document",
    ];
    let is_versioned = |object: &Value| object.get("apiVersion").is_some_and(|version| version != "");
    let not_only_objects =
        seen.has_odd_list || seen.objects.iter().any(|object| !is_object(object) || !is_versioned(object));
    not_only_objects && unquoted(error).lines().all(|line| REASONS.iter().any(|reason| line.contains(reason)))
}

/// A message without the files that it quotes, which may have several lines.
fn unquoted(error: &str) -> String {
    let mut parts = error.split(" is missing in '");
    let mut message = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        message.push_str(" is missing in ''");
        message.push_str(part.find("'\n").map_or("", |end| &part[end + 1..]));
    }
    message
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
