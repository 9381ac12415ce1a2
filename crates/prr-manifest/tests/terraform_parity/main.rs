//! What Terraform reckons, prr reckons too or says that it does not know; what Terraform cannot read, prr reports. `terraform plan` works out
//! the `input` of resources that need no provider. Prints `skipped` and returns where Terraform is not installed. `PRR_TERRAFORM_CASES` is
//! the number of cases and `PRR_TERRAFORM_FIRST` the first of them; a case is made of its number alone.

mod case;
mod lists;
mod modules;
mod oracle;
mod ours;
#[path = "../../../prr-document/tests/parity/prng.rs"]
mod prng;

use std::collections::BTreeMap;

use case::Case;
use oracle::{Planned, plan};
use ours::see;
use prr_document::read::{Tree, Value};

/// How many cases are drawn.
const DRAWN: u64 = 1_000;
/// How many are planned together.
const BATCH: usize = 500;

/// How bad a difference is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// prr says nothing of a file that Terraform cannot read.
    Silent,
    /// prr sees another value than Terraform reckons.
    OtherValues,
    /// prr reports a file that Terraform plans.
    Refused,
}

#[test]
fn what_terraform_reckons_is_seen_or_unknown() {
    if !oracle::is_installed() {
        eprintln!("skipped: terraform is not installed");
        return;
    }
    let number = |name| std::env::var(name).ok().map(|number: String| number.parse::<u64>().unwrap());
    let cases = number("PRR_TERRAFORM_CASES").unwrap_or_else(|| Case::listed() + DRAWN);
    let first = number("PRR_TERRAFORM_FIRST").unwrap_or_default();
    let mut differences = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for batch in (first..first + cases).collect::<Vec<_>>().chunks(BATCH) {
        let cases: Vec<Case> = batch.iter().map(|number| Case::new(*number)).collect();
        let folder = tempfile::tempdir().unwrap();
        let planned = plan(folder.path(), &cases);
        for case in &cases {
            std::fs::write(folder.path().join(format!("c{}.tf", case.number)), &case.text).unwrap();
        }
        let seen = see(folder.path());
        for case in &cases {
            let planned = &planned[&case.number];
            let input = seen.inputs.get(&case.number);
            match difference(planned, input, seen.reported.contains(&case.number)) {
                Ok(what) => *counts.entry(what).or_default() += 1,
                Err(class) => {
                    let why = format!("{}\n  terraform: {planned:?}\n  prr: {:?}", case.text, input.map(shown));
                    differences.push((class, case.number, why));
                }
            }
        }
    }
    differences.sort();
    for (class, number, why) in &differences {
        eprintln!("{class:?}, {number}: {why}\n");
    }
    eprintln!("{cases} cases: {counts:?}");
    for class in [Class::Silent, Class::OtherValues, Class::Refused] {
        eprintln!("differences, {class:?}: {}", differences.iter().filter(|(own, ..)| *own == class).count());
    }
    assert!(differences.is_empty());
}

/// What a case shows where the two agree, or how they differ.
fn difference(planned: &Planned, input: Option<&Tree>, reported: bool) -> Result<&'static str, Class> {
    match (planned, input) {
        (Err(_), _) if reported => Ok("refused and reported"),
        (Err(why), _) if is_syntax(why) => Err(Class::Silent),
        (Err(_), Some(tree)) if is_whole(tree) => Ok("refused for its meaning, and a value here"),
        (Err(_), _) => Ok("refused for its meaning, and unknown here"),
        (Ok(_), _) if reported => Err(Class::Refused),
        (Ok(_), None) => Err(Class::OtherValues),
        (Ok(None), Some(tree)) if is_whole(tree) => Err(Class::OtherValues),
        (Ok(None), Some(_)) => Ok("unknown to both"),
        (Ok(Some(value)), Some(tree)) if !same(value, tree) => Err(Class::OtherValues),
        (Ok(Some(_)), Some(tree)) if is_whole(tree) => Ok("the same value"),
        (Ok(Some(_)), Some(_)) => Ok("unknown here"),
    }
}

/// Whether a file is refused for how it is written, and not for what it means.
fn is_syntax(why: &str) -> bool {
    const OF_SYNTAX: &[&str] = &[
        "Argument or block definition required",
        "Extra characters after interpolation",
        "Invalid argument name",
        "Invalid character",
        "Invalid escape sequence",
        "Invalid expression",
        "Invalid multi-line string",
        "Invalid number literal",
        "Invalid template control",
        "Invalid template directive",
        "Missing attribute separator",
        "Missing item separator",
        "Missing key/value separator",
        "Missing newline after argument",
        "Missing attribute value",
        "Unclosed",
        "Unexpected",
        "Unterminated",
    ];
    OF_SYNTAX.iter().any(|summary| why.starts_with(summary))
}

fn is_whole(tree: &Tree) -> bool {
    !tree.unresolved
        && match &tree.value {
            Value::List(items) => items.iter().all(is_whole),
            Value::Map(entries) => entries.iter().all(|(.., item)| is_whole(item)),
            _ => true,
        }
}

/// Whether what is known of a tree is the value.
fn same(value: &serde_json::Value, tree: &Tree) -> bool {
    if tree.unresolved && !matches!(tree.value, Value::Map(_)) {
        return true;
    }
    match (value, &tree.value) {
        (serde_json::Value::Null, Value::Null) => true,
        (serde_json::Value::Bool(one), Value::Bool(other)) => one == other,
        (serde_json::Value::Number(one), Value::Number(other)) => close(&one.to_string(), other),
        (serde_json::Value::String(one), Value::Text(other) | Value::Block(other)) => same_text(one, other),
        (serde_json::Value::Array(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (serde_json::Value::Object(one), Value::Map(other)) => {
            // What is only known once applied is missing in the plan.
            let known = other.iter().filter(|(key, _, item)| !item.unresolved || value_at(one, key).is_some()).count();
            (tree.unresolved || one.len() == known)
                && other
                    .iter()
                    .all(|(key, _, item)| tree.unresolved || value_at(one, key).is_some_and(|value| same(value, item)))
        }
        _ => false,
    }
}

fn value_at<'v>(object: &'v serde_json::Map<String, serde_json::Value>, key: &str) -> Option<&'v serde_json::Value> {
    object.get(key).or_else(|| object.iter().find(|(other, _)| same_text(other, key)).map(|(_, value)| value))
}

/// Whether two texts are the same but for the last digits of the numbers in them.
fn same_text(one: &str, other: &str) -> bool {
    let split = |text: &str| -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for char in text.chars() {
            let digit = char.is_ascii_digit() || char == '.';
            match parts.last_mut() {
                Some(last) if last.ends_with(|end: char| end.is_ascii_digit() || end == '.') == digit => {
                    last.push(char);
                }
                _ => parts.push(char.to_string()),
            }
        }
        parts
    };
    let (one, other) = (split(one), split(other));
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one == other || close(one, other))
}

/// Terraform's numbers have more digits than the ones that policies reckon with.
fn close(one: &str, other: &str) -> bool {
    let (Ok(one), Ok(other)) = (one.parse::<f64>(), other.parse::<f64>()) else { return false };
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

fn shown(tree: &Tree) -> String {
    let text = match &tree.value {
        Value::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, _, item)| format!("{key}: {}", shown(item))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Text(text) | Value::Block(text) => format!("{text:?}"),
        other => format!("{other:?}"),
    };
    if tree.unresolved { format!("?{text}") } else { text }
}
