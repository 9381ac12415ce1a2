//! What a tree's documents have to do with each other, as Kubernetes decides it.

use prr_inventory::{Tree, survey};
use prr_manifest::{Excludes, TreeLimits, list, load};
use prr_model::inventory::{RelationKind, ServiceInventory, SourceKind};
use prr_policy::{Config, read_config};

fn inventory_with(files: &[(&str, &str)], config: &str, repositories: &[String]) -> ServiceInventory {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let listing = list(folder.path()).unwrap();
    let read = load(&listing, &Excludes::new(Vec::new()).unwrap(), &TreeLimits::default());
    assert_eq!(read.errors, []);
    let config = if config.is_empty() { Config::default() } else { read_config("prr.yaml", config).unwrap() };
    survey(&Tree { inventory: &read, config: &config, repositories })
}

fn inventory(files: &[(&str, &str)]) -> ServiceInventory {
    inventory_with(files, "", &[])
}

/// `state:target,target` of the relations of one kind, in the order of the tree.
fn ends(inventory: &ServiceInventory, kind: RelationKind) -> Vec<String> {
    let relations = inventory.relations.iter().filter(|relation| relation.kind == kind);
    let end = |relation: &prr_model::inventory::Relation| {
        let names: Vec<_> = relation.targets.iter().map(|target| inventory.resources[*target].name.as_str()).collect();
        let state = relation.state.doubt().map_or(relation.state.as_str(), |doubt| doubt.as_str());
        format!("{state}:{}", names.join(","))
    };
    relations.map(end).collect()
}

fn deployment(name: &str, namespace: &str, labels: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}{}, labels: {{own: label}}}}\nspec:\n  template:\n    \
         metadata: {{labels: {{{labels}}}}}\n    spec: {{containers: [{{name: a}}]}}\n---\n",
        space(namespace)
    )
}

fn space(namespace: &str) -> String {
    if namespace.is_empty() { String::new() } else { format!(", namespace: {namespace}") }
}

fn object(api: &str, kind: &str, namespace: &str, spec: &str) -> String {
    format!("apiVersion: {api}\nkind: {kind}\nmetadata: {{name: it{}}}\nspec: {spec}\n---\n", space(namespace))
}

fn workloads() -> String {
    deployment("web", "shop", "app: web, tier: front")
        + &deployment("db", "shop", "app: db")
        + &deployment("far", "other", "app: web")
}

/// What one object selects among the workloads.
fn selected(object: &str) -> Vec<String> {
    ends(&inventory(&[("a.yaml", &(workloads() + object))]), RelationKind::Selects)
}

#[test]
fn a_service_selects_pods_of_its_namespace_by_the_labels_of_their_template() {
    let of = |selector: &str| selected(&object("v1", "Service", "shop", &format!("{{selector: {selector}}}")));
    assert_eq!(of("{app: web}"), ["resolved:web"]);
    assert_eq!(of("{app: web, tier: back}"), ["dangling:"]);
    assert_eq!(of("{own: label}"), ["dangling:"], "labels of the workload are none of its pods");
    assert_eq!(of("{}"), [""; 0], "without a selector somebody else keeps the endpoints");
    assert_eq!(selected(&object("v1", "Service", "shop", "{type: ExternalName, selector: {app: web}}")), [""; 0]);
}

#[test]
fn a_disruption_budget_has_expressions_and_an_empty_selector_is_everything_in_v1() {
    let of = |api: &str, selector: &str| {
        selected(&object(api, "PodDisruptionBudget", "shop", &format!("{{selector: {selector}}}")))
    };
    let expression = |text: &str| of("policy/v1", &format!("{{matchExpressions: [{text}]}}"));
    assert_eq!(of("policy/v1", "{}"), ["resolved:web,db"]);
    assert_eq!(of("policy/v1beta1", "{}"), [""; 0]);
    assert_eq!(of("policy/v1", "null"), [""; 0]);
    assert_eq!(
        of("policy/v1", "{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: Exists}]}"),
        ["resolved:web"]
    );
    assert_eq!(expression("{key: app, operator: In, values: [web, db]}"), ["resolved:web,db"]);
    assert_eq!(expression("{key: tier, operator: NotIn, values: [front]}"), ["resolved:db"]);
    assert_eq!(expression("{key: tier, operator: DoesNotExist}"), ["resolved:db"]);
    assert_eq!(expression("{key: app, operator: In, values: []}"), ["invalid:"]);
    assert_eq!(expression("{key: app, operator: Equals, values: [web]}"), ["invalid:"]);
    assert_eq!(selected(&object("policy/v1", "PodDisruptionBudget", "shop", "{}")), [""; 0]);
}

