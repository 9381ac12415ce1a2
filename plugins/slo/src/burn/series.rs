//! Canonical selectors: two selectors that pick the same series become equal.

use std::collections::BTreeSet;
use std::fmt;

use prr_promql::{At, MatchOp, Selector, Shift};

/// One label test: label, comparison, value.
pub(crate) type LabelTest = (String, MatchOp, String);

/// What a selector picks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Series {
    /// The metric, empty if the selector names none.
    pub metric: String,
    /// The label tests.
    pub tests: BTreeSet<LabelTest>,
    /// `offset` and `@`, empty if there are none: a shifted series is another measurement.
    pub shift: String,
}

impl Series {
    /// The canonical form of a selector.
    pub fn new(selector: &Selector) -> Self {
        let mut metric = selector.metric.clone().unwrap_or_default();
        let tests = selector.matchers.iter().map(|test| canonical(&test.label, test.op, &test.value));
        let mut tests: BTreeSet<_> = tests.filter(|(_, op, value)| *op != MatchOp::Match || value != ".*").collect();
        // The bucket without an upper bound counts every event, which is what the counter beside it does.
        if let Some(base) = metric.strip_suffix("_bucket")
            && tests.remove(&("le".to_owned(), MatchOp::Equal, "+Inf".to_owned()))
        {
            metric = format!("{base}_count");
        }
        Self { metric, tests, shift: shift(&selector.shift) }
    }

    /// What is left of these series when `part` is taken away, if `part` differs by one label test.
    pub fn without(&self, part: &Self) -> Option<Self> {
        if self.metric != part.metric || self.shift != part.shift || !part.tests.is_superset(&self.tests) {
            return None;
        }
        let mut extra = part.tests.difference(&self.tests);
        let (label, op, value) = extra.next().filter(|_| part.tests.len() == self.tests.len() + 1)?;
        let mut rest = self.clone();
        rest.tests.insert((label.clone(), negated(*op), value.clone()));
        Some(rest)
    }

    /// Whether every event that this counts is among those that `whole` counts.
    pub fn is_part_of(&self, whole: &Self) -> bool {
        let bucket = |metric: &str| metric.strip_suffix("_bucket").map(|base| format!("{base}_count"));
        let metric = self.metric == whole.metric || bucket(&self.metric).as_ref() == Some(&whole.metric);
        metric && self.shift == whole.shift && self.tests.is_superset(&whole.tests)
    }

    /// Whether an equality pins this label to one value.
    pub fn pins(&self, label: &str) -> bool {
        self.tests.iter().any(|(name, op, _)| name == label && *op == MatchOp::Equal)
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.metric)?;
        for (index, (label, op, value)) in self.tests.iter().enumerate() {
            write!(f, "{}{label}{}{value:?}", if index == 0 { '{' } else { ',' }, symbol(*op))?;
        }
        write!(f, "{}{}", if self.tests.is_empty() { "" } else { "}" }, self.shift)
    }
}

/// How a comparison is written.
pub(crate) const fn symbol(op: MatchOp) -> &'static str {
    match op {
        MatchOp::Equal => "=",
        MatchOp::NotEqual => "!=",
        MatchOp::Match => "=~",
        MatchOp::NotMatch => "!~",
    }
}

const fn negated(op: MatchOp) -> MatchOp {
    match op {
        MatchOp::Equal => MatchOp::NotEqual,
        MatchOp::NotEqual => MatchOp::Equal,
        MatchOp::Match => MatchOp::NotMatch,
        MatchOp::NotMatch => MatchOp::Match,
    }
}

