//! Every bound on a manifest: at the bound it is read, past it the gate is closed and what came before is still seen.
#![cfg(feature = "read")]

use prr_document::read::{Arena, Fault, FaultKind, Format, Limits, read};

const SMALL: Limits =
    Limits { bytes: 4_096, depth: 8, expanded_nodes: 100, nodes: 50, keys: 40, documents: 5, faults: 3 };

fn yaml(text: &str) -> (Arena, Vec<Fault>) {
    read(text.as_bytes().to_vec(), Format::Yaml, &SMALL)
}

fn json(text: &str) -> (Arena, Vec<Fault>) {
    read(text.as_bytes().to_vec(), Format::Json, &SMALL)
}

fn kinds(faults: &[Fault]) -> Vec<&'static str> {
    faults.iter().map(|fault| fault.kind.name()).collect()
}

#[test]
fn a_manifest_has_a_largest_size() {
    for (bytes, faults) in [(4_096, 0), (4_097, 1)] {
        let text = format!("a: {}", "x".repeat(bytes - 3));
        let (arena, found) = yaml(&text);
        assert_eq!((found.len(), arena.roots().len()), (faults, 1 - faults), "{found:?}");
    }
}

#[test]
fn nesting_has_a_bound_in_every_style() {
    let deep = |levels: usize, open: &str, close: &str| format!("{}{}", open.repeat(levels), close.repeat(levels));
    let block =
        |levels: usize| (0..levels).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<Vec<_>>().concat();
    for (levels, expected) in [(8, vec![]), (9, vec!["too-deep"])] {
        assert_eq!(kinds(&yaml(&deep(levels, "[", "]")).1), expected);
        assert_eq!(kinds(&json(&deep(levels, "[", "]")).1), expected);
        assert_eq!(kinds(&yaml(&format!("{}a", "- ".repeat(levels))).1), expected);
        assert_eq!(kinds(&yaml(&block(levels)).1), expected);
        assert_eq!(kinds(&yaml(&format!("{}1{}", "{a: ".repeat(levels), "}".repeat(levels))).1), expected);
    }
    assert_eq!(yaml(&format!("a: 1\n---\n{}\n---\nb: 2\n", deep(9, "[", "]"))).0.roots().len(), 2);
}

#[test]
fn aliases_are_counted_as_copies() {
    // The mapping, its first list with ten items, the second list, and eleven nodes for each alias beside the alias itself.
    let aliases = |count: usize| format!("a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]\nb: [{}]\n", "*a,".repeat(count));
    assert_eq!(kinds(&yaml(&aliases(7)).1), [""; 0]);
    assert_eq!(kinds(&yaml(&aliases(8)).1), ["alias-bomb"]);
}

#[test]
fn nodes_have_a_bound() {
    let items = |count: usize| format!("[{}]", vec!["1"; count].join(","));
    for read in [yaml, json] {
        assert_eq!(kinds(&read(&items(49)).1), [""; 0]);
        let (arena, faults) = read(&items(50));
        assert_eq!(faults[0].kind, FaultKind::TooMany { what: "nodes", limit: 50 });
        assert_eq!(arena.node_count(), 0);
    }
    let (arena, faults) = yaml(&format!("a: 1\n---\n{}\n---\nb: 2\n", items(60)));
    assert_eq!((kinds(&faults), arena.roots().len()), (vec!["too-many"], 2), "neighbours are still seen");
}

#[test]
fn a_bound_ends_the_reading_of_json_and_keeps_what_was_read() {
    let stream = |count: usize| format!("{{\"a\": 1}}\n[{}]\n", vec!["1"; count].join(","));
    assert_eq!(json(&stream(47)).0.roots().len(), 2);
    for read in [yaml, json] {
        let (arena, faults) = read(&stream(48));
        assert_eq!((kinds(&faults), arena.roots().len()), (vec!["too-many"], 1), "{faults:?}");
    }
}

#[test]
fn distinct_keys_have_a_bound() {
    let entries =
        |count: usize| format!("{{{}}}", (0..count).map(|key| format!("\"{key}\":1")).collect::<Vec<_>>().join(","));
    for read in [yaml, json] {
        assert_eq!(kinds(&read(&entries(40)).1), [""; 0]);
        let (arena, faults) = read(&entries(41));
        assert_eq!(faults[0].kind, FaultKind::TooMany { what: "distinct keys", limit: 40 });
        assert_eq!(arena.node_count(), 0);
    }
    assert_eq!(kinds(&yaml(&"a: 1\n---\n".repeat(4)).1), [""; 0], "one key met again is one key");
}

