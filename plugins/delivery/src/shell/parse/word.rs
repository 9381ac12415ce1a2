use super::super::ast::{Part, Word};
use super::cursor::ends_word;
use super::{Parsed, Parser};

impl Parser<'_> {
    pub(super) fn word(&mut self) -> Parsed<Word> {
        let word = self.word_or_nothing()?;
        if word.span.is_empty() { Err(self.refuse()) } else { Ok(word) }
    }

    /// A word, which may be missing: `name=` has an empty value.
    pub(super) fn word_or_nothing(&mut self) -> Parsed<Word> {
        let from = self.cursor.at;
        let mut parts = Vec::new();
        while let Some(char) = self.cursor.peek() {
            let process = matches!(char, '<' | '>') && self.cursor.rest()[1..].starts_with('(');
            if ends_word(char) && !process {
                break;
            }
            match char {
                '\'' => self.single(&mut parts)?,
                '"' => self.double(&mut parts)?,
                '$' => self.dollar(&mut parts, false)?,
                '`' => self.backticks(&mut parts)?,
                '\\' => self.escape(&mut parts),
                '<' | '>' => {
                    self.cursor.at += 2;
                    parts.push(Part::Substitution(self.closed()?));
                }
                _ => self.plain(&mut parts),
            }
        }
        Ok(Word { span: from..self.cursor.at, parts })
    }

    fn plain(&mut self, parts: &mut Vec<Part>) {
        let rest = self.cursor.rest();
        let stops = |char: char| ends_word(char) || matches!(char, '\'' | '"' | '$' | '`' | '\\');
        let length = rest.find(stops).unwrap_or(rest.len());
        self.cursor.at += length;
        parts.push(Part::Text { text: rest[..length].to_owned(), quoted: false });
    }

    fn single(&mut self, parts: &mut Vec<Part>) -> Parsed<()> {
        self.cursor.at += 1;
        let length = self.cursor.rest().find('\'').ok_or(self.refuse())?;
        parts.push(Part::Text { text: self.cursor.rest()[..length].to_owned(), quoted: true });
        self.cursor.at += length + 1;
        Ok(())
    }

    fn escape(&mut self, parts: &mut Vec<Part>) {
        self.cursor.at += 1;
        if self.cursor.at_newline() {
            self.cursor.at += if self.cursor.looking_at("\n") { 1 } else { 2 };
        } else if let Some(char) = self.cursor.peek() {
            self.cursor.at += char.len_utf8();
            parts.push(Part::Text { text: char.to_string(), quoted: true });
        }
    }

    fn double(&mut self, parts: &mut Vec<Part>) -> Parsed<()> {
        self.cursor.at += 1;
        parts.push(Part::Text { text: String::new(), quoted: true });
        loop {
            match self.cursor.peek().ok_or(self.refuse())? {
                '"' => {
                    self.cursor.at += 1;
                    return Ok(());
                }
                '$' => self.dollar(parts, true)?,
                '`' => self.backticks(parts)?,
                '\\' => self.escape(parts),
                _ => {
                    let rest = self.cursor.rest();
                    let length = rest.find(['"', '$', '`', '\\']).ok_or(self.refuse())?;
                    parts.push(Part::Text { text: rest[..length].to_owned(), quoted: true });
                    self.cursor.at += length;
                }
            }
        }
    }

    /// Everything that begins with `$`.
    fn dollar(&mut self, parts: &mut Vec<Part>, quoted: bool) -> Parsed<()> {
        let rest = self.cursor.rest();
        if rest.starts_with("${{") {
            // An expression of the pipeline: the runner fills it in before a shell sees the script.
            let length = rest.find("}}").ok_or(self.refuse())? + 2;
            parts.push(Part::Hole);
            self.cursor.at += length;
        } else if rest.starts_with("$((") {
            self.cursor.at += 3;
            parts.push(Part::Arithmetic(self.arithmetic()?));
        } else if rest.starts_with("$(") {
            self.cursor.at += 2;
            parts.push(Part::Substitution(self.closed()?));
        } else if rest.starts_with("${") {
            self.braces(parts)?;
        } else if rest.starts_with("$'") && !quoted {
            self.cursor.at += 1;
            self.ansi(parts)?;
        } else {
            self.parameter(parts);
        }
        Ok(())
    }

    fn parameter(&mut self, parts: &mut Vec<Part>) {
        let rest = &self.cursor.rest()[1..];
        let name = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let length = match rest.chars().next() {
            Some('?' | '!' | '$' | '#' | '@' | '*' | '-' | '0'..='9') => 1,
            _ => rest.find(|char| !name(char)).unwrap_or(rest.len()),
        };
        self.cursor.at += 1 + length;
        parts.push(match length {
            0 => Part::Text { text: "$".to_owned(), quoted: true },
            _ => Part::Parameter(rest[..length].to_owned()),
        });
    }

    /// `${name}` is a parameter; with an operator it is not followed.
    fn braces(&mut self, parts: &mut Vec<Part>) -> Parsed<()> {
        let from = self.cursor.at;
        self.cursor.at += 2;
        let mut open = 1;
        while open > 0 {
            match self.cursor.peek().ok_or(self.refuse())? {
                '\\' => self.escape(&mut Vec::new()),
                '\'' if open == 1 && self.quotes_close() => self.single(&mut Vec::new())?,
                '"' => self.nested(|parser| parser.double(&mut Vec::new()))?,
                '$' if self.cursor.rest()[1..].starts_with(['{', '(']) => {
                    self.nested(|parser| parser.dollar(&mut Vec::new(), true))?;
                }
                char => {
                    open -= usize::from(char == '}');
                    self.cursor.at += char.len_utf8();
                }
            }
        }
        let text = &self.cursor.text[from..self.cursor.at];
        let name = &text[2..text.len() - 1];
        let plain = !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
        parts.push(if plain { Part::Parameter(name.to_owned()) } else { Part::Hole });
        Ok(())
    }

    /// Whether a quote in braces is closed before they are: within double quotes it is a letter like others.
    fn quotes_close(&self) -> bool {
        let rest = &self.cursor.rest()[1..];
        rest.find('\'').is_some_and(|quote| rest.find('}').is_none_or(|brace| quote < brace))
    }

    fn ansi(&mut self, parts: &mut Vec<Part>) -> Parsed<()> {
        self.cursor.at += 1;
        let mut text = String::new();
        loop {
            let char = self.cursor.peek().ok_or(self.refuse())?;
            self.cursor.at += char.len_utf8();
            match char {
                '\'' => break,
                '\\' => {
                    let next = self.cursor.peek().ok_or(self.refuse())?;
                    self.cursor.at += next.len_utf8();
                    text.push(if next == 'n' { '\n' } else { next });
                }
                _ => text.push(char),
            }
        }
        parts.push(Part::Text { text, quoted: true });
        Ok(())
    }

    fn backticks(&mut self, parts: &mut Vec<Part>) -> Parsed<()> {
        let from = self.cursor.at + 1;
        let length = self.cursor.text[from..self.cursor.end].find('`').ok_or(self.refuse())?;
        let end = std::mem::replace(&mut self.cursor.end, from + length);
        self.cursor.at = from;
        let read = self.nested(Self::script);
        let whole = self.cursor.at_end();
        (self.cursor.at, self.cursor.end) = (from + length + 1, end);
        match read {
            Ok(script) if whole => parts.push(Part::Substitution(script)),
            // Escapes within mean another nesting, which is not followed.
            _ => parts.push(Part::Hole),
        }
        Ok(())
    }

    /// A script up to its parenthesis.
    pub(super) fn closed(&mut self) -> Parsed<super::Script> {
        let pending = std::mem::take(&mut self.cursor.pending);
        let script = self.nested(Self::script)?;
        self.cursor.pending = pending;
        if self.cursor.take(")") { Ok(script) } else { Err(self.refuse()) }
    }

    /// An arithmetic expression up to `))`.
    pub(super) fn arithmetic(&mut self) -> Parsed<String> {
        let from = self.cursor.at;
        let mut open = 0_usize;
        loop {
            let char = self.cursor.peek().ok_or(self.refuse())?;
            match char {
                '(' => open += 1,
                ')' if open > 0 => open -= 1,
                ')' if self.cursor.looking_at("))") => break,
                ')' => return Err(self.refuse()),
                _ => {}
            }
            self.cursor.at += char.len_utf8();
        }
        let text = self.cursor.text[from..self.cursor.at].to_owned();
        self.cursor.at += 2;
        Ok(text)
    }
}
