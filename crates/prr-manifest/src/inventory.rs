use std::sync::Arc;

use prr_document::read::{Arena, Fault, Format, Limits, embed, is_k6, is_migration, read};
use prr_model::{GateError, Rendered, Skipped};
use rayon::prelude::*;

use crate::change::Changes;
use crate::classify::{Class, Classifier, holds_helm_values, holds_migrations};
use crate::exclude::Excludes;
use crate::limits::TreeLimits;
use crate::manifest::{Manifest, digest};
use crate::problem::{self, Problems};
use crate::record;
use crate::render::{Origin, may_render};
use crate::source::{Entry, Listing};
use crate::terraform;

/// Everything that a tree declares, and what could not be read of it.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Files of the tree.
    pub files: usize,
    /// The files that were read, by path.
    pub manifests: Vec<Manifest>,
    /// The files that were not, by path, and the texts of manifests that were not.
    pub skipped: Vec<Skipped>,
    /// The files that went into renderings, by path: what they declare is judged in what came of them.
    pub inputs: Vec<Arc<Manifest>>,
    /// What tools rendered, by path.
    pub rendered: Vec<Rendered>,
    /// What kept a file from being read, or makes readers disagree about it, by path.
    pub errors: Vec<GateError>,
    /// The id of the commit that was read, in full.
    pub revision: Option<String>,
    /// What the tree changes of a base, where it was compared with one.
    pub changes: Option<Changes>,
    /// What was read as a manifest, is well, and was not kept.
    pub unasked: Unasked,
}

/// Manifests that nobody asks for, and documents in others that nobody asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unasked {
    /// How many manifests there are.
    pub manifests: usize,
    /// Documents in them, and those that manifests were kept without.
    pub documents: usize,
}

impl Inventory {
    /// Number of documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        let kept: usize = self.manifests.iter().map(|manifest| manifest.arena().roots().len()).sum();
        kept + self.unasked.documents
    }

    /// Number of files that were read as manifests, and of renderings.
    #[must_use]
    pub const fn manifest_count(&self) -> usize {
        self.manifests.len() + self.unasked.manifests
    }

    /// Number of files that were not read. A text inside a manifest is no file.
    #[must_use]
    pub fn skipped_files(&self) -> usize {
        self.skipped.iter().filter(|skipped| self.manifest(&skipped.path).is_none()).count()
    }

    /// A file at a path as it stands in the tree, whether it is judged itself or went into a rendering.
    #[must_use]
    pub fn source(&self, path: &str) -> Option<&Manifest> {
        let found = self.inputs.binary_search_by(|manifest| manifest.path().cmp(path));
        found.ok().map(|index| &*self.inputs[index]).or_else(|| self.manifest(path))
    }

    /// The manifest at a path.
    #[must_use]
    pub fn manifest(&self, path: &str) -> Option<&Manifest> {
        let found = self.manifests.binary_search_by(|manifest| manifest.path().cmp(path));
        found.ok().map(|index| &self.manifests[index])
    }
}

enum Outcome {
    /// What was read, what is wrong with it, and how many of its documents are not kept.
    Read(Box<Manifest>, Problems, usize),
    /// What was read, is well, and is not kept: its path and its documents.
    Unasked(String, usize),
    Skipped(Skipped),
    Error(GateError),
}

/// Tells which documents of a manifest are asked for, by their roots and in their order.
pub type Asked<'a> = &'a (dyn Fn(&Manifest) -> Vec<u32> + Sync);

/// Reads every manifest of a listing, on the threads of the current rayon pool; the result does not depend on how many there are.
#[must_use]
pub fn load(listing: &Listing, excludes: &Excludes, limits: &TreeLimits) -> Inventory {
    load_some(listing, excludes, limits, |_| true, None)
}

/// The same, and of manifests in YAML with nothing wrong in them only the documents that `asked` names are kept: the others are dropped
/// where they were read, so that a tree takes as much memory as what is judged of it. Where something may be rendered all are kept,
/// because whatever a rendering is made of is looked for among them.
#[must_use]
pub fn load_asked(listing: &Listing, excludes: &Excludes, limits: &TreeLimits, asked: Asked<'_>) -> Inventory {
    load_some(listing, excludes, limits, |_| true, Some(asked).filter(|_| !may_render(listing)))
}

