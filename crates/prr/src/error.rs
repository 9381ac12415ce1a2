use prr_model::{ExitCode, GateError, Localized, Location};
use prr_plugin::PluginError;

/// Why a command could not do its work: where, what, what to do about it, and the exit code.
#[derive(Debug)]
pub(crate) struct Error {
    pub(crate) exit: ExitCode,
    pub(crate) causes: Vec<Cause>,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Cause {
    pub(crate) location: Option<Location>,
    pub(crate) message: Localized,
    pub(crate) hint: Option<Localized>,
}

impl Error {
    /// The command line or the configuration is wrong.
    pub(crate) fn usage(message: Localized, hint: Option<Localized>) -> Self {
        Self { exit: ExitCode::Usage, causes: vec![Cause { location: None, message, hint }] }
    }

    /// The gate could not do what it must.
    pub(crate) fn undecided(message: Localized, hint: Option<Localized>) -> Self {
        Self { exit: ExitCode::Undecided, causes: vec![Cause { location: None, message, hint }] }
    }

    /// Several things are wrong with the configuration.
    pub(crate) const fn configuration(causes: Vec<Cause>) -> Self {
        Self { exit: ExitCode::Usage, causes }
    }
}

/// What closes the gate ends a command that judges nothing.
impl From<GateError> for Error {
    fn from(error: GateError) -> Self {
        Self::undecided(error.message, error.hint)
    }
}

impl From<PluginError> for Error {
    fn from(error: PluginError) -> Self {
        prr_engine::plugin_error(&error).into()
    }
}
