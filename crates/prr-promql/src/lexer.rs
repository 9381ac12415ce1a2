//! Text to tokens. Braces and brackets have an alphabet of their own, so the lexer remembers which of them is open.

mod number;
mod string;

use crate::{ParseError, Span};

pub(crate) use number::value as number;
pub(crate) use string::read as string;

/// Tokens for which there is room from the start.
const MOST_AT_ONCE: usize = 256;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a keyword; which of the two is the parser's business.
    Word,
    Number,
    Duration,
    Text,
    OpenParen,
    CloseParen,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    At,
    Assign,
    Match,
    NotMatch,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    TrimUpper,
    TrimLower,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    /// The end of the text, or the place from where it cannot be read.
    End,
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Token {
    pub(crate) const fn span(self) -> Span {
        self.start..self.end
    }
}

/// The tokens of a text, and the fault that ended them early.
pub(crate) fn tokens(text: &str) -> (Vec<Token>, Option<ParseError>) {
    let mut lexer = Lexer { text, at: 0, inside: Inside::Nothing };
    // A token of an expression has about four bytes.
    let mut tokens = Vec::with_capacity((text.len() / 4).min(MOST_AT_ONCE));
    loop {
        match lexer.next() {
            Ok(Some(token)) => tokens.push(token),
            Ok(None) => return (tokens, None),
            Err(fault) => return (tokens, Some(fault)),
        }
    }
}

/// The open bracket that decides what a character means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Braces,
    /// Comments may follow the first number, not precede it.
    Brackets {
        number_seen: bool,
    },
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    inside: Inside,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Result<Option<Token>, ParseError> {
        self.skip_blanks();
        let start = self.at;
        let Some(first) = self.rest().chars().next() else {
            return if self.inside == Inside::Braces { Err(self.fault(0, "unclosed `{`")) } else { Ok(None) };
        };
        let kind = match first {
            '"' | '\'' | '`' => self.string()?,
            'a'..='z' | 'A'..='Z' | '_' => self.word()?,
            ':' => self.colon()?,
            '0'..='9' => self.number()?,
            '.' if self.rest().as_bytes().get(1).is_some_and(u8::is_ascii_digit) => self.number()?,
            _ => self.sign(first)?,
        };
        Ok(Some(Token { kind, start, end: self.at }))
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let blanks = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
            let is_comment =
                rest.as_bytes().get(blanks) == Some(&b'#') && self.inside != (Inside::Brackets { number_seen: false });
            let comment = if is_comment {
                let tail = rest.get(blanks..).unwrap_or_default();
                tail.find(['\n', '\r']).unwrap_or(tail.len())
            } else {
                0
            };
            self.at += blanks + comment;
            if comment == 0 {
                return;
            }
        }
    }

    fn string(&mut self) -> Result<Kind, ParseError> {
        let (_, end) = string::read(self.text, self.at)?;
        self.at = end;
        Ok(Kind::Text)
    }

    fn word(&mut self) -> Result<Kind, ParseError> {
        let colons = self.inside == Inside::Nothing;
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || (colons && *byte == b':');
        let length = self.rest().bytes().take_while(is_part).count();
        let word = self.rest().get(..length).unwrap_or_default();
        let is_number = matches!(self.inside, Inside::Nothing)
            && (word.eq_ignore_ascii_case("inf") || word.eq_ignore_ascii_case("nan"));
        if matches!(self.inside, Inside::Brackets { .. }) && !is_duration_word(word) {
            return Err(self.fault(length, &format!("`{word}` is not part of a duration")));
        }
        self.at += length;
        Ok(if is_number { Kind::Number } else { Kind::Word })
    }

    fn colon(&mut self) -> Result<Kind, ParseError> {
        match self.inside {
            Inside::Nothing => self.word(),
            Inside::Brackets { .. } => Ok(self.take(1, Kind::Colon)),
            Inside::Braces => Err(self.fault(1, "`:` is not allowed in a label name")),
        }
    }

    fn number(&mut self) -> Result<Kind, ParseError> {
        if self.inside == Inside::Braces {
            return Err(self.fault(1, "a label name does not start with a digit"));
        }
        let (length, kind) =
            number::scan(self.rest()).map_err(|length| self.fault(length, "not a number and not a duration"))?;
        if let Inside::Brackets { number_seen } = &mut self.inside {
            *number_seen = true;
        }
        Ok(self.take(length, kind))
    }

    fn sign(&mut self, first: char) -> Result<Kind, ParseError> {
        let (length, kind) = match self.inside {
            Inside::Braces => self.sign_in_braces(),
            _ => self.sign_elsewhere(),
        }
        .ok_or_else(|| self.stranger(first))?;
        self.inside = match kind {
            Kind::OpenBrace => Inside::Braces,
            Kind::OpenBracket => Inside::Brackets { number_seen: false },
            Kind::CloseBrace | Kind::CloseBracket => Inside::Nothing,
            _ => self.inside,
        };
        Ok(self.take(length, kind))
    }

    fn sign_in_braces(&self) -> Option<(usize, Kind)> {
        let mut bytes = self.rest().bytes();
        Some(match (bytes.next()?, bytes.next()) {
            (b'}', _) => (1, Kind::CloseBrace),
            (b',', _) => (1, Kind::Comma),
            (b'=', Some(b'~')) => (2, Kind::Match),
            (b'=', _) => (1, Kind::Assign),
            (b'!', Some(b'~')) => (2, Kind::NotMatch),
            (b'!', Some(b'=')) => (2, Kind::NotEqual),
            _ => return None,
        })
    }

    fn sign_elsewhere(&self) -> Option<(usize, Kind)> {
        let mut bytes = self.rest().bytes();
        Some(match (bytes.next()?, bytes.next()) {
            (b'(', _) => (1, Kind::OpenParen),
            (b')', _) => (1, Kind::CloseParen),
            (b'{', next) if next != Some(b'{') => (1, Kind::OpenBrace),
            (b'[', next) if next != Some(b'[') => (1, Kind::OpenBracket),
            (b']', _) => (1, Kind::CloseBracket),
            (b',', _) => (1, Kind::Comma),
            (b'@', _) => (1, Kind::At),
            (b'+', _) => (1, Kind::Add),
            (b'-', _) => (1, Kind::Sub),
            (b'*', _) => (1, Kind::Mul),
            (b'/', _) => (1, Kind::Div),
            (b'%', _) => (1, Kind::Mod),
            (b'^', _) => (1, Kind::Pow),
            (b'=', Some(b'=')) => (2, Kind::Equal),
            (b'!', Some(b'=')) => (2, Kind::NotEqual),
            (b'<', Some(b'=')) => (2, Kind::LessEqual),
            (b'>', Some(b'=')) => (2, Kind::GreaterEqual),
            (b'<', Some(b'/')) => (2, Kind::TrimUpper),
            (b'>', Some(b'/')) => (2, Kind::TrimLower),
            (b'<', _) => (1, Kind::Less),
            (b'>', _) => (1, Kind::Greater),
            _ => return None,
        })
    }

    fn take(&mut self, length: usize, kind: Kind) -> Kind {
        self.at += length;
        kind
    }

    fn fault(&self, length: usize, message: &str) -> ParseError {
        ParseError { message: message.into(), span: self.at..self.at + length }
    }

    /// Says what the author most likely meant by a character that the language does not have.
    fn stranger(&self, first: char) -> ParseError {
        let rest = self.rest();
        if first == '$' {
            let length = variable(rest);
            let name = rest.get(..length).unwrap_or_default();
            return self.fault(length, &format!("`{name}` is a Grafana variable, which Prometheus does not know"));
        }
        if rest.starts_with("{{") {
            return self.fault(2, "`{{` opens a template, which must be rendered before Prometheus reads it");
        }
        if rest.starts_with("[[") {
            return self.fault(2, "`[[` opens a Grafana variable, which Prometheus does not know");
        }
        let place = match self.inside {
            Inside::Nothing => "",
            Inside::Braces => " within braces",
            Inside::Brackets { .. } => " within brackets",
        };
        self.fault(first.len_utf8(), &format!("unexpected character `{}`{place}", first.escape_default()))
    }
}

