//! What a metric looks at: the new version, or something that a bad release does not change.

use prr_promql::{ExprKind, MatchOp, Selector};

use crate::model::Model;
use crate::simulation::{Arguments, Scope, Services, is_place, scope};
use crate::written::{Metric, Rollout, Strategy};

use super::Resolved;

/// What a query counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Something of the new version, or what cannot be told.
    New,
    /// The old version and nothing else.
    OldOnly,
    /// Another service of this tree, by this name.
    Elsewhere(String),
}

/// Labels whose value names a workload as a whole.
const NAMES: &[&str] = &["app", "deployment", "workload", "rollout", "container", "job", "name", "component"];
/// Labels whose value names a Service.
const SERVICES: &[&str] = &["service", "svc", "destination", "host", "backend", "ingress", "upstream"];

impl Sight {
    /// Looks at the query of a metric with the arguments of its analysis filled in.
    pub fn of(metric: &Metric<'_>, resolved: &Resolved<'_, '_>, rollout: &Rollout<'_>, model: &Model<'_>) -> Self {
        let query = metric.query.and_then(prr_sdk::Node::text);
        let filled = query.and_then(|query| Arguments::of(resolved, rollout).fill(query, "args."));
        let Some(expr) = filled.and_then(|filled| prr_promql::parse(&filled).ok()) else { return Self::New };
        let viewer = Viewer { services: services(rollout, resolved), rollout, model };
        let mut seen = Vec::new();
        expr.walk(&mut |part| {
            if let ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. } = &part.kind {
                seen.push(viewer.sees(selector));
            }
        });
        // One selector that sees the new version moves the answer.
        if seen.is_empty() || seen.contains(&Self::New) {
            return Self::New;
        }
        seen.into_iter().next().unwrap_or(Self::New)
    }
}

/// The Services of the two versions while an analysis runs. Before a switch the active one is the old version's, and behind it the new one's.
fn services<'a>(rollout: &Rollout<'a>, resolved: &Resolved<'_, 'a>) -> Services<'a> {
    let named = |index: usize| rollout.traffic.services.get(index).map(|named| named.name);
    match &rollout.strategy {
        Strategy::Canary(_) => Services { new: named(1), old: named(0), before_switch: false },
        Strategy::BlueGreen(found) => {
            let before = found.before.as_ref().is_some_and(|before| before.node == resolved.analysis.node);
            if before { Services { new: named(1), old: named(0), before_switch: true } } else { Services::default() }
        }
        Strategy::Missing => Services::default(),
    }
}

struct Viewer<'v, 'a> {
    services: Services<'v>,
    rollout: &'v Rollout<'a>,
    model: &'v Model<'a>,
}

impl Viewer<'_, '_> {
    fn sees(&self, selector: &Selector) -> Sight {
        let identity = &self.rollout.identity;
        for matcher in selector.matchers.iter().filter(|matcher| matcher.op == MatchOp::Equal) {
            let label = matcher.label.to_ascii_lowercase();
            let value = matcher.value.as_str();
            let of_service = SERVICES.iter().any(|word| label.contains(word)) && label != "service_name";
            let of_name = NAMES.contains(&label.as_str()) || label.ends_with("_name") || label.starts_with("app_");
            if !(of_service || of_name) || is_place(&label) && label != "job" {
                continue;
            }
            let own = [identity.name, identity.service].contains(&value)
                || self.rollout.traffic.services.iter().any(|named| value.starts_with(named.name));
            if !own && !value.contains(identity.name) && self.model.names(value) {
                return Sight::Elsewhere(value.to_owned());
            }
            // The name of the whole is no version's, unless the label is one of Services.
            if !of_service && [identity.name, identity.service].contains(&value) {
                return Sight::New;
            }
        }
        if scope(selector, self.services) == Some(Scope::Old) { Sight::OldOnly } else { Sight::New }
    }
}
