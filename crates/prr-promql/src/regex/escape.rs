//! Escapes outside and inside of character classes.

use super::{Scan, Scanned};

/// What an escape stands for.
pub(super) enum Escape {
    Character(char),
    Set,
}

impl Scan<'_> {
    /// Reads what follows a backslash outside of a class.
    pub(super) fn escaped(&mut self) -> Scanned<()> {
        if self.eat("Q") {
            self.quoted();
            return Ok(());
        }
        let zero_width = self.eat("A") || self.eat("z") || self.eat("B");
        if zero_width {
            self.top().add(true);
            return Ok(());
        }
        if !self.eat("b") && !self.eat("C") {
            self.escape()?;
        }
        self.top().add(false);
        Ok(())
    }

    fn quoted(&mut self) {
        let (literal, rest) = self.rest.split_once("\\E").unwrap_or((self.rest, ""));
        self.rest = rest;
        for _ in literal.chars() {
            self.top().add(false);
        }
    }

    /// Reads what follows a backslash anywhere.
    pub(super) fn escape(&mut self) -> Scanned<Escape> {
        let letter = self.take().ok_or("a trailing backslash")?;
        Ok(Escape::Character(match letter {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Ok(Escape::Set),
            'p' | 'P' => return self.property(),
            'x' => return self.hexadecimal(),
            'a' => '\u{7}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            '0' => self.octal(0),
            '1'..='7' if self.rest.starts_with(|next: char| next.is_digit(8)) => {
                self.octal(letter.to_digit(8).unwrap_or_default())
            }
            _ if letter.is_ascii_punctuation() || letter.is_ascii_whitespace() || letter.is_ascii_control() => letter,
            _ => return Err("invalid escape"),
        }))
    }

    fn octal(&mut self, first: u32) -> char {
        let mut value = first;
        for _ in 0..2 {
            let Some(digit) = self.rest.chars().next().and_then(|next| next.to_digit(8)) else { break };
            self.take();
            value = value * 8 + digit;
        }
        char::from_u32(value).unwrap_or_default()
    }

    fn hexadecimal(&mut self) -> Scanned<Escape> {
        let digits = if self.eat("{") {
            let (digits, rest) = self.rest.split_once('}').ok_or("invalid escape")?;
            self.rest = rest;
            digits
        } else {
            let (digits, rest) = self.rest.split_at_checked(2).ok_or("invalid escape")?;
            self.rest = rest;
            digits
        };
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok().filter(|value| is_hex && *value <= 0x10_ffff);
        value.map(|value| Escape::Character(char::from_u32(value).unwrap_or_default())).ok_or("invalid escape")
    }

    /// `\pL` or `\p{Greek}`; that the property exists is taken on trust, a table of them would outweigh the parser.
    fn property(&mut self) -> Scanned<Escape> {
        if !self.eat("{") {
            return self.take().map(|_| Escape::Set).ok_or("invalid character class");
        }
        let (_, rest) = self.rest.split_once('}').ok_or("invalid character class")?;
        self.rest = rest;
        Ok(Escape::Set)
    }
}
