//! Which document of its stream is the first: programs with one document a file read that one and say nothing of the others.

use super::Arena;

impl Arena {
    /// The documents before which another one of YAML comes in the same file, or in the text that they were read from. One that is empty counts,
    /// as it does for Prometheus: what `---` begins twice, the first time with nothing in it, is never reached.
    #[must_use]
    pub fn later_documents(&self) -> Vec<u32> {
        // Items of one list are asked about once.
        let mut last = None;
        let mut is_later = |root: u32| {
            let top = self.top(root);
            let (_, later) =
                *last.insert(last.filter(|(known, _)| *known == top).unwrap_or((top, self.is_behind(top))));
            later
        };
        self.roots.iter().copied().filter(|root| is_later(*root)).collect()
    }

    fn is_behind(&self, top: u32) -> bool {
        if top != self.first_node(top) {
            return true;
        }
        // What was not kept has no nodes, but stands in the text.
        let text = self.host_text(top).unwrap_or_else(|| self.text());
        let start = self.inner_span(top).start;
        start >= first_document_end(text, start)
    }

    /// Where the first document of the manifest ends, in bytes of its text.
    #[must_use]
    pub fn first_document_end(&self) -> usize {
        first_document_end(self.text(), usize::MAX)
    }
}

/// Where the first document of a stream ends; no more is looked at than `until`.
fn first_document_end(text: &str, until: usize) -> usize {
    let (mut at, mut begun) = (0, false);
    for line in text.split_inclusive(['\n', '\r']) {
        if at > until {
            break;
        }
        let words = line.trim_start_matches('\u{feff}');
        if is_marker(words, "---") || is_marker(words, "...") {
            if begun {
                return at;
            }
            begun = true;
        } else {
            begun |= !words.trim().is_empty() && !words.trim_start().starts_with('#') && !words.starts_with('%');
        }
        at += line.len();
    }
    text.len()
}

/// Whether a line begins or ends a document. No scalar has such a line (YAML 1.2.2, section 9.1.2).
fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use crate::read::{Format, Limits, read};

    #[test]
    fn what_stands_behind_another_document_is_later_and_comments_are_none() {
        for (text, later) in [
            ("a: 1\n---\nb: 2\n", &[false, true][..]),
            ("# c\n\n%YAML 1.1\n---\na: 1\n--- # d\nb: 2\n", &[false, true]),
            ("\u{feff}---\na: 1\n", &[false]),
            ("---\n---\na: 1\n", &[true]),
            ("---\n# c\n---\na: 1\n---\nb: 1\n", &[true, true]),
            ("a: |\n ---\n --- b\nc: ---d\n", &[false]),
            ("a: 1\r\n---\r\nb: 2\r\n", &[false, true]),
            ("a: 1\n...\n---\nb: 2\n", &[false, true]),
            ("null\n---\nb: 2\n", &[true]),
        ] {
            let (arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
            let found: Vec<bool> = arena.roots().iter().map(|root| arena.later_documents().contains(root)).collect();
            assert_eq!(found, later, "{text:?}");
        }
    }
}
