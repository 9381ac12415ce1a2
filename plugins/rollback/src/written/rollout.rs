use prr_sdk::Node;

use super::{Analysis, Identity, Limit, Traffic};

/// An Argo Rollout.
#[derive(Clone, Debug)]
pub(crate) struct Rollout<'a> {
    pub identity: Identity<'a>,
    /// `spec.strategy`, or the rollout's name where there is none.
    pub place: Node<'a>,
    pub strategy: Strategy<'a>,
    /// Whether it has pods of its own or names whose it has: what has not is a part of one.
    pub complete: bool,
    pub replicas: Limit<'a>,
    pub traffic: Traffic<'a>,
    /// `spec.progressDeadlineAbort`, where it is true.
    pub aborts_at_deadline: Option<Node<'a>>,
}

/// How a rollout replaces pods.
#[derive(Clone, Debug)]
pub(crate) enum Strategy<'a> {
    Canary(Box<Canary<'a>>),
    BlueGreen(Box<BlueGreen<'a>>),
    /// Neither: the controller refuses the object.
    Missing,
}

/// Steps by weight.
#[derive(Clone, Debug)]
pub(crate) struct Canary<'a> {
    pub node: Node<'a>,
    pub steps: Vec<Step<'a>>,
    /// `analysis`, which runs beside the steps.
    pub background: Option<Analysis<'a>>,
}

/// One step.
#[derive(Clone, Debug)]
pub(crate) struct Step<'a> {
    pub node: Node<'a>,
    pub action: Action<'a>,
}

/// What a step does.
#[derive(Clone, Debug)]
pub(crate) enum Action<'a> {
    /// Percent of the traffic that the new version gets.
    SetWeight(f64),
    Pause(Pause),
    Analysis(Analysis<'a>),
    /// Pods beside the rollout, with analyses of their own.
    Experiment {
        analyses: Vec<Analysis<'a>>,
        seconds: Option<f64>,
    },
    /// Scale, routes and plugins: no weight changes.
    Other,
    /// A value that depends on a template or is no step.
    Unreadable,
}

/// How long a pause lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Pause {
    Seconds(f64),
    /// Until somebody promotes.
    Indefinite,
    Unreadable,
}

/// Two versions behind two services.
#[derive(Clone, Debug)]
pub(crate) struct BlueGreen<'a> {
    pub node: Node<'a>,
    pub before: Option<Analysis<'a>>,
    pub after: Option<Analysis<'a>>,
    /// `scaleDownDelaySeconds`: how long the old pods stay after the switch, where it is said.
    pub scale_down: Limit<'a>,
    /// `autoPromotionEnabled: false`: a person promotes.
    pub waits: bool,
}

impl<'a> Rollout<'a> {
    /// Every analysis of the rollout, in the order in which they start.
    pub fn analyses(&self) -> Vec<&Analysis<'a>> {
        match &self.strategy {
            Strategy::Canary(canary) => canary.background.iter().chain(canary.in_steps()).collect(),
            Strategy::BlueGreen(blue_green) => blue_green.before.iter().chain(&blue_green.after).collect(),
            Strategy::Missing => Vec::new(),
        }
    }
}

impl<'a> Canary<'a> {
    /// Analyses that steps wait for.
    pub fn in_steps(&self) -> impl Iterator<Item = &Analysis<'a>> {
        self.steps.iter().flat_map(|step| match &step.action {
            Action::Analysis(analysis) => std::slice::from_ref(analysis),
            Action::Experiment { analyses, .. } => analyses.as_slice(),
            _ => &[],
        })
    }

    /// The first pause without an end.
    pub fn waits(&self) -> Option<&Step<'a>> {
        self.steps.iter().find(|step| matches!(step.action, Action::Pause(Pause::Indefinite)))
    }
}
