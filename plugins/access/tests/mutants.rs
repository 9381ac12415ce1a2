//! Manifests that pass, each with one change that must be found, and changes that must not: what a policy, a rule or a role really means.

use prr_plugin_access::Access;
use prr_sdk::Outcome;
use prr_sdk::testing::judge;

/// A change of a text, and what a check then says.
struct Mutant {
    what: &'static str,
    from: &'static str,
    to: &'static str,
    outcome: Outcome,
}

const fn fails(what: &'static str, from: &'static str, to: &'static str) -> Mutant {
    Mutant { what, from, to, outcome: Outcome::Fail }
}

const fn passes(what: &'static str, from: &'static str, to: &'static str) -> Mutant {
    Mutant { what, from, to, outcome: Outcome::Pass }
}

const fn unknown(what: &'static str, from: &'static str, to: &'static str) -> Mutant {
    Mutant { what, from, to, outcome: Outcome::Unknown }
}

/// The worst answer of a check.
fn answer(check: &str, path: &str, text: &str) -> Option<Outcome> {
    let found = judge::<Access>(&[(path, text)], &[check]);
    let has = |outcome| found.iter().any(|judged| judged.outcome == outcome);
    [Outcome::Fail, Outcome::Unknown, Outcome::Pass].into_iter().find(|outcome| has(*outcome))
}

fn hold(check: &str, path: &str, base: &str, mutants: &[Mutant]) {
    assert_eq!(answer(check, path, base), Some(Outcome::Pass), "{check}: the base");
    for mutant in mutants {
        assert!(base.contains(mutant.from), "{check}, {}: nothing to change", mutant.what);
        let text = base.replacen(mutant.from, mutant.to, 1);
        assert_eq!(answer(check, path, &text), Some(mutant.outcome), "{check}, {}:\n{text}", mutant.what);
    }
}

const NAMESPACE: &str = "apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, image: web}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
";

#[test]
fn a_default_deny_is_what_kubernetes_takes_for_one() {
    hold(
        "ACC-07",
        "shop.yaml",
        NAMESPACE,
        &[
            fails("another namespace", "namespace: shop}\nspec:\n  pod", "namespace: pay}\nspec:\n  pod"),
            fails("some pods", "podSelector: {}", "podSelector: {matchLabels: {app: web}}"),
            fails(
                "some pods by expression",
                "podSelector: {}",
                "podSelector: {matchExpressions: [{key: app, operator: Exists}]}",
            ),
            fails("egress alone", "[Ingress, Egress]", "[Egress]"),
            fails("a rule for everything", "[Ingress, Egress]\n", "[Ingress]\n  ingress: [{}]\n"),
            fails("an empty list of peers", "[Ingress, Egress]\n", "[Ingress]\n  ingress: [{from: []}]\n"),
            fails("another group", "networking.k8s.io/v1", "crd.projectcalico.org/v1"),
            passes("types by default", "  policyTypes: [Ingress, Egress]\n", ""),
            passes("an absent selector selects all", "  podSelector: {}\n", "  podSelector: {matchLabels: {}}\n"),
            passes(
                "its own pods let in",
                "[Ingress, Egress]\n",
                "[Ingress]\n  ingress: [{from: [{podSelector: {}}]}]\n",
            ),
            passes("everybody on one port", "[Ingress, Egress]\n", "[Ingress]\n  ingress: [{ports: [{port: 80}]}]\n"),
        ],
    );
}

