//! Objectives with alerts that cover them, in the styles that people and generators write, in parts that can be changed one by one.

use std::fmt::Write;

/// An objective and its rules.
#[derive(Clone)]
pub struct Pair {
    pub name: String,
    /// The document of the objective; empty where only the alerts imply it.
    pub spec: String,
    pub records: Vec<Record>,
    pub alerts: Vec<Alert>,
    /// Whether the rules are packed as a Kubernetes object.
    pub resource: bool,
    /// The target, in percent.
    pub target: f64,
    pub style: Style,
}

#[derive(Clone)]
pub struct Record {
    pub name: String,
    pub expr: String,
    pub labels: Vec<(String, String)>,
}

#[derive(Clone)]
pub struct Alert {
    pub tier: Tier,
    /// The long window, then the short one.
    pub conditions: Vec<Condition>,
    pub join: String,
    pub hold: Option<String>,
    pub labels: Vec<(String, String)>,
}

/// `before ratio op threshold after`.
#[derive(Clone)]
pub struct Condition {
    pub before: String,
    pub ratio: String,
    pub op: String,
    pub threshold: String,
    pub after: String,
}

#[derive(Clone, Copy)]
pub struct Tier {
    pub name: &'static str,
    pub long: &'static str,
    pub short: &'static str,
    pub factor: f64,
    pub severity: &'static str,
}

pub const TIERS: [Tier; 3] = [
    Tier { name: "Fast", long: "1h", short: "5m", factor: 14.4, severity: "critical" },
    Tier { name: "Slow", long: "6h", short: "30m", factor: 6.0, severity: "critical" },
    Tier { name: "Tail", long: "3d", short: "6h", factor: 1.0, severity: "warning" },
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Error ratios written out, in a rule file.
    Inline,
    /// Success ratios written out, in a Kubernetes object.
    Success,
    /// Recording rules, in a rule file.
    Recorded,
    /// Recording rules with the labels that sloth gives them.
    Labelled,
    /// Recorded burn rates above a factor.
    BurnRate,
    /// No objective at all; alerts by cluster.
    Implied,
}

pub const STYLES: [Style; 6] =
    [Style::Inline, Style::Success, Style::Recorded, Style::Labelled, Style::BurnRate, Style::Implied];

pub const BAD: &str = r#"rate(http_requests_total{service="shop",code=~"5.."}[W])"#;
pub const GOOD: &str = r#"rate(http_requests_total{service="shop",code!~"5.."}[W])"#;
pub const ALL: &str = r#"rate(http_requests_total{service="shop"}[W])"#;

/// Every style with every target.
pub fn pairs() -> Vec<Pair> {
    let targets = [99.0, 99.5, 99.9];
    STYLES.iter().flat_map(|style| targets.map(|target| pair(*style, target))).collect()
}

fn pair(style: Style, target: f64) -> Pair {
    let budget = number(1.0 - target / 100.0);
    let mut records = Vec::new();
    for window in ["5m", "30m", "1h", "6h", "3d"] {
        let labels = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let expr = |form: &str| form.replace('W', window);
        let ratio = format!("sum({BAD}) / sum({ALL})");
        let (name, form, labels): (_, _, Vec<_>) = match style {
            Style::Inline | Style::Success => continue,
            Style::Recorded => (format!("shop:errors:ratio_rate{window}"), ratio, Vec::new()),
            Style::Labelled => {
                let own = [("sloth_id", "shop-availability"), ("sloth_service", "shop"), ("sloth_window", window)];
                (format!("slo:sli_error:ratio_rate{window}"), ratio, labels(&own))
            }
            Style::BurnRate => (format!("shop:burnrate{window}"), format!("({ratio}) / {budget}"), Vec::new()),
            Style::Implied => {
                let form = format!("sum by (cluster) ({BAD}) / sum by (cluster) ({ALL})");
                (format!("shop_requests:burnrate{window}"), form, Vec::new())
            }
        };
        records.push(Record { name, expr: expr(&form), labels });
    }
    Pair {
        name: format!("{style:?} {target}"),
        spec: spec(style, target),
        records,
        alerts: TIERS.iter().map(|tier| alert(style, *tier, &budget)).collect(),
        resource: style == Style::Success || style == Style::Labelled,
        target,
        style,
    }
}