/// The same for some of the files; the others still say what kind of file their neighbours are.
pub(crate) fn load_some(
    listing: &Listing,
    excludes: &Excludes,
    limits: &TreeLimits,
    wanted: impl Fn(&str) -> bool,
    asked: Option<Asked<'_>>,
) -> Inventory {
    let (work, too_much) = plan(listing, excludes, limits, wanted);
    let run = |work: Work<'_>| work.run(listing, limits).kept_if(asked);
    let outcomes: Vec<Outcome> = work.into_par_iter().with_max_len(16).map(run).collect();
    let mut inventory = Inventory { files: listing.files.len(), revision: listing.commit(), ..Inventory::default() };
    inventory.errors.extend(too_much);
    inventory.manifests.reserve_exact(outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Read(..))).count());
    let mut documents = 0;
    for outcome in outcomes {
        documents += outcome.documents();
        match outcome {
            Outcome::Read(..) | Outcome::Unasked(..) if documents > limits.documents => {
                inventory.errors.push(problem::too_many_documents(outcome.path(), limits.documents));
                break;
            }
            Outcome::Unasked(_, documents) => {
                inventory.unasked.manifests += 1;
                inventory.unasked.documents += documents;
            }
            Outcome::Read(manifest, problems, left_out) => {
                inventory.manifests.push(*manifest);
                inventory.unasked.documents += left_out;
                inventory.errors.extend(problems.errors);
                inventory.skipped.extend(problems.skipped);
            }
            Outcome::Skipped(skipped) => inventory.skipped.push(skipped),
            Outcome::Error(error) => inventory.errors.push(error),
        }
    }
    // What Terraform's names stand for is known once all of its files are.
    if let Some(folder) = terraform::resolve(&mut inventory.manifests, &limits.manifest) {
        inventory.errors.push(problem::unresolved(&folder));
    }
    // What became of the subjects of records is known once all files are listed.
    inventory.errors.extend(record::resolve(&mut inventory.manifests, listing, limits));
    inventory
}

impl Outcome {
    fn kept_if(self, asked: Option<Asked<'_>>) -> Self {
        match (self, asked) {
            // Terraform's configurations are looked at together, and what is wrong is told with its place.
            (Self::Read(mut manifest, problems, _), Some(asked))
                if manifest.format() == Format::Yaml && problems.is_empty() =>
            {
                let (roots, count) = (asked(&manifest), manifest.arena().roots().len());
                if roots.is_empty() {
                    return Self::Unasked(manifest.path().to_owned(), count);
                }
                manifest.keep_documents(&roots);
                let left_out = count - manifest.arena().roots().len();
                Self::Read(manifest, problems, left_out)
            }
            (outcome, _) => outcome,
        }
    }

    fn documents(&self) -> usize {
        match self {
            Self::Read(manifest, _, left_out) => manifest.arena().roots().len() + left_out,
            Self::Unasked(_, documents) => *documents,
            Self::Skipped(_) | Self::Error(_) => 0,
        }
    }

    fn path(&self) -> &str {
        match self {
            Self::Read(manifest, ..) => manifest.path(),
            Self::Unasked(path, _) => path,
            Self::Skipped(_) | Self::Error(_) => "",
        }
    }
}

/// What is to be done with one file.
enum Work<'a> {
    Read(&'a str, Format),
    /// A script or a program, which is a manifest if it is a load test or a migration.
    Script(&'a str),
    Done(Box<Outcome>),
}

impl Work<'_> {
    fn run(self, listing: &Listing, limits: &TreeLimits) -> Outcome {
        match self {
            Self::Read(path, format) => read_file(listing, path, format, &limits.manifest),
            Self::Script(path) => read_script(listing, path, &limits.manifest),
            Self::Done(outcome) => *outcome,
        }
    }
}

/// Decides by names and sizes alone what is read, so that nothing is read of what is too much.
fn plan<'a>(
    listing: &'a Listing,
    excludes: &Excludes,
    limits: &TreeLimits,
    wanted: impl Fn(&str) -> bool,
) -> (Vec<Work<'a>>, Option<GateError>) {
    let classifier = Classifier::new(listing.files.keys().map(String::as_str));
    let mut work = Vec::with_capacity(listing.files.len());
    let mut total = 0;
    for (path, entry) in listing.files.iter().filter(|(path, _)| wanted(path)) {
        if let Some((_, exclude)) = excludes.find(path) {
            work.push(Work::Done(Box::new(Outcome::Skipped(problem::excluded(path, &exclude.reason)))));
            continue;
        }
        let class = listing.format(path).map_or_else(|| classifier.class(path), Class::Manifest);
        match planned(path, class, *entry, limits) {
            Planned::Done(outcome) => work.push(Work::Done(outcome)),
            Planned::Read(read, bytes) => {
                total += bytes;
                if total > limits.bytes {
                    return (work, Some(problem::too_much(path, limits.bytes)));
                }
                work.push(read);
            }
        }
    }
    (work, None)
}

enum Planned<'a> {
    /// What is to be read, and its bytes.
    Read(Work<'a>, u64),
    Done(Box<Outcome>),
}

fn planned<'a>(path: &'a str, class: Class, entry: Entry, limits: &TreeLimits) -> Planned<'a> {
    let limit = u64::try_from(limits.manifest.bytes).unwrap_or(u64::MAX);
    Planned::Done(Box::new(match (class, entry) {
        (_, Entry::Refused) => Outcome::Error(problem::refused(path)),
        (_, Entry::Submodule) => Outcome::Skipped(problem::submodule(path)),
        (Class::Other | Class::Script | Class::Program | Class::ToolSettings, Entry::Symlink { .. })
        | (_, Entry::Symlink { inside: true }) => Outcome::Skipped(problem::symlink(path)),
        (_, Entry::Symlink { inside: false }) => Outcome::Skipped(problem::symlink_outside(path)),
        (Class::Manifest(_), Entry::Special) => Outcome::Error(problem::special(path)),
        (Class::Manifest(_), Entry::Absent) => Outcome::Error(problem::absent(path)),
        (Class::Manifest(_), Entry::File(bytes)) if bytes > limit => {
            Outcome::Error(problem::too_large(path, bytes, limit))
        }
        (Class::Manifest(format), Entry::File(bytes)) => return Planned::Read(Work::Read(path, format), bytes),
        (Class::Script | Class::Program, Entry::File(bytes)) if bytes <= SCRIPT_BYTES => {
            return Planned::Read(Work::Script(path), bytes);
        }
        (Class::Template(engine), _) => Outcome::Skipped(problem::template(path, engine)),
        (Class::ToolSettings, _) => Outcome::Skipped(problem::tool_settings(path)),
        (Class::Other | Class::Script | Class::Program, _) => Outcome::Skipped(problem::no_reader(path)),
    }))
}

