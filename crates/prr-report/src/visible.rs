//! Texts that come from manifests and plugins must not act on what shows them: no escape sequence may paint a terminal, no bidirectional
//! override may reorder a line, no invisible character may hide in a name, and no line may command the runner that logs it.

use std::borrow::Cow;
use std::io;

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
pub fn inert(text: &str) -> String {
    let lines = text.split('\n').map(|line| match line.trim_start().strip_prefix("::") {
        Some(rest) if !rest.starts_with(": ") => line.replacen("::", "∷ ", 1),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `##[name]`, `##vso[name]` and their like: commands of a runner wherever they stand in a line.
fn commands(text: &str) -> bool {
    text.strip_prefix("##")
        .is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('['))
}

/// JSON with the acting characters of its strings as `\u` escapes: the same document, safe to print.
pub fn escaped(json: &str) -> String {
    let mut out = Vec::with_capacity(json.len());
    escape(json.as_bytes(), &mut out).expect("memory takes every write");
    String::from_utf8(out).expect("escapes are text")
}

/// Bytes that are looked at together.
const BLOCK: usize = 1 << 16;

/// Escapes JSON on its way out. It arrives in thousands of small pieces and is looked at in blocks of whole lines: a string of JSON has no
/// line end in it, so no character and none of the sequences that are looked for is cut.
pub struct Escaping<'a> {
    out: &'a mut dyn io::Write,
    waiting: Vec<u8>,
}

impl<'a> Escaping<'a> {
    pub fn new(out: &'a mut dyn io::Write) -> Self {
        Self { out, waiting: Vec::with_capacity(2 * BLOCK) }
    }

    fn pass(&mut self, bytes: usize) -> io::Result<()> {
        escape(&self.waiting[..bytes], self.out)?;
        self.waiting.drain(..bytes);
        Ok(())
    }
}

impl io::Write for Escaping<'_> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(json);
        if self.waiting.len() >= BLOCK
            && let Some(line) = self.waiting.iter().rposition(|byte| *byte == b'\n')
        {
            self.pass(line + 1)?;
        }
        Ok(json.len())
    }

    /// Nothing may follow that belongs to the last line.
    fn flush(&mut self) -> io::Result<()> {
        self.pass(self.waiting.len())?;
        self.out.flush()
    }
}

/// Nearly everything is harmless ASCII, which is taken over in runs.
const fn may_act(byte: u8) -> bool {
    !matches!(byte, b' '..=b'"' | b'$'..=b'~' | b'\n' | b'\t')
}

/// Where the next byte is that may act. Whole groups of bytes are looked at before single ones, which the processor does at once.
fn next_acting(json: &[u8]) -> Option<usize> {
    let acts = |group: &&[u8; 32]| group.iter().fold(false, |acts, byte| acts | may_act(*byte));
    let harmless = json.as_chunks().0.iter().take_while(|group| !acts(group)).count() * 32;
    json[harmless..].iter().position(|byte| may_act(*byte)).map(|at| harmless + at)
}

fn escape(json: &[u8], out: &mut dyn io::Write) -> io::Result<()> {
    let text = std::str::from_utf8(json).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let (mut written, mut at) = (0, 0);
    while let Some(next) = next_acting(&json[at..]) {
        at += next;
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        if shown(c) != c || commands(&text[at..]) {
            out.write_all(&json[written..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = after;
        }
        at = after;
    }
    out.write_all(&json[written..])
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
    use std::io::Write as _;

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
        assert_eq!(escaped("\"##[b]\""), "\"\\u0023#[b]\"");
        assert_eq!(inert("a\n  ::error::x\n  ::: a.yaml:1:2\na ::b::"), "a\n  ∷ error::x\n  ::: a.yaml:1:2\na ::b::");
    }

    #[test]
    fn ordinary_text_is_untouched() {
        let text = "결제 서비스 · naïve עברית 👩‍💻\n\tok";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        assert_eq!(one_line("a\nb\tc"), "a␊b c");
    }

    #[test]
    fn what_arrives_in_pieces_is_escaped_as_what_arrives_whole() {
        let row = "\"a ##[error] \u{202e}한글\",\n";
        let json = row.repeat(3 * BLOCK / row.len());
        let mut out = Vec::new();
        let mut escaping = Escaping::new(&mut out);
        for piece in json.as_bytes().chunks(7) {
            escaping.write_all(piece).unwrap();
        }
        escaping.flush().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), escaped(&json));
        assert!(escaped(&json).starts_with("\"a \\u0023#[error] \\u202e한글\",\n"));
    }

    #[test]
    fn escaped_json_is_the_same_document() {
        let json = serde_json::to_string("\u{1b} \u{9b} \u{202e} \u{e0041} 한글").unwrap();
        let safe = escaped(&json);
        assert!(!safe.chars().any(acts), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), serde_json::from_str::<String>(&json).unwrap());
        assert!(safe.contains("한글"));
    }
}
