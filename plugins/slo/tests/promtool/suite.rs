//! One objective with its rules: what the plugin predicts for incidents, and the files that make promtool try them.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_plugin_slo::simulation::{Condition, Firing, Settings, Simulated, simulate};
use prr_sdk::{Pattern, View};

use super::incident::Incident;

/// Stretches of firing whose beginnings and ends are looked at; the number of ticks is asserted over all of them.
const LOOKED_AT: usize = 3;

pub struct Suite {
    name: String,
    rules: String,
    interval: u32,
    simulated: Simulated,
    cases: Vec<Case>,
}

/// An incident, how long it is followed, and when each alert should fire.
struct Case {
    incident: Incident,
    horizon: u32,
    firings: Vec<Vec<Firing>>,
}

impl Suite {
    /// Reads both texts as the plugin does. `interval` is how often promtool evaluates.
    pub fn new(name: &str, slo: &str, rules: &str, interval: u32) -> Self {
        let settings = Settings { interval: interval.into(), ..Settings::default() };
        let mut simulated = analyse(slo, rules, &settings);
        assert_eq!(simulated.len(), 1, "{name}");
        let simulated = simulated.remove(0);
        let interval_of = |condition: &Condition| condition.interval.to_bits() == f64::from(interval).to_bits();
        assert!(simulated.conditions.iter().all(interval_of), "{name}");
        Self { name: name.to_owned(), rules: rules.to_owned(), interval, simulated, cases: Vec::new() }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn simulated(&self) -> &Simulated {
        &self.simulated
    }

    /// Whether none of its alerts can ever fire.
    pub fn is_dead(&self) -> bool {
        self.simulated.simulation.tiers.iter().all(|tier| tier.dead.is_some())
    }

    /// The longest window, and what the alerts wait and go on for.
    pub fn memory(&self) -> f64 {
        let length = |condition: &Condition| condition.long + condition.hold + condition.keep;
        self.simulated.conditions.iter().map(length).fold(600.0, f64::max)
    }

    /// Constant errors until every alert that they reach fires, pulses, and a ramp.
    pub fn usual(&self) -> Vec<Incident> {
        let conditions = &self.simulated.conditions;
        let until_heard = |errors: f64| conditions.iter().filter_map(|c| c.fires_after(errors)).fold(900.0, f64::max);
        let constant = |errors: f64| Incident::lasting(Pattern::Constant { errors }, until_heard(errors) + 600.0);
        // Not exactly 10 % and 2 %: those reach some threshold exactly on a tick, where the last bit decides.
        let mut incidents: Vec<_> = [1.0, 0.1003, 0.0203].into_iter().map(constant).collect();
        let shortest = conditions.iter().map(Condition::shortest).fold(f64::INFINITY, f64::min);
        for (errors, on, off) in [(1.0, 0.8, 0.6), (0.3, 2.2, 1.6)] {
            let [on, off] = [on, off].map(|part: f64| (part * shortest / 30.0).round() * 30.0);
            incidents.push(Incident::lasting(Pattern::Pulses { errors, on, off }, 4.0 * (on + off)));
        }
        let rise = (self.memory() / 120.0).round() * 60.0;
        incidents.push(Incident::lasting(Pattern::Ramp { errors: 0.4, rise }, rise));
        incidents
    }

    /// Adds an incident; returns for how many stretches the alerts should fire in it.
    pub fn add(&mut self, incident: &Incident) -> usize {
        let interval = f64::from(self.interval);
        let emptied = |condition: &Condition| condition.shortest() + condition.keep;
        let after = self.simulated.conditions.iter().map(emptied).fold(600.0, f64::max) + 5.0 * interval;
        let horizon = ((incident.seconds + after) / interval).ceil() * interval;
        let trajectory = incident.trajectory();
        let firings: Vec<_> =
            self.simulated.conditions.iter().map(|c| c.firings(&trajectory, horizon + 2.0 * interval)).collect();
        let stretches = firings.iter().map(Vec::len).sum();
        self.cases.push(Case { incident: *incident, horizon: seconds(horizon), firings });
        stretches
    }

    /// For how many stretches alerts should fire, over all incidents.
    pub fn firings(&self) -> usize {
        self.cases.iter().flat_map(|case| &case.firings).map(Vec::len).sum()
    }

    /// The test file of promtool, and how many assertions it makes.
    fn tests(&self, rules: &str) -> (String, usize) {
        let mut text = format!("rule_files: [{rules}]\nevaluation_interval: {}s\ntests:\n", self.interval);
        let assertions = self.cases.iter().map(|case| self.test(case, &mut text)).sum();
        (text, assertions)
    }

    fn test(&self, case: &Case, text: &mut String) -> usize {
        let scrape = if self.interval < 60 { self.interval / 2 } else { self.interval };
        let longest = self.simulated.conditions.iter().map(|condition| condition.long).fold(0.0, f64::max);
        let start = seconds(longest).div_ceil(self.interval) * self.interval + self.interval;
        let end = start + case.horizon;
        let counters = case.incident.counters(start, end, scrape);
        let _ = writeln!(text, "- name: '{} {:?}'\n  interval: {scrape}s\n  input_series:", self.name, case.incident);
        for (code, values) in ["200", "500"].into_iter().zip(counters) {
            let series = format!("http_requests_total{{service=\"checkout\",code=\"{code}\"}}");
            let _ = writeln!(text, "  - {{series: '{series}', values: '{values}'}}");
        }
        let mut moments = String::new();
        let mut counts = String::new();
        let mut assertions = 0;
        for (tier, firings) in self.simulated.simulation.tiers.iter().zip(&case.firings) {
            for (moment, fires) in looked_at(firings, self.interval, case.horizon) {
                let labels = if fires { "{exp_labels: {severity: critical}}" } else { "" };
                let at = start + moment;
                let _ =
                    writeln!(moments, "  - {{eval_time: {at}s, alertname: {}, exp_alerts: [{labels}]}}", tier.alert);
                assertions += 1;
            }
            let ticks = ticks(firings, self.interval, case.horizon);
            let samples = if ticks == 0 { String::new() } else { format!("{{labels: '{{}}', value: {ticks}}}") };
            let firing = format!("ALERTS{{alertname=\"{}\",alertstate=\"firing\"}}", tier.alert);
            let expr = format!("sum(count_over_time({firing}[{}s]))", end + 1);
            let _ = writeln!(counts, "  - {{expr: '{expr}', eval_time: {end}s, exp_samples: [{samples}]}}");
            assertions += 1;
        }
        if !moments.is_empty() {
            let _ = write!(text, "  alert_rule_test:\n{moments}");
        }
        let _ = write!(text, "  promql_expr_test:\n{counts}");
        assertions
    }
}

/// The last tick before each beginning and end, at which nothing has changed yet, and the tick at which it has.
fn looked_at(firings: &[Firing], interval: u32, horizon: u32) -> Vec<(u32, bool)> {
    let mut moments = Vec::new();
    for firing in firings.iter().take(LOOKED_AT) {
        let from = seconds(firing.from);
        moments.extend([(from - interval, false), (from, true)]);
        if firing.until.is_finite() {
            let until = seconds(firing.until);
            moments.extend([(until - interval, true), (until, false)]);
        }
    }
    moments.retain(|(moment, _)| *moment <= horizon);
    moments
}

/// At how many ticks an alert fires.
fn ticks(firings: &[Firing], interval: u32, horizon: u32) -> u32 {
    let last = |firing: &Firing| seconds(firing.until.min(f64::from(horizon + interval))).min(horizon + interval);
    firings.iter().map(|firing| last(firing).saturating_sub(seconds(firing.from)) / interval).sum()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "moments of a test: whole seconds, not negative"
)]
fn seconds(value: f64) -> u32 {
    assert!((value - value.round()).abs() < 1e-6 && value >= 0.0, "{value} s");
    value.round() as u32
}

