use super::{Fault, FaultKind};

/// Bytes to text: UTF-8, or UTF-16 with a byte order mark. The mark itself is dropped. What is not Unicode gives the text up to there, with
/// U+FFFD for what follows, so that the fault has a line and a column.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, (String, Fault)> {
    match bytes.as_slice() {
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, ..] => drop(bytes.drain(..3)),
        _ => {}
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let mut bytes = error.into_bytes();
        bytes.truncate(valid);
        broken_off(String::from_utf8(bytes).unwrap_or_default())
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, (String, Fault)> {
    let (pairs, half) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for char in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match char {
            Ok(char) => text.push(char),
            Err(_) => return Err(broken_off(text)),
        }
    }
    if half.is_empty() { Ok(text) } else { Err(broken_off(text)) }
}

fn broken_off(mut text: String) -> (String, Fault) {
    let at = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    let fault = Fault::new(FaultKind::NotUnicode, at..text.len());
    (text, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_choose_the_encoding_and_are_dropped() {
        assert_eq!(decode(b"\xEF\xBB\xBFa: 1".to_vec()).unwrap(), "a: 1");
        assert_eq!(decode(b"\xFF\xFEa\0:\0".to_vec()).unwrap(), "a:");
        assert_eq!(decode(b"\xFE\xFF\0a\0:".to_vec()).unwrap(), "a:");
    }

    #[test]
    fn what_is_not_unicode_is_a_fault_at_its_byte() {
        let (text, fault) = decode(b"a: \xFFb".to_vec()).unwrap_err();
        assert_eq!((text.as_str(), fault.kind, fault.span), ("a: \u{fffd}", FaultKind::NotUnicode, 3..6));
        let (text, fault) = decode(b"\xFF\xFEa\0b".to_vec()).unwrap_err();
        assert_eq!((text.as_str(), fault.span), ("a\u{fffd}", 1..4), "half a UTF-16 unit");
        let (text, _) = decode(b"\xFE\xFF\0a\xD8\0\0b".to_vec()).unwrap_err();
        assert_eq!(text, "a\u{fffd}", "half a pair of surrogates");
    }
}
