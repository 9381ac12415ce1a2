//! Trees that are the same every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::mix::FILES;

/// A tree that was generated.
#[derive(Clone, Copy, Default)]
pub(crate) struct Size {
    pub(crate) documents: usize,
    pub(crate) files: usize,
    pub(crate) bytes: usize,
}

/// Services with ten documents each in four files, in folders of forty; every twentieth service has an objective with its alerts beside it.
pub(crate) fn services(folder: &Path, documents: usize) -> Outcome<Size> {
    let mut size = Size::default();
    for number in 0.. {
        let service = Service::new(number);
        let place = folder.join(&service.team).join(format!("{}-{}", number / 40, service.name));
        fs::create_dir_all(&place)?;
        for (file, parts) in FILES {
            let left = documents - size.documents;
            let parts: Vec<String> = parts.iter().take(left).map(|part| service.fill(part)).collect();
            size.documents += parts.len();
            size.write(&place.join(file), &parts.join("---\n"))?;
            if size.documents == documents {
                return Ok(size);
            }
        }
        if number % 20 == 0 && size.documents + 2 <= documents {
            size.documents += 2;
            size.write(&place.join("slo.yaml"), &specification(&service.name)?)?;
            size.write(&place.join("rules.yaml"), &rules(&service.name)?)?;
            if size.documents == documents {
                return Ok(size);
            }
        }
    }
    Ok(size)
}

impl Size {
    fn write(&mut self, path: &Path, text: &str) -> Outcome<()> {
        self.files += 1;
        self.bytes += text.len();
        Ok(fs::write(path, text)?)
    }
}

/// What differs from service to service.
struct Service {
    name: String,
    team: String,
    port: String,
    count: String,
    digest: String,
}

impl Service {
    fn new(number: usize) -> Self {
        const WORDS: [&str; 8] =
            ["checkout", "cart", "search", "payment-gateway", "mail", "recommendation", "ads", "login"];
        Self {
            name: format!("{}-{number}", WORDS[number % WORDS.len()]),
            team: format!("team-{:02}", number % 23),
            port: (8_000 + number % 97).to_string(),
            count: (number % 7 + 2).to_string(),
            digest: format!("{:016x}", scattered(number as u64)).repeat(4),
        }
    }

    fn fill(&self, template: &str) -> String {
        let values = [
            ("NAME", &self.name),
            ("TEAM", &self.team),
            ("PORT", &self.port),
            ("COUNT", &self.count),
            ("DIGEST", &self.digest),
        ];
        values.into_iter().fold(template.to_owned(), |text, (word, value)| text.replace(word, value))
    }
}

/// Bits of a number, spread over all of a word, so that digests do not look alike.
const fn scattered(number: u64) -> u64 {
    let spread = (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    spread ^ (spread >> 29)
}

/// Objectives and the rules that cover them, a file each: Prometheus reads only the first document of a file.
pub(crate) fn objectives(folder: &Path, count: usize) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    for number in 0..count {
        let name = format!("service{number}");
        fs::write(folder.join(format!("{name}.slo.yaml")), specification(&name)?)?;
        fs::write(folder.join(format!("{name}.rules.yaml")), rules(&name)?)?;
    }
    Ok(())
}

/// One manifest of Deployments with a single replica each, as a chart is rendered into one: something is wrong in every document.
pub(crate) fn stream(folder: &Path, count: usize) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let mut text = String::new();
    for number in 0..count {
        let labels = format!("{{app: service-{number}}}");
        write!(
            text,
            "---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: service-{number}\n  labels: {labels}\nspec:\n  \
             replicas: 1\n  selector:\n    matchLabels: {labels}\n  template:\n    metadata:\n      labels: {labels}\n    spec:\n      \
             containers:\n        - name: app\n          image: registry.example/service:latest\n"
        )?;
    }
    Ok(fs::write(folder.join("rendered.yaml"), text)?)
}

/// One small file with an objective and nothing else.
pub(crate) fn smallest(folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join("slo.yaml"), specification("checkout")?)?)
}

fn specification(name: &str) -> Outcome<String> {
    let mut text = String::new();
    let (good, all) = (sum(name, ",code!~\"5..\"", "5m"), sum(name, "", "5m"));
    write!(
        text,
        "service: {name}\nslis:\n  - name: availability\n    sli:\n      numerator: {good}\n      denominator: {all}\n    \
         slo: {{target: 99.9, window: 30d}}\n"
    )?;
    Ok(text)
}

/// The seven recording rules and three alerts that cover an objective.
fn rules(name: &str) -> Outcome<String> {
    let mut text = String::new();
    write!(text, "groups:\n  - name: {name}\n    rules:\n")?;
    let record = name.replace('-', "_");
    for window in ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] {
        let ratio = format!("{} / {}", sum(name, ",code=~\"5..\"", window), sum(name, "", window));
        write!(text, "      - record: {record}:errors:ratio_rate{window}\n        expr: {ratio}\n")?;
    }
    for (tier, long, short, factor, severity) in [
        ("Fast", "1h", "5m", "14.4", "critical"),
        ("Slow", "6h", "30m", "6", "critical"),
        ("Tail", "3d", "6h", "1", "warning"),
    ] {
        let above = |window| format!("{record}:errors:ratio_rate{window} > {factor} * 0.001");
        write!(
            text,
            "      - alert: {record}{tier}\n        expr: {} and {}\n        labels: {{severity: {severity}, service: {name}, slo: availability}}\n",
            above(long),
            above(short),
        )?;
    }
    Ok(text)
}

fn sum(name: &str, code: &str, window: &str) -> String {
    format!("sum(rate(http_requests_total{{service=\"{name}\"{code}}}[{window}]))")
}
