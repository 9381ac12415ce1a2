//! Rules that are ready to paste, built from the objective's own indicator.

mod unit_test;

use std::fmt::Write;

use prr_promql::{Expr, ExprKind, Span};

use crate::burn::origin::written;
use crate::timing::Objective;
use crate::written::{Packing, Query, Schema, Sli, Slo};

/// A condition to write: a factor over a long window, and who it calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Wanted {
    /// The factor.
    pub factor: f64,
    /// The long window, in seconds.
    pub long: f64,
    /// What tells the alert apart: `Fast`, `Slow`, `Tail`.
    pub speed: &'static str,
    /// The severity.
    pub severity: &'static str,
}

impl Wanted {
    /// The short window: a twelfth, in whole minutes.
    pub fn short(&self) -> f64 {
        (self.long / 12.0 / 60.0).round().max(1.0) * 60.0
    }

    /// A tier for this factor and window, called after its place among the usual ones.
    pub fn of(factor: f64, long: f64, objective: Objective) -> Self {
        let usual = objective.usual_window(factor);
        let (speed, severity) = match factor {
            _ if factor <= 1.05 => ("Tail", "warning"),
            _ if usual <= 3_600.0 => ("Fast", "critical"),
            _ => ("Slow", "critical"),
        };
        Self { factor, long, speed, severity }
    }
}

/// The three tiers that cover an objective: 2 % in an hour, 5 % in six, and everything that exhausts the budget.
pub(crate) fn complete(objective: Objective) -> [Wanted; 3] {
    let (hour, day) = (3_600.0, 86_400.0);
    let tenth = objective.period / 10.0;
    let unit = if tenth >= day { day } else { hour };
    let tail = (tenth / unit).floor().max(1.0) * unit;
    [
        Wanted { factor: objective.factor(0.02, hour), long: hour, speed: "Fast", severity: "critical" },
        Wanted { factor: objective.factor(0.05, 6.0 * hour), long: 6.0 * hour, speed: "Slow", severity: "critical" },
        Wanted { factor: 1.0, long: tail, speed: "Tail", severity: "warning" },
    ]
}

/// The rules, and after them a unit test of theirs where one can be made up.
pub(crate) fn tested_rules(slo: &Slo<'_>, objective: Objective, packing: Packing, wanted: &[Wanted]) -> Option<String> {
    let mut out = rules(slo, objective.budget, packing, wanted)?;
    if let Some(test) = unit_test::of(slo, objective, wanted) {
        out.push_str("---\n");
        out.push_str(&test);
    }
    Some(out)
}

/// The rules, if the indicator can be read.
pub(crate) fn rules(slo: &Slo<'_>, budget: f64, packing: Packing, wanted: &[Wanted]) -> Option<String> {
    // The alerts of another system are no rules.
    if slo.schema == Schema::Terraform && slo.sli.queries().is_empty() {
        return None;
    }
    let (mut out, depth) = group(slo, packing, "burn-rate");
    for tier in wanted {
        rule(slo, budget, tier, depth, &mut out)?;
    }
    Some(out)
}

/// A rule that alerts when any of these series is gone.
pub(crate) fn absent(slo: &Slo<'_>, totals: &[String], packing: Packing) -> String {
    let (mut out, depth) = group(slo, packing, "no-data");
    let pad = " ".repeat(depth);
    let name = pascal(&format!("{} {}", slo.service, slo.name));
    let expr = totals.iter().map(|total| format!("absent({total})")).collect::<Vec<_>>().join(" or ");
    let _ = write!(
        out,
        "{pad}- alert: {name}NoData\n{pad}  expr: |\n{pad}    {expr}\n{pad}  for: 10m\n{pad}  labels:\n\
         {pad}    severity: critical\n",
    );
    labels(slo, depth, &mut out);
    let subject = quoted(&slo.subject());
    let _ = write!(out, "{pad}  annotations:\n{pad}    summary: the objective {subject} has no data\n");
    out
}

/// The head of a group of rules, and how deep its rules are indented.
fn group(slo: &Slo<'_>, packing: Packing, about: &str) -> (String, usize) {
    let name = kebab(&slo.subject());
    let (mut out, depth) = match packing {
        Packing::File | Packing::Groups | Packing::Values | Packing::ManagedRules | Packing::VictoriaMetrics => {
            (String::from("groups:\n"), 2)
        }
        Packing::Resource => {
            let head = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n";
            (format!("{head}  name: {name}-{about}\nspec:\n  groups:\n"), 4)
        }
    };
    let pad = " ".repeat(depth);
    let _ = write!(out, "{pad}- name: {name}-{about}\n{pad}  rules:\n");
    (out, depth + 4)
}

