//! How numbers are written for people.

use crate::{Language, Value};

impl Value {
    /// The value as a person reads it in `language`.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => significant(*number),
            Self::Duration(seconds) => duration(*seconds, language),
            Self::Share(share) => format!("{} %", percent(*share * 100.0)),
        }
    }
}

/// At most three decimals, without trailing zeros: `14.4`, `6`, `0.001`.
fn significant(number: f64) -> String {
    if !number.is_finite() {
        return if number.is_nan() { "NaN".into() } else { "∞".into() };
    }
    let decimals = if number != 0.0 && number.abs() < 0.01 { 6 } else { 3 };
    trim(format!("{number:.decimals$}"))
}

/// One decimal from 1 % on, two significant digits below, so that 0.033 % does not read as 0.0 %.
fn percent(number: f64) -> String {
    let size = number.abs();
    if !number.is_finite() {
        return "∞".into();
    }
    let decimals = match size {
        0.0 => 0,
        _ if size >= 1.0 => 1,
        _ if size >= 0.1 => 2,
        _ if size >= 0.01 => 3,
        _ => 4,
    };
    let text = format!("{number:.decimals$}");
    if size >= 1.0 { text } else { trim(text) }
}

fn duration(seconds: f64, language: Language) -> String {
    let [second, minute, hour, day] = match language {
        Language::En => [" s", " min", " h", " d"],
        Language::Ko => ["초", "분", "시간", "일"],
    };
    match seconds {
        _ if !seconds.is_finite() => match language {
            Language::En => "never".into(),
            Language::Ko => "없음".into(),
        },
        _ if seconds < 60.0 => format!("{}{second}", trim(format!("{seconds:.0}"))),
        _ if seconds < 7_200.0 => format!("{:.1}{minute}", seconds / 60.0),
        _ if seconds < 172_800.0 => format!("{:.1}{hour}", seconds / 3_600.0),
        _ => format!("{:.1}{day}", seconds / 86_400.0),
    }
}

fn trim(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_the_reference_writes_them() {
        let en = |seconds| Value::Duration(seconds).display(Language::En);
        assert_eq!(en(52.0), "52 s");
        assert_eq!(en(330.0), "5.5 min");
        assert_eq!(en(60.0), "1.0 min");
        assert_eq!(en(14.4 * 3_600.0), "14.4 h");
        assert_eq!(en(864_000.0), "10.0 d");
        assert_eq!(en(f64::INFINITY), "never");
        assert_eq!(Value::Duration(330.0).display(Language::Ko), "5.5분");
    }

    #[test]
    fn small_shares_keep_their_digits() {
        let share = |share| Value::Share(share).display(Language::En);
        assert_eq!(share(0.127_3), "12.7 %");
        assert_eq!(share(0.02), "2.0 %");
        assert_eq!(share(0.000_333), "0.033 %");
        assert_eq!(share(0.0), "0 %");
    }

    #[test]
    fn numbers_lose_trailing_zeros_only() {
        let number = |number| Value::Number(number).display(Language::En);
        assert_eq!(number(14.4), "14.4");
        assert_eq!(number(6.0), "6");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(0.001), "0.001");
    }
}
