//! JSON that may be printed: the same document, with whatever would act on a terminal or a runner as `\u` escapes.

use std::io::{self, Write as _};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::visible::next_acting;

/// A document as indented text with a line end.
///
/// # Panics
/// Never: what is written holds nothing that JSON cannot.
pub(crate) fn text(document: &impl Serialize) -> String {
    let mut json = Vec::new();
    write(document, &mut json).expect("memory takes every write");
    String::from_utf8(json).expect("JSON is text")
}

/// Writes the same.
///
/// # Errors
/// When `out` takes no more.
pub(crate) fn write(document: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    // Documents come in pieces of a few bytes.
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    document.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Printed::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Indents, and escapes what acts. A sequence that a runner would take as its command holds nothing that JSON escapes, so it lies in one
/// fragment of a string.
#[derive(Default)]
struct Printed(PrettyFormatter<'static>);

impl Formatter for Printed {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = next_acting(rest) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visible::visible;

    #[test]
    fn what_acts_is_escaped_and_the_document_is_the_same() {
        let said = "\u{1b} \u{9b} \u{202e} \u{e0041} 한글 ##[b] # ##vso[x] \u{7f}\n\t\"";
        let json = text(&said);
        let lines = json.strip_suffix('\n').unwrap();
        assert_eq!(visible(lines), lines, "{lines}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), said);
        assert!(json.contains("한글 \\u0023#[b] # \\u0023#vso[x]"), "{json}");
    }

    #[test]
    fn what_acts_is_found_wherever_it_stands_in_a_long_text() {
        for before in 0..70 {
            let said = format!("{}\u{202e}{}", "a".repeat(before), "b".repeat(70 - before));
            assert_eq!(text(&said), format!("\"{}\"\n", said.replace('\u{202e}', "\\u202e")));
        }
    }

    #[test]
    fn a_document_is_indented_as_people_expect() {
        let document = serde_json::json!({"a": [1, {"b": []}], "c": {}});
        assert_eq!(text(&document), serde_json::to_string_pretty(&document).unwrap() + "\n");
    }
}
