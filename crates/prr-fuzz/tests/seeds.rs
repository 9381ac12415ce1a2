//! Every target holds on its committed seeds, and on damaged copies of them. `PRR_FUZZ_ROUNDS` is the number of damaged copies a target.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use prr_fuzz::{Mutation, TARGETS};

const ROUNDS: usize = 3_000;

/// Far more than any input of a few kilobytes needs, on any machine: what takes longer grows faster than its input.
const SLOWEST: Duration = Duration::from_secs(10);

/// Tokens that turn one construct into another, of all formats.
const PIECES: &[&str] = &[
    "\n",
    "\n---\n",
    "\n...\n",
    "---",
    "- ",
    "  ",
    "\t",
    ": ",
    ":",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    " #",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!",
    "|",
    ">",
    "|2-\n",
    "'",
    "\"",
    "\\",
    "\\u",
    "%YAML 1.1\n",
    "\r",
    "\r\n",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "한",
    "😀",
    "\0",
    "~",
    "kind: T\n",
    "items:\n",
    "0",
    "1e",
    "(",
    ")",
    "=~",
    "!=",
    "5m",
    "by",
    "offset",
    "bool",
    "@",
    "^",
    "`",
    "\u{ff}\u{ff}",
];

fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

fn holds(target: fn(&[u8]), name: &str, bytes: &[u8]) {
    let start = Instant::now();
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(bytes))) {
        eprintln!("{name}: {}", bytes.escape_ascii());
        std::panic::resume_unwind(panic);
    }
    assert!(start.elapsed() < SLOWEST, "{name} takes {:?}: {}", start.elapsed(), bytes.escape_ascii());
}

#[test]
fn every_target_has_seeds_and_holds_on_them() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(seeds.len() >= 20, "{name} has {} seeds", seeds.len());
        for (path, bytes) in seeds {
            holds(*target, &path, &bytes);
        }
    }
}

#[test]
fn every_target_holds_on_damaged_seeds() {
    let rounds = std::env::var("PRR_FUZZ_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    for (number, (name, target)) in TARGETS.iter().enumerate() {
        let seeds = seeds(name);
        let mut mutation = Mutation::new(number as u64);
        for _ in 0..rounds {
            let (path, mut bytes) = seeds[mutation.below(seeds.len())].clone();
            let other = &seeds[mutation.below(seeds.len())].1;
            mutation.damage(&mut bytes, other, PIECES);
            holds(*target, &path, &bytes);
        }
    }
}
