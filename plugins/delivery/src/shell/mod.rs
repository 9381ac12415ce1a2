//! Shell scripts of pipeline steps: read as bash reads them, and run on statuses instead of programs.
//!
//! The question is always the same: when *this* command fails, does the step fail? [`parse`] makes the tree, [`fate`] answers.

mod argv;
mod ast;
mod parse;
mod run;
mod walk;

pub(crate) use argv::{Argv, argv, of_words};
pub(crate) use ast::{Script, Span, Word};
pub(crate) use parse::parse;
pub(crate) use run::{Fate, Options, Way, fate};
pub(crate) use walk::{Hold, Placed, commands};
