//! Checks over objectives whose formats hold selectors instead of queries.

use prr_plugin_slo::Slo;
use prr_sdk::Outcome;
use prr_sdk::testing::judge;

const PYRRA: &str = "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: {name: api, namespace: shop}\nspec:\n  \
                     target: '99.9'\n  window: 28d\n  indicator:\n    ratio:\n      \
                     errors: {metric: 'http_total{job=\"shop\",code=~\"5..\"}'}\n      total: {metric: 'http_total{job=\"shop\"}'}\n";
const SLOW: &str = "groups:\n- name: api\n  rules:\n  - alert: ErrorBudgetBurn\n    for: 15m\n    \
                    labels: {slo: api, job: shop, severity: critical}\n    \
                    expr: sum(rate(http_total{job=\"shop\",code=~\"5..\"}[6h])) / sum(rate(http_total{job=\"shop\"}[6h])) > (7 * (1-0.999))\n";
const CHECKS: [&str; 5] = ["PRR-SLO-04", "PRR-BR-01", "PRR-BR-02", "PRR-BR-03", "PRR-BR-06"];

#[test]
fn the_snippet_for_an_objective_of_selectors_mends_it() {
    let judged = judge::<Slo>(&[("slo.yaml", PYRRA), ("rules.yaml", SLOW)], &CHECKS);
    let pages = judged.iter().find(|judged| judged.check == "PRR-BR-01").unwrap();
    assert_eq!((pages.outcome, pages.message_id.as_str()), (Outcome::Fail, "pages-no-fast"));
    let snippet = pages.snippet.clone().unwrap();
    assert!(snippet.contains("sum(rate(http_total{job=\"shop\", code=~\"5..\"}[1h]))"), "{snippet}");
    let mended = judge::<Slo>(&[("slo.yaml", PYRRA), ("rules.yaml", &snippet)], &CHECKS);
    assert!(mended.iter().any(|judged| judged.check == "PRR-BR-01"));
    assert!(mended.iter().all(|judged| judged.outcome == Outcome::Pass), "{snippet}\n{mended:#?}");
}
