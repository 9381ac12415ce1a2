//! How long it takes to put a tree together, beside how long it takes to read it, on one thread: `ratio [DOCUMENTS]`.

use std::fmt::Write as _;
use std::time::Instant;

use prr_inventory::{Tree, survey};
use prr_manifest::{Excludes, TreeLimits, list, load};
use prr_policy::Config;

/// Documents in a file.
const EACH: usize = 50;

fn main() {
    let documents: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(50_000);
    let folder = tempfile::tempdir().expect("a folder");
    for file in 0..documents.div_ceil(EACH) {
        let text: String = (0..EACH).map(|number| document(file * EACH + number)).collect();
        std::fs::write(folder.path().join(format!("f{file}.yaml")), text).expect("a file");
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        let listing = list(folder.path()).expect("a listing");
        let excludes = Excludes::new(Vec::new()).expect("no patterns");
        let start = Instant::now();
        let read = load(&listing, &excludes, &TreeLimits::default());
        let reading = start.elapsed();
        let start = Instant::now();
        let whole = survey(&Tree { inventory: &read, config: &Config::default(), repositories: &[] });
        let joining = start.elapsed();
        println!(
            "{} documents, {} services, {} relations ({} resolved): read {reading:.0?}, put together {joining:.0?}, ratio {:.2}",
            read.documents(),
            whole.services.len(),
            whole.relations.len(),
            whole.count("resolved"),
            joining.as_secs_f64() / reading.as_secs_f64(),
        );
    });
}

/// Deployments, services, budgets, scalers and monitors of many applications in a few namespaces.
fn document(number: usize) -> String {
    let (app, space) = (number / 5, number / 5 % 40);
    let mut text = String::new();
    let (api, kind, spec) = match number % 5 {
        0 => ("apps/v1", "Deployment", String::new()),
        1 => ("v1", "Service", format!("  selector: {{app: app-{app}, part-of: shop}}\n")),
        2 => (
            "policy/v1",
            "PodDisruptionBudget",
            format!("  selector:\n    matchLabels: {{part-of: shop, app: app-{app}}}\n"),
        ),
        3 => (
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            format!("  scaleTargetRef: {{kind: Deployment, name: app-{app}}}\n"),
        ),
        _ => (
            "monitoring.coreos.com/v1",
            "ServiceMonitor",
            format!("  selector:\n    matchLabels: {{app: app-{app}}}\n"),
        ),
    };
    let written = write!(
        text,
        "apiVersion: {api}\nkind: {kind}\nmetadata:\n  name: app-{app}\n  namespace: space-{space}\n  labels:\n    app: app-{app}\n    \
         part-of: shop\n    team: team-{}\n  annotations:\n    description: {}\nspec:\n{spec}",
        app % 7,
        "a sentence that is about as long as those that people write into annotations ".repeat(3),
    );
    written.expect("a string takes every write");
    if number % 5 == 0 {
        let container = format!(
            "        - name: app\n          image: registry.shop.internal/app-{app}:1\n          ports: [{{containerPort: 8080}}]\n          \
             resources:\n            requests: {{cpu: 100m, memory: 128Mi}}\n            limits: {{memory: 128Mi}}\n          \
             readinessProbe:\n            httpGet: {{path: /ready, port: 8080}}\n          env:\n            - name: A\n              value: b\n"
        );
        text += &format!(
            "  selector:\n    matchLabels: {{app: app-{app}}}\n  template:\n    metadata:\n      labels: {{app: app-{app}, part-of: shop}}\n    \
             spec:\n      containers:\n{container}"
        );
    } else {
        text += "  ports:\n    - {name: http, port: 80, targetPort: 8080}\n    - {name: metrics, port: 9090, targetPort: 9090}\n  endpoints:\n    - {port: metrics, interval: 30s, path: /metrics}\n";
    }
    text + "---\n"
}