/// The functions of duration expressions, the only words within brackets.
fn is_duration_word(word: &str) -> bool {
    ["step", "range", "min_of", "max_of"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The bytes of `$name` or `${name:format}`.
fn variable(text: &str) -> usize {
    if text.starts_with("${") {
        return text.find('}').map_or(2, |end| end + 1);
    }
    1 + text.bytes().skip(1).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let (tokens, fault) = tokens(text);
        assert_eq!(fault, None, "{text}");
        tokens.into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn a_colon_belongs_to_a_name_outside_and_parts_the_step_within_brackets() {
        use Kind::{CloseBracket, Colon, Duration, OpenBracket, Word};
        assert_eq!(kinds("a:b :c"), [Word, Word]);
        assert_eq!(kinds("a[1h:5m]"), [Word, OpenBracket, Duration, Colon, Duration, CloseBracket]);
    }

    #[test]
    fn comments_and_blanks_are_skipped() {
        assert_eq!(kinds("# one\n up # two\r\n\t#three"), [Kind::Word]);
        assert_eq!(kinds(""), []);
    }

    #[test]
    fn strangers_are_named() {
        let table = [
            (
                "rate(x[$__rate_interval])",
                "`$__rate_interval` is a Grafana variable, which Prometheus does not know",
                7..23,
            ),
            ("${job:regex} > 1", "`${job:regex}` is a Grafana variable, which Prometheus does not know", 0..12),
            ("rate(x[[range]])", "`[[` opens a Grafana variable, which Prometheus does not know", 6..8),
            ("{{ .x }}", "`{{` opens a template, which must be rendered before Prometheus reads it", 0..2),
            ("a ~ b", "unexpected character `~`", 2..3),
            ("a{b:c}", "`:` is not allowed in a label name", 3..4),
            ("a{1}", "a label name does not start with a digit", 2..3),
            ("a{b é}", "unexpected character `\\u{e9}` within braces", 4..6),
            ("a[x]", "`x` is not part of a duration", 2..3),
            ("a{", "unclosed `{`", 2..2),
            ("1m2x", "not a number and not a duration", 0..4),
        ];
        for (text, message, span) in table {
            assert_eq!(tokens(text).1, Some(ParseError { message: message.into(), span }), "{text}");
        }
    }
}
