//! When a canary reaches which weight, and whether an analysis watches it there.

use crate::written::{Action, Canary, Pause};

/// Which analysis watches a part of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Watch {
    Nobody,
    Background,
    /// An analysis that the step waits for.
    Step,
}

/// A part of a release with one weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    /// Index of the step; the number of steps stands for what comes after the last one.
    pub step: usize,
    /// Seconds since the release began, pods taken as ready at once.
    pub from: f64,
    /// Seconds; nothing where it lasts until somebody promotes.
    pub to: Option<f64>,
    /// Percent of traffic.
    pub weight: f64,
    pub watch: Watch,
}

/// The parts of a release, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timeline {
    pub parts: Vec<Part>,
    /// The first step whose weight or length could not be read.
    pub unreadable: Option<usize>,
}

impl Timeline {
    /// Walks through the steps of a canary. Time that pods need to start is not known and counts as none, nor does an analysis take any.
    pub fn of(canary: &Canary<'_>) -> Self {
        let starts =
            canary.background.as_ref().map(|analysis| analysis.starting_step.and_then(|start| start.step).unwrap_or(0));
        let mut timeline = Self::default();
        let (mut weight, mut now) = (0.0, 0.0);
        for (index, step) in canary.steps.iter().enumerate() {
            let background = if starts.is_some_and(|start| index >= start) { Watch::Background } else { Watch::Nobody };
            let (length, watch) = match &step.action {
                Action::SetWeight(percent) => {
                    weight = *percent;
                    (Some(0.0), background)
                }
                Action::Pause(Pause::Seconds(seconds)) => (Some(*seconds), background),
                Action::Pause(Pause::Indefinite) => (None, background),
                Action::Analysis(_) => (Some(0.0), Watch::Step),
                Action::Experiment { analyses, seconds } => {
                    (Some(seconds.unwrap_or(0.0)), if analyses.is_empty() { background } else { Watch::Step })
                }
                Action::Other => (Some(0.0), background),
                Action::Unreadable | Action::Pause(Pause::Unreadable) => {
                    timeline.unreadable.get_or_insert(index);
                    (Some(0.0), background)
                }
            };
            timeline.parts.push(Part { step: index, from: now, to: length.map(|length| now + length), weight, watch });
            now += length.unwrap_or(0.0);
        }
        timeline.parts.push(Part {
            step: canary.steps.len(),
            from: now,
            to: None,
            weight: 100.0,
            watch: Watch::Nobody,
        });
        timeline
    }

    /// The part in which users first meet the new version.
    pub fn first_exposure(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.weight > 0.0)
    }

    /// Whether an analysis watches while some users, and not all of them, have the new version.
    pub fn is_watched(&self) -> bool {
        self.parts.iter().any(|part| part.watch != Watch::Nobody && part.weight > 0.0 && part.weight < 100.0)
    }

    /// The largest weight below 100 % and when it is reached.
    pub fn largest(&self) -> Option<&Part> {
        let partial = self.parts.iter().filter(|part| part.weight > 0.0 && part.weight < 100.0);
        partial.fold(None, |best: Option<&Part>, part| match best {
            Some(best) if best.weight >= part.weight => Some(best),
            _ => Some(part),
        })
    }

    /// When everybody has the new version, if nobody has to promote it.
    pub fn complete(&self) -> Option<f64> {
        let waits = self.parts.iter().rev().skip(1).any(|part| part.to.is_none());
        self.parts.last().filter(|_| !waits).map(|part| part.from)
    }
}
