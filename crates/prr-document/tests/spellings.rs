//! Properties of generated documents: however one is spelled, its tree is the same, and what stands at a node's place reads as the node.
#![cfg(feature = "read")]

use std::fmt::Write as _;

use prr_document::read::{Arena, Fault, Format, ImageBuilder, Limits, read};
use prr_document::{Kind, Node, View};

/// `SplitMix64`: the same documents on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % bound
    }
}

#[derive(Clone)]
enum Value {
    Word(&'static str),
    Text(&'static str),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// What is no text, spelled as JSON spells it.
const WORDS: &[&str] = &["null", "true", "false", "0", "-17", "1.5", "1e3", "9223372036854775807"];

const TEXTS: &[&str] = &[
    "",
    "a",
    "yes",
    "null",
    "5",
    "a b",
    " a ",
    "it's",
    "\"q\"",
    "a: b",
    "# a",
    "- a",
    "{a}",
    "a\nb\n",
    "a\n\n  b",
    "\ttab",
    "한글 😀",
    "é\u{a0}",
    "\\n",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "a\n",
    "\n",
    "x: [1, 2]\ny: |\n  z\n",
    "---",
    "...",
    "a #b",
    "2001-01-01",
    "0x10",
    "~",
    "<<",
    "a\u{85}b",
    "a\u{2028}b",
];

fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth > 3 { 4 } else { 8 }) {
        0 | 1 => Value::Word(WORDS[random.below(WORDS.len())]),
        2 | 3 => Value::Text(TEXTS[random.below(TEXTS.len())]),
        4 | 5 => Value::List((0..random.below(4)).map(|_| value(random, depth + 1)).collect()),
        _ => map(random, depth),
    }
}

fn map(random: &mut Random, depth: usize) -> Value {
    let key = |random: &mut Random, number| {
        format!("{}{number}", ["k", "a b", "키", "'", "x: ", "#", "yes "][random.below(7)])
    };
    Value::Map((0..random.below(4)).map(|number| (key(random, number), value(random, depth + 1))).collect())
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{85}' | '\u{2028}' => write!(out, "\\u{:04x}", u32::from(char)).unwrap(),
            _ => out.push(char),
        }
    }
    out + "\""
}

/// One line: JSON if `json`, or as a person writes it between brackets.
fn flow(value: &Value, json: bool, out: &mut String) {
    let space = if json { "" } else { " " };
    let single = |text: &str| !json && !text.contains(['\n', '\t', '\u{85}', '\u{2028}']);
    let scalar = |text: &str| if single(text) { format!("'{}'", text.replace('\'', "''")) } else { quoted(text) };
    match value {
        Value::Word(word) => out.push_str(word),
        Value::Text(text) => out.push_str(&scalar(text)),
        Value::List(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { space });
                flow(item, json, out);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (number, (key, value)) in entries.iter().enumerate() {
                out.push_str(if number > 0 { ", " } else { space });
                write!(out, "{}: ", scalar(key)).unwrap();
                flow(value, json, out);
            }
            out.push('}');
        }
    }
}

/// Block style, after a key or a dash: begins with a space or a line break.
fn block(random: &mut Random, value: &Value, indent: usize, out: &mut String) {
    let margin = " ".repeat(indent);
    match value {
        Value::Text(text) if is_literal(text) => {
            let (body, chomp) = text.strip_suffix('\n').map_or((*text, "-"), |body| (body, ""));
            write!(out, " |{chomp}").unwrap();
            for line in body.split('\n') {
                write!(out, "\n{}{line}", if line.is_empty() { "" } else { &margin }).unwrap();
            }
            out.push('\n');
        }
        Value::Text(text) if is_plain(text) => writeln!(out, " {text} # c").unwrap(),
        Value::List(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                write!(out, "{margin}-").unwrap();
                block(random, item, indent + 2, out);
            }
        }
        Value::Map(entries) if !entries.is_empty() => {
            out.push_str(["\n", " # c\n", "\n\n"][random.below(3)]);
            for (key, value) in entries {
                write!(out, "{margin}{}:", quoted(key)).unwrap();
                block(random, value, indent + 2, out);
            }
        }
        _ => {
            out.push(' ');
            flow(value, random.below(2) == 0, out);
            out.push('\n');
        }
    }
}

fn is_literal(text: &str) -> bool {
    let clean = !text.contains(['\u{85}', '\u{2028}', '\t']) && !text.starts_with([' ', '\n']);
    clean && text.contains('\n') && !text.ends_with("\n\n") && text != "\n"
}

fn is_plain(text: &str) -> bool {
    ["a", "a b", "한글 😀", "2001-01-01", "\\n"].contains(&text)
}

