//! Other spellings of the same thing: whatever covers an objective covers it however it is written.

use crate::pair::{Condition, Pair, Style, number};

/// Every rewrite that a pair allows, each with its name.
pub fn rewrites(pair: &Pair) -> Vec<(String, Pair)> {
    let mut found = Vec::new();
    let mut add = |what: &str, change: &dyn Fn(&mut Pair)| {
        let mut other = pair.clone();
        change(&mut other);
        if other.rules() != pair.rules() {
            found.push((format!("{}: {what}", pair.name), other));
        }
    };
    add("short window first", &|pair| each_alert(pair, |conditions| conditions.reverse()));
    add("operands exchanged", &|pair| each(pair, &exchange));
    add("or equal", &|pair| each(pair, &|condition| condition.op = ">=".into()));
    add("more parentheses", &|pair| {
        each(pair, &|condition| condition.ratio = format!("(({}))", condition.ratio));
    });
    add("budget first", &|pair| each(pair, &|condition| condition.threshold = turned(&condition.threshold)));
    add("upper-case operators", &|pair| {
        pair.alerts
            .iter_mut()
            .for_each(|alert| alert.join = alert.join.to_uppercase().replace("(CLUSTER)", "(cluster)"));
    });
    add("comments and blank lines", &|pair| {
        each(pair, &|condition| condition.after.push_str("   # which is what the objective says\n"));
    });
    add("alerts in another order", &|pair| pair.alerts.reverse());
    add("the other packing", &|pair| pair.resource = !pair.resource);
    add("any order of matchers", &|pair| {
        everywhere(pair, &|text| text.replace(r#"service="shop",code=~"5..""#, r#"code=~"5..", service="shop""#));
    });
    add("anchored pattern", &|pair| everywhere(pair, &|text| text.replace("\"5..\"", "\"^5..$\"")));
    add("another pattern of a hundred codes", &|pair| {
        everywhere(pair, &|text| text.replace("\"5..\"", "\"5[0-9]{2}\""));
    });
    add("increase instead of rate", &|pair| everywhere(pair, &|text| text.replace("rate(http", "increase(http")));
    add("equal units of time", &|pair| {
        everywhere(pair, &|text| text.replace("[1h]", "[60m]").replace("[3d]", "[72h]"));
    });
    add("quoted metric name", &|pair| {
        everywhere(pair, &|text| text.replace("http_requests_total{", "{__name__=\"http_requests_total\","));
    });
    if pair.style != Style::BurnRate {
        symbolic(pair, &mut found);
    }
    found
}

/// Rewrites of thresholds that are a factor times a budget.
fn symbolic(pair: &Pair, found: &mut Vec<(String, Pair)>) {
    let target = pair.target / 100.0;
    let mut add = |what: &str, threshold: &dyn Fn(f64) -> String| {
        let mut other = pair.clone();
        for alert in &mut other.alerts {
            let factor = alert.tier.factor;
            for condition in &mut alert.conditions {
                let text = threshold(factor);
                condition.threshold = if pair.style == Style::Labelled { format!("({text})") } else { text };
            }
        }
        found.push((format!("{}: {what}", pair.name), other));
    };
    add("one minus the target", &|factor| format!("(1 - {}) * {factor}", number(target)));
    add("target in percent", &|factor| format!("{factor} * (100 - {}) / 100", number(pair.target)));
    // What is folded into one number says its factor only to those who know the budget.
    if pair.style != Style::Implied {
        add("folded threshold", &|factor| number(factor * (1.0 - target)));
        add("folded threshold in scientific notation", &|factor| format!("{:e}", factor * (1.0 - target)));
    }
    if matches!(pair.style, Style::Inline | Style::Success) {
        let mut other = pair.clone();
        each(&mut other, &|condition| {
            condition.ratio = format!("100 * ({})", condition.ratio);
            condition.threshold = format!("100 * {}", condition.threshold);
        });
        found.push((format!("{}: in percent", pair.name), other));
        let mut other = pair.clone();
        each(&mut other, &|condition| condition.ratio = complement(&condition.ratio));
        found.push((format!("{}: complement", pair.name), other));
    }
}

/// `1 - good / total` and `bad / total` are one ratio.
fn complement(ratio: &str) -> String {
    match ratio.strip_prefix("1 - ") {
        Some(success) => success.replace("code!~", "code=~"),
        None => format!("1 - {}", ratio.replace("code=~", "code!~")),
    }
}

fn each_alert(pair: &mut Pair, change: impl Fn(&mut Vec<Condition>)) {
    pair.alerts.iter_mut().for_each(|alert| change(&mut alert.conditions));
}

fn each(pair: &mut Pair, change: &dyn Fn(&mut Condition)) {
    each_alert(pair, |conditions| conditions.iter_mut().for_each(change));
}

/// Applies a change to every expression.
fn everywhere(pair: &mut Pair, change: &dyn Fn(&str) -> String) {
    each(pair, &|condition| condition.ratio = change(&condition.ratio));
    pair.records.iter_mut().for_each(|record| record.expr = change(&record.expr));
}

fn exchange(condition: &mut Condition) {
    (condition.ratio, condition.threshold) = (condition.threshold.clone(), condition.ratio.clone());
    condition.op = "<".into();
}

/// `14.4 * 0.001` turned round.
fn turned(threshold: &str) -> String {
    let bare = threshold.trim_matches(['(', ')']);
    match bare.split_once(" * ") {
        Some((factor, budget)) => format!("({budget} * {factor})"),
        None => threshold.to_owned(),
    }
}
