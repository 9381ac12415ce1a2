use prr_document::read::{Arena, Fault, Format, Limits, embed, read};

use super::later;
use crate::classify::holds_helm_values;
use crate::manifest::{Manifest, digest};
use crate::problem::Problems;
use crate::render::Origin;
use crate::source::STDIN;

/// Reads one manifest from bytes, and the manifests that lie in its texts.
pub(crate) fn manifest(path: &str, bytes: Vec<u8>, format: Format, limits: &Limits) -> (Manifest, Problems) {
    let marked = matches!(bytes.first(), Some(0xEF | 0xFE | 0xFF));
    let is_text = !marked && bytes.len() <= limits.bytes && std::str::from_utf8(&bytes).is_ok();
    let digest = (!is_text).then(|| digest(&bytes));
    let (arena, faults) = read(bytes, format, limits);
    if matches!(format, Format::Yaml | Format::Json) {
        return assemble((path.to_owned(), format), arena, &faults, digest, None, limits, &|_| false);
    }
    let manifest = Manifest::new(path.to_owned(), format, arena, digest);
    let problems = Problems::new(&manifest, &faults, &[]);
    (manifest, problems)
}

/// Makes a manifest of documents that were read, and reads the manifests that lie in their texts, but for those that are read `elsewhere`.
pub(crate) fn assemble(
    (path, format): (String, Format),
    mut arena: Arena,
    faults: &[Fault],
    digest: Option<String>,
    origin: Option<Origin>,
    limits: &Limits,
    elsewhere: &dyn Fn(&str) -> bool,
) -> (Manifest, Problems) {
    let unread = embed(&mut arena, holds_helm_values(&path), limits);
    arena.retain_roots(|arena, root| !arena.host_text(root).is_some_and(elsewhere));
    let manifest = Manifest::new(path, format, arena, digest);
    let mut manifest = match origin {
        Some(origin) => manifest.rendered(origin),
        None => manifest,
    };
    let mut problems = Problems::new(&manifest, faults, &unread);
    // A stream and what a tool printed are no files that a program would read as they are.
    let is_file = !manifest.is_rendered() && manifest.path() != STDIN;
    problems.errors.extend(later::take_out(&mut manifest, is_file));
    (manifest, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(path: &str, text: &str) -> (Manifest, Problems) {
        manifest(path, text.as_bytes().to_vec(), Format::Yaml, &Limits::default())
    }

    const CONFIG_MAP: &str = "apiVersion: v1\nkind: ConfigMap\ndata:\n";

    #[test]
    fn a_broken_text_is_an_error_at_its_place_in_the_file() {
        let (manifest, problems) = read_text("cm.yaml", &format!("{CONFIG_MAP}  a.yaml: |\n    a: 1\n    b: c: d\n"));
        let [error] = problems.errors.as_slice() else { panic!("{problems:?}") };
        let location = error.location.as_ref().unwrap();
        assert_eq!((error.kind.as_str(), location.path.as_str(), location.line), ("syntax", "cm.yaml", 6));
        assert!(error.message.en.starts_with("cm.yaml (`a.yaml`) does not parse"), "{}", error.message.en);
        assert_eq!(manifest.arena().roots().len(), 1);
    }

    #[test]
    fn a_template_in_a_text_is_skipped_as_a_template_and_a_base64_value_by_its_name() {
        let text = "  a.yaml: |\n    a: {{ .Values.x }}\nbinaryData:\n  b.yaml: YTogMQ==\n  c.gz: YTogMQ==\n";
        let (_, problems) = read_text("cm.yaml", &format!("{CONFIG_MAP}{text}"));
        assert_eq!(problems.errors, []);
        let rows: Vec<_> = problems.skipped.iter().map(|row| (row.path.as_str(), row.reason)).collect();
        assert_eq!(rows, [("cm.yaml", "template"), ("cm.yaml", "encoded")]);
        assert!(problems.skipped[0].message.en.contains("`a.yaml` on line 5"), "{}", problems.skipped[0].message.en);
    }

    #[test]
    fn files_of_helm_values_hold_manifests_under_names_of_files() {
        let text = "server:\n  files:\n    slo.rules: |\n      groups: []\n    other: |\n      groups: []\n";
        for (path, documents) in [("chart/values-prod.yaml", 2), ("chart/settings.yaml", 1)] {
            assert_eq!(read_text(path, text).0.arena().roots().len(), documents, "{path}");
        }
    }
}
