//! The parser is the authority: whatever this reader takes must come out as the parser reads it.

use std::path::Path;
use std::{env, fs};

use super::super::builder::Builder;
use super::super::{Limits, yaml};
use super::read;

/// Whether every chunk of a text is of the plain part. Chunks that are must be read as the parser reads them, down to the last span.
fn agrees(text: &str) -> bool {
    let limits = Limits::default();
    let mut plain = true;
    for range in yaml::chunks(text) {
        let mut taken = Builder::new(text, &limits);
        if !read(&text[range.clone()], range.start, &mut taken) {
            plain = false;
            continue;
        }
        let mut parsed = Builder::new(text, &limits);
        yaml::read_chunk(text, range, &mut parsed);
        assert_eq!(format!("{:?}", taken.finish()), format!("{:?}", parsed.finish()), "{text:?}");
    }
    plain
}

const PLAIN: &[&str] = &[
    "a: 1\nb: x y\nc: http://x:80/y#z\nd: a:b\n",
    "---\na: 1 # comment\n# comment\n\nb:   2   \n---\nc: 3",
    "--- # comment\nl:\n- a\n- b: 1\n  c: 2\n- - x\n  - y: z\n",
    "l:\n  - -1\n  - --flag=x\n  - 'it''s'\n  - \"a\\\"b\\\\c\\nd\\te\"\n  -   k: v\n      w: z\nm: n\n",
    "'a b': \"#1\"\n\"c\": 'd: e'\n? f\n",
    "a: {b: c, d: [e, \"f g\", {h: 1}], i: {}}\nj: []\nk: [ x ]\n- {a: b}\n",
    "- {a: b}\n- [c]\n- |\n  x\n- >-\n  y\n  z\n-\n  a: b\n-\n  - c\n",
    "a: |\n  x\n\n    y: z\n  # no comment\n\nb: >\n  p\n  q \n  r\n# comment\nc: |-\n  s\n\n\n",
    "한글: 값 # 주석\n'따옴표': \"“값”\"\nt: |\n  글\n  자\n",
    "kind: X\n1: a\n1.0: b\ntrue: c\nyes: d\n~x: e\n",
    "kind: X\na: 1\na: 2\nb: .inf\n",
    "",
    "# nothing\n",
    "---\n",
];

const TRICKY: &[&str] = &[
    "a:\nb: 1\n",
    "a:\n",
    "-\n-\n",
    "a: b: c\n",
    "a: b\n  c\n",
    "a: b\n  # c\n  d: e\n",
    "a: - b\n",
    "a: &x b\nc: *x\n",
    "a: !!str 1\n",
    "<<: {a: b}\n",
    "a: |+\n  x\n\n",
    "a: |2\n   x\n",
    "a: |\nb: 1\n",
    "a: |\n\n  x\n",
    "a: |\n    x\n  y\n",
    "a: |\n  x",
    "a: >\n  x\n\n  y\n",
    "a: >\n  x\n   y\n",
    "a: [b,\n c]\n",
    "a: [b: c]\n",
    "a: {b}\n",
    "a: {b: c,}\n",
    "a: {b: c}: d\n",
    "a: {\"b\":c}\n",
    "a: \"b\\/c\"\n",
    "a: \"b\n  c\"\n",
    "a: 'b' c\n",
    "a: 'b'#c\n",
    "a : b\n",
    "a:\tb\n",
    "\ta: b\n",
    "a: b\r\nc: d\r\n",
    "a: \u{85}b\n",
    "a: b\u{a0}\n",
    "\u{feff}a: b\n",
    "%YAML 1.1\n---\na: b\n",
    "a: b\n...\nc: d\n",
    "---a: b\n",
    "--- a: b\n",
    "  a: b\nc: d\n",
    " - a\n- b\n",
    "a: b\n- c\n",
    "- a\nb: c\n",
    "- a: b\n c: d\n",
    "? a\n: b\n",
    "{a: b}\n",
    "x\n",
    "a: @b\n",
    "a: b #c\n d\n",
];

#[test]
fn the_plain_part_is_read_as_the_parser_reads_it() {
    for text in PLAIN.iter().chain(TRICKY) {
        agrees(text);
    }
    let taken: Vec<bool> = PLAIN.iter().map(|text| agrees(text)).collect();
    let left = taken.iter().filter(|taken| !**taken).count();
    assert_eq!(left, 2, "{taken:?}: a complex key, and a list beside keys");
}

#[test]
fn what_is_not_plain_is_left_to_the_parser() {
    for text in TRICKY {
        assert!(!agrees(text), "{text:?}");
    }
}

#[test]
fn what_was_said_of_a_document_before_it_is_read_survives_a_vain_attempt() {
    let text = b"{apiVersion: v1, kind: Thing}\n".to_vec();
    let (_, faults) = super::super::read(text, super::super::Format::Yaml, &Limits::default());
    assert!(faults.iter().any(|fault| fault.kind.to_string().contains("no JSON")), "{faults:?}");
}

/// A generator of numbers that are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound as u64).unwrap()
    }
}

#[test]
fn texts_with_a_few_changed_characters_are_read_as_the_parser_reads_them() {
    const PIECES: &[&str] = &[
        " ", "  ", "\n", "\n\n", ":", ": ", "- ", "-", "#", " #", "\"", "'", "{", "}", "[", "]", ",", ", ", "|", ">",
        "|-", "\\", "a", "1", "~", "&a", "*a", "!", "%", "?", "<<", "---\n", "...", "\t", "\r", "é", "a: b\n",
        "\n  - x", "\n    ", "null", "yes",
    ];
    let (mut numbers, mut taken) = (Numbers(4), 0_usize);
    let seeds: Vec<&str> = PLAIN.iter().chain(PLAIN).chain(TRICKY).copied().filter(|text| !text.is_empty()).collect();
    let rounds = env::var("PRR_BLOCK_ROUNDS").map_or(40_000, |rounds| rounds.parse().unwrap());
    for _ in 0..rounds {
        let mut text = seeds[numbers.below(seeds.len())].to_owned();
        if numbers.below(4) == 0 {
            text.push_str(seeds[numbers.below(seeds.len())]);
        }
        for _ in 0..=numbers.below(2) {
            let at = text.floor_char_boundary(numbers.below(text.len() + 1));
            let end = text.ceil_char_boundary((at + numbers.below(3)).min(text.len()));
            text.replace_range(at..end, PIECES[numbers.below(PIECES.len())]);
        }
        taken += usize::from(agrees(&text));
    }
    assert!(taken * 10 > rounds, "{taken} of the changed texts were taken: too few to mean anything");
}

#[test]
fn manifests_of_public_projects_are_read_as_the_parser_reads_them() {
    let Some(corpora) = env::var_os("PRR_CORPORA") else {
        println!("skipped: PRR_CORPORA is not set");
        return;
    };
    let (mut taken, mut files) = (0, 0);
    visit(Path::new(&corpora), &mut |text| {
        files += 1;
        taken += usize::from(agrees(text));
    });
    println!("{taken} of {files} files are of the plain part");
    assert!(taken * 2 > files, "{taken} of {files}");
}

fn visit(folder: &Path, see: &mut impl FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            visit(&path, see);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
            && let Ok(text) = fs::read_to_string(&path)
            && !text.contains('\0')
        {
            see(&text);
        }
    }
}
