use prr_document::read::Format;
use prr_model::GateError;
use rayon::prelude::*;

use super::file::{read_file, read_script};
use super::outcome::Outcome;
use crate::classify::{Class, Classifier};
use crate::exclude::Excludes;
use crate::limits::TreeLimits;
use crate::problem;
use crate::source::{Entry, Listing};

/// No load test that is written by hand is larger; bundles of whole applications are.
const SCRIPT_BYTES: u64 = 1 << 20;

/// Names that a thread looks at in a row: to wake another one takes as long as hundreds of them.
const NAMES_EACH: usize = 512;

/// What is to be done with one file.
pub(super) enum Work<'a> {
    Read(&'a str, Format),
    /// A script or a program, which is a manifest if it is a load test or a migration.
    Script(&'a str),
    Done(Box<Outcome>),
}

impl Work<'_> {
    pub(super) fn run(self, listing: &Listing, limits: &TreeLimits) -> Outcome {
        match self {
            Self::Read(path, format) => read_file(listing, path, format, &limits.manifest),
            Self::Script(path) => read_script(listing, path, &limits.manifest),
            Self::Done(outcome) => *outcome,
        }
    }
}

/// Decides by names and sizes alone what is read, so that nothing is read of what is too much.
pub(super) fn plan<'a>(
    listing: &'a Listing,
    excludes: &Excludes,
    limits: &TreeLimits,
    wanted: impl Fn(&str) -> bool,
) -> (Vec<Work<'a>>, Option<GateError>) {
    let classifier = Classifier::new(listing.files.keys().map(String::as_str));
    let wanted: Vec<_> = listing.files.iter().filter(|(path, _)| wanted(path)).collect();
    let planned = |(path, entry): (&'a String, &'a Entry)| {
        if let Some((_, exclude)) = excludes.find(path) {
            return Planned::Done(Box::new(Outcome::Skipped(problem::excluded(path, &exclude.reason))));
        }
        let class = listing.format(path).map_or_else(|| classifier.class(path), Class::Manifest);
        planned(path, class, *entry, limits)
    };
    let planned: Vec<Planned<'_>> = wanted.into_par_iter().with_min_len(NAMES_EACH).map(planned).collect();
    let (mut work, mut total) = (Vec::with_capacity(planned.len()), 0);
    for planned in planned {
        match planned {
            Planned::Done(outcome) => work.push(Work::Done(outcome)),
            Planned::Read(path, read, bytes) => {
                total += bytes;
                if total > limits.bytes {
                    return (work, Some(problem::too_much(path, limits.bytes)));
                }
                work.push(read);
            }
        }
    }
    (work, None)
}

enum Planned<'a> {
    /// What is to be read: its path and its bytes.
    Read(&'a str, Work<'a>, u64),
    Done(Box<Outcome>),
}

fn planned<'a>(path: &'a str, class: Class, entry: Entry, limits: &TreeLimits) -> Planned<'a> {
    let limit = u64::try_from(limits.manifest.bytes).unwrap_or(u64::MAX);
    Planned::Done(Box::new(match (class, entry) {
        (_, Entry::Refused) => Outcome::Error(problem::refused(path)),
        (_, Entry::Submodule) => Outcome::Skipped(problem::submodule(path)),
        (Class::Other | Class::Script | Class::Program | Class::ToolSettings, Entry::Symlink { .. })
        | (_, Entry::Symlink { inside: true }) => Outcome::Skipped(problem::symlink(path)),
        (_, Entry::Symlink { inside: false }) => Outcome::Skipped(problem::symlink_outside(path)),
        (Class::Manifest(_), Entry::Special) => Outcome::Error(problem::special(path)),
        (Class::Manifest(_), Entry::Absent) => Outcome::Error(problem::absent(path)),
        (Class::Manifest(_), Entry::File(bytes)) if bytes > limit => {
            Outcome::Error(problem::too_large(path, bytes, limit))
        }
        (Class::Manifest(format), Entry::File(bytes)) => return Planned::Read(path, Work::Read(path, format), bytes),
        (Class::Script | Class::Program, Entry::File(bytes)) if bytes <= SCRIPT_BYTES => {
            return Planned::Read(path, Work::Script(path), bytes);
        }
        (Class::Template(engine), _) => Outcome::Skipped(problem::template(path, engine)),
        (Class::ToolSettings, _) => Outcome::Skipped(problem::tool_settings(path)),
        (Class::Other | Class::Script | Class::Program, _) => Outcome::Skipped(problem::no_reader(path)),
    }))
}
