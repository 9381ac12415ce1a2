//! When a condition holds: exactly, from the integral of the errors.
//!
//! Between two changes of course the errors in a window are a polynomial of at most second degree in time, since errors are constant or
//! linear there. Three values determine it, and its roots are where the condition starts or stops to hold.

use super::trajectory::Trajectory;
use crate::timing::Condition;

/// Closer moments are one.
const SAME: f64 = 1e-6;

/// An open range of time, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub start: f64,
    pub end: f64,
}

impl Span {
    pub fn length(self) -> f64 {
        self.end - self.start
    }

    fn and(self, other: Self) -> Option<Self> {
        let both = Self { start: self.start.max(other.start), end: self.end.min(other.end) };
        (both.length() > 0.0).then_some(both)
    }
}

/// Where a condition holds within a range, in order.
pub(super) fn spans(condition: &Condition, trajectory: &Trajectory, range: Span) -> Vec<Span> {
    let mut moments = vec![range.start, range.end];
    for shift in [0.0].into_iter().chain(condition.windows()) {
        moments.extend(trajectory.turns(range.start - shift, range.end - shift).iter().map(|turn| turn + shift));
    }
    moments.retain(|moment| (range.start..=range.end).contains(moment));
    moments.sort_by(f64::total_cmp);
    let mut spans: Vec<Span> = Vec::new();
    let mut start = range.start;
    for end in moments {
        if end - start < SAME {
            continue;
        }
        let piece = Span { start, end };
        for span in both(condition, trajectory, piece) {
            match spans.last_mut() {
                Some(last) if span.start - last.end < SAME => last.end = span.end,
                _ => spans.push(span),
            }
        }
        start = end;
    }
    spans
}

/// Where both windows exceed the threshold, between two changes of course.
fn both(condition: &Condition, trajectory: &Trajectory, piece: Span) -> impl Iterator<Item = Span> {
    let over = |window: f64| {
        let limit = condition.limit() * window;
        let excess = |at: f64| trajectory.errors_until(at) - trajectory.errors_until(at - window) - limit;
        positive(excess(piece.start), excess(f64::midpoint(piece.start, piece.end)), excess(piece.end), piece)
    };
    let long = over(condition.long);
    let short = condition.short.filter(|_| long.iter().any(Option::is_some)).map_or([Some(piece), None], over);
    long.into_iter()
        .flatten()
        .flat_map(move |long| short.into_iter().flatten().filter_map(move |short| long.and(short)))
}

/// Where a polynomial of second degree is positive, by its values at the start, the middle and the end.
fn positive(first: f64, middle: f64, last: f64, piece: Span) -> [Option<Span>; 2] {
    let scale = first.abs().max(middle.abs()).max(last.abs());
    let (square, linear) = (2.0 * (first + last - 2.0 * middle), 4.0 * middle - 3.0 * first - last);
    let at = |share: f64| piece.start + share.clamp(0.0, 1.0) * piece.length();
    let span = |from: f64, until: f64| {
        let span = Span { start: at(from), end: at(until) };
        (span.length() > 0.0).then_some(span)
    };
    if square.abs() <= 1e-9 * scale {
        return match (first > 0.0, last > 0.0) {
            (true, true) => [Some(piece), None],
            (false, false) => [None, None],
            (true, false) => [span(0.0, first / (first - last)), None],
            (false, true) => [span(first / (first - last), 1.0), None],
        };
    }
    let discriminant = linear * linear - 4.0 * square * first;
    if discriminant <= 0.0 {
        return [Some(piece).filter(|_| square > 0.0), None];
    }
    let root = discriminant.sqrt();
    let (one, other) = ((-linear - root) / (2.0 * square), (-linear + root) / (2.0 * square));
    let (low, high) = (one.min(other), one.max(other));
    if square > 0.0 { [span(0.0, low), span(high, 1.0)] } else { [span(low, high), None] }
}

#[cfg(test)]
mod tests {
    use prr_sdk::Pattern;

    use super::*;

    fn condition(long: f64, short: Option<f64>, threshold: f64) -> Condition {
        Condition { long, short, threshold, hold: 0.0, keep: 0.0, interval: 30.0 }
    }

    fn near(spans: &[Span], wanted: &[(f64, f64)]) {
        assert_eq!(spans.len(), wanted.len(), "{spans:?}");
        for (span, (start, end)) in spans.iter().zip(wanted) {
            assert!((span.start - start).abs() < 1e-3 && (span.end - end).abs() < 1e-3, "{spans:?}");
        }
    }

    #[test]
    fn an_outage_holds_from_the_first_full_window_to_the_last() {
        let outage = Trajectory::incident(Pattern::Constant { errors: 1.0 }, 240.0);
        let range = Span { start: 0.0, end: 10_000.0 };
        near(&spans(&condition(60.0, None, 0.0144), &outage, range), &[(0.864, 299.136)]);
        near(&spans(&condition(3_600.0, Some(300.0), 0.0144), &outage, range), &[(51.84, 535.68)]);
        near(&spans(&condition(3_600.0, Some(300.0), 0.1), &outage, range), &[]);
    }

    #[test]
    fn a_ramp_crosses_where_its_integral_does() {
        let ramp = Trajectory::incident(Pattern::Ramp { errors: 1.0, rise: 1_000.0 }, 1_000.0);
        let range = Span { start: 0.0, end: 2_000.0 };
        // Within the first window t*t/2000 = 0.1*500; after the end the last 500 s drain.
        let end = 500.0 + (1_000.0_f64 * 1_000.0 - 2_000.0 * 50.0).sqrt();
        near(&spans(&condition(500.0, None, 0.1), &ramp, range), &[(100_000.0_f64.sqrt(), end)]);
    }

    #[test]
    fn exact_spans_agree_with_dense_samples() {
        let patterns = [
            Pattern::Pulses { errors: 1.0, on: 240.0, off: 360.0 },
            Pattern::Pulses { errors: 0.3, on: 700.0, off: 100.0 },
            Pattern::Ramp { errors: 0.5, rise: 1_700.0 },
            Pattern::Constant { errors: 0.2 },
        ];
        let conditions =
            [condition(60.0, None, 0.05), condition(3_600.0, Some(300.0), 0.1), condition(900.0, Some(600.0), 0.12)];
        for (pattern, condition) in patterns.iter().flat_map(|pattern| conditions.iter().map(move |c| (pattern, c))) {
            let trajectory = Trajectory::incident(*pattern, 9_000.0);
            let found = spans(condition, &trajectory, Span { start: 0.0, end: 14_000.0 });
            for second in 1..14_000 {
                let moment = f64::from(second) + 0.123;
                let holds = condition.windows().all(|window| {
                    let errors = trajectory.errors_until(moment) - trajectory.errors_until(moment - window);
                    errors > condition.threshold * window
                });
                let inside = found.iter().any(|span| span.start < moment && moment < span.end);
                assert_eq!(inside, holds, "{pattern:?} {condition:?} at {moment}: {found:?}");
            }
        }
    }
}
