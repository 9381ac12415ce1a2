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
    /// The same of the part that the process measured itself, where it printed a number of milliseconds.
    pub(crate) inner: Option<f64>,
}

/// Runs the commands in turn, `runs` counted times after one that fills the caches.
pub(crate) fn series(commands: &mut [Command], runs: usize) -> Outcome<Vec<Times>> {
    measured(commands, runs, false)
}

/// The same for commands that print how many milliseconds it took them to do what is measured.
pub(crate) fn told(commands: &mut [Command], runs: usize) -> Outcome<Vec<Times>> {
    measured(commands, runs, true)
}

fn measured(commands: &mut [Command], runs: usize, tells: bool) -> Outcome<Vec<Times>> {
    let mut measured = vec![Vec::with_capacity(runs); commands.len()];
    for run in 0..=runs {
        for (command, measured) in commands.iter_mut().zip(&mut measured) {
            let times = time(command, tells)?;
            if run > 0 {
                measured.push(times);
            }
        }
    }
    Ok(measured.iter().map(|times| summarised(times)).collect())
}

fn time(command: &mut Command, tells: bool) -> Outcome<Times> {
    let (before, start) = (children()?, Instant::now());
    let output = command.stdout(if tells { Stdio::piped() } else { Stdio::null() }).stderr(Stdio::null()).output()?;
    let status = output.status;
    let wall = start.elapsed().as_secs_f64() * 1_000.0;
    // The gate denies or is undecided about some trees; only a usage error would measure nothing.
    if matches!(status.code(), None | Some(2)) {
        return Err(format!("{command:?} ended with {status}").into());
    }
    let inner = tells.then(|| String::from_utf8_lossy(&output.stdout).trim().parse()).transpose()?;
    Ok(Times { cpu: children()? - before, wall, inner })
}

fn summarised(times: &[Times]) -> Times {
    let mut cpu: Vec<f64> = times.iter().map(|times| times.cpu).collect();
    cpu.sort_by(f64::total_cmp);
    let least = |walls: &mut dyn Iterator<Item = f64>| walls.fold(f64::INFINITY, f64::min);
    Times {
        cpu: cpu[cpu.len() / 2],
        wall: least(&mut times.iter().map(|times| times.wall)),
        inner: times[0].inner.map(|_| least(&mut times.iter().filter_map(|times| times.inner))),
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a benchmark")]
fn children() -> Outcome<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1_000.0)
}
