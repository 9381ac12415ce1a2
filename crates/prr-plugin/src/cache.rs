use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Compiled plugins on disk, and what they say of themselves, by digest of the plugin and of everything that decides its code.
///
/// Compiled code is executed as it is, so whoever can write here owns the process: the folder must belong to the user and be writable by
/// nobody else. A folder that is not so is not used.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

/// After this time a file that nobody used is removed when another one is kept. What is still needed then is compiled again.
const UNUSED: Duration = Duration::from_hours(30 * 24);

impl Cache {
    /// A cache in `folder`, which is created for the user alone if it is missing. `None` if the folder cannot be trusted or made.
    #[must_use]
    pub fn open(folder: &Path) -> Option<Self> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).ok()?;
        Self::is_ours(folder).then(|| Self { folder: folder.to_owned() })
    }

    /// The user's cache: `PRR_CACHE_DIR`, or `prr` in `XDG_CACHE_HOME` or `~/.cache`.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let folder = absolute("PRR_CACHE_DIR")
            .or_else(|| absolute("XDG_CACHE_HOME").map(|path| path.join("prr")))
            .or_else(|| absolute("HOME").map(|path| path.join(".cache/prr")))?;
        Self::open(&folder)
    }

    fn is_ours(path: &Path) -> bool {
        let user = rustix::process::geteuid().as_raw();
        fs::symlink_metadata(path).is_ok_and(|found| found.uid() == user && found.mode() & 0o022 == 0)
    }

    /// The file with this key, if there is one that can be trusted.
    pub(crate) fn find(&self, key: &str) -> Option<PathBuf> {
        let path = self.path(key);
        (Self::is_ours(&path) && path.is_file()).then_some(path)
    }

    /// Keeps what was made, and removes what nobody used for long. A cache that cannot be written costs time, not the verdict.
    pub(crate) fn keep(&self, key: &str, code: &[u8]) {
        let path = self.path(key);
        let temporary = self.folder.join(format!("{key}.{}.tmp", std::process::id()));
        let written = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&temporary)
            .and_then(|mut file| file.write_all(code))
            .and_then(|()| fs::rename(&temporary, &path));
        match written {
            Ok(()) => self.sweep(),
            Err(_) => drop(fs::remove_file(&temporary)),
        }
    }

    /// Every version of the program leaves its own files. Only those are removed that have the names of this cache: the folder may have been chosen
    /// for other things as well.
    fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_name)) {
            let unused = entry.metadata().is_ok_and(|found| found.is_file() && is_stale(&found));
            if unused {
                drop(fs::remove_file(entry.path()));
            }
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(key)
    }
}

/// What a file of the cache is called: a digest, and what it is of.
fn is_name(name: &str) -> bool {
    let is_digest = |part: &str| part.len() == 64 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split_once('.').is_some_and(|(digest, kind)| {
        is_digest(digest) && ["cwasm", "description-", "pages-"].iter().any(|known| kind.starts_with(known))
    })
}

/// Whether a file was neither read nor written for long, as far as the file system tells.
fn is_stale(found: &fs::Metadata) -> bool {
    let used = found.modified().into_iter().chain(found.accessed()).max();
    used.is_some_and(|used| used.elapsed().is_ok_and(|unused| unused > UNUSED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("prr-cache-test-{}-{name}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        folder
    }

    #[test]
    fn what_was_kept_is_found() {
        let folder = folder("kept");
        let cache = Cache::open(&folder).unwrap();
        assert!(cache.find("a").is_none());
        cache.keep("a", b"code");
        assert_eq!(fs::read(cache.find("a").unwrap()).unwrap(), b"code");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_nobody_used_for_long_is_removed_and_nothing_else() {
        let folder = folder("swept");
        let cache = Cache::open(&folder).unwrap();
        let digest = "0".repeat(64);
        let old = std::time::SystemTime::now() - UNUSED - Duration::from_mins(1);
        let names = ["cwasm", "description-1", "pages-1", "cwasm.7.tmp", "txt"].map(|kind| format!("{digest}.{kind}"));
        for name in names.iter().map(String::as_str).chain(["notes.txt", "short.cwasm"]) {
            fs::write(folder.join(name), "").unwrap();
            let times = fs::FileTimes::new().set_modified(old).set_accessed(old);
            fs::File::options().write(true).open(folder.join(name)).unwrap().set_times(times).unwrap();
        }
        let kept = format!("{}.cwasm", "1".repeat(64));
        fs::write(folder.join(&kept), "").unwrap();
        cache.keep(&format!("{}.cwasm", "2".repeat(64)), b"code");
        let mut left: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        let new = format!("{}.cwasm", "2".repeat(64));
        assert_eq!(left, [names[4].as_str(), &kept, &new, "notes.txt", "short.cwasm"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_others_can_write_is_not_trusted() {
        let folder = folder("shared");
        let cache = Cache::open(&folder).unwrap();
        cache.keep("a", b"code");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
        assert!(Cache::open(&folder).is_none());
        fs::set_permissions(cache.path("a"), fs::Permissions::from_mode(0o666)).unwrap();
        assert!(cache.find("a").is_none());
        fs::remove_dir_all(&folder).unwrap();
    }
}
