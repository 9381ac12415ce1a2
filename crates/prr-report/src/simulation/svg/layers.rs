//! What is drawn, from the back to the front.

use prr_model::CurvePoint;

use super::Picture;
use super::labels::width;
use crate::simulation::messages as m;
use crate::simulation::plot::{Plot, Run, runs};
use crate::simulation::shapes::{area, filled, line, text, upwards};
use crate::simulation::silent::Silence;
use crate::simulation::words::percent;

/// Shares that have a line.
const SHARES: [f64; 7] = [0.0, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0];

impl Picture<'_> {
    pub(super) fn layers(&self, plot: &Plot) -> String {
        [
            self.legend(),
            self.shares(plot),
            self.burns(plot),
            self.silence(plot),
            self.tiers(plot),
            self.lines(plot),
            self.mark(plot),
        ]
        .concat()
    }

    fn legend(&self) -> String {
        let page = self.words.word(&m::PAGE_LINE);
        let next = 24.0 + 38.0 + width(page) + 28.0;
        let sample = |class, x| line(class, &[(x, 79.5), (x + 26.0, 79.5)]);
        [
            sample("c-page", 24.0),
            text("c-small", "start", (58.0, 84.0), page),
            sample("c-any", next),
            text("c-small", "start", (next + 34.0, 84.0), self.words.word(&m::ANY_LINE)),
        ]
        .concat()
    }

    /// The back of the curve, and the shares beside it.
    fn shares(&self, plot: &Plot) -> String {
        let (left, right, late) = (plot.left, plot.left + plot.width, plot.top - plot.late);
        let share = |share: f64| {
            let y = plot.y(share);
            line("c-grid", &[(left, y), (right, y)])
                + &text("c-small c-dim", "end", (left - 8.0, y + 4.0), &percent(share))
        };
        [
            area("c-plot", (left, late), (plot.width, plot.late + plot.height)),
            area("c-late", (left, late), (plot.width, plot.late)),
            text("c-small c-bad", "end", (right - 8.0, plot.top - 8.0), self.words.word(&m::TOO_LATE)),
            SHARES.map(share).concat(),
            upwards("c-small c-dim", (18.0, plot.top + plot.height / 2.0), self.words.word(&m::Y_AXIS)),
        ]
        .concat()
    }

    /// The burn rates below the curve, each with how long the budget lasts at it.
    fn burns(&self, plot: &Plot) -> String {
        let (right, below) = (plot.left + plot.width, plot.bottom());
        let tick = |burn: f64| {
            let x = plot.x(burn);
            let end = burn >= plot.most;
            let (class, anchor, at) = if end { ("c-small c-strong", "end", right) } else { ("c-small", "middle", x) };
            let gone = self.words.brief(self.simulation.period / burn);
            [
                line("c-grid", &[(x, plot.top), (x, below + 5.0)]),
                text(class, anchor, (at, below + 19.0), &self.words.times(burn)),
                text("c-small c-dim", anchor, (at, below + 35.0), &gone),
            ]
            .concat()
        };
        let middle = plot.left + plot.width / 2.0;
        let ticks: String = plot.ticks().into_iter().map(tick).collect();
        [
            ticks,
            text("c-small c-strong", "end", (right, below + 53.0), self.words.word(&m::FULL_OUTAGE)),
            text("c-small c-dim", "middle", (middle, below + 57.0), self.words.word(&m::X_AXIS)),
        ]
        .concat()
    }

    /// The burn rates at which no alert fires.
    fn silence(&self, plot: &Plot) -> String {
        let silent = runs(&self.points, |point| point.any.is_none());
        if silent.is_empty() {
            return String::new();
        }
        let hatch = format!("hatch-{}", self.id);
        let pattern = format!(
            "<pattern id=\"{hatch}\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"c-hatch\" d=\"M0 0v9\"/></pattern>\n"
        );
        let region = |run: &Run<'_>| {
            let (from, to) = (plot.x(run.from), plot.x(run.to));
            let (corner, size) = ((from, plot.top - plot.late), ((to - from).max(2.0), plot.height + plot.late));
            area("c-silent", corner, size) + &filled(&hatch, corner, size) + &self.silence_label(plot, (from, to))
        };
        pattern + &silent.iter().map(region).collect::<String>()
    }

    fn silence_label(&self, plot: &Plot, (from, to): (f64, f64)) -> String {
        let known = !matches!(Silence::of(self.simulation), Silence::Unknown);
        let word = self.words.word(if known { &m::SILENT_REGION } else { &m::UNKNOWN_REGION });
        let (class, x, y) = ("c-strong c-bad c-halo", f64::midpoint(from, to), plot.top + plot.height * 0.36);
        match to - from {
            room if room >= width(word) + 12.0 => text(class, "middle", (x, y), word),
            room if room >= 20.0 => upwards(class, (x + 4.0, y), word),
            _ => String::new(),
        }
    }

    fn lines(&self, plot: &Plot) -> String {
        let any = runs(&self.points, |point| point.any.is_some());
        let page = runs(&self.points, |point| point.page.is_some());
        let through_any = |run: &Run<'_>| through(plot, run, |point| point.any);
        let under = |run: &Run<'_>| {
            let mut points = through_any(run);
            points.extend([(plot.x(run.to), plot.bottom()), (plot.x(run.from), plot.bottom())]);
            line("c-under", &points)
        };
        let pages = |run: &Run<'_>| line("c-page", &through(plot, run, |point| point.page));
        let any_lines = any.iter().map(|run| line("c-any", &through_any(run)));
        any.iter().map(under).chain(page.iter().map(pages)).chain(any_lines).collect()
    }
}

/// The points of a run on the picture, level to its ends.
fn through(plot: &Plot, run: &Run<'_>, share: impl Fn(&CurvePoint) -> Option<f64>) -> Vec<(f64, f64)> {
    let points: Vec<(f64, f64)> =
        run.points.iter().filter_map(|point| Some((plot.x(point.burn), plot.y(share(point)?)))).collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let (first, last) = ((plot.x(run.from), first.1), (plot.x(run.to), last.1));
    [first].into_iter().chain(points).chain([last]).collect()
}
