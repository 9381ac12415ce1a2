//! Objectives of slo-generator (`sre.google.com/v2`), with the error budget policies that its configuration declares. It computes burn
//! rates over the single window of each step; no rules are written.

use std::collections::BTreeMap;

use prr_promql::BinaryOp;
use prr_sdk::Node;

use super::object::Object;
use super::target::ratio;
use super::{Keys, built, items, query, text};
use crate::written::{Generator, Obstacle, Period, Promise, Query, Schema, Sli, Slo};

/// The policy of objectives that name none.
const DEFAULT: &str = "default";

/// More configurations than one tree has for one policy.
const MOST_CONFIGURATIONS: usize = 64;

/// One step of a policy.
#[derive(Clone, Copy)]
struct Step<'a> {
    name: &'a str,
    factor: f64,
    window: f64,
    window_node: Node<'a>,
    alerts: bool,
    node: Node<'a>,
}

/// Policies by name, with the folder of the configuration that declares them.
#[derive(Default)]
pub(super) struct Policies<'a> {
    by_name: BTreeMap<&'a str, Vec<(&'a str, Vec<Step<'a>>)>>,
}

impl<'a> Policies<'a> {
    /// Takes up the policies of a configuration.
    pub fn add(&mut self, object: &Object<'a>, keys: &Keys) {
        let Some(policies) = object.root.get(keys.error_budget_policies) else { return };
        let folder = &object.path[..object.path.rfind('/').map_or(0, |at| at + 1)];
        for policy in policies.entries() {
            let steps = items(policy.get(keys.steps)).filter_map(|step| Step::of(step, keys)).collect();
            let known = self.by_name.entry(policy.key().unwrap_or_default()).or_default();
            if known.len() < MOST_CONFIGURATIONS {
                known.push((folder, steps));
            }
        }
    }

    /// The steps of a policy for an objective: of the configuration beside it, or else in the nearest folder above it, or else anywhere.
    /// Where several are as near and disagree, nothing tells which of them is used.
    fn steps(&self, name: &str, path: &str) -> &[Step<'a>] {
        let known = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        let nearness = |folder: &str| path.starts_with(folder).then_some(folder.len());
        let nearest = known.iter().map(|(folder, _)| nearness(folder)).max().flatten();
        let mut candidates =
            known.iter().filter(|(folder, _)| nearness(folder) == nearest).map(|(_, steps)| steps.as_slice());
        let same = |left: &[Step<'a>], right: &[Step<'a>]| {
            let numbers = |step: &Step<'_>| (step.factor.to_bits(), step.window.to_bits(), step.alerts);
            left.iter().map(numbers).eq(right.iter().map(numbers))
        };
        let first = candidates.next().unwrap_or_default();
        if candidates.all(|other| same(first, other)) { first } else { &[] }
    }
}

impl<'a> Step<'a> {
    fn of(node: Node<'a>, keys: &Keys) -> Option<Self> {
        let factor_node = node.get(keys.burn_rate_threshold)?;
        let window_node = node.get(keys.window)?;
        let positive = |node: Node<'a>| node.as_f64().filter(|value| *value > 0.0 && value.is_finite());
        Some(Self {
            name: text(node.get(keys.name)).unwrap_or_default(),
            factor: positive(factor_node)?,
            window: positive(window_node)?,
            window_node,
            alerts: node.get(keys.alert).and_then(Node::as_bool) == Some(true),
            node: factor_node,
        })
    }
}

pub(super) fn read<'a>(object: &Object<'a>, policies: &Policies<'a>, keys: &Keys, into: &mut Vec<Slo<'a>>) {
    if object.api != "sre.google.com/v2" || object.kind != "ServiceLevelObjective" {
        return;
    }
    let Some(spec) = object.root.get(keys.spec) else { return };
    let name = object.metadata(keys, keys.name);
    let label = |label| object.label(keys, label);
    let service = label("service_name").or_else(|| text(name)).unwrap_or_default();
    let parts: Vec<_> = ["feature_name", "slo_name"].into_iter().filter_map(label).collect();
    let policy = spec.get(keys.error_budget_policy);
    let steps = policies.steps(text(policy).unwrap_or(DEFAULT), object.path);
    into.push(Slo {
        service: service.to_owned(),
        name: if parts.is_empty() { text(name).unwrap_or_default().to_owned() } else { parts.join("-") },
        schema: Schema::SloGenerator,
        node: name.unwrap_or(spec),
        target: ratio(spec.get(keys.goal)),
        period: period(steps),
        sli: indicator(spec, keys),
        dialect: false,
        tiers: Vec::new(),
        alerting: policy,
        page_off: None,
        ticket_off: None,
        generator: Some(Generator::Google),
        promised: steps.iter().filter(|step| step.alerts).map(promise).collect(),
        stated: Vec::new(),
        no_data: None,
        marks: Vec::new(),
    });
}

