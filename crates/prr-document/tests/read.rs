//! What the readers see, and what they say of what they cannot see.

use prr_document::read::{Arena, FaultKind, Format, Image, ImageBuilder, Limits, Lines, Unportable, read};
use prr_document::{Kind, Node, View};

fn yaml(text: &str) -> (Arena, Vec<FaultKind>) {
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    (arena, faults.into_iter().map(|fault| fault.kind).collect())
}

fn image(arena: &Arena) -> Image {
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push("a.yaml", arena, 7, *root);
    }
    builder.finish()
}

fn json(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Null => "null".into(),
        Kind::Bool => node.as_bool().unwrap().to_string(),
        Kind::Int => node.as_i64().unwrap().to_string(),
        Kind::Float => node.as_f64().unwrap().to_string(),
        Kind::String => format!("{:?}", node.text().unwrap()),
        Kind::Sequence => format!("[{}]", node.children().map(json).collect::<Vec<_>>().join(",")),
        Kind::Mapping | Kind::Alias => {
            let entry = |entry: Node<'_>| format!("{}:{}", entry.key().unwrap(), json(entry));
            let mut entries: Vec<_> = node.entries().into_iter().map(entry).collect();
            entries.sort();
            format!("{{{}}}", entries.join(","))
        }
    }
}

fn trees(text: &str) -> Vec<String> {
    let (arena, faults) = yaml(text);
    assert_eq!(faults, [], "{text}");
    let image = image(&arena);
    View::new(&image.bytes).unwrap().documents().map(|document| json(document.root())).collect()
}

