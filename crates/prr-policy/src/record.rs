//! Records: their schema, what is wrong with one, and the kinds that there are.

use std::sync::LazyLock;

use prr_document::de::from_node;
use prr_document::read::record::is_record;
use prr_document::read::{Arena, Format, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};
use prr_model::{Localized, Moment};
use serde::Deserialize;

use crate::fault::{Fault, say, verbatim};
use crate::messages as m;
use crate::schema::Schema;
use crate::source::Source;

/// The JSON Schema of a record, 2020-12.
pub const RECORD_SCHEMA: &str = include_str!("../../../docs/schema/prr.record.v1.schema.json");

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::new(RECORD_SCHEMA));

static KINDS: LazyLock<Vec<RecordKind>> = LazyLock::new(|| {
    let text = include_str!("../../../policies/records/kinds.yaml");
    let (arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("kinds", &arena, 0, *root));
    let image = builder.finish();
    let root = View::new(&image.bytes).ok().and_then(|view| Some(view.documents().next()?.root()));
    root.and_then(|root| from_node::<Kinds>(root).ok()).expect("the kinds of records are part of the program").kinds
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    kinds: Vec<RecordKind>,
}

/// What can be recorded.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RecordKind {
    /// Its name.
    pub kind: String,
    /// Whether something was executed, which is evidence of level E4.
    pub executes: bool,
    /// How long one counts, such as `90d`, where no check says otherwise.
    pub stale_after: String,
    /// The checks that ask for it.
    pub checks: Vec<String>,
    en: String,
    ko: String,
}

impl RecordKind {
    /// Every kind.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &KINDS
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.kind == name)
    }

    /// What such a record shows.
    #[must_use]
    pub fn shows(&self) -> Localized {
        Localized { en: self.en.clone(), ko: self.ko.clone() }
    }
}

/// Everything that is wrong with the records of a file, in its order.
#[must_use]
pub fn record_faults(path: &str, text: &str, format: Format) -> Vec<Fault> {
    let (arena, _) = read(text.as_bytes().to_vec(), format, &Limits::default());
    let mut builder = ImageBuilder::default();
    for root in arena.roots().iter().filter(|root| is_record(&arena, **root)) {
        builder.push(path, &arena, 0, *root);
    }
    let image = builder.finish();
    let source = Source::new(path, &arena, &image);
    let Ok(view) = View::new(&image.bytes) else { return Vec::new() };
    let roots = view.documents().map(|document| document.root()).filter(|root| root.kind() == Kind::Mapping);
    let mut faults: Vec<Fault> = roots.flat_map(|root| faults(root, &source)).collect();
    faults.sort();
    faults.dedup();
    faults
}

/// Whether a file has records.
#[must_use]
pub fn has_records(arena: &Arena) -> bool {
    arena.roots().iter().any(|root| is_record(arena, *root))
}

fn faults(root: Node<'_>, source: &Source<'_>) -> Vec<Fault> {
    let told = SCHEMA.faults(root, source);
    if told.is_empty() { no_day(root, source).into_iter().collect() } else { told }
}

/// A day that no calendar has, which no pattern tells.
fn no_day(root: Node<'_>, source: &Source<'_>) -> Option<Fault> {
    let node = root.field("performed-at")?;
    let text = node.text()?;
    let about = || {
        let like = say(&m::LIKE, &[("name", verbatim("2026-11-20T14:00:00+09:00"))]);
        [("name", verbatim("performed-at")), ("expected", like), ("found", verbatim(format!("`{text}`")))]
    };
    Moment::parse(text).is_none().then(|| Fault::new(source.value(node), &m::WRONG, &about()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const GOOD: &str = "apiVersion: prr/v1\nrecord: drill\nperformed-at: 2026-11-20T14:00:00+09:00\nby: kim\n\
        subject: {path: a.yaml, digest: 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'}\n\
        service: checkout\nenvironment: production\nresult: pass\nmeasured: {rto: 12m, peak: 1200}\nvalid-for: 30d\n\
        notes: went well\nlinks: [https://example.com/1]\n";

    fn faults(text: &str) -> Vec<String> {
        let line = |fault: &Fault| format!("{}:{} {}", fault.location.line, fault.location.column, fault.message.en);
        record_faults("r.yaml", text, Format::Yaml).iter().map(line).collect()
    }

    #[test]
    fn a_whole_record_has_no_faults_and_what_is_no_record_is_not_looked_at() {
        assert_eq!(faults(GOOD), [""; 0]);
        assert_eq!(faults("apiVersion: v1\nkind: Pod\nrecord: x\n"), [""; 0]);
    }

    #[test]
    fn every_fault_of_every_record_is_told_with_its_place() {
        let bad =
            GOOD.replace("drill", "dril").replace("result: pass", "result: passed").replace("by: kim", "bye: kim");
        let two = format!(
            "{bad}---\n{}",
            GOOD.replace("2026-11-20T14:00:00+09:00", "2026-02-31").replace("prr/v1", "prr/v2")
        );
        assert_eq!(
            faults(&two),
            [
                "2:9 `dril` is none of the 35 names that can stand here",
                "4:1 unknown key `bye`",
                "8:9 `passed` is not one of pass, fail",
                "14:13 version `prr/v2` is not known to this prr, which reads version 1",
            ]
        );
        assert_eq!(
            faults(&GOOD.replace("2026-11-20T14:00:00+09:00", "2026-02-31")),
            ["3:15 `performed-at` must be written like `2026-11-20T14:00:00+09:00`, not `2026-02-31`"]
        );
        assert_eq!(
            faults(&GOOD.replace("+09:00", "")),
            ["3:15 `performed-at` must be written like `2026-11-20T14:00:00+09:00`, not `2026-11-20T14:00:00`"]
        );
        assert_eq!(faults(&format!("{GOOD}prr:subject: current\n")), ["13:1 unknown key `prr:subject`"]);
    }

    #[test]
    fn the_schema_and_the_kinds_know_the_same_names_and_their_spans_are_spans() {
        let schema: serde_json::Value = serde_json::from_str(RECORD_SCHEMA).unwrap();
        let names = schema["properties"]["record"]["enum"].as_array().unwrap();
        let names: BTreeSet<_> = names.iter().filter_map(serde_json::Value::as_str).collect();
        assert_eq!(names, RecordKind::all().iter().map(|kind| kind.kind.as_str()).collect());
        for kind in RecordKind::all() {
            assert!(kind.stale_after.ends_with('d') && !kind.shows().en.is_empty() && !kind.shows().ko.is_empty());
        }
        assert!(jsonschema::meta::is_valid(&schema));
    }
}