#[test]
fn a_network_policy_selects_everything_with_an_empty_selector_and_nothing_of_other_namespaces() {
    let of = |spec: &str| selected(&object("networking.k8s.io/v1", "NetworkPolicy", "shop", spec));
    assert_eq!(of("{podSelector: {}}"), ["resolved:web,db"]);
    assert_eq!(of("{policyTypes: [Ingress]}"), ["resolved:web,db"]);
    assert_eq!(of("{podSelector: {matchLabels: {app: db}}}"), ["resolved:db"]);
}

#[test]
fn monitors_look_into_the_namespaces_that_they_name() {
    let services = ["shop", "other"].map(|space| {
        format!("apiVersion: v1\nkind: Service\nmetadata: {{name: {space}-web, namespace: {space}, labels: {{app: web}}}}\n---\n")
    });
    let of = |kind: &str, spaces: &str| {
        let spec = format!("{{selector: {{matchLabels: {{app: web}}}}{spaces}}}");
        let monitor = object("monitoring.coreos.com/v1", kind, "shop", &spec);
        ends(&inventory(&[("a.yaml", &(workloads() + &services.concat() + &monitor))]), RelationKind::Selects)
    };
    assert_eq!(of("ServiceMonitor", ""), ["resolved:shop-web"]);
    assert_eq!(of("ServiceMonitor", ", namespaceSelector: {any: true}"), ["resolved:shop-web,other-web"]);
    assert_eq!(of("ServiceMonitor", ", namespaceSelector: {matchNames: [other]}"), ["resolved:other-web"]);
    assert_eq!(of("ServiceMonitor", ", namespaceSelector: {matchNames: [none]}"), ["dangling:"]);
    assert_eq!(of("PodMonitor", ", namespaceSelector: {matchNames: [other, shop]}"), ["resolved:web,far"]);
}

#[test]
fn whether_a_silent_and_an_outspoken_namespace_meet_is_unknown() {
    let budget = |space| object("policy/v1", "PodDisruptionBudget", space, "{selector: {matchLabels: {app: web}}}");
    let of = |theirs, mine| {
        let text = deployment("web", theirs, "app: web") + &budget(mine);
        ends(&inventory(&[("a.yaml", &text)]), RelationKind::Selects)
    };
    assert_eq!(of("", ""), ["resolved:web"]);
    assert_eq!(of("shop", ""), ["namespace:web"]);
    assert_eq!(of("", "shop"), ["namespace:web"]);
    assert_eq!(of("shop", "other"), ["dangling:"]);
}

#[test]
fn of_several_variants_the_nearest_is_meant() {
    let scaler = |space| {
        object(
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            space,
            "{scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}",
        )
    };
    for space in ["", "shop"] {
        let web = deployment("web", space, "app: web");
        let service = object("v1", "Service", space, "{selector: {app: web}}");
        let files = [
            ("prod/apps/web.yaml", &*web),
            ("prod/scale/hpa.yaml", &*scaler(space)),
            ("prod/scale/service.yaml", &*service),
            ("test/web.yaml", &*web),
        ];
        let inventory = inventory(&files);
        for kind in [RelationKind::Scales, RelationKind::Selects] {
            let relation = inventory.relations.iter().find(|relation| relation.kind == kind).unwrap();
            let paths: Vec<_> = relation
                .targets
                .iter()
                .map(|target| inventory.resources[*target].location.as_ref().unwrap().path.as_str())
                .collect();
            assert_eq!(paths, ["prod/apps/web.yaml"], "{kind:?} in {space:?}");
        }
    }
}

#[test]
fn what_nobody_rendered_is_unknown_unless_both_ends_say_the_same() {
    let service = object("v1", "Service", "", "{selector: {app: \"${NAME}\"}}");
    let of = |labels: &str| {
        ends(&inventory(&[("a.yaml", &(deployment("web", "", labels) + &service))]), RelationKind::Selects)
    };
    assert_eq!(of("app: web"), ["unrendered:"]);
    assert_eq!(of("app: \"${NAME}\""), ["resolved:web"]);
}

#[test]
fn a_rollout_names_its_template_services_and_analyses() {
    let spec = "{workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}, strategy: {canary: {canaryService: canary, \
                stableService: it, analysis: {templates: [{templateName: errors}, {templateName: all, clusterScope: true}]}, \
                steps: [{setWeight: 5}, {analysis: {templates: [{templateName: none}]}}]}}}";
    let template = |kind: &str, name: &str| {
        format!(
            "apiVersion: argoproj.io/v1alpha1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec: {{metrics: []}}\n---\n"
        )
    };
    let text = deployment("web", "shop", "app: web")
        + &object("v1", "Service", "shop", "{selector: {app: web}}")
        + &object("argoproj.io/v1alpha1", "Rollout", "shop", spec)
        + &template("AnalysisTemplate", "errors")
        + &template("ClusterAnalysisTemplate", "all");
    let inventory = inventory(&[("a.yaml", &text)]);
    assert_eq!(ends(&inventory, RelationKind::Template), ["resolved:web"]);
    assert_eq!(ends(&inventory, RelationKind::Routes), ["dangling:", "resolved:it"]);
    assert_eq!(ends(&inventory, RelationKind::Analysis), ["namespace:errors", "resolved:all", "dangling:"]);
}

