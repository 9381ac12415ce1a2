//! Foreign texts in XML and HTML.

use crate::visible::one_line;

/// A text as content or attribute value: it cannot open a tag, end an attribute, or act on what shows it. `one_line` leaves no character that
/// XML forbids but the two non-characters at the end of the plane.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_opens_a_tag_or_ends_an_attribute() {
        assert_eq!(
            escape("<script>\"x\" & 'y'</script>"),
            "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;"
        );
        assert_eq!(escape("a\nb\u{202e}c\0\u{ffff}"), "a␊b\u{fffd}c␀\u{fffd}");
        assert_eq!(escape("결제 · עברית"), "결제 · עברית");
    }
}
