//! What moves users, what releases, schemas and flags: a check, a file that passes, and changes after which it must not.

/// A check, a path, what passes there, and pairs of what is replaced and what stands in its place.
pub type Table = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

pub const TABLES: &[Table] = &[
    (
        "PRR-RB-10",
        "rollout.yaml",
        ROUTED,
        &[
            ("stableService: shop\n", "stableService: shops\n"),
            ("canaryService: shop-canary", "canaryService: shop-new"),
            ("canaryService: shop-canary", "canaryService: shop"),
            ("      canaryService: shop-canary\n", ""),
            ("{name: shop-route, routes: [primary]}", "{name: shop-rout, routes: [primary]}"),
            ("{name: shop-route, routes: [primary]}", "{name: shop-route, routes: [secondary]}"),
            ("metadata: {name: shop-route}", "metadata: {name: shop-routes}"),
            ("metadata: {name: shop-canary}", "metadata: {name: shop-canaries}"),
            ("- {destination: {host: shop-canary}, weight: 0}", "- {destination: {host: shop-blue}, weight: 0}"),
            ("        - {destination: {host: shop-canary}, weight: 0}\n", ""),
            ("weight: 100", "weight: 90"),
            ("weight: 100", "weight: 0"),
            ("weight: 0", "weight: 10"),
        ],
    ),
    (
        "PRR-RB-04",
        "rollout.yaml",
        PROMISED,
        &[
            ("result[0] > 0.01", "result[0] > 0.05"),
            ("result[0] > 0.01", "result[0] > 1"),
            ("result[0] > 0.01", "result[0] > 0.01 && result[0] < 0.02"),
            ("target: 99.9,", "target: 99.99,"),
            ("target: 99.9,", "target: '99.995',"),
            ("target: 99.9, window: 30d", "target: 99.9, window: 1d"),
            ("{setWeight: 60}, {pause: {duration: 10m}}", "{setWeight: 25}, {pause: {duration: 10m}}"),
            ("interval: 1m", "interval: 30m"),
            ("failureLimit: 2", "failureLimit: 25"),
            ("initialDelay: 1m", "initialDelay: 40m"),
            ("http_requests_total", "http_request_duration_seconds_sum"),
        ],
    ),
    ("PRR-RB-03", "rollout.yaml", SECRET, &[("token: YQ==", "tokens: YQ=="), ("key: token", "key: password")]),
    ("PRR-RB-10", "route.yaml", HTTP_ROUTE, &[("weight: 9", "weight: 0")]),
    (
        "PRR-RB-10",
        "rollout.yaml",
        BY_PODS,
        &[("replicas: 10", "replicas: 2"), ("replicas: 10", "replicas: 3"), ("replicas: 10", "replicas: 1")],
    ),
    (
        "PRR-RB-10",
        "release.yaml",
        FLUX,
        &[
            ("retries: 3", "retries: 0"),
            ("retries: 3", "retries: 3, remediateLastFailure: false"),
            ("retries: 3", "retries: 3, strategy: uninstall"),
            ("upgrade: {", "upgrade: {disableWait: true, "),
            ("upgrade: {", "upgrade: {strategy: {name: RetryOnFailure}, "),
        ],
    ),
    (
        "PRR-RB-10",
        "main.tf",
        TERRAFORM,
        &[
            ("rollback = true", "rollback = false"),
            ("    rollback = true\n", ""),
            ("enable   = true", "enable   = false"),
            ("atomic = true", "cleanup_on_fail = true"),
            ("[\"DEPLOYMENT_FAILURE\", \"DEPLOYMENT_STOP_ON_ALARM\"]", "[\"DEPLOYMENT_STOP_ON_REQUEST\"]"),
            ("[\"DEPLOYMENT_FAILURE\", \"DEPLOYMENT_STOP_ON_ALARM\"]", "[]"),
            ("    enabled = true\n    events", "    enabled = false\n    events"),
            (
                "[\"DEPLOYMENT_FAILURE\", \"DEPLOYMENT_STOP_ON_ALARM\"]\n  }\n  alarm_configuration {\n    enabled = true",
                "[\"DEPLOYMENT_STOP_ON_ALARM\"]\n  }\n  alarm_configuration {\n    enabled = false",
            ),
            (
                "[\"DEPLOYMENT_FAILURE\", \"DEPLOYMENT_STOP_ON_ALARM\"]\n  }\n  alarm_configuration {\n    enabled = true\n    alarms  = [\"errors\"]",
                "[\"DEPLOYMENT_STOP_ON_ALARM\"]\n  }\n  alarm_configuration {\n    enabled = true",
            ),
            ("function_version = \"7\"", "function_version = \"$LATEST\""),
            ("\"8\" = 0.1", "\"8\" = 1.1"),
        ],
    ),
    (
        "PRR-RB-08",
        "db/migrations/7_a.up.sql",
        EXPANDS,
        &[
            ("ADD COLUMN total BIGINT", "DROP COLUMN total"),
            ("ADD COLUMN total BIGINT", "drop column if exists total cascade"),
            ("ADD COLUMN total BIGINT", "RENAME COLUMN amount TO total"),
            ("ADD COLUMN total BIGINT", "RENAME TO purchases"),
            ("ADD COLUMN total BIGINT", "ADD COLUMN total BIGINT NOT NULL"),
            ("ADD COLUMN total BIGINT", "ADD total BIGINT NOT NULL"),
            ("ADD COLUMN total BIGINT", "ALTER COLUMN state SET NOT NULL"),
            ("ADD COLUMN total BIGINT", "ALTER total DROP DEFAULT, DROP amount"),
            ("ADD COLUMN total BIGINT", "CHANGE COLUMN amount total BIGINT"),
            (
                "ADD COLUMN total BIGINT",
                "ADD COLUMN total BIGINT; ALTER TABLE orders ADD COLUMN note TEXT; DROP TABLE audit",
            ),
            ("CREATE INDEX orders_total ON orders (total);", "DROP TABLE IF EXISTS audit, \"Lines\";"),
            ("CREATE INDEX orders_total ON orders (total);", "TRUNCATE audit;"),
            ("CREATE INDEX orders_total ON orders (total);", "RENAME TABLE audit TO log;"),
            ("CREATE INDEX orders_total ON orders (total);", "/* ; */ DROP /* x */ TABLE audit;"),
            ("CREATE INDEX orders_total ON orders (total);", "INSERT INTO a VALUES ('it''s; --'); DROP SCHEMA shop;"),
            ("CREATE INDEX orders_total ON orders (total);", "ALTER TABLE [dbo].[audit] DROP COLUMN [who]\nGO"),
        ],
    ),
    (
        "PRR-RB-08",
        "migrations/0001_a.sql",
        GOOSE,
        &[
            ("ALTER TABLE a ADD COLUMN b INT;", "ALTER TABLE a DROP COLUMN b;"),
            ("ALTER TABLE a ADD COLUMN b INT;", "-- +goose StatementBegin\nDROP TABLE a;\n-- +goose StatementEnd"),
            (
                "CREATE TABLE c (d VARCHAR(20));",
                "ALTER TABLE c ADD COLUMN d VARCHAR(20);\n-- +goose Up\nALTER TABLE c RENAME COLUMN d TO e;",
            ),
        ],
    ),
    (
        "PRR-RB-08",
        "db/changelog/a.yaml",
        LIQUIBASE,
        &[
            (
                "addColumn: {tableName: a, columns: [{column: {name: b, type: int}}]}",
                "dropColumn: {tableName: a, columnName: b}",
            ),
            ("addColumn: {tableName: a, columns: [{column: {name: b, type: int}}]}", "dropTable: {tableName: a}"),
            (
                "addColumn: {tableName: a, columns: [{column: {name: b, type: int}}]}",
                "renameColumn: {tableName: a, oldColumnName: b, newColumnName: c}",
            ),
            (
                "addColumn: {tableName: a, columns: [{column: {name: b, type: int}}]}",
                "addNotNullConstraint: {tableName: a, columnName: b}",
            ),
            ("type: int}", "type: int, constraints: {nullable: false}}"),
        ],
    ),
    (
        "PRR-RB-09",
        "flags.yaml",
        FLAGS,
        &[
            ("defaultVariant: \"off\"", "defaultVariant: \"on\""),
            ("\"off\": false", "\"off\": true"),
            ("{owner: shop, expiry: 9999-12-31}", "{owner: shop}"),
            ("{owner: shop, expiry: 9999-12-31}", "{expiry: 9999-12-31}"),
            ("{owner: shop, expiry: 9999-12-31}", "{}"),
            ("expiry: 9999-12-31", "expiry: 1969-12-01"),
            ("expiry: 9999-12-31", "removeBy: \"1969-12-01T00:00:00Z\""),
        ],
    ),
    (
        "PRR-RB-09",
        "feature-flags.yaml",
        GO_FLAGS,
        &[
            ("{variation: disabled}", "{variation: enabled}"),
            ("{variation: disabled}", "{percentage: {enabled: 100, disabled: 0}}"),
            ("owner: shop, ", ""),
        ],
    ),
    ("PRR-RB-09", "prr.yaml", PLAN, &[("plan: rollback-only", "plan: feature-flags")]),
];