#[test]
fn that_there_are_too_many_documents_is_said_once() {
    // No separator line: the parser finds all of them in one part of the stream.
    let (arena, faults) = yaml(&"--- a\n".repeat(40));
    let too_many = faults.iter().filter(|fault| fault.kind.name() == "too-many").count();
    assert_eq!((arena.roots().len(), too_many), (5, 1), "{faults:?}");
}

/// Makes a manifest of so many documents and reads it.
type Made<'a> = &'a dyn Fn(usize) -> (Arena, Vec<Fault>);

#[test]
fn documents_have_a_bound_however_they_are_made() {
    let list =
        |count: usize| format!("kind: List\napiVersion: v1\nitems:\n{}", "- {kind: T, apiVersion: v1}\n".repeat(count));
    let made: [Made<'_>; 3] =
        [&|count| yaml(&"a: 1\n---\n".repeat(count)), &|count| json(&"{\"a\": 1}\n".repeat(count)), &|count| {
            yaml(&list(count))
        }];
    for make in made {
        assert_eq!(kinds(&make(5).1), [""; 0]);
        let (arena, faults) = make(6);
        assert_eq!(
            faults.iter().map(|fault| fault.kind.clone()).collect::<Vec<_>>(),
            [FaultKind::TooMany { what: "documents", limit: 5 }]
        );
        assert_eq!(arena.roots().len(), 5);
        assert_eq!(kinds(&make(7).1), ["too-many"], "it is said once");
    }
}

#[test]
fn faults_past_the_bound_are_counted() {
    assert_eq!(kinds(&yaml(&"[\n---\n".repeat(3)).1), ["syntax"; 3]);
    let (_, faults) = yaml(&"[\n---\n".repeat(10));
    assert_eq!(kinds(&faults), ["syntax", "syntax", "syntax", "more"]);
    assert_eq!(faults[3].kind, FaultKind::More { left_out: 7 });
    let (arena, faults) = yaml(&format!("{}ok: 1\n", "a: 1\na: 2\n---\n".repeat(4)));
    assert_eq!((kinds(&faults).len(), arena.roots().len()), (4, 5), "what is behind them is still read");
}

#[test]
fn a_message_repeats_no_more_of_a_text_than_people_read() {
    let long = "x".repeat(1_000);
    for text in [format!("{long}: 1\n{long}: 2\n"), format!("a: !!int {long}")] {
        let (_, faults) = yaml(&text);
        let [fault] = faults.as_slice() else { panic!("{faults:?}") };
        assert!(fault.kind.to_string().len() < 300, "{fault:?}");
    }
}

#[test]
fn what_is_no_text_is_a_fault_at_its_place() {
    for (bytes, kind, line) in [
        (b"a: 1\nb: \xFF\nc: 2\n".as_slice(), "not-unicode", 2),
        (b"\xFF\xFEa\0\n\0\0\xD8", "not-unicode", 2),
        (b"a: 1\nb: \0\n", "nul", 2),
        (b"a: 1\nb: \x07\n", "syntax", 2),
    ] {
        let (arena, faults) = read(bytes.to_vec(), Format::Yaml, &SMALL);
        assert_eq!(kinds(&faults), [kind], "{}", bytes.escape_ascii());
        let before = &arena.text()[..faults[0].span.start];
        assert_eq!(before.matches('\n').count() + 1, line, "{}", bytes.escape_ascii());
        assert_eq!(arena.roots(), [0; 0]);
    }
}

#[test]
fn an_alias_to_a_long_key_is_not_a_copy() {
    let text = format!("&k {}: 1\nb: [{}]\n", "x".repeat(1_000), "*k,".repeat(40));
    let (arena, faults) = yaml(&text);
    assert_eq!(faults, []);
    assert_eq!(arena.root_scalar(arena.roots()[0], &"x".repeat(1_000)), Some("1"));
}

#[test]
fn merge_keys_of_two_ways_to_one_mapping_are_followed_once() {
    let (arena, faults) = yaml("a: &a {p: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b, *a], q: 2}\n");
    assert_eq!(faults, []);
    let mut builder = prr_document::read::ImageBuilder::default();
    builder.push("x", &arena, 0, arena.roots()[0]);
    let image = builder.finish();
    let view = prr_document::View::new(&image.bytes).unwrap();
    let merged = view.documents().next().unwrap().root().field("c").unwrap();
    let keys: Vec<_> = merged.entries().iter().filter_map(|entry| entry.key()).collect();
    assert_eq!(keys, ["q", "p"]);
    assert_eq!(merged.field("p").unwrap().as_i64(), Some(1));
}
