//! A file to its statements and the comments that tools read.

use std::ops::Range;

use super::lexer::{Lexed, Lexeme, begins_line, lex};
use super::marker::{self, Marker, Whole};

/// A statement or a marker.
pub(super) enum Part<'a> {
    Statement(Statement<'a>),
    Marker(Marker<'a>, Range<usize>),
}

/// One statement.
#[derive(Debug)]
pub(super) struct Statement<'a> {
    /// Without comments.
    pub lexemes: Vec<Lexeme<'a>>,
    pub span: Range<usize>,
    /// Whether it may hold statements that are not seen: a body, or a text that does not end.
    pub hides: bool,
}

/// Splits a file.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let (lexemes, open) = lex(text);
    let mut splitter =
        Splitter { text, parts: Vec::new(), current: Vec::new(), delimiter: ";", whole: false, depth: 0 };
    let mut lexemes = lexemes.into_iter().peekable();
    while let Some(lexeme) = lexemes.next() {
        let taken = splitter.take(lexeme);
        // The rest of a line that was read as a whole.
        while lexemes.next_if(|next| next.span.start < taken).is_some() {}
    }
    splitter.end();
    if let (true, Some(Part::Statement(last))) = (open, splitter.parts.last_mut()) {
        last.hides = true;
    }
    splitter.parts
}

struct Splitter<'a> {
    text: &'a str,
    parts: Vec<Part<'a>>,
    current: Vec<Lexeme<'a>>,
    delimiter: &'a str,
    /// Between the comments that make everything one statement.
    whole: bool,
    /// Blocks of a routine that are open.
    depth: usize,
}

impl<'a> Splitter<'a> {
    /// Takes one part, and says up to where the text is read with it.
    fn take(&mut self, lexeme: Lexeme<'a>) -> usize {
        let end = lexeme.span.end;
        if lexeme.kind == Lexed::Comment {
            self.comment(&lexeme);
            return end;
        }
        if self.current.is_empty() && lexeme.is("DELIMITER") {
            let line = self.text[end..].split('\n').next().unwrap_or_default();
            self.delimiter = Some(line.trim()).filter(|word| !word.is_empty()).unwrap_or(";");
            return end + line.len();
        }
        if self.depth == 0 && !self.whole && self.text[lexeme.span.start..].starts_with(self.delimiter) {
            self.end();
            return lexeme.span.start + self.delimiter.len();
        }
        if self.is_batch_end(&lexeme) {
            self.end();
            return end;
        }
        self.count(&lexeme);
        self.current.push(lexeme);
        end
    }

    fn comment(&mut self, comment: &Lexeme<'a>) {
        match marker::whole(comment.text) {
            Some(Whole::Begin) => {
                self.end();
                self.whole = true;
            }
            Some(Whole::End) => self.end(),
            None => {
                let Some(marker) = marker::of(comment.text) else { return };
                // A label may stand within a statement; other markers end it.
                if marker != Marker::Contract {
                    self.end();
                }
                self.parts.push(Part::Marker(marker, comment.span.clone()));
            }
        }
    }

    /// SQL Server's tools send what stands before a line of `GO`.
    fn is_batch_end(&self, lexeme: &Lexeme<'_>) -> bool {
        let behind = self.text[lexeme.span.end..].trim_start_matches([' ', '\t', '\r', ';']);
        lexeme.is("GO") && begins_line(self.text, lexeme.span.start) && (behind.is_empty() || behind.starts_with('\n'))
    }

    /// Routines have blocks with statements of their own: `BEGIN ... END`.
    fn count(&mut self, lexeme: &Lexeme<'a>) {
        if lexeme.kind != Lexed::Word || !is_routine(&self.current) {
            return;
        }
        let ended = self.current.last().is_some_and(|last| last.is("END"));
        // `END IF` and its like end what no `BEGIN` began.
        let opens = if ended {
            ["IF", "LOOP", "WHILE", "REPEAT", "FOR"].iter().any(|word| lexeme.is(word))
        } else {
            lexeme.is("BEGIN") || lexeme.is("CASE")
        };
        if opens {
            self.depth += 1;
        } else if lexeme.is("END") {
            self.depth = self.depth.saturating_sub(1);
        }
    }

    fn end(&mut self) {
        self.whole = false;
        self.depth = 0;
        let lexemes = std::mem::take(&mut self.current);
        let (Some(first), Some(last)) = (lexemes.first(), lexemes.last()) else { return };
        let span = first.span.start..last.span.end;
        let hides = is_routine(&lexemes)
            || first.is("DO")
            || first.is("EXEC")
            || first.is("EXECUTE")
            || first.is("BEGIN") && lexemes.len() > 2;
        self.parts.push(Part::Statement(Statement { lexemes, span, hides }));
    }
}

/// Whether a statement makes a routine.
fn is_routine(lexemes: &[Lexeme<'_>]) -> bool {
    let head = lexemes.iter().take(8);
    let routine = |lexeme: &Lexeme<'_>| {
        ["FUNCTION", "PROCEDURE", "TRIGGER", "PACKAGE", "EVENT"].iter().any(|word| lexeme.is(word))
    };
    lexemes.first().is_some_and(|first| first.is("CREATE") || first.is("ALTER")) && head.into_iter().any(routine)
}
