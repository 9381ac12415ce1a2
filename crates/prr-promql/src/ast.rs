//! The tree of an expression. Every part knows the bytes it was written in, so that a finding can point at one window of one selector.

use std::ops::Range;

/// Bytes of the expression's text.
pub type Span = Range<usize>;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it was written.
    pub span: Span,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A number literal; durations in number position (`5m`) are their seconds.
    Number(f64),
    /// A string literal, unescaped.
    Text(String),
    /// An instant vector selector.
    Vector(Selector),
    /// A range vector selector.
    Matrix {
        /// What is selected; carries `offset` and `@`.
        selector: Selector,
        /// How far back.
        range: Window,
    },
    /// An expression evaluated over a range.
    Subquery {
        /// What is evaluated.
        expr: Box<Expr>,
        /// How far back.
        range: Window,
        /// How often; the global evaluation interval if absent.
        step: Option<Window>,
        /// `offset` and `@`.
        shift: Shift,
    },
    /// `-x` or `+x`.
    Unary {
        /// Whether the sign is a minus.
        negative: bool,
        /// The operand.
        expr: Box<Expr>,
    },
    /// `a op b`.
    Binary {
        /// The operator.
        op: BinaryOp,
        /// Where the operator was written.
        op_span: Span,
        /// `bool` after a comparison.
        returns_bool: bool,
        /// `on`, `ignoring`, `group_left`, `group_right`.
        matching: Option<Matching>,
        /// Left operand.
        left: Box<Expr>,
        /// Right operand.
        right: Box<Expr>,
    },
    /// `sum by (x) (e)`.
    Aggregate {
        /// The operator, in lower case: `sum`, `max`, `topk`, ...
        op: &'static str,
        /// `by` or `without`.
        grouping: Option<Grouping>,
        /// The first argument of `topk`, `quantile`, `count_values`, ...
        parameter: Option<Box<Expr>>,
        /// What is aggregated.
        expr: Box<Expr>,
    },
    /// `rate(x[5m])`.
    Call {
        /// The function, as written.
        function: &'static str,
        /// The arguments.
        arguments: Vec<Expr>,
    },
    /// `(e)`.
    Paren(Box<Expr>),
}

/// A selector: a metric name, label matchers, and a shift in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Selector {
    /// The metric name, whether written before the braces, quoted inside them or as an equality on `__name__`.
    pub metric: Option<String>,
    /// The label matchers, without the one that gave `metric`.
    pub matchers: Vec<Matcher>,
    /// `offset` and `@`.
    pub shift: Shift,
    /// Name and braces, without range and shift.
    pub span: Span,
}

/// `offset 5m`, `@ end()`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shift {
    /// Seconds back; negative looks forward.
    pub offset: Option<f64>,
    /// A fixed time.
    pub at: Option<At>,
}

impl Shift {
    /// Whether nothing is shifted.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.offset.is_none() && self.at.is_none()
    }
}

/// A fixed evaluation time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum At {
    /// Seconds since the Unix epoch.
    Time(f64),
    /// `start()`.
    Start,
    /// `end()`.
    End,
}

/// A range or a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// Its length in seconds.
    pub seconds: f64,
    /// Where it was written, without brackets.
    pub span: Span,
}

/// One label matcher.
#[derive(Clone, Debug, PartialEq)]
pub struct Matcher {
    /// The label.
    pub label: String,
    /// How it compares.
    pub op: MatchOp,
    /// With what, unescaped.
    pub value: String,
    /// Where it was written.
    pub span: Span,
}

/// How a matcher compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchOp {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `=~`, anchored.
    Match,
    /// `!~`, anchored.
    NotMatch,
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    Atan2,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
    /// `</`, which cuts the upper buckets off a native histogram.
    TrimUpper,
    /// `>/`, which cuts the lower ones off.
    TrimLower,
    And,
    Or,
    Unless,
}

impl BinaryOp {
    /// Whether it compares.
    #[must_use]
    pub const fn is_comparison(self) -> bool {
        use BinaryOp::{Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
        matches!(self, Equal | NotEqual | Greater | GreaterEqual | Less | LessEqual)
    }

    /// Whether it works on sets of series.
    #[must_use]
    pub const fn is_set(self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Unless)
    }
}

/// How the series of two operands are paired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// `on(..)` if true, `ignoring(..)` otherwise.
    pub on: bool,
    /// The labels named.
    pub labels: Vec<String>,
    /// `group_left(..)` or `group_right(..)`.
    pub group: Option<Group>,
}

/// Which side has many series, and the labels it takes from the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `group_left` if true.
    pub left: bool,
    /// The labels taken over.
    pub include: Vec<String>,
}

/// `by (..)` or `without (..)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// `without` if true.
    pub without: bool,
    /// The labels named.
    pub labels: Vec<String>,
}

impl Expr {
    /// The expression without the parentheses around it.
    #[must_use]
    pub fn bare(&self) -> &Self {
        let mut expr = self;
        while let ExprKind::Paren(inner) = &expr.kind {
            expr = inner;
        }
        expr
    }

    /// Calls `visit` on the expression and everything inside it, outermost first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match &self.kind {
            ExprKind::Number(_) | ExprKind::Text(_) | ExprKind::Vector(_) | ExprKind::Matrix { .. } => {}
            ExprKind::Subquery { expr, .. } | ExprKind::Unary { expr, .. } | ExprKind::Paren(expr) => expr.walk(visit),
            ExprKind::Binary { left, right, .. } => {
                left.walk(visit);
                right.walk(visit);
            }
            ExprKind::Aggregate { parameter, expr, .. } => {
                if let Some(parameter) = parameter {
                    parameter.walk(visit);
                }
                expr.walk(visit);
            }
            ExprKind::Call { arguments, .. } => arguments.iter().for_each(|argument| argument.walk(visit)),
        }
    }
}
