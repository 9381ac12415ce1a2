//! HCL, the language of Terraform's configuration.
//!
//! A file is one document in the shape of Terraform's JSON syntax: the type of a block, then its labels, then the list of all blocks of that
//! type and those labels, so that one reader serves both spellings. What is not a literal stays the expression as it was written, marked as
//! unresolved; whoever knows what names mean makes [`shape::Fill`] and shapes the same tree again.
//!
//! The parser is our own: every part of the tree has its place, levels are counted while they are opened, and the time that it takes grows with
//! the text alone. In tests the parser of the field is the oracle.

mod body;
mod cursor;
mod expression;
mod heredoc;
mod literal;
pub mod shape;
pub mod syntax;
mod template;

use super::{Arena, Fault, Limits};
use cursor::Cursor;
use syntax::{Body, Expr, ExprKind};

pub use literal::{Literals, number, quoted_text};

/// Parses a file.
///
/// # Errors
/// With the first thing that is not of the language, or nested too deep.
pub fn parse(text: &str, limits: &Limits) -> Result<Body, Fault> {
    body::file(&mut Cursor::new(text, limits.depth))
}

/// Parses a template that is not written between quotes of HCL, such as a text of Terraform's JSON syntax. Places are those within `text`.
///
/// # Errors
/// As [`parse`].
pub fn parse_template(text: &str, limits: &Limits) -> Result<Expr, Fault> {
    let mut cursor = Cursor::new(text, limits.depth);
    let parts = template::whole(&mut cursor, template::End::At(text.len()))?;
    cursor::spanned(ExprKind::Template { parts, heredoc: false }, 0..text.len())
}

pub(super) fn read(text: &str, limits: &Limits) -> (Arena, Vec<Fault>) {
    let body = match parse(text, limits) {
        Ok(body) => body,
        Err(fault) => return (Arena::default(), vec![fault]),
    };
    if body.entries.is_empty() {
        return (Arena::default(), Vec::new());
    }
    let tree = shape::body(&body, &mut Literals { text });
    let (mut arena, faults) = Arena::of_trees(text.to_owned(), &[tree], limits);
    arena.text.clear();
    (arena, faults)
}
