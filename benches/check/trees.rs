//! The trees that are measured: generated ones, made when the first group asks for them, and one from the corpora.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;

use crate::Outcome;
use crate::generate::{self, Size};

/// Generated trees in a folder that goes with the benchmark.
pub(crate) struct Trees {
    scratch: tempfile::TempDir,
    services: RefCell<BTreeMap<usize, Size>>,
}

impl Trees {
    pub(crate) fn new() -> Outcome<Self> {
        Ok(Self { scratch: tempfile::tempdir()?, services: RefCell::default() })
    }

    /// Services with this many documents.
    pub(crate) fn services(&self, documents: usize) -> Outcome<(PathBuf, Size)> {
        let folder = self.scratch.path().join(format!("services-{documents}"));
        if let Some(size) = self.services.borrow().get(&documents) {
            return Ok((folder, *size));
        }
        let size = generate::services(&folder, documents)?;
        self.services.borrow_mut().insert(documents, size);
        Ok((folder, size))
    }

    /// The same services in files of their own, for a process that must not wait for what another one reads.
    pub(crate) fn twin(&self, documents: usize) -> Outcome<PathBuf> {
        let folder = self.scratch.path().join(format!("services-{documents}-twin"));
        if !folder.is_dir() {
            generate::services(&folder, documents)?;
        }
        Ok(folder)
    }

    /// This many objectives with their rules.
    pub(crate) fn objectives(&self, count: usize) -> Outcome<PathBuf> {
        let folder = self.scratch.path().join(format!("objectives-{count}"));
        if !folder.is_dir() {
            generate::objectives(&folder, count)?;
        }
        Ok(folder)
    }

    /// One manifest with this many documents, all of which have findings.
    pub(crate) fn stream(&self, documents: usize) -> Outcome<PathBuf> {
        let folder = self.scratch.path().join(format!("stream-{documents}"));
        generate::stream(&folder, documents)?;
        Ok(folder)
    }

    /// One small file.
    pub(crate) fn smallest(&self) -> Outcome<PathBuf> {
        let folder = self.scratch.path().join("smallest");
        generate::smallest(&folder)?;
        Ok(folder)
    }
}

/// Real manifests from `PRR_CORPORA`, or from beside the checkout, if they are there.
pub(crate) fn corpus(name: &str) -> Option<PathBuf> {
    let corpora = env::var_os("PRR_CORPORA")
        .map_or_else(|| prr_guest_build::workspace().join("../shared/corpora"), PathBuf::from);
    Some(corpora.join(name)).filter(|folder| folder.is_dir())
}
