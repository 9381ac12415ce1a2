use std::ops::Range;

use super::super::writer::{Writer, Written};
use super::lines::Line;

/// A word of an instruction without its quotes.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) place: Range<usize>,
    /// Whether it has a variable that is not known here.
    pub(super) unresolved: bool,
}

impl Word {
    pub(super) fn write(&self, key: &str, writer: &mut Writer<'_, '_>) -> Written {
        writer.key(key)?;
        self.write_value(writer)
    }

    pub(super) fn write_value(&self, writer: &mut Writer<'_, '_>) -> Written {
        if self.unresolved {
            writer.unresolved(&self.text, self.place.clone())
        } else {
            writer.text(&self.text, self.place.clone())
        }
    }
}

/// Takes words off a line, as the shell would: quotes and escapes go, variables stay.
pub(super) struct Words<'a> {
    line: &'a Line,
    escape: char,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) const fn new(line: &'a Line, at: usize, escape: char) -> Self {
        Self { line, escape, at }
    }

    /// What is left, and where it begins.
    pub(super) fn rest(&mut self) -> (&'a str, usize) {
        let rest = &self.line.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        (self.line.text[self.at..].trim_end(), self.at)
    }

    /// What is left as one word, taken as it stands.
    pub(super) fn whole(&mut self) -> Option<Word> {
        let (rest, at) = self.rest();
        self.at = self.line.text.len();
        let place = self.line.place(&(at..at + rest.len()));
        (!rest.is_empty()).then(|| Word { text: rest.to_owned(), place, unresolved: false })
    }

    /// Takes a word off, up to blank space or up to one of these characters outside of quotes.
    pub(super) fn until(&mut self, stops: &[char]) -> Word {
        let rest = &self.line.text[self.at..];
        let (mut text, mut unresolved, mut quote) = (String::new(), false, None);
        let mut chars = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((at, char)) = chars.next() {
            match char {
                char if quote == Some(char) => quote = None,
                '"' | '\'' if quote.is_none() => quote = Some(char),
                char if char == self.escape && quote != Some('\'') => {
                    text.extend(chars.next().map(|(_, escaped)| escaped));
                }
                char if quote.is_none() && (char.is_whitespace() || stops.contains(&char)) => {
                    end = at;
                    break;
                }
                _ => {
                    unresolved |= char == '$' && quote != Some('\'');
                    text.push(char);
                }
            }
        }
        let place = self.line.place(&(self.at..self.at + end));
        self.at += end;
        Word { text, place, unresolved }
    }

    /// Takes a character off, if it comes next.
    pub(super) fn skip_char(&mut self, char: char) -> bool {
        let found = self.line.text[self.at..].starts_with(char);
        self.at += if found { char.len_utf8() } else { 0 };
        found
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let (rest, _) = self.rest();
        (!rest.is_empty()).then(|| self.until(&[]))
    }
}
