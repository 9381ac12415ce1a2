//! The share of users that have the new version, over time, and its integral: windows are differences of it, so nothing is sampled.

/// A share that changes in steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Traffic {
    /// In order of time.
    levels: Vec<Level>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Level {
    from: f64,
    share: f64,
    /// The integral up to its beginning.
    before: f64,
}

impl Traffic {
    /// From a moment on, not before the last change, the share is another.
    pub fn change(&mut self, from: f64, share: f64) {
        let before = self.until(from);
        match self.levels.last_mut() {
            Some(last) if last.from >= from => last.share = share,
            Some(last) if (last.share - share).abs() < f64::EPSILON => {}
            _ => self.levels.push(Level { from, share, before }),
        }
    }

    /// The share at a moment; at a change, what it changes to.
    pub fn share(&self, moment: f64) -> f64 {
        self.level(moment).map_or(0.0, |level| level.share)
    }

    /// The integral of the share up to a moment, in seconds of all traffic.
    pub fn until(&self, moment: f64) -> f64 {
        self.level(moment).map_or(0.0, |level| level.before + level.share * (moment - level.from))
    }

    /// The mean share of a window that ends at a moment; of none, the share at that moment.
    pub fn mean(&self, moment: f64, window: f64) -> f64 {
        if window <= 0.0 {
            return self.share(moment);
        }
        (self.until(moment) - self.until(moment - window)) / window
    }

    fn level(&self, moment: f64) -> Option<&Level> {
        let after = self.levels.partition_point(|level| level.from <= moment);
        after.checked_sub(1).map(|index| &self.levels[index])
    }
}

#[cfg(test)]
mod tests {
    use super::Traffic;

    #[test]
    fn windows_weigh_what_lies_in_them() {
        let mut traffic = Traffic::default();
        for (from, share) in [(0.0, 0.1), (300.0, 0.4), (900.0, 0.7)] {
            traffic.change(from, share);
        }
        let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-12, "{one} {other}");
        near(traffic.until(300.0), 30.0);
        near(traffic.until(1_500.0), 30.0 + 240.0 + 420.0);
        near(traffic.mean(150.0, 300.0), 0.05);
        near(traffic.mean(450.0, 300.0), 0.25);
        near(traffic.mean(1_200.0, 300.0), 0.7);
        near(traffic.mean(-10.0, 300.0), 0.0);
        near(traffic.share(300.0), 0.4);
    }

    #[test]
    fn the_last_word_at_a_moment_counts() {
        let mut traffic = Traffic::default();
        traffic.change(0.0, 0.2);
        traffic.change(0.0, 0.5);
        assert!((traffic.share(0.0) - 0.5).abs() < 1e-12);
    }
}
