/// A point in time as people write it down: RFC 3339 with its zone, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since the Unix epoch; of a day its beginning in UTC.
    pub seconds: i64,
    /// Whether only the day is known, in no zone.
    pub whole_day: bool,
}

/// How far ahead of UTC the first zone is in which a day begins.
const FIRST_ZONE: i64 = 14 * 3_600;

impl Moment {
    /// Reads `2026-11-20T10:00:00+09:00` or `2026-11-20`. A time without a zone could mean 26 hours, so it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = match text.split_at_checked(10)? {
            (day, "") => (day, None),
            (day, rest) => (day, Some(rest.strip_prefix(['T', 't', ' '])?)),
        };
        let midnight = days(day)? * 86_400;
        let seconds = match time {
            None => midnight,
            Some(time) => midnight + of_day(time)?,
        };
        Some(Self { seconds, whole_day: time.is_none() })
    }

    /// Whether it lies after another one, in every zone that may have been meant.
    #[must_use]
    pub const fn is_after(self, now: i64) -> bool {
        let earliest = if self.whole_day { self.seconds - FIRST_ZONE } else { self.seconds };
        earliest > now
    }

    /// Seconds that have passed since.
    #[must_use]
    pub const fn age(self, now: i64) -> i64 {
        if now > self.seconds { now - self.seconds } else { 0 }
    }
}

/// Days since the epoch of `YYYY-MM-DD` in the proleptic Gregorian calendar.
fn days(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let (year, month, day) = (number(text.get(..4)?)?, number(text.get(5..7)?)?, number(text.get(8..10)?)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !dashes || !(1..=longest).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (month * 153 + 2) / 5 + day
            - 719_469,
    )
}

/// Seconds since midnight in UTC of `hh:mm[:ss[.fraction]]` with its zone.
fn of_day(text: &str) -> Option<i64> {
    let at = text.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = text.split_at(at);
    let clock = clock.split_once('.').map_or(Some(clock), |(whole, fraction)| number(fraction).map(|_| whole))?;
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (two(hours, 23)?, two(minutes, 59)?, 0),
        [hours, minutes, seconds] => (two(hours, 23)?, two(minutes, 59)?, two(seconds, 60)?),
        _ => return None,
    };
    Some(hours * 3_600 + minutes * 60 + seconds - offset(zone)?)
}

fn offset(zone: &str) -> Option<i64> {
    let (sign, zone) = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", zone) => (1, zone),
        ("-", zone) => (-1, zone),
        _ => return None,
    };
    let (hours, minutes) = zone.split_once(':')?;
    Some(sign * (two(hours, 23)? * 3_600 + two(minutes, 59)? * 60))
}

fn two(text: &str, most: i64) -> Option<i64> {
    number(text).filter(|number| text.len() == 2 && *number <= most)
}

fn number(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_they_are_written_and_nothing_else_is() {
        for (text, wanted) in [
            ("1970-01-01", Some(0)),
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2000-02-29", Some(951_782_400)),
            ("2026-11-21T11:45:59Z", Some(1_795_261_559)),
            ("2026-11-21T20:45:59+09:00", Some(1_795_261_559)),
            ("2026-11-21 20:45:59.123+09:00", Some(1_795_261_559)),
            ("2026-11-21T11:45Z", Some(1_795_261_500)),
            ("2026-11-21T11:45:59", None),
            ("2026-02-29", None),
            ("2026-13-01", None),
            ("2026-1-1", None),
            ("26-11-2111", None),
            ("2026-11-21T24:00:00Z", None),
            ("2026-11-21T1:00:00Z", None),
            ("2026-11-21T10:00:00+0900", None),
            ("2026-11-2é", None),
            ("", None),
        ] {
            assert_eq!(Moment::parse(text).map(|moment| moment.seconds), wanted, "{text}");
        }
    }

    #[test]
    fn a_day_has_begun_once_it_has_begun_anywhere() {
        let (day, noon) = (Moment::parse("2026-11-22").unwrap(), Moment::parse("2026-11-21T12:00:00Z").unwrap());
        assert!(!day.is_after(noon.seconds), "it is 2 o'clock of that day on Kiritimati");
        assert!(day.is_after(noon.seconds - 3 * 3_600));
        assert!(Moment::parse("2026-11-21T12:00:01Z").unwrap().is_after(noon.seconds));
        assert_eq!((noon.age(noon.seconds + 60), noon.age(0)), (60, 0));
    }
}
