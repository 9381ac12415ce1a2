//! Writes values as a manifest writes its own.

use prr_document::{Kind, scalar};

use crate::value::Value;

/// How a manifest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Its line ends.
    pub newline: &'static str,
    /// How much deeper an entry of a mapping in a mapping is.
    pub step: usize,
    /// How much deeper than its key a list is.
    pub dash: usize,
    /// Whether flow collections quote their keys and texts.
    pub json: bool,
}

/// A whole document.
pub(crate) fn document(value: &Value, form: &Form) -> String {
    let mut out = String::new();
    match value {
        Value::Mapping(entries) if !entries.is_empty() => self::entries(entries, 0, form, &mut out),
        Value::Sequence(items) if !items.is_empty() => {
            for value in items {
                item(value, 0, 2, form, &mut out);
            }
        }
        other => {
            out.push_str(&flow(other, form.json));
            out.push_str(form.newline);
        }
    }
    out
}

/// An entry of a block mapping, with its line ends.
pub(crate) fn entry(key: &str, value: &Value, indent: usize, form: &Form, out: &mut String) {
    out.push_str(&" ".repeat(indent));
    out.push_str(&text(key, false));
    out.push(':');
    below(value, indent, form, out);
}

/// An item of a block list, with its line ends; `width` is how far behind the dash its content stands.
pub(crate) fn item(value: &Value, indent: usize, width: usize, form: &Form, out: &mut String) {
    out.push_str(&" ".repeat(indent));
    out.push('-');
    match value {
        Value::Mapping(entries) if !entries.is_empty() => {
            let mut inner = String::new();
            self::entries(entries, indent + width, form, &mut inner);
            out.push_str(&" ".repeat(width - 1));
            out.push_str(&inner[indent + width..]);
        }
        Value::Sequence(_) => {
            out.push(' ');
            out.push_str(&flow(value, form.json));
            out.push_str(form.newline);
        }
        other => below(other, indent, form, out),
    }
}

fn entries(entries: &[(String, Value)], indent: usize, form: &Form, out: &mut String) {
    for (key, value) in entries {
        entry(key, value, indent, form, out);
    }
}

/// What follows a colon or a dash.
fn below(value: &Value, indent: usize, form: &Form, out: &mut String) {
    match value {
        Value::Mapping(inner) if !inner.is_empty() => {
            out.push_str(form.newline);
            entries(inner, indent + form.step, form, out);
        }
        Value::Sequence(items) if !items.is_empty() => {
            out.push_str(form.newline);
            for value in items {
                item(value, indent + form.dash, 2, form, out);
            }
        }
        Value::Scalar(Some(Kind::String) | None, text) if is_block(text) => {
            out.push_str(if text.ends_with('\n') { " |" } else { " |-" });
            out.push_str(form.newline);
            for line in text.lines() {
                if !line.is_empty() {
                    out.push_str(&" ".repeat(indent + form.step));
                    out.push_str(line);
                }
                out.push_str(form.newline);
            }
        }
        other => {
            out.push(' ');
            out.push_str(&scalar_or_flow(other));
            out.push_str(form.newline);
        }
    }
}

/// Whether a text is written as a literal block.
fn is_block(text: &str) -> bool {
    let inner = text.strip_suffix('\n').unwrap_or(text);
    let plain = |char: char| char == '\n' || !char.is_control();
    inner.contains('\n') && !inner.ends_with('\n') && !inner.starts_with([' ', '\n']) && inner.chars().all(plain)
}

fn scalar_or_flow(value: &Value) -> String {
    match value {
        Value::Scalar(kind, text) => written(*kind, text, false, false),
        other => flow(other, false),
    }
}

/// A value on one line.
pub(crate) fn flow(value: &Value, json: bool) -> String {
    match value {
        Value::Scalar(kind, text) => written(*kind, text, true, json),
        Value::Alias => String::from("null"),
        Value::Sequence(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(item, json)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, value)| flow_entry(key, value, json)).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// An entry of a flow mapping.
pub(crate) fn flow_entry(key: &str, value: &Value, json: bool) -> String {
    let key = if json { quoted(key) } else { text(key, true) };
    format!("{key}: {}", flow(value, json))
}

/// A scalar.
pub(crate) fn written(kind: Option<Kind>, value: &str, in_flow: bool, json: bool) -> String {
    match kind {
        Some(Kind::Null) => String::from("null"),
        Some(Kind::Bool | Kind::Int | Kind::Float) => value.to_owned(),
        _ if json => quoted(value),
        _ => text(value, in_flow),
    }
}

fn text(text: &str, in_flow: bool) -> String {
    if is_plain(text, in_flow) { text.to_owned() } else { quoted(text) }
}

/// Whether a text can stand without quotes. Nothing that is nearly something else is.
pub(crate) fn is_plain(text: &str, in_flow: bool) -> bool {
    let begins = text.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '_' | '/' | '(' | '.'));
    let clean = !text.chars().any(char::is_control) && !text.contains(": ") && !text.contains(" #");
    let open = !in_flow || !text.contains(['[', ']', '{', '}', ',', ':']);
    begins && clean && open && !text.ends_with([' ', ':']) && scalar::resolve(text).0 == Kind::String
}

/// A text between double quotes, as JSON and YAML both read it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    escape(text, &mut out);
    out.push('"');
    out
}

/// The inside of a text between double quotes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() || matches!(control, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out.extend(format!("\\u{:04x}", u32::from(control)).chars());
            }
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: Form = Form { newline: "\n", step: 2, dash: 2, json: false };

    #[test]
    fn what_is_written_reads_back_as_the_same_value() {
        let text = "a: 1\nb: [x, {c: 'y: z'}]\nd:\n  - e: |\n      one\n        two\n    f: \"on\"\n  - g: {h: [], i: {}}\nj: |-\n  p\n  q\nk: null\nl: \"a\\tb\"\nm: '1.0'\nn: 1.5\n";
        let value = Value::parse(text).unwrap();
        for form in [FORM, Form { dash: 0, ..FORM }, Form { step: 4, newline: "\r\n", ..FORM }] {
            let out = document(&value, &form);
            assert!(value.agrees(&Value::parse(&out).unwrap_or_else(|| panic!("{out}"))), "{out}");
        }
        for json in [false, true] {
            let out = flow(&value, json);
            assert!(value.agrees(&Value::parse(&out).unwrap_or_else(|| panic!("{out}"))), "{out}");
        }
    }

    #[test]
    fn what_would_be_something_else_without_quotes_gets_them() {
        for text in ["", "1", "true", "no", "~", "a: b", "a #b", "- a", "{a}", "*a", "a:", " a", "a\tb", "0x1f", "@x"] {
            assert!(!is_plain(text, false), "{text:?}");
        }
        assert!(is_plain("5m", false) && is_plain("a[b]", false) && !is_plain("a[b]", true));
    }
}
