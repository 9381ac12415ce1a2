//! Dockerfiles: stages and their instructions, as `BuildKit` takes a file apart.
//!
//! What depends on build arguments or the environment is left as it is written, and marked: whoever builds decides it.

mod instruction;
mod lines;
mod reference;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use instruction::{Instruction, Pair};
use lines::Source;
use reference::Reference;
use words::Word;

use super::builder::Builder;
use super::writer::{Writer, Written};
use super::{Fault, FaultKind};

/// Reads one Dockerfile as one document.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut file = File::default();
    let source = Source::new(text, &mut file.faults);
    for line in &source.lines {
        match Instruction::new(line, source.escape, &mut file.faults) {
            Some(instruction) => file.add(instruction),
            None => file.fault(line.span.clone(), "no instruction of a Dockerfile"),
        }
    }
    if file.stages.is_empty() && file.faults.is_empty() {
        file.fault(0..text.len().min(1), "no FROM: there is nothing to build");
    }
    Writer::document(builder, |writer| {
        writer.report(std::mem::take(&mut file.faults));
        writer.mapping(0..text.len(), |writer| {
            source.write_directives(writer)?;
            write_pairs("arguments", &file.arguments, writer)?;
            let span = |stage: &Stage| stage.span();
            writer.list("stages", &file.stages, span, |writer, stage| stage.write(writer))
        })
    });
}

#[derive(Default)]
struct File {
    /// Those before the first stage.
    arguments: Vec<Pair>,
    stages: Vec<Stage>,
    names: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl File {
    fn add(&mut self, instruction: Instruction) {
        match (instruction.name, self.stages.last_mut()) {
            ("FROM", _) => self.begin(instruction),
            (_, Some(stage)) => stage.instructions.push(instruction),
            ("ARG", None) => self.arguments.extend(instruction.pairs),
            (_, None) => self.fault(instruction.span, "an instruction before the first FROM"),
        }
    }

    fn begin(&mut self, from: Instruction) {
        let is_as = |word: &Word| word.text.eq_ignore_ascii_case("as");
        let (base, name) = match from.arguments.as_slice() {
            [base] => (base.clone(), None),
            [base, word, name] if is_as(word) => (base.clone(), Some(name.clone())),
            _ => return self.fault(from.span, "FROM takes an image, and a name behind AS"),
        };
        let continues = self.names.contains(&base.text.to_lowercase());
        self.names.extend(name.as_ref().map(|name| name.text.to_lowercase()));
        let platform = from.flags.into_iter().find(|flag| flag.name.text == "platform").and_then(|flag| flag.value);
        self.stages.push(Stage { base, continues, name, platform, span: from.span, instructions: Vec::new() });
    }

    fn fault(&mut self, span: Range<usize>, why: &str) {
        self.faults.push(Fault::new(FaultKind::Syntax(why.to_owned()), span));
    }
}

struct Stage {
    base: Word,
    /// Whether the base is an earlier stage and no image.
    continues: bool,
    name: Option<Word>,
    platform: Option<Word>,
    /// Of the FROM.
    span: Range<usize>,
    instructions: Vec<Instruction>,
}

impl Stage {
    fn span(&self) -> Range<usize> {
        let last = self.instructions.last().map_or(self.span.end, |instruction| instruction.span.end);
        self.span.start..last
    }

    fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        writer.mapping(self.span(), |writer| {
            self.base.write("from", writer)?;
            if self.continues {
                self.base.write("stage", writer)?;
            } else {
                Reference::new(&self.base).write(writer)?;
            }
            for (key, word) in [("name", &self.name), ("platform", &self.platform)] {
                word.iter().try_for_each(|word| word.write(key, writer))?;
            }
            let span = |instruction: &Instruction| instruction.span.clone();
            writer.list("instructions", &self.instructions, span, |writer, instruction| instruction.write(writer))
        })
    }
}

fn write_pairs(key: &str, pairs: &[Pair], writer: &mut Writer<'_, '_>) -> Written {
    writer.list(key, pairs, Pair::span, |writer, pair| {
        writer.mapping(pair.span(), |writer| {
            pair.name.write("name", writer)?;
            pair.value.iter().try_for_each(|value| value.write("value", writer))
        })
    })
}
