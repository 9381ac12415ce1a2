//! What this program does when it is a command of its own series.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use serde::Deserialize as _;

use crate::Outcome;

/// Does what the arguments of a child say; `false` if they are not those of a child.
pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ["child", arguments @ ..] = arguments.as_slice() else { return Ok(false) };
    match arguments {
        ["parse", folder] => parse(Path::new(folder))?,
        ["events", folder] => events(Path::new(folder))?,
        ["load", threads, folder] => load(threads.parse()?, Path::new(folder))?,
        ["peak", prr, rest @ ..] => peak(prr, rest)?,
        ["generate", documents, folder] => drop(crate::generate::services(Path::new(folder), documents.parse()?)?),
        ["objectives", count, folder] => crate::generate::objectives(Path::new(folder), count.parse()?)?,
        _ => return Err(format!("no child does {arguments:?}").into()),
    }
    Ok(true)
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

/// The floor under every reader that uses this parser: its events, and nothing made of them.
fn events(folder: &Path) -> Outcome<()> {
    for file in yaml_files(folder)? {
        let text = fs::read_to_string(file)?;
        drop(saphyr_parser::Parser::new_from_str(&text).collect::<Vec<_>>());
    }
    Ok(())
}

/// The first half of a check: files to flat documents with positions, digests left for later. Prints how many milliseconds that took, without what
/// it takes to start a process and its threads, and to give the memory back.
fn load(threads: usize, folder: &Path) -> Outcome<()> {
    prr_manifest::whole_heaps();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let start = Instant::now();
    let (documents, took) = pool.install(|| {
        let listing = prr_manifest::list(folder).map_err(|error| error.to_string())?;
        let inventory =
            prr_manifest::load(&listing, &prr_manifest::Excludes::default(), &prr_manifest::TreeLimits::default());
        Ok::<_, String>((inventory.documents(), start.elapsed()))
    })?;
    println!("{}", took.as_secs_f64() * 1_000.0);
    if documents == 0 { Err("no document was read".into()) } else { Ok(()) }
}

/// Prints the largest resident set of a command in KiB. A parent is told that of all its children together, hence a process of its own.
fn peak(prr: &str, arguments: &[&str]) -> Outcome<()> {
    Command::new(prr).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    println!("{}", getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss());
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
