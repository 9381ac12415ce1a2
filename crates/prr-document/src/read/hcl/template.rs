//! Texts with something to fill in.

use super::cursor::{Cursor, Read};
use super::expression;
use super::syntax::{Expr, ExprKind, Name, Part};

/// Where a template ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With the quote that is not escaped.
    Quote,
    /// At a byte.
    At(usize),
    /// At a byte: a heredoc, whose lines were counted before and are literals of their own.
    Line(usize),
}

/// A quoted text.
pub(super) fn quoted(cursor: &mut Cursor<'_>) -> Read<Expr> {
    let start = cursor.at;
    cursor.at += 1;
    let parts = cursor.within(true, |cursor| whole(cursor, End::Quote))?;
    cursor.expect("\"")?;
    cursor.made(ExprKind::Template { parts, heredoc: false }, start)
}

/// The label of a block: a quoted text without anything to fill in.
pub(super) fn label(cursor: &mut Cursor<'_>) -> Read<Name> {
    let start = cursor.at;
    let expr = quoted(cursor)?;
    let text = match expr.kind {
        ExprKind::Template { parts, .. } => match <[Part; 1]>::try_from(parts) {
            Ok([Part::Literal(text)]) => text,
            Err(parts) if parts.is_empty() => String::new(),
            _ => {
                cursor.at = start;
                return Err(cursor.fault("a label cannot depend on anything"));
            }
        },
        _ => String::new(),
    };
    Ok(Name { text, span: start..cursor.at })
}

/// Everything up to the end.
pub(super) fn whole(cursor: &mut Cursor<'_>, end: End) -> Read<Vec<Part>> {
    let mut builder = Builder::default();
    match builder.parts(cursor, end)? {
        None => Ok(builder.parts),
        Some(word) => Err(cursor.fault(format!("`{word}` without its beginning"))),
    }
}

/// Collects parts. A marker with a tilde takes the white space away that lies beside it, in the literal that is next to it: in a heredoc that is
/// one line, so that the indentation of the next stays.
#[derive(Default)]
struct Builder {
    parts: Vec<Part>,
    /// Whether white space at the start of the next literal goes.
    trims: bool,
}

