//! Quotations as Go writes them.

/// Where the quote stands that ends what begins here; nothing where the line or the text ends before.
pub(super) fn end(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\n' => return None,
            '\\' if characters.next().is_none_or(|(_, escaped)| escaped == '\n') => return None,
            _ if character == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// How many characters stand between the quotes; nothing where an escape is none of Go's.
pub(super) fn characters(text: &str, quote: char) -> Option<usize> {
    let (mut rest, mut count) = (text, 0);
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        if first == '\\' {
            rest = &rest[escape(rest, quote)?..];
        }
        count += 1;
    }
    Some(count)
}

/// The bytes of an escape behind its backslash.
fn escape(text: &str, quote: char) -> Option<usize> {
    let code = |from: usize, digits: usize, base: u32| {
        let digits = text.get(from..from + digits)?;
        let plain = digits.bytes().all(|digit| digit.is_ascii_alphanumeric());
        u32::from_str_radix(digits, base).ok().filter(|_| plain)
    };
    match text.chars().next()? {
        'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\' => Some(1),
        same if same == quote => Some(1),
        'x' => code(1, 2, 16).map(|_| 3),
        'u' => code(1, 4, 16).and_then(char::from_u32).map(|_| 5),
        'U' => code(1, 8, 16).and_then(char::from_u32).map(|_| 9),
        '0'..='7' => code(0, 3, 8).filter(|code| *code < 256).map(|_| 3),
        _ => None,
    }
}
