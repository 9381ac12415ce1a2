//! Columns with their types.

use std::ops::Range;

use super::super::writer::{Writer, Written};
use super::change::{Word, Words};
use super::lexer::{Lexed, Lexeme};

/// Columns that are read of one table.
const MOST: usize = 1_000;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column<'a> {
    pub name: Word<'a>,
    /// Its type as words and numbers with single spaces, in lower case.
    pub kind: String,
    pub span: Range<usize>,
    /// `NOT NULL`, or a primary key.
    pub not_null: bool,
    /// Whether rows that do not name it get a value.
    pub filled: bool,
}

impl Column<'_> {
    pub(super) fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        writer.mapping(self.span.clone(), |writer| {
            writer.entry("name", self.name.0, self.name.1.clone())?;
            if !self.kind.is_empty() {
                writer.entry("type", &self.kind, self.span.clone())?;
            }
            for (key, _) in [("notNull", self.not_null), ("filled", self.filled)].iter().filter(|(_, on)| *on) {
                writer.key(key)?;
                writer.boolean(true, self.span.clone())?;
            }
            Ok(())
        })
    }
}

/// The columns in the brackets of `CREATE TABLE`.
pub(super) fn of_table<'a>(words: Words<'_, 'a>) -> Vec<Column<'a>> {
    let Some(open) = words.lexemes.iter().position(|lexeme| lexeme.is_symbol('(')) else { return Vec::new() };
    let inner = &words.lexemes[open + 1..];
    let mut depth = 0_usize;
    let close = inner.iter().position(|lexeme| {
        depth += usize::from(lexeme.is_symbol('('));
        let last = depth == 0 && lexeme.is_symbol(')');
        depth = depth.saturating_sub(usize::from(lexeme.is_symbol(')')));
        last
    });
    let parts = Words { lexemes: &inner[..close.unwrap_or(inner.len())], at: 0 }.split_outside(',');
    parts.into_iter().take(MOST).filter_map(one).collect()
}

/// A name and what stands behind it; nothing where it is a constraint of the table.
pub(super) fn one<'a>(mut words: Words<'_, 'a>) -> Option<Column<'a>> {
    let constraint = ["CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "INDEX", "KEY", "EXCLUDE", "LIKE"];
    if words.peek_is_any(&constraint) {
        return None;
    }
    let name = words.name()?;
    Some(typed(name, words.rest()))
}

/// The words behind a column's name that are no type.
const BEHIND_TYPE: [&str; 18] = [
    "NOT",
    "NULL",
    "DEFAULT",
    "PRIMARY",
    "UNIQUE",
    "REFERENCES",
    "CHECK",
    "CONSTRAINT",
    "COLLATE",
    "GENERATED",
    "AUTO_INCREMENT",
    "AUTOINCREMENT",
    "IDENTITY",
    "COMMENT",
    "USING",
    "ON",
    "AFTER",
    "FIRST",
];

/// A column of a known name.
pub(super) fn typed<'a>(name: Word<'a>, words: Words<'_, 'a>) -> Column<'a> {
    let mut kind = String::new();
    let mut end = name.1.end;
    let behind = |lexeme: &Lexeme<'_>| BEHIND_TYPE.iter().any(|word| lexeme.is(word));
    for lexeme in words.lexemes.iter().take_while(|lexeme| !behind(lexeme)).take(12) {
        let symbol = lexeme.kind == Lexed::Symbol;
        if !kind.is_empty() && !symbol && !kind.ends_with(['(', '[']) {
            kind.push(' ');
        }
        kind.push_str(&lexeme.text.to_ascii_lowercase());
        end = end.max(lexeme.span.end);
    }
    let pair = |one: &str, two: &str| words.lexemes.windows(2).any(|pair| pair[0].is(one) && pair[1].is(two));
    let has = |word: &str| words.lexemes.iter().any(|lexeme| lexeme.is(word));
    let grows = ["serial", "bigserial", "smallserial"].contains(&kind.as_str());
    let fills = ["DEFAULT", "GENERATED", "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "AS"];
    let span = name.1.start.min(end)..end;
    Column {
        not_null: pair("NOT", "NULL") || pair("PRIMARY", "KEY"),
        filled: grows || fills.iter().any(|word| has(word)),
        kind,
        span,
        name,
    }
}
