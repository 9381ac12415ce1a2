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
    let scalars =
        |document: Document<'_>| below(document.root()).into_iter().filter_map(Node::text).map(str::to_owned).collect();
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
            format!("{CONFIG_MAP}  a.yaml: \"{}\"\n", escaped.replace("rules:", "\\\n    rules:")),
        ),
    ] {
        assert_eq!(places(&file, Format::Yaml), plain, "{spelling}");
        assert_eq!(places(&file.replace('\n', "\r\n"), Format::Yaml), plain, "{spelling} with CRLF");
    }
    let json =
        format!("{{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\",\n \"data\": {{\"a.yaml\": \"{escaped}\"}}}}");
    assert_eq!(places(&json, Format::Json), plain);
    let unicode = json.replace("Burn", "\\u0042urn");
    assert_eq!(places(&unicode, Format::Json)[0], "\\u0042urn");
}

/// Flow scalars lose the indentation of their lines, so what is spelt so has to be in flow style itself.
#[test]
fn a_part_of_a_rule_is_found_in_single_quotes() {
    let note = "\"first line\\n   second [6h]\"";
    let flow = format!(
        "{{groups: [{{name: a, rules: [{{alert: Burn, expr: \"x > \\\"é\\\" + rate(y[5m])\",\n    labels: {{severity: page}},\n    annotations: {{note: {note}}}}}]}}]}}"
    );
    let plain = ["Burn", "expr", "[5m]", "é", "page", "second", "[6h]"];
    let single = format!("{CONFIG_MAP}  a.yaml: '{}'\n", flow.replace('\'', "\'\'"));
    assert_eq!(places(&single, Format::Yaml), plain);
    assert_eq!(places(&single.replace('\n', "\r\n"), Format::Yaml), plain);
}

#[test]
fn a_text_in_a_text_in_an_openshift_template_knows_where_it_stands() {
    let rules = "groups:\n- name: ${NAME}\n  rules: []\n";
    let inner = format!("{CONFIG_MAP}  b.yaml: {rules:?}\n");
    let object = format!("{CONFIG_MAP}  a.yaml: |\n{}", indented(&inner, 4));
    let objects = indented(&object, 2).replacen("  ", "- ", 1);
    let file = format!(
        "apiVersion: template.openshift.io/v1\nkind: Template\nobjects:\n{objects}- {{kind: Service, apiVersion: v1}}\nparameters: []\n"
    );
    assert_eq!(found(&file), [["${NAME}"]]);
    let (arena, _) = embedded(&file);
    assert_eq!(arena.roots().len(), 3, "the ConfigMap in the text is not applied by anybody");
    let root = arena.roots()[2];
    assert_eq!(&file[arena.value_span(root + 3)], "${NAME}");
    assert_eq!(&file[arena.key_span(root + 3)], "name");
    assert!(arena.is_embedded(root) && !arena.is_embedded(arena.roots()[0]));
}

