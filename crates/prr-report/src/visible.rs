//! Texts that come from manifests and plugins must not act on what shows them: no escape sequence may paint a terminal, no bidirectional
//! override may reorder a line, no invisible character may hide in a name, and no line may command the runner that logs it.

use std::borrow::Cow;

/// The text with every acting character replaced by one visible character, so that columns stay true. Line feeds and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let acting = text.contains("##") || text.chars().any(|c| shown(c) != c);
    if acting {
        text.char_indices().map(|(at, c)| if commands(&text[at..]) { '♯' } else { shown(c) }).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// As [`visible`], on one line.
pub fn one_line(text: &str) -> String {
    let flat = |c| match c {
        '\n' => '␊',
        '\t' => ' ',
        _ => c,
    };
    visible(text).chars().map(flat).collect()
}

/// Lines that a pipeline's runner would take as its commands, `::name::`, no longer begin like one. The marks of snippets do, and are none.
pub fn inert(text: &str) -> Cow<'_, str> {
    let commands = |line: &str| line.trim_start().strip_prefix("::").is_some_and(|rest| !rest.starts_with(": "));
    if !text.split('\n').any(commands) {
        return Cow::Borrowed(text);
    }
    let line = |line| if commands(line) { line.replacen("::", "∷ ", 1) } else { line.to_owned() };
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// `##[name]`, `##vso[name]` and their like: commands of a runner wherever they stand in a line.
fn commands(text: &str) -> bool {
    text.strip_prefix("##")
        .is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('['))
}

/// Where the next character is that would act, or the next command of a runner, and how many bytes it has.
pub(crate) fn next_acting(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = next_suspect(&bytes[at..]) {
        at += next;
        let c = text[at..].chars().next()?;
        if shown(c) != c || commands(&text[at..]) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
    None
}

/// Where the next byte is that a character which acts may begin with. Nearly all are harmless ASCII, and groups of them are looked at at once.
fn next_suspect(bytes: &[u8]) -> Option<usize> {
    let (groups, rest) = bytes.as_chunks::<16>();
    let is_harmless = |group: &&[u8; 16]| !group.iter().fold(false, |suspect, byte| suspect | is_suspect(*byte));
    let harmless = groups.iter().take_while(is_harmless).count() * 16;
    let left = if harmless < groups.len() * 16 { &bytes[harmless..] } else { rest };
    left.iter().position(|byte| is_suspect(*byte)).map(|at| harmless + at)
}

#[expect(clippy::needless_bitwise_bool, reason = "without branches the processor compares a group in one step")]
const fn is_suspect(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\n') & (byte != b'\t') | (byte == b'#') | (byte >= 0x7f)
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\u{7f}' => '␡',
        // The control pictures stand in the order of the controls.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ if acts(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// C1 controls, line separators, bidirectional controls, invisible characters and tags. Joiners stay: scripts and emoji are wrong without.
const fn acts(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_overrides_become_visible_one_for_one() {
        let hostile = "\u{1b}[31mred\u{9b}0m \u{202e}gpj\u{2066} \0\r\u{7f}";
        let shown = visible(hostile);
        assert_eq!(shown, "␛[31mred�0m �gpj� ␀␍␡");
        assert_eq!(shown.chars().count(), hostile.chars().count());
    }

    #[test]
    fn runners_see_no_command() {
        assert_eq!(visible("a ##[error]x ##vso[y] ## [z] #[w]"), "a ♯#[error]x ♯#vso[y] ## [z] #[w]");
        assert_eq!(inert("a\n  ::error::x\n  ::: a.yaml:1:2\na ::b::"), "a\n  ∷ error::x\n  ::: a.yaml:1:2\na ::b::");
    }

    #[test]
    fn ordinary_text_is_untouched() {
        let text = "결제 서비스 · naïve עברית 👩‍💻\n\tok";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        assert_eq!(one_line("a\nb\tc"), "a␊b c");
    }
}
