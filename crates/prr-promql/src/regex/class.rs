//! Character classes: `[a-z]`, `[^\d]`, `[[:alpha:]]`.

use super::escape::Escape;
use super::{Scan, Scanned};

const NAMES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
];

impl Scan<'_> {
    /// Reads what follows the opening bracket, and the closing one.
    pub(super) fn class(&mut self) -> Scanned<()> {
        self.eat("^");
        let mut first = true;
        while first || !self.eat("]") {
            first = false;
            if self.rest.starts_with("[:") && self.rest.len() >= self.names_end + 2 && self.names_end > 0 {
                self.named_class()?;
                continue;
            }
            let Some(from) = self.class_character()? else { continue };
            let ranges = self.rest.starts_with('-') && !self.rest.starts_with("-]") && self.rest.len() > 1;
            if ranges && self.eat("-") && self.class_character()?.is_none_or(|to| to < from) {
                return Err("invalid range in a character class");
            }
        }
        Ok(())
    }

    fn named_class(&mut self) -> Scanned<()> {
        let (name, rest) = self.rest[2..].split_once(":]").ok_or("missing `]`")?;
        if !NAMES.contains(&name.strip_prefix('^').unwrap_or(name)) {
            return Err("invalid character class");
        }
        self.rest = rest;
        Ok(())
    }

    fn class_character(&mut self) -> Scanned<Option<char>> {
        match self.take().ok_or("missing `]`")? {
            '\\' => match self.escape()? {
                Escape::Character(character) => Ok(Some(character)),
                Escape::Set => Ok(None),
            },
            character => Ok(Some(character)),
        }
    }
}