const ROUTED: &str = "apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:
  strategy:
    canary:
      stableService: shop
      canaryService: shop-canary
      trafficRouting:
        istio:
          virtualService: {name: shop-route, routes: [primary]}
      steps: [{setWeight: 1}, {pause: {duration: 10m}}]
---
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {selector: {app: shop}}
---
apiVersion: v1
kind: Service
metadata: {name: shop-canary}
spec: {selector: {app: shop}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop-route}
spec:
  http:
    - name: primary
      route:
        - {destination: {host: shop}, weight: 100}
        - {destination: {host: shop-canary}, weight: 0}
";

const HTTP_ROUTE: &str = "apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec: {rules: [{backendRefs: [{name: shop, weight: 9}, {name: shop-canary, weight: 0}]}]}
";

const BY_PODS: &str = "apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:
  replicas: 10
  strategy:
    canary:
      steps: [{setWeight: 10}, {pause: {duration: 10m}}, {setWeight: 50}, {pause: {duration: 10m}}]
";

const FLUX: &str = "apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec:
  upgrade: {remediation: {retries: 3}}
";

const TERRAFORM: &str = r#"resource "aws_ecs_service" "shop" {
  name = "shop"
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "helm_release" "cart" {
  name   = "cart"
  atomic = true
}