fn spec(style: Style, target: f64) -> String {
    let query = |form: &str, window: &str| format!("sum({})", form.replace('W', window));
    match style {
        Style::Implied => String::new(),
        Style::Labelled => format!(
            "version: prometheus/v1\nservice: shop\nslos:\n  - name: availability\n    objective: {target}\n    sli:\n      \
             events:\n        error_query: {}\n        total_query: {}\n    alerting:\n      name: ShopBurn\n",
            query(BAD, "{{.window}}"),
            query(ALL, "{{.window}}"),
        ),
        _ => format!(
            "service: shop\nslis:\n  - name: availability\n    sli:\n      numerator: {}\n      denominator: {}\n    \
             slo: {{target: {target}, window: 30d}}\n",
            query(GOOD, "5m"),
            query(ALL, "5m"),
        ),
    }
}

fn alert(style: Style, tier: Tier, budget: &str) -> Alert {
    let factor = tier.factor;
    let plain = format!("{factor} * {budget}");
    let condition = |window: &'static str| {
        let form = |text: &str| text.replace('W', window);
        let (before, ratio, threshold, after) = match style {
            Style::Inline => ("", form(&format!("sum({BAD}) / sum({ALL})")), plain.clone(), ""),
            Style::Success => ("", form(&format!("1 - sum({GOOD}) / sum({ALL})")), plain.clone(), ""),
            Style::Recorded => ("", format!("shop:errors:ratio_rate{window}"), plain.clone(), ""),
            Style::Labelled => {
                let ratio = format!("slo:sli_error:ratio_rate{window}{{sloth_id=\"shop-availability\"}}");
                ("max(", ratio, format!("({plain})"), ") without (sloth_window)")
            }
            Style::BurnRate => ("", format!("shop:burnrate{window}"), factor.to_string(), ""),
            Style::Implied => ("", format!("sum by (cluster) (shop_requests:burnrate{window})"), plain.clone(), ""),
        };
        Condition { before: before.into(), ratio, op: ">".into(), threshold, after: after.into() }
    };
    let mut labels = vec![("severity".to_owned(), tier.severity.to_owned())];
    match style {
        Style::Implied => {}
        Style::Labelled => {
            labels.extend([("sloth_service".into(), "shop".into()), ("sloth_slo".into(), "availability".into())]);
        }
        _ => labels.extend([("service".into(), "shop".into()), ("slo".into(), "availability".into())]),
    }
    let join = if style == Style::Implied { "and on (cluster)" } else { "and" };
    Alert { tier, conditions: vec![condition(tier.long), condition(tier.short)], join: join.into(), hold: None, labels }
}

/// A number as people write it.
pub fn number(value: f64) -> String {
    let text = format!("{value:.9}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Condition {
    pub fn text(&self) -> String {
        format!("{}{} {} {}{}", self.before, self.ratio, self.op, self.threshold, self.after)
    }
}

impl Pair {
    /// The budget as the alerts write it.
    pub fn budget(&self) -> String {
        number(1.0 - self.target / 100.0)
    }

    /// The rules as a manifest.
    pub fn rules(&self) -> String {
        let (head, pad) = if self.resource {
            (
                "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: shop}\nspec:\n  groups:\n",
                "  ",
            )
        } else {
            ("groups:\n", "")
        };
        let mut out = format!("{head}{pad}- name: shop\n{pad}  rules:\n");
        for record in &self.records {
            rule(&mut out, pad, "record", &record.name, &record.expr, None, &record.labels);
        }
        for alert in &self.alerts {
            let conditions: Vec<_> = alert.conditions.iter().map(Condition::text).collect();
            let expr = conditions.join(&format!("\n{}\n", alert.join));
            let name = format!("ShopBurn{}", alert.tier.name);
            rule(&mut out, pad, "alert", &name, &expr, alert.hold.as_deref(), &alert.labels);
        }
        out
    }

    /// The files of the pair.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        let spec = (!self.spec.is_empty()).then(|| ("slo.yaml", self.spec.clone()));
        spec.into_iter().chain([("rules.yaml", self.rules())]).collect()
    }
}

fn rule(
    out: &mut String,
    pad: &str,
    kind: &str,
    name: &str,
    expr: &str,
    hold: Option<&str>,
    labels: &[(String, String)],
) {
    let body = expr.replace('\n', &format!("\n{pad}      "));
    write!(out, "{pad}  - {kind}: {name}\n{pad}    expr: |\n{pad}      {body}\n").unwrap();
    if let Some(hold) = hold {
        writeln!(out, "{pad}    for: {hold}").unwrap();
    }
    if !labels.is_empty() {
        writeln!(out, "{pad}    labels:").unwrap();
    }
    for (label, value) in labels {
        writeln!(out, "{pad}      {label}: \"{value}\"").unwrap();
    }
}
