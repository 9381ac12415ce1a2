//! What is wrong with a document only if it is a Kubernetes object, or only if Prometheus reads it: which it is is known at its end.
//!
//! Kubernetes' readers turn YAML into JSON first. What JSON has no word for is rejected there, and keys become texts. Prometheus' reader does
//! neither with its own files; it is a newer one of YAML, and takes less than the older of some things.

use std::collections::BTreeSet;

use super::builder::Builder;
use super::faults::{Faults, Mark};
use super::{Fault, FaultKind, Unportable};
use crate::image::{FLAG_MERGE, FLAG_SHADOWED, NONE};
use crate::{Kind, scalar};

/// What was put off until the document's end.
#[derive(Default)]
pub(super) struct Pending {
    pub(super) faults: Faults,
    /// The faults of a document that is Prometheus'.
    rules: Faults,
    /// Entries whose keys kubectl spells otherwise.
    keys: Vec<(u32, Box<str>)>,
    /// Mappings with merge keys.
    merging: Vec<u32>,
}

/// How much was put off at some moment.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    faults: Mark,
    rules: Mark,
    keys: usize,
    merging: usize,
}

impl Pending {
    pub(super) fn new(faults: usize) -> Self {
        Self { faults: Faults::new(faults), rules: Faults::new(faults), ..Self::default() }
    }

    /// How much was put off.
    pub(super) const fn size(&self) -> Size {
        Size {
            faults: self.faults.mark(),
            rules: self.rules.mark(),
            keys: self.keys.len(),
            merging: self.merging.len(),
        }
    }

    /// Forgets what was put off since it had this size.
    pub(super) fn truncate(&mut self, size: Size) {
        self.faults.rewind(size.faults);
        self.rules.rewind(size.rules);
        self.keys.truncate(size.keys);
        self.merging.truncate(size.merging);
    }

    pub(super) fn put_off(&mut self, node: u32, key: Box<str>) {
        self.keys.push((node, key));
    }
}

/// What a key becomes in JSON.
pub(super) enum JsonKey {
    /// Its own text.
    Same,
    /// The text of a boolean or a number as Go prints it.
    Text(String),
    /// There is none.
    None,
}

impl JsonKey {
    pub(super) fn new(kind: Kind, truth: bool, text: &str) -> Self {
        let key = match kind {
            Kind::Bool => truth.to_string(),
            Kind::Int => scalar::integer(text).map_or_else(|| text.to_owned(), |number| number.to_string()),
            // kubectl has no word for an integer that only fits without a sign.
            Kind::Float if scalar::unsigned(text).is_some_and(|number| i64::try_from(number).is_err()) => {
                return Self::None;
            }
            Kind::Float => match scalar::number(text) {
                Some(number) => float_key(number),
                None => return Self::None,
            },
            Kind::Null => return Self::None,
            _ => return Self::Same,
        };
        if key == text { Self::Same } else { Self::Text(key) }
    }
}

/// A number as a key: `sigs.k8s.io/yaml` makes it of single precision, with an exponent of at least two digits from a million on.
fn float_key(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "kubectl's own keys are of single precision")]
    let number = number as f32;
    if !number.is_finite() {
        let word = if number.is_nan() { ".nan" } else { ".inf" };
        return if number.is_sign_negative() && !number.is_nan() { format!("-{word}") } else { word.to_owned() };
    }
    let scientific = format!("{number:e}");
    let Some((digits, exponent)) = scientific.split_once('e') else { return scientific };
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..6).contains(&exponent) && number != 0.0 => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.abs())
        }
        _ => number.to_string(),
    }
}

