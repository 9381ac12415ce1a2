//! RES-07: consoles of people who handle personal data are not looked at from abroad without a basis.

use prr_sdk::compliance::{ServiceRole, Transfer};
use prr_sdk::{Check, Finding, Kind, Node, Parameters, Severity, Value, fail, pass, unknown};

use crate::duty::{self, Duty};
use crate::messages as m;
use crate::model::Model;
use crate::reach::{self, Range, Source};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-07",
        severity: Severity::Medium,
        documentation: include_str!("res_07_remote.md"),
        parameters: &[],
        judge,
    }
}

/// A site of the organisation, as `compliance.sites` declares it.
struct Site<'a> {
    range: Range,
    country: &'a str,
    node: Node<'a>,
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let sites = sites(model);
    let mut sources = reach::of_terraform(&model.terraform);
    sources.extend(model.documents.iter().flat_map(reach::of_object));
    let mut findings: Vec<Finding> = sources.iter().filter_map(|source| judge_one(model, source, &sites)).collect();
    findings.extend(model.declared.break_glass.iter().filter_map(|glass| {
        let country = glass.node.field("country").filter(|country| country.text() != Some("KR"))?;
        let said = country.text()?;
        let holds = model.declared.transfers.iter().any(|transfer| basis(transfer, said, model.now));
        let finding = if holds {
            pass(glass.subject, country).because(m::GLASS_REGISTERED).proof(country)
        } else {
            fail(glass.subject, country).because(m::GLASS_ABROAD)
        };
        Some(finding.with("subject", glass.subject).with("country", said))
    }));
    findings
}

fn sites<'a>(model: &Model<'a>) -> Vec<Site<'a>> {
    let list = model.declared.node.and_then(|node| node.field("sites")).map(Node::target);
    let items =
        list.filter(|list| list.kind() == Kind::Sequence).into_iter().flat_map(Node::children).map(Node::target);
    let site = |node: Node<'a>| {
        let range = Range::parse(node.field("cidr")?.text()?)?;
        Some(Site { range, country: node.field("country")?.text()?, node })
    };
    items.filter_map(site).collect()
}

fn basis(transfer: &Transfer<'_>, country: &str, now: i64) -> bool {
    transfer.country == Some(country) && transfer.missing.is_empty() && !transfer.expired(now)
}

fn judge_one(model: &Model<'_>, source: &Source<'_>, sites: &[Site<'_>]) -> Option<Finding> {
    let duty = duty::of(&model.declared, &source.owner);
    let service = duty.service.filter(|service| service.out_of_scope.is_none())?;
    let console = service.role.is_some_and(|role| role.value == ServiceRole::HandlerConsole);
    let range = Range::parse(source.range)?;
    if !console || duty.has_none() || range.is_private() {
        return None;
    }
    let site = sites.iter().find(|site| site.range.has(range));
    let finding = match site {
        _ if range.is_all() => unknown(&source.subject, source.at.clone()).because(m::REACH_ALL),
        None => unknown(&source.subject, source.at.clone()).because(m::REACH_UNDECLARED),
        Some(site) => from(model, source, &duty, site),
    };
    Some(finding.with("subject", source.subject.clone()).with("range", source.range).service(service.name))
}

fn from(model: &Model<'_>, source: &Source<'_>, duty: &Duty<'_, '_>, site: &Site<'_>) -> Finding {
    let at = source.at.clone();
    let finding = if site.country == "KR" {
        pass(&source.subject, at).because(m::REACH_HOME).proof(site.node)
    } else if duty.classes.is_none() {
        unknown(&source.subject, at).because(m::REACH_CLASSES)
    } else if duty.transfers().any(|transfer| basis(transfer, site.country, model.now)) {
        pass(&source.subject, at).because(m::REACH_REGISTERED).proof(site.node)
    } else {
        let finding = fail(&source.subject, at).because(m::REACH_ABROAD).with("classes", duty.shown());
        let said = [("country", Value::from(site.country))];
        finding.related(site.node, m::STEP_SITE, &said).fix(m::FIX_REACH, &[], None)
    };
    finding.with("country", site.country)
}