#[test]
fn pods_use_what_they_mount_and_a_missing_optional_one_is_no_fault() {
    let spec = "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        \
                spec:\n          serviceAccountName: default\n          volumes:\n            - configMap: {name: made}\n            \
                - secret: {secretName: gone}\n            - secret: {secretName: maybe, optional: true}\n          containers:\n            \
                - name: a\n              envFrom: [{secretRef: {name: fetched}}]\n              \
                env: [{name: B, valueFrom: {configMapKeyRef: {name: made, key: b}}}]\n---\n";
    let external = object("external-secrets.io/v1", "ExternalSecret", "", "{target: {name: fetched}}");
    let kustomization = "configMapGenerator:\n  - name: made\n";
    let inventory = inventory(&[("a.yaml", &(spec.to_owned() + &external)), ("kustomization.yaml", kustomization)]);
    assert_eq!(ends(&inventory, RelationKind::Uses), ["resolved:made", "dangling:", "external:", "resolved:fetched"]);
}

#[test]
fn routes_lead_to_services() {
    let ingress = "{rules: [{http: {paths: [{backend: {service: {name: it}}}, {backend: {service: {name: gone}}}]}}]}";
    let text = object("v1", "Service", "shop", "{selector: {app: web}}")
        + &object("networking.k8s.io/v1", "Ingress", "shop", ingress)
        + &object(
            "gateway.networking.k8s.io/v1",
            "HTTPRoute",
            "edge",
            "{rules: [{backendRefs: [{name: it, namespace: shop}]}]}",
        )
        + &object(
            "networking.istio.io/v1",
            "VirtualService",
            "edge",
            "{http: [{route: [{destination: {host: it.shop.svc.cluster.local}}]}]}",
        )
        + &object(
            "networking.istio.io/v1",
            "VirtualService",
            "edge",
            "{http: [{route: [{destination: {host: api.payments.example}}]}]}",
        );
    let inventory = inventory(&[("a.yaml", &text)]);
    assert_eq!(ends(&inventory, RelationKind::Routes), ["resolved:it", "dangling:", "resolved:it", "resolved:it"]);
}

const RULES: &str = "groups:\n  - name: g\n    rules:\n      - record: job:errors:rate5m\n        expr: rate(errors_total[5m])\n      - alert: Burn\n        \
    expr: job:errors:rate5m > 0.1 and job:gone:rate5m > 0\n        labels: {service: checkout, slo: availability}\n        annotations: {runbook_url: docs/burn.md}\n      \
    - alert: Sloth\n        expr: slo:x{sloth_id=\"checkout-latency\"} > 1\n        annotations: {runbook: \"https://git.shop.internal/sre/checkout/blob/main/docs/burn.md#a\"}\n      \
    - alert: Lost\n        expr: up == 0\n        labels: {slo: nothing}\n        annotations: {runbook_url: docs/gone.md}\n";

#[test]
fn alerts_have_objectives_metrics_and_runbooks() {
    let slo = "service: checkout\nslis:\n  - name: availability\n  - name: latency\n";
    let files = [("rules.yaml", RULES), ("slo.yaml", slo), ("docs/burn.md", "# Burn\n")];
    let inventory = inventory_with(&files, "", &["git@git.shop.internal:sre/checkout.git".to_owned()]);
    assert_eq!(ends(&inventory, RelationKind::AlertsOn), ["resolved:availability", "resolved:latency", "dangling:"]);
    assert_eq!(
        ends(&inventory, RelationKind::Runbook),
        ["resolved:docs/burn.md", "resolved:docs/burn.md", "dangling:"]
    );
    let reads = ends(&inventory, RelationKind::Reads);
    assert_eq!(
        reads,
        [
            "external:errors_total",
            "resolved:job:errors:rate5m",
            "dangling:job:gone:rate5m",
            "dangling:slo:x",
            "external:up"
        ]
    );
    let checkout = &inventory.services[0];
    let members: Vec<_> = checkout.resources.iter().map(|index| inventory.resources[*index].name.as_str()).collect();
    assert_eq!((checkout.name.as_str(), members), ("checkout", vec!["Burn", "Sloth", "availability", "latency"]));
}

