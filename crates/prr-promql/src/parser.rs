//! Tokens to a tree, by recursive descent. Types are checked afterwards.

mod aggregate;
mod binary;
mod labels;
mod postfix;
mod primary;
mod selector;
mod window;

use crate::lexer::{self, Kind, Token};
use crate::{Expr, ExprKind, ParseError, Span};

/// How deep parentheses and operators may nest: a guest's stack is small, and nobody writes more.
const DEEPEST: usize = 100;

/// How high a tree may grow. `a + b + c` grows without nesting, and everyone who walks the tree pays for its height.
const HIGHEST: usize = 250;

pub(crate) use labels::is_listed_bare;
pub(crate) use primary::names_a_metric;
pub(crate) use selector::NAME;

type Parsed<T> = Result<T, ParseError>;

/// Reads one expression and nothing after it.
pub(crate) fn expression(text: &str) -> Parsed<Expr> {
    let mut parser = Parser::new(text);
    if parser.peek().kind == Kind::End && parser.fault.is_none() {
        return Err(ParseError { message: "no expression".into(), span: 0..text.len() });
    }
    let node = parser.expression(binary::LOOSEST)?;
    match parser.peek().kind {
        Kind::End if parser.fault.is_none() => Ok(node.expr),
        _ => Err(parser.unexpected("an operator or the end")),
    }
}

/// A tree and its height.
struct Node {
    expr: Expr,
    height: usize,
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// Why the tokens end before the text does.
    fault: Option<ParseError>,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        let (tokens, fault) = lexer::tokens(text);
        Self { text, tokens, fault, at: 0, depth: 0 }
    }

    fn peek(&self) -> Token {
        self.ahead(0)
    }

    fn ahead(&self, distance: usize) -> Token {
        let end = Token { kind: Kind::End, start: self.text.len(), end: self.text.len() };
        self.tokens.get(self.at + distance).copied().unwrap_or(end)
    }

    fn advance(&mut self) -> Token {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// Takes the next token if it is of a kind.
    fn eat(&mut self, kind: Kind) -> Option<Token> {
        (self.peek().kind == kind).then(|| self.advance())
    }

    fn expect(&mut self, kind: Kind, expected: &str) -> Parsed<Token> {
        self.eat(kind).ok_or_else(|| self.unexpected(expected))
    }

    fn text(&self, token: Token) -> &'a str {
        self.text.get(token.span()).unwrap_or_default()
    }

    /// Whether a token is a keyword, which has no case.
    fn is_word(&self, token: Token, word: &str) -> bool {
        token.kind == Kind::Word && self.text(token).eq_ignore_ascii_case(word)
    }

    fn eat_word(&mut self, word: &str) -> Option<Token> {
        self.is_word(self.peek(), word).then(|| self.advance())
    }

    /// Where the last taken token ends.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.end)
    }

    fn since(&self, start: usize) -> Span {
        start..self.end()
    }

    /// The fault of the next token: the lexer's own if it could not read on.
    fn unexpected(&self, expected: &str) -> ParseError {
        let token = self.peek();
        if token.kind == Kind::End {
            if let Some(fault) = &self.fault {
                return fault.clone();
            }
            return ParseError { message: format!("expected {expected}, found the end"), span: token.span() };
        }
        ParseError { message: format!("expected {expected}, found `{}`", self.text(token)), span: token.span() }
    }

    /// Runs one level deeper, if there is one.
    fn deeper<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= DEEPEST {
            let message = format!("nested deeper than {DEEPEST} levels");
            return Err(ParseError { message, span: self.peek().span() });
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }
}

impl Node {
    const fn leaf(kind: ExprKind, span: Span) -> Self {
        Self { expr: Expr { kind, span }, height: 1 }
    }

    /// A node above trees of which the highest has the height `below`.
    fn above(below: usize, kind: ExprKind, span: Span) -> Parsed<Self> {
        let height = below + 1;
        if height > HIGHEST {
            return Err(ParseError { message: format!("more than {HIGHEST} operations in a chain"), span });
        }
        Ok(Self { expr: Expr { kind, span }, height })
    }
}

fn fault<T>(message: impl Into<String>, span: Span) -> Parsed<T> {
    Err(ParseError { message: message.into(), span })
}
