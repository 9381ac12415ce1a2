use prr_document::read::Limits;

/// Bounds on what is read of one tree. What exceeds them is an error that closes the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeLimits {
    /// Bounds on each manifest.
    pub manifest: Limits,
    /// Bytes of all manifests.
    pub bytes: u64,
    /// Documents of all manifests.
    pub documents: usize,
}

impl Default for TreeLimits {
    fn default() -> Self {
        Self { manifest: Limits::default(), bytes: 1 << 30, documents: 1_000_000 }
    }
}
