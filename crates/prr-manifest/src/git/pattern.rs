use globset::{Glob, GlobBuilder};

/// The globs that a pattern of CODEOWNERS stands for, or why GitHub ignores its line.
///
/// The rules are those of `.gitignore` with GitHub's exceptions: no `!`, no `[ ]`, and a `*` at the end does not reach into folders.
pub(super) fn globs(pattern: &str) -> Result<Vec<Glob>, &'static str> {
    if pattern.starts_with('!') {
        return Err("a pattern cannot be negated");
    }
    if pattern.contains(['[', ']']) {
        return Err("a pattern cannot have character ranges");
    }
    let folder = pattern.ends_with('/');
    let core = pattern.trim_end_matches('/');
    let anchored = core.contains('/');
    let core = core.strip_prefix('/').unwrap_or(core).replace('{', r"\{").replace('}', r"\}");
    // Without a slash but at the end, it is found at any depth.
    let prefix = if anchored || core.is_empty() { "" } else { "**/" };
    let whole = format!("{prefix}{core}");
    let below = if core.is_empty() { "**".to_owned() } else { format!("{whole}/**") };
    let texts = match core.rsplit('/').next().unwrap_or_default() {
        _ if folder || core.is_empty() => vec![below],
        "*" if anchored => vec![whole],
        _ => vec![whole, below],
    };
    let glob = |text: &String| GlobBuilder::new(text).literal_separator(true).backslash_escape(true).build();
    texts.iter().map(glob).collect::<Result<_, _>>().map_err(|_| "not a pattern")
}
