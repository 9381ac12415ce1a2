use super::Picture;
use crate::simulation::plot::runs;
use crate::simulation::{messages as m, silent};

/// Stretches that a description names: past that, nobody listens.
const MOST: usize = 4;

impl Picture<'_> {
    /// The picture in words, for those who do not see it.
    pub(super) fn description(&self) -> String {
        let words = self.words;
        let heard = self.points.iter().filter_map(|point| point.any);
        let (least, most) =
            heard.fold((f64::INFINITY, 0.0), |(least, most), share| (share.min(least), share.max(most)));
        let mut sentences = vec![words.grants(self.simulation) + "."];
        if least.is_finite() {
            let arguments = [("least", &*words.share(least)), ("most", &words.share(most))];
            sentences.push(words.say(&m::DESCRIBE_HEARD, &arguments));
        }
        for run in runs(&self.points, |point| point.any.is_none()).iter().take(MOST) {
            let arguments = [("least", &*words.times(run.from)), ("most", &words.times(run.to))];
            sentences.push(words.say(&m::DESCRIBE_SILENT, &arguments));
        }
        sentences.push(silent::sentence(words, self.simulation) + ".");
        sentences.join(" ")
    }
}
