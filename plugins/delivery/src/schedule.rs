//! Times: cron expressions, durations, and the globs of windows.

/// When a cron expression fires: minutes of the day, and days of the week from Sunday on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Schedule {
    minutes: Vec<bool>,
    hours: Vec<bool>,
    weekdays: Vec<bool>,
    /// Whether it fires in every week: no day of a month and no month is named.
    weekly: bool,
}

/// Reads five fields; nothing where they are not.
pub(crate) fn parse(text: &str) -> Option<Schedule> {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let [minute, hour, day, month, weekday] = fields.as_slice() else { return None };
    field(day, 1, 31, &[])?;
    field(month, 1, 12, &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])?;
    let mut weekdays = field(weekday, 0, 7, &["sun", "mon", "tue", "wed", "thu", "fri", "sat"])?;
    // Seven is Sunday too. A day of the month can be any day of the week.
    weekdays[0] |= weekdays[7];
    weekdays.truncate(7);
    let any = |field: &str| matches!(field, "*" | "?");
    let weekly = any(day) && any(month);
    if *day != "*" && *weekday != "*" {
        weekdays = vec![true; 7];
    }
    Some(Schedule { minutes: field(minute, 0, 59, &[])?, hours: field(hour, 0, 23, &[])?, weekdays, weekly })
}

/// Which of the numbers up to `last` a field names.
fn field(text: &str, first: usize, last: usize, names: &[&str]) -> Option<Vec<bool>> {
    let number = |text: &str| {
        let known = names.iter().position(|name| name.eq_ignore_ascii_case(text)).map(|at| at + first);
        known.or_else(|| text.parse().ok()).filter(|number| (first..=last).contains(number))
    };
    let mut set = vec![false; last + 1];
    for part in text.split(',') {
        let (range, step) = part.split_once('/').map_or((part, None), |(range, step)| (range, Some(step)));
        let step: usize = step.map_or(Some(1), |step| step.parse().ok().filter(|step| *step > 0))?;
        let (from, to) = match range.split_once('-') {
            Some((from, to)) => (number(from)?, number(to)?),
            None if range == "*" || range == "?" => (first, last),
            None if part.contains('/') => (number(range)?, last),
            None => (number(range)?, number(range)?),
        };
        if from > to {
            return None;
        }
        (from..=to).step_by(step).for_each(|at| set[at] = true);
    }
    Some(set)
}

impl Schedule {
    /// Minutes of the week, from Sunday 00:00 on, at which it fires.
    pub fn minutes_of_week(&self) -> impl Iterator<Item = u32> {
        let days = self.weekdays.iter().zip(0..).filter(|(on, _)| **on).map(|(_, day)| day);
        days.flat_map(move |day: u32| {
            let hours = self.hours.iter().zip(0..).filter(|(on, _)| **on).map(|(_, hour)| hour);
            hours.flat_map(move |hour: u32| {
                let minutes = self.minutes.iter().zip(0..).filter(|(on, _)| **on).map(|(_, minute)| minute);
                minutes.map(move |minute: u32| day * 1_440 + hour * 60 + minute)
            })
        })
    }
}

/// Minutes of a week.
const WEEK: usize = 7 * 1_440;

/// Whether times that begin when a schedule fires and last some seconds leave no minute of any week out.
pub(crate) fn cover_the_week(spans: &[(Schedule, f64)]) -> bool {
    // How many more of them are open from a minute on than before it; a week goes around.
    let (mut changes, mut open) = (vec![0_i64; WEEK + 1], 0_i64);
    for (schedule, seconds) in spans.iter().filter(|(schedule, _)| schedule.weekly) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by a week")]
        let length = (seconds / 60.0).clamp(0.0, 10_080.0) as usize;
        for start in schedule.minutes_of_week().map(|minute| minute as usize) {
            let end = start + length;
            changes[start] += 1;
            changes[end.min(WEEK)] -= 1;
            if end > WEEK {
                changes[0] += 1;
                changes[end - WEEK] -= 1;
            }
        }
    }
    changes[..WEEK].iter().all(|change| {
        open += change;
        open > 0
    })
}

/// Seconds of a duration as Go writes it: `8h`, `1h30m`.
pub(crate) fn seconds(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let mut total = 0.0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit() && char != '.')?;
        let number: f64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let length = rest.find(|char: char| char.is_ascii_digit()).unwrap_or(rest.len());
        total += number
            * match &rest[..length] {
                "h" => 3_600.0,
                "m" => 60.0,
                "s" => 1.0,
                "ms" => 1e-3,
                _ => return None,
            };
        rest = &rest[length..];
    }
    Some(total)
}

/// Whether a pattern with `*` covers a text.
pub(crate) fn glob(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::{glob, parse, seconds};

    #[test]
    fn schedules_fire_when_cron_does() {
        let nine = parse("30 9 * * 1-5").unwrap();
        assert_eq!(nine.minutes_of_week().collect::<Vec<_>>(), [1, 2, 3, 4, 5].map(|day| day * 1_440 + 570));
        assert_eq!(parse("0 */6 * * SUN").unwrap().minutes_of_week().collect::<Vec<_>>(), [0, 360, 720, 1_080]);
        assert_eq!(parse("0 0 * * 7"), parse("0 0 * * 0"));
        assert_eq!(parse("0 0 1 * *").unwrap().minutes_of_week().count(), 7);
        for text in ["0 0 * *", "60 * * * *", "* 24 * * *", "x * * * *", "*/0 * * * *", "5-1 * * * *", ""] {
            assert!(parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn spans_leave_nothing_of_a_week_out() {
        let cover = |spans: &[(&str, f64)]| {
            let spans: Vec<_> = spans.iter().map(|(text, hours)| (parse(text).unwrap(), hours * 3_600.0)).collect();
            super::cover_the_week(&spans)
        };
        assert!(cover(&[("0 0 * * *", 24.0)]) && cover(&[("* * * * *", 0.02)]) && cover(&[("30 22 * * 3", 168.0)]));
        assert!(cover(&[("0 9 * * *", 12.0), ("0 21 * * *", 12.0)]));
        assert!(!cover(&[("0 0 * * *", 23.5)]) && !cover(&[("0 0 * * 1-5", 24.0)]) && !cover(&[]));
        assert!(!cover(&[("0 0 1 * *", 24.0)]) && !cover(&[("0 0 * 3 *", 24.0)]));
    }

    #[test]
    fn durations_and_globs_are_those_of_argo_cd() {
        assert_eq!(
            (seconds("8h"), seconds("1h30m"), seconds("8"), seconds("")),
            (Some(28_800.0), Some(5_400.0), None, None)
        );
        assert!(
            glob("*", "shop")
                && glob("shop-*", "shop-eu")
                && glob("*-prod", "a-prod")
                && glob("a*b*c", "aXbYc")
                && glob("shop", "shop")
        );
        assert!(!glob("shop", "shop-eu") && !glob("shop-*", "my-shop-eu"));
    }
}
