//! Changes after which a Rollout can roll back as before.

/// Pairs of what is replaced and what stands in its place.
const REWRITES: &[(&str, &str)] = &[
    ("templateName: error-ratio", "templateName: \"error-ratio\""),
    ("failureLimit: 2", "failureLimit: \"2\""),
    ("failureLimit: 2", "failureLimit: 0"),
    ("failureLimit: 2", "failureLimit: 1"),
    ("      failureLimit: 2\n", ""),
    ("failureLimit: 2", "failureLimit: 2\n      consecutiveErrorLimit: 4"),
    ("failureLimit: 2", "failureLimit: 2\n      count: 40"),
    ("failureLimit: 2", "failureLimit: 2\n      count: 0"),
    ("interval: 1m", "interval: 60s"),
    ("interval: 1m", "interval: 30s # often"),
    ("duration: 5m", "duration: 300"),
    ("duration: 5m", "duration: 2m30s"),
    ("metadata: {name: error-ratio", "metadata: {labels: {team: shop}, name: error-ratio"),
    ("args: [{name: service}]", "args: [{name: service, value: none}]"),
    ("args: [{name: service}]", "args: [{name: service}, {name: window, value: 5m}]"),
    ("args: [{name: service, value:", "args: [{name: other, value: x}, {name: service, value:"),
    ("args: [{name: service}]", "dryRun: [{metricName: latency}]\n  args: [{name: service}]"),
    ("args: [{name: service}]", "dryRun: [{metricName: '^rors'}]\n  args: [{name: service}]"),
    ("result[0] <= 0.01", "result[0] < 0.02"),
    ("result[0] <= 0.01", "0.01 >= result[0]"),
    ("result[0] <= 0.01", "asFloat(result[0]) <= 0.01"),
    ("result[0] <= 0.01", "(result[0] <= 0.01)"),
    ("failureCondition: result[0] > 0.01", "failureCondition: len(result) == 0 || result[0] > 0.01"),
    ("failureCondition: result[0] > 0.01", "failureCondition: not (result[0] <= 0.01)"),
    ("        startingStep: 0\n", ""),
    (", namespace: shop", ""),
    ("canary:", "canary: # slowly"),
    ("      steps:\n", "      maxSurge: 25%\n      steps:\n"),
];

/// Every rewritten manifest, with what was done.
pub fn of(text: &str) -> Vec<(String, String)> {
    let applied = REWRITES.iter().map(|(from, to)| (format!("{from:?} -> {to:?}"), text.replace(from, to)));
    // An analysis with an end does not outlast a pause without one.
    let outlasts = |rewritten: &str| !(rewritten.contains("count: 40") && rewritten.contains("pause: {}"));
    applied
        .filter(|(_, rewritten)| rewritten != text && rewritten.matches(" count: ").count() < 2 && outlasts(rewritten))
        .collect()
}
