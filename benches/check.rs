//! The whole check beside a bare `serde_yaml` parse of the same files, as processes, in turn, by CPU time.
//!
//! `cargo bench -p prr-bench` builds the release binary first. Input is kube-prometheus from `PRR_CORPORA` (or `../shared/corpora` beside the
//! checkout) where it is there, and a generated tree always.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use serde::Deserialize as _;

/// Counted runs of each command, after one that fills the caches.
const RUNS: usize = 15;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().collect();
    if let [_, mode, folder] = arguments.as_slice()
        && mode == "parse"
    {
        return parse(Path::new(folder));
    }
    if let [_, mode, prr, folder] = arguments.as_slice()
        && mode == "peak"
    {
        check(Path::new(prr), Path::new(folder)).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        println!("{}", getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss() / 1_024);
        return Ok(());
    }
    let prr = binary()?;
    let myself = env::current_exe()?;
    let scratch = tempfile::tempdir()?;

    let small = scratch.path().join("small");
    fs::create_dir(&small)?;
    fs::write(small.join("slo.yaml"), SLO)?;
    growth(&prr, &myself, scratch.path())?;
    let start = series(&mut [check(&prr, &small)])?;
    println!("start-up and one small file: {:.1} ms CPU (target <= 20)", start[0]);

    let generated = scratch.path().join("generated");
    generate(&generated, 2_000)?;
    compare("2,000 generated manifests", &prr, &myself, &generated)?;
    match corpus("prometheus-operator__kube-prometheus") {
        Some(folder) => compare("kube-prometheus", &prr, &myself, &folder)?,
        None => println!("kube-prometheus: not here (set PRR_CORPORA)"),
    }
    Ok(())
}

/// Objectives with ten rules each: how much longer four times as many take.
fn growth(prr: &Path, myself: &Path, scratch: &Path) -> Outcome<()> {
    let folders = [250, 1_000].map(|count| (count, scratch.join(count.to_string())));
    for (count, folder) in &folders {
        objectives(folder, *count)?;
        // A run that reaches a limit measures nothing.
        let status = check(prr, folder).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        if !matches!(status.code(), Some(0 | 1)) {
            return Err(format!("{count} objectives could not be judged: {status}").into());
        }
    }
    let mut commands: Vec<_> = folders.iter().map(|(_, folder)| check(prr, folder)).collect();
    let medians = series(&mut commands)?;
    for ((count, folder), median) in folders.iter().zip(&medians) {
        // A process of its own, because a parent is told the largest of all its children only.
        let peak = Command::new(myself).arg("peak").arg(prr).arg(folder).output()?;
        let peak = String::from_utf8_lossy(&peak.stdout).trim().to_owned();
        println!("{count} objectives with {} rules: {median:.0} ms CPU, {peak} MiB", count * 10);
    }
    println!("four times as many take {:.2}x the time (target <= {:.1})", medians[1] / medians[0], 4.0 * 1.2);
    Ok(())
}

/// Objectives, each with seven recording rules and three alerts that cover it.
fn objectives(folder: &Path, count: usize) -> Outcome<()> {
    fs::create_dir(folder)?;
    for number in 0..count {
        let name = format!("service{number}");
        let sum =
            |code: &str, window: &str| format!("sum(rate(http_requests_total{{service=\"{name}\"{code}}}[{window}]))");
        let (good, bad) = (",code!~\"5..\"", ",code=~\"5..\"");
        let mut text = format!(
            "service: {name}\nslis:\n  - name: availability\n    sli:\n      numerator: {}\n      denominator: {}\n    \
             slo: {{target: 99.9, window: 30d}}\n---\ngroups:\n  - name: {name}\n    rules:\n",
            sum(good, "5m"),
            sum("", "5m"),
        );
        for window in ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] {
            let ratio = format!("{} / {}", sum(bad, window), sum("", window));
            write!(text, "      - record: {name}:errors:ratio_rate{window}\n        expr: {ratio}\n")?;
        }
        for (tier, long, short, factor, severity) in [
            ("Fast", "1h", "5m", "14.4", "critical"),
            ("Slow", "6h", "30m", "6", "critical"),
            ("Tail", "3d", "6h", "1", "warning"),
        ] {
            let above = |window| format!("{name}:errors:ratio_rate{window} > {factor} * 0.001");
            write!(
                text,
                "      - alert: {name}{tier}\n        expr: {} and {}\n        labels: {{severity: {severity}, service: {name}, slo: availability}}\n",
                above(long),
                above(short),
            )?;
        }
        fs::write(folder.join(format!("{name}.yaml")), text)?;
    }
    Ok(())
}

