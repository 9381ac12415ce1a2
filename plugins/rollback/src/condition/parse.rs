use super::DEEPEST;
use super::lex::{Token, tokens};

/// A condition, as far as it is understood.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Number(f64),
    Text(String),
    Bool(bool),
    Nil,
    /// `result`, or any other name: only `result` has a value.
    Name(String),
    /// `a.b`, `a[0]`, `a["b"]`: what a measurement holds inside.
    Member(Box<Self>),
    Call(String, Vec<Self>),
    /// `!`, `-`.
    Unary(&'static str, Box<Self>),
    Binary(&'static str, Box<Self>, Box<Self>),
    /// `a ? b : c`.
    Choice(Box<Self>, Box<Self>, Box<Self>),
    /// A part of the language that is not evaluated here, such as closures.
    Opaque,
}

/// Binary operators, the loosest first.
const LEVELS: &[&[&str]] =
    &[&["||", "or"], &["&&", "and"], &["==", "!=", "<", "<=", ">", ">=", "in"], &["+", "-"], &["*", "/", "%"], &["??"]];

/// Reads a condition; nothing where it is not of the language or goes beyond what is understood.
pub(crate) fn parse(text: &str) -> Option<Expression> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let expression = parser.expression()?;
    (parser.at == parser.tokens.len()).then_some(expression)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn expression(&mut self) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let condition = self.binary(0)?;
        let expression = if self.take("?") {
            let yes = self.expression()?;
            self.expect(":")?;
            let no = self.expression()?;
            Expression::Choice(Box::new(condition), Box::new(yes), Box::new(no))
        } else {
            condition
        };
        self.depth -= 1;
        Some(expression)
    }

    fn binary(&mut self, level: usize) -> Option<Expression> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        while let Some(operator) = self.operator(operators) {
            let right = self.binary(level + 1)?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        Some(left)
    }

    fn operator(&mut self, operators: &[&'static str]) -> Option<&'static str> {
        let found = match self.tokens.get(self.at)? {
            Token::Sign(sign) => operators.iter().find(|operator| *operator == sign),
            Token::Name(name) => operators.iter().find(|operator| *operator == name),
            _ => None,
        }?;
        self.at += 1;
        Some(match *found {
            "or" => "||",
            "and" => "&&",
            other => other,
        })
    }

    fn unary(&mut self) -> Option<Expression> {
        let mut signs = Vec::new();
        loop {
            let negates = matches!(self.tokens.get(self.at), Some(Token::Name(name)) if name == "not");
            if self.take("!") {
                signs.push("!");
            } else if self.take("-") {
                signs.push("-");
            } else if negates {
                self.at += 1;
                signs.push("!");
            } else {
                break;
            }
        }
        let operand = self.postfix()?;
        Some(signs.into_iter().rev().fold(operand, |operand, sign| Expression::Unary(sign, Box::new(operand))))
    }

    fn postfix(&mut self) -> Option<Expression> {
        let mut value = self.primary()?;
        loop {
            if self.take("[") {
                self.expression()?;
                self.expect("]")?;
            } else if self.take(".") || self.take("?.") {
                self.name()?;
            } else {
                return Some(value);
            }
            value = Expression::Member(Box::new(value));
        }
    }

    fn primary(&mut self) -> Option<Expression> {
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        Some(match token {
            Token::Number(number) => Expression::Number(number),
            Token::Text(text) => Expression::Text(text),
            Token::Sign("(") => {
                let inner = self.expression()?;
                self.expect(")")?;
                inner
            }
            Token::Sign("[") => {
                self.arguments("]")?;
                Expression::Opaque
            }
            Token::Name(name) => match name.as_str() {
                "true" => Expression::Bool(true),
                "false" => Expression::Bool(false),
                "nil" | "null" => Expression::Nil,
                _ if self.take("(") => Expression::Call(name, self.arguments(")")?),
                _ => Expression::Name(name),
            },
            Token::Sign(_) => return None,
        })
    }

    fn arguments(&mut self, close: &str) -> Option<Vec<Expression>> {
        let mut arguments = Vec::new();
        while !self.take(close) {
            if !arguments.is_empty() {
                self.expect(",")?;
            }
            arguments.push(self.expression()?);
        }
        Some(arguments)
    }

    fn name(&mut self) -> Option<()> {
        let found = matches!(self.tokens.get(self.at), Some(Token::Name(_)));
        self.at += usize::from(found);
        found.then_some(())
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Sign(found)) if *found == sign);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Option<()> {
        self.take(sign).then_some(())
    }
}

impl Expression {
    /// Calls a function on the expression and everything in it.
    pub(super) fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match self {
            Self::Member(inner) | Self::Unary(_, inner) => inner.visit(see),
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.visit(see)),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Self::Choice(condition, yes, no) => {
                condition.visit(see);
                yes.visit(see);
                no.visit(see);
            }
            Self::Number(_) | Self::Text(_) | Self::Bool(_) | Self::Nil | Self::Name(_) | Self::Opaque => {}
        }
    }
}
