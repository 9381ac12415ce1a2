//! The share of users that a weight really gives, where pods divide the traffic.

use prr_sdk::Node;

/// What makes shares of weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Weights {
    /// A router, or pods whose number is not known: as written, out of a maximum.
    Routed { most: f64 },
    /// Pods behind one service.
    Pods { count: i64, surge: bool },
}

/// The weight that stands for everybody unless a rollout says another.
const WHOLE: f64 = 100.0;
/// A rollout with more pods divides the traffic as finely as a router.
const MANY: i64 = 10_000;

impl Weights {
    /// Reads them from `spec` and `strategy.canary`; `pods` is how many there are, if that is known.
    pub fn new(canary: Node<'_>, pods: Option<i64>) -> Self {
        let routing = canary.field("trafficRouting").filter(|node| !node.is_null());
        if let Some(routing) = routing {
            let most = routing.field("maxTrafficWeight").and_then(Node::as_f64).filter(|most| *most > 0.0);
            return Self::Routed { most: most.unwrap_or(WHOLE) };
        }
        match pods.filter(|pods| (1..=MANY).contains(pods)) {
            Some(count) => Self::Pods { count, surge: surges(canary) },
            None => Self::Routed { most: WHOLE },
        }
    }

    /// The share of users at a weight.
    #[expect(clippy::cast_precision_loss, reason = "pods are few")]
    pub fn share(self, weight: f64) -> f64 {
        match self {
            Self::Routed { most } => (weight / most).clamp(0.0, 1.0),
            Self::Pods { .. } if weight <= 0.0 => 0.0,
            Self::Pods { .. } if weight >= WHOLE => 1.0,
            Self::Pods { count, surge } => {
                let pods = count as f64;
                let (up, down) = ((pods * weight / WHOLE).ceil(), (pods * weight / WHOLE).floor());
                let alone = count == 1 && !surge;
                let mut options = Vec::new();
                for (total, allowed) in [(pods, true), (pods + 1.0, surge)] {
                    let tied = ((total * weight / WHOLE).fract() - 0.5).abs() < f64::EPSILON;
                    if allowed && (total > pods || up < pods || alone) {
                        options.push((up, total));
                    }
                    if allowed && !tied && (down > 0.0 || alone) {
                        options.push((down, total));
                    }
                }
                let off = |(canary, total): &(f64, f64)| (canary / total * WHOLE - weight).abs();
                // Of two that are as near the controller takes the first.
                let best = options.into_iter().reduce(|best, next| if off(&next) < off(&best) { next } else { best });
                best.map_or(0.0, |(canary, total)| (canary / total).min(1.0))
            }
        }
    }
}

/// Whether `maxSurge` allows another pod; the controller's default does.
fn surges(canary: Node<'_>) -> bool {
    let text = canary.field("maxSurge").filter(|node| !node.is_null()).and_then(Node::text);
    text.is_none_or(|text| text.trim().trim_end_matches('%').parse::<f64>().is_ok_and(|surge| surge > 0.0))
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn pods_divide_the_traffic_as_finely_as_they_can() {
        let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-9, "{one} {other}");
        let pods = |count, surge| Weights::Pods { count, surge };
        near(pods(10, true).share(10.0), 0.1);
        near(pods(10, true).share(5.0), 1.0 / 11.0);
        near(pods(1, true).share(5.0), 0.5);
        near(pods(3, true).share(10.0), 0.25);
        near(pods(3, false).share(10.0), 1.0 / 3.0);
        near(pods(3, false).share(50.0), 2.0 / 3.0);
        near(pods(5, true).share(20.0), 0.2);
        near(pods(5, true).share(0.0), 0.0);
        near(pods(5, true).share(100.0), 1.0);
        near(Weights::Routed { most: 1_000.0 }.share(5.0), 0.005);
    }
}