#[test]
fn texts_are_taken_by_their_name_or_by_what_they_hold() {
    for (data, documents) in [
        ("  a.yaml: 'x: 1'\n", vec![vec!["1"]]),
        ("  a.json: '{\"x\": 1}'\n  b.yml: '[1]'\n", vec![vec!["1"], vec!["1"]]),
        ("  a.rules: |\n    ALERT Old IF x > 1\n", vec![]),
        ("  a.rules: |\n    # rules\n    groups:\n    - name: x\n", vec![vec!["x"]]),
        ("  any: |2\n    groups:\n    - name: x\n", vec![vec!["x"]]),
        ("  any: |\n    version: prometheus/v1\n    slos: []\n", vec![vec!["prometheus/v1"]]),
        ("  any: |\n    service: a\n    slis:\n    - name: b\n", vec![vec!["a", "b"]]),
        ("  any: '{\"groups\": [{\"name\": \"x\"}]}'\n", vec![vec!["x"]]),
        ("  any: |\n    groups: of people\n", vec![]),
        ("  any: 'x: 1'\n  a.yaml: only words\n  b.yaml: ''\n", vec![]),
        ("  a.yaml: |\n    kind: Deployment\n    apiVersion: apps/v1\n", vec![]),
        (
            "  any: |\n    kind: PrometheusRule\n    apiVersion: monitoring.coreos.com/v1\n",
            vec![vec!["PrometheusRule", "monitoring.coreos.com/v1"]],
        ),
        ("  any: |\n    kind: SLO\n    apiVersion: openslo/v1\n", vec![vec!["SLO", "openslo/v1"]]),
        ("  a.yaml: &a 'x: 1'\n  b.yaml: *a\n", vec![vec!["1"]]),
    ] {
        assert_eq!(found(&format!("{CONFIG_MAP}{data}")), documents, "{data}");
    }
    let rules = "a.yaml: 'groups: []'";
    for (file, count) in [
        (format!("apiVersion: v1\nkind: Secret\nstringData: {{{rules}}}\n"), 1),
        (format!("apiVersion: example.com/v1\nkind: ConfigMap\ndata: {{{rules}}}\n"), 0),
        (
            format!(
                "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {{values: {{deep: [{{{rules}}}]}}}}\n"
            ),
            1,
        ),
        (format!("apiVersion: v1\nkind: List\nitems:\n- {{apiVersion: v1, kind: ConfigMap, data: {{{rules}}}}}\n"), 1),
    ] {
        assert_eq!(found(&file).len(), count, "{file}");
    }
    let values = format!("server:\n  files:\n    {rules}\n");
    assert_eq!(embedded_as(&values, Format::Yaml, true).0.roots().len(), 2);
    assert_eq!(embedded_as(&values, Format::Yaml, false).0.roots().len(), 1);
}

fn unread(data: &str) -> Vec<(Why, String)> {
    let file = format!("{CONFIG_MAP}{data}");
    let (_, unread) = embedded(&file);
    unread.into_iter().map(|unread| (unread.why, file[unread.span].to_owned())).collect()
}

#[test]
fn what_cannot_be_read_is_said_where_the_text_is_meant_as_a_manifest() {
    let twice = |key: &str| Why::Fault(FaultKind::DuplicateKey(key.into()));
    let rule = "groups:\n    - name: a\n      rules:\n      - alert: A\n";
    for (data, expected) in [
        (format!("  a: |\n    {rule}        alert: B\n"), vec![(twice("alert"), "alert")]),
        ("  a.yaml: \"x: 1\\nx: 2\"\n".into(), vec![]),
        ("  a.yaml: |\n    {{ if .Values.x }}\n    a: 1\n    {{ end }}\n".into(), vec![(Why::Template, "{")]),
        ("  a.yaml: \"x: a\\0\"\n".into(), vec![(Why::Fault(FaultKind::Nul), "\\0")]),
        ("  a: 'groups: of: people'\n".into(), vec![]),
        ("  a.json: op://vault/item\n".into(), vec![]),
        ("binaryData:\n  a.yaml: eA==\n  a.png: eA==\n".into(), vec![(Why::Encoded, "eA==")]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(why, span)| (why, span.to_owned())).collect();
        assert_eq!(unread(&data), expected, "{data}");
    }
    let label = format!("  a.rules: |\n    {rule}        annotations:\n          x: {{{{ $labels.x }}}}\n");
    let found = unread(&label);
    assert!(
        matches!(found.as_slice(), [(Why::Fault(FaultKind::ComplexKey), _)]),
        "Prometheus does not read it: {found:?}"
    );
}

#[test]
fn texts_below_the_third_level_are_refused_and_not_forgotten() {
    let mut text = String::from("groups: []\n");
    for _ in 0..4 {
        text = format!("{CONFIG_MAP}  a.yaml: |\n{}", indented(&text, 4));
    }
    let (arena, unread) = embedded(&text);
    assert_eq!(arena.roots().len(), 1);
    assert_eq!(
        unread.iter().map(|unread| unread.why.clone()).collect::<Vec<_>>(),
        [Why::Fault(FaultKind::TooDeep { limit: 3 })]
    );
}

#[test]
fn aliases_of_one_text_are_read_once() {
    let aliases = (0..2_000).fold(String::new(), |all, number| all + &format!("  f{number}.yaml: *a\n"));
    let (arena, _) = embedded(&format!("{CONFIG_MAP}  a.yaml: &a 'x: [1, 2, 3]'\n{aliases}"));
    assert_eq!(arena.roots().len(), 2);
}
