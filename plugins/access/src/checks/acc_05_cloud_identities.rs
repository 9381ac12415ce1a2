//! ACC-05: no identity of a cloud is granted everything.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::cloud::Resource;
use crate::cloud::identity::{Width, of_document, of_text};
use crate::messages as m;
use crate::model::Model;
use crate::value::{items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-05",
        severity: Severity::High,
        documentation: include_str!("acc_05_cloud_identities.md"),
        parameters: &[],
        judge,
    }
}

const POLICIES: &[&str] = &["aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_iam_role_policy"];
const ATTACHMENTS: &[&str] = &[
    "aws_iam_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_role_policy_attachment",
];
const GOOGLE: &[&str] = &[
    "google_project_iam_member",
    "google_project_iam_binding",
    "google_folder_iam_member",
    "google_folder_iam_binding",
    "google_organization_iam_member",
    "google_organization_iam_binding",
];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let of = |kinds: &'static [&'static str]| kinds.iter().flat_map(|kind| model.cloud.of(kind));
    let documents = model.cloud.data("aws_iam_policy_document").iter().filter_map(document);
    let policies = of(POLICIES).filter_map(policy);
    let attached = of(ATTACHMENTS).filter_map(|it| administers(it, it.field("policy_arn")?, is_aws_admin));
    let google = of(GOOGLE).filter_map(|it| administers(it, it.field("role")?, is_google_admin));
    let azure = model.cloud.of("azurerm_role_assignment").iter().filter_map(azure);
    documents.chain(policies).chain(attached).chain(google).chain(azure).collect()
}

fn everything(name: &str, at: Node<'_>) -> Finding {
    fail(name, at).because(m::CLOUD_EVERYTHING).fix(m::CLOUD_NAME, &[], None).with("name", name)
}

fn document(resource: &Resource<'_>) -> Option<Finding> {
    let name = format!("data.{}", resource.address());
    let found = match of_document(resource.body) {
        (Some(at), _) => everything(&name, at),
        (None, true) => unknown(&name, resource.body).because(m::CLOUD_UNKNOWN).with("name", name),
        (None, false) => {
            let statement = items(resource.field("statement")).next()?;
            // What is granted to a principal belongs to a resource and not to an identity.
            statement
                .field("principals")
                .is_none()
                .then(|| pass(&name, statement).because(m::CLOUD_LESS).with("name", name))?
        }
    };
    Some(found)
}

/// A policy with its own text. One that refers to a document of this tree is judged there.
fn policy(resource: &Resource<'_>) -> Option<Finding> {
    let name = resource.address();
    let node = resource.field("policy")?;
    if node.is_unresolved() && node.text().is_some_and(|text| text.contains("aws_iam_policy_document.")) {
        return None;
    }
    Some(match of_text(node) {
        Width::Everything => everything(&name, node),
        Width::Less => pass(&name, node).because(m::CLOUD_LESS).with("name", name),
        Width::Unknown => unknown(&name, node).because(m::CLOUD_UNKNOWN).with("name", name),
    })
}

fn is_aws_admin(arn: &str) -> bool {
    arn.ends_with(":policy/AdministratorAccess")
}

fn is_google_admin(role: &str) -> bool {
    matches!(role, "roles/owner" | "roles/editor")
}

fn administers(resource: &Resource<'_>, role: Node<'_>, admin: fn(&str) -> bool) -> Option<Finding> {
    // A policy of this tree is judged where it is declared.
    let text = text(Some(role))?;
    let name = resource.address();
    Some(if admin(text) {
        fail(&name, role).because(m::CLOUD_ADMIN).with("role", text).fix(m::CLOUD_NAME, &[], None).with("name", name)
    } else {
        pass(&name, role).because(m::CLOUD_LESS).with("name", name)
    })
}

/// `Owner` and the like over a whole subscription, or more.
fn azure(resource: &Resource<'_>) -> Option<Finding> {
    let role = resource.field("role_definition_name")?;
    let scope = resource.field("scope").and_then(Node::text).unwrap_or_default();
    let whole = scope.contains("azurerm_subscription") || scope.contains("management_group") || is_subscription(scope);
    let admin = |role: &str| matches!(role, "Owner" | "Contributor" | "User Access Administrator");
    administers(resource, role, if whole { admin } else { |_| false })
}

fn is_subscription(scope: &str) -> bool {
    let rest = scope.strip_prefix("/subscriptions/");
    rest.is_some_and(|rest| !rest.trim_end_matches('/').contains('/'))
}
