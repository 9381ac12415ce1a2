//! PRT-04: what goes to other organisations goes encrypted.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::network::{host, is_public};
use crate::read::object::{ByName, Object, items};
use crate::read::terraform::text;
use crate::read::texts::{self, Applied, Text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, want};

/// Schemes that carry everything as plain text.
const PLAIN: &[&str] = &["http://", "ftp://", "ws://", "ldap://", "telnet://", "tftp://", "smtp://"];

/// Their encrypted counterparts.
const ENCRYPTED: &[&str] = &["https://", "sftp://", "ftps://", "wss://", "ldaps://", "smtps://"];

/// Files in a `ConfigMap` that show something, and configure nothing.
const DOCUMENTS: &[&str] = &[".html", ".md", ".json", ".js", ".css", ".svg", ".xsd"];

const SETTINGS: &[Setting] = &[
    want("aws_sns_topic_subscription", "protocol", Want::NoneOf(&["http"])),
    want("aws_transfer_server", "protocols", Want::OneOf(&["SFTP", "FTPS", "AS2"])).absent(Absent::Fine),
];

const WORDING: Wording = Wording { good: m::OUT_SETTING, bad: m::OUT_SETTING_PLAIN, missing: m::OUT_SETTING_PLAIN };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-04",
        severity: Severity::High,
        documentation: include_str!("prt_04_outgoing.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings: Vec<_> =
        settings(model, &SETTINGS[..1], &WORDING, Concern::Personal).into_iter().filter(decides).collect();
    for server in model.resources.of("aws_transfer_server") {
        findings.extend(transfer(model, server));
    }
    texts::each(&model.view, |text| findings.extend(called(model, &text)));
    let rules = ByName::new(model.objects.of("DestinationRule"), "networking.istio.io", |rule| {
        text(rule.spec()?.field("host"))
    });
    let originates = |host: &str| rules.get(host, None).is_some();
    findings.extend(model.objects.of("ServiceEntry").iter().flat_map(|entry| entry_ports(model, entry, &originates)));
    findings
}

/// Protocols such as e-mail and queues are neither right nor wrong.
fn decides(finding: &Finding) -> bool {
    finding.outcome != prr_sdk::Outcome::Pass
}

fn transfer(model: &Model<'_>, server: &crate::read::terraform::Resource<'_>) -> Option<Finding> {
    let protocols = server.body.field("protocols")?;
    let ftp = items(Some(protocols)).find(|protocol| text(Some(*protocol)) == Some("FTP"))?;
    let name = &server.address;
    let found = fail(name, ftp).because(m::OUT_SETTING_PLAIN).with("name", name.as_str());
    let found = found.with("setting", "protocols").with("value", "FTP");
    Some(model.of_resource(server).concerned(Concern::Personal, found, name, "protocols"))
}

/// An address of somebody else in what a program is configured with.
fn called(model: &Model<'_>, text: &Text<'_>) -> Option<Finding> {
    if !configures(text) || text.value.len() > 65_536 {
        return None;
    }
    let (scope, subject) = model.of_text(text);
    let found = if let Some((range, url)) = url(text.value, PLAIN) {
        let found = fail(&subject, Place::within(text.node, range)).because(m::OUT_PLAIN);
        found.with("url", url).fix(m::OUT_ENCRYPT, &[], None)
    } else {
        let (range, url) = url(text.value, ENCRYPTED)?;
        pass(&subject, Place::within(text.node, range)).because(m::OUT_ENCRYPTED).with("url", url)
    };
    let found = found.with("name", subject.as_str()).with("setting", text.name);
    Some(scope.concerned(Concern::Personal, found, &subject, text.name))
}

/// The first address of others with one of some schemes, in lines that are no comments.
fn url<'t>(text: &'t str, schemes: &[&str]) -> Option<(std::ops::Range<usize>, &'t str)> {
    let lines = text.split_inclusive('\n').scan(0, |start, line| {
        let from = *start;
        *start += line.len();
        Some((from, line))
    });
    lines.filter(|(_, line)| !is_comment(line)).find_map(|(from, line)| url_of_line(from, line, schemes))
}

/// Environment variables, configuration in a `ConfigMap`, and the targets of managed services.
fn configures(text: &Text<'_>) -> bool {
    let above = text.node.parent().and_then(Node::key);
    match text.applied {
        Applied::Kubernetes => {
            let is_env = text.node.key() == Some("value")
                && text.node.parent().and_then(Node::parent).and_then(Node::key) == Some("env");
            let is_config =
                above == Some("data") && Object::read(&text.document).is_some_and(|object| object.kind == "ConfigMap");
            is_env
                || is_config && !DOCUMENTS.iter().any(|extension| text.name.to_ascii_lowercase().ends_with(extension))
        }
        Applied::Terraform => {
            matches!(
                text.name,
                "push_endpoint" | "uri" | "invocation_endpoint" | "integration_uri" | "webhook_url" | "service_uri"
            )
        }
        Applied::Compose => above == Some("environment"),
        Applied::Values | Applied::Pipeline => false,
    }
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['#', ';']) || line.starts_with("//") || line.starts_with("<!--")
}

fn url_of_line<'t>(from: usize, line: &'t str, schemes: &[&str]) -> Option<(std::ops::Range<usize>, &'t str)> {
    schemes.iter().find_map(|scheme| {
        let at = line.find(scheme)?;
        // `xhttp://` is another scheme, and a proxy is named in plain text whatever goes through it.
        let before = line[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) || line.to_ascii_lowercase().contains("proxy") {
            return None;
        }
        let rest = &line[at + scheme.len()..];
        let host = host(rest);
        let end = rest.find(|char: char| "\"'` ,;)>\\\n\t".contains(char)).unwrap_or(rest.len());
        let url = &line[at..at + scheme.len() + end.min(100)];
        is_public(host).then(|| (from + at..from + at + url.len(), url))
    })
}

/// A service outside of the mesh that is called over plain HTTP, unless the mesh makes TLS of it.
fn entry_ports(model: &Model<'_>, entry: &Object<'_>, originates: &impl Fn(&str) -> bool) -> Vec<Finding> {
    let Some(spec) = entry.spec() else { return Vec::new() };
    let inside = text(spec.field("location")) == Some("MESH_INTERNAL");
    let mut hosts = items(spec.field("hosts")).filter_map(Node::text);
    let Some(host) =
        hosts.find(|host| is_public(host.trim_start_matches("*.")) && !originates(host)).filter(|_| !inside)
    else {
        return Vec::new();
    };
    let plain = |port: &Node<'_>| matches!(text(port.field("protocol")), Some("HTTP" | "http"));
    let plain = items(spec.field("ports")).filter(plain).filter_map(|port| port.field("protocol"));
    let name = entry.subject();
    let judged = plain.map(|protocol| {
        let found = fail(&name, protocol).because(m::OUT_ENTRY).with("name", name.as_str()).with("host", host);
        model.of_object(entry).concerned(Concern::Personal, found.fix(m::OUT_ENCRYPT, &[], None), &name, "protocol")
    });
    judged.collect()
}
