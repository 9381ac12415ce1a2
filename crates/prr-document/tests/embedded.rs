//! Manifests inside texts of manifests: what is read, and where it stands in the file.

use std::fmt::Write as _;

use prr_document::read::{Arena, FaultKind, Format, Image, ImageBuilder, Limits, Unread, Why, embed, read};
use prr_document::{Document, Node, View};

/// A rule file whose values are each written in one way.
const RULES: &str = "groups:\n- name: a\n  rules:\n  - alert: Burn\n    expr: \"x > \\\"é\\\" + rate(y[5m])\"\n    for: '5m'\n    labels: {severity: page, empty: }\n    annotations:\n      note: |\n        first line\n        second [6h]\n";

fn embedded(text: &str) -> (Arena, Vec<Unread>) {
    embedded_as(text, Format::Yaml, false)
}

fn embedded_as(text: &str, format: Format, values: bool) -> (Arena, Vec<Unread>) {
    let (mut arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    assert_eq!(faults, [], "{text}");
    let unread = embed(&mut arena, values, &Limits::default());
    (arena, unread)
}

fn image(arena: &Arena) -> Image {
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push("a.yaml", arena, 0, *root);
    }
    builder.finish()
}

/// What lies in texts, each document by the texts of its scalars.
fn found(text: &str) -> Vec<Vec<String>> {
    let (arena, unread) = embedded(text);
    assert_eq!(unread, [], "{text}");
    let image = image(&arena);
    let view = View::new(&image.bytes).unwrap();
    let scalars = |document: Document<'_>| {
        below(document.root()).into_iter().filter_map(|node| node.text()).map(str::to_owned).collect()
    };
    view.documents().filter(Document::is_embedded).map(scalars).collect()
}

fn below(node: Node<'_>) -> Vec<Node<'_>> {
    std::iter::once(node).chain(node.children().flat_map(below)).collect()
}

/// Places in the file of parts of the embedded rules.
fn places(file: &str, format: Format) -> Vec<String> {
    let (arena, unread) = embedded_as(file, format, false);
    assert_eq!(unread, [], "{file}");
    let image = image(&arena);
    let view = View::new(&image.bytes).unwrap();
    let document = view.documents().find(Document::is_embedded).unwrap_or_else(|| panic!("nothing in {file}"));
    let text = arena.text();
    assert_eq!(text, file);
    let own = |node: Node<'_>| image.origin(node.index()).unwrap().node;
    let rule = document
        .root()
        .field("groups")
        .unwrap()
        .children()
        .next()
        .unwrap()
        .field("rules")
        .unwrap()
        .children()
        .next()
        .unwrap();
    let part = |node: Node<'_>, part: &str| {
        let at = node.text().unwrap().find(part).unwrap();
        text[arena.part_span(own(node), &(at..at + part.len()))].to_owned()
    };
    let expr = rule.field("expr").unwrap();
    let note = rule.field("annotations").unwrap().field("note").unwrap();
    vec![
        text[arena.value_span(own(rule.field("alert").unwrap()))].to_owned(),
        text[arena.key_span(own(expr))].to_owned(),
        part(expr, "[5m]"),
        part(expr, "é"),
        text[arena.value_span(own(rule.field("labels").unwrap().field("severity").unwrap()))].to_owned(),
        part(note, "second"),
        part(note, "[6h]"),
    ]
}

fn indented(text: &str, by: usize) -> String {
    text.lines().fold(String::new(), |mut all, line| {
        writeln!(all, "{:by$}{line}", "").unwrap();
        all
    })
}

const CONFIG_MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: rules}\ndata:\n";

#[test]
fn a_part_of_a_rule_is_found_in_every_spelling_of_the_text_around_it() {
    let plain = ["Burn", "expr", "[5m]", "é", "page", "second", "[6h]"];
    let escaped = RULES.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let block = indented(RULES, 4);
    for (spelling, file) in [
        ("literal", format!("{CONFIG_MAP}  a.yaml: |\n{block}")),
        ("literal with anchor", format!("{CONFIG_MAP}  a.yaml: &rules |-\n{block}")),
        ("literal with indicator", format!("{CONFIG_MAP}  a.yaml: |2+ # note\n{block}\n\nx: 1\n")),
        ("folded", format!("{CONFIG_MAP}  a.yaml: >\n{}", block.replace('\n', "\n\n"))),
        ("double-quoted", format!("{CONFIG_MAP}  a.yaml: \"{escaped}\" # note\n")),
        (
            "double-quoted over lines",
            format!("{CONFIG_MAP}  a.yaml: \"{}\"\n", escaped.replace("rules:", "rules:\\\n    ")),
        ),
        (
            "single-quoted",
            format!(
                "{CONFIG_MAP}  a.yaml: '{}'\n",
                RULES.replace('\'', "''").replace('\n', "\n\n    ").replace("\n\n      ", "\n\n      ")
            ),
        ),
    ] {
        // Flow scalars lose the indentation of their lines, so rules that are spelt so have to be in flow style.
        if spelling == "single-quoted" {
            continue;
        }
        assert_eq!(places(&file, Format::Yaml), plain, "{spelling}");
        assert_eq!(places(&file.replace('\n', "\r\n"), Format::Yaml), plain, "{spelling} with CRLF");
    }
    let json =
        format!("{{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\",\n \"data\": {{\"a.yaml\": \"{escaped}\"}}}}");
    assert_eq!(places(&json, Format::Json), plain);
    let unicode = json.replace("Burn", "\\u0042urn");
    assert_eq!(places(&unicode, Format::Json)[0], "\\u0042urn");
}
