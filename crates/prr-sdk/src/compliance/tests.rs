use prr_document::View;
use prr_document::read::{Format, ImageBuilder, Limits, read};

use super::*;

fn with(text: &str, then: impl FnOnce(&Declarations<'_>)) {
    let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    assert!(faults.is_empty(), "{faults:?}");
    let mut builder = ImageBuilder::default();
    builder.push("prr.yaml", &arena, 0, arena.roots()[0]);
    let image = builder.finish();
    then(&Declarations::read(&View::new(&image.bytes).unwrap()));
}

const TREE: &str = "version: 1
compliance:
  regime: general
  data-classes: [personal]
  subjects: 60000
  clusters: [{name: prod-kr, region: 'aws:aws:ap-northeast-2'}]
  namespaces: [{name: vault, data-classes: [credit], service: payments}]
  environments:
    - {name: prod, production: true, namespaces: [pay, vault], paths: [infra/prod]}
    - {name: dev, paths: [infra/dev/]}
  log-stores: [{resource: aws_cloudwatch_log_group.audit, purpose: access-records}]
  break-glass: [{subject: oncall, reason: fire, expires: 2027-01-31}]
  cdn: [{resource: aws_cloudfront_distribution.web, personal-paths: [/me/*, /orders/*]}]
  transfers:
    - {country: US, recipient: Example Inc, contact: a@example.com, items: [user id], purpose: monitoring, retention: 15d, method: TLS,
       refusal: ask support, legal-basis: 3, privacy-policy: 'https://example.com/privacy', expires: 2027-01-10, services: [payments]}
    - {country: JP, recipient: ' ', items: []}
services:
  - {name: payments, regime: finance, data-classes: [unique-id, credit], rto: 3h, rpo: 10m, core-business: true, role: user-facing,
     namespaces: [pay], paths: [infra/prod/payments], redaction: {test: tests/redaction.py}}
  - {name: blog, out-of-scope: public text only, data-classes: [none], paths: [blog]}
";

fn classes(scope: &Scope<'_, '_>) -> String {
    scope.answers.data_classes.map_or_else(String::new, |said| said.value.to_string())
}

#[test]
fn a_resource_is_what_it_says_then_its_namespace_s_then_its_folder_s() {
    with(TREE, |declared| {
        let scope = |path, namespace, service| declared.scope(&Subject { path, namespace, service });
        let of = |path, namespace, service| scope(path, namespace, service).service.map(|service| service.name);
        assert_eq!(of("infra/prod/payments/db.tf", None, None), Some("payments"));
        assert_eq!(of("infra/prod/payments-old/db.tf", None, None), None);
        assert_eq!(of("blog/x.yaml", Some("pay"), None), Some("payments"));
        assert_eq!(of("blog/x.yaml", Some("pay"), Some("blog")), Some("blog"));
        assert_eq!(of("k8s/x.yaml", Some("vault"), None), Some("payments"));
        let vault = scope("k8s/x.yaml", Some("vault"), None);
        assert_eq!(classes(&vault), "credit", "a namespace goes before its service");
        assert_eq!(vault.answers.regime.unwrap().value, Regime::Finance);
        let elsewhere = scope("k8s/x.yaml", Some("default"), None);
        assert_eq!(
            (classes(&elsewhere), elsewhere.answers.regime.unwrap().value),
            ("personal".into(), Regime::General)
        );
        assert_eq!(elsewhere.answers.subjects.unwrap().value, 60_000);
    });
}

#[test]
fn environments_are_found_by_namespace_and_folder() {
    with(TREE, |declared| {
        let of = |path, namespace| {
            declared
                .environment(&Subject { path, namespace, service: None })
                .map(|found| (found.name, found.production))
        };
        assert_eq!(of("x.yaml", Some("pay")), Some(("prod", true)));
        assert_eq!(of("infra/dev/main.tf", None), Some(("dev", false)));
        assert_eq!(of("infra/main.tf", None), None);
    });
}

#[test]
fn the_rest_is_read_with_its_places() {
    with(TREE, |declared| {
        let payments = &declared.services()[1];
        assert_eq!((payments.rto.unwrap().value, payments.rpo.unwrap().value), (10_800.0, 600.0));
        assert!(payments.core_business.unwrap().value);
        assert_eq!(payments.redaction_test.unwrap().value, "tests/redaction.py");
        assert_eq!(declared.services()[0].out_of_scope.unwrap().value, "public text only");
        assert_eq!(declared.clusters[0].region, "aws:aws:ap-northeast-2");
        assert_eq!(declared.log_stores[0].purpose, LogPurpose::AccessRecords);
        assert_eq!(declared.break_glass[0].expires, Moment::parse("2027-01-31"));
        assert_eq!(declared.cdn[0].personal_paths.len(), 2);
    });
}

#[test]
fn a_transfer_says_what_it_lacks_and_when_it_ended() {
    with(TREE, |declared| {
        let [whole, partial] = &declared.transfers[..] else { panic!("two transfers") };
        assert_eq!(whole.missing, Vec::<&str>::new());
        assert!(whole.covers(Some("payments")) && !whole.covers(Some("blog")) && !whole.covers(None));
        assert!(partial.covers(None));
        assert_eq!(partial.missing.len(), 10, "{:?}", partial.missing);
        let day = Moment::parse("2027-01-10").unwrap().seconds;
        assert!(!whole.expired(day + 86_399) && whole.expired(day + 2 * 86_400));
    });
}

#[test]
fn one_service_that_does_not_say_where_it_lives_has_the_tree() {
    with("version: 1\nservices: [{name: solo, regime: finance}]\n", |declared| {
        let scope = declared.scope(&Subject { path: "a/b.tf", ..Subject::default() });
        assert_eq!(scope.service.map(|service| service.name), Some("solo"));
        assert!(declared.node.is_none());
    });
    with("version: 1\n", |declared| {
        assert!(declared.scope(&Subject::default()).answers.regime.is_none());
    });
}
