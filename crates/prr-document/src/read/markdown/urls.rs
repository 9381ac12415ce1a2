use std::ops::Range;

/// Addresses that stand in a text without markup, which GitHub makes links of.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("http").map(|at| from + at) {
        let rest = &text[at..];
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme));
        let before = text[..at].chars().next_back();
        let Some(scheme) = scheme.filter(|_| before.is_none_or(|char| !char.is_alphanumeric())) else {
            from = at + 4;
            continue;
        };
        let end = rest.find(|char: char| char.is_whitespace() || char == '<').unwrap_or(rest.len());
        let address = without_punctuation(&rest[..end]);
        if address.len() > scheme.len() {
            found.push(at..at + address.len());
        }
        from = at + end.max(scheme.len());
    }
    found
}

/// What ends a sentence is no part of an address, nor is a parenthesis that was opened before it.
fn without_punctuation(address: &str) -> &str {
    let mut rest = address;
    let count = |char: char| rest.bytes().filter(|byte| char::from(*byte) == char).count();
    let mut surplus = count(')').saturating_sub(count('('));
    loop {
        let shorter = rest.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '"']);
        rest = shorter;
        match shorter.strip_suffix(')') {
            Some(inside) if surplus > 0 => {
                surplus -= 1;
                rest = inside;
            }
            _ => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        for (text, address) in [
            ("see https://wiki/x_y(z).", Some("https://wiki/x_y(z)")),
            ("(https://wiki/a?b=c)", Some("https://wiki/a?b=c")),
            ("http://a, http", Some("http://a")),
            ("https://", None),
            ("xhttps://a", None),
        ] {
            let found = find(text);
            assert_eq!(found.first().map(|range| &text[range.clone()]), address, "{text}");
        }
        assert_eq!(find("https://a https://b").len(), 2);
    }
}
