//! Formats that become a tree of a shape of our own: the examples in `docs/formats.md`, faults, places, and hostile input.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use prr_document::read::{Arena, Fault, Format, Image, ImageBuilder, Limits, is_k6, read};
use prr_document::{Kind, Node, View};

const PAGE: &str = include_str!("../../../docs/formats.md");

fn image(arena: &Arena) -> Image {
    let mut builder = ImageBuilder::default();
    for root in arena.roots() {
        builder.push("a", arena, 0, *root);
    }
    builder.finish()
}

fn shown(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Sequence => format!("[{}]", node.children().map(shown).collect::<Vec<_>>().join(", ")),
        Kind::Mapping => {
            let entry = |entry: Node<'_>| format!("{}: {}", entry.key().unwrap(), shown(entry));
            let mut entries: Vec<_> = node.entries().into_iter().map(entry).collect();
            entries.extend(node.is_unresolved().then(|| "⟨⟩".to_owned()));
            format!("{{{}}}", entries.join(", "))
        }
        Kind::String if node.is_unresolved() => format!("{:?}", format!("⟨{}⟩", node.text().unwrap())),
        Kind::String => format!("{:?}", node.text().unwrap()),
        Kind::Null => "null".to_owned(),
        _ => node.text().unwrap().to_owned(),
    }
}

