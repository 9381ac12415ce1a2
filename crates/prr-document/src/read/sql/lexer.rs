//! Words, names, texts and comments of SQL, with their places.

use std::ops::Range;

/// Bytes of a name in brackets.
const LONGEST_NAME: usize = 128;
/// Blanks before the first word of a line that are looked at.
const DEEPEST_INDENT: usize = 64;

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme<'a> {
    pub kind: Lexed,
    /// As written; a quoted name is without its quotes.
    pub text: &'a str,
    pub span: Range<usize>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexed {
    Word,
    /// A name in quotes, which is no keyword.
    Name,
    /// A text, or a body between dollars.
    Text,
    Number,
    /// One character.
    Symbol,
    /// A comment to the end of its line, without its dashes.
    Comment,
}

impl Lexeme<'_> {
    /// Whether it is this keyword.
    pub(super) fn is(&self, word: &str) -> bool {
        self.kind == Lexed::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is this character.
    pub(super) fn is_symbol(&self, symbol: char) -> bool {
        self.kind == Lexed::Symbol && self.text.starts_with(symbol)
    }
}

/// The parts of a file, and whether its last text or comment does not end.
pub(super) fn lex(text: &str) -> (Vec<Lexeme<'_>>, bool) {
    // Only MySQL takes a backslash for an escape; a file in which texts end only so is written for it.
    let plain = Lexer { text, at: 0, escapes: false, open: false }.all();
    if plain.1 && text.contains('\\') {
        let escaped = Lexer { text, at: 0, escapes: true, open: false }.all();
        if !escaped.1 {
            return escaped;
        }
    }
    plain
}

/// Whether nothing but blanks stands before a place in its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev().take(DEEPEST_INDENT);
    before.clone().find(|byte| **byte != b' ' && **byte != b'\t').is_none_or(|byte| *byte == b'\n')
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    escapes: bool,
    open: bool,
}

impl<'a> Lexer<'a> {
    fn all(mut self) -> (Vec<Lexeme<'a>>, bool) {
        let mut lexemes = Vec::new();
        while let Some(char) = self.rest().chars().next() {
            let start = self.at;
            if let Some((kind, inner)) = self.next(char) {
                lexemes.push(Lexeme { kind, text: &self.text[inner], span: start..self.at });
            }
        }
        (lexemes, self.open)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Takes one part; nothing where it is a blank or a comment in brackets.
    fn next(&mut self, char: char) -> Option<(Lexed, Range<usize>)> {
        let start = self.at;
        let rest = self.rest();
        match char {
            _ if char.is_whitespace() => {
                self.at += char.len_utf8();
                None
            }
            '-' if rest.starts_with("--") => Some(self.comment(2)),
            '#' if self.begins_line() => Some(self.comment(1)),
            '/' if rest.starts_with("/*") => {
                self.skip_comment();
                None
            }
            '\'' => Some((Lexed::Text, self.quoted('\'', self.escapes))),
            '"' | '`' => Some((Lexed::Name, self.quoted(char, false))),
            '[' if self.is_bracketed_name() => Some((Lexed::Name, self.quoted(']', false))),
            'e' | 'E' if rest[1..].starts_with('\'') => {
                self.at += 1;
                Some((Lexed::Text, self.quoted('\'', true)))
            }
            '$' => Some(self.dollar().unwrap_or_else(|| self.symbol(char))),
            _ if char.is_alphabetic() || char == '_' || char == '@' => {
                let more = |char: char| char.is_alphanumeric() || char == '_' || char == '$' || char == '@';
                self.at += rest.find(|char| !more(char)).unwrap_or(rest.len());
                Some((Lexed::Word, start..self.at))
            }
            _ if char.is_ascii_digit() => {
                self.at += rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '.').unwrap_or(rest.len());
                Some((Lexed::Number, start..self.at))
            }
            _ => Some(self.symbol(char)),
        }
    }

    fn begins_line(&self) -> bool {
        begins_line(self.text, self.at)
    }

    const fn symbol(&mut self, char: char) -> (Lexed, Range<usize>) {
        let start = self.at;
        self.at += char.len_utf8();
        (Lexed::Symbol, start..self.at)
    }

    fn comment(&mut self, dashes: usize) -> (Lexed, Range<usize>) {
        let start = self.at + dashes;
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        (Lexed::Comment, start.min(self.at)..self.at)
    }

    /// Comments in brackets nest in few databases; one that ends nowhere is open.
    fn skip_comment(&mut self) {
        if let Some(end) = self.rest()[2..].find("*/") {
            self.at += end + 4;
        } else {
            self.at = self.text.len();
            self.open = true;
        }
    }

    /// What stands between quotes; a doubled quote is one of its own.
    fn quoted(&mut self, quote: char, escapes: bool) -> Range<usize> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            if escapes && *byte == b'\\' {
                at += 2;
            } else if *byte != quote as u8 {
                at += 1;
            } else if bytes.get(at + 1) == Some(byte) {
                at += 2;
            } else {
                self.at = at + 1;
                return start..at;
            }
        }
        self.open = true;
        self.at = self.text.len();
        start.min(self.at)..self.at
    }

    /// Names may stand in brackets, and so do lengths of lists.
    fn is_bracketed_name(&self) -> bool {
        let name = self.rest().as_bytes()[1..].iter().take(LONGEST_NAME);
        let end = name.clone().position(|byte| *byte == b']' || *byte == b'\n');
        let begins = self.rest()[1..].starts_with(|char: char| char.is_alphabetic() || char == '_');
        begins && end.is_some_and(|end| self.rest().as_bytes()[1 + end] == b']')
    }

    /// `$tag$ ... $tag$`.
    fn dollar(&mut self) -> Option<(Lexed, Range<usize>)> {
        let rest = self.rest();
        let tag = rest[1..].find('$').map(|end| &rest[..end + 2])?;
        let named = tag[1..tag.len() - 1].chars().all(|char| char.is_alphanumeric() || char == '_');
        if !named || tag[1..].starts_with(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let start = self.at + tag.len();
        let body = &self.text[start..];
        let Some(length) = body.find(tag) else {
            self.open = true;
            self.at = self.text.len();
            return Some((Lexed::Text, start..self.at));
        };
        self.at = start + length + tag.len();
        Some((Lexed::Text, start..start + length))
    }
}
