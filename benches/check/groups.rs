//! What is measured, a group of rows each.

use std::path::Path;
use std::process::Stdio;

use crate::Outcome;
use crate::program::Programs;
use crate::series::{Scaling, scaling, series};
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
    ("stream", stream),
    ("start", start),
    ("corpus", kube_prometheus),
];

/// Documents of the generated trees, and counted runs of each command on them.
const SIZES: [(usize, usize); 3] = [(1_000, 31), (10_000, 11), (50_000, 5)];

/// Listing, reading and the flat documents with their positions, beside the parse.
fn load(programs: &Programs, trees: &Trees) -> Outcome<()> {
    for (documents, runs) in SIZES {
        let (folder, _) = trees.services(documents)?;
        let times = series(&mut [programs.parse(&folder), programs.load(1, &folder), programs.events(&folder)], runs)?;
        let (parse, load, events) = (times.median(0), times.median(1), times.median(2));
        let detail = format!("{load:.0} ms of {parse:.0} ms CPU; the parser's events alone {events:.0} ms");
        row(&format!("load {documents} documents / serde_yaml"), times.ratio(1, 0), "x", Target::AtMost(0.7), &detail);
        second_thread(programs, documents, [&folder, &trees.twin(documents)?], 2 * runs)?;
    }
    Ok(())
}

/// The same on the wall with a second thread, beside what this machine gives to two processes that share nothing.
fn second_thread(programs: &Programs, documents: usize, [folder, twin]: [&Path; 2], runs: usize) -> Outcome<()> {
    let (mut one, mut two) = (programs.load(1, folder), programs.load(2, folder));
    let Scaling { alone, together, threads, processes } =
        scaling(&mut one, &mut two, &mut programs.load(1, twin), runs)?;
    let detail =
        format!("{alone:.1} ms and {together:.1} ms on the wall; two processes that share nothing {processes:.2}x");
    row(&format!("load {documents} documents, one thread / two"), threads, "x", Target::AtLeast(1.7), &detail);
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

fn beside_parse(name: &str, programs: &Programs, folder: &Path, runs: usize) -> Outcome<()> {
    let times = series(&mut [programs.check(folder), programs.parse(folder)], runs)?;
    let detail = format!("{:.0} ms of {:.0} ms CPU", times.median(0), times.median(1));
    row(name, times.ratio(0, 1), "x", Target::AtMost(1.0), &detail);
    Ok(())
}

/// Rounds of a small tree beside one that is fifty times as large.
const ROUNDS: usize = 7;

/// How much longer fifty times as many documents take.
fn growth(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let ((few, _), (many, _)) = (trees.services(1_000)?, trees.services(50_000)?);
    let times = series(&mut [programs.check(&few), programs.check(&many)], ROUNDS)?;
    let detail = format!("{:.0} ms and {:.0} ms CPU", times.median(0), times.median(1));
    row("check 50000 documents / 1000", times.ratio(1, 0), "x", Target::AtMost(55.0), &detail);
    Ok(())
}

/// The same for the survey of services and relations, which looks for the other end of every reference in the whole tree.
fn relations(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let ((few, _), (many, _)) = (trees.services(1_000)?, trees.services(50_000)?);
    let commands = &mut [programs.inventory(&few), programs.inventory(&many), programs.load(1, &many)];
    let times = series(commands, ROUNDS)?;
    let (few, many, load) = (times.median(0), times.median(1), times.median(2));
    let detail = format!("{few:.0} ms and {many:.0} ms CPU, of which reading is {load:.0} ms");
    row("inventory of 50000 documents / 1000", times.ratio(1, 0), "x", Target::AtMost(55.0), &detail);
    Ok(())
}

/// The largest resident set of a check, in each format of the report.
#[expect(clippy::cast_precision_loss, reason = "MiB for the table")]
fn memory(programs: &Programs, trees: &Trees) -> Outcome<()> {
    for (documents, _) in SIZES {
        let (folder, size) = trees.services(documents)?;
        let input = size.bytes as f64 / f64::from(1 << 20);
        for format in ["json", "terminal", "sarif"] {
            let (name, detail) =
                (format!("peak memory, {documents} documents, {format}"), format!("{input:.1} MiB of input"));
            let most = Target::AtMost(64.0 + 3.0 * input);
            row(&name, programs.peak(format, &folder)?, " MiB", most, &detail);
        }
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
    let peak = programs.peak("json", &folders[1])?;
    let detail = format!("{:.0} ms and {:.0} ms CPU, {peak:.0} MiB", times.median(0), times.median(1));
    row("check 1000 objectives / 250", times.ratio(1, 0), "x", Target::AtMost(4.0 * 1.2), &detail);
    Ok(())
}

/// One manifest in which every document has findings, shown to a person with its lines: how much longer four times as many documents take.
fn stream(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let folders = [trees.stream(1_000)?, trees.stream(4_000)?];
    let mut commands = folders.each_ref().map(|folder| programs.check_as("terminal", folder));
    let times = series(&mut commands, 7)?;
    let detail = format!("{:.0} ms and {:.0} ms CPU", times.median(0), times.median(1));
    row("check 4000 documents of one file / 1000", times.ratio(1, 0), "x", Target::AtMost(4.0 * 1.2), &detail);
    Ok(())
}

/// One small file: what a run costs before it reads anything.
fn start(programs: &Programs, trees: &Trees) -> Outcome<()> {
    let times = series(&mut [programs.check(&trees.smallest()?)], 15)?;
    row("start-up and one small file", times.median(0), " ms", Target::AtMost(20.0), "CPU");
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
