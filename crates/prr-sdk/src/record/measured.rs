/// A value that was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured<'a> {
    /// Seconds.
    Duration(f64),
    /// 1 is the whole.
    Share(f64),
    /// A number with its unit, which is empty for a bare one.
    Number(f64, &'a str),
}

impl<'a> Measured<'a> {
    /// Reads `90s`, `1h30m`, `99.9%`, `1200 rps`, `42`.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if let Some(seconds) = span(text) {
            return Some(Self::Duration(seconds));
        }
        let end = text.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(text.len());
        let number: f64 = text[..end].parse().ok()?;
        Some(match text[end..].trim_start() {
            "%" => Self::Share(number / 100.0),
            unit => Self::Number(number, unit),
        })
    }
}

/// Seconds of a time span such as `90d`, `12m` or `1h30m`; nothing for a text without units.
pub(crate) fn span(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let mut total = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit() && char != '.')?;
        let number: f64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let length = rest.find(|char: char| char.is_ascii_digit()).unwrap_or(rest.len());
        total += number
            * match &rest[..length] {
                "w" => 604_800.0,
                "d" => 86_400.0,
                "h" => 3_600.0,
                "m" => 60.0,
                "s" => 1.0,
                "ms" => 1e-3,
                _ => return None,
            };
        rest = &rest[length..];
    }
    (!text.trim().is_empty() && total.is_finite()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_measured_has_its_unit() {
        for (text, wanted) in [
            ("90s", Some(Measured::Duration(90.0))),
            ("1h30m", Some(Measured::Duration(5_400.0))),
            ("1.5h", Some(Measured::Duration(5_400.0))),
            ("90d", Some(Measured::Duration(7_776_000.0))),
            ("250ms", Some(Measured::Duration(0.25))),
            ("50%", Some(Measured::Share(0.5))),
            ("1200 rps", Some(Measured::Number(1_200.0, "rps"))),
            ("42", Some(Measured::Number(42.0, ""))),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(Measured::parse(text), wanted, "{text}");
        }
    }
}
