//! Trees that are made to be expensive cost no more than their size.

use std::time::{Duration, Instant};

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_plugin_access::Access;
use prr_sdk::{Family as _, Request, evaluate};

/// Judges a tree with every check in a time that no product of its parts would keep.
fn judged(path: &str, text: &str) {
    let format = if path.ends_with("yaml") { Format::Yaml } else { Format::Hcl };
    let (arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    assert!(faults.is_empty(), "{faults:?}");
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push(path, &arena, 0, *root));
    let image = builder.finish();
    let checks = Access::checks().into_iter().map(|check| Request { check: check.id.to_owned(), set: Vec::new() });
    let begun = Instant::now();
    let found = evaluate::<Access>(&image.bytes, &checks.collect::<Vec<_>>(), 0).unwrap();
    eprintln!("{path}: {} findings in {:?}", found.len(), begun.elapsed());
    assert!(!found.is_empty(), "nothing was judged");
    assert!(begun.elapsed() < Duration::from_mins(1), "{path} took {:?}", begun.elapsed());
}

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        text.push_str(&part(number));
        text
    })
}

#[test]
fn roles_that_are_all_aggregated_into_one_another_are_bounded() {
    let roles = repeated(2_000, |number| {
        format!(
            "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: r{number}, labels: {{a: b}}}}\n\
             aggregationRule: {{clusterRoleSelectors: [{{matchLabels: {{a: b}}}}]}}\nrules: [{{apiGroups: ['']}}]\n"
        )
    });
    let bindings = repeated(2_000, |number| {
        format!(
            "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {{name: b{number}}}\n\
             roleRef: {{kind: ClusterRole, name: r{number}}}\nsubjects: [{{kind: User, name: u}}, {{kind: Group, name: g}}]\n"
        )
    });
    judged("rbac.yaml", &format!("{roles}{bindings}"));
}

#[test]
fn one_namespace_with_many_policies_services_and_stores_is_bounded() {
    let text = repeated(1_500, |number| {
        format!(
            "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p{number}, namespace: shop}}\n\
             spec: {{podSelector: {{matchLabels: {{app: a{number}}}}}}}\n---\n\
             apiVersion: v1\nkind: Service\nmetadata: {{name: s{number}, namespace: shop}}\nspec: {{selector: {{app: a{number}}}}}\n---\n\
             apiVersion: v1\nkind: Pod\nmetadata: {{name: w{number}, namespace: shop, labels: {{app: a{number}}}}}\n\
             spec: {{containers: [{{name: db, image: postgres}}]}}\n"
        )
    });
    judged("shop.yaml", &text);
}

#[test]
fn many_rules_of_many_groups_are_bounded() {
    let rule = "  ingress {\n    from_port = 0\n    to_port = 65535\n    protocol = \"tcp\"\n    cidr_blocks = [\"10.0.0.0/8\", \"0.0.0.0/0\"]\n  }\n";
    let rules = rule.repeat(20);
    let groups = repeated(300, |number| format!("resource \"aws_security_group\" \"g{number}\" {{\n{rules}}}\n"));
    let walls = repeated(2_000, |number| {
        format!(
            "resource \"aws_lb\" \"l{number}\" {{}}\nresource \"aws_wafv2_web_acl_association\" \"w{number}\" {{\n  \
             resource_arn = aws_lb.l{number}.arn\n}}\n"
        )
    });
    judged("network.tf", &format!("{groups}{walls}"));
}

#[test]
fn values_that_nest_and_repeat_are_bounded() {
    let deep = (0..60).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "a:\n")
        + &" ".repeat(60)
        + "password: admin\n";
    let wide = repeated(20_000, |number| format!("key{number}: {{adminPassword: admin}}\n"));
    judged("wide/values.yaml", &wide);
    let shallow = format!("top: {{password: admin}}\n{deep}");
    judged("deep/values.yaml", &shallow);
}
