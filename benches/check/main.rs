//! The binary and its halves beside a bare `serde_yaml` parse of the same files, as processes, in turn, by CPU time.
//!
//! `cargo bench -p prr-bench` builds the release binary first and runs every group; `cargo bench -p prr-bench -- load growth` runs these two.
//! Where two programs are compared, a row is the median of ratios of runs side by side, because machines differ and are never idle. Input is generated,
//! the same every time, and kube-prometheus from `PRR_CORPORA` (or `../shared/corpora` beside the checkout) where it is there.

mod child;
mod generate;
mod groups;
mod mix;
mod program;
mod series;
mod table;
mod trees;

use std::env;
use std::error::Error;

use groups::GROUPS;
use program::Programs;
use trees::Trees;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if child::run(&arguments)? {
        return Ok(());
    }
    if let Some(unknown) = arguments.iter().find(|name| GROUPS.iter().all(|(group, _)| group != name)) {
        let names: Vec<_> = GROUPS.iter().map(|(name, _)| *name).collect();
        return Err(format!("no group `{unknown}`; there are: {}", names.join(", ")).into());
    }
    let (programs, trees) = (Programs::new()?, Trees::new()?);
    table::head();
    for (name, run) in GROUPS {
        if arguments.is_empty() || arguments.iter().any(|argument| argument == name) {
            run(&programs, &trees)?;
        }
    }
    Ok(())
}
