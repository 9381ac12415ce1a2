//! What policies of AWS grant: as JSON texts, and as blocks of `aws_iam_policy_document`.

use prr_sdk::Node;

use super::json::Json;
use crate::value::{items, text};

/// What a policy grants at its widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// Every action on every resource.
    Everything,
    /// Less.
    Less,
    /// It hangs on what the tree does not tell.
    Unknown,
}

/// The width of a policy's text.
pub(crate) fn of_text(node: Node<'_>) -> Width {
    let Some(text) = text(Some(node)) else { return Width::Unknown };
    let Some(json) = Json::read(text) else { return Width::Unknown };
    let Some(statements) = json.get("Statement") else { return Width::Unknown };
    let everything = statements.items().iter().any(|statement| {
        let texts = |key| statement.get(key).map(Json::texts).unwrap_or_default();
        grants(&texts("Effect"), &texts("Action"), &texts("Resource")) && statement.get("Condition").is_none()
    });
    if everything { Width::Everything } else { Width::Less }
}

/// The statement of an `aws_iam_policy_document` that grants everything, and whether statements may be missing.
pub(crate) fn of_document(body: Node<'_>) -> (Option<Node<'_>>, bool) {
    let everything = items(body.field("statement")).find_map(|statement| {
        let texts = |key: &str| items(statement.field(key)).filter_map(|node| text(Some(node))).collect::<Vec<_>>();
        let effect = text(statement.field("effect")).unwrap_or("Allow");
        let bound = statement.field("condition").is_some() || statement.field("principals").is_some();
        let all = grants(&[effect], &texts("actions"), &texts("resources"));
        (all && !bound).then(|| statement.field("actions")).flatten()
    });
    (everything, body.is_unresolved() || body.field("dynamic").is_some())
}

fn grants(effect: &[&str], actions: &[&str], resources: &[&str]) -> bool {
    effect.contains(&"Allow") && actions.iter().any(|it| matches!(*it, "*" | "*:*")) && resources.contains(&"*")
}
