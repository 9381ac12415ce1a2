use super::{Fault, FaultKind};

/// Bytes to text: UTF-8, or UTF-16 with a byte order mark. The mark itself is dropped.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Fault> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let whole = bytes.len().is_multiple_of(2);
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().filter(|_| whole).ok_or(Fault::new(FaultKind::NotUnicode, 0..0))
    };
    match bytes.as_slice() {
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, ..] => drop(bytes.drain(..3)),
        _ => {}
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Fault::new(FaultKind::NotUnicode, at..at + 1)
    })
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
        let fault = decode(b"a: \xFFb".to_vec()).unwrap_err();
        assert_eq!((fault.kind, fault.span), (FaultKind::NotUnicode, 3..4));
        assert!(decode(b"\xFF\xFEa".to_vec()).is_err(), "half a UTF-16 unit");
    }
}
