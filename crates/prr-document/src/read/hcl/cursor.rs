//! A place in a configuration, and what may be skipped from there.

use super::super::{Fault, FaultKind};
use super::syntax::{Expr, ExprKind, Name, Span};

/// Levels of expressions that a reader makes, at most: everything that walks over a tree does so by recursion.
pub(super) const HIGHEST: usize = 512;

/// Reads a configuration from left to right. Levels are counted, so that no input overflows the stack.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Levels that are open.
    depth: usize,
    /// Levels that may be.
    deepest: usize,
    /// Whether line breaks are blanks here, as they are between brackets.
    pub(super) free: bool,
}

pub(super) type Read<T> = Result<T, Fault>;

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a str, deepest: usize) -> Self {
        Self { text, at: 0, depth: 0, deepest, free: false }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn looks_at(&self, wanted: &str) -> bool {
        self.text.as_bytes()[self.at..].starts_with(wanted.as_bytes())
    }

    /// Moves over `wanted`, if it stands here.
    pub(super) fn take(&mut self, wanted: &str) -> bool {
        let found = self.looks_at(wanted);
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    pub(super) fn expect(&mut self, wanted: &str) -> Read<()> {
        if self.take(wanted) { Ok(()) } else { Err(self.fault(format!("expected `{wanted}`"))) }
    }

    /// Moves over blanks and comments, and over line breaks where they are blanks.
    pub(super) fn blanks(&mut self) -> Read<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t') => self.at += 1,
                Some(b'\r') if self.free || self.looks_at("\r\n") => self.at += 1,
                Some(b'\n') if self.free => self.at += 1,
                Some(b'#') => self.line_comment(),
                Some(b'/') if self.looks_at("//") => self.line_comment(),
                Some(b'/') if self.looks_at("/*") => {
                    let Some(end) = self.rest().find("*/") else {
                        return Err(self.fault("a comment without its end"));
                    };
                    self.at += end + 2;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Moves over everything up to the next thing that means something.
    pub(super) fn lines(&mut self) -> Read<()> {
        let before = std::mem::replace(&mut self.free, true);
        let done = self.blanks();
        self.free = before;
        done
    }

    fn line_comment(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    /// Reads something between brackets, where line breaks are blanks or are not.
    pub(super) fn within<T>(&mut self, free: bool, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= self.deepest {
            return Err(Fault::new(FaultKind::TooDeep { limit: self.deepest }, self.at..self.at + 1));
        }
        self.depth += 1;
        let before = std::mem::replace(&mut self.free, free);
        let result = read(self);
        self.free = before;
        self.depth -= 1;
        result
    }

    /// The identifier that starts here, if one does.
    pub(super) fn identifier(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        if !rest.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            return None;
        }
        let end = rest.find(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '-'))).unwrap_or(rest.len());
        self.at += end;
        Some(&rest[..end])
    }

    pub(super) fn name(&mut self, what: &str) -> Read<Name> {
        let start = self.at;
        match self.identifier() {
            Some(text) => Ok(Name { text: text.to_owned(), span: start..self.at }),
            None => Err(self.fault(format!("expected {what}"))),
        }
    }

    /// Whether this word stands here, and no longer one.
    pub(super) fn looks_at_word(&self, word: &str) -> bool {
        let ends = |rest: &str| !rest.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '_' | '-'));
        self.rest().strip_prefix(word).is_some_and(ends)
    }

    /// An expression from `start` to here.
    pub(super) fn made(&self, kind: ExprKind, start: usize) -> Read<Expr> {
        spanned(kind, start..self.at)
    }

    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        // One whole character, or the end.
        let length = self.rest().chars().next().map_or(1, char::len_utf8);
        Fault::new(FaultKind::Syntax(message.into()), self.at..self.at + length)
    }
}

/// An expression that is no deeper than may be.
pub(super) fn spanned(kind: ExprKind, span: Span) -> Read<Expr> {
    let expr = Expr::new(kind, span);
    if expr.height > HIGHEST {
        return Err(Fault::new(FaultKind::TooDeep { limit: HIGHEST }, expr.span));
    }
    Ok(expr)
}