/// The format has no period. A step that is reached by burning at exactly 1 spends the whole budget over its window: that is one.
fn period<'a>(steps: &[Step<'a>]) -> Period<'a> {
    let whole = steps.iter().filter(|step| step.factor <= 1.0);
    let longest = whole.max_by(|left, right| left.window.total_cmp(&right.window));
    longest.map_or(Period::Generator, |step| Period::Declared { seconds: step.window, node: step.window_node })
}

const fn promise<'a>(step: &Step<'a>) -> Promise<'a> {
    Promise {
        name: step.name,
        factor: step.factor,
        long: step.window,
        short: None,
        hold: 0.0,
        severity: "page",
        wrong_way: false,
        node: step.node,
    }
}

fn indicator<'a>(spec: Node<'a>, keys: &Keys) -> Sli<'a> {
    let backend = spec.get(keys.backend);
    // `prometheus/eu` is another configuration of the same backend.
    let prometheus = text(backend).is_some_and(|name| name.split('/').next() == Some("prometheus"));
    if let Some(node) = backend.filter(|_| !prometheus) {
        return Sli::Unread { node, obstacle: Obstacle::Backend };
    }
    let Some(sli) = spec.get(keys.service_level_indicator) else { return Sli::Missing(spec) };
    let found = match text(spec.get(keys.method)) {
        Some("good_bad_ratio") => good_bad(sli, keys),
        Some("distribution_cut") => cut(sli, keys),
        _ => sli.get(keys.expression).and_then(query::bracketed).map(|query| Sli::Raw { bad: false, query }),
    };
    found.unwrap_or(Sli::Missing(sli))
}

fn good_bad<'a>(sli: Node<'a>, keys: &Keys) -> Option<Sli<'a>> {
    let filter = |key| sli.get(key).filter(|node| text(Some(*node)).is_some());
    let good = filter(keys.filter_good)?;
    let denominator = match filter(keys.filter_valid) {
        Some(valid) => rate(valid),
        None => both(good, filter(keys.filter_bad)?),
    };
    Some(Sli::Events { bad: false, numerator: rate(good), denominator })
}

fn rate(node: Node<'_>) -> Box<Query<'_>> {
    query::built(node, built::selector(node).map(|selector| built::summed(&selector, "rate", &[])))
}

/// Good and bad events together, at the place of the good ones.
fn both<'a>(good: Node<'a>, bad: Node<'a>) -> Box<Query<'a>> {
    let sum = built::selector(good).and_then(|good| {
        let bad = built::placed(built::selector(bad)?, &good.span);
        let [good, bad] = [good, bad].map(|selector| built::summed(&selector, "rate", &[]));
        Ok(built::binary(BinaryOp::Add, good, bad))
    });
    query::built(good, sum)
}

/// The events of one bucket among all of its histogram.
fn cut<'a>(sli: Node<'a>, keys: &Keys) -> Option<Sli<'a>> {
    let (node, limit) = (sli.get(keys.expression)?, text(sli.get(keys.threshold_bucket))?);
    let bucket = built::selector(node);
    let good = bucket.clone().map(|bucket| built::summed(&built::with_label(bucket, "le", limit), "rate", &[]));
    let all = bucket.map(|mut bucket| {
        bucket.metric = bucket.metric.map(|name| name.replace("_bucket", "_count"));
        built::summed(&bucket, "rate", &[])
    });
    Some(Sli::Events { bad: false, numerator: query::built(node, good), denominator: query::built(node, all) })
}