/// The labels by which an alert is known to be for its objective.
fn labels(slo: &Slo<'_>, depth: usize, out: &mut String) {
    let pad = " ".repeat(depth);
    if !slo.service.is_empty() {
        let _ = writeln!(out, "{pad}    service: {}", quoted(&slo.service));
    }
    let _ = writeln!(out, "{pad}    slo: {}", quoted(&slo.name));
}

fn rule(slo: &Slo<'_>, budget: f64, tier: &Wanted, depth: usize, out: &mut String) -> Option<()> {
    let pad = " ".repeat(depth);
    let factor = number(tier.factor);
    let _ = write!(out, "{pad}- alert: {}\n{pad}  expr: |\n", alert_name(slo, tier));
    for (index, window) in [tier.long, tier.short()].into_iter().enumerate() {
        if index > 0 {
            let _ = writeln!(out, "{pad}    and");
        }
        let ratio = error_ratio(&slo.sli, &written(window))?;
        let _ = writeln!(out, "{pad}    ({ratio}) > {factor} * {}", number(budget));
    }
    let _ = write!(out, "{pad}  labels:\n{pad}    severity: {}\n", tier.severity);
    labels(slo, depth, out);
    let _ = write!(out, "{pad}  annotations:\n{pad}    summary: {}\n", summary(slo, tier));
    Some(())
}

pub(crate) fn alert_name(slo: &Slo<'_>, tier: &Wanted) -> String {
    format!("{}Burn{}", pascal(&format!("{} {}", slo.service, slo.name)), tier.speed)
}

pub(crate) fn summary(slo: &Slo<'_>, tier: &Wanted) -> String {
    let about = quoted(if slo.service.is_empty() { &slo.name } else { &slo.service });
    format!("{}x burn of the error budget of {about} over {}", number(tier.factor), written(tier.long))
}

/// `14.4 * 0.001` for this budget.
pub(crate) fn threshold(factor: f64, budget: f64) -> String {
    format!("{} * {}", number(factor), number(budget))
}

/// A number without what binary arithmetic leaves behind.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.9}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(crate) fn error_ratio(sli: &Sli<'_>, window: &str) -> Option<String> {
    Some(match sli {
        Sli::Events { bad, numerator, denominator } => {
            let ratio = format!("{} / {}", operand(numerator, window)?, operand(denominator, window)?);
            if *bad { ratio } else { format!("1 - {ratio}") }
        }
        Sli::Raw { bad, query } => {
            let ratio = text(query, query.expr.as_ref().ok()?, window)?;
            if *bad { ratio } else { format!("1 - ({ratio})") }
        }
        Sli::Plugin(_) | Sli::Unread { .. } | Sli::Missing(_) => return None,
    })
}

fn operand(query: &Query<'_>, window: &str) -> Option<String> {
    let expr = query.expr.as_ref().ok()?;
    let text = text(query, expr, window)?;
    let loose = matches!(expr.kind, ExprKind::Binary { .. } | ExprKind::Unary { .. });
    Some(if loose { format!("({text})") } else { text })
}

/// The query on one line, with its windows replaced.
fn text(query: &Query<'_>, expr: &Expr, window: &str) -> Option<String> {
    if query.built {
        // Its scalar holds less than the expression, which therefore has no text of its own yet.
        let written = expr.to_string();
        return ranging_over(&written, &prr_promql::parse(&written).ok()?, window);
    }
    ranging_over(query.node.text()?, expr, window)
}

pub(crate) fn ranging_over(text: &str, expr: &Expr, window: &str) -> Option<String> {
    let mut text = text.to_owned();
    let mut spans: Vec<Span> = Vec::new();
    expr.walk(&mut |part| {
        if let ExprKind::Matrix { range, .. } | ExprKind::Subquery { range, .. } = &part.kind {
            spans.push(range.span.clone());
        }
    });
    spans.sort_by_key(|span| std::cmp::Reverse(span.start));
    for span in spans {
        text.replace_range(span, window);
    }
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    // A `#` may stand in a string, where it starts no comment: such a query is left to its author.
    let comment_in_string =
        text.lines().any(|line| line.split('#').next().is_some_and(|code| code.matches('"').count() % 2 == 1));
    (!comment_in_string).then(|| lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
}

pub(crate) fn quoted(text: &str) -> String {
    let plain = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '/'))
        && prr_sdk::scalar::resolve(text).0 == prr_sdk::Kind::String;
    if plain { text.to_owned() } else { format!("{text:?}") }
}

pub(crate) fn kebab(text: &str) -> String {
    let mapped = text
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() { character.to_ascii_lowercase() } else { '-' });
    mapped.collect()
}

pub(crate) fn pascal(text: &str) -> String {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}
