//! What keeps Prometheus from loading a rule file: of everything that its loader checks, what the tree shows.
//!
//! Loading is all or nothing, so each fault counts for every group of the file. Where something else than Prometheus or its operator
//! reads the rules, or a template makes them first, nothing is said.

mod templates;

use std::collections::{BTreeMap, BTreeSet};

use prr_sdk::{Kind, Node};

use super::containers::{Container, is_rule};
use super::{Keys, items};
use crate::written::{Packing, RejectReason, Rule, RuleFile};
use templates::Templates;

/// The fields of a file, a group and a rule in Prometheus 3.
const FILE: [&str; 1] = ["groups"];
const GROUP: [&str; 6] = ["name", "interval", "query_offset", "limit", "rules", "labels"];
const RULE: [&str; 7] = ["alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"];

/// Fields that only other rulers know: Thanos, Mimir, Loki, vmalert, Grafana.
const FOREIGN: [&str; 23] = [
    "align_evaluation_time_on_interval",
    "apiVersion",
    "concurrency",
    "debug",
    "deleteRules",
    "eval_alignment",
    "eval_delay",
    "eval_offset",
    "evaluation_delay",
    "folder",
    "headers",
    "namespace",
    "notifier_headers",
    "orgId",
    "params",
    "partial_response_strategy",
    "remote_write",
    "source_tenants",
    "tenant",
    "type",
    "update_entries_limit",
    "data",
    "uid",
];

/// What only `MetricsQL` has among the expressions of generated rules.
const METRICSQL: [&str; 4] = ["vmrange", "histogram_share", "keep_metric_names", "prometheus_buckets"];

/// More faults than anybody reads.
const MOST: usize = 64;

type Faults<'a> = Vec<(Node<'a>, RejectReason)>;

/// What keeps a container from being loaded.
pub(super) fn of<'a>(container: &Container<'a>, rules: &[Rule<'a>], keys: &Keys) -> RuleFile<'a> {
    let strict = container.packing == Packing::File;
    if !strict && container.packing != Packing::Resource {
        return RuleFile::default();
    }
    let unread =
        rules.iter().filter_map(|rule| Some((rule.expr_node.index(), rule.expr.as_ref().err()?.message.as_str())));
    let mut found = Loader {
        faults: Vec::new(),
        newer_names: Vec::new(),
        strict,
        unread: unread.collect(),
        templates: Templates::default(),
    };
    if strict {
        found.fields(container.node, &FILE);
    }
    let mut names = BTreeSet::new();
    for group in items(Some(container.groups)) {
        found.group(group, keys, &mut names);
    }
    found.faults.extend(found.templates.faults());
    // Nearly every file loads, and then it does not matter whom it is for.
    if found.faults.is_empty() && found.newer_names.is_empty() || is_foreign(container, keys) {
        return RuleFile::default();
    }
    RuleFile { faults: found.faults, newer_names: found.newer_names }
}

/// Whether the file is for another ruler, or has nothing in it that is a rule.
fn is_foreign(container: &Container<'_>, keys: &Keys) -> bool {
    // Nearly every field is one of these, which are integers to compare and no texts.
    let own = [
        keys.alert,
        keys.record,
        keys.expr,
        keys.for_,
        keys.labels,
        keys.annotations,
        keys.name,
        keys.interval,
        keys.rules,
    ];
    let is_own = |field: Node<'_>| own.iter().any(|key| field.is(*key));
    let foreign = |field: Node<'_>| !is_own(field) && field.key().is_some_and(|key| FOREIGN.contains(&key));
    let strange = |node: Node<'_>| node.children().any(foreign);
    let groups = || items(Some(container.groups));
    let rules = || groups().flat_map(|group| items(group.get(keys.rules)));
    let file = container.packing == Packing::File && strange(container.node);
    let other = |expr: &str| is_about_logs(expr) || METRICSQL.iter().any(|word| expr.contains(word));
    let other = |rule: Node<'_>| rule.get(keys.expr).and_then(Node::text).is_some_and(other);
    file || groups().any(strange)
        || !rules().any(|rule| is_rule(rule, keys))
        || rules().any(|rule| strange(rule) || other(rule))
}

/// Whether an expression has a pipe outside of its strings, as queries over logs do and `PromQL` never does.
fn is_about_logs(expr: &str) -> bool {
    let mut quote = None;
    let mut escaped = false;
    for character in expr.chars() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some('"' | '\'') if character == '\\' => escaped = true,
            Some(open) if open == character => quote = None,
            None if matches!(character, '"' | '\'' | '`') => quote = Some(character),
            None if character == '|' => return true,
            Some(_) | None => {}
        }
    }
    false
}

/// Whether labels have such a letter in every version of Prometheus.
const fn is_of_label(letter: char) -> bool {
    letter == '_' || letter.is_ascii_alphanumeric()
}

/// Whether a node can be a number: a text between quotes cannot, and a template may become one.
fn is_number(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Null | Kind::Int | Kind::Float => true,
        Kind::String => node.text().is_some_and(|text| text.contains("{{")),
        Kind::Bool | Kind::Sequence | Kind::Mapping | Kind::Alias => false,
    }
}

struct Loader<'r, 'a> {
    faults: Faults<'a>,
    newer_names: Vec<Node<'a>>,
    /// Why expressions could not be read, by their node.
    unread: BTreeMap<u32, &'r str>,
    /// Whether unknown fields are refused; the API server drops them from objects instead.
    strict: bool,
    templates: Templates<'a>,
}

