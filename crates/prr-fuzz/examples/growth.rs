//! How long hostile manifests take to read, each in three sizes: a time that more than doubles with the size is a fault. Run it with `--release`.

use std::fs;
use std::io::{self, Write};

use prr_document::View;
use prr_document::read::{Format, ImageBuilder, Limits, embed, read};

/// Bytes of the smallest size.
const SMALLEST: usize = 2 << 20;

type Trap = fn(usize) -> String;

const TRAPS: &[(&str, Trap)] = &[
    ("ordinary objects", |size| {
        "kind: Pod\napiVersion: v1\nmetadata:\n  name: a\nspec:\n  x: [1, 2]\n---\n".repeat(size / 80)
    }),
    ("one long line of items", |size| format!("[{}]", "1,".repeat(size / 2))),
    ("one long text", |size| format!("a: {}", "x".repeat(size))),
    ("one long quoted text", |size| format!("a: \"{}\"", "\\n".repeat(size / 2))),
    ("one long JSON text", |size| format!("{{\"a\": \"{}\"}}", "\\n".repeat(size / 2))),
    ("one long key", |size| format!("{}: 1", "x".repeat(size))),
    ("one folded text of many lines", |size| format!("a: >\n{}", "  x\n".repeat(size / 4))),
    ("one plain text of many lines", |size| format!("a:\n{}", "  x\n".repeat(size / 4))),
    ("one literal text of many lines", |size| format!("a: |\n{}", "  x\n".repeat(size / 4))),
    ("tiny documents", |size| "a\n---\n".repeat(size / 6)),
    ("separators", |size| "---\n".repeat(size / 4)),
    ("separators with content", |size| "---x\n".repeat(size / 5)),
    ("document ends", |size| "...\n".repeat(size / 4)),
    ("documents between ends", |size| "a\n...\n".repeat(size / 6)),
    ("directives", |size| "%a\n".repeat(size / 3)),
    ("directives and separators", |size| "%a b\n---\n".repeat(size / 9)),
    ("blank lines", |size| "\n".repeat(size)),
    ("comments", |size| "# a\n".repeat(size / 4)),
    ("one long comment", |size| format!("a: 1 #{}", "x".repeat(size))),
    ("broken documents", |size| "a: [\n---\n".repeat(size / 9)),
    ("broken documents behind many keys", |size| {
        let keys = (0..size / 20).map(|key| format!("k{key}: 1\n")).collect::<Vec<_>>().concat();
        format!("{keys}---\n{}", "a: [\n---\n".repeat(size / 18))
    }),
    ("duplicate keys", |size| "a: 1\n".repeat(size / 5)),
    ("distinct keys", |size| (0..size / 12).map(|key| format!("k{key}: 1\n")).collect::<Vec<_>>().concat()),
    ("numbers as keys", |size| {
        format!("kind: T\nx:\n{}", (0..size / 12).map(|key| format!("  0x{key:x}: 1\n")).collect::<Vec<_>>().concat())
    }),
    ("anchors", |size| (0..size / 20).map(|key| format!("- &a{key} {{}}\n")).collect::<Vec<_>>().concat()),
    ("anchors, then documents with one", |size| {
        let anchors = (0..size / 40).map(|key| format!("- &a{key} {{}}\n")).collect::<Vec<_>>().concat();
        format!("{anchors}---\n{}", "&a b\n---\n".repeat(size / 18))
    }),
    ("one anchor set again and again", |size| "- &a x\n".repeat(size / 7)),
    ("aliases", |size| format!("- &a x\n{}", "- *a\n".repeat(size / 5))),
    ("aliases to a long key", |size| format!("&a {}: 1\nb: [{}]\n", "x".repeat(1_000), "*a,".repeat(size / 3))),
    ("keys that are aliases to a long key", |size| {
        format!("&a {}: 1\nb:\n{}", "x".repeat(1_000), "- {*a : 1}\n".repeat(size / 11))
    }),
    ("keys that are aliases to a long text", |size| {
        format!("a: &a {}\nb:\n{}", "x".repeat(1_000), "- {*a : 1}\n".repeat(size / 11))
    }),
    ("merges of one mapping", |size| format!("a: &a {{p: 1}}\nb:\n{}", "- <<: *a\n".repeat(size / 9))),
    ("merges one after the other", |size| format!("kind: T\na: &a {{p: 1}}\nb:\n{}", "  <<: *a\n".repeat(size / 9))),
    ("a chain of merges", |size| {
        let next = |key| format!("k{}: &k{} {{<<: *k{key}}}\n", key + 1, key + 1);
        format!("kind: T\nk0: &k0 {{a: 1}}\n{}", (0..size / 30).map(next).collect::<Vec<_>>().concat())
    }),
    ("deep flow", |size| "[".repeat(size)),
    ("deep braces", |size| "{".repeat(size)),
    ("deep lists", |size| "- ".repeat(size / 2)),
    ("deep questions", |size| "? ".repeat(size / 2)),
    ("shallow flow", |size| format!("[{}]", "[],".repeat(size / 3))),
    ("flow pairs", |size| format!("[{}]", "a: b,".repeat(size / 5))),
    ("flow keys", |size| format!("{{{}}}", (0..size / 10).map(|key| format!("k{key},")).collect::<Vec<_>>().concat())),
    ("colons", |size| format!("a: {}", "b:".repeat(size / 2))),
    ("quotes", |size| "'".repeat(size)),
    ("outdented texts", |size| "a:\n  b: 'x\ny'\n".repeat(size / 14)),
    ("outdented texts at the end", |size| {
        format!(
            "{}{}",
            "a: 1\n".repeat(size / 5),
            (0..400).map(|key| format!("b{key}:\n  b: 'x\ny'\n")).collect::<Vec<_>>().concat()
        )
    }),
    ("what kubectl refuses", |size| format!("kind: T\nx: [{}]", ":a,".repeat(size / 3))),
    ("tags", |size| "- !!str x\n".repeat(size / 10)),
    ("wrong tags", |size| "!!int x\n---\n".repeat(size / 12)),
    ("tabs", |size| format!("a:{}1\n", "\t".repeat(size))),
    ("spaces", |size| format!("a:{}1\n", " ".repeat(size))),
    ("carriage returns", |size| "a: 1\r".repeat(size / 5)),
    ("byte order marks", |size| "\u{feff}".repeat(size / 3)),
    ("line separators", |size| "a: \u{2028}\n---\n".repeat(size / 11)),
    ("Korean", |size| "이름: 값\n---\n".repeat(size / 16)),
    ("items of a list", |size| {
        format!("kind: List\napiVersion: v1\nitems:\n{}", "- {kind: T, apiVersion: v1}\n".repeat(size / 28))
    }),
    ("items without a kind", |size| format!("kind: TList\napiVersion: v1\nitems:\n{}", "- {a: 1}\n".repeat(size / 9))),
    ("items of one anchor", |size| format!("kind: List\nx: &a {{kind: T}}\nitems:\n{}", "- *a\n".repeat(size / 5))),
    ("JSON stream", |size| "{\"a\":1}\n".repeat(size / 8)),
    ("JSON numbers", |size| "1 ".repeat(size / 2)),
    ("a long JSON number", |size| "1".repeat(size)),
    ("texts with manifests", |size| {
        let text = (0..size / 40).map(|key| format!("  r{key}.yaml: |\n    groups: []\n")).collect::<Vec<_>>().concat();
        format!("kind: ConfigMap\napiVersion: v1\ndata:\n{text}")
    }),
    ("a text with a large manifest", |size| {
        format!(
            "kind: ConfigMap\napiVersion: v1\ndata:\n  r.yaml: |\n    groups:\n{}",
            "    - {name: a, rules: []}\n".repeat(size / 27)
        )
    }),
];

