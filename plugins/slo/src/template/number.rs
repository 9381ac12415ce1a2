//! Numbers as Go writes them.

/// Whether a word is a number to Go: an integer of 64 bits in one of its bases, or a fraction, either with `i` behind it.
pub(super) fn is_number(word: &str) -> bool {
    if let Some((sum, part)) = complex(word) {
        return is_number(sum) && is_number(part);
    }
    let bare = word.strip_prefix(['+', '-']).unwrap_or(word).replace('_', "");
    match bare.strip_suffix('i') {
        // An imaginary number is read as a fraction is, point or not.
        Some(bare) => is_fraction(bare, false),
        None => is_integer(&bare) || is_fraction(&bare, true),
    }
}

/// The parts of `1+2i`.
fn complex(word: &str) -> Option<(&str, &str)> {
    let whole = word.strip_suffix('i')?;
    let signs = whole.char_indices().skip(1).filter(|(_, sign)| matches!(sign, '+' | '-'));
    let at = signs.map(|(at, _)| at).filter(|at| !whole[..*at].ends_with(['e', 'E', 'p', 'P'])).last()?;
    Some((&word[..at], &whole[at..]))
}

fn is_integer(bare: &str) -> bool {
    let lower = bare.to_ascii_lowercase();
    let (digits, radix) = match lower.as_bytes() {
        [b'0', b'x', ..] => (&lower[2..], 16),
        [b'0', b'o', ..] => (&lower[2..], 8),
        [b'0', b'b', ..] => (&lower[2..], 2),
        [b'0', _, ..] => (&lower[1..], 8),
        _ => (lower.as_str(), 10),
    };
    !digits.starts_with(['+', '-']) && u64::from_str_radix(digits, radix).is_ok()
}

fn is_fraction(bare: &str, needs_point: bool) -> bool {
    let lower = bare.to_ascii_lowercase();
    let (digits, exponent, is_digit): (&str, char, fn(&u8) -> bool) = match lower.strip_prefix("0x") {
        Some(rest) => (rest, 'p', u8::is_ascii_hexdigit),
        None => (&lower, 'e', u8::is_ascii_digit),
    };
    let (mantissa, power) =
        digits.split_once(exponent).map_or((digits, None), |(mantissa, power)| (mantissa, Some(power)));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = |digits: &str| digits.bytes().all(|digit| is_digit(&digit));
    let power_is_right = match power {
        Some(power) => {
            let power = power.strip_prefix(['+', '-']).unwrap_or(power);
            !power.is_empty() && power.bytes().all(|digit| digit.is_ascii_digit())
        }
        None => exponent == 'e' && (mantissa.contains('.') || !needs_point),
    };
    !(whole.is_empty() && part.is_empty()) && all(whole) && all(part) && power_is_right
}
