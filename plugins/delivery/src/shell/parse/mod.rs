//! The grammar of bash, as far as steps of pipelines use it.

mod compound;
mod cursor;
mod heredoc;
mod simple;
mod word;

use super::ast::{Command, Item, Link, List, Pipeline, Script};
use cursor::Cursor;

/// Scripts nested in one another; bash itself has no limit.
const DEEPEST: usize = 48;
/// Bytes of a script that is read.
const LONGEST: usize = 256 * 1024;

/// Why a script is not read, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub at: usize,
}

type Parsed<T> = Result<T, Refused>;

/// Reads a script.
pub(crate) fn parse(text: &str) -> Parsed<Script> {
    if text.len() > LONGEST {
        return Err(Refused { at: 0 });
    }
    let mut parser = Parser { cursor: Cursor::new(text), next: 0, depth: 0 };
    let script = parser.script()?;
    if parser.cursor.at_end() { Ok(script) } else { Err(parser.refuse()) }
}

struct Parser<'t> {
    cursor: Cursor<'t>,
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn refuse(&self) -> Refused {
        Refused { at: self.cursor.at }
    }

    fn id(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// Reads something that can hold itself.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.refuse());
        }
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Commands up to a word or a sign that ends them, which stays.
    fn script(&mut self) -> Parsed<Script> {
        let mut items = Vec::new();
        loop {
            self.separators();
            if self.ends() {
                return Ok(Script { items });
            }
            let list = self.list()?;
            self.cursor.blanks();
            let at = self.cursor.at;
            let ampersand = self.cursor.looking_at("&") && !self.cursor.looking_at("&&");
            let background = ampersand.then(|| {
                self.cursor.at += 1;
                at..at + 1
            });
            items.push(Item { list, background });
            let ended = background_or_separator(&self.cursor, ampersand);
            if !ended && !self.ends() {
                return Err(self.refuse());
            }
        }
    }

    /// Skips blanks, comments, newlines and single semicolons.
    fn separators(&mut self) {
        loop {
            self.cursor.blanks();
            let semicolon =
                self.cursor.looking_at(";") && !self.cursor.looking_at(";;") && !self.cursor.looking_at(";&");
            if semicolon {
                self.cursor.at += 1;
            } else if !self.cursor.newline() {
                return;
            }
        }
    }

    /// Whether the commands of the script around end here.
    fn ends(&self) -> bool {
        const WORDS: [&str; 9] = ["then", "else", "elif", "fi", "do", "done", "esac", "}", "in"];
        self.cursor.at_end()
            || self.cursor.looking_at(")")
            || self.cursor.looking_at(";;")
            || self.cursor.looking_at(";&")
            || WORDS[..8].iter().any(|word| self.cursor.looking_at_word(word))
    }

    fn list(&mut self) -> Parsed<List> {
        let first = self.pipeline()?;
        let mut rest = Vec::new();
        loop {
            self.cursor.blanks();
            let link = if self.cursor.take("&&") {
                Link::And
            } else if self.cursor.take("||") {
                Link::Or
            } else {
                return Ok(List { first, rest });
            };
            self.cursor.lines();
            rest.push((link, self.pipeline()?));
        }
    }

    fn pipeline(&mut self) -> Parsed<Pipeline> {
        self.cursor.blanks();
        let from = self.cursor.at;
        let mut negated = false;
        loop {
            if self.cursor.take_word("!") {
                negated = !negated;
            } else if self.cursor.looking_at_word("time") {
                self.cursor.at += 4;
                self.cursor.blanks();
                self.cursor.take_word("-p");
            } else {
                break;
            }
            self.cursor.blanks();
        }
        let mut parts = vec![self.nested(Self::command)?];
        loop {
            self.cursor.blanks();
            let pipe = self.cursor.take("|&") || !self.cursor.looking_at("||") && self.cursor.take("|");
            if !pipe {
                let to = parts.last().map_or(from, |part: &Command| part.span.end);
                return Ok(Pipeline { negated, parts, span: from..to });
            }
            self.cursor.lines();
            parts.push(self.nested(Self::command)?);
        }
    }
}

fn background_or_separator(cursor: &Cursor<'_>, ampersand: bool) -> bool {
    ampersand || cursor.looking_at(";") || cursor.at_newline()
}

#[cfg(test)]
mod tests;
