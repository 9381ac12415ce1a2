//! Objectives as `openslo/v1` documents, with the indicators, alert policies and conditions that they refer to by name.

use std::collections::BTreeMap;

use prr_sdk::{Node, Symbol};

use super::object::Object;
use super::target::{percent, ratio, shorthand, shorthand_seconds};
use super::{Keys, items, query, text};
use crate::written::{Generator, NoData, Obstacle, Period, Promise, Query, Schema, Sli, Slo, Target};

const VERSION: &str = "openslo/v1";

/// More alert policies than one objective has: each counts for every objective of the document.
const MOST_POLICIES: usize = 32;

/// The specifications of documents by kind and name.
#[derive(Default)]
pub(super) struct Library<'a> {
    specs: BTreeMap<(&'a str, &'a str), Node<'a>>,
}

impl<'a> Library<'a> {
    /// Takes a document up if others may refer to it. Of two with one name the first counts.
    pub fn add(&mut self, object: &Object<'a>, keys: &Keys) {
        if object.api != VERSION {
            return;
        }
        if let Some((name, spec)) = text(object.metadata(keys, keys.name)).zip(object.root.get(keys.spec)) {
            self.specs.entry((object.kind, name)).or_insert(spec);
        }
    }

    fn get(&self, kind: &'static str, name: Option<&'a str>) -> Option<Node<'a>> {
        self.specs.get(&(kind, name?)).copied()
    }
}

pub(super) fn read<'a>(object: &Object<'a>, library: &Library<'a>, keys: &Keys, into: &mut Vec<Slo<'a>>) {
    if object.api != VERSION || object.kind != "SLO" {
        return;
    }
    let Some(spec) = object.root.get(keys.spec) else { return };
    let metadata = object.metadata(keys, keys.name);
    let name = text(metadata).unwrap_or_default();
    let window = items(spec.get(keys.time_window)).next();
    let period = window.map_or(Period::Missing, |window| shorthand(window.get(keys.duration)));
    let policies = policies(spec, library, keys);
    let objectives: Vec<_> = items(spec.get(keys.objectives)).collect();
    for (index, objective) in objectives.iter().enumerate() {
        into.push(Slo {
            service: text(spec.get(keys.service)).unwrap_or_default().to_owned(),
            name: if objectives.len() == 1 { name.to_owned() } else { format!("{name}-{index}") },
            schema: Schema::OpenSlo,
            node: metadata.unwrap_or(*objective),
            target: target(*objective, keys),
            period,
            sli: indicator(spec, *objective, library, keys),
            dialect: false,
            tiers: Vec::new(),
            alerting: spec.get(keys.alert_policies).filter(|policies| !policies.is_null()),
            page_off: None,
            ticket_off: None,
            generator: Some(Generator::OpenSlo),
            promised: policies.iter().filter_map(|policy| promise(policy, library, keys)).collect(),
            stated: Vec::new(),
            no_data: no_data(&policies, keys),
            marks: Vec::new(),
        });
    }
}

fn target<'a>(objective: Node<'a>, keys: &Keys) -> Target<'a> {
    match ratio(objective.get(keys.target)) {
        Target::Missing => percent(objective.get(keys.target_percent)),
        target => target,
    }
}

fn indicator<'a>(spec: Node<'a>, objective: Node<'a>, library: &Library<'a>, keys: &Keys) -> Sli<'a> {
    // Objectives of composite ones bring their own.
    let either = |key| objective.get(key).or_else(|| spec.get(key));
    if let Some(inline) = either(keys.indicator) {
        return inline.get(keys.spec).map_or(Sli::Missing(inline), |spec| sli(spec, keys));
    }
    let Some(reference) = either(keys.indicator_ref) else { return Sli::Missing(spec) };
    match library.get("SLI", text(Some(reference))) {
        Some(spec) => sli(spec, keys),
        None => Sli::Unread { node: reference, obstacle: Obstacle::Unresolved },
    }
}

