//! Whether a word matches a pattern of a label test. Only the plain part of the language is read: alternatives of characters, `.`,
//! digits and repetitions of them. For everything else the answer is that nobody knows.

use std::collections::BTreeSet;

/// A pattern longer than anybody writes is not read.
const LONGEST: usize = 256;

/// Nor is a word that no label of a rule has as its value.
const LONGEST_WORD: usize = 1_024;

/// One character of a pattern with its repetition.
struct Piece {
    accepts: Accepts,
    none: bool,
    many: bool,
}

#[derive(Clone, Copy)]
enum Accepts {
    Any,
    Digit,
    Only(char),
}

/// Whether an anchored pattern matches the word, if that can be told.
pub(crate) fn matches(pattern: &str, word: &str) -> Option<bool> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let mut found = false;
    for alternative in alternatives(pattern)? {
        found |= accepts(&pieces(alternative)?, word);
    }
    Some(found)
}

/// The words of a pattern that merely lists words.
pub(crate) fn words(pattern: &str) -> Option<BTreeSet<String>> {
    let word = |text: &str| {
        pieces(text)?
            .iter()
            .map(|piece| match piece.accepts {
                Accepts::Only(character) if !piece.none && !piece.many => Some(character),
                _ => None,
            })
            .collect()
    };
    alternatives(pattern)?.into_iter().map(word).collect()
}

/// The alternatives of a pattern whose only group, if any, is around all of it.
fn alternatives(pattern: &str) -> Option<Vec<&str>> {
    if pattern.len() > LONGEST {
        return None;
    }
    let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
    let pattern = if pattern.ends_with("\\$") { pattern } else { pattern.strip_suffix('$').unwrap_or(pattern) };
    let inner = pattern.strip_prefix("(?:").or_else(|| pattern.strip_prefix('('));
    let pattern = inner.and_then(|inner| inner.strip_suffix(')')).unwrap_or(pattern);
    let plain = !pattern.contains(['(', ')', '{', '}', '^', '$']);
    plain.then(|| pattern.split('|').collect())
}

fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        let accepts = match character {
            '.' => Accepts::Any,
            '[' => {
                rest = rest.strip_prefix("0-9]")?;
                Accepts::Digit
            }
            '\\' => {
                let escaped = rest.chars().next()?;
                rest = &rest[escaped.len_utf8()..];
                match escaped {
                    'd' => Accepts::Digit,
                    punctuation if punctuation.is_ascii_punctuation() => Accepts::Only(punctuation),
                    _ => return None,
                }
            }
            ']' | '*' | '+' | '?' => return None,
            other => Accepts::Only(other),
        };
        let (none, many) = match rest.bytes().next() {
            Some(b'*') => (true, true),
            Some(b'+') => (false, true),
            Some(b'?') => (true, false),
            _ => (false, false),
        };
        if none || many {
            rest = &rest[1..];
        }
        pieces.push(Piece { accepts, none, many });
    }
    Some(pieces)
}

/// Runs all ways of reading the word at once: `reached[n]` says whether the first `n` pieces can have read what was read so far.
fn accepts(pieces: &[Piece], word: &str) -> bool {
    let skipped = |mut reached: Vec<bool>| {
        for (at, piece) in pieces.iter().enumerate() {
            reached[at + 1] |= reached[at] && piece.none;
        }
        reached
    };
    let mut reached = vec![false; pieces.len() + 1];
    reached[0] = true;
    reached = skipped(reached);
    for character in word.chars() {
        let mut next = vec![false; pieces.len() + 1];
        for (at, piece) in pieces.iter().enumerate() {
            let fits = match piece.accepts {
                Accepts::Any => character != '\n',
                Accepts::Digit => character.is_ascii_digit(),
                Accepts::Only(own) => own == character,
            };
            next[at + 1] |= fits && (reached[at] || piece.many && reached[at + 1]);
        }
        reached = skipped(next);
    }
    reached[pieces.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_patterns_are_matched_as_a_whole() {
        for (pattern, word, expected) in [
            ("5..", "500", true),
            ("5..", "5000", false),
            ("5..", "404", false),
            ("^(4..|5..)$", "404", true),
            ("(?:a|b)", "b", true),
            ("a|b|", "", true),
            (".*", "", true),
            (".+", "", false),
            ("", "", true),
            ("5\\d\\d", "503", true),
            ("[0-9]+", "12", true),
            ("[0-9]+", "x", false),
            ("a.c*d?", "abcc", true),
            ("a\\.b", "axb", false),
            ("a+b", "aaab", true),
        ] {
            assert_eq!(matches(pattern, word), Some(expected), "{pattern} {word}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_open() {
        for pattern in ["(a|b)c", "[a-z]+", "a{2}", "(?i)a", "\\w", "\\pL", "a**", "[^5]..", "(a)|(b)"] {
            assert_eq!(matches(pattern, "a"), None, "{pattern}");
        }
    }

    #[test]
    fn lists_of_words_are_known() {
        assert_eq!(words("GET|PUT"), Some(["GET".to_owned(), "PUT".to_owned()].into()));
        assert_eq!(words("a\\.b"), Some(["a.b".to_owned()].into()));
        assert_eq!(words("5.."), None);
        assert_eq!(words("ab?"), None);
    }
}