/// The spellings of a document, each with a name.
fn spellings(random: &mut Random, value: &Value) -> Vec<(&'static str, Vec<u8>)> {
    let Value::Map(entries) = value else { unreachable!("documents are mappings") };
    let (mut json, mut flowing, mut blocks) = (String::new(), String::new(), String::new());
    flow(value, true, &mut json);
    flow(value, false, &mut flowing);
    for (key, value) in entries {
        write!(blocks, "{}:", quoted(key)).unwrap();
        block(random, value, 2, &mut blocks);
    }
    let wide =
        |text: &str, unit: fn(u16) -> [u8; 2]| [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(unit).collect();
    vec![
        ("json", json.clone().into_bytes()),
        ("flow", format!("---\n{flowing}\n").into_bytes()),
        ("flow with a mark", format!("\u{feff}--- # c\n{flowing}\n...\n").into_bytes()),
        ("CRLF", blocks.replace('\n', "\r\n").into_bytes()),
        ("UTF-16 LE", wide(&blocks, u16::to_le_bytes)),
        ("UTF-16 BE", wide(&json, u16::to_be_bytes)),
        ("blocks", blocks.into_bytes()),
    ]
}

fn yaml(bytes: Vec<u8>) -> (Arena, Vec<Fault>) {
    read(bytes, Format::Yaml, &Limits::default())
}

/// The tree as one text: kinds, keys and values, aliases as what they refer to.
fn shown(node: Node<'_>) -> String {
    let parts = |node: Node<'_>| {
        node.entries().into_iter().map(|entry| format!("{:?}: {}", entry.key(), shown(entry))).collect::<Vec<_>>()
    };
    match node.kind() {
        Kind::Mapping => format!("{{{}}}", parts(node).join(", ")),
        Kind::Sequence => format!("[{}]", node.children().map(shown).collect::<Vec<_>>().join(", ")),
        kind => format!("{kind:?} {:?}", node.text()),
    }
}

fn trees(arena: &Arena) -> Vec<String> {
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("x", arena, 0, *root));
    let image = builder.finish();
    View::new(&image.bytes).unwrap().documents().map(|document| shown(document.root())).collect()
}

fn documents(count: u64, each: impl Fn(&mut Random, Value)) {
    for seed in 0..count {
        let mut random = Random(seed);
        let Value::Map(mut entries) = map(&mut random, 0) else { unreachable!("made as a mapping") };
        entries.push(("last".to_owned(), value(&mut random, 0)));
        each(&mut random, Value::Map(entries));
    }
}

#[test]
fn every_spelling_of_a_document_gives_the_same_tree() {
    documents(400, |random, value| {
        let mut json = String::new();
        flow(&value, true, &mut json);
        let expected = trees(&yaml(json.into_bytes()).0);
        assert_eq!(expected.len(), 1);
        for (name, bytes) in spellings(random, &value) {
            let (arena, faults) = yaml(bytes.clone());
            assert_eq!(
                (trees(&arena), faults),
                (expected.clone(), vec![]),
                "{name}: {}",
                String::from_utf8_lossy(&bytes)
            );
        }
    });
}

#[test]
fn anchors_are_what_they_stand_for() {
    documents(150, |_, value| {
        let mut text = String::new();
        flow(&value, false, &mut text);
        let copies = format!("kind: T\na: {text}\nb: [{text}, 1]\nc: {{d: {text}}}\n");
        let aliases = format!("kind: T\na: &x {text}\nb: [*x, 1]\nc: {{d: *x}}\n");
        let merged = format!("kind: T\na: &x {text}\nb: [{{<<: *x}}, 1]\nc:\n  d:\n    <<: *x\n");
        let expected = yaml(copies.into_bytes());
        assert_eq!(expected.1, []);
        for spelling in [aliases, merged] {
            let found = yaml(spelling.clone().into_bytes());
            assert_eq!((trees(&found.0), found.1), (trees(&expected.0), vec![]), "{spelling}");
        }
    });
}

#[test]
fn what_stands_at_the_place_of_a_node_reads_as_the_node() {
    documents(120, |random, value| {
        for (name, bytes) in spellings(random, &value) {
            let (arena, _) = yaml(bytes);
            let mut builder = ImageBuilder::default();
            builder.push("x", &arena, 0, arena.roots()[0]);
            let image = builder.finish();
            let view = View::new(&image.bytes).unwrap();
            for node in (0..image.node_count()).filter_map(|node| view.node(node)) {
                check_place(name, &arena, image.origin(node.index()).unwrap().node, node);
            }
        }
    });
}

fn check_place(name: &str, arena: &Arena, place: u32, node: Node<'_>) {
    let span = arena.value_span(place);
    let written = &arena.text()[span.clone()];
    let line = arena.text()[..span.start].rsplit('\n').next().unwrap();
    if node.text().is_some_and(is_literal) && !written.starts_with(['"', '\'']) {
        // The header of a block lies in front of its place.
        let lines: Vec<_> = written.lines().map(|line| line.trim_start_matches(' ')).collect();
        let expected: Vec<_> = node.text().unwrap().lines().map(|line| line.trim_start_matches(' ')).collect();
        assert_eq!(lines, expected, "{name}: {written}");
        return;
    }
    let scalar = node.kind().is_scalar();
    let alone = if scalar { format!("x: {written}\n") } else { " ".repeat(line.chars().count()) + written };
    let expected = if scalar { format!("{{Some(\"x\"): {}}}", shown(node)) } else { shown(node) };
    let (again, faults) = yaml(alone.clone().into_bytes());
    assert_eq!((trees(&again), faults), (vec![expected], vec![]), "{name}: {alone}");
}