resource "aws_codedeploy_deployment_group" "search" {
  app_name = "search"
  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }
  alarm_configuration {
    enabled = true
    alarms  = ["errors"]
  }
}

resource "aws_lambda_alias" "live" {
  function_name    = "mailer"
  function_version = "7"
  routing_config {
    additional_version_weights = { "8" = 0.1 }
  }
}
"#;

const EXPANDS: &str = "ALTER TABLE orders ADD COLUMN total BIGINT;
CREATE INDEX orders_total ON orders (total);
";

const GOOSE: &str = "-- +goose Up
ALTER TABLE a ADD COLUMN b INT;
CREATE TABLE c (d VARCHAR(20));
-- +goose Down
DROP TABLE c;
ALTER TABLE a DROP COLUMN b;
";

const LIQUIBASE: &str = "databaseChangeLog:
  - changeSet:
      id: 1
      author: kim
      changes:
        - addColumn: {tableName: a, columns: [{column: {name: b, type: int}}]}
";

const FLAGS: &str = r#"flags:
  new-cart:
    state: ENABLED
    variants: {"on": true, "off": false}
    defaultVariant: "off"
    metadata: {owner: shop, expiry: 9999-12-31}
"#;

const GO_FLAGS: &str = "new-cart:
  variations: {enabled: true, disabled: false}
  defaultRule: {variation: disabled}
  metadata: {owner: shop, expiry: 9999-12-31}
";

const PLAN: &str = "version: 1
services:
  - name: shop
    rollback: {plan: rollback-only}
";

const PROMISED: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:
  strategy:
    canary:
      steps: [{setWeight: 20}, {pause: {duration: 10m}}, {setWeight: 60}, {pause: {duration: 10m}}]
      analysis: {templates: [{templateName: errors}]}
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: errors}
spec:
  metrics:
    - name: error-ratio
      initialDelay: 1m
      interval: 1m
      failureLimit: 2
      failureCondition: isNaN(result[0]) || result[0] > 0.01
      provider:
        prometheus:
          query: sum(rate(http_requests_total{app="shop",code=~"5.."}[2m])) / sum(rate(http_requests_total{app="shop"}[2m]))
---
service: shop
slis: [{name: availability, slo: {target: 99.9, window: 30d}}]
"#;

const SECRET: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:
  strategy:
    canary:
      steps: [{setWeight: 20}, {pause: {duration: 10m}}]
      analysis: {templates: [{templateName: errors}]}
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: errors}
spec:
  args: [{name: token, valueFrom: {secretKeyRef: {name: metrics, key: token}}}]
  metrics: [{name: errors, successCondition: result < 1, provider: {web: {url: "http://{{args.token}}"}}}]
---
apiVersion: v1
kind: Secret
metadata: {name: metrics}
data: {token: YQ==}
"#;
