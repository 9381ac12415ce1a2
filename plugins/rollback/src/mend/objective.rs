//! Objectives that say what the analysis of a release measures: plain ones with two queries.

use prr_sdk::{Document, Kind, Node, keys};

keys! {
    /// The keys of an objective.
    pub(crate) struct Keys { denominator, name, numerator, service, sli, slis, slo, target }
}

/// A target, and the queries that it is measured by.
#[derive(Clone, Debug)]
pub(crate) struct Objective<'a> {
    pub service: &'a str,
    pub name: &'a str,
    /// The share of requests that may fail.
    pub budget: f64,
    /// Requests that succeed.
    numerator: &'a str,
    /// All requests.
    denominator: &'a str,
}

/// The objectives of a document.
pub(crate) fn read<'a>(document: &Document<'a>, keys: &Keys, into: &mut Vec<Objective<'a>>) {
    let root = document.root();
    let Some(service) = text(root.get(keys.service)) else { return };
    let Some(items) = root.get(keys.slis).filter(|items| items.kind() == Kind::Sequence) else { return };
    into.extend(items.children().filter_map(|item| objective(service, item, keys)));
}

fn objective<'a>(service: &'a str, item: Node<'a>, keys: &Keys) -> Option<Objective<'a>> {
    let sli = item.get(keys.sli)?;
    let target = item.get(keys.slo)?.get(keys.target)?.as_f64().filter(|target| *target > 1.0 && *target < 100.0)?;
    let (numerator, denominator) = (text(sli.get(keys.numerator))?, text(sli.get(keys.denominator))?);
    let plain = |query: &str| !query.contains("{{") && !query.contains('#');
    (plain(numerator) && plain(denominator)).then_some(Objective {
        service,
        name: text(item.get(keys.name))?,
        budget: (100.0 - target) / 100.0,
        numerator,
        denominator,
    })
}

fn text(node: Option<Node<'_>>) -> Option<&str> {
    node.and_then(Node::text).map(str::trim).filter(|text| !text.is_empty())
}

impl Objective<'_> {
    /// The error ratio above which a release is bad: what a fast burn of the budget of 30 days is, 2 % of it in an hour, and no more than half of
    /// all requests.
    pub fn most(&self) -> f64 {
        most(self.budget)
    }

    /// A template that measures the error ratio every minute and aborts at the third measurement that is too high, or has no data.
    pub fn template(&self, name: &str, namespace: Option<&str>, address: Option<&str>) -> String {
        let namespace = namespace.map(|namespace| format!("  namespace: {namespace:?}\n")).unwrap_or_default();
        let address = address.map(|address| format!("          address: {address:?}\n")).unwrap_or_default();
        let most = number(self.most());
        let line = |query: &str| query.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        format!(
            "apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata:\n  name: {name:?}\n{namespace}spec:\n  metrics:\n    - name: error-ratio\n      interval: 1m\n      failureLimit: 2\n      successCondition: len(result) > 0 && result[0] <= {most}\n      failureCondition: len(result) == 0 || isNaN(result[0]) || result[0] > {most}\n      provider:\n        prometheus:\n{address}          query: |\n            1 - (\n              {numerator}\n            )\n            /\n            (\n              {denominator}\n            )\n",
            numerator = line(self.numerator),
            denominator = line(self.denominator),
        )
    }
}

/// The error ratio above which a release is bad, by what may fail.
pub(super) fn most(budget: f64) -> f64 {
    (budget * 14.4).min(0.5)
}

/// A number without what binary arithmetic leaves behind.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