impl<'a> Loader<'_, 'a> {
    fn add(&mut self, node: Node<'a>, reason: RejectReason) {
        if self.faults.len() < MOST {
            self.faults.push((node, reason));
        }
    }

    fn fields(&mut self, node: Node<'a>, known: &[&str]) {
        if !self.strict {
            return;
        }
        // What a merge key lends is a field elsewhere, and is looked at there.
        for entry in node.children() {
            if entry.key().is_some_and(|key| key != "<<" && !known.contains(&key)) {
                self.add(entry, RejectReason::UnknownField);
            }
        }
    }

    fn group(&mut self, group: Node<'a>, keys: &Keys, names: &mut BTreeSet<&'a str>) {
        if group.is_null() {
            return;
        }
        if group.kind() != Kind::Mapping {
            return self.add(group, RejectReason::WrongType);
        }
        self.fields(group, &GROUP);
        match group.get(keys.name) {
            Some(name) if name.text().is_none() => self.add(name, RejectReason::WrongType),
            Some(name) if name.is_null() || name.text() == Some("") => self.add(name, RejectReason::NamelessGroup),
            Some(name) if !names.insert(name.text().unwrap_or_default()) => {
                self.add(name, RejectReason::RepeatedGroup);
            }
            Some(_) => {}
            None => self.add(group, RejectReason::NamelessGroup),
        }
        self.duration(group.get(keys.interval));
        self.duration(group.get(keys.query_offset));
        if let Some(limit) = group.get(keys.limit).filter(|limit| !is_number(*limit)) {
            self.add(limit, RejectReason::WrongType);
        }
        match group.get(keys.rules) {
            Some(rules) if !rules.is_null() && rules.kind() != Kind::Sequence => {
                self.add(rules, RejectReason::WrongType);
            }
            rules => items(rules).for_each(|rule| self.rule(rule, keys)),
        }
    }

    fn rule(&mut self, rule: Node<'a>, keys: &Keys) {
        if rule.is_null() {
            return;
        }
        if rule.kind() != Kind::Mapping {
            return self.add(rule, RejectReason::WrongType);
        }
        self.fields(rule, &RULE);
        let filled = |key| rule.get(key).filter(|node| !node.is_null() && node.text() != Some(""));
        let (alert, record) = (filled(keys.alert), filled(keys.record));
        match (alert, record) {
            (Some(_), Some(record)) => self.add(record, RejectReason::AlertAndRecord),
            (None, None) => self.add(rule, RejectReason::NeitherAlertNorRecord),
            (None, Some(record)) => self.recording(record, rule, keys),
            (Some(alert), None) => {
                self.templates.plain(alert.text());
                self.templates.alert(rule, keys);
            }
        }
        match filled(keys.expr) {
            None => self.add(alert.or(record).unwrap_or(rule), RejectReason::NoExpression),
            Some(expr) => self.expression(expr),
        }
        self.duration(rule.get(keys.for_));
        self.duration(rule.get(keys.keep_firing_for));
        self.texts(rule.get(keys.labels));
        self.texts(rule.get(keys.annotations));
        for label in rule.get(keys.labels).map(Node::entries).unwrap_or_default() {
            if label.key() == Some("__name__") {
                self.add(label, RejectReason::ReservedLabel);
            }
        }
    }

    /// Labels or annotations: a mapping of texts.
    fn texts(&mut self, texts: Option<Node<'a>>) {
        let Some(texts) = texts.filter(|node| !node.is_null()) else { return };
        if texts.kind() != Kind::Mapping {
            return self.add(texts, RejectReason::WrongType);
        }
        for text in texts.entries() {
            if text.text().is_none() {
                self.add(text, RejectReason::WrongType);
            }
            self.name(text, text.key(), is_of_label);
        }
    }

    /// Alerting fields on a recording rule count where they say something: `for: 0s` and an empty mapping do not.
    fn recording(&mut self, record: Node<'a>, rule: Node<'a>, keys: &Keys) {
        if record.text().is_some_and(|name| name.contains(['{', '}']) && !name.contains("{{")) {
            self.add(record, RejectReason::RecordName);
        } else {
            self.name(record, record.text(), |letter| letter == ':' || is_of_label(letter));
        }
        for node in [rule.get(keys.for_), rule.get(keys.keep_firing_for)].into_iter().flatten() {
            if node.text().and_then(prr_promql::duration).is_some_and(|seconds| seconds > 0.0) {
                self.add(node, RejectReason::AlertFieldOnRecord);
            }
        }
        if let Some(node) =
            rule.get(keys.annotations).filter(|node| node.children().next().is_some() && node.kind() == Kind::Mapping)
        {
            self.add(node, RejectReason::AlertFieldOnRecord);
        }
    }

    fn name(&mut self, node: Node<'a>, name: Option<&str>, is_of_name: impl Fn(char) -> bool) {
        let Some(name) = name.filter(|name| !name.contains("{{")) else { return };
        let is_plain = !name.starts_with(|first: char| first.is_ascii_digit()) && name.chars().all(is_of_name);
        if !is_plain && self.newer_names.len() < MOST {
            self.newer_names.push(node);
        }
    }

    fn expression(&mut self, expr: Node<'a>) {
        let Some(text) = expr.text() else { return self.add(expr, RejectReason::NoExpression) };
        self.templates.plain(Some(text));
        if let Some(fault) = self.unread.get(&expr.index()).filter(|_| !text.contains("{{")) {
            self.add(expr, RejectReason::Expression((*fault).to_owned()));
        }
    }

    fn duration(&mut self, node: Option<Node<'a>>) {
        let Some(node) = node.filter(|node| !node.is_null()) else { return };
        self.templates.plain(node.text());
        match node.text() {
            None => self.add(node, RejectReason::WrongType),
            Some(text) if prr_promql::duration(text).is_some() || text.contains("{{") => {}
            Some(_) => self.add(node, RejectReason::Duration),
        }
    }
}
