//! A tree is bounded as a whole, and what is past a bound is said.

use prr_manifest::{Excludes, Inventory, TreeLimits, list, list_stream, load};

fn loaded(limits: TreeLimits) -> Inventory {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.yaml", "b.yaml", "c.yaml", "d.txt"] {
        std::fs::write(folder.path().join(name), "x: 1\n---\ny: 2\n").unwrap();
    }
    load(&list(folder.path()).unwrap(), &Excludes::default(), &limits)
}

fn told(inventory: &Inventory) -> Vec<(&str, &str)> {
    let place = |error: &prr_model::GateError| error.location.is_some();
    assert!(inventory.errors.iter().all(place));
    inventory.errors.iter().map(|error| (error.kind.as_str(), error.location.as_ref().unwrap().path.as_str())).collect()
}

#[test]
fn manifests_past_the_bytes_of_a_tree_are_not_read() {
    let one = "x: 1\n---\ny: 2\n".len() as u64;
    let inventory = loaded(TreeLimits { bytes: 2 * one, ..TreeLimits::default() });
    assert_eq!(inventory.manifests.len(), 2);
    assert_eq!(told(&inventory), [("too-much", "c.yaml")]);
    assert_eq!(told(&loaded(TreeLimits { bytes: 3 * one, ..TreeLimits::default() })), []);
}

#[test]
fn documents_past_the_number_of_a_tree_are_not_judged() {
    let inventory = loaded(TreeLimits { documents: 3, ..TreeLimits::default() });
    assert_eq!((inventory.manifests.len(), inventory.documents()), (1, 2));
    assert_eq!(told(&inventory), [("too-much", "b.yaml")]);
    assert_eq!(told(&loaded(TreeLimits { documents: 6, ..TreeLimits::default() })), []);
}

#[test]
fn a_stream_without_end_is_not_read_to_its_end() {
    let listing = list_stream(std::io::repeat(b'#')).unwrap();
    let inventory = load(&listing, &Excludes::default(), &TreeLimits::default());
    assert_eq!(told(&inventory), [("too-large", "<stdin>")]);
}
