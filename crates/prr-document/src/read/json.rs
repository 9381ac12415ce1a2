use std::borrow::Cow;

use super::builder::{Builder, Resolution, to_u32};
use super::{Fault, FaultKind, Unportable};
use crate::Kind;

/// Reads one JSON value (RFC 8259), or several one after the other as kubectl does.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), Fault> {
    let mut reader = Reader { text, at: 0 };
    reader.space();
    if reader.at == text.len() {
        return Err(reader.fault("expected a value"));
    }
    if let Some(tab) = tab_outside(text) {
        builder.rejected_in_rules(FaultKind::Unportable(Unportable::Tab), (to_u32(tab), to_u32(tab + 1)));
    }
    while reader.at < text.len() && !builder.is_full() {
        builder.start_document();
        reader.value(builder)?;
        builder.end_document();
        reader.space();
    }
    Ok(())
}

/// Reads JSON values, one a line. A broken line costs itself only.
pub(super) fn read_lines(text: &str, builder: &mut Builder<'_>) {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let at = end;
        end += line.len();
        if line.trim().is_empty() {
            continue;
        }
        builder.start_document();
        let mut reader = Reader { text: &text[..end], at };
        let value = reader.value(builder).and_then(|()| {
            reader.space();
            if reader.at < end { Err(reader.fault("more than one value on a line")) } else { Ok(()) }
        });
        match value {
            Ok(()) => builder.end_document(),
            Err(fault) => builder.abandon(fault),
        }
    }
}

/// A tab in front of the value, or on a line behind it, which is an indentation to a reader of YAML.
fn tab_outside(text: &str) -> Option<usize> {
    let in_front = text.len() - text.trim_ascii_start().len();
    let behind = text.trim_ascii_end().len();
    let last = text[behind..].find('\n').and_then(|line| Some(behind + line + text[behind + line..].find('\t')?));
    text[..in_front].find('\t').or(last)
}

/// The first escape of a string of JSON that YAML does not have.
fn foreign_escape(written: &str) -> Option<Unportable> {
    let mut rest = written;
    while let Some((_, escaped)) = rest.split_once('\\') {
        match escaped.as_bytes() {
            [b'/', ..] => return Some(Unportable::EscapedSlash),
            [b'u', b'd' | b'D', b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F', ..] => return Some(Unportable::Surrogate),
            _ => rest = escaped.get(1..)?,
        }
    }
    None
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, builder: &mut Builder<'_>) -> Result<(), Fault> {
        self.space();
        let start = self.at;
        match self.peek() {
            Some(b'{') => self.container(builder, true),
            Some(b'[') => self.container(builder, false),
            Some(b'"') => {
                let text = self.checked_string(builder)?;
                builder.scalar(&text, Resolution::Text, (start, self.at), 0)
            }
            Some(b'-' | b'0'..=b'9') => {
                let kind = self.number()?;
                builder.scalar(&self.text[start..self.at], Resolution::Kind(kind), (start, self.at), 0)
            }
            _ => {
                let word =
                    self.text[start..].split(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or_default();
                let kind = match word {
                    "true" | "false" => Kind::Bool,
                    "null" => Kind::Null,
                    _ => return Err(self.fault("expected a value")),
                };
                self.at += word.len();
                builder.scalar(word, Resolution::Kind(kind), (start, self.at), 0)
            }
        }
    }

    fn container(&mut self, builder: &mut Builder<'_>, mapping: bool) -> Result<(), Fault> {
        let close = if mapping { b'}' } else { b']' };
        builder.open(mapping, self.at, 0)?;
        self.at += 1;
        self.space();
        if self.peek() != Some(close) {
            loop {
                if mapping {
                    self.key(builder)?;
                }
                self.value(builder)?;
                self.space();
                match self.peek() {
                    Some(b',') => self.at += 1,
                    Some(found) if found == close => break,
                    _ => return Err(self.fault(if mapping { "expected `,` or `}`" } else { "expected `,` or `]`" })),
                }
            }
        }
        builder.close(self.at);
        self.at += 1;
        Ok(())
    }

    fn key(&mut self, builder: &mut Builder<'_>) -> Result<(), Fault> {
        self.space();
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.fault("expected a key in double quotes"));
        }
        let key = self.checked_string(builder)?;
        builder.scalar(&key, Resolution::Text, (start, self.at), 0)?;
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.fault("expected `:` after the key"));
        }
        self.at += 1;
        Ok(())
    }

    /// The string that starts here; lent from the text unless it has escapes.
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let start = self.at;
        let mut text: Option<String> = None;
        loop {
            let rest = &self.text[self.at..];
            let stop = rest.find(['"', '\\', '\n']).ok_or_else(|| self.fault("a string without its end"))?;
            if let Some(control) = rest[..stop].find(|char: char| char < ' ') {
                self.at += control;
                return Err(self.fault("a control character in a string"));
            }
            if let Some(text) = &mut text {
                text.push_str(&rest[..stop]);
            }
            self.at += stop;
            match rest.as_bytes()[stop] {
                b'"' => {
                    let end = self.at;
                    self.at += 1;
                    return Ok(text.map_or(Cow::Borrowed(&self.text[start..end]), Cow::Owned));
                }
                b'\\' => {
                    let text = text.get_or_insert_with(|| self.text[start..self.at].to_owned());
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(self.fault("a line break in a string")),
            }
        }
    }

    /// A string; what it escapes as YAML does not is put off until it is known who reads the file. Prometheus reads JSON as YAML.
    fn checked_string(&mut self, builder: &mut Builder<'_>) -> Result<Cow<'a, str>, Fault> {
        let start = self.at;
        let string = self.string()?;
        if let Cow::Owned(_) = string
            && let Some(why) = foreign_escape(&self.text[start..self.at])
        {
            builder.rejected_in_rules(FaultKind::Unportable(why), (to_u32(start), to_u32(self.at)));
        }
        Ok(string)
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let escaped = self.peek().ok_or_else(|| self.fault("an escape without its end"))?;
        self.at += 1;
        Ok(match escaped {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => {
                self.at -= 1;
                return Err(self.fault("an unknown escape"));
            }
        })
    }

    /// `\uXXXX`, or a pair of surrogates. A lone surrogate becomes U+FFFD, as Go's reader does.
    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.hex()?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            let second = self.hex()?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = back;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits =
            self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let code = code.ok_or_else(|| self.fault("expected four hexadecimal digits"))?;
        self.at += 4;
        Ok(code)
    }

    fn number(&mut self) -> Result<Kind, Fault> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let whole = self.digits()?;
        if whole > 1 && self.text.as_bytes()[self.at - whole] == b'0' {
            return Err(self.fault("a number with a leading zero"));
        }
        let mut kind = Kind::Int;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
            kind = Kind::Float;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
            kind = Kind::Float;
        }
        let number = &self.text[start..self.at];
        if kind == Kind::Int && number.parse::<i64>().is_ok() {
            return Ok(Kind::Int);
        }
        if number.parse::<f64>().is_ok_and(f64::is_finite) {
            return Ok(Kind::Float);
        }
        self.at = start;
        Err(self.fault("a number too large for double precision"))
    }

    fn digits(&mut self) -> Result<usize, Fault> {
        let count = self.text[self.at..].bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        if count == 0 { Err(self.fault("expected a digit")) } else { Ok(count) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn fault(&self, message: &str) -> Fault {
        Fault::new(FaultKind::Syntax(message.to_owned()), self.at..self.at + 1)
    }
}
