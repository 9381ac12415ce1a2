//! Where the points of a coverage curve lie on a picture, and where the curve has gaps.

use prr_model::CurvePoint;

/// The part of a picture that a curve is drawn in. Burn rates are logarithmic from 1 to that of a full outage; shares go by their root, so that
/// the few percent at which good alerts fire can be told apart, and the whole budget is still in sight.
#[derive(Clone, Copy, Debug)]
pub struct Plot {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    /// Height of the band above, where the budget is gone first.
    pub late: f64,
    /// The burn rate of a full outage.
    pub most: f64,
}

impl Plot {
    /// The column of a burn rate.
    pub fn x(&self, burn: f64) -> f64 {
        let along = burn.max(1.0).ln() / self.most.ln();
        self.left + self.width * along.clamp(0.0, 1.0)
    }

    /// The row of a share.
    pub fn y(&self, share: f64) -> f64 {
        if share > 1.0 {
            return self.top - self.late / 2.0;
        }
        self.top + self.height * (1.0 - share.max(0.0).sqrt())
    }

    /// The row below which there is nothing.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// Burn rates to be written below, the last one is that of a full outage.
    pub fn ticks(&self) -> Vec<f64> {
        let decades = self.most.log10();
        let steps: &[f64] = match self.width / decades {
            room if room >= 230.0 => &[1.0, 2.0, 5.0],
            room if room >= 130.0 => &[1.0, 3.0],
            _ => &[1.0],
        };
        let mut ticks: Vec<f64> = Vec::new();
        let mut decade = 1.0;
        while decade < self.most && ticks.len() < 64 {
            ticks.extend(steps.iter().map(|step| step * decade));
            decade *= 10.0;
        }
        let room = |burn: &f64| self.x(self.most) - self.x(*burn) >= 96.0;
        ticks.retain(room);
        let mut last = f64::NEG_INFINITY;
        ticks.retain(|burn| {
            let far = self.x(*burn) - last >= 56.0;
            if far {
                last = self.x(*burn);
            }
            far
        });
        ticks.push(self.most);
        ticks
    }
}

/// The points that can be drawn, in order.
pub fn points(curve: &[CurvePoint]) -> Vec<CurvePoint> {
    let mut points: Vec<CurvePoint> = curve.iter().copied().filter(|point| point.burn.is_finite()).collect();
    points.sort_by(|one, other| one.burn.total_cmp(&other.burn));
    points
}

/// A stretch of the curve between two burn rates, and the points in it.
pub struct Run<'a> {
    pub from: f64,
    pub to: f64,
    pub points: &'a [CurvePoint],
}

/// The longest stretches where `holds` does. Between a point where it does and one where it does not, it ends halfway.
pub fn runs(points: &[CurvePoint], holds: impl Fn(&CurvePoint) -> bool) -> Vec<Run<'_>> {
    let between = |one: usize, other: usize| (points[one].burn * points[other].burn).sqrt();
    let mut runs = Vec::new();
    let mut start = 0;
    while start < points.len() {
        if !holds(&points[start]) {
            start += 1;
            continue;
        }
        let end = points[start..].iter().position(|point| !holds(point)).map_or(points.len(), |length| start + length);
        runs.push(Run {
            from: if start == 0 { points[0].burn } else { between(start - 1, start) },
            to: if end == points.len() { points[end - 1].burn } else { between(end - 1, end) },
            points: &points[start..end],
        });
        start = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: Plot = Plot { left: 10.0, top: 20.0, width: 800.0, height: 100.0, late: 20.0, most: 1_000.0 };

    fn point(burn: f64, any: Option<f64>) -> CurvePoint {
        CurvePoint { burn, page: None, any }
    }

    #[test]
    fn burn_rates_are_logarithmic_and_stay_on_the_picture() {
        assert!((PLOT.x(1.0) - 10.0).abs() < 1e-9 && (PLOT.x(1e9) - 810.0).abs() < 1e-9);
        assert!((PLOT.x(10.0) - (10.0 + 800.0 / 3.0)).abs() < 1e-6);
        assert!((PLOT.x(-4.0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn what_comes_after_the_budget_is_gone_lies_above_it() {
        assert!((PLOT.y(0.0) - 120.0).abs() < 1e-9 && (PLOT.y(1.0) - 20.0).abs() < 1e-9);
        assert!((PLOT.y(0.25) - 70.0).abs() < 1e-9 && (PLOT.y(3.0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn ticks_end_with_the_full_outage_and_do_not_crowd() {
        assert_eq!(PLOT.ticks(), [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 1_000.0]);
        for most in [1.5, 10.0, 99.0, 1e4, 1e12, 1e300] {
            let plot = Plot { most, ..PLOT };
            let columns: Vec<f64> = plot.ticks().into_iter().map(|burn| plot.x(burn)).collect();
            assert!(columns.windows(2).all(|pair| pair[1] - pair[0] >= 55.0), "{most}: {columns:?}");
        }
    }

    #[test]
    fn gaps_split_the_curve_halfway() {
        let points = [point(1.0, None), point(4.0, Some(0.1)), point(16.0, Some(0.1)), point(64.0, None)];
        let heard = runs(&points, |point| point.any.is_some());
        assert_eq!((heard.len(), heard[0].from, heard[0].to, heard[0].points.len()), (1, 2.0, 32.0, 2));
        let silent = runs(&points, |point| point.any.is_none());
        assert_eq!((silent.len(), silent[0].from, silent[0].to, silent[1].to), (2, 1.0, 2.0, 64.0));
        assert!(runs(&[], |_| true).is_empty());
    }
}
