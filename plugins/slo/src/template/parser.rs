//! What a template is made of. Nothing is built: it is only asked whether Go would build it.

use super::Fault;
use super::lexer::Token;
use super::words::{is_function, provided};

/// Blocks and parentheses within each other: more than anybody writes is not decided.
const DEEPEST: usize = 100;

/// Why reading ended before the text did.
enum Stop {
    Fault(Fault),
    TooDeep,
}

type Parsed<T> = Result<T, Stop>;

/// What ends a list of texts and actions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    End,
    Else,
    /// The end of the text.
    Text,
}

/// Why Go would not take a template; nothing where it would, or where that is not decided.
pub(super) fn fault(tokens: &[Token<'_>]) -> Option<Fault> {
    let mut parser = Parser { tokens, at: 0, variables: provided().to_vec(), ranges: 0, depth: 0 };
    parser.variables.push("$");
    match parser.template() {
        Err(Stop::Fault(fault)) => Some(fault),
        Ok(()) | Err(Stop::TooDeep) => None,
    }
}

struct Parser<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    /// Those that can be used here.
    variables: Vec<&'a str>,
    /// `range` blocks around.
    ranges: usize,
    depth: usize,
}

fn unexpected(token: Option<Token<'_>>) -> Stop {
    Stop::Fault(match token {
        None | Some(Token::Cut) => Fault::Open,
        Some(token) => Fault::unexpected(shown(token)),
    })
}

const fn shown(token: Token<'_>) -> &str {
    match token {
        Token::Left => "{{",
        Token::Right | Token::Cut => "}}",
        Token::Space => " ",
        Token::Assign => "=",
        Token::Declare => ":=",
        Token::Pipe => "|",
        Token::OpenParen => "(",
        Token::CloseParen => ")",
        Token::Dot => ".",
        Token::Number => "0",
        Token::Text => "\"\"",
        Token::Field(text) | Token::Variable(text) | Token::Word(text) | Token::Sign(text) | Token::Wrong(text) => text,
    }
}

