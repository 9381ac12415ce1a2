//! Edits keep everything that they do not change, in every way in which a manifest can be written.

use prr_document::read::{Format, Limits, embed, read};

use super::*;

/// Edits a text, operations made from its arena, and gives what came out.
fn edit(text: &str, operations: impl Fn(&Arena) -> Vec<Operation>) -> Result<String, Refusal> {
    let (mut arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert!(faults.is_empty(), "{text}: {faults:?}");
    embed(&mut arena, false, &Limits::default());
    let editable = Editable::new(&arena, Format::Yaml, text.as_bytes())?;
    editable.edited(&operations(&arena).iter().collect::<Vec<_>>())
}

/// The node under a path of keys and positions, in the documents that are embedded where the manifest's own have none.
fn at(arena: &Arena, path: &[&str]) -> u32 {
    let found = arena.roots().iter().find_map(|root| {
        path.iter().try_fold(*root, |node, part| {
            let node = arena.referred(node).unwrap_or(node);
            let parts = arena.parts(node);
            let by_key = parts.iter().find(|child| arena.key_text(**child) == Some(part)).copied();
            by_key.or_else(|| parts.get(part.parse::<usize>().ok()?).copied())
        })
    });
    found.unwrap_or_else(|| panic!("no {path:?}"))
}

fn value(text: &str) -> Value {
    Value::parse(text).unwrap()
}

const RULE: &str = "alert: B\nexpr: |\n  (\n    y\n  )\n  > 1\nlabels: {severity: page}\n";

/// One small rule file in many ways: block and flow, indents, quotes, line ends, comments with tabs, no line end at the end.
fn variants() -> Vec<String> {
    let mut variants = Vec::new();
    for step in [1, 2, 4] {
        for dash in [0, step] {
            for quote in ["", "\"", "'"] {
                for end in ["\n", ""] {
                    let (one, two) = (" ".repeat(dash), " ".repeat(dash + 2));
                    let text = format!(
                        "# first\t comment\ngroups: # behind a key\n{one}- {quote}name{quote}: g   # odd   spaces\n{two}limit: 3\n{two}rules:\n{two}{one}- alert: A\n{two}{one}  expr: x > 0.1 # why\n{two}{one}  for: 5m\t# tab\n\n# last{end}"
                    );
                    variants.push(text.replace('\n', "\r\n"));
                    variants.push(text);
                }
            }
        }
    }
    variants.push("{\"groups\": [{\"name\": \"g\", \"limit\": 3, \"rules\": [{\"alert\": \"A\", \"expr\": \"x > 0.1\", \"for\": \"5m\"}]}]}".to_owned());
    variants.push("{\n  \"groups\": [\n    {\n      \"name\": \"g\",\n      \"limit\": 3,\n      \"rules\": [\n        {\n          \"alert\": \"A\",\n          \"expr\": \"x > 0.1\",\n          \"for\": \"5m\"\n        }\n      ]\n    }\n  ]\n}\n".to_owned());
    variants.push("groups: [{name: g, limit: 3, rules: [{alert: A, expr: 'x > 0.1', for: 5m}]}] # flow\n".to_owned());
    let inner = "groups:\n- name: g\n  limit: 3\n  rules:\n  - alert: A\n    expr: x > 0.1\n    for: 5m\n";
    for (head, indent) in [("|", "    "), ("|-", "      ")] {
        let lines: Vec<_> = inner.lines().map(|line| format!("{indent}{line}\n")).collect();
        let lines = lines.concat();
        variants.push(format!("apiVersion: v1\nkind: ConfigMap\ndata:\n  a.rules.yaml: {head} # c\n{lines}"));
    }
    variants.push(format!("apiVersion: v1\nkind: ConfigMap\ndata: {{a.rules.yaml: {inner:?}}} # c\n"));
    variants
}

fn every_operation(arena: &Arena) -> Vec<(&'static str, Operation)> {
    let rule = ["groups", "0", "rules", "0"];
    let (rule, list) = (at(arena, &rule), at(arena, &rule[..3]));
    let of_rule = |key| at(arena, &["groups", "0", "rules", "0", key]);
    vec![
        ("set", Operation::Set { node: at(arena, &["groups", "0", "limit"]), value: value("7") }),
        ("text", Operation::Text { node: of_rule("expr"), within: 4..7, text: "14.4 * 0.001".to_owned() }),
        ("remove", Operation::Remove { node: of_rule("for") }),
        (
            "entry",
            Operation::Entry {
                mapping: rule,
                key: "labels".into(),
                value: value("{severity: page, a: 'b: c'}"),
                after: None,
            },
        ),
        (
            "between",
            Operation::Entry { mapping: rule, key: "k".into(), value: value("v"), after: Some(of_rule("expr")) },
        ),
        ("item", Operation::Item { sequence: list, value: value(RULE), after: None }),
    ]
}

#[test]
fn only_what_changes_changes_in_every_way_to_write_it() {
    let mut tried = 0;
    for text in variants() {
        let (mut arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        embed(&mut arena, false, &Limits::default());
        for number in 0..every_operation(&arena).len() {
            let (name, operation) = every_operation(&arena).swap_remove(number);
            let out = edit(&text, |_| vec![operation.clone()]);
            // `edited` has read it again and compared all of it; here the bytes around the change are.
            let out = out.unwrap_or_else(|refusal| panic!("{name}: {refusal:?} in\n{text}"));
            let same = text.bytes().zip(out.bytes()).take_while(|(one, other)| one == other).count();
            let rest = text.len().min(out.len()) - same;
            let tail =
                text.bytes().rev().zip(out.bytes().rev()).take(rest).take_while(|(one, other)| one == other).count();
            let lost = &text[same..text.len() - tail];
            let allowed = if name == "remove" { lost.contains("5m") } else { lost.len() <= 4 };
            assert!(allowed, "{name} lost {lost:?} of\n{text}\nand gave\n{out}");
            assert_eq!(text.contains("\r\n"), out.contains("\r\n"), "{name}");
            assert!(!out.replace("\r\n", "").contains('\r'), "{name}: {out:?}");
            if text.contains("\r\n") {
                assert!(!out.replace("\r\n", "").contains('\n'), "{name}: a bare line end in {out:?}");
            }
            tried += 1;
        }
    }
    assert!(tried >= 400, "{tried}");
}

#[test]
fn operations_of_one_manifest_go_together() {
    for text in variants() {
        let (mut arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        embed(&mut arena, false, &Limits::default());
        let all: Vec<Operation> = every_operation(&arena).into_iter().map(|(_, operation)| operation).collect();
        edit(&text, |_| all.clone()).unwrap_or_else(|refusal| panic!("{refusal:?} in\n{text}"));
    }
}

#[test]
fn a_copied_condition_is_indented_as_its_block() {
    let text = "a:\n  expr: |\n    (\n      x\n    )\n    > 1\n  b: 2\n";
    let out = edit(text, |arena| {
        let node = at(arena, &["a", "expr"]);
        let end = "(\n  x\n)\n> 1".len();
        vec![Operation::Text { node, within: end..end, text: "\nand\n(\n  y\n)\n> 1".to_owned() }]
    });
    assert_eq!(
        out.unwrap(),
        "a:\n  expr: |\n    (\n      x\n    )\n    > 1\n    and\n    (\n      y\n    )\n    > 1\n  b: 2\n"
    );
}

#[test]
fn what_is_shared_is_refused_loudly() {
    for text in ["a: &x {b: 1}\nc: *x\n", "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\n"] {
        let set = |path: &'static [&'static str]| {
            edit(text, |arena| vec![Operation::Set { node: at(arena, path), value: value("7") }])
        };
        assert_eq!(set(&["a", "b"]), Err(Refusal::Shared), "{text}");
    }
}

#[test]
fn what_would_read_as_something_else_is_refused() {
    let replaced = |text: &str, new: &str| {
        edit(text, |arena| vec![Operation::Text { node: at(arena, &["a"]), within: 0..1, text: new.to_owned() }])
    };
    assert!(replaced("a: xyz\n", "b: ").is_err());
    assert!(replaced("a: xyz\n", "p #").is_err());
    assert!(replaced("a: 'xyz'\n", "p\nq").is_err());
    assert!(replaced("a: >\n  xyz\n", "p\nq").is_err());
    assert_eq!(replaced("a: 'xyz'\n", "it's ").unwrap(), "a: 'it''s yz'\n");
    assert_eq!(replaced("a: \"xyz\" # c\n", "p\n\"").unwrap(), "a: \"p\\n\\\"yz\" # c\n");
}

#[test]
fn a_document_is_added_behind_the_others() {
    for (text, wanted) in [("a: 1", "a: 1\n---\nb:\n  - 2\n"), ("a: 1\r\n", "a: 1\r\n---\r\nb:\r\n  - 2\r\n")] {
        assert_eq!(edit(text, |_| vec![Operation::Document { value: value("b: [2]") }]).unwrap(), wanted);
    }
    assert_eq!(edit("{\"a\": 1}", |_| vec![Operation::Document { value: value("b: 1") }]), Err(Refusal::Format));
}
