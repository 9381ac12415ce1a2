//! The variants: catalogues of conditions, written in every way in which people write them, for several targets and periods.

use super::suite::Suite;

/// How a condition is written.
#[derive(Clone, Copy, Debug)]
enum Form {
    ErrorRatio,
    OneMinusSuccess,
    SuccessBelow,
    Recorded,
    BurnRate,
    Increase,
    Multiplied,
}

const FORMS: [Form; 7] = [
    Form::ErrorRatio,
    Form::OneMinusSuccess,
    Form::SuccessBelow,
    Form::Recorded,
    Form::BurnRate,
    Form::Increase,
    Form::Multiplied,
];

/// Factor, long window, short window, `for:`, `keep_firing_for:`.
type Tier = (f64, &'static str, Option<&'static str>, &'static str, &'static str);

/// A catalogue: its name, its conditions, and how often promtool evaluates them.
type Catalogue = (&'static str, &'static [Tier], u32);

const CATALOGUES: [Catalogue; 11] = [
    ("fast", &[(14.4, "1h", Some("5m"), "0s", "0s")], 30),
    ("slow", &[(6.0, "6h", Some("30m"), "0s", "0s")], 150),
    ("lone", &[(14.4, "1h", None, "0s", "0s")], 60),
    ("mission", &[(14.4, "1m", None, "5m", "0s"), (6.0, "5m", None, "30m", "0s")], 30),
    ("held", &[(14.4, "1h", Some("5m"), "2m", "0s"), (6.0, "6h", Some("30m"), "15m", "0s")], 150),
    ("kept", &[(14.4, "1h", Some("5m"), "0s", "10m"), (6.0, "2h", Some("10m"), "90s", "25m")], 60),
    ("pages", &[(13.44, "1h", Some("5m"), "0s", "0s"), (5.6, "6h", Some("30m"), "0s", "0s")], 150),
    (
        "complete",
        &[
            (14.4, "1h", Some("10m"), "0s", "0s"),
            (6.0, "3h", Some("15m"), "0s", "0s"),
            (1.0, "16h", Some("80m"), "0s", "0s"),
        ],
        300,
    ),
    ("day", &[(3.0, "1d", Some("2h"), "1h", "0s")], 600),
    ("tail", &[(1.0, "3d", Some("6h"), "3h", "0s")], 1_800),
    ("month", &[(6.0, "6h", Some("1h"), "0s", "0s"), (1.0, "3d", Some("6h"), "0s", "0s")], 1_800),
];

/// The conditions of kube-prometheus for the API server.
const KUBERNETES: Catalogue = (
    "kubernetes",
    &[
        (14.4, "1h", Some("5m"), "2m", "0s"),
        (6.0, "6h", Some("30m"), "15m", "0s"),
        (3.0, "1d", Some("2h"), "1h", "0s"),
        (1.0, "3d", Some("6h"), "3h", "0s"),
    ],
    300,
);

/// Targets in percent, as ratios, and their budgets, as people write them.
const TARGETS: [(&str, &str, &str); 4] =
    [("99", "0.99", "0.01"), ("99.5", "0.995", "0.005"), ("99.9", "0.999", "0.001"), ("99.95", "0.9995", "0.0005")];

/// Targets at which the usual factors ask for more errors than there are requests.
const DEAD_TARGETS: [(&str, &str, &str); 2] = [("90", "0.9", "0.1"), ("80", "0.8", "0.2")];

const PERIODS: [&str; 3] = ["30d", "28d", "7d"];

const SELECTED: &str = "http_requests_total{service=\"checkout\"";

/// An objective and rules for it.
pub struct Variant {
    name: String,
    slo: String,
    rules: String,
    interval: u32,
}

impl Variant {
    pub fn suite(&self) -> Suite {
        Suite::new(&self.name, &self.slo, &self.rules, self.interval)
    }

