//! Commands in turn, so that what disturbs the machine disturbs all of them.

use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::Outcome;

/// What a command took, medians over its runs, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// Processor time of the process and its threads, in user and kernel mode.
    pub(crate) cpu: f64,
    /// Time on the wall: the least of all runs, since a busy machine only ever adds to it.
    pub(crate) wall: f64,
}

/// Runs the commands in turn, `runs` counted times after one that fills the caches.
pub(crate) fn series(commands: &mut [Command], runs: usize) -> Outcome<Vec<Times>> {
    let mut measured = vec![Vec::with_capacity(runs); commands.len()];
    for run in 0..=runs {
        for (command, measured) in commands.iter_mut().zip(&mut measured) {
            let times = time(command)?;
            if run > 0 {
                measured.push(times);
            }
        }
    }
    Ok(measured.iter().map(|times| summarised(times)).collect())
}

fn time(command: &mut Command) -> Outcome<Times> {
    let (before, start) = (children()?, Instant::now());
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    let wall = start.elapsed().as_secs_f64() * 1_000.0;
    // The gate denies or is undecided about some trees; only a usage error would measure nothing.
    if matches!(status.code(), None | Some(2)) {
        return Err(format!("{command:?} ended with {status}").into());
    }
    Ok(Times { cpu: children()? - before, wall })
}

fn summarised(times: &[Times]) -> Times {
    let mut cpu: Vec<f64> = times.iter().map(|times| times.cpu).collect();
    cpu.sort_by(f64::total_cmp);
    Times { cpu: cpu[cpu.len() / 2], wall: times.iter().map(|times| times.wall).fold(f64::INFINITY, f64::min) }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a benchmark")]
fn children() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1_000.0)
}
