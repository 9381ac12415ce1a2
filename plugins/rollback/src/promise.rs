//! What services are promised: targets of objectives about answers, in the schemas that are common. What releases let through is held against them.

use prr_sdk::{Document, Kind, Node, Symbol, keys};

const DAY: f64 = 86_400.0;
/// The period of an objective that names none: what generators assume.
const USUAL_PERIOD: f64 = 30.0 * DAY;
/// Words in names of objectives that are about times, which wrong answers do not move.
const TIMES: &[&str] = &["latency", "duration", "slow", "time", "freshness"];

keys! {
    /// The keys of objectives.
    pub(crate) struct Keys {
        duration, indicator, labels, metadata, name, objective, objectives, pyrra_service = "pyrra.dev/service", ratio, service, sli, slis, slo, slos, spec, target,
        target_percent = "targetPercent", time_window = "timeWindow", version, window,
    }
}

/// An objective about answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise<'a> {
    pub service: &'a str,
    pub name: &'a str,
    /// The share of requests that have to be answered well.
    pub target: f64,
    /// Seconds for which the budget is granted.
    pub period: f64,
    /// Where the target stands.
    pub node: Node<'a>,
}

impl Promise<'_> {
    /// Seconds until an error ratio of all requests has spent the budget of a whole period.
    pub fn lasts(&self, errors: f64) -> f64 {
        (1.0 - self.target) * self.period / errors
    }
}

/// All promises of a tree, by service, the strictest first.
#[derive(Debug, Default)]
pub(crate) struct Promises<'a>(Vec<Promise<'a>>);

impl<'a> Promises<'a> {
    /// Takes up what a document promises.
    pub fn add(&mut self, document: &Document<'a>, keys: &Keys) {
        let root = document.root();
        if let Some(service) = text(root.get(keys.service)) {
            self.0.extend(list(root, keys.slis).filter_map(|item| plain(service, item, keys)));
            if text(root.get(keys.version)) == Some("prometheus/v1") {
                self.0.extend(list(root, keys.slos).filter_map(|item| sloth(service, item, keys)));
            }
        }
        let Some((api, kind @ ("PrometheusServiceLevel" | "ServiceLevelObjective" | "SLO"))) =
            document.api_version_and_kind()
        else {
            return;
        };
        let Some(spec) = root.get(keys.spec) else { return };
        let group = api.split_once('/').map_or("", |(group, _)| group);
        match (group, kind) {
            ("sloth.slok.dev", "PrometheusServiceLevel") => {
                if let Some(service) = text(spec.get(keys.service)) {
                    self.0.extend(list(spec, keys.slos).filter_map(|item| sloth(service, item, keys)));
                }
            }
            ("openslo", "SLO") => self.0.extend(open_slo(root, spec, keys)),
            ("pyrra.dev", "ServiceLevelObjective") => self.0.extend(pyrra(root, spec, keys)),
            _ => {}
        }
    }

    /// Orders what is looked up.
    pub fn sort(&mut self) {
        self.0.sort_by(|one, other| one.service.cmp(other.service).then(other.target.total_cmp(&one.target)));
    }

    /// The strictest promise to a service.
    pub fn of(&self, service: &str) -> Option<&Promise<'a>> {
        let first = self.0.partition_point(|promise| promise.service < service);
        self.0.get(first).filter(|promise| promise.service == service)
    }
}

fn plain<'a>(service: &'a str, item: Node<'a>, keys: &Keys) -> Option<Promise<'a>> {
    let slo = item.get(keys.slo)?;
    let period = days(text(slo.get(keys.window)));
    promise(service, text(item.get(keys.name))?, slo.get(keys.target)?, true, period, item.get(keys.sli))
}

fn sloth<'a>(service: &'a str, item: Node<'a>, keys: &Keys) -> Option<Promise<'a>> {
    promise(service, text(item.get(keys.name))?, item.get(keys.objective)?, true, None, item.get(keys.sli))
}

fn open_slo<'a>(root: Node<'a>, spec: Node<'a>, keys: &Keys) -> Option<Promise<'a>> {
    let mut objectives = list(spec, keys.objectives);
    // Of several each has its own indicator, and which is meant is not said.
    let objective = objectives.next().filter(|_| objectives.next().is_none())?;
    let window = list(spec, keys.time_window).next().and_then(|window| window.get(keys.duration));
    let name = text(root.get(keys.metadata)?.get(keys.name))?;
    let (target, percent) = match (objective.get(keys.target), objective.get(keys.target_percent)) {
        (Some(target), _) => (target, false),
        (None, target) => (target?, true),
    };
    promise(text(spec.get(keys.service))?, name, target, percent, days(text(window)), spec.get(keys.indicator))
}

