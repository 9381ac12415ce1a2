//! Objectives as pyrra's `ServiceLevelObjective` objects: selectors instead of queries, alerts unless they are switched off.

use prr_promql::{BinaryOp, MatchOp};
use prr_sdk::Node;

use super::object::Object;
use super::target::{percent, period};
use super::{Keys, built, items, query, text};
use crate::written::{Generator, NoData, Period, Promise, Query, Schema, Sli, Slo};

/// Labels of an objective with this prefix become labels of its rules.
const COPIED: &str = "pyrra.dev/";

/// The period for which the windows of the tiers are written down; they scale with the objective's own.
const USUAL_PERIOD: f64 = 28.0 * 86_400.0;

/// Factor, long window, short window and `for:` in minutes at the usual period, the severity, and its own key.
const TIERS: [(f64, f64, f64, f64, &str, &str); 4] = [
    (14.0, 60.0, 5.0, 2.0, "critical", "fastBurn"),
    (7.0, 360.0, 30.0, 15.0, "critical", "mediumBurn"),
    (2.0, 1_440.0, 120.0, 60.0, "warning", "slowBurn"),
    (1.0, 5_760.0, 360.0, 180.0, "warning", "longTermBurn"),
];

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<Slo<'a>>) {
    // The objects of one large tree spell the group out nowhere.
    let own = object.is("pyrra.dev", "ServiceLevelObjective")
        || (object.kind == "ServiceLevelObjective" && object.api == "v1alpha1");
    if !own {
        return;
    }
    let Some(spec) = object.root.get(keys.spec) else { return };
    let name = object.metadata(keys, keys.name);
    let node = name.unwrap_or(spec);
    let namespace = || text(object.metadata(keys, keys.namespace));
    let service = object
        .label(keys, "pyrra.dev/service")
        .or_else(|| object.label(keys, "service"))
        .or_else(namespace)
        .or_else(|| text(name));
    let (period, alerting) = (period(spec.get(keys.window)), spec.get(keys.alerting));
    let indicator = Indicator::of(spec, keys);
    let off = alerting.and_then(|alerting| switched_off(alerting, keys));
    into.push(Slo {
        service: service.unwrap_or_default().to_owned(),
        name: text(name).unwrap_or_default().to_owned(),
        schema: Schema::Pyrra,
        node,
        target: percent(spec.get(keys.target)),
        period,
        stated: Vec::new(),
        no_data: Some(no_data(&indicator, alerting, node, keys)),
        marks: marks(object, &indicator, keys),
        sli: indicator.sli,
        dialect: false,
        tiers: Vec::new(),
        alerting,
        page_off: off,
        ticket_off: off,
        generator: Some(Generator::Pyrra),
        promised: if off.is_some() { Vec::new() } else { promises(period, alerting, node, keys) },
    });
}

/// The line that switches the burn-rate alerts off, in its older or its newer spelling.
fn switched_off<'a>(alerting: Node<'a>, keys: &Keys) -> Option<Node<'a>> {
    let set = |key, value| alerting.get(key).filter(|node| node.as_bool() == Some(value));
    set(keys.disabled, true).or_else(|| set(keys.burnrates, false))
}

/// An alert on missing series is made unless it is switched off, and never for native histograms.
fn no_data<'a>(indicator: &Indicator<'a>, alerting: Option<Node<'a>>, slo: Node<'a>, keys: &Keys) -> NoData<'a> {
    let absent = alerting.and_then(|alerting| alerting.get(keys.absent));
    let alerts = absent.and_then(Node::as_bool).unwrap_or(true) && indicator.native.is_none();
    NoData { alerts, node: absent.or(indicator.native).unwrap_or(slo) }
}

fn promises<'a>(period: Period<'a>, alerting: Option<Node<'a>>, slo: Node<'a>, keys: &Keys) -> Vec<Promise<'a>> {
    let Period::Declared { seconds, .. } = period else { return Vec::new() };
    let name = alerting.and_then(|alerting| alerting.get(keys.name)).filter(|name| text(Some(*name)).is_some());
    let severities = alerting.and_then(|alerting| alerting.get(keys.severities));
    // Whole minutes, halves up.
    let scaled = |minutes: f64| (minutes * seconds / USUAL_PERIOD).round() * 60.0;
    let promise = |(factor, long, short, hold, severity, key): (f64, f64, f64, f64, &'static str, &str)| Promise {
        name: text(name).unwrap_or("ErrorBudgetBurn"),
        factor,
        long: scaled(long),
        short: Some(scaled(short)),
        hold: scaled(hold),
        severity: severities.and_then(|own| text(own.field(key))).unwrap_or(severity),
        wrong_way: false,
        node: name.unwrap_or(slo),
    };
    TIERS.into_iter().map(promise).collect()
}