impl Builder<'_> {
    /// Something that kubectl rejects: a fault if the document turns out to be an object, and if it turns out to be Prometheus' where that
    /// rejects it too.
    pub(super) fn rejected_in_objects(&mut self, why: Unportable, span: (u32, u32)) {
        let fault = Fault::unportable(why, span.0 as usize..span.1 as usize);
        if matches!(&fault.kind, FaultKind::Unportable(why) if why.is_refused_by_prometheus()) {
            self.pending.rules.push(fault.clone());
        }
        self.pending.faults.push(fault);
    }

    /// Something that only Prometheus rejects: a fault if the document turns out to be its own.
    pub(super) fn rejected_in_rules(&mut self, kind: FaultKind, span: (u32, u32)) {
        self.pending.rules.push(Fault::new(kind, span.0 as usize..span.1 as usize));
    }

    pub(super) fn merging(&mut self, mapping: u32) {
        self.pending.merging.push(mapping);
    }

    pub(super) fn forget_pending(&mut self) {
        self.pending = Pending::new(self.limits().faults);
    }

    /// Reads the document as kubectl does if it is an object, and as Prometheus does if it is one of its files.
    pub(super) fn settle(&mut self, root: u32) {
        let empty = Pending::new(self.limits().faults);
        let pending = std::mem::replace(&mut self.pending, empty);
        if !(self.arena().has_root_key(root, "kind") || self.arena().has_root_key(root, "apiVersion")) {
            if self.is_for_prometheus(root) {
                self.report(pending.rules);
                self.check_rule_aliases(root);
            }
            return;
        }
        self.report(pending.faults);
        let mut mappings = BTreeSet::new();
        for (node, key) in pending.keys {
            mappings.insert(self.rename(node, &key));
        }
        for mapping in mappings {
            self.shadow_renamed(mapping);
        }
        for mapping in pending.merging {
            self.shadow_merged_over(mapping);
        }
    }

    /// Whether a document is a file of rules, of Prometheus' settings or of Alertmanager's, which has the same reader.
    fn is_for_prometheus(&self, root: u32) -> bool {
        let has = |key| self.arena().has_root_key(root, key);
        has("groups") || has("scrape_configs") || has("rule_files") || has("route") && has("receivers")
    }

    /// Prometheus 2 keeps the node of a rule's name and of its expression, and of an alias that has the name of the anchor for its text: with
    /// `expr: *ratio` it watches a series called `ratio`.
    fn check_rule_aliases(&mut self, root: u32) {
        if !self.has_anchors() {
            return;
        }
        let arena = self.arena();
        let is_of_rule = |node: u32| {
            let list = arena.nodes.at(arena.nodes.at(node).parent).parent;
            matches!(arena.key_text(node), Some("alert" | "record" | "expr"))
                && list != NONE
                && arena.key_text(list) == Some("rules")
        };
        let aliases: Vec<u32> =
            (root..arena.nodes.at(root).end).filter(|node| arena.is(*node, Kind::Alias) && is_of_rule(*node)).collect();
        for alias in aliases {
            let span = self.arena().inner_span(alias);
            self.report_one(FaultKind::Unportable(Unportable::AliasInRule), span);
        }
    }

    /// A list in a list, and an item that has its kind from its list: kubectl rejects the one and adds to the other.
    pub(super) fn check_item(&mut self, item: u32) {
        let arena = self.arena();
        let says = |key| {
            let record = arena.root_entry(item, key).map(|node| arena.nodes.at(arena.target(node)));
            record.is_some_and(|record| {
                record.kind != Kind::Null as u8 && (record.kind != Kind::String as u8 || record.b > 0)
            })
        };
        let bare = !says("kind") && !says("apiVersion");
        if bare || arena.objects(item, "items").is_some() {
            let why = if bare { Unportable::BareItem } else { Unportable::ListInList };
            let span = arena.inner_span(item);
            self.report_one(FaultKind::Unportable(why), span);
        }
    }

    /// In kubectl's reader a merge key overrides what stands before it.
    fn shadow_merged_over(&mut self, mapping: u32) {
        let children: Vec<u32> = self.arena().children(mapping).collect();
        let mut later = BTreeSet::new();
        for child in children.into_iter().rev() {
            let record = self.arena().nodes.at(child);
            if record.flags & FLAG_MERGE != 0 {
                self.lent(child, &mut later, &mut BTreeSet::new());
            } else if later.contains(&record.key) {
                self.shadow(child);
            }
        }
    }

    /// The keys that a merge lends, each mapping looked at once however many ways lead to it.
    fn lent(&self, source: u32, keys: &mut BTreeSet<u32>, seen: &mut BTreeSet<u32>) {
        let source = self.arena().target(source);
        if !seen.insert(source) {
            return;
        }
        for child in self.arena().children(source) {
            let record = self.arena().nodes.at(child);
            if record.key == NONE || record.flags & FLAG_MERGE != 0 {
                self.lent(child, keys, seen);
            } else if record.flags & FLAG_SHADOWED == 0 {
                keys.insert(record.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_keys_are_spelled_as_kubectl_was_seen_to_spell_them() {
        for (text, key) in
            [("1.5", "1.5"), ("1e7", "1e+07"), (".5", "0.5"), ("16777217.0", "1.6777216e+07"), ("1e-7", "1e-07")]
        {
            let JsonKey::Text(found) = JsonKey::new(Kind::Float, false, text) else {
                assert_eq!(text, key);
                continue;
            };
            assert_eq!(found, key);
        }
    }

    fn faults(text: &str) -> Vec<String> {
        let (_, faults) =
            crate::read::read(text.as_bytes().to_vec(), crate::read::Format::Yaml, &crate::read::Limits::default());
        faults.into_iter().map(|fault| fault.kind.to_string()).collect()
    }

    /// As `promtool check rules` 2.42 and `kubectl label --local` 1.32 do.
    #[test]
    fn what_prometheus_refuses_is_a_fault_in_its_files_and_what_kubernetes_refuses_in_objects() {
        for (text, in_rules, in_objects) in [
            ("a: \"b\\/c\"\n", true, true),
            ("a: [b?c]\n", true, true),
            ("a: |\n  \tb\n", true, true),
            ("a: {<<: {b: 1}, <<: {c: 1}}\n", true, false),
            ("a: .inf\n", false, true),
            ("a: [[]]\n", false, false),
        ] {
            for (head, expected) in [
                ("groups: []\n", in_rules),
                ("route: {}\nreceivers: []\n", in_rules),
                ("scrape_configs: []\n", in_rules),
                ("kind: A\n", in_objects),
                ("x: y\n", false),
            ] {
                let text = format!("{head}{text}");
                assert_eq!(!faults(&text).is_empty(), expected, "{text:?}: {:?}", faults(&text));
            }
        }
    }

    #[test]
    fn a_separator_that_only_kubectl_sees_is_told_once_and_where_it_stands() {
        for text in ["groups: []\n---# c\ngroups: []\n", "# c\n---# c\ngroups: []\n"] {
            let (_, faults) =
                crate::read::read(text.as_bytes().to_vec(), crate::read::Format::Yaml, &crate::read::Limits::default());
            let [fault] = faults.as_slice() else { panic!("{faults:?}") };
            assert_eq!(
                (&text[fault.span.clone()], &fault.kind),
                ("---# c", &FaultKind::Unportable(Unportable::OddSeparator))
            );
        }
    }

    #[test]
    fn json_is_yaml_to_prometheus() {
        for (escape, said) in
            [("\\/", true), ("\\ud83d\\ude00", true), ("\\u00e9", false), ("\\\\/", false), ("\\\\ud83d", false)]
        {
            let text = format!("{{\"groups\": [{{\"name\": \"{escape}\"}}]}}");
            assert_eq!(!faults(&text).is_empty(), said, "{text}");
            assert_eq!(faults(&text.replace("groups", "other")), [""; 0], "{text}");
        }
    }

    #[test]
    fn an_alias_is_no_name_and_no_expression_of_a_rule() {
        let rules = |rule: &str| format!("x-e: &e up\ngroups: [{{name: *e , rules: [{rule}]}}]\n");
        assert_eq!(faults(&rules("{alert: A, expr: up, labels: {a: *e , expr: *e }}")), [""; 0]);
        for rule in ["{alert: A, expr: *e }", "{alert: *e , expr: up}", "{record: *e , expr: up}"] {
            assert_eq!(faults(&rules(rule)), ["an alias for the name or the expression of a rule"], "{rule}");
            assert_eq!(faults(&format!("kind: A\n{}", rules(rule))), [""; 0], "{rule}");
        }
    }
}
