//! What is declared to be no part of what is certified is not judged, and that is said.

use prr_plugin_access::Access;
use prr_sdk::Outcome;
use prr_sdk::testing::judge;

const TREE: &str = "version: 1
compliance: {regime: general}
services:
  - {name: blog, out-of-scope: public text only, namespaces: [blog], paths: [infra/blog]}
  - {name: shop, namespaces: [shop]}
";
const POD: &str = "apiVersion: v1
kind: Pod
metadata: {name: blog, namespace: blog}
spec: {hostPID: true, containers: [{name: blog, image: blog}]}
";
const GROUP: &str = "resource \"aws_db_instance\" \"db\" {\n  publicly_accessible = true\n}\n";

#[test]
fn a_service_that_is_out_of_scope_is_left_out_with_its_reason() {
    let files = [("prr.yaml", TREE), ("blog.yaml", POD), ("infra/blog/db.tf", GROUP)];
    let found = judge::<Access>(&files, &["ACC-11", "ACC-12", "ACC-13"]);
    assert!(found.iter().all(|judged| judged.outcome == Outcome::NotApplicable), "{found:#?}");
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|judged| judged.message_en.contains("public text only")));
}

#[test]
fn the_same_in_scope_is_judged() {
    let pod = POD.replace("namespace: blog", "namespace: shop").replace("name: blog,", "name: shop,");
    let files = [("prr.yaml", TREE), ("shop.yaml", pod.as_str()), ("infra/shop/db.tf", GROUP)];
    let found = judge::<Access>(&files, &["ACC-11", "ACC-12"]);
    assert_eq!(found.iter().filter(|judged| judged.outcome == Outcome::Fail).count(), 2, "{found:#?}");
}
