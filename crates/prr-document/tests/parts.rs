//! Documents of which parts are left out: what is asked for is there, at its place, and the rest is not.

use prr_document::read::{Arena, Format, Image, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};

fn yaml(text: &str) -> Arena {
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert_eq!(faults, [], "{text}");
    arena
}

fn paths(paths: &[&str]) -> Vec<Vec<String>> {
    paths.iter().map(|path| path.split('/').map(str::to_owned).collect()).collect()
}

fn parts(arena: &Arena, of: &[&str]) -> Image {
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push_parts("a.yaml", arena, 7, *root, &paths(of));
    }
    builder.finish()
}

fn shown(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Mapping => {
            let entry = |entry: Node<'_>| format!("{}: {}", entry.key().unwrap(), shown(entry));
            format!("{{{}}}", node.entries().into_iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Kind::Sequence => format!("[{}]", node.children().map(shown).collect::<Vec<_>>().join(", ")),
        _ => node.text().unwrap_or_default().to_owned(),
    }
}

fn documents(image: &Image) -> Vec<String> {
    View::new(&image.bytes).unwrap().documents().map(|document| shown(document.root())).collect()
}

const WORKLOAD: &str = "\
kind: Deployment
metadata: {name: a, labels: {app: x, tier: y}, annotations: {long: text}}
spec:
  replicas: 2
  template:
    spec:
      containers:
      - {name: one, image: first, env: [{name: E, value: v}]}
      - args: [--quiet]
      - image: second
        name: two
      volumes: [{name: v}]
";

#[test]
fn what_lies_on_no_path_is_left_out() {
    let asked = ["kind", "metadata/labels", "spec/template/spec/containers/image", "spec/absent", "kind/below"];
    let image = parts(&yaml(WORKLOAD), &asked);
    let expected = "{kind: Deployment, metadata: {labels: {app: x, tier: y}}, \
                    spec: {template: {spec: {containers: [{image: first}, {}, {image: second}]}}}}";
    assert_eq!(documents(&image), [expected]);
}

#[test]
fn no_path_leaves_the_top_and_the_empty_path_everything() {
    let arena = yaml(WORKLOAD);
    let mut builder = ImageBuilder::default();
    builder.push_parts("a.yaml", &arena, 7, arena.roots()[0], &[]);
    builder.push_parts("a.yaml", &arena, 8, arena.roots()[0], &[Vec::new()]);
    builder.push("a.yaml", &arena, 9, arena.roots()[0]);
    let found = documents(&builder.finish());
    assert_eq!((found[0].as_str(), found[1] == found[2], found[1].contains("annotations")), ("{}", true, true));
}

#[test]
fn every_node_knows_where_it_was_written() {
    let arena = yaml(&format!("{WORKLOAD}---\n{WORKLOAD}"));
    let image = parts(&arena, &["metadata/name", "spec/template/spec/containers/image"]);
    let view = View::new(&image.bytes).unwrap();
    let mut images = Vec::new();
    for node in (0..image.node_count()).map(|node| view.node(node).unwrap()) {
        let origin = image.origin(node.index()).unwrap();
        assert_eq!((origin.source, arena.key_text(origin.node)), (7, node.key()));
        if node.key() == Some("image") {
            images.push(&arena.text()[arena.value_span(origin.node)]);
        }
        if let Some(parent) = node.parent() {
            assert!(parent.children().any(|child| child == node), "{node:?} is no child of its parent");
        }
    }
    assert_eq!(images, ["first", "second", "first", "second"]);
    assert_eq!(image.origin(image.node_count()), None);
}

#[test]
fn a_key_that_stands_twice_is_read_as_it_is_in_the_whole() {
    let (arena, _) = read(b"a: {b: 1, c: 2}\na: {b: 3}\nd: 4\n".to_vec(), Format::Yaml, &Limits::default());
    assert_eq!(documents(&parts(&arena, &["a/b"])), ["{a: {b: 3}}"]);
}

#[test]
fn what_shares_nodes_is_kept_whole() {
    for text in [
        "base: &b {app: x}\nmetadata: *b\nrest: 1\n",
        "base: &b {app: x}\nmetadata: {<<: *b, name: n}\nrest: 1\n",
        "metadata: {<<: {app: x}}\nrest: 1\n",
    ] {
        let arena = yaml(text);
        assert_eq!(documents(&parts(&arena, &["metadata"])).concat().matches("rest: 1").count(), 1, "{text}");
    }
    let list =
        yaml("kind: List\napiVersion: v1\nitems:\n- {kind: A, apiVersion: v1, x: 1}\n- {kind: B, apiVersion: v1}\n");
    let image = parts(&list, &["kind"]);
    assert_eq!(documents(&image), ["{kind: A, apiVersion: v1, x: 1}", "{kind: B, apiVersion: v1}"]);
    assert_eq!(image.node_count() as usize, list.node_count(), "the list is in the image once");
}

#[test]
fn whole_documents_and_parts_stand_side_by_side() {
    let (one, other) = (yaml("a: 1\nb: {c: 2}\n---\nx: {y: 1}\nz: 2\n"), yaml("k: v\nl: w\n"));
    let mut builder = ImageBuilder::default();
    builder.push("one.yaml", &one, 0, one.roots()[0]);
    builder.push_parts("one.yaml", &one, 0, one.roots()[1], &paths(&["z"]));
    builder.push_parts("two.yaml", &other, 1, other.roots()[0], &paths(&["l"]));
    builder.push("one.yaml", &one, 2, one.roots()[1]);
    let image = builder.finish();
    assert_eq!(documents(&image), ["{a: 1, b: {c: 2}}", "{z: 2}", "{l: w}", "{x: {y: 1}, z: 2}"]);
    let view = View::new(&image.bytes).unwrap();
    let found: Vec<_> = view.documents().map(|document| document.path()).collect();
    assert_eq!(found, ["one.yaml", "one.yaml", "two.yaml", "one.yaml"]);
    let sources: Vec<_> =
        view.documents().map(|document| image.origin(document.root().index()).unwrap().source).collect();
    assert_eq!(sources, [0, 0, 1, 2]);
}

#[test]
fn a_list_of_many_parts_is_as_long_as_it_was() {
    let items = 10_000;
    let text = format!("kind: Pod\nspec:\n{}", "- {name: a, image: b, args: [c]}\n".repeat(items));
    let arena = yaml(&text);
    let image = parts(&arena, &["spec/image"]);
    let view = View::new(&image.bytes).unwrap();
    let list = view.documents().next().unwrap().root().field("spec").unwrap();
    assert_eq!(list.children().filter(|item| shown(*item) == "{image: b}").count(), items);
}
