//! The first sentence of a message, or what stands before its first semicolon, is its title.

/// The first sentence or clause and the rest. Decimals, abbreviations and quoted expressions do not end a sentence.
pub fn split_first(text: &str) -> (&str, &str) {
    let text = text.trim();
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        match c {
            '`' => quoted = !quoted,
            '\n' => return (text[..at].trim_end(), text[after..].trim_start()),
            ';' if !quoted && text[after..].starts_with(char::is_whitespace) => {
                return (&text[..at], text[after..].trim_start());
            }
            '.' | '!' | '?' | '。' if !quoted && ends_sentence(&text[..at], &text[after..]) => {
                return (&text[..after], text[after..].trim_start());
            }
            _ => {}
        }
    }
    (text, "")
}

fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let abbreviation =
        word.contains('.') && !word.contains(|c: char| c.is_ascii_digit()) || matches!(word, "vs" | "etc" | "cf");
    let korean = word.ends_with(|c: char| matches!(c, '가'..='힣'));
    let next = after.trim_start().chars().next();
    after.starts_with(char::is_whitespace) && !abbreviation && next.is_some_and(|c| korean || !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::split_first;

    #[test]
    fn the_title_is_the_first_sentence() {
        assert_eq!(split_first("It burns. Add a window."), ("It burns.", "Add a window."));
        assert_eq!(
            split_first("장기 창만 있습니다. 단기 창이 없습니다."),
            ("장기 창만 있습니다.", "단기 창이 없습니다.")
        );
        assert_eq!(split_first("없습니다. prr.yaml에 선언합니다."), ("없습니다.", "prr.yaml에 선언합니다."));
        assert_eq!(split_first("no rest"), ("no rest", ""));
        assert_eq!(split_first("one clause; and another"), ("one clause", "and another"));
        assert_eq!(split_first("first line\nsecond"), ("first line", "second"));
    }

    #[test]
    fn decimals_abbreviations_and_quotes_do_not_end_it() {
        for whole in [
            "14.4 times the budget",
            "a PDB, e.g. Minimum one",
            "run `a. B` first",
            "5.5 min. of an hour",
            "1 h vs. Five minutes",
        ] {
            assert_eq!(split_first(whole), (whole, ""), "{whole}");
        }
        assert_eq!(split_first("It lasts 5.5 min. Then it stops"), ("It lasts 5.5 min.", "Then it stops"));
        assert_eq!(split_first("reset after 14.4. Then"), ("reset after 14.4.", "Then"));
    }
}
