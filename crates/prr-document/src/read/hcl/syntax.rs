//! The tree of a configuration, as it is written.

use std::ops::Range;

/// Bytes of the decoded text.
pub type Span = Range<usize>;

/// The arguments and blocks of a file or of a block.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// In the order in which they are written.
    pub entries: Vec<Entry>,
    /// From the opening brace to the closing one; the whole file at the top.
    pub span: Span,
}

/// An argument or a block.
#[derive(Clone, Debug)]
pub enum Entry {
    /// `name = expression`
    Attribute(Attribute),
    /// `type "label" { ... }`
    Block(Block),
}

/// A name or a label, and where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// Without quotes.
    pub text: String,
    /// With them.
    pub span: Span,
}

/// `name = expression`
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: Expr,
}

/// `type "label" { ... }`
#[derive(Clone, Debug)]
pub struct Block {
    /// Its type.
    pub kind: Name,
    /// Its labels.
    pub labels: Vec<Name>,
    /// What stands between its braces.
    pub body: Body,
}

impl Body {
    /// The argument with this name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.entries.iter().find_map(|entry| match entry {
            Entry::Attribute(attribute) if attribute.name.text == name => Some(attribute),
            _ => None,
        })
    }

    /// The blocks, in their order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Block(block) => Some(block),
            Entry::Attribute(_) => None,
        })
    }
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it is written.
    pub span: Span,
    /// Levels of expressions below it, itself included.
    pub(super) height: usize,
}

impl Expr {
    /// An expression over parts that are no deeper than a reader makes them.
    #[must_use]
    pub fn new(kind: ExprKind, span: Span) -> Self {
        let mut height = 0;
        kind.each(&mut |part| height = height.max(part.height));
        Self { kind, span, height: height + 1 }
    }
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text, quoted or as a heredoc; a text without anything to fill in is one literal part or none.
    Template {
        /// Its parts.
        parts: Vec<Part>,
        /// Whether it is a heredoc.
        heredoc: bool,
    },
    /// `[a, b]`
    List(Vec<Expr>),
    /// `{ key = value }`
    Object(Vec<(Expr, Expr)>),
    /// A name that stands alone or begins a reference. As a key of an object it is that key.
    Variable(String),
    /// `(expression)`
    Group(Box<Expr>),
    /// What stands behind an expression: names, indices and splats, from left to right.
    Traversal(Box<Expr>, Vec<Step>),
    /// `name(arguments)`
    Call {
        /// The function, with its namespaces.
        name: String,
        /// The arguments.
        arguments: Vec<Expr>,
        /// Whether the last one is followed by `...`.
        spread: bool,
    },
    /// `!a` or `-a`
    Unary(Unary, Box<Expr>),
    /// `a + b`
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `condition ? yes : no`
    Conditional(Box<[Expr; 3]>),
    /// `[for k, v in collection : value]` or `{for k, v in collection : key => value}`
    For(Box<For>),
}

impl ExprKind {
    /// Visits the parts of an expression.
    pub fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Variable(_) => {}
            Self::Template { parts, .. } => {
                for part in parts {
                    part.each(visit);
                }
            }
            Self::List(items) => items.iter().for_each(visit),
            Self::Object(entries) => entries.iter().for_each(|(key, value)| {
                visit(key);
                visit(value);
            }),
            Self::Group(inner) | Self::Unary(_, inner) => visit(inner),
            Self::Traversal(base, steps) => {
                visit(base);
                let indices = steps.iter().filter_map(|step| match step {
                    Step::Index(index) => Some(index),
                    Step::Name(_) | Step::Splat { .. } => None,
                });
                indices.for_each(visit);
            }
            Self::Call { arguments, .. } => arguments.iter().for_each(visit),
            Self::Binary(_, left, right) => {
                visit(left);
                visit(right);
            }
            Self::Conditional(three) => three.iter().for_each(visit),
            Self::For(comprehension) => {
                let For { collection, key, value, condition, .. } = &**comprehension;
                [Some(collection), key.as_ref(), Some(value), condition.as_ref()].into_iter().flatten().for_each(visit);
            }
        }
    }
}

/// What stands behind an expression.
#[derive(Clone, Debug)]
pub enum Step {
    /// `.name`
    Name(String),
    /// `[index]` or `.0`
    Index(Expr),
    /// `[*]`, after which names and indices are those of every element; or `.*`, after which only names are.
    Splat {
        /// Whether it was written in brackets.
        full: bool,
    },
}

/// An operator in front of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `-`
    Negate,
    /// `!`
    Not,
}

/// An operator between two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are called what they are")]
pub enum Binary {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// A comprehension.
#[derive(Clone, Debug)]
pub struct For {
    /// The name for keys or indices.
    pub key_name: Option<String>,
    /// The name for values.
    pub value_name: String,
    /// What is walked over.
    pub collection: Expr,
    /// The key of each entry: an object is made.
    pub key: Option<Expr>,
    /// The value of each item.
    pub value: Expr,
    /// Whether values of one key are gathered in a list.
    pub grouped: bool,
    /// Which items count.
    pub condition: Option<Expr>,
}

/// A part of a text.
#[derive(Clone, Debug)]
pub enum Part {
    /// As it is, escapes decoded and indentation stripped.
    Literal(String),
    /// `${expression}`
    Value(Expr),
    /// `%{if condition}...%{else}...%{endif}`
    If(Box<Expr>, Vec<Part>, Vec<Part>),
    /// `%{for k, v in collection}...%{endfor}`
    For {
        /// The name for keys or indices.
        key_name: Option<String>,
        /// The name for values.
        value_name: String,
        /// What is walked over.
        collection: Box<Expr>,
        /// What is written for each item.
        parts: Vec<Part>,
    },
}

impl Part {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match self {
            Self::Literal(_) => {}
            Self::Value(value) => visit(value),
            Self::If(condition, yes, no) => {
                visit(condition);
                for part in yes.iter().chain(no) {
                    part.each(visit);
                }
            }
            Self::For { collection, parts, .. } => {
                visit(collection);
                for part in parts {
                    part.each(visit);
                }
            }
        }
    }
}
