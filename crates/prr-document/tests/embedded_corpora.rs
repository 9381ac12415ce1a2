//! Real manifests: what lies in their texts, and whether every position survives being put into a text.
//!
//! Needs `PRR_CORPORA` or `../shared/corpora` beside the checkout.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::{Arena, Format, Limits, embed, read};
use prr_document::{Kind, Node, View};

fn corpora() -> Vec<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    let mut files = Vec::new();
    let mut folders = Vec::from_iter(folder.is_dir().then_some(folder));
    if folders.is_empty() {
        eprintln!("skipped: no real manifests here (set PRR_CORPORA)");
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file()
                && path
                    .extension()
                    .is_some_and(|name| ["yaml", "yml", "rules", "json"].iter().any(|known| name == *known))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn embedded(bytes: Vec<u8>, path: &Path) -> (Arena, usize, usize) {
    let format = if path.extension().is_some_and(|name| name == "json") { Format::Json } else { Format::Yaml };
    let (mut arena, _) = read(bytes, format, &Limits::default());
    let (roots, nodes) = (arena.roots().len(), arena.node_count());
    let values = path.file_name().is_some_and(|name| name.to_string_lossy().contains("values"));
    for unread in embed(&mut arena, values, &Limits::default()) {
        println!("{} `{}`: {:?} at {:?}", path.display(), unread.key, unread.why, &arena.text()[unread.span]);
    }
    (arena, roots, nodes)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap()
}

/// The scalars of a tree with their texts, in the order of their nodes.
fn scalars(arena: &Arena, root: u32) -> Vec<(u32, Kind, String)> {
    let mut builder = prr_document::read::ImageBuilder::default();
    builder.push("m", arena, 0, root);
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    (0..image.node_count())
        .filter_map(|index| {
            let node: Node<'_> = view.node(index)?;
            let own = image.origin(index)?.node;
            (node.target() == node).then(|| node.text().map(|text| (own, node.kind(), text.to_owned())))?
        })
        .collect()
}

#[test]
fn what_lies_in_real_texts_reads_the_same_where_its_span_is() {
    let (mut documents, mut files, mut read_again) = (0, 0, 0);
    for path in corpora() {
        let (arena, roots, _) = embedded(fs::read(&path).unwrap(), &path);
        let inner = &arena.roots()[roots..];
        documents += inner.len();
        files += usize::from(!inner.is_empty());
        for (node, _, text) in inner.iter().flat_map(|root| scalars(&arena, *root)) {
            let written = &arena.text()[arena.value_span(node)];
            if text.contains(['\n', '\\', '\'', '"']) || written.contains(['\n', '\\', '!', '&']) || text.is_empty() {
                continue;
            }
            let plain = written.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
            assert_eq!(plain.unwrap_or(written), text, "{}", path.display());
            read_again += 1;
        }
    }
    println!("{documents} documents in texts of {files} files; {read_again} scalars read again");
}

/// A file as the text of a `ConfigMap`, and where each of its bytes then stands.
struct Wrapped {
    file: String,
    /// For each byte of the text its place in the file, and the end of the text's.
    places: Vec<usize>,
}

const HEAD: &str = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: ";

fn literal(text: &str) -> Wrapped {
    let mut file = format!("{HEAD}|2+\n");
    let mut places = Vec::new();
    for line in text.split_inclusive('\n') {
        file.push_str("    ");
        places.extend(file.len()..file.len() + line.len());
        file.push_str(line);
    }
    places.push(file.len());
    Wrapped { file, places }
}

fn double_quoted(text: &str) -> Wrapped {
    let mut file = format!("{HEAD}\"");
    let mut places = Vec::new();
    for char in text.chars() {
        places.extend(std::iter::repeat_n(file.len(), char.len_utf8()));
        match char {
            '\n' => file.push_str("\\n"),
            '"' => file.push_str("\\\""),
            '\\' => file.push_str("\\\\"),
            '\t' => file.push_str("\\t"),
            _ if char > '\u{ff}' => write!(file, "\\U{:08x}", u32::from(char)).unwrap(),
            _ => file.push(char),
        }
    }
    places.push(file.len());
    file.push('"');
    Wrapped { file, places }
}

impl Wrapped {
    /// Ends follow the last byte: what comes behind may be written further on.
    fn place(&self, span: &std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
        let start = self.places[span.start];
        let Some(last) = text[..span.end].char_indices().next_back().filter(|_| span.end > span.start) else {
            return start..start;
        };
        let end = match last {
            (at, '\n') if self.places[at + 1] > self.places[at] + 2 => self.places[at] + 1,
            (at, char) if self.file[self.places[at]..].starts_with(char) && char != '\\' => {
                self.places[at] + char.len_utf8()
            }
            _ => self.places[span.end],
        };
        start..end
    }
}

#[test]
fn every_position_of_a_real_manifest_survives_being_put_into_a_text() {
    let (mut texts, mut positions, mut parts, mut whole) = (0, 0, 0, 0);
    for path in corpora() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let (arena, faults) = read(text.clone().into_bytes(), Format::Yaml, &Limits::default());
        if !faults.is_empty() || text.contains(['\r', '\u{feff}', '\u{85}', '\u{2028}']) || text.len() > 40_000 {
            continue;
        }
        for wrapped in [literal(&text), double_quoted(&text)] {
            let (outer, _, own) = embedded(wrapped.file.clone().into_bytes(), Path::new("m.yaml"));
            if outer.node_count() == own {
                continue;
            }
            assert!(outer.node_count() >= own + arena.node_count(), "{}", path.display());
            texts += 1;
            for node in 0..count(arena.node_count()) {
                let inner = node + count(own);
                for (span, found) in
                    [(arena.value_span(node), outer.value_span(inner)), (arena.key_span(node), outer.key_span(inner))]
                {
                    assert_eq!(found, wrapped.place(&span, &text), "{}: {:?}", path.display(), &text[span]);
                    positions += 1;
                }
            }
            for root in arena.roots() {
                for (node, _, scalar) in scalars(&arena, *root).into_iter().filter(|(_, _, text)| text.len() < 2_000) {
                    for (at, word) in words(&scalar).into_iter().take(4) {
                        let span = arena.part_span(node, &(at..at + word.len()));
                        let found = outer.part_span(node + count(own), &(at..at + word.len()));
                        assert_eq!(found, wrapped.place(&span, &text), "{}: {word:?} in {scalar:?}", path.display());
                        parts += 1;
                        let exact = text[span.clone()] == *word;
                        whole += usize::from(!exact && span == arena.value_span(node));
                        assert!(
                            exact || text[span.clone()].contains(['\\', '\'']) || span == arena.value_span(node),
                            "{word:?} is not {:?}",
                            &text[span]
                        );
                    }
                }
            }
        }
    }
    println!(
        "{texts} texts, {positions} positions, {parts} parts of scalars, {whole} of them only as the whole scalar"
    );
}

fn words(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}
