//! Marks of conditions and of the silent incident, with labels that keep out of each other's way.

use prr_model::{Pattern, TierSimulation};
use unicode_width::UnicodeWidthStr;

use super::Picture;
use crate::simulation::messages as m;
use crate::simulation::plot::Plot;
use crate::simulation::shapes::{line, text};
use crate::simulation::words::window;

/// Rows of labels above the curve.
const ROWS: usize = 2;

/// About how wide a small text is: no font is asked, because the reader's is not known.
pub(super) fn width(text: &str) -> f64 {
    let columns = u32::try_from(text.width()).unwrap_or(u32::MAX);
    f64::from(columns) * 6.4
}

impl Picture<'_> {
    /// A line where each live condition begins to hold.
    pub(super) fn tiers(&self, plot: &Plot) -> String {
        let mut taken = [f64::NEG_INFINITY; ROWS];
        let mut out = String::new();
        for (factor, label) in self.labels(plot) {
            let x = plot.x(factor);
            let half = width(&label) / 2.0;
            let middle = x.clamp(plot.left + half - 30.0, plot.left + plot.width - half);
            let row = taken.iter().position(|end| middle - half > end + 8.0);
            let top = plot.top - plot.late;
            out += &line("c-tier", &[(x, top - if row.is_some() { 4.0 } else { 0.0 }), (x, plot.bottom())]);
            if let Some(row) = row {
                taken[row] = middle + half;
                let y = top - 8.0 - if row == 0 { 0.0 } else { 14.0 };
                out += &text("c-small c-dim c-halo", "middle", (middle, y), &label);
            }
        }
        out
    }

    /// Factors and windows of live conditions on the picture, each once, by factor.
    fn labels(&self, plot: &Plot) -> Vec<(f64, String)> {
        let live = |tier: &&TierSimulation| tier.dead.is_none() && (0.1..=plot.most).contains(&tier.factor);
        let label = |tier: &TierSimulation| {
            let short = tier.short.map(|short| format!("/{}", window(short))).unwrap_or_default();
            (tier.factor, format!("{} {}{short}", self.words.times(tier.factor), window(tier.long)))
        };
        let mut labels: Vec<(f64, String)> = self.simulation.tiers.iter().filter(live).map(label).collect();
        labels.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.cmp(&other.1)));
        labels.dedup();
        labels
    }

    /// The worst silent incident. Where errors are constant the region says it already.
    pub(super) fn mark(&self, plot: &Plot) -> String {
        let Some(silent) = &self.simulation.silent else { return String::new() };
        let (x, y) = (plot.x(silent.burn), plot.top + plot.height * 0.5);
        let constant = matches!(silent.pattern, Pattern::Constant { .. });
        let mut out = String::new();
        if !constant {
            out += &line("c-mark", &[(x, plot.top), (x, plot.bottom())]);
        }
        out += &line("c-bad c-halo", &[(x, y - 8.0), (x + 8.0, y), (x, y + 8.0), (x - 8.0, y), (x, y - 8.0)]);
        let words = self.words;
        let arguments = [("burn", &*words.times(silent.burn)), ("gone", &words.span(silent.exhausts))];
        let label = words.say(if constant { &m::SILENT_SHORT } else { &m::SILENT_MARK }, &arguments);
        let before = x > plot.left + plot.width / 2.0;
        let (anchor, x) = if before { ("end", x - 14.0) } else { ("start", x + 14.0) };
        out + &text("c-strong c-bad c-halo", anchor, (x, y + 4.5), &label)
    }
}