impl Builder {
    /// Reads up to the end, or to a directive that ends or divides this part: its word is given.
    fn parts(&mut self, cursor: &mut Cursor<'_>, end: End) -> Read<Option<&'static str>> {
        loop {
            let literal = literal(cursor, end)?;
            match end {
                End::Line(_) => literal.split_inclusive('\n').for_each(|line| self.literal(line)),
                End::Quote | End::At(_) => self.literal(&literal),
            }
            self.trims = false;
            if is_at(cursor, end) {
                return Ok(None);
            }
            let directive = cursor.looks_at("%{");
            cursor.at += 2;
            if cursor.take("~") {
                self.trim_end();
            }
            let closing = if directive { cursor.within(true, |cursor| self.directive(cursor, end))? } else { None };
            if !directive {
                let value = cursor.within(true, |cursor| {
                    cursor.blanks()?;
                    let value = expression::read(cursor)?;
                    cursor.blanks()?;
                    Ok(value)
                })?;
                self.parts.push(Part::Value(value));
                self.close(cursor)?;
            }
            if closing.is_some() {
                return Ok(closing);
            }
        }
    }

    fn directive(&mut self, cursor: &mut Cursor<'_>, end: End) -> Read<Option<&'static str>> {
        cursor.blanks()?;
        for word in ["else", "endif", "endfor"] {
            if cursor.looks_at_word(word) {
                cursor.at += word.len();
                cursor.blanks()?;
                self.close(cursor)?;
                return Ok(Some(word));
            }
        }
        if cursor.looks_at_word("if") {
            cursor.at += 2;
            cursor.blanks()?;
            let condition = Box::new(expression::read(cursor)?);
            cursor.blanks()?;
            self.close(cursor)?;
            let (yes, mut closing) = self.inner(cursor, end)?;
            let mut no = Vec::new();
            if closing == "else" {
                (no, closing) = self.inner(cursor, end)?;
            }
            if closing != "endif" {
                return Err(cursor.fault("expected `%{ endif }`"));
            }
            self.parts.push(Part::If(condition, yes, no));
            return Ok(None);
        }
        if !cursor.looks_at_word("for") {
            return Err(cursor.fault("expected `if`, `for` or what ends them"));
        }
        cursor.at += 3;
        let (key_name, value_name, collection) = expression::iteration(cursor)?;
        self.close(cursor)?;
        let (parts, closing) = self.inner(cursor, end)?;
        if closing != "endfor" {
            return Err(cursor.fault("expected `%{ endfor }`"));
        }
        self.parts.push(Part::For { key_name, value_name, collection: Box::new(collection), parts });
        Ok(None)
    }

    /// What stands between two directives, and the word of the second one.
    fn inner(&mut self, cursor: &mut Cursor<'_>, end: End) -> Read<(Vec<Part>, &'static str)> {
        let mut inner = Self { parts: Vec::new(), trims: self.trims };
        let Some(closing) = inner.parts(cursor, end)? else { return Err(cursor.fault("a directive without its end")) };
        self.trims = inner.trims;
        Ok((inner.parts, closing))
    }

    fn close(&mut self, cursor: &mut Cursor<'_>) -> Read<()> {
        self.trims = cursor.take("~");
        cursor.expect("}")
    }

    fn literal(&mut self, text: &str) {
        let text = if std::mem::take(&mut self.trims) { text.trim_start() } else { text };
        if !text.is_empty() {
            self.parts.push(Part::Literal(text.to_owned()));
        }
    }

    fn trim_end(&mut self) {
        if let Some(Part::Literal(text)) = self.parts.last_mut() {
            text.truncate(text.trim_end().len());
        }
    }
}

fn is_at(cursor: &Cursor<'_>, end: End) -> bool {
    match end {
        End::Quote => matches!(cursor.peek(), Some(b'"')),
        End::At(byte) | End::Line(byte) => cursor.at >= byte,
    }
}

/// The literal that starts here, up to the end or to a marker.
fn literal(cursor: &mut Cursor<'_>, end: End) -> Read<String> {
    let mut text = String::new();
    loop {
        let limit = match end {
            End::Quote => cursor.text.len(),
            End::At(byte) | End::Line(byte) => byte.max(cursor.at),
        };
        let rest = &cursor.text[cursor.at..limit];
        let stops: &[char] = if end == End::Quote { &['"', '\\', '\n', '$', '%'] } else { &['$', '%'] };
        let Some(stop) = rest.find(stops) else {
            if end == End::Quote {
                return Err(cursor.fault("a text without its closing quote"));
            }
            text.push_str(rest);
            cursor.at = limit;
            return Ok(text);
        };
        text.push_str(&rest[..stop]);
        cursor.at += stop;
        match &rest.as_bytes()[stop..] {
            [b'"', ..] | [] => return Ok(text),
            [b'\n', ..] => return Err(cursor.fault("a line break in a quoted text")),
            [b'\\', ..] => {
                cursor.at += 1;
                text.push(escape(cursor)?);
            }
            [sign, second, b'{', ..] if sign == second => {
                text.push(char::from(*sign));
                text.push('{');
                cursor.at += 3;
            }
            [_, b'{', ..] => return Ok(text),
            [sign, ..] => {
                text.push(char::from(*sign));
                cursor.at += 1;
            }
        }
    }
}

fn escape(cursor: &mut Cursor<'_>) -> Read<char> {
    let escaped = cursor.peek();
    let length = match escaped {
        Some(b'u') => 4,
        Some(b'U') => 8,
        _ => 0,
    };
    let char = match escaped {
        Some(b'n') => Some('\n'),
        Some(b'r') => Some('\r'),
        Some(b't') => Some('\t'),
        Some(b'"') => Some('"'),
        Some(b'\\') => Some('\\'),
        Some(b'u' | b'U') => hexadecimal(cursor.rest().get(1..=length)).and_then(char::from_u32),
        _ => None,
    };
    let Some(char) = char else { return Err(cursor.fault("an unknown escape")) };
    cursor.at += 1 + length;
    Ok(char)
}

fn hexadecimal(digits: Option<&str>) -> Option<u32> {
    let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}
