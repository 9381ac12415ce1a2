//! Rollouts that can roll back, of every shape that the checks know.

/// A name and a manifest.
pub type Base = (&'static str, &'static str);

pub const BASES: [Base; 6] = [
    ("after a switch", AFTER_SWITCH),
    ("background", BACKGROUND),
    ("step", STEP),
    ("blue-green", BLUE_GREEN),
    ("nested", NESTED),
    ("both conditions", BOTH),
];

const BACKGROUND: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: checkout, namespace: shop}
spec:
  strategy:
    canary:
      steps:
        - setWeight: 10
        - pause: {duration: 5m}
        - setWeight: 40
        - pause: {duration: 10m}
        - setWeight: 70
        - pause: {duration: 10m}
      analysis:
        templates:
          - templateName: error-ratio
        args: [{name: service, value: checkout}]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: error-ratio, namespace: shop}
spec:
  args: [{name: service}]
  metrics:
    - name: errors
      interval: 1m
      failureLimit: 2
      successCondition: len(result) > 0 && result[0] <= 0.01
      provider:
        prometheus: {query: 'errors{service="{{args.service}}"}'}
"#;

const STEP: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: cart}
spec:
  strategy:
    canary:
      steps:
        - setWeight: 25
        - analysis:
            templates:
              - templateName: error-ratio
                clusterScope: true
            args: [{name: service, value: cart}]
        - setWeight: 60
        - pause: {duration: 10m}
---
apiVersion: argoproj.io/v1alpha1
kind: ClusterAnalysisTemplate
metadata: {name: error-ratio}
spec:
  args: [{name: service}]
  metrics:
    - name: errors
      interval: 1m
      count: 5
      failureLimit: 2
      failureCondition: result[0] > 0.01
      provider:
        prometheus: {query: 'errors{service="{{args.service}}"}'}
"#;

const BLUE_GREEN: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: search, namespace: shop}
spec:
  strategy:
    blueGreen:
      activeService: search
      previewService: search-preview
      prePromotionAnalysis:
        templates:
          - templateName: error-ratio
        args: [{name: service, value: search-preview}]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: error-ratio, namespace: shop}
spec:
  args: [{name: service}]
  metrics:
    - name: errors
      interval: 1m
      count: 5
      failureLimit: 2
      successCondition: result[0] <= 0.01
      provider:
        prometheus: {query: 'errors{service="{{args.service}}"}'}
"#;

const AFTER_SWITCH: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: profile}
spec:
  strategy:
    blueGreen:
      activeService: profile
      previewService: profile-preview
      scaleDownDelaySeconds: 600
      postPromotionAnalysis:
        templates:
          - templateName: error-ratio
        args: [{name: service, value: profile}]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: error-ratio}
spec:
  args: [{name: service}]
  metrics:
    - name: errors
      interval: 1m
      count: 5
      failureLimit: 2
      successCondition: result[0] <= 0.01
      provider:
        prometheus: {query: 'errors{service="{{args.service}}"}'}
"#;

const NESTED: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: payment}
spec:
  strategy:
    canary:
      steps:
        - setWeight: 20
        - pause: {duration: 5m}
        - setWeight: 50
        - pause: {duration: 5m}
        - setWeight: 80
        - pause: {duration: 5m}
      analysis:
        templates:
          - templateName: guard
        args: [{name: service, value: payment}]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: guard}
spec:
  templates:
    - templateName: error-ratio
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: error-ratio}
spec:
  args: [{name: service}]
  metrics:
    - name: errors
      interval: 1m
      failureLimit: 2
      failureCondition: isNaN(result[0]) || result[0] > 0.01
      provider:
        prometheus: {query: 'errors{service="{{args.service}}"}'}
"#;

const BOTH: &str = r#"apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: login}
spec:
  strategy:
    canary:
      steps:
        - setWeight: 30
        - pause: {}
        - setWeight: 65
        - pause: {duration: 10m}
      analysis:
        templates:
          - templateName: error-ratio
        args: [{name: service, value: login}]
        startingStep: 0
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: error-ratio}
spec:
  args: [{name: service}]
  metrics:
    - name: errors
      interval: 1m
      failureLimit: 2
      successCondition: result[0] <= 0.01
      failureCondition: result[0] > 0.01
      provider:
        prometheus: {query: 'errors{service="{{args.service}}"}'}
"#;
