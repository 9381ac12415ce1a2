//! Why a condition can never fire.

use std::rc::Rc;

use crate::burn::atom::Atom;
use crate::burn::labels::fate::Conflict;
use crate::burn::origin::Origin;
use crate::written::RejectReason;

/// What kills a condition, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Death<'a> {
    /// What.
    pub cause: Cause,
    /// The place that decides it.
    pub at: Origin<'a>,
    /// The other place that takes part in it.
    pub other: Option<Origin<'a>>,
}

/// What kills a condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cause {
    /// The threshold is not below one, and an error ratio never exceeds one.
    Unreachable {
        /// The threshold on the error ratio.
        theta: f64,
    },
    /// No series of one operand matches one of the other.
    Operands(Conflict),
    /// A recording rule is not there, while its siblings are.
    MissingRecord {
        /// The name.
        record: String,
        /// The name of a sibling.
        sibling: String,
    },
    /// A recording rule reads nothing but itself.
    Circular {
        /// The name.
        record: String,
    },
    /// A comparison of constants that does not hold.
    NeverTrue,
    /// It is switched off.
    Disabled,
    /// Prometheus does not load the file that the alert stands in.
    Rejected(RejectReason),
    /// Matchers of one selector that no series satisfies together.
    Matchers {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
}

/// A condition that is meant for an objective and can never fire, where it is not understood enough to be a tier.
pub(crate) struct Dead<'a> {
    /// The alerting rule.
    pub rule: usize,
    /// Why.
    pub death: Rc<Death<'a>>,
}

impl<'a> Death<'a> {
    /// A death of which one place is the reason.
    pub const fn new(cause: Cause, at: Origin<'a>) -> Self {
        Self { cause, at, other: None }
    }

    /// The first comparison that no error ratio satisfies; `own` says whether a comparison is about the objective's own indicator,
    /// which is a share of its events. Of other ratios nobody knows how large they get.
    pub fn by_threshold(atoms: &[Atom<'a>], own: impl Fn(&Atom<'a>) -> bool) -> Option<Self> {
        let atom = atoms.iter().find(|atom| !atom.is_reachable() && (own(atom) || atom.ratio.is_share()))?;
        let at = atom.threshold.span().unwrap_or_else(|| atom.origin.clone());
        Some(Self { cause: Cause::Unreachable { theta: atom.theta() }, at, other: Some(atom.origin.clone()) })
    }
}

#[cfg(test)]
mod corpora {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Cause, Death};
    use crate::burn::condition::branches;
    use crate::burn::quantity::Evaluator;
    use crate::testing::with_rules;

    fn files(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
            if path.is_dir() {
                files(&path, into);
            } else if yaml {
                into.push(path);
            }
        }
    }

    /// Nothing that real rules do is taken for dead without a reading that confirms it. Needs `PRR_CORPORA` or `../shared/corpora`
    /// beside the workspace.
    #[test]
    fn real_rules_live() {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
        let folder = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
        if !folder.is_dir() {
            eprintln!("skipped: no corpora at {}", folder.display());
            return;
        }
        let mut paths = Vec::new();
        files(&folder, &mut paths);
        paths.sort();
        let mut alerts = 0;
        let mut unreachable = 0;
        let mut dead: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in paths {
            let text = fs::read_to_string(&path).unwrap_or_default();
            with_rules(&text, |rules| {
                let mut evaluator = Evaluator::new(rules);
                for rule in rules.iter().filter(|rule| rule.alerts) {
                    let Ok(expr) = &rule.expr else { continue };
                    alerts += 1;
                    let Ok(branches) = branches(&mut evaluator, expr, rule.expr_node) else { continue };
                    unreachable += usize::from(
                        branches.iter().any(|branch| Death::by_threshold(&branch.atoms, |_| false).is_some()),
                    );
                    for death in branches.iter().filter_map(|branch| branch.series.death.as_ref()) {
                        assert!(matches!(death.cause, Cause::Operands(_)), "{}: {:?}", path.display(), death.cause);
                        let file = path.file_name().unwrap().to_string_lossy().into_owned();
                        dead.entry(file).or_default().insert(rule.name.to_owned());
                    }
                }
            });
        }
        assert!(alerts > 2_500, "{alerts}");
        // `14 * (1 - 0.9)`, the fast tier of every objective of 90 %.
        assert_eq!(unreachable, 34);
        // Each of these was read: both operands keep a label that tells them apart, or one is summed and the other is not.
        let confirmed: [(&str, &[&str]); 7] = [
            ("alerts.yaml", &["GitLabHigh4xxResponses", "GitLabHigh5xxResponses"]),
            ("dcu-mongodb-exporter.yml", &["MongodbTooManyConnections(dcu)"]),
            (
                "embedded-exporter.yml",
                &[
                    "MimirDistributorInflightRequestsHigh",
                    "MimirIngesterReachingSeriesLimitCritical",
                    "MimirIngesterReachingSeriesLimitWarning",
                    "MimirIngesterReachingTenantsLimitCritical",
                    "MimirIngesterReachingTenantsLimitWarning",
                ],
            ),
            ("memcached-exporter.yml", &["MemcachedLowCacheHitRate(<80%)"]),
            ("observatorium-obsctl-reloader-production.prometheusrules.yaml", &["ObsCtlRulesStoreServerError"]),
            ("observatorium-obsctl-reloader-stage.prometheusrules.yaml", &["ObsCtlRulesStoreServerError"]),
            ("percona-mongodb-exporter.yml", &["MongodbTooManyConnections(percona)"]),
        ];
        let found: Vec<_> =
            dead.iter().map(|(file, alerts)| (file.as_str(), alerts.iter().collect::<Vec<_>>())).collect();
        let found: Vec<_> =
            found.iter().map(|(file, alerts)| (*file, alerts.iter().map(|alert| alert.as_str()).collect())).collect();
        let confirmed: Vec<(&str, Vec<&str>)> = confirmed.map(|(file, alerts)| (file, alerts.to_vec())).into();
        assert_eq!(found, confirmed);
    }
}
