//! Built-in policy plugin: who may reach what, and which doors stand open.

mod checks;
mod cloud;
mod declared;
mod kube;
mod messages;
mod model;
mod search;
mod value;

use prr_sdk::{Check, Family, Input, Message, Scope, Selector};

/// Rights, networks, identities, and what runs behind them.
const SELECTORS: &[Selector] = &[
    prr_sdk::declared::CONFIGURATION,
    Selector::Kind("Role"),
    Selector::Kind("ClusterRole"),
    Selector::Kind("RoleBinding"),
    Selector::Kind("ClusterRoleBinding"),
    Selector::Kind("ServiceAccount"),
    Selector::Kind("Namespace"),
    Selector::Kind("NetworkPolicy"),
    Selector::Kind("CiliumNetworkPolicy"),
    Selector::Kind("CiliumClusterwideNetworkPolicy"),
    Selector::Kind("GlobalNetworkPolicy"),
    Selector::Kind("AdminNetworkPolicy"),
    Selector::Kind("BaselineAdminNetworkPolicy"),
    Selector::Kind("ClusterNetworkPolicy"),
    Selector::Kind("Service"),
    Selector::Kind("Ingress"),
    Selector::Kind("Pod"),
    Selector::Kind("Deployment"),
    Selector::Kind("StatefulSet"),
    Selector::Kind("DaemonSet"),
    Selector::Kind("ReplicaSet"),
    Selector::Kind("ReplicationController"),
    Selector::Kind("Rollout"),
    Selector::Kind("Job"),
    Selector::Kind("CronJob"),
    Selector::Kind("ConfigMap"),
    Selector::Kind("Secret"),
    Selector::Kind("HelmRelease"),
    Selector::Kind("Application"),
    Selector::Kind("Grafana"),
    Selector::Kind("KeycloakRealmImport"),
    Selector::Kind("TeleportRole"),
    Selector::Kind("TeleportRoleV5"),
    Selector::Kind("TeleportRoleV6"),
    Selector::Kind("TeleportRoleV7"),
    Selector::Kind("TeleportRoleV8"),
    Selector::Kind("ClusterConfiguration"),
    Selector::Kind("KubeletConfiguration"),
    // The audit policy of an API server.
    Selector::Kind("Policy"),
    // Terraform, in either syntax.
    Selector::Key("resource"),
    Selector::Key("data"),
    // Values of charts, realms of Keycloak, images, owners of paths, and exports of a directory of people.
    Selector::Path("**/*values*.{yaml,yml}"),
    Selector::Key("realm"),
    Selector::Path("**/*Dockerfile*"),
    Selector::Path("**/Containerfile*"),
    Selector::Path("{CODEOWNERS,.github/CODEOWNERS,.gitlab/CODEOWNERS,docs/CODEOWNERS}"),
    Selector::Path(".github/settings.{yml,yaml}"),
    Selector::Key("directory"),
];

/// The family of checks about access.
pub struct Access;

impl Family for Access {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "access";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const SCOPE: Scope = Scope::Inventory;
    const SELECTORS: &'static [Selector] = SELECTORS;
    const MESSAGES: &'static [&'static Message] = messages::ALL;

    fn checks<'a>() -> Vec<Check<Self::Model<'a>>> {
        checks::all()
    }

    fn read<'a>(input: &Input<'a>) -> Self::Model<'a> {
        model::Model::read(input)
    }
}

prr_sdk::plugin!(Access);

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_sdk::unbalanced(super::messages::ALL), Vec::<String>::new());
    }

    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Access>();
    }
}
