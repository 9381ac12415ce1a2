//! Letters as Go changes and counts them, where that is what Rust does too.

/// Every letter as `change` makes it; nothing where one letter would become several, which Go does otherwise.
fn changed<I: Iterator<Item = char>>(text: &str, change: impl Fn(char) -> I) -> Option<String> {
    let one = |char| {
        let mut made = change(char);
        made.next().filter(|_| made.next().is_none())
    };
    text.chars().map(one).collect()
}

pub(super) fn upper(text: &str) -> Option<String> {
    changed(text, char::to_uppercase)
}

pub(super) fn lower(text: &str) -> Option<String> {
    changed(text, char::to_lowercase)
}

/// The first letter of each word in upper case, as `strings.Title` of Go does it: whatever is neither letter, digit nor underscore ends a word.
pub(super) fn title(text: &str) -> Option<String> {
    let mut within = false;
    let mut made = String::with_capacity(text.len());
    for char in text.chars() {
        let first = !std::mem::replace(&mut within, !ends_word(char));
        made.push_str(&if first { upper(char.encode_utf8(&mut [0; 4]))? } else { char.to_string() });
    }
    Some(made)
}

fn ends_word(char: char) -> bool {
    match char {
        '_' => false,
        _ if char.is_ascii() => !char.is_ascii_alphanumeric(),
        _ => !char.is_alphanumeric() && char.is_whitespace(),
    }
}

/// The characters of a text as Terraform counts them, which is as people see them; nothing where that takes the tables of Unicode.
pub(super) fn characters(text: &str) -> Option<Vec<char>> {
    let alone = |char: char| matches!(char, '\0'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}' | '가'..='힣' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿');
    (!text.contains("\r\n") && text.chars().all(alone)).then(|| text.chars().collect())
}
