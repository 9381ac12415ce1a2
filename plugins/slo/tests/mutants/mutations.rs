//! Every way in which a covered objective stops being covered, one change at a time, with the verdict that is right for it.

use prr_sdk::Coverage;

use crate::pair::{Pair, Style, number};

/// A changed pair and what must be said of it.
pub struct Mutant {
    pub what: String,
    pub pair: Pair,
    pub expected: Coverage,
}

/// Every mutant of a pair.
pub fn mutants(pair: &Pair) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (tier, alert) in pair.alerts.iter().enumerate() {
        let mut add = |what: &str, expected: Coverage, change: &dyn Fn(&mut Pair)| {
            let mut mutant = pair.clone();
            change(&mut mutant);
            found.push(Mutant {
                what: format!("{}: {what} of {}", pair.name, alert.tier.name),
                pair: mutant,
                expected,
            });
        };
        windows(pair, tier, &mut add);
        numbers(pair, tier, &mut add);
        liveness(pair, tier, &mut add);
        records(pair, tier, &mut add);
        waiting(pair, tier, &mut add);
    }
    found.extend(whole(pair));
    found
}

type Add<'f> = dyn FnMut(&str, Coverage, &dyn Fn(&mut Pair)) + 'f;

fn windows(pair: &Pair, tier: usize, add: &mut Add<'_>) {
    let page = pair.alerts[tier].tier.severity == "critical";
    add("dropped alert", Coverage::Partial, &|pair| drop(pair.alerts.remove(tier)));
    add("dropped short window", Coverage::Partial, &|pair| drop(pair.alerts[tier].conditions.pop()));
    // Over its short window alone a factor spends less than a hundredth of the budget: for a page that is the wrong window.
    let long = if page { Coverage::Miswired } else { Coverage::Partial };
    add("dropped long window", long, &|pair| drop(pair.alerts[tier].conditions.remove(0)));
    add("short window twice", long, &|pair| {
        pair.alerts[tier].conditions[0] = pair.alerts[tier].conditions[1].clone();
    });
    add("alternative instead of both", long, &|pair| pair.alerts[tier].join = "or".into());
}

fn numbers(pair: &Pair, tier: usize, add: &mut Add<'_>) {
    let (style, factor) = (pair.style, pair.alerts[tier].tier.factor);
    let rewrite = |pair: &mut Pair, factor: f64, budget: &str| {
        for condition in &mut pair.alerts[tier].conditions {
            condition.threshold = match style {
                Style::BurnRate => number(factor),
                Style::Labelled => format!("({} * {budget})", number(factor)),
                _ => format!("{} * {budget}", number(factor)),
            };
        }
    };
    let budget = pair.budget();
    // What the alerts imply is all that there is to compare them with: another budget is another objective.
    if !matches!(style, Style::BurnRate | Style::Implied) {
        let other = number(2.0 * (1.0 - pair.target / 100.0));
        add("doubled budget", Coverage::Miswired, &|pair| rewrite(pair, factor, &other));
        let other = number(0.1 * (1.0 - pair.target / 100.0));
        add("budget of another nine", Coverage::Miswired, &|pair| rewrite(pair, factor, &other));
    }
    let other = pair.alerts[(tier + 1) % 3].tier.factor;
    let expected = match pair.alerts[tier].tier.name {
        // 6x over an hour is 0.8 %, 1x over six hours is 0.8 %: noise for a page.
        "Fast" | "Slow" => Coverage::Miswired,
        // 14.4x over three days is no tail any more.
        _ => Coverage::Partial,
    };
    add("factor of the next tier", expected, &|pair| rewrite(pair, other, &budget));
    add("factor in one window only", Coverage::Partial, &|pair| {
        let kept = pair.alerts[tier].conditions[0].clone();
        rewrite(pair, other, &budget);
        pair.alerts[tier].conditions[0] = kept;
    });
    let out_of_reach = 1.5 / (1.0 - pair.target / 100.0);
    add("threshold above 100 %", Coverage::Dead, &|pair| rewrite(pair, out_of_reach, &budget));
}

