//! Writes changed files: each wholly or not at all, and only where it is still what was read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::rounds::FixedFile;

/// Why files are not written.
#[derive(Debug)]
pub enum WriteError {
    /// A file is no longer what was read.
    Changed(String),
    /// A file would lie outside the tree, or behind a symbolic link.
    Outside(String),
    /// The system refuses.
    Failed {
        /// The file.
        path: String,
        /// What it says.
        error: io::Error,
        /// Files that were written before.
        written: Vec<String>,
    },
}

/// Writes files below `root`. Everything is checked and written beside its place first; only then files take their places, each in one step.
///
/// # Errors
/// When a file changed meanwhile, lies elsewhere, or cannot be written. Before the first one takes its place, nothing has changed.
pub fn write(root: &Path, files: &[FixedFile]) -> Result<(), WriteError> {
    let failed = |path: &str, error, written: &[String]| WriteError::Failed {
        path: path.to_owned(),
        error,
        written: written.to_vec(),
    };
    let real_root = root.canonicalize().map_err(|error| failed(&root.display().to_string(), error, &[]))?;
    let mut staged = Vec::new();
    for file in files {
        let place = place(root, &real_root, file)?;
        staged.push(Staged::new(&place, file).map_err(|error| failed(&file.path, error, &[]))?);
    }
    // What took a while may have let somebody else write.
    for file in files {
        place(root, &real_root, file)?;
    }
    let mut written = Vec::new();
    for (staged, file) in staged.into_iter().zip(files) {
        staged.settle().map_err(|error| failed(&file.path, error, &written))?;
        written.push(file.path.clone());
    }
    Ok(())
}

/// Where a file is written: in a folder of the tree, over a file that is still what was read, or where nothing is.
fn place(root: &Path, real_root: &Path, file: &FixedFile) -> Result<PathBuf, WriteError> {
    let place = root.join(&file.path);
    let outside = || WriteError::Outside(file.path.clone());
    let folder = place.parent().ok_or_else(outside)?.canonicalize().map_err(|_| outside())?;
    let parts = Path::new(&file.path).parent().map(Path::to_owned).unwrap_or_default();
    // A folder behind a symbolic link is another place than its path says.
    if folder != real_root.join(parts) {
        return Err(outside());
    }
    let is = match place.symlink_metadata() {
        Ok(found) if found.is_file() => Some(fs::read(&place).map_err(|_| WriteError::Changed(file.path.clone()))?),
        Ok(_) => return Err(outside()),
        Err(_) => None,
    };
    if is == file.before { Ok(place) } else { Err(WriteError::Changed(file.path.clone())) }
}

/// A file beside its place. It goes away unless it is settled.
struct Staged {
    temporary: PathBuf,
    place: PathBuf,
    is_new: bool,
}

impl Staged {
    fn new(place: &Path, file: &FixedFile) -> io::Result<Self> {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let (mut out, temporary) = create_beside(place, &name)?;
        let staged = Self { temporary, place: place.to_owned(), is_new: file.before.is_none() };
        out.write_all(&file.after)?;
        if file.before.is_some() {
            out.set_permissions(fs::metadata(place)?.permissions())?;
        }
        out.sync_all()?;
        Ok(staged)
    }

    fn settle(self) -> io::Result<()> {
        if self.is_new {
            // Unlike a rename this fails where somebody else was faster.
            return fs::hard_link(&self.temporary, &self.place);
        }
        fs::rename(&self.temporary, &self.place)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.temporary));
    }
}

fn create_beside(place: &Path, name: &str) -> io::Result<(File, PathBuf)> {
    let process = std::process::id();
    for number in 0..100 {
        let temporary = place.with_file_name(format!(".{name}.{process}.{number}.prr"));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(file) => return Ok((file, temporary)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