#[test]
fn spellings_of_one_document_give_one_tree() {
    let expected = [r#"{a:{b:[1,2],c:"x y"},d:{b:[1,2],c:"x y"}}"#];
    for text in [
        "a: {b: [1, 2], c: x y}\nd: {b: [1, 2], c: x y}\n",
        "a: &a\n  b:\n  - 1\n  - 2\n  c: x y\nd: *a\n",
        "a: &a\n  b: [1, 2]\n  c: z\n".replace("c: z", "c: x\n   y").as_str(),
        "a: {b: [1, 2], c: \"x\\u0020y\"}\r\nd:\r\n  <<: {b: [1, 2]}\r\n  c: 'x y'\r\n",
        r#"{"a": {"b": [1, 2], "c": "x y"}, "d": {"b": [1, 2], "c": "x\u0020y"}}"#,
    ] {
        let text = if text.contains('d') { text.to_owned() } else { format!("{text}d: *a\n") };
        assert_eq!(trees(&text), expected, "{text}");
    }
}

#[test]
fn own_entries_and_earlier_merges_win_over_later_merges() {
    let text = "b: &b {p: 1, q: 2}\nc: &c {p: 9}\nx:\n  <<: [*c, *b]\n  q: 3\n";
    assert_eq!(trees(text), ["{b:{p:1,q:2},c:{p:9},x:{p:9,q:3}}"]);
    assert_eq!(trees("x: {\"<<\": {a: 1}}"), ["{x:{<<:{a:1}}}"], "a quoted << is a key like any other");
}

#[test]
fn a_node_holds_the_keys_that_stand_below_it_and_no_others() {
    let (arena, _) = yaml("a: &a\n  - {x: 1, y: {z: 2}}\nb: *a\n---\nx: 1\n");
    let image = image(&arena);
    let view = View::new(&image.bytes).unwrap();
    let key = |key| view.symbol(key);
    let roots: Vec<_> = view.documents().map(|document| document.root()).collect();
    assert!(["a", "b", "x", "y", "z"].into_iter().all(|name| roots[0].holds(key(name))));
    assert!(roots[1].holds(key("x")) && !roots[1].holds(key("y")), "the other document's keys are not its own");
    assert!(!roots[0].holds(key("none")), "a key that no document has");
    let (list, alias) = (roots[0].field("a").unwrap(), roots[0].field("b").unwrap());
    assert!(list.holds(key("z")) && !list.holds(key("a")), "its own key is not below it");
    assert!(!alias.holds(key("z")), "what it refers to stands elsewhere");
    assert!(!roots[1].field("x").unwrap().holds(key("x")));
}

#[test]
fn streams_are_cut_where_kubectl_cuts_them() {
    assert_eq!(
        trees("a: 1\n--- # note\nb: 2\n---\n---   \nc: |\n  ---\n  x\n...\n"),
        ["{a:1}", "{b:2}", "{c:\"---\\nx\\n\"}"]
    );
    assert_eq!(trees("%YAML 1.1\n---\na: 1\n"), ["{a:1}"]);
    for rejected in [
        "%YAML 1.1\n---\nkind: A\n",
        "kind: A\n--- {b: 2}\n",
        "kind: A\n...\nkind: B\n",
        "{kind: A}\n",
        "kind: A\na: .inf\n",
    ] {
        let (arena, faults) = yaml(rejected);
        assert!(!arena.roots().is_empty() && faults.len() == 1, "{rejected}: {faults:?}");
    }
    assert_eq!(trees("a: 1\n--- {b: 2}\n"), ["{a:1}", "{b:2}"], "what kubectl rejects is still seen");
    assert_eq!(trees("# only a comment\n"), Vec::<String>::new());
}

#[test]
fn a_broken_document_does_not_hide_its_neighbours() {
    let (arena, faults) = read(b"a: 1\n---\nb: [\n---\nc: 3\n".to_vec(), Format::Yaml, &Limits::default());
    assert_eq!(arena.roots().len(), 2);
    assert_eq!(faults.len(), 1);
    let line = Lines::new(arena.text()).position(faults[0].span.start).line;
    assert!((3..=4).contains(&line), "the fault is where the document breaks, not at line {line}");
}

#[test]
fn of_keys_that_differ_in_their_type_alone_kubectl_takes_either() {
    let either = || FaultKind::Unportable(Unportable::OneKeyInJson("1".into()));
    let twice = || FaultKind::DuplicateKey("1".into());
    for (text, fault) in [
        ("\"1\": a\n1: b\n", either()),
        ("1: a\n'1': b\n", either()),
        ("m: {1: a, \"1\": b}\n", either()),
        ("1: a\n1: b\n", twice()),
        ("'1': a\n\"1\": b\n", twice()),
    ] {
        assert_eq!(yaml(text).1, [fault], "{text}");
    }
}

#[test]
fn a_duplicate_key_is_seen_as_kubectl_sees_it_and_reported() {
    let (arena, faults) = yaml("m: {x: 1}\nx: 1\nn: {x: 5}\n\"x\": 2\n");
    assert_eq!(faults, [FaultKind::DuplicateKey("x".into())]);
    let image = image(&arena);
    let view = View::new(&image.bytes).unwrap();
    let root = view.documents().next().unwrap().root();
    assert_eq!(root.field("x").and_then(Node::as_i64), Some(2));
}

#[test]
fn an_abandoned_document_leaves_nothing_behind() {
    let (arena, faults) = yaml("m: {a: 1, b: 2, c: 3, d: [\n---\nm: {b: 1}\n---\n~\n---\nm: {b: 2, a: 1}\n");
    assert_eq!(faults.iter().map(FaultKind::name).collect::<Vec<_>>(), ["syntax"]);
    assert_eq!(arena.roots().len(), 2);
}

#[test]
fn a_quoted_text_may_go_on_left_of_its_mapping_as_it_may_for_kubectl() {
    let text = "p:\n  a: 'one\n  two'\n  b: \"three\n  four\n\n  five\"\n  c: here\n";
    assert_eq!(trees(text), [r#"{p:{a:"one two",b:"three four\nfive",c:"here"}}"#]);
    let (arena, _) = yaml(text);
    let image = image(&arena);
    let root = View::new(&image.bytes).unwrap().documents().next().unwrap().root();
    for (key, spelling) in [("a", "'one\n  two'"), ("b", "\"three\n  four\n\n  five\""), ("c", "here")] {
        let node = root.field("p").unwrap().field(key).unwrap();
        assert_eq!(&text[arena.value_span(image.origin(node.index()).unwrap().node)], spelling);
    }
}

#[test]
fn what_blinds_other_readers_is_a_fault() {
    let deep = format!("a: {}{}", "[".repeat(200), "]".repeat(200));
    let bomb: String = (1..12).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".into(), |text: String, level: usize| {
        let below = level - 1;
        text + &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{below}"); 9].join(","))
    });
    for (text, name) in [
        ("a: {{ .Values.x }}\n", "complex-key"),
        ("a: &a [*a]\n", "recursive-alias"),
        ("a: *nowhere\n", "syntax"),
        ("a: b\0c: d\n", "nul"),
        (deep.as_str(), "too-deep"),
        (bomb.as_str(), "alias-bomb"),
        ("a:\n\t- b\n", "syntax"),
    ] {
        let (_, faults) = yaml(text);
        assert_eq!(faults.iter().map(FaultKind::name).collect::<Vec<_>>(), [name], "{}", &text[..text.len().min(60)]);
    }
}

#[test]
fn properties_and_keys_that_yaml_1_1_knows_only_otherwise_are_faults_of_objects() {
    for (value, good) in [
        // Its readers take the comma for a part of the tag, and see a list of one item.
        ("[!!str, a]", false),
        ("[!!str , a]", true),
        ("{a: !!null}", false),
        ("{a: !!null }", true),
        ("!!seq[1]", false),
        ("!!seq [1]", true),
        ("!a#b c", false),
        ("!<tag:yaml.org,2002:str> 5", true),
        ("[1,!x 2]", true),
        ("[1,&x.y 2]", false),
        ("[1,&x 2,*x]", true),
        ("&x[1]", false),
        ("{a\n  b: c}", false),
        ("{'a\n  b': c}", false),
        ("{a # c\n  : b}", false),
        ("{a: # c\n  b}", true),
        ("{a: b\n  c}", true),
        ("{a: b,\n  c: d}", true),
    ] {
        let (_, faults) = yaml(&format!("kind: A\na: {value}\n"));
        assert_eq!(faults.is_empty(), good, "{value}: {faults:?}");
    }
}

#[test]
fn strict_json_is_strict() {
    for (text, good) in [
        ("{\n\t\"a\": \"\\ud83d\\ude00\\/\"\n}", true),
        ("{\"a\": 1,}", false),
        ("{\"a\": 01}", false),
        ("{'a': 1}", false),
        ("{\"a\": 1} x", false),
        ("", false),
    ] {
        let (_, faults) = read(text.as_bytes().to_vec(), Format::Json, &Limits::default());
        assert_eq!(faults.is_empty(), good, "{text}");
    }
}

#[test]
fn every_node_and_key_knows_where_it_was_written() {
    let text = "가: &x\n  expr: |\n    sum(\n      rate(a[1m])\n    )\n  \"for\": '5m'   # note\nlist: [one, *x] # end\nplain: two words  # note\n";
    let (arena, _) = yaml(text);
    let image = image(&arena);
    let view = View::new(&image.bytes).unwrap();
    let root = view.documents().next().unwrap().root();
    let place = |node: Node<'_>| arena.value_span(image.origin(node.index()).unwrap().node);
    let block = root.field("가").unwrap();
    let expr = block.field("expr").unwrap();
    let window = expr.text().unwrap().find("[1m]").unwrap();
    let node = image.origin(expr.index()).unwrap();
    assert_eq!(node.source, 7);
    assert_eq!(&text[arena.part_span(node.node, &(window..window + 4))], "[1m]");
    assert_eq!(&text[arena.key_span(image.origin(block.field("for").unwrap().index()).unwrap().node)], "\"for\"");
    assert_eq!(&text[place(block.field("for").unwrap())], "'5m'");
    assert_eq!(&text[place(root.field("plain").unwrap())], "two words");
    assert_eq!(&text[place(root.field("list").unwrap())], "[one, *x]");
    assert_eq!(root.field("list").unwrap().children().nth(1).unwrap().field("for").unwrap().as_str(), Some("5m"));
    assert!(image.origin(10_000).is_none());
}

#[test]
fn a_block_that_begins_with_a_quote_ends_where_the_block_ends() {
    let text = "a: |\n  \"x\" and [1m]\nb: 1\n";
    let (arena, _) = yaml(text);
    assert_eq!(&text[arena.value_span(1)], "\"x\" and [1m]");
    assert_eq!(&text[arena.part_span(1, &(8..12))], "[1m]");
}

#[test]
fn images_of_several_manifests_share_their_symbols() {
    let (first, _) = yaml("b: 1\na: 2\n---\na: 3\n");
    let (second, _) = yaml("a: 4\nc: 5\n");
    let mut builder = ImageBuilder::default();
    for (source, arena) in [(0, &first), (1, &second)] {
        for root in arena.roots() {
            builder.push("x", arena, source, *root);
        }
    }
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    let a = view.symbol("a");
    let values: Vec<_> = view.documents().map(|document| document.root().get(a).unwrap().as_i64().unwrap()).collect();
    assert_eq!(values, [2, 3, 4]);
    assert_eq!(view.documents().next().unwrap().root().get(view.symbol("absent")), None);
}

#[test]
fn the_items_of_a_list_are_documents_as_they_are_for_kubectl() {
    let list = "apiVersion: v1\nkind: List\nx: &x {a: 1}\nitems:\n- {kind: A, l: *x}\n- {kind: B}\n- {kind: C}\n";
    assert_eq!(trees(list), ["{kind:\"A\",l:{a:1}}", "{kind:\"B\"}", "{kind:\"C\"}"]);
    let (arena, faults) = yaml("kind: List\nitems:\n- kind: BList\n  items: [{kind: B}]\n- {metadata: {name: b}}\n");
    assert_eq!(arena.roots().len(), 2, "what kubectl rejects is still seen");
    assert_eq!(faults.len(), 2, "a list in a list, and an item without a kind: {faults:?}");
    let (_, faults) = yaml("kind: List\nitems:\n- {kind: AllowList, apiVersion: v1}\n- {kind: List, items: ~}\n");
    assert_eq!(faults, [], "what has no items is an object, whatever it is called");
    assert_eq!(trees("kind: List\nitems: []\n"), ["{items:[],kind:\"List\"}"], "an empty list is still a document");
    assert_eq!(trees("items: [{a: 1}]\n"), ["{items:[{a:1}]}"], "what has no kind is no list");
    let (arena, _) = yaml(list);
    let mut builder = ImageBuilder::default();
    builder.push("a.yaml", &arena, 0, arena.roots()[2]);
    let image = builder.finish();
    let root = View::new(&image.bytes).unwrap().documents().next().unwrap().root();
    let span = arena.value_span(image.origin(root.index()).unwrap().node);
    assert_eq!(&list[span], "{kind: C}");
}

#[test]
fn a_truncated_or_foreign_image_is_refused() {
    let (arena, _) = yaml("a: [1, two]\n");
    let bytes = image(&arena).bytes;
    for length in 0..bytes.len() {
        assert!(View::new(&bytes[..length]).is_err(), "{length} bytes");
    }
    let mut foreign = bytes.to_vec();
    foreign[4] = 9;
    assert!(View::new(&foreign).is_err());
}

mod typed {
    use super::{image, yaml};
    use prr_document::View;
    use prr_document::de::{Spanned, from_node};
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct Config {
        name: Spanned<String>,
        #[serde(default)]
        weights: BTreeMap<String, f64>,
        level: Option<Level>,
        #[serde(default)]
        on: bool,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "kebab-case")]
    enum Level {
        High,
        Low,
    }

    fn config(text: &str) -> Result<Config, (String, String)> {
        let (arena, _) = yaml(text);
        let image = image(&arena);
        let view = View::new(&image.bytes).unwrap();
        from_node(view.documents().next().unwrap().root()).map_err(|error| {
            let node = image.origin(error.node).unwrap().node;
            let span = if error.key { arena.key_span(node) } else { arena.value_span(node) };
            (error.message.clone(), text[span].to_owned())
        })
    }

    #[test]
    fn values_come_with_their_nodes() {
        let config = config("name: 1.10\nweights: {a: 1, b: 2.5}\nlevel: high\non: yes\n").unwrap();
        assert_eq!(config.name.value, "1.10");
        assert_eq!(config.weights["b"].total_cmp(&2.5), std::cmp::Ordering::Equal);
        assert_eq!((config.level, config.on), (Some(Level::High), true));
    }

    #[test]
    fn errors_point_at_the_key_or_value_that_is_wrong() {
        for (text, message, place) in [
            ("name: a\nweights: {a: heavy}\n", "expected a number, found a text `heavy`", "heavy"),
            ("name: [a]\n", "expected a text, found a list", "[a]"),
            ("name: a\nlevel: middle\n", "unknown variant `middle`, expected `high` or `low`", "middle"),
            ("name: a\nnmae: b\n", "unknown field `nmae`, expected one of `name`, `weights`, `level`, `on`", "nmae"),
            ("name: a\non: maybe\n", "invalid type: string \"maybe\", expected a boolean", "maybe"),
            ("level: low\n", "missing field `name`", "level: low"),
        ] {
            assert_eq!(config(text), Err((message.into(), place.into())), "{text}");
        }
    }
}

