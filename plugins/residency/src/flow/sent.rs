//! What is sent over the network, as settings of programs tell it: variables of their environment, and texts that configure collectors.

use std::ops::Range;

use prr_sdk::{Message, Node, Place};

use super::{Owner, Rule, Step, Target, scan};
use crate::foreign::{self, Service, Use};
use crate::messages as m;
use crate::region::{self, host};
use crate::terraform::Why;

/// A variable of a program's environment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable<'a> {
    pub name: &'a str,
    /// Its value, unless that comes from elsewhere.
    pub value: Option<Node<'a>>,
    pub node: Node<'a>,
}

/// One thing that a program sends somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Sent<'a> {
    pub rule: Rule,
    pub at: Place,
    pub target: Target<'a>,
    pub step: Step,
}

/// Keys of services, with the variables that would send elsewhere than to the documented default.
struct Implied {
    key: &'static str,
    unless: &'static [&'static str],
    host: &'static str,
}

const IMPLIED: &[Implied] = &[
    Implied { key: "DD_API_KEY", unless: &["DD_SITE", "DD_DD_URL", "DD_URL"], host: "datadoghq.com" },
    Implied {
        key: "OPENAI_API_KEY",
        unless: &["OPENAI_BASE_URL", "OPENAI_API_BASE", "AZURE_OPENAI_ENDPOINT"],
        host: "api.openai.com",
    },
    Implied {
        key: "ANTHROPIC_API_KEY",
        unless: &["ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL"],
        host: "api.anthropic.com",
    },
    // The key tells whether it is the United States, Europe or Japan, and none of them is Korea.
    Implied { key: "NEW_RELIC_LICENSE_KEY", unless: &["NEW_RELIC_HOST"], host: "nr-data.net" },
    Implied { key: "HONEYCOMB_API_KEY", unless: &["HONEYCOMB_API_ENDPOINT"], host: "honeycomb.io" },
];

/// What an environment sends, in the order in which it is written. `open` says that variables may come from elsewhere too.
pub(crate) fn environment<'a>(variables: &[Variable<'a>], open: bool) -> Vec<Sent<'a>> {
    let mut sent: Vec<Sent<'a>> = variables.iter().flat_map(of_variable).collect();
    for implied in IMPLIED {
        let has = |name: &str| variables.iter().any(|variable| variable.name == name);
        let Some(key) = variables.iter().find(|variable| variable.name == implied.key) else { continue };
        let Some(service) = foreign::known(implied.host).filter(|_| !implied.unless.iter().any(|name| has(name)))
        else {
            continue;
        };
        let target = if open {
            Target::unknown(Why::Elsewhere(implied.unless[0]))
        } else {
            let place = if implied.host == "nr-data.net" { region::Place::Abroad(None) } else { service.place };
            Target { assumed: true, place, ..Target::service(service, implied.host) }
        };
        let step =
            Step::new(Place::key(key.node), m::STEP_DEFAULT).with("name", service.name).with("host", implied.host);
        sent.push(Sent { rule: rule(service), at: place(*key), target, step });
    }
    sent
}

fn place(variable: Variable<'_>) -> Place {
    variable.value.unwrap_or(variable.node).into()
}

fn of_variable<'a>(variable: &Variable<'a>) -> Vec<Sent<'a>> {
    let name = variable.name;
    let exporter = name.starts_with("OTEL_EXPORTER_") && name.ends_with("ENDPOINT");
    let telling = exporter || matches!(name, "DD_SITE" | "SENTRY_DSN" | "NEW_RELIC_HOST" | "ELASTIC_APM_SERVER_URL");
    let step = Step::new(variable.value.unwrap_or(variable.node), m::STEP_VARIABLE).with("name", name);
    let at = place(*variable);
    let Some(value) = variable.value.filter(|value| !value.is_unresolved()) else {
        let why = Why::Elsewhere(name);
        return if telling {
            vec![Sent { rule: Rule::Telemetry, at, target: Target::unknown(why), step }]
        } else {
            Vec::new()
        };
    };
    let text = value.text().unwrap_or_default();
    if name == "DD_SITE" {
        return vec![Sent { rule: Rule::Telemetry, at, target: site(text), step }];
    }
    let found = known_hosts(text);
    if !found.is_empty() || !telling {
        let wanted = |service: &Service| matches!(service.used, Use::Telemetry | Use::Model | Use::Business);
        return found
            .into_iter()
            .filter(|(_, service, _)| wanted(service))
            .map(|(range, service, host)| Sent {
                rule: rule(service),
                at: Place::within(value, range.clone()),
                target: Target::service(service, host),
                step: Step { at: Place::within(value, range), ..step.clone() },
            })
            .collect();
    }
    match scan::host(text) {
        Some(host) => vec![Sent { rule: Rule::Telemetry, at, target: elsewhere(host), step }],
        None if text.trim().is_empty() => Vec::new(),
        None => vec![Sent { rule: Rule::Telemetry, at, target: Target::unknown(Why::Expression(text)), step }],
    }
}

/// The site of Datadog that a setting names.
pub(crate) fn site(text: &str) -> Target<'_> {
    match foreign::of_host(text.trim()) {
        Some(service) => Target::service(service, text.trim()),
        None => Target::unknown(Why::Host(text)),
    }
}

