//! `PromQL` with a position for every part.
//!
//! The maintained parser of the field drags a clock and JavaScript bindings into a sandboxed plugin and has no positions, so the grammar
//! is read here; it serves as the oracle in the tests.
//!
//! Everything that Prometheus 3 reads with its experimental features switched on is read here. What only changes how samples are treated
//! (`anchored`, `smoothed`, `fill`) is checked and then left out of the tree.

mod ast;
mod check;
mod display;
mod duration;
pub mod fold;
mod functions;
mod lexer;
mod parser;
mod regex;
#[cfg(test)]
mod testing;

pub use ast::{
    At, BinaryOp, Expr, ExprKind, Group, Grouping, MatchOp, Matcher, Matching, Selector, Shift, Span, Window,
};
pub use duration::duration;

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What was expected or is not allowed: a lowercase fragment.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Reads an expression as Prometheus 3 does.
///
/// # Errors
/// With the place of the first fault.
pub fn parse(text: &str) -> Result<Expr, ParseError> {
    let expr = parser::expression(text)?;
    check::check(&expr, text)?;
    Ok(expr)
}
