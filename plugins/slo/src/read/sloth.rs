//! Objectives in sloth's schema, as a file (`version: prometheus/v1`) or as a Kubernetes object.

use prr_sdk::{Node, Symbol};

use super::object::Object;
use super::target::percent;
use super::{Keys, items, query, text};
use crate::written::{Generator, Period, Promise, Rule, Schema, Sli, Slo};

/// The rule in which the generator records the period that it assumed.
const PERIOD_RECORD: &str = "slo:time_period:days";

pub(super) fn read<'a>(object: &Object<'a>, keys: &Keys, into: &mut Vec<Slo<'a>>) {
    let root = object.root;
    let resource = object.is("sloth.slok.dev", "PrometheusServiceLevel");
    let file = text(root.get(keys.version)) == Some("prometheus/v1");
    let spec = if resource { root.get(keys.spec) } else { Some(root).filter(|_| file) };
    let Some(spec) = spec else { return };
    let Some(service) = text(spec.get(keys.service)) else { return };
    let schema = if resource { Schema::SlothResource } else { Schema::Sloth };
    let chain = [keys.slo_plugins, keys.camel_slo_plugins].into_iter().find_map(|key| spec.get(key)?.get(keys.chain));
    let dialect =
        items(chain).any(|plugin| text(plugin.get(keys.id)).is_some_and(|id| id.contains("victoria_metrics")));
    for (index, item) in items(spec.get(keys.slos)).enumerate() {
        let name = item.get(keys.name);
        let alerting = item.get(keys.alerting);
        let off = |spellings| alerting.and_then(|alerting| disabled(alerting, spellings, keys));
        let node = name.unwrap_or(item);
        let [page_off, ticket_off] = [PAGE, TICKET].map(|kind| off(kind.spellings(keys)));
        into.push(Slo {
            service: service.to_owned(),
            name: text(name).map_or_else(|| format!("slos[{index}]"), str::to_owned),
            schema,
            node,
            target: percent(item.get(keys.objective)),
            period: Period::Generator,
            sli: indicator(item, keys),
            dialect,
            tiers: Vec::new(),
            alerting,
            page_off,
            ticket_off,
            generator: Some(Generator::Sloth),
            promised: [(PAGE, page_off), (TICKET, ticket_off)]
                .into_iter()
                .filter(|(_, off)| off.is_none())
                .flat_map(|(kind, _)| kind.promises(alerting, node, keys))
                .collect(),
            stated: Vec::new(),
            no_data: None,
            marks: Vec::new(),
        });
    }
}

/// One of the two alerts that the generator makes, with the conditions of its catalogue for 30 days. It has others for other periods,
/// which its command line chooses.
#[derive(Clone, Copy)]
struct Kind {
    page: bool,
    severity: &'static str,
    /// Factor, long and short window in hours.
    tiers: [(f64, f64, f64); 2],
}

const PAGE: Kind = Kind { page: true, severity: "page", tiers: [(14.4, 1.0, 1.0 / 12.0), (6.0, 6.0, 0.5)] };
const TICKET: Kind = Kind { page: false, severity: "ticket", tiers: [(3.0, 24.0, 2.0), (1.0, 72.0, 6.0)] };

impl Kind {
    const fn spellings(self, keys: &Keys) -> [Symbol; 2] {
        if self.page { [keys.page_alert, keys.camel_page_alert] } else { [keys.ticket_alert, keys.camel_ticket_alert] }
    }

    fn promises<'a>(self, alerting: Option<Node<'a>>, slo: Node<'a>, keys: &Keys) -> [Promise<'a>; 2] {
        let own = alerting.and_then(|alerting| self.spellings(keys).into_iter().find_map(|key| alerting.get(key)));
        let severity = own.and_then(|own| text(own.get(keys.labels)?.field("severity")));
        let name = alerting.and_then(|alerting| text(alerting.get(keys.name)));
        self.tiers.map(|(factor, long, short)| Promise {
            name: name.or_else(|| text(Some(slo))).unwrap_or_default(),
            factor,
            long: long * 3_600.0,
            short: Some(short * 3_600.0),
            hold: 0.0,
            severity: severity.unwrap_or(self.severity),
            wrong_way: false,
            node: own.or(alerting).unwrap_or(slo),
        })
    }
}

fn disabled<'a>(alerting: Node<'a>, spellings: [Symbol; 2], keys: &Keys) -> Option<Node<'a>> {
    let alert = spellings.into_iter().find_map(|key| alerting.get(key))?;
    alert.get(keys.disable).filter(|disable| disable.as_bool() == Some(true))
}

fn indicator<'a>(item: Node<'a>, keys: &Keys) -> Sli<'a> {
    let Some(sli) = item.get(keys.sli) else { return Sli::Missing(item) };
    if let Some(plugin) = sli.get(keys.plugin) {
        return Sli::Plugin(plugin);
    }
    let query = |node: Node<'a>, spellings: [Symbol; 2]| {
        spellings.into_iter().find_map(|key| node.get(key)).and_then(query::templated)
    };
    let events = sli.get(keys.events).and_then(|events| {
        let numerator = query(events, [keys.error_query, keys.camel_error_query])?;
        let denominator = query(events, [keys.total_query, keys.camel_total_query])?;
        Some(Sli::Events { bad: true, numerator, denominator })
    });
    let raw = || {
        let query = query(sli.get(keys.raw)?, [keys.error_ratio_query, keys.camel_error_ratio_query])?;
        Some(Sli::Raw { bad: true, query })
    };
    events.or_else(raw).unwrap_or(Sli::Missing(sli))
}

/// The specification has no period; where the generated rules are there, they say what the generator assumed.
pub(super) fn take_periods_from_rules<'a>(slos: &mut [Slo<'a>], rules: &[Rule<'a>]) {
    for rule in rules.iter().filter(|rule| rule.name == PERIOD_RECORD) {
        let days = rule.expr.as_ref().ok().and_then(prr_promql::fold::constant).filter(|days| *days > 0.0);
        let (Some(days), Some(id)) = (days, rule.label("sloth_id")) else { continue };
        let named = |slo: &Slo<'a>| {
            let name = id.strip_prefix(slo.service.as_str()).and_then(|rest| rest.strip_prefix('-'));
            name == Some(slo.name.as_str())
        };
        for slo in slos.iter_mut().filter(|slo| named(slo)) {
            slo.period = Period::Recorded { seconds: days * 86_400.0, node: rule.expr_node };
        }
    }
}