fn pyrra<'a>(root: Node<'a>, spec: Node<'a>, keys: &Keys) -> Option<Promise<'a>> {
    let metadata = root.get(keys.metadata)?;
    let label = |name| text(metadata.get(keys.labels)?.get(name));
    let name = text(metadata.get(keys.name))?;
    let service = label(keys.pyrra_service).or_else(|| label(keys.service)).unwrap_or(name);
    let indicator = spec.get(keys.indicator).filter(|indicator| indicator.get(keys.ratio).is_some())?;
    promise(service, name, spec.get(keys.target)?, true, days(text(spec.get(keys.window))), Some(indicator))
}

fn promise<'a>(
    service: &'a str,
    name: &'a str,
    node: Node<'a>,
    percent: bool,
    period: Option<f64>,
    indicator: Option<Node<'a>>,
) -> Option<Promise<'a>> {
    let number = node.as_f64().or_else(|| text(Some(node))?.trim_end_matches('%').trim_end().parse().ok())?;
    let target = if percent { number / 100.0 } else { number };
    let lower = name.to_ascii_lowercase();
    let of_times =
        TIMES.iter().any(|word| lower.contains(word)) || indicator.is_some_and(|node| measures_times(node, 4));
    // A target of less than half of the answers, or of all of them, is another check's business.
    let sane = (0.5..1.0).contains(&target);
    (sane && !of_times).then_some(Promise { service, name, target, period: period.unwrap_or(USUAL_PERIOD), node })
}

/// Whether a query below a node reads a histogram.
fn measures_times(node: Node<'_>, depth: usize) -> bool {
    let here = node.text().is_some_and(|query| query.contains("_bucket") || query.contains("histogram_"));
    here || depth > 0 && node.children().any(|child| measures_times(child, depth - 1))
}

/// Seconds of a period such as `30d`, `4w`, `720h` or `P30D`.
fn days(text: Option<&str>) -> Option<f64> {
    let lower = text?.trim().to_ascii_lowercase();
    let written = lower.strip_prefix('p').unwrap_or(&lower);
    prr_promql::duration(written).filter(|seconds| *seconds > 0.0)
}

fn text(node: Option<Node<'_>>) -> Option<&str> {
    node.and_then(Node::text).map(str::trim).filter(|text| !text.is_empty())
}

fn list(node: Node<'_>, key: Symbol) -> impl Iterator<Item = Node<'_>> {
    let list = node.get(key).map(Node::target).filter(|list| list.kind() == Kind::Sequence);
    list.into_iter().flat_map(Node::children).map(Node::target)
}

#[cfg(test)]
mod tests {
    use prr_document::read::{Format, ImageBuilder, Limits, read};
    use prr_sdk::View;

    use super::Promises;

    fn of(text: &str, service: &str) -> Option<(String, f64, f64)> {
        let (arena, _) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
        let mut builder = ImageBuilder::default();
        arena.roots().iter().for_each(|root| builder.push("slo.yaml", &arena, 0, *root));
        let image = builder.finish();
        let view = View::new(&image.bytes).unwrap();
        let mut promises = Promises::default();
        let keys = view.keys();
        view.documents().for_each(|document| promises.add(&document, &keys));
        promises.sort();
        promises.of(service).map(|promise| (promise.name.to_owned(), promise.target, promise.period / 86_400.0))
    }

    #[test]
    fn targets_are_read_in_every_common_schema() {
        for (text, name, target, days) in [
            ("service: shop\nslis: [{name: a, slo: {target: 99.9, window: 28d}}]", "a", 0.999, 28.0),
            ("version: prometheus/v1\nservice: shop\nslos: [{name: b, objective: 99.5}]", "b", 0.995, 30.0),
            (
                "apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel\nmetadata: {name: x}\nspec: {service: shop, slos: [{name: c, objective: 99}]}",
                "c",
                0.99,
                30.0,
            ),
            (
                "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: d}\nspec: {service: shop, timeWindow: [{duration: 4w}], objectives: [{target: 0.95}]}",
                "d",
                0.95,
                28.0,
            ),
            (
                "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: {name: shop}\nspec: {target: \"99\", window: 2w, indicator: {ratio: {}}}",
                "shop",
                0.99,
                14.0,
            ),
        ] {
            let found = of(text, "shop").unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.0, name);
            assert!((found.1 - target).abs() < 1e-9 && (found.2 - days).abs() < 1e-9, "{found:?}");
        }
    }

    #[test]
    fn objectives_about_times_promise_nothing_about_answers_and_the_strictest_counts() {
        let text = "service: shop\nslis:\n- {name: latency, slo: {target: 99.99}}\n- {name: fast, sli: {numerator: 'x_bucket{le=\"1\"}'}, slo: {target: 99.98}}\n- {name: a, slo: {target: 99}}\n- {name: b, slo: {target: 99.9}}\n- {name: c, slo: {target: 100}}";
        assert_eq!(of(text, "shop").map(|found| found.0).as_deref(), Some("b"));
        assert_eq!(of(text, "mailer"), None);
    }
}