impl<'a> Parser<'_, 'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Token<'a>> {
        let token = self.peek();
        self.at += usize::from(token.is_some());
        token
    }

    fn skip_space(&mut self) {
        while self.peek() == Some(Token::Space) {
            self.at += 1;
        }
    }

    fn next_word(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        self.next()
    }

    /// The end of the action, and nothing else in front of it.
    fn right(&mut self) -> Parsed<()> {
        match self.next_word() {
            Some(Token::Right) => Ok(()),
            other => Err(unexpected(other)),
        }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == DEEPEST {
            return Err(Stop::TooDeep);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn template(&mut self) -> Parsed<()> {
        match self.list(true)? {
            Ending::Text => Ok(()),
            Ending::End => Err(Stop::Fault(Fault::unexpected("end"))),
            Ending::Else => Err(Stop::Fault(Fault::unexpected("else"))),
        }
    }

    /// Actions up to the one that ends them, that one included.
    fn list(&mut self, outermost: bool) -> Parsed<Ending> {
        while let Some(token) = self.next() {
            if token != Token::Left {
                return Err(unexpected(Some(token)));
            }
            self.skip_space();
            let Some(Token::Word(word)) = self.peek() else {
                self.pipeline("", Token::Right)?;
                continue;
            };
            self.at += 1;
            match word {
                "end" => return self.right().map(|()| Ending::End),
                "else" => return Ok(Ending::Else),
                "if" | "with" | "range" => self.deeper(|parser| parser.control(word))?,
                "break" | "continue" if self.ranges == 0 => {
                    return Err(Stop::Fault(Fault::unexpected(word)));
                }
                "break" | "continue" => self.right()?,
                "define" if outermost => {
                    self.named()?;
                    self.right()?;
                    self.own_list()?;
                }
                "block" => {
                    self.named()?;
                    self.pipeline("block", Token::Right)?;
                    self.own_list()?;
                }
                "template" => {
                    self.named()?;
                    self.skip_space();
                    if self.peek() == Some(Token::Right) {
                        self.at += 1;
                    } else {
                        self.pipeline("template", Token::Right)?;
                    }
                }
                _ => {
                    self.at -= 1;
                    self.pipeline("", Token::Right)?;
                }
            }
        }
        if outermost { Ok(Ending::Text) } else { Err(Stop::Fault(Fault::Open)) }
    }

    /// The name of another template.
    fn named(&mut self) -> Parsed<()> {
        match self.next_word() {
            Some(Token::Text) => Ok(()),
            other => Err(unexpected(other)),
        }
    }

    /// The list of another template, which has variables of its own.
    fn own_list(&mut self) -> Parsed<()> {
        let around = (std::mem::replace(&mut self.variables, vec!["$"]), std::mem::take(&mut self.ranges));
        let ending = self.deeper(|parser| parser.list(false))?;
        (self.variables, self.ranges) = around;
        match ending {
            Ending::End => Ok(()),
            Ending::Else | Ending::Text => Err(Stop::Fault(Fault::unexpected("else"))),
        }
    }

    /// A block behind its keyword.
    fn control(&mut self, keyword: &str) -> Parsed<()> {
        let outside = self.variables.len();
        self.pipeline(keyword, Token::Right)?;
        self.ranges += usize::from(keyword == "range");
        let ending = self.list(false)?;
        self.ranges -= usize::from(keyword == "range");
        if ending == Ending::Else {
            self.otherwise(keyword)?;
        }
        self.variables.truncate(outside);
        Ok(())
    }

    /// What follows `else`.
    fn otherwise(&mut self, keyword: &str) -> Parsed<()> {
        self.skip_space();
        match self.peek() {
            // Go 1.23 has `else with`, too.
            Some(Token::Word(word @ ("if" | "with"))) if word == keyword => {
                self.at += 1;
                self.deeper(|parser| parser.control(word))
            }
            _ => {
                self.right()?;
                match self.list(false)? {
                    Ending::End => Ok(()),
                    Ending::Else | Ending::Text => Err(Stop::Fault(Fault::unexpected("else"))),
                }
            }
        }
    }

    /// Commands with pipes between them, up to the end and with it.
    fn pipeline(&mut self, context: &str, end: Token<'a>) -> Parsed<()> {
        self.declarations(context)?;
        let mut commands = 0;
        loop {
            self.skip_space();
            match self.peek() {
                Some(token) if token == end => {
                    self.at += 1;
                    return if commands > 0 { Ok(()) } else { Err(unexpected(Some(token))) };
                }
                Some(token) if begins_operand(token) => {
                    let is_value = self.command()?;
                    if commands > 0 && is_value {
                        return Err(unexpected(Some(token)));
                    }
                    commands += 1;
                }
                other => return Err(unexpected(other)),
            }
        }
    }

    /// Variables that the pipeline sets.
    fn declarations(&mut self, context: &str) -> Parsed<()> {
        for declared in 0.. {
            let start = self.at;
            self.skip_space();
            let Some(Token::Variable(name)) = self.peek() else {
                self.at = start;
                return Ok(());
            };
            self.at += 1;
            self.skip_space();
            match self.peek() {
                Some(Token::Assign | Token::Declare) => {
                    self.at += 1;
                    self.variables.push(name);
                    return Ok(());
                }
                Some(comma @ Token::Sign(",")) => {
                    self.at += 1;
                    self.variables.push(name);
                    self.skip_space();
                    let goes_on = matches!(self.peek(), Some(Token::Variable(_) | Token::Right | Token::CloseParen));
                    if context != "range" || declared > 0 || !goes_on {
                        return Err(unexpected(Some(comma)));
                    }
                }
                _ => {
                    self.at = start;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Operands with blanks between them, up to a pipe and with it. Whether the first is a value, which cannot be called.
    fn command(&mut self) -> Parsed<bool> {
        let mut first = None;
        loop {
            self.skip_space();
            if self.peek().is_some_and(begins_operand) {
                let is_value = self.operand()?;
                first = first.or(Some(is_value));
            }
            match self.peek() {
                Some(Token::Space) => {}
                Some(Token::Right | Token::CloseParen) => break,
                Some(Token::Pipe) => {
                    self.at += 1;
                    break;
                }
                other => return Err(unexpected(other)),
            }
        }
        Ok(first == Some(true))
    }

    /// A term with the fields behind it. Whether it is a value, which cannot be called.
    fn operand(&mut self) -> Parsed<bool> {
        let is_value = match self.next() {
            Some(Token::Word("true" | "false" | "nil") | Token::Dot | Token::Number | Token::Text) => true,
            Some(Token::Word(name)) if is_function(name) => false,
            Some(Token::Word(name)) if is_keyword(name) => return Err(unexpected(Some(Token::Word(name)))),
            Some(Token::Word(name)) => return Err(Stop::Fault(Fault::function(name))),
            Some(Token::Variable(name)) if self.variables.contains(&name) => false,
            Some(Token::Variable(name)) => return Err(Stop::Fault(Fault::variable(name))),
            Some(Token::Field(_)) => false,
            Some(Token::OpenParen) => {
                self.deeper(|parser| parser.pipeline("", Token::CloseParen))?;
                false
            }
            other => return Err(unexpected(other)),
        };
        while let Some(field @ Token::Field(_)) = self.peek() {
            if is_value {
                return Err(unexpected(Some(field)));
            }
            self.at += 1;
        }
        Ok(is_value)
    }
}

const fn begins_operand(token: Token<'_>) -> bool {
    use Token::{Dot, Field, Number, OpenParen, Text, Variable, Word};
    matches!(token, Dot | Field(_) | Number | OpenParen | Text | Variable(_) | Word(_))
}

fn is_keyword(word: &str) -> bool {
    let keywords = ["block", "break", "continue", "define", "else", "end", "if", "range", "template", "with"];
    keywords.contains(&word)
}
