use jsonschema::Validator;
use prr_model::Language;
use prr_report::{SCHEMA, json};
use serde_json::{Value, json as value};

use crate::sample::{report, warning_report};
use crate::snapshot::assert_same;

fn parsed(language: Language) -> Value {
    serde_json::from_str(&json(&report(), language)).expect("the report is JSON")
}

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    jsonschema::validator_for(&schema).expect("the schema compiles")
}

fn faults(document: &Value) -> Vec<String> {
    schema().iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_bytes_are_pinned() {
    assert_same("report.en.json", &json(&report(), Language::En));
    assert_same("report.ko.json", &json(&report(), Language::Ko));
}

#[test]
fn the_report_follows_its_schema() {
    assert_eq!(faults(&parsed(Language::En)), [""; 0]);
    assert_eq!(faults(&parsed(Language::Ko)), [""; 0]);
    let warning = serde_json::from_str(&json(&warning_report(), Language::En)).unwrap();
    assert_eq!(faults(&warning), [""; 0]);
}

#[test]
fn the_schema_knows_every_key_and_requires_it() {
    let document = parsed(Language::En);
    let objects =
        ["", "/tool", "/summary", "/services/0", "/findings/0", "/findings/0/location", "/findings/0/related/0"];
    let more = ["/findings/0/proof/0", "/findings/0/fix", "/findings/5/waiver", "/skipped/0", "/errors/0"];
    for pointer in objects.into_iter().chain(more) {
        let keys: Vec<String> = document.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut without = document.clone();
            without.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(&key);
            assert!(!faults(&without).is_empty(), "{pointer}/{key} may be missing");
        }
        let mut with = document.clone();
        with.pointer_mut(pointer).unwrap()["another"] = value!(1);
        assert!(!faults(&with).is_empty(), "{pointer} takes any key");
    }
}

#[test]
fn the_schema_closes_its_words() {
    for (pointer, word) in [
        ("/verdict", "maybe"),
        ("/findings/0/outcome", "skipped"),
        ("/findings/0/severity", "blocker"),
        ("/schema", "prr.report/v2"),
    ] {
        let mut document = parsed(Language::En);
        *document.pointer_mut(pointer).unwrap() = value!(word);
        assert!(!faults(&document).is_empty(), "{pointer} may be {word}");
    }
}

#[test]
fn every_description_is_there() {
    fn undescribed(schema: &Value, path: &str, found: &mut Vec<String>) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let here = format!("{path}/{name}");
            if property["description"].as_str().is_none_or(str::is_empty) {
                found.push(here.clone());
            }
            undescribed(property, &here, found);
            undescribed(&property["items"], &here, found);
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut found = Vec::new();
    undescribed(&schema, "", &mut found);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        undescribed(definition, name, &mut found);
    }
    assert_eq!(found, [""; 0]);
}