    fn new(catalogue: Catalogue, form: Form, target: (&str, &str, &str), period: &str) -> Self {
        let (name, tiers, interval) = catalogue;
        let records = if matches!(form, Form::Recorded) { records(tiers) } else { String::new() };
        let alerts = tiers.iter().zip(0..).map(|(tier, number)| alert(number, tier, form, target));
        let rules = format!("groups:\n- name: checkout\n  rules:\n{records}{}", alerts.collect::<String>());
        let slo = format!(
            "service: checkout\nslis:\n  - name: availability\n    sli:\n      \
             numerator: sum(rate({SELECTED},code!~\"5..\"}}[5m]))\n      \
             denominator: sum(rate({SELECTED}}}[5m]))\n    slo: {{target: {}, window: {period}}}\n",
            target.0
        );
        Self { name: format!("{name} {form:?} {} {period}", target.0), slo, rules, interval }
    }
}

fn records(tiers: &[Tier]) -> String {
    let windows = tiers.iter().flat_map(|tier| [Some(tier.1), tier.2]).flatten();
    let record = |window| format!("  - {{record: checkout:errors:ratio_rate{window}, expr: '{}'}}\n", errors(window));
    windows.map(record).collect()
}

fn alert(number: usize, tier: &Tier, form: Form, target: (&str, &str, &str)) -> String {
    let (factor, long, short, hold, keep) = *tier;
    let windows = [Some(long), short].into_iter().flatten();
    let conditions: Vec<_> = windows.map(|window| condition(form, window, factor, target)).collect();
    let expr = conditions.join(" and ");
    let optional = |key: &str, value: &str| if value == "0s" { String::new() } else { format!(", {key}: {value}") };
    let waits = optional("for", hold) + &optional("keep_firing_for", keep);
    format!("  - {{alert: Burn{number}, expr: '{expr}', labels: {{severity: critical}}{waits}}}\n")
}

fn errors(window: &str) -> String {
    format!("sum(rate({SELECTED},code=~\"5..\"}}[{window}])) / sum(rate({SELECTED}}}[{window}]))")
}

fn condition(form: Form, window: &str, factor: f64, (_, target, budget): (&str, &str, &str)) -> String {
    let sum = |function: &str, matcher: &str| format!("sum({function}({SELECTED}{matcher}}}[{window}]))");
    let success = format!("{} / {}", sum("rate", ",code!~\"5..\""), sum("rate", ""));
    match form {
        Form::ErrorRatio => format!("{} > {factor} * {budget}", errors(window)),
        Form::OneMinusSuccess => format!("1 - {success} > (1 - {target}) * {factor}"),
        Form::SuccessBelow => format!("{success} < 1 - {factor} * {budget}"),
        Form::Recorded => format!("checkout:errors:ratio_rate{window} > {factor} * {budget}"),
        Form::BurnRate => format!("({}) / {budget} > {factor}", errors(window)),
        Form::Increase => {
            format!("{} / {} > {factor} * {budget}", sum("increase", ",code=~\"5..\""), sum("increase", ""))
        }
        Form::Multiplied => format!("{} > {factor} * {budget} * {}", sum("rate", ",code=~\"5..\""), sum("rate", "")),
    }
}

/// An objective of 99 % with the conditions that kube-prometheus has for it: complete, but for what hides behind `for:`.
pub fn kubernetes() -> Variant {
    Variant::new(KUBERNETES, Form::Recorded, TARGETS[0], PERIODS[0])
}

/// Every catalogue in every form; targets and periods take turns.
pub fn variants() -> Vec<Variant> {
    let mut variants = Vec::new();
    for (row, catalogue) in CATALOGUES.into_iter().enumerate() {
        for (column, form) in FORMS.into_iter().enumerate() {
            let target = TARGETS[(row + column) % TARGETS.len()];
            variants.push(Variant::new(catalogue, form, target, PERIODS[(row + 2 * column) % PERIODS.len()]));
        }
    }
    for (number, form) in FORMS.into_iter().enumerate() {
        variants.push(Variant::new(CATALOGUES[number % 2], form, DEAD_TARGETS[number % 2], PERIODS[number % 3]));
    }
    variants
}
