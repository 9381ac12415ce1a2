//! One alert condition as an alerting rule evaluates it: formulae for constant errors, and the ticks of Prometheus.
//!
//! An incident starts on an evaluation tick. A condition is first true at the first later tick at which its windows hold more errors
//! than their threshold; the alert is pending from then and fires at the first tick at which `for:` has elapsed. Series are assumed to
//! be older than the long window, without errors before, and traffic to be constant.

/// How far two ticks may differ by rounding alone.
const EPSILON: f64 = 1e-9;

/// An error ratio over a threshold, in one window or in two at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    /// The long window, in seconds.
    pub long: f64,
    /// The short window, if there is one.
    pub short: Option<f64>,
    /// The error ratio above which the condition holds.
    pub threshold: f64,
    /// `for:`, in seconds.
    pub hold: f64,
    /// `keep_firing_for:`, in seconds.
    pub keep: f64,
    /// How often the rule is evaluated.
    pub interval: f64,
}

impl Condition {
    /// Whether any error ratio exceeds the threshold.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        self.threshold < 1.0
    }

    /// The windows, long one first.
    pub fn windows(&self) -> impl Iterator<Item = f64> {
        [self.long].into_iter().chain(self.short)
    }

    /// The window that empties first.
    #[must_use]
    pub fn shortest(&self) -> f64 {
        self.short.map_or(self.long, |short| short.min(self.long))
    }

    /// Whether constant errors exceed the threshold by more than rounding.
    fn exceeded_by(&self, errors: f64) -> bool {
        errors > 0.0 && errors > self.limit()
    }

    /// The threshold, with room for rounding: thresholds are products of decimal fractions.
    pub(crate) fn limit(&self) -> f64 {
        self.threshold + EPSILON * self.threshold.abs()
    }

    /// Seconds until enough errors lie in the windows, if the error ratio `errors` ever suffices.
    #[must_use]
    pub fn holds_after(&self, errors: f64) -> Option<f64> {
        let window = self.windows().fold(0.0, f64::max);
        self.exceeded_by(errors).then(|| (window * self.threshold / errors).max(0.0))
    }

    /// Seconds until the alert fires.
    #[must_use]
    pub fn fires_after(&self, errors: f64) -> Option<f64> {
        let pending = self.tick_after(self.holds_after(errors)?);
        Some((pending + self.hold_ticks()) * self.interval)
    }

    /// Seconds for which the condition still holds after errors at `errors` have ended that had filled its windows.
    #[must_use]
    pub fn resets_after(&self, errors: f64) -> f64 {
        self.shortest() * (1.0 - self.threshold / errors).clamp(0.0, 1.0)
    }

    /// The length below which a full outage never fires the alert, because the condition ends before `for:` has elapsed.
    #[must_use]
    pub fn silent_outage(&self) -> f64 {
        let onset = self.holds_after(1.0).unwrap_or(f64::INFINITY);
        (self.hold + onset - self.resets_after(1.0)).max(0.0)
    }

    /// How many ticks after the first true one the alert fires.
    pub(crate) fn hold_ticks(&self) -> f64 {
        self.ticks(self.hold)
    }

    /// How many ticks after the first false one the alert goes on.
    pub(crate) fn keep_ticks(&self) -> f64 {
        self.ticks(self.keep)
    }

    fn ticks(&self, seconds: f64) -> f64 {
        (seconds / self.interval - EPSILON).ceil().max(0.0)
    }

    /// The first tick after a moment: at the moment itself the threshold is reached and not exceeded.
    pub(crate) fn tick_after(&self, seconds: f64) -> f64 {
        (seconds / self.interval + EPSILON).floor() + 1.0
    }

    /// The last tick before a moment.
    pub(crate) fn tick_before(&self, seconds: f64) -> f64 {
        (seconds / self.interval - EPSILON).ceil() - 1.0
    }
}