fn analyse(slo: &str, rules: &str, settings: &Settings) -> Vec<Simulated> {
    let mut builder = ImageBuilder::default();
    let arenas: Vec<_> = [("slo.yaml", slo), ("rules.yaml", rules)]
        .map(|(path, text)| (path, read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default())))
        .into();
    for (number, (path, (arena, faults))) in (0..).zip(&arenas) {
        assert!(faults.is_empty(), "{path}: {faults:?}");
        arena.roots().iter().for_each(|root| builder.push(path, arena, number, *root));
    }
    let image = builder.finish();
    simulate(View::new(&image.bytes).unwrap(), settings)
}

/// Writes all files, runs promtool over them, and says how much was asserted.
pub fn run(name: &str, suites: &[Suite]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("promtool").join(name);
    fs::create_dir_all(&folder).unwrap();
    let (mut files, mut assertions) = (Vec::new(), 0);
    for (number, suite) in suites.iter().enumerate() {
        let (rules, tests) = (format!("{number}-rules.yaml"), format!("{number}-tests.yaml"));
        let (text, asserted) = suite.tests(&rules);
        fs::write(folder.join(&rules), &suite.rules).unwrap();
        fs::write(folder.join(&tests), text).unwrap();
        files.push(tests);
        assertions += asserted;
    }
    let incidents: usize = suites.iter().map(|suite| suite.cases.len()).sum();
    // Two at a time, and with less time spent on collecting garbage: promtool itself takes one test after the other.
    let halves = files.chunks(files.len().div_ceil(2));
    let started: std::io::Result<Vec<_>> = halves
        .map(|half| {
            let mut command = Command::new("promtool");
            command.args(["test", "rules"]).args(half).current_dir(&folder).env("GOGC", "800");
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()
        })
        .collect();
    let running = match started {
        Ok(running) => running,
        Err(_) if std::env::var_os("PRR_REQUIRE_ORACLES").is_none() => {
            println!("skipped: promtool is not installed");
            return;
        }
        Err(error) => panic!("promtool is required here: {error}"),
    };
    for output in running.into_iter().map(|child| child.wait_with_output().unwrap()) {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}", said.chars().take(20_000).collect::<String>());
    }
    println!("{name}: {} variants, {incidents} incidents, {assertions} assertions, all as predicted", suites.len());
}