/// What is sent to a host of no known service.
pub(crate) fn elsewhere(host: &str) -> Target<'_> {
    if host::is_inside(host) {
        return Target { name: Some(host.to_owned()), ..Target::at(region::Place::Korea(region::Area::Unsaid)) }
            .inside();
    }
    if let Some(service) = foreign::of_host(host) {
        return Target::service(service, host);
    }
    host::of(host).map_or(Target::unknown(Why::Host(host)), |endpoint| Target::endpoint(&endpoint, host))
}

/// Which rule judges what a service gets.
pub(crate) const fn rule(service: &Service) -> Rule {
    match service.used {
        Use::Telemetry => Rule::Telemetry,
        Use::Model | Use::Business => Rule::Saas,
        Use::Registry => Rule::Registry,
        Use::State => Rule::State,
    }
}

/// Hosts of known services in a text. Where people read of a service, nothing is sent.
fn known_hosts(text: &str) -> Vec<(Range<usize>, &'static Service, &str)> {
    let read =
        |host: &str| matches!(host.split('.').next(), Some("docs" | "www" | "app" | "help" | "support" | "status"));
    let known = |(range, host)| Some((range, foreign::of_host(host).filter(|_| !read(host))?, host));
    scan::hosts(text).into_iter().filter_map(known).collect()
}

/// Whether a text is what a collector or a shipper reads, and not a dashboard or a page that happens to name a host.
fn configures(text: &str) -> bool {
    const MARKS: &[&str] = &[
        "[OUTPUT]",
        "exporters:",
        "sinks:",
        "[sinks.",
        "[[outputs",
        "<match",
        "outputs:",
        "output.",
        "dd_url",
        "datadog",
    ];
    MARKS.iter().any(|mark| text.contains(mark)) && !text.trim_start().starts_with('{')
}

/// What a text that configures a collector or a shipper sends: one entry for each service, where it is first named.
pub(crate) fn settings<'a>(node: Node<'a>, says: Message) -> Vec<Sent<'a>> {
    let text = node.text().filter(|text| !node.is_unresolved() && configures(text)).unwrap_or_default();
    let mut sent: Vec<Sent<'a>> = Vec::new();
    for (range, service, host) in known_hosts(text) {
        let again = |one: &Sent<'_>| one.target.recipient.is_some_and(|known| known.host == service.host);
        if service.used != Use::Telemetry || sent.iter().any(again) {
            continue;
        }
        let at = Place::within(node, range);
        let step = Step::new(at.clone(), says).with("name", service.name);
        sent.push(Sent { rule: rule(service), at, target: Target::service(service, host), step });
    }
    let names = |one: &Sent<'_>| one.target.recipient.is_some_and(|service| service.name == "Datadog");
    if let (Some(range), false) = (datadog_exporter(text), sent.iter().any(names)) {
        sent.extend(default_of_datadog(Place::within(node, range)));
    }
    sent
}

/// What goes to the site that Datadog documents as the default.
pub(crate) fn default_of_datadog<'a>(at: Place) -> Option<Sent<'a>> {
    let service = foreign::known("datadoghq.com")?;
    let step = Step::new(at.clone(), m::STEP_DEFAULT).with("name", service.name).with("host", service.host);
    let target = Target { assumed: true, ..Target::service(service, service.host) };
    Some(Sent { rule: Rule::Telemetry, at, target, step })
}

/// Where settings of a collector have an exporter to Datadog that a pipeline uses.
fn datadog_exporter(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut inside = false;
    let mut found: Option<(Range<usize>, &str)> = None;
    let mut used = false;
    for line in text.split_inclusive('\n') {
        let code = line.trim();
        if !line.starts_with([' ', '\t', '#', '\n', '\r']) {
            inside = code == "exporters:";
        } else if inside && found.is_none() && code.ends_with(':') && code.starts_with("datadog") {
            let at = start + line.find("datadog").unwrap_or_default();
            let name = code.trim_end_matches(':');
            found = Some((at..at + name.len(), name));
        } else if let (Some((_, name)), false) = (&found, inside) {
            used |= code.split(['[', ']', ',', ' ', '-']).any(|word| word == *name);
        }
        start += line.len();
    }
    found.filter(|_| used).map(|(range, _)| range)
}

/// Flows of what something sends.
pub(crate) fn flows<'a>(sent: Vec<Sent<'a>>, subject: &str, first: &Step, owner: &Owner<'a>) -> Vec<super::Flow<'a>> {
    let flow = |one: Sent<'a>| super::Flow {
        rule: one.rule,
        subject: subject.to_owned(),
        at: one.at,
        target: one.target,
        steps: vec![first.clone(), one.step],
        owner: owner.clone(),
    };
    sent.into_iter().map(flow).collect()
}

#[cfg(test)]
mod tests {
    use super::datadog_exporter;

    #[test]
    fn an_exporter_counts_where_a_pipeline_uses_it() {
        let used = "exporters:\n  datadog:\n    api: {key: x}\nservice:\n  pipelines:\n    traces:\n      exporters: [otlp, datadog]\n";
        let range = datadog_exporter(used).unwrap();
        assert_eq!(&used[range], "datadog");
        let unused = used.replace(", datadog]", "]");
        assert_eq!(datadog_exporter(&unused), None);
        assert_eq!(datadog_exporter("receivers:\n  datadog:\n"), None);
    }
}
