//! Durations as Prometheus writes them: whole numbers with units, the largest unit first.

use std::fmt::{self, Write};

/// The units in the order they must be written in, with their milliseconds.
const UNITS: [(&str, i64); 7] = [
    ("y", 365 * 24 * 3_600_000),
    ("w", 7 * 24 * 3_600_000),
    ("d", 24 * 3_600_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("s", 1_000),
    ("ms", 1),
];

/// Prometheus counts durations in nanoseconds of an `i64`: a longer one does not load.
const LONGEST_MILLISECONDS: i64 = i64::MAX / 1_000_000;

/// The longest duration, in seconds.
pub(crate) const LONGEST: f64 = 9_223_372_036.854_776;

/// Reads a duration as Prometheus does (`1h30m`, `90s`, `2m0s`, `4w`), in seconds.
#[must_use]
pub fn duration(text: &str) -> Option<f64> {
    if text == "0" {
        return Some(0.0);
    }
    milliseconds(text).map(seconds)
}

/// The milliseconds of a duration, each unit at most once and none out of order.
fn milliseconds(text: &str) -> Option<i64> {
    let (mut rest, mut units, mut total) = (text, UNITS.iter(), 0_i64);
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: i64 = rest.get(..digits)?.parse().ok()?;
        let tail = rest.get(digits..)?;
        let letters = tail.bytes().take_while(u8::is_ascii_lowercase).count();
        let (unit, tail) = tail.split_at_checked(letters)?;
        let (_, length) = units.find(|(name, _)| *name == unit)?;
        total = count.checked_mul(*length).and_then(|part| total.checked_add(part))?;
        rest = tail;
    }
    (!text.is_empty() && total <= LONGEST_MILLISECONDS).then_some(total)
}

#[expect(clippy::cast_precision_loss, reason = "durations are far below 2^53 milliseconds")]
const fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1_000.0
}

/// Writes seconds so that they read back as the same number: with units where whole milliseconds allow, as a plain number otherwise.
pub(crate) fn write(seconds_written: f64, out: &mut impl Write) -> fmt::Result {
    match whole_milliseconds(seconds_written.abs()) {
        Some(whole) if whole > 0 => {
            if seconds_written < 0.0 {
                out.write_char('-')?;
            }
            write_units(whole, out)
        }
        _ => crate::display::number(seconds_written, out),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the bound is checked first")]
fn whole_milliseconds(length: f64) -> Option<i64> {
    let rounded = (length * 1_000.0).round();
    let fits = rounded < 9.0e15;
    let whole = if fits { rounded as i64 } else { return None };
    (seconds(whole).to_bits() == length.to_bits()).then_some(whole)
}

fn write_units(mut left: i64, out: &mut impl Write) -> fmt::Result {
    // Years and weeks are left out: `7d` says more than `1w` beside `8d`.
    for (name, length) in UNITS.iter().skip(2) {
        if left >= *length {
            write!(out, "{}{name}", left / length)?;
            left %= length;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_whole_numbers_with_units_in_falling_order() {
        let table = [
            ("5m", Some(300.0)),
            ("1h30m", Some(5_400.0)),
            ("2m0s", Some(120.0)),
            ("4w", Some(2_419_200.0)),
            ("1y2w3d4h5m6s7ms", Some(33_019_506.007)),
            ("0", Some(0.0)),
            ("0s", Some(0.0)),
            ("292y", Some(9_208_512_000.0)),
            ("293y", None),
            ("99999999999999999999s", None),
            ("", None),
            ("5", None),
            ("m", None),
            ("1.5h", None),
            ("30m1h", None),
            ("1m1m", None),
            ("1 m", None),
            ("5M", None),
            ("-5m", None),
            ("5µs", None),
        ];
        for (text, expected) in table {
            assert_eq!(duration(text), expected, "{text}");
        }
    }

    #[test]
    fn written_durations_read_back() {
        for (length, expected) in
            [(300.0, "5m"), (5_400.0, "1h30m"), (-0.5, "-500ms"), (1_209_600.0, "14d"), (0.0001, "0.0001"), (0.0, "0")]
        {
            let mut out = String::new();
            write(length, &mut out).unwrap();
            assert_eq!(out, expected);
        }
    }
}
