//! Templates in the labels and annotations of alerts: what keeps Prometheus from loading the file that they stand in.
//!
//! Prometheus parses each with Go's `text/template` when it loads a file, and one that does not parse costs all rules of the file. The grammar is
//! that of Go's package documentation; the words are those that Prometheus documents under "Template reference" and "Templating". What a newer
//! version knows is known here: an older one may refuse more.

mod lexer;
mod number;
mod parser;
mod quoted;
mod words;

pub(crate) use words::{is_of_vmalert, is_provided};

use lexer::Token;

/// Why a template does not parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no such function.
    Function(String),
    /// There is no such variable.
    Variable(String),
    /// This stands where it cannot.
    Unexpected(String),
    /// It ends within an action or a block.
    Open,
}

/// What a template shows of itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Template {
    /// Why it does not parse; nothing where it does, or where that is not decided.
    pub fault: Option<Fault>,
    /// Whether it has a variable that Prometheus gives to alerts: then nothing else makes the text first.
    pub is_of_alerts: bool,
}

/// Bytes of a template.
const LONGEST: usize = 16 * 1024;

/// Characters of a word that a fault names.
const SHOWN: usize = 32;

impl Fault {
    fn function(name: &str) -> Self {
        Self::Function(name.chars().take(SHOWN).collect())
    }

    fn variable(name: &str) -> Self {
        Self::Variable(name.chars().take(SHOWN).collect())
    }

    fn unexpected(word: &str) -> Self {
        Self::Unexpected(word.chars().take(SHOWN).collect())
    }
}

/// Reads the text of a label or an annotation; nothing where there is no template in it, or more of it than anybody writes: work on it must stay
/// bounded.
pub(crate) fn read(text: &str) -> Option<Template> {
    if text.len() > LONGEST || !text.contains(lexer::LEFT) {
        return None;
    }
    let tokens = lexer::tokens(text);
    let of_alerts = |token: &Token<'_>| matches!(token, Token::Variable(name) if is_provided(name));
    Some(Template { is_of_alerts: tokens.iter().any(of_alerts), fault: parser::fault(&tokens) })
}

#[cfg(test)]
mod tests;
