use std::collections::BTreeMap;

use prr_manifest::Inventory;
use prr_model::{Enforcement, Finding, GateError, Outcome, Report, ServiceRow, Summary, Tool, Verdict};
use prr_policy::Config;

use crate::plan::Plan;
use crate::resolve::fingerprint;
use crate::run::{Run, leaves_unknown, nothing_evaluated};
use crate::{Judgement, Settings};

/// Puts everything in its final order and draws the verdict from it.
pub(crate) fn decide(
    inventory: &Inventory,
    config: &Config,
    plan: &Plan,
    run: Run,
    load_errors: Vec<GateError>,
    settings: &Settings,
) -> Judgement {
    let Run { mut findings, errors: run_errors, log } = run;
    if settings.strict {
        deny_undecided(&mut findings, plan);
    }
    sort(&mut findings);
    number_fingerprints(&mut findings);

    let mut errors = load_errors;
    errors.extend(inventory.errors.iter().cloned());
    errors.extend(run_errors);
    if errors.is_empty() && !findings.iter().any(|finding| finding.outcome != Outcome::NotApplicable) {
        errors.push(nothing_evaluated(inventory));
    }
    errors.sort();
    errors.dedup();

    let unseen = inventory.skipped.iter().any(leaves_unknown);
    let report = Report {
        tool: Tool { name: "prr", version: env!("CARGO_PKG_VERSION") },
        verdict: overall(
            &findings,
            &errors,
            unseen.then_some(if settings.strict { Verdict::Deny } else { Verdict::Warn }),
        ),
        effective_time: settings.effective_time_text.clone(),
        revision: inventory.revision.clone(),
        change: inventory.changes.as_ref().map(|changes| changes.report.clone()),
        summary: summary(inventory, plan, &findings, &errors),
        services: services(config, &findings),
        findings,
        rendered: inventory.rendered.clone(),
        skipped: inventory.skipped.clone(),
        errors,
    };
    Judgement { report, log }
}

/// Under strict rules only a pass passes.
fn deny_undecided(findings: &mut [Finding], plan: &Plan) {
    for finding in findings {
        let enforced = plan.policy(&finding.check).is_some_and(|policy| policy.enforcement == Enforcement::Deny);
        finding.denies |= enforced && matches!(finding.outcome, Outcome::Unknown | Outcome::Manual);
    }
}

/// `unseen` is what files that were not read, and may declare anything, come to.
fn overall(findings: &[Finding], errors: &[GateError], unseen: Option<Verdict>) -> Verdict {
    let closed = (!errors.is_empty()).then_some(Verdict::Deny);
    findings.iter().map(verdict).chain(unseen).chain(closed).max().unwrap_or(Verdict::Allow)
}

fn verdict(finding: &Finding) -> Verdict {
    match finding.outcome {
        _ if finding.denies && finding.waiver.is_none() => Verdict::Deny,
        Outcome::Fail | Outcome::Unknown | Outcome::Manual => Verdict::Warn,
        Outcome::Pass | Outcome::NotApplicable => Verdict::Allow,
    }
}

/// The services that were declared or judged, each with the worst verdict over its own rows.
fn services(config: &Config, findings: &[Finding]) -> Vec<ServiceRow> {
    let mut services: BTreeMap<&str, Option<Verdict>> =
        config.services.iter().map(|service| (service.name.as_str(), None)).collect();
    for finding in findings {
        if let Some(service) = &finding.service {
            let worst = services.entry(service).or_default();
            *worst = (*worst).max(Some(verdict(finding)));
        }
    }
    // A declared service about which nothing was found is not allowed by that.
    let row = |(name, worst): (&str, Option<Verdict>)| ServiceRow {
        name: name.to_owned(),
        verdict: worst.unwrap_or(Verdict::Warn),
    };
    services.into_iter().map(row).collect()
}

/// Sorts rows by way of their numbers: rows are large and many, and a stable sort would lay most of them into memory twice.
fn sort(findings: &mut [Finding]) {
    let mut numbers: Vec<usize> = (0..findings.len()).collect();
    numbers.sort_by(|a, b| order(&findings[*a]).cmp(&order(&findings[*b])));
    for place in 0..numbers.len() {
        // What stood there may have made room for an earlier row.
        let mut from = numbers[place];
        while from < place {
            from = numbers[from];
        }
        findings.swap(place, from);
    }
}

fn order(finding: &Finding) -> impl Ord {
    let blocking = (!finding.denies, finding.outcome, finding.severity);
    let place = (&finding.location, &finding.check, &finding.subject);
    (blocking, place, (&finding.message_id, &finding.message, finding.related.len()))
}

/// Rows that agree in everything that makes an identity are told apart by their number.
fn number_fingerprints(findings: &mut [Finding]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).or_default();
        if *count > 0 {
            finding.fingerprint = fingerprint(&[&finding.fingerprint, &count.to_string()]);
        }
        *count += 1;
    }
}

fn summary(inventory: &Inventory, plan: &Plan, findings: &[Finding], errors: &[GateError]) -> Summary {
    let count = |outcome| findings.iter().filter(|finding| finding.outcome == outcome).count();
    Summary {
        files: inventory.files,
        manifests: inventory.manifest_count(),
        documents: inventory.documents(),
        policies: plan.active().count(),
        pass: count(Outcome::Pass),
        fail: count(Outcome::Fail),
        unknown: count(Outcome::Unknown),
        not_applicable: count(Outcome::NotApplicable),
        manual: count(Outcome::Manual),
        waived: findings.iter().filter(|finding| finding.waiver.is_some()).count(),
        denying: findings.iter().filter(|finding| finding.denies && finding.waiver.is_none()).count(),
        skipped: inventory.skipped_files(),
        errors: errors.len(),
    }
}
