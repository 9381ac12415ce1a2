//! Documents that their program never reaches, because it reads only the first of a file.

use std::collections::BTreeMap;

use prr_document::read::Format;
use prr_model::{Dialect, GateError};

use crate::manifest::Manifest;
use crate::problem;

/// Takes out the documents behind the first of a file whose program reads no more than that one, and says how many there are, at the first of them.
///
/// They declare nothing that takes effect, so no check may count them. Prometheus 2.42 (`promtool check`), Alertmanager 0.25 (`amtool
/// check-config`) and kustomize (`kubectl kustomize` 1.32) were seen to take such files without a word.
pub(super) fn take_out(manifest: &mut Manifest, is_file: bool) -> Vec<GateError> {
    let arena = manifest.arena();
    let is_file = is_file && manifest.format() == Format::Yaml;
    let asked = arena.later_documents().into_iter().filter(|root| is_file || arena.is_embedded(*root));
    let later: Vec<(u32, &'static str)> = asked.filter_map(|root| Some((root, reader(manifest, root)?))).collect();
    let mut of_reader: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    for (root, reader) in &later {
        of_reader.entry(reader).or_insert((*root, 0)).1 += 1;
    }
    let error = |(reader, (first, count)): (&str, (u32, usize))| {
        let start = arena.value_span(first).start;
        problem::later_documents(manifest.location(&(start..start + 1)), count, reader)
    };
    let errors: Vec<_> = of_reader.into_iter().map(error).collect();
    if !later.is_empty() {
        manifest.drop_documents(&later.into_iter().map(|(root, _)| root).collect());
    }
    errors
}

/// The program that a document is for, if it reads one document a file.
fn reader(manifest: &Manifest, root: u32) -> Option<&'static str> {
    match manifest.dialect(root) {
        // Files of Mimir's tools have a namespace in each document.
        Dialect::PrometheusRules if manifest.arena().has_root_key(root, "namespace") => None,
        Dialect::PrometheusRules | Dialect::PrometheusConfig => Some("Prometheus"),
        Dialect::PrometheusRuleTests => Some("promtool"),
        Dialect::AlertmanagerConfig => Some("Alertmanager"),
        Dialect::HelmValues => Some("Helm"),
        Dialect::Kustomization if is_kustomization(manifest.path()) => Some("kustomize"),
        _ => None,
    }
}

/// Patches beside it may have several documents.
fn is_kustomization(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    matches!(name, "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

#[cfg(test)]
mod tests {
    use prr_document::read::{Format, Limits};

    use crate::load::manifest;
    use crate::source::STDIN;

    /// What of a file is kept, and where the errors are and which program they are about.
    fn kept(path: &str, text: &str) -> (usize, Vec<(u32, String)>) {
        let (manifest, problems) = manifest(path, text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let error = |error: &prr_model::GateError| {
            let words: Vec<_> = error.message.en.split(' ').collect();
            let reader = words.iter().position(|word| *word == "reads").map(|at| words[at - 1]);
            (error.location.as_ref().unwrap().line, reader.unwrap().to_owned())
        };
        (manifest.arena().roots().len(), problems.errors.iter().map(error).collect())
    }

    fn error(line: u32, reader: &str) -> Vec<(u32, String)> {
        vec![(line, reader.to_owned())]
    }

    #[test]
    fn what_stands_behind_the_document_that_a_program_reads_is_an_error_and_is_not_judged() {
        let rules = "groups: [{name: a, rules: [{alert: A, expr: up}]}]\n";
        assert_eq!(kept("a.yaml", rules), (1, vec![]));
        assert_eq!(kept("a.yaml", &format!("---\n{rules}---\n{rules}")), (1, error(4, "Prometheus")));
        assert_eq!(kept("a.yaml", &format!("---\n---\n{rules}")), (0, error(3, "Prometheus")));
        assert_eq!(kept("p.yaml", "a: 1\n---\nscrape_configs: []\n"), (1, error(3, "Prometheus")));
        assert_eq!(kept("t.yaml", "a: 1\n---\nrule_files: []\ntests: []\n"), (1, error(3, "promtool")));
        assert_eq!(kept("m.yaml", "a: 1\n---\nroute: {}\nreceivers: []\n"), (1, error(3, "Alertmanager")));
        assert_eq!(kept("chart/values.yaml", "a: 1\n---\nb: 1\n"), (1, error(3, "Helm")));
        assert_eq!(kept("k/kustomization.yaml", "a: 1\n---\nresources: []\n"), (1, error(3, "kustomize")));
    }

    #[test]
    fn there_is_one_error_for_all_documents_of_a_file() {
        let text = "a: 1\n---\ngroups: []\n---\ngroups: []\n";
        let (_, problems) = manifest("a.yaml", text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let [error] = problems.errors.as_slice() else { panic!("{problems:?}") };
        assert!(error.message.en.contains("behind the first one (2)"), "{}", error.message.en);
    }

    #[test]
    fn texts_of_other_documents_are_files_too() {
        let map = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.rules: |\n    groups: []\n    ---\n    groups: []\n";
        assert_eq!(kept("cm.yaml", map), (2, error(7, "Prometheus")));
        assert_eq!(kept(STDIN, map), (2, error(7, "Prometheus")));
    }

    #[test]
    fn streams_and_programs_that_read_every_document_are_left_alone() {
        let rules = "groups: []\n---\ngroups: []\n";
        assert_eq!(kept(STDIN, rules), (2, vec![]));
        assert_eq!(kept("a.yaml", "namespace: a\ngroups: []\n---\nnamespace: b\ngroups: []\n"), (2, vec![]));
        assert_eq!(kept("k/patch.yaml", "- {op: add, path: /a}\n---\n- {op: add, path: /b}\n"), (2, vec![]));
        assert_eq!(kept("a.yaml", "kind: A\n---\nkind: B\n"), (2, vec![]));
    }
}