#[test]
fn a_dashboard_in_a_config_map_reads_metrics_at_their_place() {
    let board = r#"{"title": "Checkout", "panels": [{"panels": [{"targets": [{"expr": "rate(up{service=\"checkout\"}[$__rate_interval])"}]}]}]}"#;
    let text = format!(
        "{}apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: board}}\ndata:\n  board.json: |\n    {board}\n",
        deployment("checkout", "", "a: b")
    );
    let inventory = inventory(&[("a.yaml", &text)]);
    let relation = inventory.relations.iter().find(|relation| relation.kind == RelationKind::Reads).unwrap();
    let location = relation.location.as_ref().unwrap();
    assert_eq!((relation.wanted.as_str(), location.line, location.path.as_str()), ("up", 14, "a.yaml"));
    let dashboard = &inventory.resources[relation.from];
    assert_eq!((dashboard.name.as_str(), dashboard.services.as_slice()), ("Checkout", &[0][..]));
}

#[test]
fn one_service_is_told_by_many_and_disagreement_is_said() {
    let catalog = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: checkout\n  labels: {shop.example/tier: tier-2}\n  annotations:\n    \
                   backstage.io/kubernetes-label-selector: app=web\nspec: {owner: group:default/payments, system: shop}\n";
    let config = "version: 1\nservices:\n  - name: checkout\n    tier: 1\n    owner: platform\n";
    let slo = "service: checkout\nslis: [{name: availability}]\n";
    let text = deployment("web-v2", "shop", "app: web, app.kubernetes.io/name: storefront")
        + &deployment("db", "shop", "app: db");
    let files = [("catalog.yaml", catalog), ("prr.yaml", config), ("slo.yaml", slo), ("web.yaml", &text)];
    let inventory = inventory_with(&files, config, &[]);
    let names: Vec<_> = inventory.services.iter().map(|service| service.name.as_str()).collect();
    assert_eq!(names, ["checkout", "db"], "what a component selects founds no service of its own");
    let checkout = &inventory.services[0];
    assert_eq!(
        (checkout.owner.as_deref(), checkout.tier.as_deref(), checkout.system.as_deref()),
        (Some("platform"), Some("1"), Some("shop"))
    );
    let sources: Vec<_> = checkout.sources.iter().map(|source| source.kind).collect();
    assert_eq!(sources, [SourceKind::Declared, SourceKind::Backstage, SourceKind::Slo, SourceKind::Label]);
    assert_eq!(checkout.sources[0].location.as_ref().unwrap().to_string(), "prr.yaml:3:11");
    let said: Vec<_> = checkout
        .conflicts
        .iter()
        .map(|conflict| (conflict.field, conflict.values.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>()))
        .collect();
    assert_eq!(said, [("owner", vec!["platform", "payments"]), ("tier", vec!["1", "2"])]);
}

#[test]
fn a_workload_belongs_to_the_first_known_service_of_its_labels() {
    let config = "version: 1\nservices:\n  - name: shop\n  - name: db\n";
    let text = deployment("a", "", "app.kubernetes.io/name: redis, app.kubernetes.io/part-of: shop")
        + &deployment("db", "", "app.kubernetes.io/name: postgres, app.kubernetes.io/part-of: shop")
        + &deployment("c", "", "app.kubernetes.io/name: cache")
        + "apiVersion: batch/v1\nkind: Job\nmetadata: {name: once}\nspec: {template: {spec: {containers: []}}}\n";
    let inventory = inventory_with(&[("a.yaml", &text)], config, &[]);
    let of = |name: &str| {
        let found = inventory.resources.iter().find(|resource| resource.name == name).unwrap();
        found.services.first().map(|service| inventory.services[*service].name.as_str())
    };
    assert_eq!(["a", "db", "c", "once"].map(of), [Some("shop"), Some("db"), Some("cache"), None]);
}

#[test]
fn a_tree_of_selectors_that_select_everything_is_bounded_and_says_so() {
    let text: String = (0..2_000)
        .map(|number| {
            let name = format!("it{number}");
            let policy = object("networking.k8s.io/v1", "NetworkPolicy", "shop", "{podSelector: {}}");
            deployment(&name, "shop", "app: web") + &policy.replace("name: it", &format!("name: {name}"))
        })
        .collect();
    let inventory = inventory(&[("a.yaml", &text)]);
    let ends = ends(&inventory, RelationKind::Selects);
    assert!(ends[0].starts_with("resolved:it0,it1,") && ends.last().unwrap() == "bounded:");
    assert!(inventory.relations.iter().map(|relation| relation.targets.len()).sum::<usize>() < 400_000);
}
