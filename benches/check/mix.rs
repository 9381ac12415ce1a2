//! What one service of the generated tree declares: ten documents in four files, 0.8 KB a document on average.
//!
//! `NAME`, `TEAM`, `PORT`, `COUNT` and `DIGEST` differ from service to service. Two in block style to one in flow style, a comment here and
//! there, quotes of both kinds, a text in a text: as people write.

/// The files of a service, each with its documents.
pub(crate) const FILES: [(&str, &[&str]); 4] = [
    ("workload.yaml", &[SERVICE_ACCOUNT, DEPLOYMENT, SERVICE]),
    ("scaling.yaml", &[AUTOSCALER, DISRUPTION_BUDGET]),
    ("network.yaml", &[INGRESS, NETWORK_POLICY, SETTINGS]),
    ("monitoring.yaml", &[MONITOR, RULES]),
];

const SERVICE_ACCOUNT: &str = r"apiVersion: v1
kind: ServiceAccount
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
automountServiceAccountToken: false
";

const DEPLOYMENT: &str = r#"# The workload of NAME.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
    app.kubernetes.io/version: "1.COUNT.0"
  annotations:
    prr.dev/owner: "team TEAM"
spec:
  replicas: COUNT
  revisionHistoryLimit: 5
  selector:
    matchLabels:
      app.kubernetes.io/name: NAME
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: NAME
        app.kubernetes.io/part-of: TEAM
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "PORT"
    spec:
      serviceAccountName: NAME
      terminationGracePeriodSeconds: 45
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: NAME
          image: registry.example/TEAM/NAME@sha256:DIGEST
          imagePullPolicy: IfNotPresent
          args: ["--listen=:PORT", "--log-format=json", '--config=/etc/NAME/config.yaml']
          ports:
            - name: http
              containerPort: PORT
              protocol: TCP
          env:
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef:
                  name: NAME-database
                  key: url
            - name: LOG_LEVEL
              value: info
          envFrom:
            - configMapRef:
                name: NAME-settings
          resources:
            requests:
              cpu: 250m
              memory: 256Mi
            limits:
              memory: 512Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
            periodSeconds: 5
            failureThreshold: 3
          livenessProbe:
            httpGet:
              path: /live
              port: http
            initialDelaySeconds: 20
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - name: settings
              mountPath: /etc/NAME
              readOnly: true
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app.kubernetes.io/name: NAME
      volumes:
        - name: settings
          configMap:
            name: NAME-settings
"#;

const SERVICE: &str = r"apiVersion: v1
kind: Service
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: NAME
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
";

const AUTOSCALER: &str = r"apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: NAME
  minReplicas: COUNT
  maxReplicas: 40
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
      policies:
        - {type: Percent, value: 20, periodSeconds: 60}
";

const DISRUPTION_BUDGET: &str = r"apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: NAME
";

const INGRESS: &str = r"apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/proxy-read-timeout: '30'
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - NAME.TEAM.example
      secretName: NAME-tls
  rules:
    - host: NAME.TEAM.example
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: NAME
                port:
                  name: http
";

const NETWORK_POLICY: &str = r"apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: NAME
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ingress-nginx
      ports:
        - protocol: TCP
          port: PORT
  egress:
    - to:
        - namespaceSelector: {}
      ports:
        - protocol: UDP
          port: 53
";

const SETTINGS: &str = r"apiVersion: v1
kind: ConfigMap
metadata:
  name: NAME-settings
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    app.kubernetes.io/part-of: TEAM
data:
  REGION: ap-northeast-2
  FEATURE_CHECKOUT: 'on'
  config.yaml: |
    listen: 0.0.0.0:PORT
    # Slow calls are cut here, before the ingress cuts them.
    timeouts:
      read: 5s
      write: 10s
    database:
      pool: 20
      retries: 3
    tracing:
      sample: 0.01
      endpoint: http://collector.observability:4317
";

const MONITOR: &str = r"apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    release: prometheus
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: NAME
  endpoints:
    - port: http
      path: /metrics
      interval: 30s
      scrapeTimeout: 10s
";

const RULES: &str = r#"apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: NAME
  namespace: TEAM
  labels:
    app.kubernetes.io/name: NAME
    release: prometheus
spec:
  groups:
    - name: NAME
      interval: 30s
      rules:
        - record: service:request_latency_seconds:p99_5m
          expr: histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{service="NAME"}[5m])))
        - alert: NAMESlow
          expr: service:request_latency_seconds:p99_5m{service="NAME"} > 0.8
          for: 10m
          labels: {severity: warning, team: TEAM}
          annotations:
            summary: "{{ $labels.service }} answers slowly"
            runbook_url: https://runbooks.example/TEAM/NAME#slow
        - alert: NAMECrashLooping
          expr: |
            increase(kube_pod_container_status_restarts_total{namespace="TEAM", container="NAME"}[15m]) > 3
          for: 5m
          labels:
            severity: critical
            team: TEAM
          annotations:
            summary: "{{ $labels.pod }} restarts again and again"
            runbook_url: https://runbooks.example/TEAM/NAME#crash
"#;