fn main() -> io::Result<()> {
    let wanted = std::env::args().nth(1);
    let mut out = io::stdout().lock();
    writeln!(out, "{:40} {:>9} {:>9} {:>9}  growth", "", "2 MiB", "4 MiB", "8 MiB")?;
    for (name, trap) in TRAPS.iter().filter(|(name, _)| wanted.as_ref().is_none_or(|wanted| name.contains(wanted))) {
        let times = [1, 2, 4].map(|factor| measure(trap(SMALLEST * factor)));
        let growth = times[2] / times[1];
        writeln!(out, "{name:40} {:9.3} {:9.3} {:9.3}  {growth:.1}", times[0], times[1], times[2])?;
    }
    Ok(())
}

/// Seconds of processor time so far: machines are busy with other things.
fn processor_time() -> f64 {
    let nanoseconds = |text: String| text.split(' ').next()?.parse::<f64>().ok();
    fs::read_to_string("/proc/self/schedstat").ok().and_then(nanoseconds).expect("Linux tells its processes") / 1e9
}

/// Seconds until a plugin would have seen everything.
fn measure(text: String) -> f64 {
    let start = processor_time();
    let (mut arena, _) = read(text.into_bytes(), Format::Yaml, &Limits::default());
    let _ = embed(&mut arena, true, &Limits::default());
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("manifest", &arena, 0, *root));
    let image = builder.finish();
    let view = View::new(&image.bytes).expect("an image that was just written");
    let entries: usize = view.documents().map(|document| document.root().entries().len()).sum();
    assert!(entries <= view.node_count());
    processor_time() - start
}
