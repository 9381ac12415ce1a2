//! Times of commits, in UTC.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Seconds since the Unix epoch in RFC 3339. A commit may claim any time: what no calendar has is none.
pub fn time(seconds: i64) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(seconds).ok()?.format(&Rfc3339).ok()
}

/// Its date.
pub fn date(seconds: i64) -> Option<String> {
    Some(OffsetDateTime::from_unix_timestamp(seconds).ok()?.date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_no_calendar_has_is_none() {
        assert_eq!(time(1_763_721_000).as_deref(), Some("2025-11-21T10:30:00Z"));
        assert_eq!(date(-86_400).as_deref(), Some("1969-12-31"));
        assert_eq!((time(i64::MAX), date(i64::MIN)), (None, None));
    }
}
