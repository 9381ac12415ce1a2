use std::ops::Range;

use super::super::builder::Builder;
use super::super::writer::{Writer, Written};
use super::super::{Fault, FaultKind, Limits, json};
use super::lines::{Heredoc, Line};
use super::words::{Word, Words};
use super::write_pairs;
use crate::Kind;

const KNOWN: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// One instruction of a Dockerfile.
pub(super) struct Instruction {
    /// In capitals.
    pub(super) name: &'static str,
    place: Range<usize>,
    pub(super) flags: Vec<Pair>,
    /// How a command is written.
    form: Option<&'static str>,
    pub(super) arguments: Vec<Word>,
    /// What ARG, ENV and LABEL set.
    pub(super) pairs: Vec<Pair>,
    heredocs: Vec<(String, String, Range<usize>)>,
    pub(super) span: Range<usize>,
}

/// A name, and its value if it has one.
pub(super) struct Pair {
    pub(super) name: Word,
    pub(super) value: Option<Word>,
}

impl Pair {
    pub(super) fn span(&self) -> Range<usize> {
        self.name.place.start..self.value.as_ref().map_or(self.name.place.end, |value| value.place.end)
    }
}

impl Instruction {
    /// The instruction of a line; `None` if there is none of its name.
    pub(super) fn new(line: &Line, escape: char, faults: &mut Vec<Fault>) -> Option<Self> {
        let end = line.text.find(char::is_whitespace).unwrap_or(line.text.len());
        let name = KNOWN.into_iter().find(|known| line.text[..end].eq_ignore_ascii_case(known))?;
        let heredoc = |heredoc: &Heredoc| (heredoc.name.clone(), heredoc.text.clone(), heredoc.span.clone());
        let mut instruction = Self {
            name,
            place: line.place(&(0..end)),
            flags: Vec::new(),
            form: None,
            arguments: Vec::new(),
            pairs: Vec::new(),
            heredocs: line.heredocs.iter().map(heredoc).collect(),
            span: line.span.clone(),
        };
        let mut words = Words::new(line, end, escape);
        if matches!(name, "ADD" | "COPY" | "FROM" | "HEALTHCHECK" | "RUN") {
            instruction.take_flags(&mut words);
        }
        match name {
            "RUN" | "CMD" | "ENTRYPOINT" | "SHELL" => instruction.command(line, words),
            "HEALTHCHECK" => instruction.healthcheck(line, words),
            "ADD" | "COPY" | "VOLUME" => match exec(line, words.rest()) {
                Some(arguments) => instruction.arguments = arguments,
                None => instruction.arguments = words.collect(),
            },
            "ARG" | "ENV" | "LABEL" => instruction.pairs = pairs(words, name == "ARG"),
            _ => instruction.arguments = words.collect(),
        }
        if instruction.arguments.is_empty() && instruction.pairs.is_empty() {
            let why = format!("{name} without an argument");
            faults.push(Fault::new(FaultKind::Syntax(why), line.span.clone()));
        }
        Some(instruction)
    }

    fn take_flags(&mut self, words: &mut Words<'_>) {
        while words.rest().0.starts_with("--") {
            let mut name = words.until(&['=']);
            name.text.drain(..2.min(name.text.len()));
            name.place.start += 2.min(name.place.len());
            let value = words.skip_char('=').then(|| words.until(&[]));
            self.flags.push(Pair { name, value });
        }
    }

    fn command(&mut self, line: &Line, mut words: Words<'_>) {
        let exec = exec(line, words.rest());
        self.form = Some(if exec.is_some() { "exec" } else { "shell" });
        self.arguments = exec.unwrap_or_else(|| words.whole().into_iter().collect());
    }

    fn healthcheck(&mut self, line: &Line, mut words: Words<'_>) {
        match words.next() {
            Some(word) if word.text.eq_ignore_ascii_case("cmd") => self.command(line, words),
            word => self.arguments = word.into_iter().chain(words).collect(),
        }
    }

    pub(super) fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        writer.mapping(self.span.clone(), |writer| {
            writer.entry("instruction", self.name, self.place.clone())?;
            write_pairs("flags", &self.flags, writer)?;
            if let Some(form) = self.form {
                writer.entry("form", form, self.place.clone())?;
            }
            let place = |word: &Word| word.place.clone();
            writer.list("arguments", &self.arguments, place, |writer, word| word.write_value(writer))?;
            write_pairs("values", &self.pairs, writer)?;
            let span = |(_, _, span): &(String, String, Range<usize>)| span.clone();
            writer.list("heredocs", &self.heredocs, span, |writer, (name, text, span)| {
                writer.mapping(span.clone(), |writer| {
                    writer.entry("name", name, span.clone())?;
                    writer.entry("text", text, span.clone())
                })
            })
        })
    }
}

/// The texts of a JSON list. What is none is taken for a shell's line, brackets and all.
fn exec(line: &Line, (rest, at): (&str, usize)) -> Option<Vec<Word>> {
    if !rest.starts_with('[') {
        return None;
    }
    let mut builder = Builder::new(rest, &Limits::default());
    json::read(rest, &mut builder).ok()?;
    let (mut arena, _) = builder.finish();
    rest.clone_into(&mut arena.text);
    let [root] = arena.roots()[..] else { return None };
    let word = |node: u32| {
        let span = arena.inner_span(node);
        let text = arena.scalar(node).filter(|_| arena.is(node, Kind::String))?.to_owned();
        Some(Word { text, place: line.place(&(at + span.start..at + span.end)), unresolved: false })
    };
    arena.children(root).map(word).collect()
}

/// `NAME=value ...`, or the old `NAME the rest of the line`.
fn pairs(mut words: Words<'_>, bare: bool) -> Vec<Pair> {
    let mut pairs = Vec::new();
    while !words.rest().0.is_empty() {
        let name = words.until(&['=']);
        let value = if words.skip_char('=') {
            Some(words.until(&[]))
        } else if !bare && pairs.is_empty() {
            let unresolved = words.rest().0.contains('$');
            words.whole().map(|value| Word { unresolved, ..value })
        } else {
            None
        };
        pairs.push(Pair { name, value });
    }
    pairs
}
