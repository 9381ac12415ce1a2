//! Users who meet the new version where only the number of pods decides it.

/// The percentage of pods that a weight comes to, without a router.
///
/// The controller looks for the number of new pods that comes closest, with at least one pod of each version, among as many pods as are
/// wanted, and with a pod more where it may add one.
pub(crate) fn of_pods(weight: f64, replicas: i64, surges: bool) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "pods are few")]
    let pods = replicas.max(0) as f64;
    if pods < 1.0 || weight <= 0.0 || weight >= 100.0 {
        return weight.clamp(0.0, 100.0);
    }
    let totals = [(pods >= 2.0 || !surges).then_some(pods), surges.then_some(pods + 1.0)];
    let shares = totals.into_iter().flatten().flat_map(|total| {
        let wanted = weight / 100.0 * total;
        // One pod alone is of one version, where none can be added.
        let (fewest, most) = if total < 2.0 { (0.0, 1.0) } else { (1.0, total - 1.0) };
        [wanted.floor(), wanted.ceil()].map(|new| new.clamp(fewest, most) / total * 100.0)
    });
    let mut best = f64::INFINITY;
    for share in shares {
        if (share - weight).abs() + 1e-9 < (best - weight).abs() {
            best = share;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::of_pods;

    #[test]
    fn a_weight_is_no_finer_than_a_pod() {
        for (weight, replicas, surges, share) in [
            (1.0, 5, false, 20.0),
            (1.0, 5, true, 100.0 / 6.0),
            (20.0, 5, true, 20.0),
            (10.0, 10, false, 10.0),
            (5.0, 1, true, 50.0),
            (5.0, 1, false, 0.0),
            (95.0, 4, false, 75.0),
            (50.0, 0, true, 50.0),
            (100.0, 3, true, 100.0),
        ] {
            let found = of_pods(weight, replicas, surges);
            assert!((found - share).abs() < 1e-9, "{weight} % of {replicas}: {found}");
        }
    }
}
