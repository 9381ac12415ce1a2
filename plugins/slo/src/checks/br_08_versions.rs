//! PRR-BR-08: what a condition is depends on the version of Prometheus. Without a version that is not decided.

use prr_promql::{Expr, ExprKind, MatchOp, Matcher};
use prr_sdk::{Finding, Place, Value, fail, unknown};

use super::br_08_liveness::rules;
use super::case::Case;
use crate::burn::tier::Tier;
use crate::messages as m;
use crate::written::Rule;

/// What keeps a condition from firing in the version that is said, or in some version where none is.
pub(super) fn judge(case: &Case<'_, '_>, tier: &Tier<'_>, version: &str) -> Vec<Finding> {
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    bucket(case, tier, major).into_iter().chain(name(case, tier, major)).collect()
}

/// Before version 3 a file with a name of other letters was refused as a whole.
fn name(case: &Case<'_, '_>, tier: &Tier<'_>, major: Option<u32>) -> Option<Finding> {
    if major.is_some_and(|major| major >= 3) || case.slo.dialect {
        return None;
    }
    let rule = case.rule(tier);
    let node = *case.model.files.get(rule.file)?.newer_names.first()?;
    // A record is called by its value, a label by its key.
    let is_record = node.key() == Some("record");
    let (at, name) = if is_record { (Place::from(node), node.text()) } else { (Place::key(node), node.key()) };
    let draft = if major.is_some() { fail(case.subject(), at) } else { unknown(case.subject(), at) };
    let message = if major.is_some() { m::DEAD_NAME } else { m::NAME_UNDECIDED };
    let found = draft.because(message).with("alert", rule.name).with("name", name.unwrap_or_default());
    Some(found.fix(m::PLAIN_NAME, &[], None))
}

/// `le="5"` is the spelling of servers before version 3, which has made it `le="5.0"`.
fn bucket(case: &Case<'_, '_>, tier: &Tier<'_>, major: Option<u32>) -> Option<Finding> {
    if major.is_some_and(|major| major < 3) {
        return None;
    }
    let (rule, test) = rules(case, tier).find_map(|rule| Some((rule, whole_bound(rule)?)))?;
    let at = Place::within(rule.expr_node, test.span.clone());
    let draft = if major.is_some() { fail(case.subject(), at) } else { unknown(case.subject(), at) };
    let message = if major.is_some() { m::DEAD_BUCKET } else { m::BUCKET_UNDECIDED };
    let found = draft.because(message).with("alert", case.rule(tier).name).with("bound", test.value.clone());
    let both = format!("le=~\"{}(\\\\.0)?\"", test.value);
    Some(found.fix(m::MATCH_BOTH_BOUNDS, &[("both", Value::from(both))], None))
}

fn whole_bound<'r>(rule: &'r Rule<'_>) -> Option<&'r Matcher> {
    let mut found = None;
    let mut visit = |part: &'r Expr| {
        let (ExprKind::Vector(selector) | ExprKind::Matrix { selector, .. }) = &part.kind else { return };
        let bucket = selector.metric.as_deref().is_some_and(|metric| metric.ends_with("_bucket"));
        let whole =
            |test: &&Matcher| test.label == "le" && test.op == MatchOp::Equal && test.value.parse::<u64>().is_ok();
        found = found.or(selector.matchers.iter().filter(|_| bucket).find(whole));
    };
    rule.expr.as_ref().ok()?.walk(&mut visit);
    found
}