fn sli<'a>(spec: Node<'a>, keys: &Keys) -> Sli<'a> {
    if let Some(threshold) = spec.get(keys.threshold_metric) {
        let node = metric_query(threshold, keys).unwrap_or(threshold);
        return Sli::Unread { node, obstacle: Obstacle::Threshold };
    }
    let Some(ratio) = spec.get(keys.ratio_metric) else { return Sli::Missing(spec) };
    let metric = |key| ratio.get(key).filter(|metric| !metric.is_null());
    let parts = [keys.good, keys.bad, keys.total, keys.raw].into_iter().filter_map(metric);
    if let Some(source) = parts.into_iter().find_map(|metric| foreign(metric, keys)) {
        return Sli::Unread { node: source, obstacle: Obstacle::Backend };
    }
    let query = |key| -> Option<Box<Query<'a>>> { query::perhaps_templated(metric_query(metric(key)?, keys)?) };
    let success = text(ratio.get(keys.raw_type)) == Some("success");
    let found = match (query(keys.good), query(keys.bad), query(keys.total)) {
        (Some(numerator), _, Some(denominator)) => Some(Sli::Events { bad: false, numerator, denominator }),
        (None, Some(numerator), Some(denominator)) => Some(Sli::Events { bad: true, numerator, denominator }),
        _ => query(keys.raw).map(|query| Sli::Raw { bad: !success, query }),
    };
    found.unwrap_or(Sli::Missing(ratio))
}

/// The type of a metric's source, if that is not Prometheus or speaks its language.
fn foreign<'a>(metric: Node<'a>, keys: &Keys) -> Option<Node<'a>> {
    let node = metric.get(keys.metric_source)?.get(keys.type_)?;
    let known = ["prometheus", "thanos", "mimir", "cortex"];
    text(Some(node)).filter(|name| !known.contains(&name.to_ascii_lowercase().as_str())).map(|_| node)
}

fn metric_query<'a>(metric: Node<'a>, keys: &Keys) -> Option<Node<'a>> {
    let spec = metric.get(keys.metric_source)?.get(keys.spec)?;
    [keys.query, keys.promql, keys.expr].into_iter().find_map(|key| spec.get(key))
}

/// An alert policy: where the objective names it, its name, and its specification if it is in the tree.
struct Policy<'a> {
    place: Node<'a>,
    name: &'a str,
    spec: Option<Node<'a>>,
}

fn policies<'a>(spec: Node<'a>, library: &Library<'a>, keys: &Keys) -> Vec<Policy<'a>> {
    items(spec.get(keys.alert_policies))
        .take(MOST_POLICIES)
        .map(|item| {
            let (place, name) = reference(item, keys.alert_policy_ref, keys);
            let spec = item.get(keys.spec).or_else(|| library.get("AlertPolicy", name));
            Policy { place, name: name.unwrap_or_default(), spec }
        })
        .collect()
}

/// What names an item: itself, a reference, or its own metadata.
fn reference<'a>(item: Node<'a>, key: Symbol, keys: &Keys) -> (Node<'a>, Option<&'a str>) {
    let metadata = || item.get(keys.metadata)?.get(keys.name);
    let place = item.get(key).or_else(metadata).unwrap_or(item);
    (place, text(Some(place)))
}

/// The condition of a policy. The format allows one.
fn promise<'a>(policy: &Policy<'a>, library: &Library<'a>, keys: &Keys) -> Option<Promise<'a>> {
    let item = items(policy.spec?.get(keys.conditions)).next()?;
    let (_, name) = reference(item, keys.condition_ref, keys);
    let spec = item.get(keys.spec).or_else(|| library.get("AlertCondition", name))?;
    let condition = spec.get(keys.condition)?;
    let burns = text(condition.get(keys.kind)).is_some_and(|kind| kind.eq_ignore_ascii_case("burnrate"));
    let threshold = condition.get(keys.threshold).filter(|_| burns)?;
    let seconds = |key| text(condition.get(key)).and_then(shorthand_seconds);
    Some(Promise {
        name: policy.name,
        factor: threshold.as_f64().filter(|factor| *factor > 0.0 && factor.is_finite())?,
        long: seconds(keys.lookback_window).filter(|seconds| *seconds > 0.0)?,
        short: None,
        hold: seconds(keys.alert_after).unwrap_or(0.0),
        severity: text(spec.get(keys.severity)).unwrap_or_default(),
        wrong_way: matches!(text(condition.get(keys.op)), Some("lt" | "lte")),
        node: threshold,
    })
}

/// One policy that alerts on missing data is enough.
fn no_data<'a>(policies: &[Policy<'a>], keys: &Keys) -> Option<NoData<'a>> {
    let said = policies.iter().filter_map(|policy| {
        let flag = policy.spec?.get(keys.alert_when_no_data);
        let alerts = flag.and_then(Node::as_bool).unwrap_or(false);
        Some(NoData { alerts, node: flag.unwrap_or(policy.place) })
    });
    let said: Vec<_> = said.collect();
    said.iter().find(|said| said.alerts).or(said.first()).copied()
}
