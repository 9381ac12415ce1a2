use annotate_snippets::{Group, Renderer};
use prr_model::{Localized, Message};

use super::TerminalOptions;
use super::wrap::wrap;
use crate::Sources;
use crate::messages::{COUNT, CUT, text};
use crate::visible::visible;

/// Narrower than this, wrapping does more harm than good.
const NARROWEST: usize = 40;

/// Characters of one text that a terminal shows. Nobody reads more there, and a plugin must not push the verdict out of sight.
const LONGEST: usize = 1_500;

/// Characters of a text that is ready to paste: its lines are bounded where it is shown.
const LONGEST_SNIPPET: usize = 10_000;

/// What everything on the page shares: the reader, the columns and the manifests.
pub struct Page<'a> {
    /// The lines of manifests.
    pub sources: &'a dyn Sources,
    /// What the caller asked for.
    pub options: &'a TerminalOptions,
    /// Draws the diagnostics.
    pub renderer: Renderer,
    /// Columns to write in.
    pub width: usize,
}

impl<'a> Page<'a> {
    /// A page for `options`.
    pub fn new(sources: &'a dyn Sources, options: &'a TerminalOptions) -> Self {
        let width = options.width.max(NARROWEST);
        let renderer = if options.colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
        Self { sources, options, renderer: renderer.term_width(width), width }
    }

    /// A word of the report's own.
    pub fn word(&self, message: &Message) -> &'static str {
        message.template(self.options.language)
    }

    /// A sentence of the report's own.
    pub fn sentence(&self, message: &Message, arguments: &[(&str, &str)]) -> String {
        text(message, self.options.language, arguments)
    }

    /// How many of what.
    pub fn count(&self, count: usize, what: &Message) -> String {
        self.sentence(&COUNT, &[("count", &count.to_string()), ("what", self.word(what))])
    }

    /// A text of a plugin or the gate in the reader's language, safe to print and not endless.
    pub fn told(&self, localized: &Localized) -> String {
        self.safe(localized.get(self.options.language))
    }

    /// Any foreign text, safe to print and not endless.
    pub fn safe(&self, foreign: &str) -> String {
        self.cut(foreign.trim(), LONGEST)
    }

    /// A text that is ready to paste, safe to print and not endless.
    pub fn snippet(&self, foreign: &str) -> String {
        self.cut(foreign.trim_end(), LONGEST_SNIPPET)
    }

    fn cut(&self, foreign: &str, longest: usize) -> String {
        let text = visible(foreign);
        match text.char_indices().nth(longest) {
            None => text.into_owned(),
            Some((at, _)) => {
                let count = text[at..].chars().count().to_string();
                format!("{}… ({})", &text[..at], self.sentence(&CUT, &[("count", &count)]))
            }
        }
    }

    /// A title and entries that point at no line. There are no line numbers, but the gutter of diagnostics stays.
    pub fn list(&self, group: Group<'_>) -> String {
        let text = self.renderer.render(&[group]);
        let gutter = |index| if index > 0 { " " } else { "" };
        let lines = text.lines().enumerate().map(|(index, line)| format!("{}{}", gutter(index), line.trim_end()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A text in what is left of the line after `taken` columns.
    pub fn wrapped(&self, text: &str, taken: usize) -> String {
        wrap(text, self.width.saturating_sub(taken).max(NARROWEST / 2))
    }
}
