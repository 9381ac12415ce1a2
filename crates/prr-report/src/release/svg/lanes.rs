//! A row below the plot for each metric: while it is measured, and when.

use prr_model::{ReleaseSimulation, ReleaseWatch};

use super::plot::Plot;
use crate::release::messages as m;
use crate::simulation::shapes::{area, line, text};
use crate::simulation::words::Words;
use crate::terminal::wrap::truncate;
use crate::visible::one_line;

/// Metrics that have a row.
const MOST: usize = 8;
/// What a row takes.
const ROW: f64 = 34.0;
/// Marks of measurements; where more would stand, the bar says enough.
const MOST_MARKS: u32 = 120;
/// Columns that a name may take.
const LONGEST_NAME: usize = 60;

/// The rows, and how high they are.
pub(super) struct Lanes {
    pub drawn: String,
    pub height: f64,
}

pub(super) fn lanes(words: Words, found: &ReleaseSimulation, plot: &Plot, top: f64) -> Lanes {
    let mut lanes = Lanes { drawn: String::new(), height: 0.0 };
    for (index, watch) in found.watches.iter().enumerate().take(MOST) {
        lanes.drawn += &lane(words, found, plot, (index, watch), top + lanes.height);
        lanes.height += ROW;
    }
    lanes
}

fn lane(
    words: Words,
    found: &ReleaseSimulation,
    plot: &Plot,
    (index, watch): (usize, &ReleaseWatch),
    top: f64,
) -> String {
    let name = truncate(&one_line(&watch.metric), LONGEST_NAME);
    let (class, name) = match &watch.silent {
        None => ("c-small", name),
        Some(why) => {
            let why = if watch.open { words.word(&m::UNKNOWN).to_owned() } else { one_line(why.get(words.0)) };
            ("c-small c-dim", truncate(&format!("{name}: {why}"), 2 * LONGEST_NAME))
        }
    };
    let mut out = text(class, "start", (plot.left, top + 10.0), &name);
    out += &area("c-track", (plot.left, top + 15.0), (plot.width, 9.0));
    for (stage, level) in found.stages.iter().zip(plot.levels(found)) {
        if !stage.watches.contains(&index) {
            continue;
        }
        let first = watch.first.unwrap_or(stage.from).max(stage.from);
        let left = plot.x(first, stage.promotions).min(level.right);
        out += &area("c-measured", (left, top + 15.0), (level.right - left, 9.0));
        for moment in moments(watch, stage.from, level.to) {
            let x = plot.x(moment, stage.promotions);
            out += &line("c-page", &[(x, top + 16.5), (x, top + 22.5)]);
        }
    }
    out
}

/// When a metric is measured in a part of the release, if that can be told apart.
fn moments(watch: &ReleaseWatch, from: f64, to: f64) -> Vec<f64> {
    let Some(first) = watch.first.filter(|first| first.is_finite()) else { return Vec::new() };
    let within = |moment: f64| moment >= from && moment < to;
    match watch.interval.filter(|interval| *interval > 0.0) {
        None => Some(first).filter(|first| within(*first)).into_iter().collect(),
        Some(interval) => {
            let before = ((from - first) / interval).ceil().max(0.0);
            let few = (to - from) / interval <= f64::from(MOST_MARKS);
            if !few {
                return Vec::new();
            }
            let moments = (0..=MOST_MARKS).map(|number| first + (before + f64::from(number)) * interval);
            moments.take_while(|moment| *moment < to).filter(|moment| within(*moment)).collect()
        }
    }
}
