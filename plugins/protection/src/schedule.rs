//! Schedules: how long it is at most from one run to the next.

/// Days that are gone through to find the longest pause: two years, so that a yearly schedule is seen twice.
const DAYS: u32 = 800;

const MINUTE: f64 = 60.0;
const DAY: f64 = 86_400.0;

/// Seconds between two runs, at most. Reads five fields of cron, six with seconds in front as `CloudNativePG` has them, `cron(...)` and `rate(...)`
/// of AWS, `@daily` and `@every 1h`; nothing where it is none of these.
pub(crate) fn longest_pause(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(inner) = call(text, "rate") {
        return rate(inner);
    }
    if let Some(inner) = call(text, "cron") {
        let fields: Vec<&str> = inner.split_whitespace().collect();
        return (fields.len() == 6).then(|| of_fields(&fields[..5], 1))?;
    }
    if let Some(span) = text.strip_prefix("@every ") {
        return crate::log_store::seconds(span).filter(|span| *span > 0.0);
    }
    match text {
        "@hourly" => return Some(3_600.0),
        "@daily" | "@midnight" => return Some(DAY),
        "@weekly" => return Some(7.0 * DAY),
        "@monthly" => return Some(31.0 * DAY),
        "@yearly" | "@annually" => return Some(366.0 * DAY),
        _ => {}
    }
    let text = text
        .strip_prefix("CRON_TZ=")
        .or_else(|| text.strip_prefix("TZ="))
        .map_or(text, |rest| rest.split_once(' ').map_or("", |(_, rest)| rest));
    let fields: Vec<&str> = text.split_whitespace().collect();
    match fields.as_slice() {
        [_, _, _, _, _] => of_fields(&fields, 0),
        // Seconds in front: which one of a minute does not matter.
        [_, rest @ ..] if rest.len() == 5 => of_fields(rest, 0),
        _ => None,
    }
}

fn call<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')')
}

fn rate(text: &str) -> Option<f64> {
    let (count, unit) = text.split_once(' ')?;
    let unit = match unit.trim().trim_end_matches('s') {
        "minute" => MINUTE,
        "hour" => 3_600.0,
        "day" => DAY,
        _ => return None,
    };
    count.trim().parse::<f64>().ok().filter(|count| *count > 0.0).map(|count| count * unit)
}

/// `sunday` is the number that the week begins with: 0 in cron, 1 with AWS.
fn of_fields(fields: &[&str], sunday: usize) -> Option<f64> {
    let [minute, hour, day, month, weekday] = fields else { return None };
    let minutes = field(minute, 0, 59, &[])?;
    let hours = field(hour, 0, 23, &[])?;
    let days = field(day, 1, 31, &[])?;
    let months =
        field(month, 1, 12, &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])?;
    let mut week = field(weekday, sunday, 7, &["sun", "mon", "tue", "wed", "thu", "fri", "sat"])?;
    if sunday == 0 {
        week[0] |= week[7];
    } else {
        week.remove(0);
    }
    let free = |field: &str| field == "*" || field == "?";
    let (any_day, any_weekday) = (free(day), free(weekday));
    let mut times = Vec::new();
    for (hour, _) in hours.iter().enumerate().filter(|(_, on)| **on) {
        times.extend(minutes.iter().enumerate().filter(|(_, on)| **on).map(|(minute, _)| hour * 60 + minute));
    }
    let (first, last) = (*times.first()?, *times.last()?);
    let within = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
    let fires = |calendar: &Calendar| {
        let (by_day, by_week) = (days[calendar.day], week[calendar.weekday]);
        months[calendar.month]
            && match (any_day, any_weekday) {
                (true, true) => true,
                (true, false) => by_week,
                (false, true) => by_day,
                (false, false) => by_day || by_week,
            }
    };
    let pause = longest_days(fires)?;
    let between = pause * 1_440 + first - last;
    let minutes = u32::try_from(between.max(within)).ok()?;
    Some(f64::from(minutes) * MINUTE)
}

struct Calendar {
    day: usize,
    month: usize,
    weekday: usize,
}

/// Days between two days on which it fires, at most.
fn longest_days(fires: impl Fn(&Calendar) -> bool) -> Option<usize> {
    // 2025-01-01 was a Wednesday.
    let (mut year, mut calendar) = (2_025, Calendar { day: 1, month: 1, weekday: 3 });
    let (mut last, mut longest): (Option<u32>, Option<u32>) = (None, None);
    for number in 0..DAYS {
        if fires(&calendar) {
            if let Some(before) = last {
                longest = Some(longest.unwrap_or(0).max(number - before));
            }
            last = Some(number);
        }
        calendar.weekday = (calendar.weekday + 1) % 7;
        calendar.day += 1;
        if calendar.day > length(year, calendar.month) {
            calendar.day = 1;
            calendar.month += 1;
        }
        if calendar.month > 12 {
            calendar.month = 1;
            year += 1;
        }
    }
    longest.and_then(|days| usize::try_from(days).ok())
}

const fn length(year: u32, month: usize) -> usize {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Which of the numbers up to `last` a field names.
fn field(text: &str, first: usize, last: usize, names: &[&str]) -> Option<Vec<bool>> {
    let number = |text: &str| {
        let by_word = names.iter().position(|name| name.eq_ignore_ascii_case(text)).map(|at| at + first);
        by_word.or_else(|| text.parse().ok()).filter(|number| (first..=last).contains(number))
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
        (from..=to).step_by(step).for_each(|at| set[at] = true);
    }
    Some(set)
}

#[cfg(test)]
mod tests {
    use super::longest_pause;

    #[test]
    fn the_longest_pause_is_that_of_the_calendar() {
        for (text, hours) in [
            ("0 2 * * *", Some(24.0)),
            ("0 */6 * * *", Some(6.0)),
            ("*/10 * * * *", Some(10.0 / 60.0)),
            ("0 9,18 * * *", Some(15.0)),
            ("0 2 * * 1-5", Some(72.0)),
            ("0 2 * * SUN", Some(168.0)),
            ("0 2 * * 7", Some(168.0)),
            ("0 0 1 * *", Some(744.0)),
            ("0 0 1 1 *", Some(8_760.0)),
            ("0 0 0 * * *", Some(24.0)),
            ("cron(0 5 ? * * *)", Some(24.0)),
            ("cron(0 5 ? * 1 *)", Some(168.0)),
            ("rate(12 hours)", Some(12.0)),
            ("@daily", Some(24.0)),
            ("@every 90m", Some(1.5)),
            ("CRON_TZ=Asia/Seoul 0 2 * * *", Some(24.0)),
            ("0 2 30 2 *", None),
            ("0 0 L * *", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(longest_pause(text).map(|seconds| seconds / 3_600.0), hours, "{text}");
        }
    }
}
