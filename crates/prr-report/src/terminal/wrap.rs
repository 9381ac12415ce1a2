//! Text in a given number of terminal columns. Hangul takes two of them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks paragraphs into lines of at most `width` columns: at blanks, or within a word that is longer than a line. A number stays with
/// its unit.
pub fn wrap(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for paragraph in text.trim_end().split('\n') {
        let mut line = String::new();
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        for (index, word) in words.iter().enumerate() {
            let unit = words.get(index + 1).filter(|next| is_unit(word, next)).map_or(0, |unit| unit.width() + 1);
            if !line.is_empty() && line.width() + 1 + word.width() + unit > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            push_word(&mut line, word, width, &mut lines);
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn is_unit(word: &str, next: &str) -> bool {
    let unit = next.trim_end_matches(['.', ',', ';', ':', ')']);
    let known = next.starts_with('%') || matches!(unit, "s" | "min" | "h" | "d" | "MiB" | "KiB");
    word.ends_with(|c: char| c.is_ascii_digit()) && known
}

fn push_word(line: &mut String, word: &str, width: usize, lines: &mut Vec<String>) {
    let mut used = line.width();
    for c in word.chars() {
        let columns = c.width().unwrap_or(0);
        if used + columns > width && used > 0 {
            lines.push(std::mem::take(line));
            used = 0;
        }
        line.push(c);
        used += columns;
    }
}

/// The text in at most `width` columns, with an ellipsis where something is missing.
pub fn truncate(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    let mut out: String = text.chars().take_while(fits).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_their_columns_in_either_script() {
        assert_eq!(wrap("one two three", 8), "one two\nthree");
        assert_eq!(wrap("하나 둘 셋", 7), "하나 둘\n셋");
        assert_eq!(wrap("a\n\nb", 8), "a\n\nb");
        assert_eq!(wrap("spends 2.3 %, then", 11), "spends\n2.3 %, then");
        for line in wrap("가나다라마바사아자차카타파하", 5).lines() {
            assert!(line.width() <= 5, "{line}");
        }
    }

    #[test]
    fn nothing_is_lost_but_blanks() {
        let text = "x".repeat(50) + " y " + &"z".repeat(9);
        assert_eq!(wrap(&text, 10).replace('\n', ""), text.replace(' ', ""));
    }

    #[test]
    fn truncation_counts_columns() {
        assert_eq!(truncate("결제서비스", 10), "결제서비스");
        assert_eq!(truncate("결제서비스", 9), "결제서비…");
        assert_eq!(truncate("결제서비스", 8), "결제서…");
    }
}
