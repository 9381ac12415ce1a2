//! Commands in turn, so that what disturbs the machine disturbs all of them.

use std::process::{Command, ExitStatus, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::Outcome;

/// Processor time of commands that ran in turn, in milliseconds: a row for each command, with one value for each round.
pub(crate) struct Series(Vec<Vec<f64>>);

impl Series {
    /// What a command took.
    pub(crate) fn median(&self, command: usize) -> f64 {
        median(self.0[command].clone())
    }

    /// How much longer one command took than another one. Two runs of one round are compared, because a machine that others use too is half as fast
    /// from one second to the next.
    pub(crate) fn ratio(&self, one: usize, other: usize) -> f64 {
        median(self.0[one].iter().zip(&self.0[other]).map(|(one, other)| one / other).collect())
    }
}

/// Runs the commands in turn, `runs` counted times after one that fills the caches. What is counted is the time of each process and its threads, in
/// user and kernel mode.
pub(crate) fn series(commands: &mut [Command], runs: usize) -> Outcome<Series> {
    let mut measured = vec![Vec::with_capacity(runs); commands.len()];
    for run in 0..=runs {
        for (command, measured) in commands.iter_mut().zip(&mut measured) {
            let before = children()?;
            counts(command.stdout(Stdio::null()).stderr(Stdio::null()).status()?, command)?;
            if run > 0 {
                measured.push(children()? - before);
            }
        }
    }
    Ok(Series(measured))
}

/// How much faster a second processor makes a command, as medians over rounds of runs side by side.
pub(crate) struct Scaling {
    /// Milliseconds on the wall with one thread and with two.
    pub(crate) alone: f64,
    pub(crate) together: f64,
    /// What two threads of one process gain.
    pub(crate) threads: f64,
    /// What two processes with one thread each gain, on trees of their own: more than that this machine does not give.
    pub(crate) processes: f64,
}

/// Measures commands that print how many milliseconds it took them to do what is measured: one with one thread, the same with two, and the first
/// once more beside another one that does as much.
pub(crate) fn scaling(one: &mut Command, two: &mut Command, beside: &mut Command, runs: usize) -> Outcome<Scaling> {
    let mut rounds = [const { Vec::new() }; 4];
    for run in 0..=runs {
        let (alone, together) = (told([one])?, told([two])?);
        let twice = told([one, beside])?;
        if run > 0 {
            let round = [alone, together, alone / together, 2.0 * alone / twice];
            rounds.iter_mut().zip(round).for_each(|(rounds, value)| rounds.push(value));
        }
    }
    let [alone, together, threads, processes] = rounds.map(median);
    Ok(Scaling { alone, together, threads, processes })
}

/// Runs the commands at once: the milliseconds that the slowest of them told.
fn told<const COMMANDS: usize>(commands: [&mut Command; COMMANDS]) -> Outcome<f64> {
    let mut started = Vec::with_capacity(COMMANDS);
    for command in commands {
        started.push((command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?, command));
    }
    let mut slowest = 0.0_f64;
    for (child, command) in started {
        let output = child.wait_with_output()?;
        counts(output.status, command)?;
        slowest = slowest.max(String::from_utf8_lossy(&output.stdout).trim().parse()?);
    }
    Ok(slowest)
}

/// The gate denies or is undecided about some trees; only a usage error would measure nothing.
fn counts(status: ExitStatus, command: &Command) -> Outcome<()> {
    match status.code() {
        None | Some(2) => Err(format!("{command:?} ended with {status}").into()),
        Some(_) => Ok(()),
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a benchmark")]
fn children() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1_000.0)
}
