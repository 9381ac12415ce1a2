use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::bindings::prr::policy::types as wit;
use crate::error::PluginFault;

/// The Markdown pages of a plugin's checks, by the check's id. They are by far the longest that a plugin says of itself, and most commands show none of
/// them, so they are kept beside its [`Description`](crate::Description) and not in it.
pub(crate) type Pages = BTreeMap<String, String>;

/// Pages that are read, or asked for, when somebody wants to see one.
pub(crate) type WhenShown =
    LazyLock<Result<Pages, PluginFault>, Box<dyn FnOnce() -> Result<Pages, PluginFault> + Send + Sync>>;

pub(crate) fn of(checks: &[wit::Check]) -> Pages {
    checks.iter().map(|check| (check.id.clone(), check.documentation.clone())).collect()
}

/// The title of a check's page, without the id.
pub(crate) fn title(check: &wit::Check) -> &str {
    let line = check.documentation.lines().next().unwrap_or_default().trim_start_matches("# ");
    line.strip_prefix(&check.id).unwrap_or(line).trim()
}