const STORE: &str = "apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db, tier: data}}
spec: {containers: [{name: db, image: 'registry.example:5000/library/postgres:17@sha256:00'}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
";

#[test]
fn a_rule_of_a_store_is_as_wide_as_its_widest_peer() {
    hold(
        "ACC-08",
        "db.yaml",
        STORE,
        &[
            fails("every namespace", "{podSelector: {matchLabels: {app: web}}}", "{namespaceSelector: {}}"),
            fails(
                "every namespace, and every pod",
                "{podSelector: {matchLabels: {app: web}}}",
                "{namespaceSelector: {}, podSelector: {}}",
            ),
            fails("the second peer", "}}}]\n", "}}}, {ipBlock: {cidr: '::/0'}}]\n"),
            fails("no peers", "from: [{podSelector: {matchLabels: {app: web}}}]", "ports: [{port: 5432}]"),
            fails("a second rule", "app: web}}}]\n", "app: web}}}]\n    - {}\n"),
            passes(
                "every namespace's web",
                "{podSelector: {matchLabels: {app: web}}}",
                "{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}",
            ),
            passes("every pod of its own namespace", "{matchLabels: {app: web}}", "{}"),
            passes("a private block", "{podSelector: {matchLabels: {app: web}}}", "{ipBlock: {cidr: 10.0.0.0/8}}"),
        ],
    );
}

const GROUP: &str = "resource \"aws_security_group\" \"db\" {
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = \"tcp\"
    cidr_blocks = [\"10.0.0.0/8\"]
  }
}
";

#[test]
fn a_port_is_open_where_source_and_range_say_so() {
    hold(
        "ACC-09",
        "db.tf",
        GROUP,
        &[
            fails("the world", "10.0.0.0/8", "0.0.0.0/0"),
            fails("the world of six", "cidr_blocks = [\"10.0.0.0/8\"]", "ipv6_cidr_blocks = [\"::/0\"]"),
            fails("the world too", "\"10.0.0.0/8\"", "\"10.0.0.0/8\", \"0.0.0.0/0\""),
            fails(
                "every protocol",
                "\"tcp\"\n    cidr_blocks = [\"10.0.0.0/8\"]",
                "\"-1\"\n    cidr_blocks = [\"0.0.0.0/0\"]",
            ),
            unknown("a variable", "[\"10.0.0.0/8\"]", "var.offices"),
            unknown(
                "ports of a variable",
                "5432\n    to_port     = 5432\n    protocol    = \"tcp\"\n    cidr_blocks = [\"10.0.0.0/8\"]",
                "var.from\n    to_port     = 5432\n    protocol    = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]",
            ),
            passes(
                "another port",
                "5432\n    to_port     = 5432\n    protocol    = \"tcp\"\n    cidr_blocks = [\"10.0.0.0/8\"]",
                "443\n    to_port     = 443\n    protocol    = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]",
            ),
            passes(
                "a ping",
                "\"tcp\"\n    cidr_blocks = [\"10.0.0.0/8\"]",
                "\"icmp\"\n    cidr_blocks = [\"0.0.0.0/0\"]",
            ),
        ],
    );
}

const ROLE: &str = "apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: ops}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {ops: 'true'}}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: part, labels: {ops: 'true'}}
rules: [{apiGroups: [apps], resources: ['*'], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: ops}
roleRef: {kind: ClusterRole, name: ops}
subjects: [{kind: Group, name: ops}]
";

#[test]
fn what_is_aggregated_counts_and_what_every_cluster_has_does_not() {
    hold(
        "ACC-01",
        "rbac.yaml",
        ROLE,
        &[
            fails(
                "aggregated",
                "{apiGroups: [apps], resources: ['*'], verbs: [get]}",
                "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}",
            ),
            fails(
                "by its name",
                "roleRef: {kind: ClusterRole, name: ops}",
                "roleRef: {kind: ClusterRole, name: cluster-admin}",
            ),
            unknown("elsewhere", "roleRef: {kind: ClusterRole, name: ops}", "roleRef: {kind: ClusterRole, name: gone}"),
            unknown(
                "by expressions",
                "[{matchLabels: {ops: 'true'}}]",
                "[{matchExpressions: [{key: ops, operator: Exists}]}]",
            ),
            passes(
                "other labels",
                "labels: {ops: 'true'}}\nrules: [{apiGroups: [apps], resources: ['*'], verbs: [get]}]",
                "labels: {ops: 'no'}}\nrules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]",
            ),
        ],
    );
    let system = ROLE
        .replace("{kind: Group, name: ops}", "{kind: Group, name: 'system:masters'}")
        .replace("name: ops}\nsubjects", "name: cluster-admin}\nsubjects");
    assert_eq!(answer("ACC-01", "rbac.yaml", &system), None);
}
