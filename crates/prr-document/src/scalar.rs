//! How plain scalars resolve, as the YAML reader of Kubernetes and of Prometheus' Go libraries does it (YAML 1.1 core with their habits).
//!
//! Seen with `kubectl label --local`: `y`, `yes`, `on` are booleans, `0777` and `0o17` are octal, `1_000` is a number, `08` is the
//! floating-point number 8, `1:30` and dates stay texts.

use crate::Kind;

/// What a plain, untagged scalar resolves to, and the value if it is a boolean.
#[must_use]
pub fn resolve(text: &str) -> (Kind, bool) {
    let Some(&first) = text.as_bytes().first() else { return (Kind::Null, false) };
    match first {
        b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'y' | b'Y' | b'o' | b'O' => word(text),
        b'0'..=b'9' | b'+' | b'-' | b'.' => (numeric(text), false),
        _ => (Kind::String, false),
    }
}

fn word(text: &str) -> (Kind, bool) {
    match text {
        "~" | "null" | "Null" | "NULL" => (Kind::Null, false),
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => (Kind::Bool, true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => (Kind::Bool, false),
        _ => (Kind::String, false),
    }
}

fn numeric(text: &str) -> Kind {
    if integer(text).is_some() {
        Kind::Int
    } else if number(text).is_some() {
        Kind::Float
    } else {
        Kind::String
    }
}

/// The value of an integer literal: decimal, `0x`, `0o`, `0b` or a leading zero for octal, `_` between digits.
#[must_use]
pub fn integer(text: &str) -> Option<i64> {
    i64::try_from(literal(text)?).ok()
}

/// The value of an integer literal that is positive and fits into 64 bits.
#[must_use]
pub fn unsigned(text: &str) -> Option<u64> {
    u64::try_from(literal(text)?).ok()
}

fn literal(text: &str) -> Option<i128> {
    let (negative, digits) = sign(text);
    let digits = without_underscores(digits)?;
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
        [b'0', b'o' | b'O', ..] => (8, &digits[2..]),
        [b'0', b'b' | b'B', ..] => (2, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, &digits[..]),
    };
    if !digits.starts_with(|first: char| first.is_ascii_hexdigit()) {
        return None;
    }
    let size = i128::from_str_radix(digits, radix).ok()?;
    Some(if negative { -size } else { size })
}

/// The value of any number literal, `.inf` and `.nan` included.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    if let Some(integer) = integer(text) {
        #[expect(clippy::cast_precision_loss, reason = "what every YAML reader with double-precision numbers does")]
        return Some(integer as f64);
    }
    if let Some(large) = unsigned(text) {
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        return Some(large as f64);
    }
    let (negative, digits) = sign(text);
    let size = match digits {
        ".inf" | ".Inf" | ".INF" => f64::INFINITY,
        ".nan" | ".NaN" | ".NAN" if digits.len() == text.len() => f64::NAN,
        _ => {
            let shaped = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
                && digits.bytes().any(|byte| byte.is_ascii_digit())
                && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-' | b'_'));
            // Where a point comes first, Go's reader wants no underscores.
            if !shaped || text.starts_with('.') && text.contains('_') {
                return None;
            }
            // What is too large for double precision is a text.
            without_underscores(digits)?.parse().ok().filter(|size: &f64| size.is_finite())?
        }
    };
    Some(if negative { -size } else { size })
}

fn sign(text: &str) -> (bool, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    }
}

fn without_underscores(digits: &str) -> Option<std::borrow::Cow<'_, str>> {
    if digits.starts_with('_') {
        return None;
    }
    Some(if digits.contains('_') { digits.replace('_', "").into() } else { digits.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_resolve_as_kubectl_was_seen_to_resolve_them() {
        for (text, kind) in [
            ("y", Kind::Bool),
            ("N", Kind::Bool),
            ("yes", Kind::Bool),
            ("on", Kind::Bool),
            ("yEs", Kind::String),
            ("~", Kind::Null),
            ("", Kind::Null),
            ("1:30", Kind::String),
            ("2001-01-01", Kind::String),
            ("012a", Kind::String),
            ("-", Kind::String),
            (".", Kind::String),
            ("..", Kind::String),
            ("1e3", Kind::Float),
            (".5", Kind::Float),
            ("08", Kind::Float),
            ("1.2.3", Kind::String),
            ("30d", Kind::String),
            ("0x", Kind::String),
            ("0b11", Kind::Int),
            ("+1", Kind::Int),
            ("--1", Kind::String),
        ] {
            assert_eq!(resolve(text).0, kind, "{text}");
        }
        assert!(resolve("On").1 && !resolve("Off").1);
    }

    #[test]
    fn numbers_have_the_value_that_kubectl_prints() {
        assert_eq!(integer("0777"), Some(511));
        assert_eq!(integer("-0777"), Some(-511));
        assert_eq!(integer("0o17"), Some(15));
        assert_eq!(integer("1_000"), Some(1_000));
        assert_eq!(integer("0x1F"), Some(31));
        assert_eq!(number("08"), Some(8.0));
        assert_eq!(number("14.4"), Some(14.4));
        assert_eq!(number("-.inf"), Some(f64::NEG_INFINITY));
        assert_eq!(number("_1"), None);
        assert_eq!(number("._5"), None);
        assert_eq!(number("-._5"), Some(-0.5));
    }
}
