use std::time::Duration;

/// What a plugin may use. Fuel decides, because it is the same on every machine; wall-clock time is the backstop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a plugin's file. Default 32 MiB: Python components have 18 MiB.
    pub module_bytes: usize,
    /// Time to compile a plugin that is not in the cache. Default 120 s.
    pub compile_time: Duration,
    /// Fuel of a call, about one unit an instruction. Default 2,000,000,000.
    pub fuel: u64,
    /// Additional fuel for each node of the documents. Default 60,000.
    pub fuel_per_node: u64,
    /// Wall-clock time of a call. Default 60 s.
    pub call_time: Duration,
    /// Bytes of linear memory, all memories of an instance together. Default 256 MiB.
    pub memory_bytes: usize,
    /// Entries of an instance's tables together. Default 100,000.
    pub table_entries: usize,
    /// Bytes of a guest's stack. Default 512 KiB.
    pub stack_bytes: usize,
    /// Bytes that a call may hand to the host. Default 16 MiB.
    pub output_bytes: usize,
    /// Findings of a call. Default 100,000.
    pub findings: usize,
    /// Calls to host functions of a call. Default 100,000.
    pub host_calls: u32,
    /// Bytes of JSON that host functions write for a call. Default 256 MiB.
    pub json_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            module_bytes: 32 << 20,
            compile_time: Duration::from_mins(2),
            fuel: 2_000_000_000,
            fuel_per_node: 60_000,
            call_time: Duration::from_mins(1),
            memory_bytes: 256 << 20,
            table_entries: 100_000,
            stack_bytes: 512 << 10,
            output_bytes: 16 << 20,
            findings: 100_000,
            host_calls: 100_000,
            json_bytes: 256 << 20,
        }
    }
}

impl Limits {
    pub(crate) const fn fuel_for(&self, nodes: u64) -> u64 {
        self.fuel.saturating_add(self.fuel_per_node.saturating_mul(nodes))
    }
}
