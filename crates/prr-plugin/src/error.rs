use std::fmt;

/// Why a plugin could not be loaded or did not answer. Closes the gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluginError {
    /// The plugin's name, or its file before it has told its name.
    pub plugin: String,
    /// What went wrong.
    pub fault: PluginFault,
}

/// What went wrong with a plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PluginFault {
    /// A limit was hit.
    Limit(Limit),
    /// The guest trapped: the reason in the runtime's words.
    Trap(String),
    /// The file is not a component that can be compiled.
    Invalid(String),
    /// The component asks for something outside the sandbox.
    Import(String),
    /// The component is of another world or version.
    World(String),
    /// What it says of itself, or an answer, contradicts the contract.
    Contract(String),
    /// The plugin itself refused to judge.
    Refused(String),
}

/// The limit that a plugin hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Instructions.
    Fuel(u64),
    /// Wall-clock time of a call, in seconds.
    CallTime(u64),
    /// Linear memory, in bytes.
    Memory(usize),
    /// Table entries.
    Table(usize),
    /// The guest's stack, in bytes.
    Stack(usize),
    /// Bytes handed to the host in a call.
    Output(usize),
    /// Findings of a call.
    Findings(usize),
    /// Calls to host functions.
    HostCalls(u32),
    /// Bytes of JSON written for a call.
    Json(usize),
    /// Bytes of the plugin's file.
    Module(usize),
    /// Time to compile, in seconds.
    CompileTime(u64),
}

impl PluginFault {
    /// Stable name for reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Limit(limit) => limit.name(),
            Self::Trap(_) => "plugin-trap",
            Self::Invalid(_) => "plugin-invalid",
            Self::Import(_) => "plugin-import",
            Self::World(_) => "plugin-world",
            Self::Contract(_) => "plugin-contract",
            Self::Refused(_) => "plugin-refused",
        }
    }
}

impl Limit {
    /// Stable name for reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fuel(_) => "plugin-fuel",
            Self::CallTime(_) => "plugin-time",
            Self::Memory(_) => "plugin-memory",
            Self::Table(_) => "plugin-table",
            Self::Stack(_) => "plugin-stack",
            Self::Output(_) => "plugin-output",
            Self::Findings(_) => "plugin-findings",
            Self::HostCalls(_) => "plugin-host-calls",
            Self::Json(_) => "plugin-json",
            Self::Module(_) => "plugin-module-size",
            Self::CompileTime(_) => "plugin-compile-time",
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fuel(units) => write!(f, "ran past its limit of {units} instructions"),
            Self::CallTime(seconds) => write!(f, "ran longer than {seconds} s"),
            Self::Memory(bytes) => write!(f, "asked for more than {} MiB of memory", bytes >> 20),
            Self::Table(entries) => write!(f, "asked for more than {entries} table entries"),
            Self::Stack(bytes) => write!(f, "overflowed its stack of {} KiB", bytes >> 10),
            Self::Output(bytes) => write!(f, "handed over more than {} MiB", bytes >> 20),
            Self::Findings(count) => write!(f, "returned more than {count} findings"),
            Self::HostCalls(count) => write!(f, "called the host more than {count} times"),
            Self::Json(bytes) => write!(f, "asked for more than {} MiB of JSON", bytes >> 20),
            Self::Module(bytes) => write!(f, "is larger than {} MiB", bytes >> 20),
            Self::CompileTime(seconds) => write!(f, "took longer than {seconds} s to compile"),
        }
    }
}

impl fmt::Display for PluginFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limit(limit) => limit.fmt(f),
            Self::Trap(reason) => write!(f, "trapped: {reason}"),
            Self::Invalid(reason) => write!(f, "is not a WebAssembly component: {reason}"),
            Self::Import(name) => write!(f, "imports {name}, which the sandbox does not offer"),
            Self::World(reason) => write!(f, "is not a plugin for prr:policy@1: {reason}"),
            Self::Contract(reason) => write!(f, "broke its contract: {reason}"),
            Self::Refused(reason) => write!(f, "could not judge: {reason}"),
        }
    }
}

impl fmt::Display for PluginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "plugin {} {}", self.plugin, self.fault)
    }
}

impl std::error::Error for PluginError {}
