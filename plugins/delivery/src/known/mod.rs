//! What commands and actions are for: tables with reasons, one file a role.

mod budget;
mod deploy;
mod probe;
mod rollback;
mod row;
mod scan;
mod test;

use crate::shell::{Argv, Way};
use crate::written::Use;

pub(crate) use deploy::{NAMES as DEPLOY_NAMES, OPEN as DEPLOYS_SOMEHOW};
pub(crate) use rollback::NAMES as ROLLBACK_NAMES;
pub(crate) use row::is_named;

/// What a command or an action does for a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It changes what serves.
    Deploys {
        /// Whether it fails where the new version does not become ready; nothing where that is not known.
        waits: Option<bool>,
        /// Whether it takes a failed release back itself.
        returns: bool,
    },
    /// It types on a server: it deploys where its job or its step says so.
    Reaches,
    Tests,
    /// It looks at the source without running it.
    Lints,
    Scans(Verdict),
    /// It looks at what serves.
    Probes(Way),
    RollsBack,
    AsksBudget,
    /// It makes a cluster for this run only: what is deployed there serves nobody.
    Throwaway,
    /// It shows a report of a scan.
    ShowsReport,
    /// It keeps files of the run.
    KeepsFiles,
}

/// Whether what a scanner finds fails the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    ByExitCode,
    /// It says what it found and ends with 0; the setting that would change that.
    Never(&'static str),
    /// Another program decides, in its own settings.
    Elsewhere,
}

/// The role of a command.
pub(crate) fn of_command(argv: &Argv) -> Option<Role> {
    let roles = [
        scan::of_command,
        budget::of_command,
        rollback::of_command,
        deploy::of_command,
        test::of_command,
        probe::of_command,
    ];
    roles.into_iter().find_map(|role| role(argv))
}

/// The role of an action.
pub(crate) fn of_action(action: &Use<'_>) -> Option<Role> {
    let roles =
        [scan::of_action, budget::of_action, rollback::of_action, deploy::of_action, test::of_action, probe::of_action];
    roles.into_iter().find_map(|role| role(action))
}
