//! Pipelines, as far as rollbacks of releases are concerned: what they do is judged by the checks of pipelines.

use prr_sdk::{Document, Kind, Node};

/// Nodes of one pipeline that are looked at.
const MOST: usize = 20_000;
/// Words of commands that undo a release.
const COMMANDS: &[&str] =
    &["--atomic", "--rollback-on-failure", "rollout undo", "rollouts undo", "rollouts abort", "helm rollback"];

/// The command of a pipeline that undoes a release.
pub(super) fn rolls_back<'a>(document: &Document<'a>) -> Option<Node<'a>> {
    let path = document.path();
    if !path.starts_with(".github/workflows/") && path != ".gitlab-ci.yml" {
        return None;
    }
    let mut waiting = vec![document.root()];
    for _ in 0..MOST {
        let node = waiting.pop()?;
        match node.kind() {
            Kind::Mapping | Kind::Sequence => waiting.extend(node.children()),
            _ if node.text().is_some_and(|text| COMMANDS.iter().any(|command| text.contains(command))) => {
                return Some(node);
            }
            _ => {}
        }
    }
    None
}