fn canonical(label: &str, op: MatchOp, value: &str) -> LabelTest {
    let (op, value) = match op {
        MatchOp::Equal | MatchOp::NotEqual => (op, value.to_owned()),
        MatchOp::Match | MatchOp::NotMatch => {
            let value = if label == "le" { value.replace("(\\.0)?", "") } else { pattern(value) };
            let plain = !value.contains(['.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '\\', '^', '$']);
            match op {
                MatchOp::Match if plain => (MatchOp::Equal, value),
                MatchOp::NotMatch if plain => (MatchOp::NotEqual, value),
                _ => (op, value),
            }
        }
    };
    let value = if label == "le" { bound(value) } else { value };
    (label.to_owned(), op, value)
}

/// A bucket bound, which is spelled `1`, `1.0` or, to match both, `1(\.0)?`.
fn bound(value: String) -> String {
    match value.parse::<f64>() {
        Ok(number) if number.is_finite() => number.to_string(),
        _ => value,
    }
}

/// A pattern without its needless parts: anchors, since every pattern is anchored, an outer group, and the order of alternatives.
fn pattern(value: &str) -> String {
    let value = value.strip_prefix('^').unwrap_or(value);
    let value = if value.ends_with("\\$") { value } else { value.strip_suffix('$').unwrap_or(value) };
    let grouped = value.strip_prefix("(?:").or_else(|| value.strip_prefix('(')).and_then(|rest| rest.strip_suffix(')'));
    let value = grouped.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(value);
    if value.contains(['(', ')', '[']) && value.contains('|') {
        return value.to_owned();
    }
    let alternatives: BTreeSet<_> = value.split('|').map(status_class).collect();
    alternatives.into_iter().collect::<Vec<_>>().join("|")
}

/// The many spellings of "a status code of this hundred".
fn status_class(text: &str) -> String {
    let Some(first @ '1'..='5') = text.chars().next() else { return text.to_owned() };
    match &text[1..] {
        ".." | ".*" | ".+" | "\\d\\d" | "\\d{2}" | "[0-9]{2}" | "[0-9][0-9]" | ".{2}" => format!("{first}.."),
        _ => text.to_owned(),
    }
}

fn shift(shift: &Shift) -> String {
    let offset = shift.offset.map(|seconds| format!(" offset {seconds}s")).unwrap_or_default();
    let at = match shift.at {
        None => String::new(),
        Some(At::Time(time)) => format!(" @ {time}"),
        Some(At::Start) => " @ start()".to_owned(),
        Some(At::End) => " @ end()".to_owned(),
    };
    offset + &at
}

/// The window that the name of a recording rule ends in (`ratio_rate5m`, `burnrate1h`, `_30m`), and where it starts in the name.
pub(crate) fn name_window(name: &str) -> Option<(usize, f64)> {
    let unit = |byte: u8| matches!(byte, b's' | b'm' | b'h' | b'd' | b'w' | b'y');
    let bytes = name.as_bytes();
    if !bytes.last().is_some_and(|last| unit(*last)) {
        return None;
    }
    let start = bytes.iter().rposition(|byte| !byte.is_ascii_digit() && !unit(*byte)).map_or(0, |at| at + 1);
    // `rate1d5m` does not exist, but letters of the word before may be units themselves: `loads5m`.
    let digits = start + bytes[start..].iter().position(u8::is_ascii_digit)?;
    prr_promql::duration(&name[digits..]).filter(|seconds| *seconds > 0.0).map(|seconds| (digits, seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(text: &str) -> Series {
        match prr_promql::parse(text).unwrap().kind {
            prr_promql::ExprKind::Vector(selector) => Series::new(&selector),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn spellings_of_one_selector_are_equal() {
        let same = |left, right| assert_eq!(series(left), series(right), "{left} {right}");
        same(r#"x{a="1",b="2"}"#, r#"x{b="2", a="1"}"#);
        same(r#"x{code=~"^(429|5..)$"}"#, r#"x{code=~"5\\d\\d|429"}"#);
        same(r#"x{verb=~"GET"}"#, r#"x{verb="GET"}"#);
        same(r#"{__name__="x",a="1"}"#, r#"x{a="1"}"#);
        same(r#"x_bucket{le="+Inf"}"#, "x_count");
        same(r#"x_bucket{le="1.0"}"#, r#"x_bucket{le=~"1(\\.0)?"}"#);
        assert_ne!(series("x offset 5m"), series("x"));
        assert_ne!(series(r#"x{code=~"5.."}"#), series(r#"x{code=~"4.."}"#));
    }

    #[test]
    fn the_rest_of_the_good_events_are_the_bad_ones() {
        let total = series(r#"x{service="a"}"#);
        let good = series(r#"x{service="a",code!~"5.."}"#);
        let bad = series(r#"x{service="a",code=~"5.."}"#);
        assert_eq!(total.without(&good), Some(bad));
        assert_eq!(good.without(&total), None);
        assert_eq!(total.without(&series(r#"y{service="a",code!~"5.."}"#)), None);
    }

    #[test]
    fn names_of_recording_rules_tell_their_window() {
        let window = |name| name_window(name).map(|(_, seconds)| seconds);
        assert_eq!(window("slo:sli_error:ratio_rate5m"), Some(300.0));
        assert_eq!(window("apiserver_request:burnrate1h"), Some(3_600.0));
        assert_eq!(window("x:loads5m"), Some(300.0));
        assert_eq!(window("x:rate"), None);
        assert_eq!(window("x:sum"), None);
        assert_eq!(window("x_p99"), None);
    }
}
