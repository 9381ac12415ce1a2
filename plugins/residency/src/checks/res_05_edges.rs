//! RES-05: caches at the edge do not keep personal data, and reach only the countries that are declared.

use prr_sdk::compliance::{Cdn, Regime};
use prr_sdk::{Check, Finding, Kind, Node, Parameters, Severity, Value, fail, pass, unknown};

use crate::duty::{self, Duty};
use crate::flow::cloud::{along, owner};
use crate::messages as m;
use crate::model::Model;
use crate::terraform::nature::{self, Nature};

/// The managed policy of `CloudFront` that caches nothing.
const DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-05",
        severity: Severity::Medium,
        documentation: include_str!("res_05_edges.md"),
        parameters: &[],
        judge,
    }
}

/// A content delivery network of the tree.
struct Edge<'d, 'a> {
    address: String,
    kind: &'a str,
    body: Node<'a>,
    duty: Duty<'d, 'a>,
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let clouds = model.terraform.resources.iter().filter(|resource| nature::of(resource.kind) == Nature::Edge);
    let clouds = clouds.map(|found| (found.address(), found.kind, found.body, found.path, found.module.applied));
    let kinds = ["cloudflare_zone", "fastly_service_vcl", "fastly_service_compute", "akamai_property"];
    let others = model.terraform.others.iter().filter(|other| kinds.contains(&other.kind));
    let others = others.map(|found| (found.address(), found.kind, found.body, found.path, found.module.applied));
    let mut findings = Vec::new();
    for (address, kind, body, path, applied) in clouds.chain(others) {
        let duty = duty::of(&model.declared, &owner(body, path, applied));
        let edge = Edge { address, kind, body, duty };
        let declared = model.declared.cdn.iter().find(|cdn| cdn.resource == edge.address);
        let judged = edge.judged(declared).into_iter().map(|finding| finding.with("subject", edge.address.clone()));
        findings.extend(judged.map(|finding| match edge.duty.service {
            Some(service) => finding.service(service.name),
            None => finding,
        }));
    }
    findings
}

impl Edge<'_, '_> {
    fn judged(&self, declared: Option<&Cdn<'_>>) -> Vec<Finding> {
        let regime = self.duty.regime.map(|said| said.value);
        if self.duty.has_none() && regime.is_some_and(|regime| !regime.is_public()) {
            return vec![pass(&self.address, self.body).because(m::EDGE_WITHOUT_DATA).proof(self.body)];
        }
        let Some(declared) = declared else {
            return vec![unknown(&self.address, self.body).because(m::EDGE_UNDECLARED)];
        };
        if regime.is_none() {
            return vec![unknown(&self.address, self.body).because(m::EDGE_NO_REGIME)];
        }
        let mut findings: Vec<Finding> = declared.personal_paths.iter().filter_map(|path| self.path(*path)).collect();
        findings.extend(self.countries(declared));
        findings
    }

    /// Whether a path with personal data is cached.
    fn path(&self, declared: Node<'_>) -> Option<Finding> {
        let path = declared.text()?;
        if self.kind != "aws_cloudfront_distribution" {
            let finding = unknown(&self.address, self.body).because(m::EDGE_UNREAD).with("path", path);
            return Some(finding.related(declared, m::STEP_PERSONAL, &[]));
        }
        let ordered = along(self.body, "ordered_cache_behavior");
        let pattern = |behaviour: &&Node<'_>| {
            behaviour.field("path_pattern").and_then(Node::text).is_some_and(|own| covers(own, path))
        };
        let own = ordered.iter().find(pattern).copied();
        let behaviour = own.or_else(|| along(self.body, "default_cache_behavior").into_iter().next())?;
        let (cached, at) = caches(behaviour);
        let finding = match cached {
            Some(true) if self.duty.regime.is_some_and(|said| said.value == Regime::General) => {
                fail(&self.address, at).because(m::EDGE_CACHES_GENERAL)
            }
            Some(true) => fail(&self.address, at).because(m::EDGE_CACHES),
            Some(false) => pass(&self.address, at).because(m::EDGE_PASSES).proof(at).proof(declared),
            None => unknown(&self.address, at).because(m::EDGE_POLICY),
        };
        let finding = if cached == Some(true) { finding.fix(m::FIX_EDGE, &[], None) } else { finding };
        Some(finding.with("path", path).related(declared, m::STEP_PERSONAL, &[]))
    }

    /// Whether it reaches only the countries that are declared for it.
    fn countries(&self, declared: &Cdn<'_>) -> Option<Finding> {
        let wanted = declared.node.field("countries").filter(|list| list.kind() == Kind::Sequence)?;
        let wanted: Vec<&str> = wanted.children().filter_map(Node::text).collect();
        let restriction = along(self.body, "restrictions.geo_restriction").into_iter().next();
        let mode = restriction.and_then(|restriction| restriction.field("restriction_type"));
        let reached: Vec<&str> = restriction
            .map(|restriction| along(restriction, "locations"))
            .unwrap_or_default()
            .into_iter()
            .filter_map(Node::text)
            .collect();
        let at = mode.unwrap_or(self.body);
        let listed = mode.and_then(Node::text) == Some("whitelist");
        let finding = if self.kind != "aws_cloudfront_distribution" || mode.is_some_and(Node::is_unresolved) {
            unknown(&self.address, at).because(m::EDGE_LIMIT_UNREAD)
        } else if listed && !reached.is_empty() && reached.iter().all(|country| wanted.contains(country)) {
            pass(&self.address, at).because(m::EDGE_LIMITED).proof(at)
        } else {
            fail(&self.address, at).because(m::EDGE_UNLIMITED)
        };
        Some(finding.with("countries", Value::from(wanted.join(", "))))
    }
}

/// Whether a behaviour caches, and what says so.
fn caches(behaviour: Node<'_>) -> (Option<bool>, Node<'_>) {
    if let Some(policy) = behaviour.field("cache_policy_id").filter(|policy| !policy.is_null()) {
        let off = policy.text() == Some(DISABLED) && !policy.is_unresolved();
        return (off.then_some(false), policy);
    }
    let longest = behaviour.field("max_ttl").or_else(|| behaviour.field("default_ttl"));
    match longest {
        Some(seconds) => (seconds.as_f64().map(|seconds| seconds > 0.0), seconds),
        // A day, as the provider documents it.
        None => (Some(true), behaviour),
    }
}

/// Whether a pattern of `CloudFront` takes every path of another.
fn covers(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.trim_start_matches('/'), path.trim_start_matches('/'));
    match pattern.strip_suffix('*') {
        Some(start) if !start.contains('*') => path.starts_with(start),
        _ => pattern == path,
    }
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_pattern_takes_what_begins_alike() {
        assert!(covers("/me/*", "/me/*") && covers("*", "/me/*") && covers("me/*", "/me/orders"));
        assert!(!covers("/me/*", "/men") && !covers("/static/*", "/me/*") && !covers("/*/me/*", "/x/me/1"));
    }
}
