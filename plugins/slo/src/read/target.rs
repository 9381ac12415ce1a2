//! Targets and periods.

use prr_sdk::Node;

use crate::written::{Period, Target, Unit};

const DAY: f64 = 86_400.0;

/// A target in a field that takes percent; a percent sign is understood.
pub(super) fn percent(node: Option<Node<'_>>) -> Target<'_> {
    number(node, Unit::Percent)
}

/// A target in a field that takes a ratio.
pub(super) fn ratio(node: Option<Node<'_>>) -> Target<'_> {
    number(node, Unit::Ratio)
}

fn number(node: Option<Node<'_>>, unit: Unit) -> Target<'_> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Target::Missing };
    let quoted = || {
        let text = node.text().filter(|_| !node.is_unresolved())?.trim();
        let text = if unit == Unit::Percent { text.trim_end_matches('%').trim_end() } else { text };
        text.parse().ok()
    };
    match node.as_f64().or_else(quoted).filter(|value: &f64| value.is_finite()) {
        Some(value) => Target::Number { value, unit, node },
        None => Target::Unreadable { node },
    }
}

/// A period: a Prometheus duration, or days and weeks as ISO 8601 writes them.
pub(super) fn period(node: Option<Node<'_>>) -> Period<'_> {
    let iso = |text: &str| {
        let text = text.strip_prefix('P').filter(|rest| rest.ends_with(['D', 'W']))?;
        prr_promql::duration(&text.to_ascii_lowercase())
    };
    declared(node, |text| prr_promql::duration(text).or_else(|| iso(text)))
}

/// A period in `OpenSLO`'s shorthand: a number and `m`, `h`, `d`, `w`, `M` for a month, `Q` for a quarter or `Y` for a year.
pub(super) fn shorthand(node: Option<Node<'_>>) -> Period<'_> {
    declared(node, shorthand_seconds)
}

/// The length of a shorthand. Months have 30 days, as in the tables of burn rates; quarters three of them.
pub(super) fn shorthand_seconds(text: &str) -> Option<f64> {
    let days = [("M", 30.0), ("Q", 90.0), ("Y", 365.0)];
    let long = days.into_iter().find_map(|(unit, days)| Some((text.strip_suffix(unit)?, days)));
    match long {
        Some((count, days)) => count.parse::<u32>().ok().map(|count| f64::from(count) * days * DAY),
        None => prr_promql::duration(text),
    }
}

/// A number of units, as `count: 30` and `unit: Day`.
pub(super) fn counted<'a>(count: Option<Node<'a>>, unit: Option<Node<'a>>) -> Period<'a> {
    let Some(node) = count.filter(|node| !node.is_null()) else { return Period::Missing };
    let length = |unit: &str| {
        Some(match unit.to_ascii_lowercase().trim_end_matches('s') {
            "second" => 1.0,
            "minute" => 60.0,
            "hour" => 3_600.0,
            "day" => DAY,
            "week" => 7.0 * DAY,
            "month" => 30.0 * DAY,
            "quarter" => 90.0 * DAY,
            "year" => 365.0 * DAY,
            _ => return None,
        })
    };
    let seconds = node.as_f64().zip(super::text(unit).and_then(length)).map(|(count, length)| count * length);
    of_seconds(seconds, node)
}

fn declared(node: Option<Node<'_>>, read: impl Fn(&str) -> Option<f64>) -> Period<'_> {
    let Some(node) = node.filter(|node| !node.is_null()) else { return Period::Missing };
    of_seconds(node.text().filter(|_| !node.is_unresolved()).map(str::trim).and_then(read), node)
}

fn of_seconds(seconds: Option<f64>, node: Node<'_>) -> Period<'_> {
    match seconds.filter(|seconds| *seconds > 0.0 && seconds.is_finite()) {
        Some(seconds) => Period::Declared { seconds, node },
        None => Period::Unreadable { node },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorthands_of_calendars_are_read() {
        for (text, days) in [("4w", 28.0), ("30d", 30.0), ("1M", 30.0), ("1Q", 90.0), ("1Y", 365.0)] {
            assert_eq!(shorthand_seconds(text), Some(days * DAY), "{text}");
        }
        assert_eq!(shorthand_seconds("5m"), Some(300.0));
        assert_eq!(shorthand_seconds("M"), None);
        assert_eq!(shorthand_seconds("1.5M"), None);
    }
}