fn trees(text: &str, format: Format) -> Vec<String> {
    let (arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    assert_eq!(faults, [], "{text}");
    let image = image(&arena);
    View::new(&image.bytes).unwrap().documents().map(|document| shown(document.root())).collect()
}

fn faults(text: &str, format: Format) -> Vec<(String, String)> {
    let (_, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    faults.into_iter().map(|fault| (fault.kind.to_string(), text[fault.span].to_owned())).collect()
}

#[test]
fn the_examples_on_the_page_have_the_trees_that_it_shows() {
    let (arena, _) = read(PAGE.as_bytes().to_vec(), Format::Markdown, &Limits::default());
    let image = image(&arena);
    let root = View::new(&image.bytes).unwrap().documents().next().unwrap().root();
    let blocks: Vec<_> = root.field("codeBlocks").unwrap().children().collect();
    let part = |node: &Node<'_>, key: &str| node.field(key).unwrap().text().unwrap().to_owned();
    let mut seen = Vec::new();
    for [example, tree] in blocks.as_chunks::<2>().0 {
        let format = match part(example, "language").as_str() {
            "markdown" => Format::Markdown,
            "dockerfile" => Format::Dockerfile,
            "javascript" => Format::K6,
            "codeowners" => Format::CodeOwners,
            "jsonl" => Format::JsonLines,
            "sql" => Format::Sql,
            "ruby" => Format::MigrationCode,
            "hcl" => Format::Hcl,
            other => panic!("the page has an example in {other}"),
        };
        seen.push(format);
        assert_eq!(part(tree, "language"), "yaml");
        let expected = trees(&part(tree, "text"), Format::Yaml);
        assert_eq!(trees(&part(example, "text"), format), expected, "{format:?}");
    }
    assert_eq!(seen.len() * 2, blocks.len());
    assert_eq!(
        seen,
        [
            Format::Markdown,
            Format::Dockerfile,
            Format::K6,
            Format::CodeOwners,
            Format::JsonLines,
            Format::Sql,
            Format::MigrationCode,
            Format::Hcl
        ]
    );
}

/// Every value that stands in the file as it is has that place.
#[test]
fn values_have_the_places_where_they_were_written() {
    let (page, _) = read(PAGE.as_bytes().to_vec(), Format::Markdown, &Limits::default());
    let image_of_page = image(&page);
    let root = View::new(&image_of_page.bytes).unwrap().documents().next().unwrap().root();
    let mut checked = 0;
    for (block, format) in root.field("codeBlocks").unwrap().children().step_by(2).zip([
        Format::Markdown,
        Format::Dockerfile,
        Format::K6,
        Format::CodeOwners,
    ]) {
        let text = block.field("text").unwrap().text().unwrap();
        let (arena, _) = read(text.as_bytes().to_vec(), format, &Limits::default());
        let image = image(&arena);
        let view = View::new(&image.bytes).unwrap();
        for node in (0..u32::try_from(view.node_count()).unwrap()).filter_map(|index| view.node(index)) {
            let span = arena.value_span(node.index());
            assert!(text.get(span.clone()).is_some(), "{format:?} {node:?} {span:?}");
            let Some(value) = node.text().filter(|value| value.len() > 3 && text.contains(value)) else { continue };
            let derived = ["anchor", "form", "function", "level", "method"];
            if node.key().is_some_and(|key| derived.contains(&key)) {
                continue;
            }
            assert!(text[span.clone()].contains(value), "{format:?} {node:?}: {value} at {:?}", &text[span]);
            checked += 1;
        }
    }
    assert!(checked > 60, "only {checked} places were looked at");
}

#[test]
fn front_matter_is_a_mapping_between_fences_and_a_fault_where_it_is_broken() {
    assert_eq!(
        trees("---\na: &x [1]\nb: *x\n---\ntext", Format::Markdown),
        ["{frontMatter: {a: [1], b: [1]}, sections: [{path: [], text: \"text\"}]}"]
    );
    for text in
        ["---\n\na: 1\n---\n", "---\na: 1\n", "text\n---\na: 1\n---\n", "---\nTitle\n---\n", "---\nA note: b: c\n---\n"]
    {
        assert!(!trees(text, Format::Markdown)[0].contains("frontMatter"), "{text}");
    }
    assert_eq!(faults("---\ntitle: a: b\n---\n", Format::Markdown).len(), 1);
    let (kind, place) = faults("---\nx: 1\na: 1\na: 2\n---\n", Format::Markdown).remove(0);
    assert_eq!((kind.as_str(), place.as_str()), ("duplicate key `a`", "a"));
    assert_eq!(trees("---\ntitle: {{ .Name }}\n---\n", Format::Markdown), ["{frontMatter: \"⟨⟩\"}"]);
    assert_eq!(trees("", Format::Markdown), ["{}"]);
}

#[test]
fn tables_with_odd_heads_lose_no_column_and_tasks_end_where_their_children_begin() {
    let table = "| a | a | |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 |\n";
    assert_eq!(
        trees(table, Format::Markdown)[0].split("tables: ").nth(1).unwrap(),
        "[{columns: [\"a\", \"a#2\", \"#3\"], rows: [{a: \"1\", a#2: \"2\", #3: \"3\"}, {a: \"4\", a#2: \"\", #3: \"\"}]}]}"
    );
    let tasks = "- [ ] outer *text*\n  - [x] inner\n\n    more\n- [X] [l](u)\n";
    assert!(trees(tasks, Format::Markdown)[0].contains(
        "tasks: [{checked: false, text: \"outer text\"}, {checked: true, text: \"inner\"}, {checked: true, text: \"l\"}]"
    ), "{:?}", trees(tasks, Format::Markdown));
}

#[test]
fn what_a_builder_of_images_rejects_is_a_fault_at_its_place() {
    for (text, why, place) in [
        ("FROM a\nRUNN x\n", "no instruction of a Dockerfile", "RUNN x"),
        ("RUN x\nFROM a\n", "an instruction before the first FROM", "RUN x"),
        ("FROM a b\n", "FROM takes an image, and a name behind AS", "FROM a b"),
        ("FROM a\nRUN <<EOF\nx\n", "the text that `<<EOF` announces does not end", "RUN <<EOF"),
        ("FROM a\nUSER\n", "USER without an argument", "USER"),
        ("# nothing\n", "no FROM: there is nothing to build", "#"),
    ] {
        assert_eq!(faults(text, Format::Dockerfile).first(), Some(&(why.to_owned(), place.to_owned())), "{text}");
    }
}

#[test]
fn spellings_of_a_dockerfile_give_one_tree() {
    let expected = trees("FROM a:1 AS b\nRUN x y\nENV A=1\n", Format::Dockerfile).remove(0);
    for text in [
        "from a:1 as b\r\nrun x y\r\nenv A 1\r\n",
        "# escape=`\n\n  FROM a:1 `\n  AS b\nRUN x`\n# note\n y\nENV A=\"1\"",
        "FROM \\\n\n a:1 AS b\nRUN x \\\ny\nENV A='1'\n",
    ] {
        let tree = trees(text, Format::Dockerfile).remove(0);
        assert_eq!(tree.replace("directives: {escape: \"`\"}, ", ""), expected, "{text}");
    }
    let parts = trees("FROM r:5000/i\nFROM ${R:-x:1}/i:${T}\nFROM i:1@sha256:2\n", Format::Dockerfile).remove(0);
    for part in [
        "image: \"r:5000/i\"}",
        "image: \"⟨${R:-x:1}/i⟩\", tag: \"⟨${T}⟩\"",
        "image: \"i\", tag: \"1\", digest: \"sha256:2\"",
    ] {
        assert!(parts.contains(part), "{parts}");
    }
}

#[test]
fn lines_of_codeowners_that_github_passes_over_are_faults() {
    for (text, place) in [
        ("!a @b\n", "!a"),
        ("a[bc] @b\n", "a[bc]"),
        ("\\#a @b\n", "\\#a"),
        ("* platform\n", "platform"),
        ("* @a//b\n", "@a//b"),
    ] {
        assert_eq!(
            faults(text, Format::CodeOwners).into_iter().map(|(_, at)| at).collect::<Vec<_>>(),
            [place],
            "{text}"
        );
    }
    assert_eq!(
        trees("a\\ b @c # @d\n^[Optional]\n* @@owner @a/b/c\n", Format::CodeOwners),
        [
            "{rules: [{pattern: \"a\\\\ b\", owners: [\"@c\"]}, {pattern: \"*\", owners: [\"@@owner\", \"@a/b/c\"], section: \"Optional\"}]}"
        ]
    );
}

#[test]
fn scripts_are_k6_scripts_by_what_they_import() {
    for (text, k6) in [
        ("import http from 'k6/http'", true),
        ("import { sleep } from \"k6\";", true),
        ("import * as m from 'k6/metrics'", true),
        ("import type { Options } from 'k6/options'", true),
        ("const { get: g } = require('k6/http');", true),
        ("import 'k6'", true),
        ("module.exports = { externals: ['k6'] }", false),
        ("// import http from 'k6/http'", false),
        ("import x from './k6/http'", false),
        ("", false),
    ] {
        assert_eq!(is_k6(text.as_bytes()), k6, "{text}");
    }
    assert!(!is_k6(b"\xff'k6'"));
}

#[test]
fn requests_are_seen_however_they_are_spelled() {
    let requests = |text: &str| {
        let tree = trees(text, Format::K6).remove(0);
        let requests = tree.split("requests: ").nth(1).unwrap_or_default();
        requests.split(", checks: ").next().unwrap().trim_end_matches('}').to_owned()
    };
    let get = "[{method: \"GET\", url: \"u\"}]";
    for text in [
        "import http from 'k6/http'\nhttp.get('u')",
        "import * as h from 'k6/http'; h . get ( \"u\" , )",
        "import { get as g } from 'k6/http'; g(`u`)",
        "const { get: g } = require('k6/http'); g('u' as string)",
        "import http from 'k6/http'; const U: string = 'u'\nhttp.request('GET', U)",
        "import http from 'k6/http'; http.batch(['u'])",
        "import http from 'k6/http'; http.batch({ a: { method: 'GET', url: 'u' } })",
        "import http from 'k6/http'; other.http.get('x'); http.get('u')",
        "import http from 'k6/http'; const x = a / 2; http.get('u') // http.get('v')",
    ] {
        assert_eq!(requests(text).trim_end_matches('}'), get.trim_end_matches('}'), "{text}");
    }
    let function = "import http from 'k6/http'\nexport async function browse(): Promise<void> {\n  http.del('u', null, { ...base, timeout: '1s' })\n}";
    assert_eq!(
        requests(function),
        "[{method: \"DELETE\", url: \"u\", parameters: {timeout: \"1s\", ⟨⟩}, function: \"browse\"}]"
    );
}

#[test]
fn options_are_found_where_k6_finds_them_and_unknown_where_they_are_computed() {
    let options = |text: &str| {
        trees(&format!("import 'k6'\n{text}"), Format::K6)
            .remove(0)
            .split("options: ")
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    };
    for text in [
        "export const options = { vus: 1_0 }",
        "export let options: Options = { 'vus': 1_0, };",
        "const options = { vus: 2, vus: 1_0 } satisfies Options\nexport { options }",
        "const base = { vus: 1_0 }\nexport const options = base",
        "module.exports.options = { vus: 1_0 };",
    ] {
        assert_eq!(options(text), "{vus: 1_0}}", "{text}");
    }
    assert_eq!(
        options("export const options = JSON.parse(open('a.json'))\nlet b = 1"),
        "\"⟨JSON.parse(open('a.json'))⟩\"}"
    );
    assert_eq!(
        options("export const options = { a: -1.5, b: null, c: [true], d: 'x\\u0041', e: 10 * 60 }"),
        "{a: -1.5, b: null, c: [true], d: \"xA\", e: \"⟨10 * 60⟩\"}}"
    );
    let nested = (0..40).fold(String::from("1"), |inner, _| format!("{{ a: {inner} }}"));
    assert!(
        options(&format!("export const options = {nested}")).contains('⟨'),
        "what is nested deeper than anybody writes is unknown"
    );
}

#[test]
fn a_broken_line_of_json_costs_itself() {
    let (arena, faults) =
        read(b"{\"a\": 1}\n{\"b\": \n\n{\"c\": 3} 4\r\n[5]\r\n".to_vec(), Format::JsonLines, &Limits::default());
    assert_eq!((arena.roots().len(), faults.len()), (2, 2));
}

/// Makes an input of about a size.
type Input = Box<dyn Fn(usize) -> String>;

/// Inputs that cost some reader more than their length: each is read at two sizes, and the larger one must not cost much more than its share.
#[test]
fn hostile_files_cost_their_length_and_overflow_nothing() {
    let many = |part: &'static str| move |size: usize| part.repeat(size / part.len());
    let inputs: Vec<(Format, Input)> = vec![
        (Format::Markdown, Box::new(many("# a\n"))),
        (Format::Markdown, Box::new(many("> "))),
        (Format::Markdown, Box::new(many("- "))),
        (Format::Markdown, Box::new(many("[a](b) **c"))),
        (Format::Markdown, Box::new(many("|a"))),
        (Format::Markdown, Box::new(many("- [ ] a\n  - [x] b\n"))),
        (Format::Markdown, Box::new(many("http://a)))"))),
        (Format::Markdown, Box::new(|size| format!("---\n{}\n---\n", "a: [".repeat(size / 4)))),
        (Format::Dockerfile, Box::new(many("RUN <<E\n"))),
        (Format::Dockerfile, Box::new(many("FROM a AS b\n"))),
        (Format::Dockerfile, Box::new(many("x\\\n"))),
        (Format::CodeOwners, Box::new(many("[a] @b\n* @c\n"))),
        (Format::K6, Box::new(many("("))),
        (Format::K6, Box::new(many("import "))),
        (Format::K6, Box::new(many("const a = "))),
        (Format::K6, Box::new(many("export function a() "))),
        (Format::K6, Box::new(many("`${"))),
        (Format::K6, Box::new(many("!"))),
        (
            Format::K6,
            Box::new(|size| {
                format!("const a = [{}]; const options = [{}]", "...b,".repeat(size / 10), "a,".repeat(size / 4))
            }),
        ),
        (
            Format::K6,
            Box::new(|size| {
                (0..size / 24).fold(String::new(), |mut text, n| {
                    writeln!(text, "const a{} = [a{n}, a{n}]", n + 1).unwrap();
                    text
                }) + "const options = a60"
            }),
        ),
        (Format::JsonLines, Box::new(many("[\n"))),
        (Format::Sql, Box::new(many("[a"))),
        (Format::Sql, Box::new(many("GO "))),
        (Format::Sql, Box::new(many("$a$ $b"))),
        (Format::Sql, Box::new(many("/*"))),
        (Format::Sql, Box::new(many("'"))),
        (Format::Sql, Box::new(many("ALTER TABLE a ADD b c, "))),
        (Format::Sql, Box::new(many("CREATE FUNCTION a BEGIN "))),
        (Format::Sql, Box::new(many("DELIMITER x\n"))),
        (Format::Sql, Box::new(many("-- +goose Up\n"))),
        (Format::Sql, Box::new(many("-- rollback a\n"))),
        (Format::MigrationCode, Box::new(many("ActiveRecord:"))),
    ];
    for (format, input) in inputs {
        let cost = |size: usize| {
            let bytes = input(size).into_bytes();
            let start = Instant::now();
            drop(read(bytes, format, &Limits::default()));
            start.elapsed()
        };
        let small = cost(10_000);
        // The fastest of three: other programs run beside the tests.
        let large = (0..3).map(|_| cost(100_000)).min().unwrap();
        // Ten times the input; a quadratic reader takes a hundred times as long.
        let bound = small.max(Duration::from_millis(5)) * 45;
        assert!(large < bound, "{format:?} {:?}: {small:?}, then {large:?}", &input(40));
    }
}

#[test]
fn no_cut_of_a_file_panics() {
    let (page, _) = read(PAGE.as_bytes().to_vec(), Format::Markdown, &Limits::default());
    let formats = [
        Format::Markdown,
        Format::Dockerfile,
        Format::K6,
        Format::CodeOwners,
        Format::JsonLines,
        Format::Sql,
        Format::MigrationCode,
    ];
    let text = page.text();
    for cut in (0..text.len()).step_by(7).filter(|cut| text.is_char_boundary(*cut)) {
        for format in formats {
            let end = text.floor_char_boundary((cut + 400).min(text.len()));
            let (arena, faults) = read(text.as_bytes()[cut..end].to_vec(), format, &Limits::default());
            let inside = |fault: &Fault| arena.text().is_char_boundary(fault.span.start);
            assert!(faults.iter().all(inside), "{format:?} at {cut}: {faults:?}");
        }
    }
}
