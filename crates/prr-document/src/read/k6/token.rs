use std::ops::Range;

use super::super::{Fault, FaultKind};

/// A token of JavaScript or TypeScript.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
    /// Brackets that are open around it.
    pub(super) depth: u32,
    /// The token that closes this bracket.
    pub(super) pair: Option<usize>,
    /// Whether it is the first of its line.
    pub(super) first: bool,
}

/// What a token is, as far as literals and calls are told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    /// A text in quotes.
    Text,
    /// A text in backticks, everything inside it included.
    Template,
    Number,
    Regex,
    /// One character of punctuation.
    Mark(u8),
}

/// Cuts a script into tokens, and finds what closes each bracket. Nothing recurses: nesting costs a number.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Vec<Fault>) {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new(), open: Vec::new(), faults: Vec::new(), first: true };
    while lexer.at < text.len() {
        lexer.next();
    }
    while let Some(open) = lexer.open.pop() {
        let span = lexer.tokens[open].span.clone();
        lexer.fault(span, "a bracket that nothing closes");
    }
    // One cause is enough: a bracket that is missing makes all around it wrong.
    lexer.faults.truncate(1);
    (lexer.tokens, lexer.faults)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    /// Brackets that nothing has closed yet.
    open: Vec<usize>,
    faults: Vec<Fault>,
    first: bool,
}

impl Lexer<'_> {
    fn next(&mut self) {
        let start = self.at;
        let rest = &self.text[start..];
        let Some(char) = rest.chars().next() else { return };
        match char {
            '\n' => {
                self.first = true;
                self.at += 1;
            }
            char if char.is_whitespace() || char == '\u{feff}' => self.at += char.len_utf8(),
            '/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
            '#' if start == 0 && rest.starts_with("#!") => self.at += rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => match rest[2..].find("*/") {
                Some(end) => self.at += end + 4,
                None => self.stop(start, "a comment that does not end"),
            },
            '"' | '\'' => self.quoted(start, char),
            '`' => self.template(start),
            '/' if self.regex_may_come() => match regex(rest) {
                Some(length) => self.push(Kind::Regex, start + length),
                None => self.push(Kind::Mark(b'/'), start + 1),
            },
            '0'..='9' => self.number(start),
            '.' if rest[1..].starts_with(|next: char| next.is_ascii_digit()) => self.number(start),
            char if is_name(char) || char == '#' || char == '@' => {
                let length = rest[char.len_utf8()..].find(|char| !is_name(char));
                self.push(Kind::Word, length.map_or(self.text.len(), |length| start + char.len_utf8() + length));
            }
            _ => self.mark(start, char),
        }
    }

    fn push(&mut self, kind: Kind, end: usize) {
        let depth = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        self.tokens.push(Token { kind, span: self.at..end, depth, pair: None, first: self.first });
        self.first = false;
        self.at = end;
    }

    fn mark(&mut self, start: usize, char: char) {
        let close = |open: u8| match open {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        let mark = u8::try_from(char).unwrap_or(b'?');
        match mark {
            b'(' | b'[' | b'{' => {
                self.push(Kind::Mark(mark), start + 1);
                self.open.push(self.tokens.len() - 1);
            }
            b')' | b']' | b'}' => {
                let opened = self.open.last().copied();
                let fits = |open: usize| matches!(self.tokens[open].kind, Kind::Mark(open) if close(open) == mark);
                match opened.filter(|open| fits(*open)) {
                    Some(open) => {
                        self.open.pop();
                        self.tokens[open].pair = Some(self.tokens.len());
                    }
                    None => self.fault(start..start + 1, "a bracket that closes nothing"),
                }
                self.push(Kind::Mark(mark), start + 1);
            }
            _ => self.push(Kind::Mark(mark), start + char.len_utf8()),
        }
    }

    fn quoted(&mut self, start: usize, quote: char) {
        let mut escaped = false;
        let end = self.text[start + 1..].char_indices().find(|(_, char)| {
            let stop = !escaped && (*char == quote || *char == '\n');
            escaped = *char == '\\' && !escaped;
            stop
        });
        match end {
            Some((at, char)) if char == quote => self.push(Kind::Text, start + 1 + at + 1),
            Some((at, _)) => {
                self.fault(start..start + 1, "a text that does not end on its line");
                self.at = start + 1 + at;
            }
            None => self.stop(start, "a text that does not end"),
        }
    }

    /// A text in backticks with everything that `${}` puts into it, which may hold such texts again.
    fn template(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        // For each template the braces that are open in its expression; the innermost template is text where there is none.
        let mut open: Vec<Option<u32>> = vec![None];
        let mut at = start + 1;
        while let (Some(byte), Some(innermost)) = (bytes.get(at), open.last_mut()) {
            let next = bytes.get(at + 1);
            match (byte, innermost) {
                (b'\\', _) => at += 1,
                (b'`', None) => drop(open.pop()),
                (b'$', inside @ None) if next == Some(&b'{') => {
                    *inside = Some(0);
                    at += 1;
                }
                (b'`', Some(_)) => open.push(None),
                (b'{', Some(braces)) => *braces += 1,
                (b'}', inside @ Some(0)) => *inside = None,
                (b'}', Some(braces)) => *braces -= 1,
                (quote @ (b'"' | b'\''), Some(_)) => at = end_of_quote(bytes, at, *quote),
                _ => {}
            }
            at += 1;
        }
        let at = at.min(self.text.len());
        if open.is_empty() {
            self.push(Kind::Template, at);
        } else {
            self.stop(start, "a text in backticks that does not end");
        }
    }

    fn number(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut end = start + 1;
        while let Some(byte) = bytes.get(end) {
            let exponent = matches!(bytes[end - 1], b'e' | b'E') && !self.text[start..end].starts_with("0x");
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.') || exponent && matches!(byte, b'+' | b'-'))
            {
                break;
            }
            end += 1;
        }
        self.push(Kind::Number, end);
    }

    /// Whether a slash begins a pattern: it divides where a value stands before it.
    fn regex_may_come(&self) -> bool {
        let Some(last) = self.tokens.last() else { return true };
        match last.kind {
            Kind::Mark(mark) => !matches!(mark, b')' | b']' | b'}'),
            Kind::Word => matches!(
                &self.text[last.span.clone()],
                "return"
                    | "typeof"
                    | "case"
                    | "in"
                    | "of"
                    | "delete"
                    | "void"
                    | "throw"
                    | "new"
                    | "else"
                    | "do"
                    | "await"
            ),
            _ => false,
        }
    }

    fn stop(&mut self, start: usize, why: &str) {
        self.fault(start..start + 1, why);
        self.at = self.text.len();
    }

    fn fault(&mut self, span: Range<usize>, why: &str) {
        self.faults.push(Fault::new(FaultKind::Syntax(why.to_owned()), span));
    }
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '$'
}

