use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Fault;
use super::token::{Kind, Token, tokens};

/// A script as tokens, and what its imports call the modules of k6.
pub(super) struct Script<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) faults: Vec<Fault>,
    /// Modules, with the place of their name.
    pub(super) imports: Vec<(&'a str, Range<usize>)>,
    /// What names stand for: `http` for a whole module, `k6.check` for a part of one.
    pub(super) names: BTreeMap<&'a str, String>,
    /// The functions at the top of the script, with their bodies.
    pub(super) functions: Vec<(&'a str, Range<usize>)>,
}

impl<'a> Script<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (tokens, faults) = tokens(text);
        let mut script =
            Self { text, tokens, faults, imports: Vec::new(), names: BTreeMap::new(), functions: Vec::new() };
        for at in 0..script.tokens.len() {
            match script.word(at) {
                Some("import") => script.import(at),
                Some("require") => script.require(at),
                Some("function" | "export") if script.tokens[at].depth == 0 => script.function(at),
                _ => {}
            }
        }
        script
    }

    /// Whether it is a script for k6 at all.
    pub(super) fn is_for_k6(&self) -> bool {
        self.imports.iter().any(|(module, _)| *module == "k6" || module.starts_with("k6/"))
    }

    pub(super) fn source(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.clone()])
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).filter(|token| token.kind == Kind::Word).map(|_| self.source(at))
    }

    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// The tokens between a bracket and the one that closes it.
    pub(super) fn inside(&self, open: usize) -> Option<Range<usize>> {
        Some(open + 1..self.tokens.get(open)?.pair?)
    }

    /// Cuts tokens at the commas between them that no bracket holds.
    pub(super) fn split(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut start, mut at) = (Vec::new(), range.start, range.start);
        while at < range.end {
            if self.is_mark(at, b',') {
                parts.push(start..at);
                start = at + 1;
            }
            at = self.after(at);
        }
        parts.push(start..range.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// The token behind this one, and behind all that this one opens.
    pub(super) fn after(&self, at: usize) -> usize {
        self.tokens[at].pair.map_or(at + 1, |pair| pair + 1)
    }

    /// The bytes of a range of tokens.
    pub(super) fn span(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(range.start).map_or(self.text.len(), |token| token.span.start);
        let last = range.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.span.end).max(start)
    }

    /// The function at the top of the script that a token stands in.
    pub(super) fn function_around(&self, at: usize) -> Option<&'a str> {
        let index = self.functions.partition_point(|(_, body)| body.start <= at).checked_sub(1)?;
        let (name, body) = &self.functions[index];
        body.contains(&at).then_some(name)
    }

    /// The name of a module in quotes.
    fn module(&self, at: usize) -> Option<&'a str> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Text)?;
        self.text.get(token.span.start + 1..token.span.end - 1)
    }

    /// `import a, { b as c } from 'module'`, `import * as a from 'module'`, `import 'module'`.
    fn import(&mut self, import: usize) {
        let mut at = import + 1;
        let mut names = Vec::new();
        while let Some(word) =
            self.word(at).or_else(|| self.is_mark(at, b'*').then_some("*")).filter(|_| at < import + 12)
        {
            if word == "from" && self.module(at + 1).is_some() {
                break;
            }
            let renamed = self.word(at + 1) == Some("as");
            names.extend(match word {
                "*" if renamed => self.word(at + 2).map(|name| (name, None)),
                "type" => None,
                _ => Some((word, None)),
            });
            at += if renamed { 3 } else { 1 };
            at += usize::from(self.is_mark(at, b','));
        }
        if let Some(inside) = self.inside(at).filter(|_| self.is_mark(at, b'{')) {
            at = inside.end + 1;
            for part in self.split(inside) {
                let words: Vec<&str> = part.filter_map(|at| self.word(at)).collect();
                names.extend(match words.as_slice() {
                    [name] => Some((*name, Some(*name))),
                    [name, "as", local] => Some((*local, Some(*name))),
                    _ => None,
                });
            }
        }
        at += usize::from(self.word(at) == Some("from"));
        self.take_module(at, names);
    }

    /// `const a = require('module')`, `const { b: c } = require('module')`.
    fn require(&mut self, require: usize) {
        let mut names = Vec::new();
        if require >= 2 && self.is_mark(require - 1, b'=') {
            let before = require - 2;
            if let Some(name) = self.word(before) {
                names.push((name, None));
            } else if self.is_mark(before, b'}') {
                let open = (0..before).rev().take(64).find(|at| self.tokens[*at].pair == Some(before));
                for part in open.map(|open| self.split(open + 1..before)).unwrap_or_default() {
                    let words: Vec<&str> = part.filter_map(|at| self.word(at)).collect();
                    if let (Some(first), Some(last)) = (words.first(), words.last()) {
                        names.push((*last, Some(*first)));
                    }
                }
            }
        }
        if self.is_mark(require + 1, b'(') {
            self.take_module(require + 2, names);
        }
    }

    fn take_module(&mut self, at: usize, names: Vec<(&'a str, Option<&'a str>)>) {
        let Some(module) = self.module(at) else { return };
        self.imports.push((module, self.tokens[at].span.clone()));
        if module != "k6" && !module.starts_with("k6/") {
            return;
        }
        for (local, part) in names {
            let meaning = match part {
                Some("default") | None => module.to_owned(),
                Some(part) => format!("{module}.{part}"),
            };
            self.names.insert(local, meaning);
        }
    }

    /// `export default function (...) {...}`, `export function name(...) {...}`, `export const name = (...) => {...}`, `function name(...) {...}`.
    fn function(&mut self, start: usize) {
        let skipped = ["export", "default", "async", "function", "const", "let", "var"];
        let mut at = start;
        let mut name = None;
        while let Some(word) = self.word(at).filter(|_| at < start + 8) {
            match word {
                "default" => name = Some("default"),
                _ if skipped.contains(&word) => {}
                _ => name = name.or(Some(word)),
            }
            at += 1;
            at += usize::from(self.is_mark(at, b'=') && !self.is_mark(at + 1, b'>'));
        }
        let Some(name) = name.filter(|_| self.is_mark(at, b'(')) else { return };
        let mut at = self.after(at);
        let stop = self.tokens.len().min(at + 64);
        while at < stop && !self.tokens[at].first && !self.is_mark(at, b'{') && !self.is_mark(at, b';') {
            at = self.after(at);
        }
        let inside = self.inside(at).filter(|_| self.is_mark(at, b'{'));
        let known = |body: &Range<usize>| self.functions.last().is_some_and(|(_, last)| last.end >= body.start);
        if let Some(body) = inside.filter(|body| !known(body)) {
            self.functions.push((name, body));
        }
    }
}
