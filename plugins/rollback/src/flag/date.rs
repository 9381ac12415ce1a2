/// Days of a year and those before it, since the first of March of year 0: leap days come last.
const DAYS_OF_ERA: i64 = 146_097;

/// Seconds since the Unix epoch at which a day is over, or a time of it is reached: `2026-03-01`, `2026-03-01T09:00:00Z`. Where a time says no
/// zone, it is UTC.
pub(crate) fn seconds_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let (date, time) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let mut number = || parts.next()?.parse::<i64>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
        return None;
    }
    let start = days(year, month, day) * 86_400;
    if time.is_empty() {
        return Some(start + 86_400);
    }
    let clock = time.strip_prefix(['T', 't', ' '])?;
    let mut parts = clock.get(..5)?.split(':');
    let mut number = || parts.next()?.parse::<i64>().ok();
    let (hour, minute) = (number()?, number()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(start + hour * 3_600 + minute * 60)
}

/// Days since the Unix epoch, with years that begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::seconds_of;

    #[test]
    fn a_day_is_over_at_its_end() {
        for (text, seconds) in [
            ("1970-01-01", Some(86_400)),
            ("2000-02-29", Some(951_868_800)),
            ("2026-11-21T09:00:00Z", Some(1_795_251_600)),
            ("2026-11-21 09:00", Some(1_795_251_600)),
            ("2026-13-01", None),
            ("Q3", None),
            ("2026-3-1", None),
            ("한국어로 적은 날짜", None),
        ] {
            assert_eq!(seconds_of(text), seconds, "{text}");
        }
    }
}
