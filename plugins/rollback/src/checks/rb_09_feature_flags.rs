//! PRR-RB-09: a change can be turned off without a release.

use std::collections::BTreeSet;

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::flag::{Default, Flag, seconds_of};
use crate::messages as m;
use crate::model::Model;
use crate::read::Declared;

const SECONDS_OF_DAY: i64 = 86_400;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-09",
        severity: Severity::Low,
        documentation: include_str!("rb_09_feature_flags.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let written = &model.written;
    let flags = written.flags.iter().map(|flag| {
        let found = of_flag(flag, written.now).with("name", flag.name);
        flag.service.into_iter().fold(found, Finding::service)
    });
    let said: BTreeSet<&str> = written.flags.iter().filter_map(|flag| flag.service).collect();
    let unsaid = written.flags.iter().any(|flag| flag.service.is_none());
    let alone = written.declared.len() == 1;
    let services = written.declared.iter().map(|declared| {
        // Flags that name no service are the only service's.
        let has = said.contains(declared.name) || (alone && unsaid);
        of_service(declared, has).with("name", declared.name).service(declared.name)
    });
    flags.chain(services).collect()
}

fn of_service(declared: &Declared<'_>, has_flags: bool) -> Finding {
    let name = declared.name;
    match declared.plan.map(|plan| (plan, plan.text())) {
        Some((plan, Some("rollback-only"))) => pass(name, plan).because(m::ROLLBACK_ONLY),
        _ if has_flags => pass(name, declared.node).because(m::HAS_FLAGS),
        Some((plan, _)) => fail(name, plan).because(m::PLAN_WITHOUT_FLAGS),
        None => unknown(name, declared.node).because(m::NO_PLAN),
    }
}

fn of_flag(flag: &Flag<'_>, now: i64) -> Finding {
    let name = flag.name;
    if let Some(expiry) = flag.expiry {
        match date(expiry) {
            None => return unknown(name, expiry).because(m::FLAG_DATE).with("date", expiry.text().unwrap_or_default()),
            Some(end) if end <= now => {
                #[expect(clippy::cast_precision_loss, reason = "days are few")]
                let days = ((now - end) / SECONDS_OF_DAY + 1) as f64;
                return fail(name, expiry).because(m::FLAG_EXPIRED).with("days", Value::Number(days));
            }
            Some(_) => {}
        }
    }
    let mended = |found: Finding| found.fix(m::MEND_FLAG, &[], None);
    match flag.default {
        Default::On(node) if !flag.stays => return mended(fail(name, node).because(m::FLAG_ON)),
        Default::Never(node) if !flag.stays => return mended(fail(name, node).because(m::FLAG_NEVER_OFF)),
        Default::Unclear(node) if !flag.stays => return unknown(name, at(node)).because(m::FLAG_UNCLEAR),
        _ => {}
    }
    match (flag.owner, flag.expiry) {
        (None, None) if !flag.stays => mended(fail(name, at(flag.node)).because(m::FLAG_FORGOTTEN)),
        (None, _) => mended(fail(name, at(flag.node)).because(m::FLAG_UNOWNED)),
        (Some(_), None) if !flag.stays => mended(fail(name, at(flag.node)).because(m::FLAG_ENDLESS)),
        (Some(owner), None) => pass(name, owner).because(m::FLAG_STAYS),
        (Some(owner), Some(expiry)) => pass(name, owner).because(m::FLAG_OFF).proof(expiry),
    }
}

/// A flag is shown by its name, and a value by itself.
fn at(node: Node<'_>) -> Place {
    if node.text().is_none() && node.key().is_some() { Place::key(node) } else { Place::from(node) }
}

/// A date, alone or behind the name of its tag.
fn date(expiry: Node<'_>) -> Option<i64> {
    let text = expiry.text().filter(|_| !expiry.is_unresolved())?;
    let dated = text.find(|char: char| char.is_ascii_digit()).map_or(text, |start| &text[start..]);
    seconds_of(dated)
}