fn liveness(pair: &Pair, tier: usize, add: &mut Add<'_>) {
    let style = pair.style;
    if style != Style::Implied {
        add("reversed comparators", Coverage::Dead, &|pair| {
            pair.alerts[tier].conditions.iter_mut().for_each(|condition| condition.op = "<".into());
        });
    }
    add("severity that reaches nobody", Coverage::Partial, &|pair| {
        pair.alerts[tier].labels[0].1 = "none".into();
    });
    add("guard that never holds", Coverage::Dead, &|pair| {
        pair.alerts[tier].conditions[1].after.push_str(" and on () vector(0) > 1");
    });
    match style {
        Style::Labelled => {
            add("static labels in the way", Coverage::Dead, &|pair| {
                for condition in &mut pair.alerts[tier].conditions {
                    (condition.before, condition.after) = (String::new(), String::new());
                }
            });
        }
        Style::Inline | Style::Success => {
            add("label that only one side has", Coverage::Dead, &|pair| {
                let ratio = &mut pair.alerts[tier].conditions[1].ratio;
                *ratio = ratio.replace("sum(", "sum by (service) (");
            });
            add("matchers that contradict", Coverage::Dead, &|pair| {
                for condition in &mut pair.alerts[tier].conditions {
                    condition.ratio = condition.ratio.replace("service=\"shop\"", "service=\"shop\",service=\"cart\"");
                }
            });
            add("another indicator", Coverage::Miswired, &|pair| {
                for condition in &mut pair.alerts[tier].conditions {
                    condition.ratio = condition.ratio.replace("5..", "4..");
                }
            });
            add("a time shift", Coverage::Miswired, &|pair| {
                for condition in &mut pair.alerts[tier].conditions {
                    condition.ratio = condition.ratio.replace("])", "] offset 1d)");
                }
            });
        }
        Style::Recorded | Style::BurnRate | Style::Implied => {}
    }
}

fn records(pair: &Pair, tier: usize, add: &mut Add<'_>) {
    let alert = &pair.alerts[tier];
    for (which, window) in [("long", alert.tier.long), ("short", alert.tier.short)] {
        let Some(record) = pair.records.iter().position(|record| record.name.ends_with(&format!("rate{window}")))
        else {
            continue;
        };
        // Six hours are the short window of one tier and the long one of another: who loses it is the same either way.
        add(&format!("renamed record of the {which} window"), Coverage::Dead, &|pair| {
            pair.records[record].name = pair.records[record].name.replace("rate", "ratio");
        });
        add(&format!("record of the {which} window over another range"), Coverage::Miswired, &|pair| {
            let expr = &pair.records[record].expr;
            pair.records[record].expr = expr.replace(&format!("[{window}]"), "[10m]");
        });
        add(&format!("missing record of the {which} window"), Coverage::Dead, &|pair| {
            drop(pair.records.remove(record));
        });
    }
}

/// `for:` in a full outage costs what it lasts; the fast page may spend a tenth of the budget, the slow one half.
fn waiting(pair: &Pair, tier: usize, add: &mut Add<'_>) {
    let outage = (1.0 - pair.target / 100.0) * 30.0 * 86_400.0;
    let (most, window) = match pair.alerts[tier].tier.name {
        "Fast" => (0.10, 3_600.0),
        "Slow" => (0.50, 21_600.0),
        // A ticket may wait while its own burn spends a tenth: three days at 1x.
        _ => return add("for: of four days", Coverage::Miswired, &|pair| pair.alerts[tier].hold = Some("4d".into())),
    };
    for times in [1.2, 2.0] {
        let hold = (most * times * outage / 60.0).ceil() * 60.0;
        let expected = if hold >= window { Coverage::Miswired } else { Coverage::Partial };
        add(&format!("for: of {hold} seconds"), expected, &|pair| pair.alerts[tier].hold = Some(format!("{hold}s")));
    }
}

/// Changes of the objective itself.
fn whole(pair: &Pair) -> Vec<Mutant> {
    let mut found = Vec::new();
    let mut add = |what: &str, expected: Coverage, change: &dyn Fn(&mut Pair)| {
        let mut mutant = pair.clone();
        change(&mut mutant);
        found.push(Mutant { what: format!("{}: {what}", pair.name), pair: mutant, expected });
    };
    if pair.style != Style::Implied {
        // Of a specification the rules may be made elsewhere; nobody makes rules of the plain schema.
        let none = if pair.style == Style::Labelled { Coverage::Unproven } else { Coverage::None };
        add("no alert at all", none, &|pair| pair.alerts.clear());
        for other in [97.0, 99.8] {
            add("moved target", Coverage::Miswired, &|pair| {
                pair.spec = pair.spec.replace(&pair.target.to_string(), &other.to_string());
            });
        }
    }
    if pair.style == Style::Labelled {
        let off = |which: &[&str]| {
            which.iter().map(|which| format!("      {which}_alert: {{disable: true}}\n")).collect::<Vec<_>>().concat()
        };
        let (page, both) = (off(&["page"]), off(&["page", "ticket"]));
        add("pages switched off", Coverage::Partial, &|pair| {
            pair.spec.push_str(&page);
            pair.alerts.retain(|alert| alert.tier.severity != "critical");
        });
        add("alerts switched off", Coverage::None, &|pair| {
            pair.spec.push_str(&both);
            pair.alerts.clear();
        });
    }
    found
}
