//! The expressions of public repositories, where they are at hand: both parsers agree, places fit and printing reads back.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use prr_fuzz::expression::{assert_places, assert_reads_back};
use prr_promql::parse;
use saphyr_parser::{Event, Parser};

use crate::oracle::is_unexplained;

fn corpora() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn manifests(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            manifests(&path, found);
        } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            found.insert(path);
        }
    }
}

/// What a node of the document is to the node around it.
enum Frame {
    List,
    Map { key: Option<String>, value_next: bool },
}

/// The values of all keys `expr`; of a broken document those before the fault.
fn expressions(yaml: &str) -> Vec<String> {
    let (mut frames, mut found) = (Vec::new(), Vec::new());
    for event in Parser::new_from_str(yaml) {
        let Ok((event, _)) = event else { break };
        match event {
            Event::MappingStart(..) => frames.push(Frame::Map { key: None, value_next: false }),
            Event::SequenceStart(..) => frames.push(Frame::List),
            Event::MappingEnd | Event::SequenceEnd => {
                frames.pop();
                place(&mut frames, None, &mut found);
            }
            Event::Scalar(text, ..) => place(&mut frames, Some(&text), &mut found),
            Event::Alias(_) => place(&mut frames, None, &mut found),
            _ => {}
        }
    }
    found
}

/// Puts a finished node where it belongs: a key, a value or an item.
fn place(frames: &mut [Frame], text: Option<&str>, found: &mut Vec<String>) {
    let Some(Frame::Map { key, value_next }) = frames.last_mut() else { return };
    if *value_next {
        found.extend(text.filter(|_| key.as_deref() == Some("expr")).map(str::to_owned));
    } else {
        *key = text.map(str::to_owned);
    }
    *value_next = !*value_next;
}

#[test]
fn real_expressions_are_read_as_the_oracle_reads_them() {
    let Some(folder) = corpora() else {
        println!("no corpora at hand: set PRR_CORPORA to a folder of manifests");
        return;
    };
    let (mut paths, mut texts, mut accepted) = (BTreeSet::new(), BTreeSet::new(), 0);
    manifests(&folder, &mut paths);
    for path in &paths {
        let yaml = fs::read_to_string(path).unwrap_or_default();
        if yaml.contains("expr") {
            texts.extend(expressions(&yaml));
        }
    }
    let unexplained: Vec<&String> = texts.iter().filter(|text| is_unexplained(text)).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    for text in &texts {
        if let Ok(expr) = parse(text) {
            accepted += 1;
            assert_places(text, &expr);
            assert_reads_back(text, &expr);
        }
    }
    println!("{} manifests, {} distinct expressions, {accepted} accepted", paths.len(), texts.len());
    assert!(accepted > 0, "no expression found under {}", folder.display());
}

#[test]
fn only_values_of_the_key_are_expressions() {
    let yaml =
        "a:\n- {expr: up, alert: expr}\n- expr: |\n    sum(x)\n  [expr]: {b: c}\n- [expr, d]\n- expr: {expr: 1}\n";
    assert_eq!(expressions(yaml), ["up", "sum(x)\n", "1"]);
}
