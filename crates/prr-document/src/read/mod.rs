//! Readers: bytes to an arena of nodes with positions.
//!
//! Reading is part of the security boundary: what cannot be read is a [`Fault`] with its place, never a silence, and one broken
//! document does not hide its neighbours.

mod align;
mod arena;
mod block;
mod builder;
mod embedded;
mod encoding;
mod fault;
mod image;
mod json;
mod keys;
mod lines;
mod object;
mod portable;
mod spelling;
mod yaml;

pub use arena::{Arena, Spans};
pub use embedded::{Unread, Why, embed};
pub use fault::{Fault, FaultKind};
pub use image::{Image, ImageBuilder, Origin};
pub use lines::{LineIndex, Lines, Position};

use builder::{Builder, to_u32};

/// Bounds on what one manifest may hold. What exceeds them is a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the manifest.
    pub bytes: usize,
    /// Levels of nesting.
    pub depth: usize,
    /// Nodes that a reader which copies aliases would make of one document.
    pub expanded_nodes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 32 << 20, depth: 128, expanded_nodes: 4_000_000 }
    }
}

/// How a manifest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// YAML as Kubernetes' and Prometheus' readers take it; a stream that starts with a brace is tried as JSON first, as kubectl does.
    Yaml,
    /// JSON, one value.
    Json,
}

/// Reads a manifest. Documents that could be read are in the arena, everything else is a fault.
#[must_use]
pub fn read(bytes: Vec<u8>, format: Format, limits: &Limits) -> (Arena, Vec<Fault>) {
    if bytes.len() > limits.bytes {
        let fault = Fault::new(FaultKind::TooLarge { bytes: bytes.len(), limit: limits.bytes }, 0..0);
        return (Arena::default(), vec![fault]);
    }
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err(fault) => return (Arena::default(), vec![fault]),
    };
    if let Some(at) = text.bytes().position(|byte| byte == 0) {
        // YAML readers stop at a NUL and would see the first half only.
        return (Arena::of_text(text), vec![Fault::new(FaultKind::Nul, at..at + 1)]);
    }
    let (mut arena, faults) = parse(&text, format, limits);
    arena.text = text;
    (arena, faults)
}

fn parse(text: &str, format: Format, limits: &Limits) -> (Arena, Vec<Fault>) {
    let mut no_json = None;
    if format == Format::Json || text.trim_start().starts_with(['{', '[']) {
        let mut builder = Builder::new(text, limits);
        match json::read(text, &mut builder) {
            Ok(()) => return builder.finish(),
            Err(fault) if format == Format::Json => return (Arena::default(), vec![fault]),
            Err(fault) => no_json = Some(fault),
        }
    }
    let mut builder = Builder::new(text, limits);
    // kubectl takes what starts with a brace for JSON and for nothing else.
    if let Some(fault) = no_json.filter(|_| text.trim_start().starts_with('{')) {
        builder.rejected_in_objects(
            &format!("no JSON, although it starts with a brace: {}", fault.kind),
            (to_u32(fault.span.start), to_u32(fault.span.end)),
        );
    }
    yaml::read(text, &mut builder);
    builder.finish()
}
