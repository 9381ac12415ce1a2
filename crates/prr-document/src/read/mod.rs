//! Readers: bytes to an arena of nodes with positions.
//!
//! Reading is part of the security boundary: what cannot be read is a [`Fault`] with its place, never a silence, and one broken
//! document does not hide its neighbours.

mod align;
mod arena;
mod block;
mod builder;
mod codeowners;
mod cursor;
mod dockerfile;
mod document;
mod embedded;
mod encoding;
mod fault;
mod faults;
pub mod hcl;
mod image;
mod items;
mod json;
mod k6;
mod keys;
mod lines;
mod markdown;
mod migration;
mod nodes;
mod object;
mod parts;
mod portable;
pub mod record;
mod retain;
mod spans;
mod spare;
mod spelling;
mod sql;
mod stream;
mod structure;
mod tables;
mod tree;
mod unportable;
mod values;
mod writer;
mod yaml;

pub use arena::Arena;
pub use cursor::Cursor;
pub use embedded::{Unread, Why, embed};
pub use fault::{Fault, FaultKind};
pub use image::{Image, ImageBuilder, Origin};
pub use lines::{LineIndex, Lines, Position};
pub use structure::Style;
pub use tree::{Tree, Value};
pub use unportable::Unportable;
pub use values::ValueDigest;

use builder::{Builder, to_u32};
use nodes::MOST_KEYS;

/// Bounds on what one manifest may hold. What exceeds them is a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the manifest.
    pub bytes: usize,
    /// Levels of nesting.
    pub depth: usize,
    /// Nodes that a reader which copies aliases would make of one document.
    pub expanded_nodes: u64,
    /// Nodes of the manifest as it is written.
    pub nodes: usize,
    /// Distinct keys of the manifest, without those of manifests in its texts.
    pub keys: usize,
    /// Documents of the manifest, the items of lists included.
    pub documents: usize,
    /// Faults that are kept one by one; the others are counted.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            depth: 128,
            expanded_nodes: 4_000_000,
            nodes: 8_000_000,
            keys: MOST_KEYS,
            documents: 100_000,
            faults: 1_000,
        }
    }
}

/// How a manifest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// YAML as Kubernetes' and Prometheus' readers take it; a stream that starts with a brace is tried as JSON first, as kubectl does.
    Yaml,
    /// JSON, one value.
    Json,
    /// Markdown as GitHub takes it; any text is.
    Markdown,
    /// The instructions of a Dockerfile.
    Dockerfile,
    /// A load test of k6, in JavaScript or TypeScript.
    K6,
    /// Owners of paths, as GitHub and GitLab read them.
    CodeOwners,
    /// JSON values, one a line.
    JsonLines,
    /// A migration of a database, as statements with the changes that they make.
    Sql,
    /// A migration of a database that is a program, or XML: only which tool runs it.
    MigrationCode,
    /// HCL as Terraform reads it: one document in the shape of Terraform's JSON syntax.
    Hcl,
}

/// Reads a manifest. Documents that could be read are in the arena, everything else is a fault.
#[must_use]
pub fn read(bytes: Vec<u8>, format: Format, limits: &Limits) -> (Arena, Vec<Fault>) {
    decoded(bytes, limits, |text| parse_format(text, format, limits))
}

/// Reads YAML as [`read`] does, by the whole parser alone: several times slower. Whatever the reader of plain lines takes must come out the same,
/// and tests hold the one against the other.
#[must_use]
pub fn read_by_parser(bytes: Vec<u8>, limits: &Limits) -> (Arena, Vec<Fault>) {
    decoded(bytes, limits, |text| parse_value(text, Format::Yaml, limits, yaml::read_by_parser))
}

fn decoded(bytes: Vec<u8>, limits: &Limits, parse: impl FnOnce(&str) -> (Arena, Vec<Fault>)) -> (Arena, Vec<Fault>) {
    if bytes.len() > limits.bytes {
        let fault = Fault::new(FaultKind::TooLarge { bytes: bytes.len(), limit: limits.bytes }, 0..0);
        return (Arena::default(), vec![fault]);
    }
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err((text, fault)) => return (Arena::of_text(text), vec![fault]),
    };
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        // YAML readers stop at a NUL and would see the first half only.
        return (Arena::of_text(text), vec![Fault::new(FaultKind::Nul, at..at + 1)]);
    }
    let (mut arena, faults) = on_characters(&text, parse(&text));
    arena.text = text;
    (arena, faults)
}

/// Whether a script in JavaScript or TypeScript is a load test of k6.
#[must_use]
pub fn is_k6(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(k6::is_script)
}

/// Whether a program, or a file of XML, is a migration of a tool that is known.
#[must_use]
pub fn is_migration(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| migration::tool(text).is_some())
}

fn parse(text: &str, format: Format, limits: &Limits) -> (Arena, Vec<Fault>) {
    on_characters(text, parse_format(text, format, limits))
}

/// Faults whose places begin and end with characters.
fn on_characters(text: &str, (arena, mut faults): (Arena, Vec<Fault>)) -> (Arena, Vec<Fault>) {
    for fault in &mut faults {
        fault.span = text.floor_char_boundary(fault.span.start)..text.ceil_char_boundary(fault.span.end);
    }
    (arena, faults)
}

fn parse_format(text: &str, format: Format, limits: &Limits) -> (Arena, Vec<Fault>) {
    let read: fn(&str, &mut Builder<'_>) = match format {
        Format::Yaml | Format::Json => return parse_value(text, format, limits, yaml::read),
        Format::Hcl => return hcl::read(text, limits),
        Format::Markdown => markdown::read,
        Format::Dockerfile => dockerfile::read,
        Format::K6 => k6::read,
        Format::CodeOwners => codeowners::read,
        Format::JsonLines => json::read_lines,
        Format::Sql => sql::read,
        Format::MigrationCode => migration::read,
    };
    let mut builder = Builder::new(text, limits);
    read(text, &mut builder);
    builder.finish()
}

fn parse_value(
    text: &str,
    format: Format,
    limits: &Limits,
    read_yaml: fn(&str, &mut Builder<'_>),
) -> (Arena, Vec<Fault>) {
    let mut no_json = None;
    if format == Format::Json || text.trim_start().starts_with(['{', '[']) {
        let mut builder = Builder::new(text, limits);
        match json::read(text, &mut builder) {
            Ok(()) => return builder.finish(),
            // A bound on the manifest is the same in both formats, and the parser of YAML takes far longer to meet it.
            Err(fault) if format == Format::Json || matches!(fault.kind, FaultKind::TooMany { .. }) => {
                builder.abandon(fault);
                return builder.finish();
            }
            Err(fault) => no_json = Some(fault),
        }
    }
    let mut builder = Builder::new(text, limits);
    // kubectl takes what starts with a brace for JSON and for nothing else.
    if let Some(fault) = no_json.filter(|_| text.trim_start().starts_with('{')) {
        let why = Unportable::NoJson(fault.kind.to_string());
        builder.rejected_in_objects(why, (to_u32(fault.span.start), to_u32(fault.span.end)));
    }
    read_yaml(text, &mut builder);
    builder.finish()
}
