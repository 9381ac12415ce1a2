use prr_document::read::{Format, Limits, embed, is_k6, read};
use prr_model::{GateError, Skipped};
use rayon::prelude::*;

use crate::classify::{Class, Classifier, holds_helm_values};
use crate::exclude::Excludes;
use crate::listing::{Entry, Listing};
use crate::manifest::{Manifest, digest};
use crate::problem::{self, Problems};

/// Everything that a tree declares, and what could not be read of it.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Files of the tree.
    pub files: usize,
    /// The files that were read, by path.
    pub manifests: Vec<Manifest>,
    /// The files that were not, by path, and the texts of manifests that were not.
    pub skipped: Vec<Skipped>,
    /// What kept a file from being read, or makes readers disagree about it, by path.
    pub errors: Vec<GateError>,
}

impl Inventory {
    /// Number of documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.manifests.iter().map(|manifest| manifest.arena().roots().len()).sum()
    }

    /// Number of files that were not read. A text inside a manifest is no file.
    #[must_use]
    pub fn skipped_files(&self) -> usize {
        self.skipped.iter().filter(|skipped| self.manifest(&skipped.path).is_none()).count()
    }

    /// The manifest at a path.
    #[must_use]
    pub fn manifest(&self, path: &str) -> Option<&Manifest> {
        let found = self.manifests.binary_search_by(|manifest| manifest.path().cmp(path));
        found.ok().map(|index| &self.manifests[index])
    }
}

enum Outcome {
    Read(Manifest, Problems),
    Skipped(Skipped),
    Error(GateError),
}

/// Reads every manifest of a listing, on the threads of the current rayon pool; the result does not depend on how many there are.
#[must_use]
pub fn load(listing: &Listing, excludes: &Excludes, limits: &Limits) -> Inventory {
    let classifier = Classifier::new(listing.files.keys().map(String::as_str));
    let files: Vec<_> = listing.files.iter().collect();
    let outcomes: Vec<Outcome> = files
        .par_iter()
        .with_max_len(16)
        .map(|(path, entry)| {
            if let Some((_, exclude)) = excludes.find(path) {
                return Outcome::Skipped(problem::excluded(path, &exclude.reason));
            }
            match (classifier.class(path), entry) {
                (Class::Other | Class::Script | Class::ToolSettings, Entry::Symlink { .. })
                | (_, Entry::Symlink { inside: true }) => Outcome::Skipped(problem::symlink(path)),
                (_, Entry::Symlink { inside: false }) => Outcome::Skipped(problem::symlink_outside(path)),
                (Class::Manifest(_), Entry::Special) => Outcome::Error(problem::special(path)),
                (Class::Manifest(format), Entry::File(bytes)) => read_file(listing, path, format, *bytes, limits),
                (Class::Script, Entry::File(bytes)) => read_script(listing, path, *bytes, limits),
                (Class::Template(engine), _) => Outcome::Skipped(problem::template(path, engine)),
                (Class::ToolSettings, _) => Outcome::Skipped(problem::tool_settings(path)),
                (Class::Other | Class::Script, _) => Outcome::Skipped(problem::no_reader(path)),
            }
        })
        .collect();

    let mut inventory = Inventory { files: files.len(), ..Inventory::default() };
    for outcome in outcomes {
        match outcome {
            Outcome::Read(manifest, problems) => {
                inventory.manifests.push(manifest);
                inventory.errors.extend(problems.errors);
                inventory.skipped.extend(problems.skipped);
            }
            Outcome::Skipped(skipped) => inventory.skipped.push(skipped),
            Outcome::Error(error) => inventory.errors.push(error),
        }
    }
    inventory
}

fn read_file(listing: &Listing, path: &str, format: Format, bytes: u64, limits: &Limits) -> Outcome {
    let limit = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
    if bytes > limit {
        return Outcome::Error(problem::too_large(path, bytes, limit));
    }
    match listing.read(path) {
        Ok(bytes) => {
            if format == Format::Markdown && !is_text(&bytes) {
                return Outcome::Skipped(problem::no_text(path));
            }
            let (manifest, problems) = manifest(path, bytes, format, limits);
            Outcome::Read(manifest, problems)
        }
        Err(error) => Outcome::Error(problem::unreadable(path, &error)),
    }
}

/// Whether a page is in Unicode. Old notes in another encoding keep nobody from deploying, so they do not close the gate.
fn is_text(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..]) || !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok()
}

/// No load test that is written by hand is larger; bundles of whole applications are.
const SCRIPT_BYTES: u64 = 1 << 20;

/// Reads a script if it is a load test.
fn read_script(listing: &Listing, path: &str, bytes: u64, limits: &Limits) -> Outcome {
    if bytes > SCRIPT_BYTES {
        return Outcome::Skipped(problem::no_reader(path));
    }
    match listing.read(path) {
        Ok(bytes) if is_k6(&bytes) => {
            let (manifest, problems) = manifest(path, bytes, Format::K6, limits);
            Outcome::Read(manifest, problems)
        }
        Ok(_) => Outcome::Skipped(problem::no_reader(path)),
        Err(error) => Outcome::Error(problem::unreadable(path, &error)),
    }
}

/// Reads one manifest from bytes, and the manifests that lie in its texts.
pub(crate) fn manifest(path: &str, bytes: Vec<u8>, format: Format, limits: &Limits) -> (Manifest, Problems) {
    let marked = matches!(bytes.first(), Some(0xEF | 0xFE | 0xFF));
    let digest = marked.then(|| digest(&bytes));
    let (mut arena, faults) = read(bytes, format, limits);
    let holds_texts = matches!(format, Format::Yaml | Format::Json);
    let unread = if holds_texts { embed(&mut arena, holds_helm_values(path), limits) } else { Vec::new() };
    let problems = Problems::new(path, arena.text(), &faults, &unread);
    (Manifest::new(path.to_owned(), format, arena, digest), problems)
}

#[cfg(test)]
mod tests {
    use prr_model::Dialect;

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
    fn a_page_in_another_encoding_is_skipped_and_a_script_is_read_only_if_it_loads_a_service() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        write("old.md", b"\xbf\xac\xb6\xf4");
        write("new.md", "# 연락\n".as_bytes());
        write("load.js", b"import http from 'k6/http'");
        write("app.js", b"console.log('k6')");
        write("Dockerfile", b"FROM a\n");
        let inventory = load(&crate::list(folder.path()).unwrap(), &Excludes::default(), &Limits::default());
        let read: Vec<_> = inventory.manifests.iter().map(|manifest| (manifest.path(), manifest.dialect(0))).collect();
        assert_eq!(
            read,
            [("Dockerfile", Dialect::Dockerfile), ("load.js", Dialect::K6), ("new.md", Dialect::Markdown)]
        );
        let skipped: Vec<_> = inventory.skipped.iter().map(|row| (row.path.as_str(), row.reason)).collect();
        assert_eq!(skipped, [("app.js", "no-reader"), ("old.md", "no-text")]);
        assert_eq!(inventory.errors, []);
    }

    #[test]
    fn files_of_helm_values_hold_manifests_under_names_of_files() {
        let text = "server:\n  files:\n    slo.rules: |\n      groups: []\n    other: |\n      groups: []\n";
        for (path, documents) in [("chart/values-prod.yaml", 2), ("chart/settings.yaml", 1)] {
            assert_eq!(read_text(path, text).0.arena().roots().len(), documents, "{path}");
        }
    }
}