fn compare(name: &str, prr: &Path, myself: &Path, folder: &Path) -> Outcome<()> {
    let mut parse = Command::new(myself);
    parse.arg("parse").arg(folder);
    let medians = series(&mut [check(prr, folder), parse])?;
    println!(
        "{name}: whole check {:.1} ms CPU, bare serde_yaml parse {:.1} ms CPU, ratio {:.2} (target <= 1.0)",
        medians[0],
        medians[1],
        medians[0] / medians[1]
    );
    Ok(())
}

fn check(prr: &Path, folder: &Path) -> Command {
    let mut command = Command::new(prr);
    command.args(["check", "--format", "json", "--now", "2026-01-01"]).arg(folder);
    command
}

/// Runs the commands in turn and gives the median CPU time of each, in milliseconds.
fn series(commands: &mut [Command]) -> Outcome<Vec<f64>> {
    let mut times = vec![Vec::new(); commands.len()];
    for run in 0..=RUNS {
        for (command, times) in commands.iter_mut().zip(&mut times) {
            let before = children()?;
            let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
            // The gate denies or is undecided about these trees; only a usage error would measure nothing.
            if matches!(status.code(), None | Some(2)) {
                return Err(format!("{command:?} ended with {status}").into());
            }
            if run > 0 {
                times.push(children()? - before);
            }
        }
    }
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    Ok(times.into_iter().map(median).collect())
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a benchmark")]
fn children() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1_000.0)
}

/// What the binary is held against: every YAML file of a folder read and parsed to values, and nothing else.
fn parse(folder: &Path) -> Outcome<()> {
    for file in yaml_files(folder)? {
        let text = fs::read_to_string(file)?;
        for document in serde_yaml::Deserializer::from_str(&text) {
            drop(serde_yaml::Value::deserialize(document));
        }
    }
    Ok(())
}

fn yaml_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(yaml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            files.push(path);
        }
    }
    Ok(files)
}

fn corpus(name: &str) -> Option<PathBuf> {
    let corpora = env::var_os("PRR_CORPORA")
        .map_or_else(|| prr_guest_build::workspace().join("../shared/corpora"), PathBuf::from);
    Some(corpora.join(name)).filter(|folder| folder.is_dir())
}

fn binary() -> Outcome<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--release", "--locked", "--quiet", "--package", "prr"])
        .current_dir(prr_guest_build::workspace())
        .status()?;
    if !built.success() {
        return Err("the release binary does not build".into());
    }
    let myself = env::current_exe()?;
    let target = myself.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    Ok(target.ok_or("not in a target folder")?.join("release/prr"))
}

const SLO: &str = "service: checkout\nslis:\n  - name: availability\n    sli:\n      numerator: sum(rate(ok[5m]))\n      \
                   denominator: sum(rate(all[5m]))\n    slo: {target: 99.9, window: 30d}\n";

/// A tree of small Kubernetes manifests, the same every time.
fn generate(folder: &Path, files: usize) -> Outcome<()> {
    for number in 0..files {
        let name = format!("service-{number}");
        let path = folder.join(format!("team-{}", number % 20)).join(format!("{name}.yaml"));
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        let mut text = format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\n  labels:\n    app: {name}\nspec:\n"
        );
        write!(
            text,
            "  replicas: {}\n  selector:\n    matchLabels: {{app: {name}}}\n  template:\n    metadata:\n",
            number % 5 + 1
        )?;
        write!(text, "      labels:\n        app: {name}\n    spec:\n      containers:\n")?;
        for container in 0..2 {
            write!(text, "        - name: c{container}\n          image: registry.example/{name}:1.{container}\n")?;
            text.push_str("          resources:\n            requests: {cpu: 100m, memory: 128Mi}\n            limits: {memory: 256Mi}\n");
            text.push_str("          readinessProbe:\n            httpGet:\n              path: /ready\n              port: 8080\n");
        }
        fs::write(path, text)?;
    }
    Ok(())
}
