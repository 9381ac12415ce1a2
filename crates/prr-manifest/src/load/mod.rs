//! Files of a listing become manifests: what is read is planned, read on all threads, and put together.

mod file;
mod later;
mod outcome;
mod plan;
mod text;

use rayon::prelude::*;

use crate::exclude::Excludes;
use crate::heap::usual_heaps;
use crate::inventory::Inventory;
use crate::limits::TreeLimits;
use crate::problem;
use crate::record;
use crate::render::may_render;
use crate::source::Listing;
use crate::terraform;
pub use outcome::Asked;
use outcome::{Outcome, Read};
use plan::{Work, plan};
pub(crate) use text::{assemble, manifest};

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
    let outcomes: Vec<Outcome> = work.into_par_iter().with_max_len(4).map(run).collect();
    usual_heaps();
    let mut inventory = Inventory { files: listing.files.len(), revision: listing.commit(), ..Inventory::default() };
    inventory.errors.extend(too_much);
    let (mut documents, mut waiting, mut manifests, mut full) = (0, Vec::new(), 0, false);
    // Their memory becomes that of the manifests: in a large tree more of it takes longer than all of this.
    let kept = outcomes.into_iter().filter_map(|outcome| {
        documents += outcome.documents();
        match outcome {
            _ if full => {}
            Outcome::Read(_) | Outcome::Unasked(..) if documents > limits.documents => {
                inventory.errors.push(problem::too_many_documents(outcome.path(), limits.documents));
                full = true;
            }
            Outcome::Unasked(_, documents) => {
                inventory.unasked.manifests += 1;
                inventory.unasked.documents += documents;
            }
            Outcome::Read(Read { manifest, problems, left_out, waits }) => {
                waiting.extend(waits.then_some(manifests));
                manifests += 1;
                inventory.unasked.documents += left_out;
                inventory.errors.extend(problems.errors);
                inventory.skipped.extend(problems.skipped);
                return Some(manifest);
            }
            Outcome::Skipped(skipped) => inventory.skipped.push(skipped),
            Outcome::Error(error) => inventory.errors.push(error),
        }
        None
    });
    inventory.manifests = kept.collect();
    // What Terraform's names stand for is known once all of its files are.
    if let Some(folder) = terraform::resolve(&mut inventory.manifests, &waiting, &limits.manifest) {
        inventory.errors.push(problem::unresolved(&folder));
    }
    // What became of the subjects of records is known once all files are listed.
    inventory.errors.extend(record::resolve(&mut inventory.manifests, &waiting, listing, limits));
    inventory
}

#[cfg(test)]
mod tests {
    use prr_model::Dialect;

    use super::*;
    use crate::inventory::Unasked;
    use crate::manifest::Manifest;

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
}
