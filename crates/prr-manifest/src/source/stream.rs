use std::collections::BTreeMap;
use std::io::Read;

use prr_document::read::Limits;

use super::error::ListError;
use super::listing::{Entry, Listing, Origin, Overlay};

/// The path of what came through standard input.
pub const STDIN: &str = "<stdin>";

/// Lists a stream of manifests, YAML or JSON, as a tree of one file. No more is read of it than a manifest may have.
///
/// # Errors
/// When the stream cannot be read.
pub fn list_stream(stream: impl Read) -> Result<Listing, ListError> {
    let mut bytes = Vec::new();
    let most = Limits::default().bytes as u64 + 1;
    stream.take(most).read_to_end(&mut bytes).map_err(|error| ListError::Unreadable(error.to_string()))?;
    let files = BTreeMap::from([(STDIN.to_owned(), Entry::File(bytes.len() as u64))]);
    Ok(Listing { files, origin: Origin::Stream(bytes), laid_over: Overlay::default() })
}
