//! Where moments and shares lie on the picture.

use prr_model::ReleaseSimulation;

/// Lengths that ticks may be apart, in seconds.
const STEPS: [f64; 20] = [
    5.0,
    10.0,
    15.0,
    30.0,
    60.0,
    120.0,
    300.0,
    600.0,
    900.0,
    1_800.0,
    3_600.0,
    7_200.0,
    14_400.0,
    21_600.0,
    43_200.0,
    86_400.0,
    172_800.0,
    432_000.0,
    864_000.0,
    2_592_000.0,
];
/// Ticks that stand side by side.
const MOST_TICKS: f64 = 9.0;

/// The part of the picture that shares are drawn in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    /// Seconds from the left to the right.
    span: f64,
}

impl Plot {
    /// A little more than the release takes, so that its end is seen.
    pub fn of(found: &ReleaseSimulation) -> Self {
        let ends = found.stages.iter().flat_map(|stage| [Some(stage.from), stage.to]).flatten();
        let asked = found.asked().and_then(|fate| fate.ending.at());
        let last = ends.chain(asked).filter(|moment| moment.is_finite()).fold(0.0, f64::max);
        let span = if last > 0.0 { last * 1.14 } else { 60.0 };
        Self { left: 66.0, top: 92.0, width: 806.0, height: 210.0, span }
    }

    /// The column of a moment.
    pub fn x(&self, moment: f64) -> f64 {
        self.left + self.width * within(moment / self.span)
    }

    /// The row of a share.
    pub fn y(&self, share: f64) -> f64 {
        self.top + self.height * (1.0 - within(share))
    }

    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// The right end, as a moment.
    pub const fn end(&self) -> f64 {
        self.span
    }

    /// Moments to be written below.
    pub fn ticks(&self) -> Vec<f64> {
        let wide = self.span / MOST_TICKS;
        let step = STEPS.into_iter().find(|step| *step >= wide).unwrap_or(wide);
        let mut ticks = Vec::new();
        let mut moment = 0.0;
        while moment <= self.span * 0.97 && ticks.len() < 12 {
            ticks.push(moment);
            moment += step;
        }
        ticks
    }

    /// The shares from the beginning to the right end.
    pub fn levels(&self, found: &ReleaseSimulation) -> Vec<(f64, f64, f64)> {
        let next = found.stages.iter().skip(1).map(|stage| stage.from).chain([self.span]);
        found.stages.iter().zip(next).map(|(stage, to)| (stage.from, to.max(stage.from), stage.share)).collect()
    }
}

/// A part of the picture, whatever was computed.
const fn within(part: f64) -> f64 {
    if part.is_nan() { 0.0 } else { part.clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_do_not_crowd() {
        for span in [0.5, 60.0, 1_700.0, 90_000.0, 1e9] {
            let plot = Plot { left: 0.0, top: 0.0, width: 800.0, height: 100.0, span };
            let ticks = plot.ticks();
            assert!((1..=12).contains(&ticks.len()), "{span}: {ticks:?}");
            assert!(ticks.windows(2).all(|pair| plot.x(pair[1]) - plot.x(pair[0]) >= 60.0), "{span}: {ticks:?}");
        }
        let plot = Plot { left: 0.0, top: 0.0, width: 800.0, height: 100.0, span: 1_710.0 };
        assert_eq!(plot.ticks(), [0.0, 300.0, 600.0, 900.0, 1_200.0, 1_500.0]);
    }
}
