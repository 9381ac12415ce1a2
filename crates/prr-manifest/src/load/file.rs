use prr_document::read::{Format, Limits, is_k6, is_migration};

use super::outcome::Outcome;
use super::text::manifest;
use crate::classify::holds_migrations;
use crate::problem;
use crate::source::Listing;

/// Reads a file whose name says that it is a manifest.
pub(super) fn read_file(listing: &Listing, path: &str, format: Format, limits: &Limits) -> Outcome {
    match listing.read(path) {
        Ok(bytes) if is_lfs_pointer(&bytes) => Outcome::Error(problem::lfs_pointer(path)),
        Ok(bytes) => {
            if format == Format::Markdown && !is_text(&bytes) {
                return Outcome::Skipped(problem::no_text(path));
            }
            let (manifest, problems) = manifest(path, bytes, format, limits);
            Outcome::read(manifest, problems)
        }
        Err(error) => Outcome::Error(problem::unreadable(path, &error)),
    }
}

/// Whether a page is in Unicode. Old notes in another encoding keep nobody from deploying, so they do not close the gate.
fn is_text(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..]) || !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok()
}

/// Reads a script if it is a load test.
pub(super) fn read_script(listing: &Listing, path: &str, limits: &Limits) -> Outcome {
    match listing.read(path) {
        Ok(bytes) if holds_migrations(path) && is_migration(&bytes) => {
            let (manifest, problems) = manifest(path, bytes, Format::MigrationCode, limits);
            Outcome::read(manifest, problems)
        }
        Ok(bytes) if is_k6(&bytes) => {
            let (manifest, problems) = manifest(path, bytes, Format::K6, limits);
            Outcome::read(manifest, problems)
        }
        Ok(_) => Outcome::Skipped(problem::no_reader(path)),
        Err(error) => Outcome::Error(problem::unreadable(path, &error)),
    }
}

/// Whether a file is what Git LFS leaves in place of a large one. It parses as YAML, and declares nothing of what it stands for.
fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}