/// The length of a pattern with its flags, if it ends on its line.
fn regex(rest: &str) -> Option<usize> {
    let (mut escaped, mut class) = (false, false);
    let (end, char) = rest.char_indices().skip(1).find(|(_, char)| {
        let stop = !escaped && (*char == '/' && !class || *char == '\n');
        class = if escaped { class } else { *char == '[' || class && *char != ']' };
        escaped = *char == '\\' && !escaped;
        stop
    })?;
    let flags = rest[end + 1..].find(|char| !is_name(char)).unwrap_or(rest.len() - end - 1);
    (char == '/').then_some(end + 1 + flags)
}

/// The closing quote, or the end of the line.
fn end_of_quote(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => break,
            byte if *byte == quote => break,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let (tokens, faults) = tokens(text);
        assert_eq!(faults, [], "{text}");
        tokens.into_iter().map(|token| &text[token.span]).collect()
    }

    #[test]
    fn slashes_divide_or_begin_a_pattern_or_a_comment() {
        assert_eq!(cut("a / b / c // d"), ["a", "/", "b", "/", "c"]);
        assert_eq!(cut("x = /[/\"]+/gi;"), ["x", "=", "/[/\"]+/gi", ";"]);
        assert_eq!(cut("return /* x */ /'/"), ["return", "/'/"]);
        assert_eq!(cut("(1) / 2"), ["(", "1", ")", "/", "2"]);
    }

    #[test]
    fn a_template_is_one_token_with_all_that_is_put_into_it() {
        assert_eq!(cut("f(`a${ {x: `b${'}'}`} }c`, 1)"), ["f", "(", "`a${ {x: `b${'}'}`} }c`", ",", "1", ")"]);
    }

    #[test]
    fn numbers_end_where_operators_begin() {
        assert_eq!(cut("1e-3-2 0x1e+1 1_000.5"), ["1e-3", "-", "2", "0x1e", "+", "1", "1_000.5"]);
    }

    #[test]
    fn what_does_not_end_is_a_fault_where_it_begins() {
        for (text, at) in [("f(", 1), ("a)", 1), ("a = 'x\nb", 4), ("`${`", 0), ("/* x", 0), ("[1}", 2)] {
            let (_, faults) = tokens(text);
            assert_eq!(faults.first().map(|fault| fault.span.start), Some(at), "{text}");
        }
    }
}
