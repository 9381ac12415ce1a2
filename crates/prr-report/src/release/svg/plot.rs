//! Where moments and shares lie on the picture.

use prr_model::{ReleaseSimulation, Stage};

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

/// Room that a wait for a person takes: how long it is nobody knows.
const GAP: f64 = 116.0;
/// Waits that get it.
const MOST_GAPS: usize = 6;

/// The part of the picture that shares are drawn in.
#[derive(Clone, Debug)]
pub(super) struct Plot {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    /// Seconds from the left to the right.
    span: f64,
    /// When a person is waited for, in order.
    gaps: Vec<f64>,
}

/// A part of the release on the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub left: f64,
    pub right: f64,
    pub share: f64,
    /// When it ends, at the right end of the picture at the latest.
    pub to: f64,
}

impl Plot {
    /// A little more than the release takes, so that its end is seen.
    pub fn of(found: &ReleaseSimulation) -> Self {
        let ends = found.stages.iter().flat_map(|stage| [Some(stage.from), stage.to]).flatten();
        let asked = found.asked().and_then(|fate| fate.ending.at());
        let last = ends.chain(asked).filter(|moment| moment.is_finite()).fold(0.0, f64::max);
        let span = if last > 0.0 { last * 1.14 } else { 60.0 };
        let last = found.stages.len().saturating_sub(1);
        let waits =
            found.stages.iter().take(last).zip(found.stages.iter().skip(1)).filter(|(stage, _)| stage.to.is_none());
        let gaps = waits.map(|(_, next)| next.from).take(MOST_GAPS).collect();
        Self { left: 66.0, top: 92.0, width: 806.0, height: 210.0, span, gaps }
    }

    /// The column of a moment after some waits.
    pub fn x(&self, moment: f64, promotions: usize) -> f64 {
        let gaps = |count: usize| self.gaps.iter().take(count).map(|_| GAP).sum::<f64>();
        self.left + (self.width - gaps(MOST_GAPS)) * within(moment / self.span) + gaps(promotions)
    }

    /// The column of a moment that nobody has promoted the release before: in the first wait, if it has begun.
    pub fn patient(&self, moment: f64) -> f64 {
        match self.gaps.first() {
            Some(begins) if moment >= *begins => self.x(*begins, 0) + GAP * 0.4,
            _ => self.x(moment, 0),
        }
    }

    /// The middles of the waits.
    pub fn waits(&self) -> impl Iterator<Item = f64> {
        self.gaps.iter().enumerate().map(|(index, begins)| self.x(*begins, index) + GAP / 2.0)
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

    /// Moments to be written below, each with the waits before it.
    pub fn ticks(&self) -> Vec<(f64, usize)> {
        let wide = self.span / MOST_TICKS;
        let step = STEPS.into_iter().find(|step| *step >= wide).unwrap_or(wide);
        let mut ticks = Vec::new();
        let mut moment = 0.0;
        while moment <= self.span * 0.97 && ticks.len() < 12 {
            ticks.push((moment, self.gaps.iter().filter(|begins| **begins < moment).count()));
            moment += step;
        }
        ticks
    }

    /// The parts of a release from the beginning to the right end.
    pub fn levels(&self, found: &ReleaseSimulation) -> Vec<Level> {
        let next = found.stages.iter().skip(1).map(|stage| (stage.from, stage.promotions));
        let end = found.stages.last().map(|stage| (self.span, stage.promotions));
        let pairs = found.stages.iter().zip(next.chain(end));
        let level = |(stage, (to, promotions)): (&Stage, (f64, usize))| {
            let left = self.x(stage.from, stage.promotions);
            Level { left, right: self.x(to, promotions).max(left), share: stage.share, to }
        };
        pairs.map(level).collect()
    }
}

/// A part of the picture, whatever was computed.
const fn within(part: f64) -> f64 {
    if part.is_nan() { 0.0 } else { part.clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(span: f64, gaps: Vec<f64>) -> Plot {
        Plot { left: 0.0, top: 0.0, width: 800.0, height: 100.0, span, gaps }
    }

    #[test]
    fn ticks_are_round_and_do_not_crowd() {
        for span in [0.5, 60.0, 1_700.0, 90_000.0, 1e9] {
            let plot = plot(span, Vec::new());
            let columns: Vec<f64> = plot.ticks().into_iter().map(|(moment, waits)| plot.x(moment, waits)).collect();
            assert!((1..=12).contains(&columns.len()), "{span}: {columns:?}");
            assert!(columns.windows(2).all(|pair| pair[1] - pair[0] >= 60.0), "{span}: {columns:?}");
        }
        let moments: Vec<f64> = plot(1_710.0, Vec::new()).ticks().into_iter().map(|tick| tick.0).collect();
        assert_eq!(moments, [0.0, 300.0, 600.0, 900.0, 1_200.0, 1_500.0]);
    }

    #[test]
    fn a_wait_takes_room_between_the_same_moment_before_and_after_it() {
        let plot = plot(1_000.0, vec![500.0]);
        let (before, after) = (plot.x(500.0, 0), plot.x(500.0, 1));
        assert!((after - before - GAP).abs() < 1e-9 && (plot.x(1_000.0, 1) - 800.0).abs() < 1e-9);
        assert!(plot.patient(400.0) < before && (before..after).contains(&plot.patient(900.0)));
        assert_eq!(plot.waits().count(), 1);
    }
}
