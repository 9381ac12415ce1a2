//! What is measured, a group of rows each.

use std::process::Stdio;

use crate::Outcome;
use crate::program::Programs;
use crate::series::{series, told};
use crate::table::{Target, row};
use crate::trees::{Trees, corpus};

/// Runs one group and writes its rows.
type Group = fn(&Programs, &Trees) -> Outcome<()>;

/// Every group, by the name that chooses it.
pub(crate) const GROUPS: &[(&str, Group)] = &[
    ("load", load),
    ("check", check),
    ("growth", growth),
    ("relations", relations),
    ("memory", memory),
    ("files", files),
    ("objectives", objectives),
    ("start", start),
    ("corpus", kube_prometheus),
];

/// Documents of the generated trees, and counted runs of each command on them.
const SIZES: [(usize, usize); 3] = [(1_000, 15), (10_000, 7), (50_000, 3)];

/// Listing, reading and the flat documents with their positions, beside the parse.
fn load(programs: &Programs, trees: &Trees) -> Outcome<()> {
    for (documents, runs) in SIZES {
        let (folder, _) = trees.services(documents)?;
        let times = series(&mut [programs.parse(&folder), programs.load(1, &folder), programs.events(&folder)], runs)?;
        let [parse, one, events] = times.as_slice() else { return Err("three were measured".into()) };
        let detail =
            format!("{:.0} ms of {:.0} ms CPU; the parser's events alone {:.0} ms", one.cpu, parse.cpu, events.cpu);
        row(
            &format!("load {documents} documents / serde_yaml"),
            one.cpu / parse.cpu,
            "x",
            Target::AtMost(0.7),
            &detail,
        );
        let times = told(&mut [programs.load(1, &folder), programs.load(2, &folder)], runs)?;
        let (one, two) = (times[0], times[1]);
        let (Some(alone), Some(together)) = (one.inner, two.inner) else { return Err("nothing was told".into()) };
        let detail = format!(
            "{alone:.1} ms and {together:.1} ms on the wall; {:.1} and {:.1} with the start of a process",
            one.wall, two.wall
        );
        row(
            &format!("load {documents} documents, one thread / two"),
            alone / together,
            "x",
            Target::AtLeast(1.7),
            &detail,
        );
    }
    Ok(())
}

/// The whole check beside the parse.
fn check(programs: &Programs, trees: &Trees) -> Outcome<()> {
    for (documents, runs) in SIZES {
        let (folder, size) = trees.services(documents)?;
        #[expect(clippy::cast_precision_loss, reason = "a mean for the table")]
        let mean = size.bytes as f64 / size.documents as f64;
        let name = format!("check {documents} documents of {mean:.0} bytes in {} files / serde_yaml", size.files);
        beside_parse(&name, programs, &folder, runs)?;
    }
    Ok(())
}

fn beside_parse(name: &str, programs: &Programs, folder: &std::path::Path, runs: usize) -> Outcome<()> {
    let times = series(&mut [programs.check(folder), programs.parse(folder)], runs)?;
    let (check, parse) = (times[0].cpu, times[1].cpu);
    row(name, check / parse, "x", Target::AtMost(1.0), &format!("{check:.0} ms of {parse:.0} ms CPU"));
    Ok(())
}

/// How much longer fifty times as many documents take.
fn growth(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let (few, _) = trees.services(1_000)?;
    let (many, _) = trees.services(50_000)?;
    let few = series(&mut [programs.check(&few)], 15)?[0].cpu;
    let many = series(&mut [programs.check(&many)], 3)?[0].cpu;
    let detail = format!("{few:.0} ms and {many:.0} ms CPU");
    row("check 50000 documents / 1000", many / few, "x", Target::AtMost(55.0), &detail);
    Ok(())
}

/// The same for the survey of services and relations, which looks for the other end of every reference in the whole tree.
fn relations(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let (few, _) = trees.services(1_000)?;
    let (many, _) = trees.services(50_000)?;
    let few = series(&mut [programs.inventory(&few)], 15)?[0].cpu;
    let times = series(&mut [programs.inventory(&many), programs.load(1, &many)], 3)?;
    let (many, load) = (times[0].cpu, times[1].cpu);
    let detail = format!("{few:.0} ms and {many:.0} ms CPU, of which reading is {load:.0} ms");
    row("inventory of 50000 documents / 1000", many / few, "x", Target::AtMost(55.0), &detail);
    Ok(())
}

/// The largest resident set of a check of the largest tree.
#[expect(clippy::cast_precision_loss, reason = "MiB for the table")]
fn memory(programs: &Programs, trees: &Trees) -> Outcome<()> {
    for (documents, _) in SIZES {
        let (folder, size) = trees.services(documents)?;
        let input = size.bytes as f64 / f64::from(1 << 20);
        let detail = format!("{input:.1} MiB of input");
        row(
            &format!("peak memory, {documents} documents"),
            programs.peak(&folder)?,
            " MiB",
            Target::AtMost(64.0 + 3.0 * input),
            &detail,
        );
    }
    Ok(())
}

/// Twenty thousand files with 256 open at a time.
#[expect(clippy::cast_precision_loss, reason = "a count for the table")]
fn files(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let (folder, size) = trees.services(50_000)?;
    let output = programs.check_with_files(256, &folder).stderr(Stdio::null()).output()?;
    let unlimited = programs.check(&folder).stderr(Stdio::null()).output()?;
    let same = output.stdout == unlimited.stdout && output.status.code() == unlimited.status.code();
    let detail = if same { "the same report under `ulimit -n 256`" } else { "another report under `ulimit -n 256`" };
    let read = if same { size.files as f64 } else { 0.0 };
    row("files of a tree", read, "", Target::AtLeast(20_000.0), detail);
    Ok(())
}

/// Objectives with ten rules each: how much longer four times as many take.
fn objectives(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let folders = [trees.objectives(250)?, trees.objectives(1_000)?];
    for folder in &folders {
        // A run that reaches a limit measures nothing.
        let status = programs.check(folder).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        if !matches!(status.code(), Some(0 | 1)) {
            return Err(format!("{} could not be judged: {status}", folder.display()).into());
        }
    }
    let mut commands = folders.each_ref().map(|folder| programs.check(folder));
    let times = series(&mut commands, 7)?;
    let peak = programs.peak(&folders[1])?;
    let detail = format!("{:.0} ms and {:.0} ms CPU, {peak:.0} MiB", times[0].cpu, times[1].cpu);
    row("check 1000 objectives / 250", times[1].cpu / times[0].cpu, "x", Target::AtMost(4.0 * 1.2), &detail);
    Ok(())
}

/// One small file: what a run costs before it reads anything.
fn start(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let times = series(&mut [programs.check(&trees.smallest()?)], 15)?;
    row("start-up and one small file", times[0].cpu, " ms", Target::AtMost(20.0), "CPU");
    Ok(())
}

/// Real manifests.
fn kube_prometheus(programs: &Programs, _: &Trees) -> Outcome<()> {
    let Some(folder) = corpus("prometheus-operator__kube-prometheus") else {
        println!("| kube-prometheus | not here (set PRR_CORPORA) | | |");
        return Ok(());
    };
    beside_parse("check kube-prometheus / serde_yaml", programs, &folder, 15)
}
