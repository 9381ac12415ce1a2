use std::ops::Range;

use super::super::writer::{Writer, Written};
use super::super::{Fault, FaultKind};

/// A Dockerfile as lines that were put together, without comments.
pub(super) struct Source {
    pub(super) lines: Vec<Line>,
    /// What joins a line with the next one.
    pub(super) escape: char,
    directives: Vec<Directive>,
}

struct Directive {
    name: Range<usize>,
    key: String,
    value: String,
    place: Range<usize>,
}

/// One instruction with its continuations.
pub(super) struct Line {
    pub(super) text: String,
    /// Where parts of the text begin in it and in the file.
    parts: Vec<(usize, usize)>,
    pub(super) span: Range<usize>,
    pub(super) heredocs: Vec<Heredoc>,
}

/// A text that stands below the instruction that uses it.
pub(super) struct Heredoc {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

impl Line {
    /// The bytes of the file that a range of the text was written as.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.at(range.start);
        let end = if range.is_empty() { start } else { self.at(range.end - 1) + 1 };
        start..end
    }

    fn at(&self, byte: usize) -> usize {
        let part = self.parts.partition_point(|(text, _)| *text <= byte).saturating_sub(1);
        self.parts.get(part).map_or(self.span.start, |(text, file)| file + (byte - text))
    }
}

impl Source {
    pub(super) fn new(text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut reader = Reader { text, at: 0 };
        let directives = reader.directives();
        let backtick = directives.iter().any(|directive| directive.key == "escape" && directive.value == "`");
        let escape = if backtick { '`' } else { '\\' };
        let mut lines = Vec::new();
        while let Some(mut line) = reader.instruction(escape) {
            if let Err(fault) = reader.heredocs(&mut line) {
                faults.push(fault);
            }
            lines.push(line);
        }
        Self { lines, escape, directives }
    }

    pub(super) fn write_directives(&self, writer: &mut Writer<'_, '_>) -> Written {
        let (Some(first), Some(last)) = (self.directives.first(), self.directives.last()) else { return Ok(()) };
        writer.key("directives")?;
        writer.mapping(first.name.start..last.place.end, |writer| {
            self.directives.iter().try_for_each(|directive| {
                writer.key_at(&directive.key, directive.name.clone())?;
                writer.text(&directive.value, directive.place.clone())
            })
        })
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next line without its break, and where it begins.
    fn line(&mut self) -> Option<(&'a str, usize)> {
        let start = self.at;
        let line = self.text[start..].split_inclusive('\n').next()?;
        self.at += line.len();
        Some((line.trim_end_matches(['\r', '\n']), start))
    }

    /// Comments of the form `# key=value` at the very beginning say how the rest is read; the first of a name counts.
    fn directives(&mut self) -> Vec<Directive> {
        let mut directives: Vec<Directive> = Vec::new();
        loop {
            let back = self.at;
            let Some(directive) = self.line().and_then(|(line, start)| directive(line, start)) else {
                self.at = back;
                return directives;
            };
            if directives.iter().any(|earlier| earlier.key == directive.key) {
                continue;
            }
            directives.push(directive);
        }
    }

    /// The next instruction.
    fn instruction(&mut self, escape: char) -> Option<Line> {
        let mut line: Option<Line> = None;
        while let Some((written, start)) = self.line() {
            let content = written.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let end = start + written.trim_end().len();
            let first = start + (written.len() - written.trim_start().len());
            let begun = line.is_some();
            let line = line.get_or_insert_with(|| Line {
                text: String::new(),
                parts: Vec::new(),
                span: first..end,
                heredocs: Vec::new(),
            });
            let from = if begun { start } else { first };
            let joined = written.trim_end().strip_suffix(escape);
            let stop = joined.map_or(end, |rest| start + rest.len());
            line.parts.push((line.text.len(), from));
            line.text.push_str(self.text.get(from..stop).unwrap_or_default());
            line.span.end = end;
            if joined.is_none() {
                break;
            }
        }
        line
    }

    /// Takes the texts that an instruction announces with `<<NAME`.
    fn heredocs(&mut self, line: &mut Line) -> Result<(), Fault> {
        let name = line.text.split_whitespace().next().unwrap_or_default();
        if !["RUN", "COPY", "ADD"].iter().any(|known| name.eq_ignore_ascii_case(known)) || !line.text.contains("<<") {
            return Ok(());
        }
        let announced: Vec<_> = line.text.split_whitespace().filter_map(announced).collect();
        for (name, tabs) in announced {
            let start = self.at;
            let end = loop {
                let Some((written, at)) = self.line() else {
                    let why = format!("the text that `<<{name}` announces does not end");
                    return Err(Fault::new(FaultKind::Syntax(why), line.span.clone()));
                };
                let written = if tabs { written.trim_start_matches('\t') } else { written };
                if written == name {
                    break at;
                }
            };
            let text = &self.text[start..end];
            let stripped = || text.split_inclusive('\n').map(|line| line.trim_start_matches('\t')).collect();
            let text = if tabs { stripped() } else { text.to_owned() };
            line.heredocs.push(Heredoc { name, text, span: start..end });
            line.span.end = start.max(end) + self.text[end..self.at].trim_end().len();
        }
        Ok(())
    }
}

fn directive(line: &str, start: usize) -> Option<Directive> {
    let (before, rest) = line.split_once('#').filter(|(before, _)| before.trim().is_empty())?;
    let (key, value) = rest.split_once('=')?;
    let name = key.trim();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let name_at = start + before.len() + 1 + (key.len() - key.trim_start().len());
    let value_at = start + before.len() + 1 + key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    Some(Directive {
        name: name_at..name_at + name.len(),
        key: name.to_ascii_lowercase(),
        value: value.to_owned(),
        place: value_at..value_at + value.len(),
    })
}

/// The name in `<<NAME`, `<<-NAME` or `3<<"NAME"`, and whether the tabs in front of its lines go.
fn announced(word: &str) -> Option<(String, bool)> {
    let rest = word.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix("<<")?;
    let (rest, tabs) = rest.strip_prefix('-').map_or((rest, false), |rest| (rest, true));
    let name = rest.trim_matches(['"', '\'']);
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    named.then(|| (name.to_owned(), tabs))
}
