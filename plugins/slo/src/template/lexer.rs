//! The words and signs of a template.

use super::{number, quoted};

/// What opens an action.
pub(super) const LEFT: &str = "{{";
const RIGHT: &str = "}}";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Left,
    Right,
    Space,
    Assign,
    Declare,
    Pipe,
    OpenParen,
    CloseParen,
    /// `.` alone.
    Dot,
    /// A dot and a name.
    Field(&'a str),
    /// With its dollar.
    Variable(&'a str),
    /// A function or a keyword.
    Word(&'a str),
    /// A number, or a character between single quotes.
    Number,
    /// Between double quotes or backquotes.
    Text,
    /// Any other character, which the grammar may know.
    Sign(&'a str),
    /// What no template can hold.
    Wrong(&'a str),
    /// The text ends within an action, a quotation or a comment.
    Cut,
}

/// All tokens of a text. Nothing follows one that is wrong or cut.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { rest: text, tokens: Vec::new(), parens: 0 };
    while let Some(at) = lexer.rest.find(LEFT) {
        lexer.rest = &lexer.rest[at + LEFT.len()..];
        if lexer.action().is_none() {
            break;
        }
    }
    lexer.tokens
}

struct Lexer<'a> {
    rest: &'a str,
    tokens: Vec<Token<'a>>,
    parens: usize,
}

const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

fn is_of_name(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

impl<'a> Lexer<'a> {
    /// Reads an action behind its opening. Nothing where it does not end.
    fn action(&mut self) -> Option<()> {
        let mut rest = self.rest.chars();
        if (rest.next(), rest.next().is_some_and(is_space)) == (Some('-'), true) {
            self.rest = rest.as_str();
        }
        if self.rest.starts_with("/*") {
            return self.comment();
        }
        self.tokens.push(Token::Left);
        self.parens = 0;
        loop {
            if let Some(behind) = self.behind_right() {
                self.rest = behind;
                self.tokens.push(if self.parens > 0 { Token::Cut } else { Token::Right });
                return (self.parens == 0).then_some(());
            }
            let token = self.token();
            self.tokens.push(token);
            if matches!(token, Token::Wrong(_) | Token::Cut) {
                return None;
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        let Some(end) = self.rest.find("*/") else {
            self.tokens.push(Token::Cut);
            return None;
        };
        self.rest = &self.rest[end + 2..];
        if let Some(behind) = self.behind_right() {
            self.rest = behind;
            return Some(());
        }
        self.tokens.push(Token::Wrong("*/"));
        None
    }

    /// What follows the end of the action, where that stands here. A blank and a dash belong to it.
    fn behind_right(&self) -> Option<&'a str> {
        let trimmed = || self.rest.strip_prefix(is_space)?.strip_prefix('-')?.strip_prefix(RIGHT);
        self.rest.strip_prefix(RIGHT).or_else(trimmed)
    }

    fn token(&mut self) -> Token<'a> {
        let Some(first) = self.rest.chars().next() else { return Token::Cut };
        match first {
            _ if is_space(first) => self.space(),
            '=' => self.sign(1, Token::Assign),
            ':' if self.rest.starts_with(":=") => self.sign(2, Token::Declare),
            ':' => Token::Wrong(":"),
            '|' => self.sign(1, Token::Pipe),
            '(' => {
                self.parens += 1;
                self.sign(1, Token::OpenParen)
            }
            ')' => match self.parens.checked_sub(1) {
                Some(parens) => {
                    self.parens = parens;
                    self.sign(1, Token::CloseParen)
                }
                None => Token::Wrong(")"),
            },
            '"' => self.quoted('"', Token::Text),
            '\'' => self.quoted('\'', Token::Number),
            '`' => match self.rest[1..].find('`') {
                Some(end) => self.sign(end + 2, Token::Text),
                None => Token::Cut,
            },
            '$' => self.name(Token::Variable),
            '.' if self.rest[1..].starts_with(|next: char| next.is_ascii_digit()) => self.number(),
            '.' => self.name(|name| if name == "." { Token::Dot } else { Token::Field(name) }),
            '+' | '-' | '0'..='9' => self.number(),
            _ if is_of_name(first) => self.name(Token::Word),
            ' '..='~' => {
                let sign = Token::Sign(&self.rest[..1]);
                self.sign(1, sign)
            }
            _ => Token::Wrong(&self.rest[..first.len_utf8()]),
        }
    }

    fn sign(&mut self, bytes: usize, token: Token<'a>) -> Token<'a> {
        self.rest = &self.rest[bytes..];
        token
    }

    /// Blanks, but for the one that belongs to the end of the action.
    fn space(&mut self) -> Token<'a> {
        while self.behind_right().is_none() && self.rest.starts_with(is_space) {
            self.rest = &self.rest[1..];
        }
        Token::Space
    }

    /// A name with the sign in front of it.
    fn name(&mut self, token: impl Fn(&'a str) -> Token<'a>) -> Token<'a> {
        let mut ends = self.rest.char_indices().skip(1);
        let end = ends.find(|(_, next)| !is_of_name(*next)).map_or(self.rest.len(), |(at, _)| at);
        let (name, rest) = self.rest.split_at(end);
        let ends = rest.is_empty()
            || rest.starts_with(|next: char| is_space(next) || matches!(next, '.' | ',' | '|' | ':' | ')' | '('))
            || rest.starts_with(RIGHT);
        if !ends {
            return Token::Wrong(&rest[..rest.chars().next().map_or(0, char::len_utf8)]);
        }
        self.rest = rest;
        token(name)
    }

    fn number(&mut self) -> Token<'a> {
        let goes_on = |next: char| is_of_name(next) || matches!(next, '.' | '+' | '-');
        let end = self.rest.find(|next| !goes_on(next)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if !number::is_number(word) {
            return Token::Wrong(word);
        }
        self.rest = rest;
        Token::Number
    }

    fn quoted(&mut self, quote: char, token: Token<'a>) -> Token<'a> {
        let Some(end) = quoted::end(&self.rest[1..], quote) else { return Token::Cut };
        let (word, rest) = self.rest.split_at(end + 2);
        let characters = quoted::characters(&word[1..=end], quote);
        if characters.is_none_or(|count| quote == '\'' && count != 1) {
            return Token::Wrong(word);
        }
        self.rest = rest;
        token
    }
}
