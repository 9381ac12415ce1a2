//! String literals: double and single quotes with the escapes of Go, backticks without.

use std::borrow::Cow;
use std::str::Chars;

use crate::ParseError;

/// The value of the literal that starts at `start`, and where it ends.
///
/// # Errors
/// With the place of a missing quote or a wrong escape.
pub(crate) fn read(text: &str, start: usize) -> Result<(Cow<'_, str>, usize), ParseError> {
    let literal = text.get(start..).unwrap_or_default();
    if let Some(plain) = plain(literal) {
        return Ok((plain.into(), start + plain.len() + 2));
    }
    let mut characters = literal.chars();
    let quote = characters.next().unwrap_or('"');
    let mut bytes = Vec::new();
    let mut literal = Literal { characters, total: literal.len(), start, quote };
    loop {
        let at = literal.at();
        match literal.characters.next() {
            Some(character) if character == quote => break,
            Some('\\') if quote != '`' => literal.escape(at, &mut bytes)?,
            // Prometheus cannot tell a replacement character from bytes that are not UTF-8.
            Some(char::REPLACEMENT_CHARACTER) => return Err(literal.fault(at, "invalid character in a string")),
            Some('\n') if quote != '`' => return Err(literal.unterminated(at)),
            Some(character) => push(character, &mut bytes),
            None => return Err(literal.unterminated(at)),
        }
    }
    Ok((String::from_utf8_lossy(&bytes).into_owned().into(), literal.at()))
}

/// What stands between the quotes, if nothing in it means anything else: so it is in nearly all literals.
fn plain(literal: &str) -> Option<&str> {
    let quote = *literal.as_bytes().first()?;
    // The last one begins the replacement character, among others.
    let end = literal.bytes().skip(1).position(|byte| byte == quote || matches!(byte, b'\\' | b'\n' | 0xef))? + 1;
    (literal.as_bytes()[end] == quote).then(|| literal.get(1..end)).flatten()
}

struct Literal<'a> {
    characters: Chars<'a>,
    total: usize,
    start: usize,
    quote: char,
}

impl Literal<'_> {
    fn at(&self) -> usize {
        self.start + self.total - self.characters.as_str().len()
    }

    fn fault(&self, from: usize, message: &str) -> ParseError {
        ParseError { message: message.into(), span: from..self.at() }
    }

    fn unterminated(&self, end: usize) -> ParseError {
        ParseError { message: "unterminated string".into(), span: self.start..end }
    }

    fn escape(&mut self, from: usize, bytes: &mut Vec<u8>) -> Result<(), ParseError> {
        let Some(letter) = self.characters.next() else { return Err(self.unterminated(self.at())) };
        let byte = match letter {
            'a' => 0x07,
            'b' => 0x08,
            'f' => 0x0c,
            'n' => b'\n',
            'r' => b'\r',
            't' => b'\t',
            'v' => 0x0b,
            '\\' => b'\\',
            '\'' if self.quote == '\'' => b'\'',
            '"' if self.quote == '"' => b'"',
            '0'..='7' => self.octal(from, letter)?,
            'x' => {
                let value = self.digits(from, 2, 16, 0)?;
                self.byte(from, value)?
            }
            'u' | 'U' => {
                let value = self.digits(from, if letter == 'u' { 4 } else { 8 }, 16, 0)?;
                let character = char::from_u32(value).ok_or_else(|| self.fault(from, "no such Unicode character"))?;
                push(character, bytes);
                return Ok(());
            }
            _ => return Err(self.fault(from, "unknown escape in a string")),
        };
        bytes.push(byte);
        Ok(())
    }

    fn octal(&mut self, from: usize, first: char) -> Result<u8, ParseError> {
        let value = self.digits(from, 2, 8, first.to_digit(8).unwrap_or_default())?;
        self.byte(from, value)
    }

    fn digits(&mut self, from: usize, count: usize, radix: u32, first: u32) -> Result<u32, ParseError> {
        let mut value = first;
        for _ in 0..count {
            let digit = self.characters.next().and_then(|character| character.to_digit(radix));
            let digit = digit.ok_or_else(|| self.fault(from, "too few digits in an escape"))?;
            value = value.wrapping_mul(radix).wrapping_add(digit);
        }
        Ok(value)
    }

    fn byte(&self, from: usize, value: u32) -> Result<u8, ParseError> {
        u8::try_from(value).map_err(|_| self.fault(from, "the escape is greater than a byte"))
    }
}

fn push(character: char, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_go() {
        let table = [
            (r#""a\tb\n\\\"""#, "a\tb\n\\\""),
            (r"'it\'s'", "it's"),
            (r#""\x41\101\u00e9\U0001F600""#, "AAé😀"),
            (r#""\xc3\xa9""#, "é"),
            (r"`a\nb`", r"a\nb"),
            ("`a\nb`", "a\nb"),
            (r#""한국""#, "한국"),
            (r#""""#, ""),
        ];
        for (text, expected) in table {
            assert_eq!(read(text, 0), Ok((expected.into(), text.len())), "{text}");
        }
    }

    #[test]
    fn faults_point_at_the_escape() {
        let table = [
            (r#""a\qb""#, "unknown escape in a string", 2..4),
            (r#""\'""#, "unknown escape in a string", 1..3),
            (r#""\xz1""#, "too few digits in an escape", 1..4),
            (r#""\777""#, "the escape is greater than a byte", 1..5),
            (r#""\ud800""#, "no such Unicode character", 1..7),
            (r#""abc"#, "unterminated string", 0..4),
            ("\"a\nb\"", "unterminated string", 0..2),
            ("`abc", "unterminated string", 0..4),
            ("\"a\u{fffd}\"", "invalid character in a string", 2..5),
        ];
        for (text, message, span) in table {
            assert_eq!(read(text, 0), Err(ParseError { message: message.into(), span }), "{text}");
        }
    }
}
