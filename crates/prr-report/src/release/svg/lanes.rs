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
    let levels = plot.levels(found);
    let watched = found.stages.iter().zip(&levels).filter(|(stage, _)| stage.watches.contains(&index));
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
    for (_, (from, to, _)) in watched {
        let begins = watch.first.map_or(*from, |first| first.max(*from)).min(*to);
        out += &area("c-measured", (plot.x(begins), top + 15.0), (plot.x(*to) - plot.x(begins), 9.0));
    }
    out + &marks(found, plot, watch, index, top + 15.0)
}

/// A mark at each measurement.
fn marks(found: &ReleaseSimulation, plot: &Plot, watch: &ReleaseWatch, index: usize, top: f64) -> String {
    let Some(first) = watch.first else { return String::new() };
    let last = found.stages.iter().zip(plot.levels(found)).filter(|(stage, _)| stage.watches.contains(&index));
    let last = last.map(|(_, (_, to, _))| to).fold(first, f64::max).min(plot.end());
    let mark = |moment: f64| line("c-page", &[(plot.x(moment), top + 1.5), (plot.x(moment), top + 7.5)]);
    let Some(interval) = watch.interval.filter(|interval| *interval > 0.0) else { return mark(first) };
    if (last - first) / interval > f64::from(MOST_MARKS) {
        return String::new();
    }
    let moments = (0..=MOST_MARKS).map(|number| first + f64::from(number) * interval);
    moments.take_while(|moment| *moment < last || *moment <= first).map(mark).collect()
}
