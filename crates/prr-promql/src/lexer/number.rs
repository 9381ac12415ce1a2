//! Numbers and durations, which start alike.

use std::borrow::Cow;

use super::Kind;

/// The length and kind of the number or duration at the start of the text, or the length of what is neither.
pub(super) fn scan(text: &str) -> Result<(usize, Kind), usize> {
    if let Some(length) = number_length(text.as_bytes()) {
        let literal = text.get(..length).unwrap_or_default();
        return if value(literal).is_some() { Ok((length, Kind::Number)) } else { Err(length) };
    }
    let length = text.bytes().take_while(|byte| is_word(*byte) || *byte == b'.').count();
    let word = text.bytes().take_while(|byte| is_word(*byte)).count();
    match text.get(..word) {
        Some(written) if crate::duration(written).is_some() => Ok((word, Kind::Duration)),
        _ => Err(length),
    }
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many bytes look like a number, if no letter or digit follows them.
fn number_length(bytes: &[u8]) -> Option<usize> {
    let hex = matches!(bytes, [b'0', b'x' | b'X', ..]);
    let mut at = if hex { 2 } else { 0 };
    let (mut dot, mut exponent, mut digits) = (false, false, 0);
    let is_digit = |byte: &u8| byte.is_ascii_digit() || (hex && byte.is_ascii_hexdigit());
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        match byte {
            b'_' if next.is_some_and(is_digit) && (at == 2 && hex || bytes.get(at - 1).is_some_and(is_digit)) => {}
            b'.' if !hex && !dot && !exponent && next != Some(&b'_') => dot = true,
            b'e' | b'E' if !hex && !exponent && digits > 0 => {
                exponent = true;
                at += usize::from(matches!(next, Some(b'+' | b'-')));
            }
            byte if is_digit(byte) => digits += 1,
            byte if is_word(*byte) || *byte == b'.' => return None,
            _ => break,
        }
        at += 1;
    }
    (digits > 0).then_some(at)
}

/// The value of a number literal: decimal, hexadecimal, octal with a leading zero, `Inf` or `NaN`.
pub(crate) fn value(literal: &str) -> Option<f64> {
    if literal.eq_ignore_ascii_case("inf") {
        return Some(f64::INFINITY);
    }
    if literal.eq_ignore_ascii_case("nan") {
        return Some(f64::NAN);
    }
    let digits = if literal.contains('_') { Cow::Owned(literal.replace('_', "")) } else { Cow::Borrowed(literal) };
    if let Some(hex) = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        return integer(hex, 16);
    }
    let octal = digits.strip_prefix('0').and_then(|octal| integer(octal, 8));
    octal.or_else(|| digits.parse().ok().filter(|number: &f64| number.is_finite()))
}

#[expect(clippy::cast_precision_loss, reason = "Prometheus rounds large integers the same way")]
fn integer(digits: &str, radix: u32) -> Option<f64> {
    let plain = !digits.starts_with(['+', '-']);
    i64::from_str_radix(digits, radix).ok().filter(|_| plain).map(|number| number as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_values_of_go_literals() {
        let table: [(&str, f64); 15] = [
            ("0", 0.0),
            ("1", 1.0),
            ("1.", 1.0),
            (".5", 0.5),
            ("1_000", 1_000.0),
            ("1_0.5_0e1_0", 10.5e10),
            ("5e-3", 0.005),
            ("5E+3", 5_000.0),
            ("0x1F", 31.0),
            ("0X_ff", 255.0),
            ("017", 15.0),
            ("08", 8.0),
            ("00", 0.0),
            ("0.5", 0.5),
            ("9223372036854775808", 9_223_372_036_854_775_808.0),
        ];
        for (text, expected) in table {
            assert_eq!(scan(text), Ok((text.len(), Kind::Number)), "{text}");
            assert_eq!(value(text).map(f64::to_bits), Some(expected.to_bits()), "{text}");
        }
    }

    #[test]
    fn what_is_neither_a_number_nor_a_duration_is_refused_whole() {
        let strange = [
            "1..5", "1.2.3", "1e", "1e+", "1ee5", "1__0", "1_", "1_e5", "1e_5", "0x", "0xg", "1_.5", "1e400", "5m3",
            "5mm", "3x", "1m5h",
        ];
        for text in strange {
            assert!(scan(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_duration_ends_where_its_letters_end() {
        assert_eq!(scan("5m]"), Ok((2, Kind::Duration)));
        assert_eq!(scan("1h30m + 2"), Ok((5, Kind::Duration)));
        assert_eq!(scan("1y1w1d1h1m1s1ms"), Ok((15, Kind::Duration)));
    }
}