fn read_file(listing: &Listing, path: &str, format: Format, limits: &Limits) -> Outcome {
    match listing.read(path) {
        Ok(bytes) if is_lfs_pointer(&bytes) => Outcome::Error(problem::lfs_pointer(path)),
        Ok(bytes) => {
            if format == Format::Markdown && !is_text(&bytes) {
                return Outcome::Skipped(problem::no_text(path));
            }
            let (manifest, problems) = manifest(path, bytes, format, limits);
            Outcome::Read(Box::new(manifest), problems, 0)
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
fn read_script(listing: &Listing, path: &str, limits: &Limits) -> Outcome {
    match listing.read(path) {
        Ok(bytes) if holds_migrations(path) && is_migration(&bytes) => {
            let (manifest, problems) = manifest(path, bytes, Format::MigrationCode, limits);
            Outcome::Read(Box::new(manifest), problems, 0)
        }
        Ok(bytes) if is_k6(&bytes) => {
            let (manifest, problems) = manifest(path, bytes, Format::K6, limits);
            Outcome::Read(Box::new(manifest), problems, 0)
        }
        Ok(_) => Outcome::Skipped(problem::no_reader(path)),
        Err(error) => Outcome::Error(problem::unreadable(path, &error)),
    }
}

/// Whether a file is what Git LFS leaves in place of a large one. It parses as YAML, and declares nothing of what it stands for.
fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}

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
    let manifest = match origin {
        Some(origin) => manifest.rendered(origin),
        None => manifest,
    };
    let problems = Problems::new(&manifest, faults, &unread);
    (manifest, problems)
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
        let inventory = load(&crate::list(folder.path()).unwrap(), &Excludes::default(), &TreeLimits::default());
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
    fn what_nobody_asks_for_is_counted_and_not_kept_unless_it_may_be_rendered() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("asked.yaml", "kind: A\n---\nkind: E\n");
        write("broken.yaml", "kind: B\n---\na: b: c\n");
        write("main.tf", "locals {}\n");
        write("unasked.yaml", "kind: C\n---\nkind: D\n");
        let load = || {
            let listing = crate::list(folder.path()).unwrap();
            let asked = |manifest: &Manifest| match manifest.path() {
                "asked.yaml" => manifest.arena().roots()[1..].to_vec(),
                _ => Vec::new(),
            };
            load_asked(&listing, &Excludes::default(), &TreeLimits::default(), &asked)
        };
        let inventory = load();
        let kept: Vec<_> = inventory.manifests.iter().map(Manifest::path).collect();
        assert_eq!(kept, ["asked.yaml", "broken.yaml", "main.tf"]);
        assert_eq!(inventory.unasked, Unasked { manifests: 1, documents: 3 });
        let arena = inventory.manifests[0].arena();
        let places: Vec<_> = arena.roots().iter().map(|root| &arena.text()[arena.value_span(*root)]).collect();
        assert_eq!((places, arena.node_count()), (vec!["kind: E"], 2));
        let documents = inventory.documents();
        assert_eq!((inventory.manifest_count(), inventory.errors.len()), (4, 1));

        write("kustomization.yaml", "resources: [unasked.yaml]\n");
        let inventory = load();
        assert_eq!((inventory.manifests.len(), inventory.unasked), (5, Unasked::default()));
        assert_eq!(inventory.documents(), documents + 1);
    }

    #[test]
    fn the_limit_of_documents_holds_for_what_is_not_kept_too() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.yaml"), "kind: A\n---\nkind: B\n").unwrap();
        let limits = TreeLimits { documents: 1, ..TreeLimits::default() };
        let inventory =
            load_asked(&crate::list(folder.path()).unwrap(), &Excludes::default(), &limits, &|_| Vec::new());
        assert_eq!(inventory.errors.iter().map(|error| error.kind.as_str()).collect::<Vec<_>>(), ["too-much"]);
    }

    #[test]
    fn files_of_helm_values_hold_manifests_under_names_of_files() {
        let text = "server:\n  files:\n    slo.rules: |\n      groups: []\n    other: |\n      groups: []\n";
        for (path, documents) in [("chart/values-prod.yaml", 2), ("chart/settings.yaml", 1)] {
            assert_eq!(read_text(path, text).0.arena().roots().len(), documents, "{path}");
        }
    }
}
