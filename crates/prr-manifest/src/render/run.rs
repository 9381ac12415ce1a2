//! One run of a foreign program: nothing of this machine in its environment, and bounds on time, memory and output.

use std::io::Read;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::refusal::Refusal;

/// Bounds on one run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Wall-clock time.
    pub(super) time: Duration,
    /// Bytes of standard output.
    pub(super) output: u64,
    /// Bytes of standard error that are kept; the rest is read and dropped.
    pub(super) complaint: usize,
    /// Bytes of data that a process may hold, where the system can bound that.
    pub(super) memory: u64,
}

impl Bounds {
    /// For a rendering.
    pub(super) const RENDERING: Self =
        Self { time: Duration::from_secs(30), output: 32 << 20, complaint: 16 << 10, memory: 2 << 30 };
}

/// How often a program that closed its output is asked whether it has ended.
const POLL: Duration = Duration::from_millis(2);

/// Runs a program to its end and gives what it printed. `command` has its arguments, folder and environment.
pub(super) fn run(command: &mut Command, bounds: &Bounds) -> Result<Vec<u8>, Refusal> {
    let deadline = Instant::now() + bounds.time;
    // A group of its own, so that what the program starts ends with it.
    command.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| Refusal::Failed(error.to_string()))?;
    bound_memory(&child, bounds.memory);
    let result = attend(&mut child, deadline, bounds);
    if result.is_err() {
        stop(&mut child);
    }
    result
}

fn attend(child: &mut Child, deadline: Instant, bounds: &Bounds) -> Result<Vec<u8>, Refusal> {
    let late = || Refusal::Time(bounds.time.as_secs());
    let stdout = child.stdout.take().map(|pipe| bounded(pipe, bounds.output));
    let stderr = child.stderr.take().map(|pipe| first_of(pipe, bounds.complaint));
    let left = || deadline.saturating_duration_since(Instant::now());
    let printed = match stdout {
        Some(stdout) => stdout.recv_timeout(left()).map_err(|_| late())?,
        None => Vec::new(),
    };
    if printed.len() as u64 > bounds.output {
        return Err(Refusal::Output(bounds.output));
    }
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < deadline => thread::sleep(POLL),
            Ok(None) => return Err(late()),
            Err(error) => return Err(Refusal::Failed(error.to_string())),
        }
    };
    if status.success() {
        return Ok(printed);
    }
    let complaint = stderr.and_then(|stderr| stderr.recv_timeout(left()).ok()).unwrap_or_default();
    let complaint = String::from_utf8_lossy(&complaint).trim().to_owned();
    Err(Refusal::Failed(if complaint.is_empty() { status.to_string() } else { complaint }))
}

/// Reads all of a pipe, and at most one byte more than `most`.
fn bounded(pipe: impl Read + Send + 'static, most: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What broke off is seen in how the program ends, and a receiver that is gone needs nothing.
        drop(pipe.take(most + 1).read_to_end(&mut bytes));
        drop(sender.send(bytes));
    });
    receiver
}

/// Reads a pipe to its end, so that the program never waits for it, and keeps its beginning.
fn first_of(mut pipe: impl Read + Send + 'static, most: usize) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let (mut kept, mut buffer) = (Vec::new(), [0; 4096]);
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            kept.extend_from_slice(&buffer[..count.min(most.saturating_sub(kept.len()))]);
        }
        drop(sender.send(kept));
    });
    receiver
}

/// Ends a program and everything that it started.
fn stop(child: &mut Child) {
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    // A program that has ended was waited for, and its number may be another one's by now.
    if let (Ok(None), Some(pid)) = (child.try_wait(), pid) {
        // A group that is gone already needs no end.
        let _ = kill_process_group(pid, Signal::KILL);
        drop(child.wait());
    }
}

#[cfg(target_os = "linux")]
fn bound_memory(child: &Child, bytes: u64) {
    use rustix::process::{Resource, Rlimit, prlimit};
    // Without a number it would be this process that is bounded.
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // Where the system refuses, time and output are bounded all the same.
        let _ = prlimit(Some(pid), Resource::Data, Rlimit { current: Some(bytes), maximum: Some(bytes) });
    }
}

#[cfg(not(target_os = "linux"))]
const fn bound_memory(_: &Child, _: u64) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, bounds: &Bounds) -> Result<Vec<u8>, Refusal> {
        run(Command::new("/bin/sh").args(["-c", script]), bounds)
    }

    const SMALL: Bounds = Bounds { time: Duration::from_secs(10), output: 1_000, complaint: 100, memory: 1 << 30 };

    #[test]
    fn a_program_is_read_to_its_end() {
        assert_eq!(shell("printf a; echo noise >&2; printf b", &SMALL), Ok(b"ab".to_vec()));
        assert_eq!(shell("echo why >&2; exit 3", &SMALL), Err(Refusal::Failed("why".to_owned())));
        assert!(matches!(shell("exit 3", &SMALL), Err(Refusal::Failed(status)) if status.contains('3')));
        // Its input is closed: a program that asks gets no answer.
        assert_eq!(shell("cat", &SMALL), Ok(Vec::new()));
    }

    #[test]
    fn a_program_that_hangs_is_stopped_with_what_it_started() {
        let begun = Instant::now();
        let bounds = Bounds { time: Duration::from_millis(300), ..SMALL };
        assert_eq!(shell("sleep 60 & wait", &bounds), Err(Refusal::Time(0)));
        // Closed output is no end either.
        assert_eq!(shell("exec >&- 2>&-; sleep 60", &bounds), Err(Refusal::Time(0)));
        assert!(begun.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_flood_is_cut_on_both_pipes() {
        assert_eq!(shell("while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done", &SMALL), Err(Refusal::Output(1_000)));
        let flood = "i=0; while [ $i -lt 20000 ]; do echo 0123456789 >&2; i=$((i+1)); done; exit 1";
        assert!(matches!(shell(flood, &SMALL), Err(Refusal::Failed(text)) if text.len() <= 100));
    }
}