/// An indicator, and what else its kind decides.
struct Indicator<'a> {
    sli: Sli<'a>,
    /// The labels of the selector of all events that become labels of the rules.
    pinned: Vec<(String, String)>,
    /// The section, where it is about native histograms.
    native: Option<Node<'a>>,
}

impl<'a> Indicator<'a> {
    fn of(spec: Node<'a>, keys: &Keys) -> Self {
        let missing = |node| Self { sli: Sli::Missing(node), pinned: Vec::new(), native: None };
        let Some(indicator) = spec.get(keys.indicator) else { return missing(spec) };
        let metric =
            |section: Node<'a>, key| section.get(key)?.get(keys.metric).filter(|node| text(Some(*node)).is_some());
        let ratio = |section: Node<'a>, part, bad| {
            let (part, total) = (metric(section, part)?, metric(section, keys.total)?);
            let grouping = grouping(section, keys);
            let [numerator, denominator] = [part, total].map(|node| rate(node, &grouping));
            Some(Self::new(Sli::Events { bad, numerator, denominator }, total, &grouping))
        };
        let section = |key| indicator.get(key).filter(|section| !section.is_null());
        let found = if let Some(section) = section(keys.ratio) {
            ratio(section, keys.errors, true)
        } else if let Some(section) = section(keys.latency) {
            ratio(section, keys.success, false)
        } else if let Some(section) = section(keys.latency_native) {
            metric(section, keys.total).and_then(|total| Self::native(section, total, keys))
        } else {
            section(keys.bool_gauge).and_then(|section| Some(Self::gauge(section, section.get(keys.metric)?, keys)))
        };
        found.unwrap_or_else(|| missing(indicator))
    }

    fn new(sli: Sli<'a>, total: Node<'a>, grouping: &[String]) -> Self {
        let tests = built::selector(total).map(|selector| selector.matchers).unwrap_or_default();
        let pinned = tests.into_iter().filter(|test| test.op == MatchOp::Equal && !grouping.contains(&test.label));
        Self { sli, pinned: pinned.map(|test| (test.label, test.value)).collect(), native: None }
    }

    fn native(section: Node<'a>, total: Node<'a>, keys: &Keys) -> Option<Self> {
        let limit = prr_promql::duration(text(section.get(keys.latency))?)?;
        let grouping = grouping(section, keys);
        let expr = built::selector(total).map(|selector| built::slower_than(limit, &selector, &grouping));
        let sli = Sli::Raw { bad: true, query: query::built(total, expr) };
        Some(Self { native: Some(section), ..Self::new(sli, total, &grouping) })
    }

    fn gauge(section: Node<'a>, metric: Node<'a>, keys: &Keys) -> Self {
        let grouping = grouping(section, keys);
        let selector = built::selector(metric);
        let over = |function| selector.clone().map(|selector| built::summed(&selector, function, &grouping));
        let count = || over("count_over_time");
        let bad = count().and_then(|count| Ok(built::binary(BinaryOp::Sub, count, over("sum_over_time")?)));
        let numerator: Box<Query<'a>> = query::built(metric, bad);
        let denominator = query::built(metric, count());
        Self::new(Sli::Events { bad: true, numerator, denominator }, metric, &grouping)
    }
}

fn rate<'a>(node: Node<'a>, grouping: &[String]) -> Box<Query<'a>> {
    query::built(node, built::selector(node).map(|selector| built::summed(&selector, "rate", grouping)))
}

fn grouping(section: Node<'_>, keys: &Keys) -> Vec<String> {
    let mut labels: Vec<_> =
        items(section.get(keys.grouping)).filter_map(|label| text(Some(label))).map(str::to_owned).collect();
    labels.sort();
    labels.dedup();
    labels
}

/// The labels that every rule of the objective carries, besides its name.
fn marks(object: &Object<'_>, indicator: &Indicator<'_>, keys: &Keys) -> Vec<(String, String)> {
    let labels = object.root.get(keys.metadata).and_then(|metadata| metadata.get(keys.labels));
    let labels = labels.map(Node::entries).unwrap_or_default().into_iter();
    let copied =
        labels.filter_map(|label| Some((label.key()?.strip_prefix(COPIED)?.to_owned(), label.text()?.to_owned())));
    let copied: Vec<_> = copied.collect();
    // A label of the objective gives way to one of its selector.
    let own = copied.into_iter().filter(|(label, _)| indicator.pinned.iter().all(|(pinned, _)| pinned != label));
    own.chain(indicator.pinned.iter().cloned()).collect()
}
