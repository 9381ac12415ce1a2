use super::heredoc::Pending;

/// A place in a text, with the here-documents that the next newline begins.
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub at: usize,
    /// Where the text ends that is read: scripts in arguments end before it does.
    pub end: usize,
    pub pending: Vec<Pending>,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, end: text.len(), pending: Vec::new() }
    }

    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    pub fn at_end(&self) -> bool {
        self.at >= self.end
    }

    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub fn looking_at(&self, sign: &str) -> bool {
        self.rest().starts_with(sign)
    }

    pub fn take(&mut self, sign: &str) -> bool {
        let there = self.looking_at(sign);
        if there {
            self.at += sign.len();
        }
        there
    }

    /// Whether a word stands here that ends where this one ends.
    pub fn looking_at_word(&self, word: &str) -> bool {
        let after = self.rest().strip_prefix(word).map(|rest| rest.chars().next());
        after.is_some_and(|next| next.is_none_or(ends_word))
    }

    pub fn take_word(&mut self, word: &str) -> bool {
        let there = self.looking_at_word(word);
        if there {
            self.at += word.len();
        }
        there
    }

    pub fn at_newline(&self) -> bool {
        self.looking_at("\n") || self.looking_at("\r\n")
    }

    /// Takes a newline and the here-documents behind it.
    pub fn newline(&mut self) -> bool {
        let there = self.take("\r\n") || self.take("\n");
        if there {
            self.skip_documents();
        }
        there
    }

    /// Skips spaces, tabs, continued lines and comments.
    pub fn blanks(&mut self) {
        loop {
            let length = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
            self.at += length;
            if self.take("\\\n") || self.take("\\\r\n") {
                continue;
            }
            // A carriage return before a newline belongs to it.
            if self.looking_at("#") && self.text[..self.at].chars().next_back().is_none_or(ends_word) {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            }
            if length == 0 {
                return;
            }
        }
    }

    /// Skips blanks and newlines.
    pub fn lines(&mut self) {
        loop {
            self.blanks();
            if !self.newline() {
                return;
            }
        }
    }
}

/// Whether a word cannot go on with this.
pub(super) fn ends_word(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r' | ';' | '&' | '|' | '<' | '>' | '(' | ')')
}