#[test]
fn keys_of_objects_are_what_kubectl_makes_of_them_and_those_of_other_files_stay_texts() {
    assert_eq!(trees("kind: A\nd: {yes: 1, 0x10: 2, 1e7: 3, a: 4}\n"), [r#"{d:{16:2,1e+07:3,a:4,true:1},kind:"A"}"#]);
    assert_eq!(trees("d: {yes: 1, 0x10: 2}\n"), ["{d:{0x10:2,yes:1}}"]);
    let (arena, faults) = yaml("kind: A\nd: {yes: 1, b: 2, \"true\": 3}\n~: 4\n");
    assert_eq!(
        faults.iter().map(FaultKind::name).collect::<Vec<_>>(),
        ["syntax", "syntax"],
        "kubectl takes either of two such keys"
    );
    let image = image(&arena);
    let root = View::new(&image.bytes).unwrap().documents().next().unwrap().root();
    assert_eq!(root.field("d").unwrap().field("true").and_then(Node::as_i64), Some(3));
}

#[test]
fn a_merge_overrides_what_stands_before_it_in_objects_only() {
    let text = "x: {a: 2, <<: [{a: 1}, {a: 3, c: 1}], c: 5}\n";
    assert_eq!(trees(&format!("kind: A\n{text}")), [r#"{kind:"A",x:{a:1,c:5}}"#]);
    assert_eq!(trees(text), ["{x:{a:2,c:5}}"]);
}

#[test]
fn what_breaks_behind_a_document_costs_neither_it_nor_the_reader() {
    for text in ["kind: A\n...\n@\n", "kind: A\n...\n]\n", "kind: A\n...\n\t@\n", "kind: A\n...\n%YAML x\n"] {
        let (arena, faults) = yaml(text);
        assert_eq!((arena.roots(), arena.node_count(), faults.len()), ([0].as_slice(), 2, 1), "{text}");
    }
}

#[test]
fn items_of_a_typed_list_have_their_kind_from_it() {
    let text = "items:\n- metadata: &m {name: a}\n- {metadata: *m}\n- {kind: B, apiVersion: v2}\nkind: PodList\napiVersion: v1\n";
    assert_eq!(
        trees(text),
        [
            r#"{apiVersion:"v1",kind:"Pod",metadata:{name:"a"}}"#,
            r#"{apiVersion:"v1",kind:"Pod",metadata:{name:"a"}}"#,
            r#"{apiVersion:"v2",kind:"B"}"#
        ]
    );
    assert_eq!(yaml(text).1, []);
    for text in ["kind: List\napiVersion: v1\nitems: [{a: 1}]\n", "kind: PodList\napiVersion: v1\nitems: [{kind: ~}]\n"]
    {
        assert_eq!(yaml(text).1.len(), 1, "{text}");
    }
}

#[test]
fn items_that_are_aliases_are_documents_too() {
    let text =
        "x: &x [{kind: A}, &b {kind: B}]\nkind: List\nitems: *x\n---\ny: &y {kind: C}\nkind: List\nitems: [*y]\n";
    assert_eq!(trees(text), [r#"{kind:"A"}"#, r#"{kind:"B"}"#, r#"{kind:"C"}"#]);
}
