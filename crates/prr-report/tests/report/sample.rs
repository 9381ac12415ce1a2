//! A report with everything in it, shared by the tests and the example.

use std::collections::BTreeMap;

use prr_model::{
    Change, ChangedDocument, DocumentChange, Evidence, Finding, Fix, GateError, Localized, Location, Outcome, Proof,
    Related, Report, ServiceRow, Severity, Skipped, Strength, Summary, Tool, Verdict, Waiver,
};
use prr_report::Rule;

const ALERTS: &str = "\
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: checkout
spec:
  groups:
    - name: checkout-slo
      rules:
        - alert: CheckoutBudgetBurn
          expr: |
            checkout:error_ratio:rate1h > (14.4 * 0.001)
          labels: { severity: page }
        - alert: 결제오류율급증
          expr: sum(rate(payment_errors_total{이름=\"결제\"}[5m])) > 100
          labels: { severity: page }
";

const SLO: &str = "\
apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout-availability }
spec:
  objectives:
    - target: 0.999
";

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ledger
  labels: { app: ledger }
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: ledger
          image: registry.example/ledger:latest
";

/// The manifests that the sample speaks of.
pub fn sources() -> BTreeMap<String, String> {
    [
        ("deploy/alerts.yaml", ALERTS),
        ("slo/checkout.yaml", SLO),
        ("deploy/ledger 원장.yaml", DEPLOYMENT),
        ("prr.yaml", "services:\n  - name: checkout\n"),
        ("deploy/broken.yaml", "a: [1, 2\nb: 3\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

/// A text in both languages.
pub fn both(en: &str, ko: &str) -> Localized {
    Localized { en: en.to_owned(), ko: ko.to_owned() }
}

/// A place: path and the four numbers.
pub fn at(path: &str, [line, column, end_line, end_column]: [u32; 4]) -> Location {
    Location { path: path.to_owned(), line, column, end_line, end_column }
}

/// The place where `needle` stands in a manifest of the sample.
pub fn find(path: &str, needle: &str) -> Location {
    let text = &sources()[path];
    let start = text.find(needle).expect("the needle is in the manifest");
    let [line, column] = position(&text[..start]);
    let [end_line, end_column] = position(&text[..start + needle.len()]);
    at(path, [line, column, end_line, end_column])
}

fn position(before: &str) -> [u32; 2] {
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    [line, column].map(|number| u32::try_from(number).expect("a small manifest"))
}

/// A bare row, to be filled in.
pub fn row(check: &str, outcome: Outcome, message: Localized, location: Location) -> Finding {
    Finding {
        check: check.to_owned(),
        policy: check.to_owned(),
        plugin: "slo".to_owned(),
        outcome,
        severity: Severity::High,
        denies: false,
        service: Some("checkout".to_owned()),
        subject: "checkout/availability".to_owned(),
        message_id: "sample".to_owned(),
        message,
        location,
        change: None,
        evidence: Strength::default(),
        related: Vec::new(),
        proof: Vec::new(),
        controls: [].into(),
        fingerprint: "0123456789abcdef".repeat(4),
        waiver: None,
        fix: None,
    }
}

/// The rules behind the sample's rows, but for one: a report may know less than its plugins.
pub fn rules() -> Vec<Rule> {
    [("PRR-BR-06", "A burn-rate tier has a long and a short window"), ("PRR-SLO-04", "An SLO names its owner")]
        .map(|(id, title)| Rule {
            id: id.to_owned(),
            title: title.to_owned(),
            documentation: format!(
                "# {id} {title}\n\nA single window keeps firing until it has drained.\n\n## Fails\n"
            ),
            severity: Severity::High,
            plugin: "slo".to_owned(),
        })
        .into()
}

/// The whole report.
pub fn report() -> Report {
    let findings = vec![
        single_window(),
        single_replica(),
        absolute_threshold(),
        owner(),
        drill(),
        waived(),
        passed(),
        irrelevant(),
    ];
    let count = |outcome| findings.iter().filter(|finding| finding.outcome == outcome).count();
    let summary = Summary {
        files: 41,
        manifests: 12,
        documents: 17,
        policies: 14,
        pass: count(Outcome::Pass),
        fail: count(Outcome::Fail),
        unknown: count(Outcome::Unknown),
        not_applicable: count(Outcome::NotApplicable),
        manual: count(Outcome::Manual),
        waived: 1,
        denying: 2,
        skipped: 4,
        errors: 2,
    };
    let service = |name: &str, verdict| ServiceRow { name: name.to_owned(), verdict };
    Report {
        tool: Tool { name: "prr", version: "0.0.0" },
        verdict: Verdict::Deny,
        effective_time: "2026-03-01T00:00:00Z".to_owned(),
        revision: None,
        change: None,
        summary,
        services: vec![
            service("checkout", Verdict::Deny),
            service("ledger", Verdict::Deny),
            service("검색", Verdict::Allow),
        ],
        findings,
        rendered: Vec::new(),
        skipped: skipped(),
        errors: errors(),
    }
}

/// The same report when nothing denies and the gate could decide.
pub fn warning_report() -> Report {
    let mut report = report();
    report.errors.clear();
    report.findings.retain(|finding| !finding.denies);
    report.verdict = Verdict::Warn;
    report.services.iter_mut().for_each(|service| service.verdict = Verdict::Warn);
    report.summary = Summary { fail: 2, denying: 0, errors: 0, ..report.summary };
    report.revision = Some("89abcdef".repeat(5));
    report.change = Some(change());
    report.findings[0].change = Some(DocumentChange::Changed);
    report
}

fn change() -> Change {
    let document = |change, identity: &str, path: &str, from: Option<&str>| ChangedDocument {
        path: path.to_owned(),
        line: 1,
        change,
        identity: identity.to_owned(),
        from: from.map(|path| (path.to_owned(), 7)),
    };
    Change {
        base: "01234567".repeat(5),
        policy_from_base: true,
        documents: vec![
            document(DocumentChange::Moved, "Deployment.apps/shop/web", "deploy/new.yaml", Some("deploy/old.yaml")),
            document(DocumentChange::Added, "slo/checkout.yaml#name=checkout", "slo/checkout.yaml", None),
        ],
    }
}

fn single_window() -> Finding {
    let message = both(
        "The page alert looks at a single window of 1 h. After an incident of 5 min it keeps paging for another 55.0 min, long after \
         the service has recovered, and people learn to ignore it. A short window of a twelfth lets it stop within 5.0 min.",
        "호출 알림이 1시간짜리 창 하나만 봅니다. 5분 동안의 장애가 끝나고 서비스가 복구된 뒤에도 55.0분 동안 호출이 이어져 담당자가 알림을 \
         무시하게 됩니다. 장기 창의 1/12인 단기 창을 함께 두면 5.0분 안에 멈춥니다.",
    );
    let related = |location, en, ko| Related { location, message: both(en, ko) };
    Finding {
        denies: true,
        severity: Severity::Critical,
        controls: ["isms-p/2.9.1".to_owned(), "prr/prr-2".to_owned()].into(),
        related: vec![
            related(find("deploy/alerts.yaml", "severity: page"), "it pages a person", "사람을 호출하는 알림입니다"),
            related(find("slo/checkout.yaml", "target: 0.999"), "the objective it protects", "이 알림이 지키는 목표입니다"),
        ],
        proof: vec![Proof {
            location: find("deploy/alerts.yaml", "checkout:error_ratio:rate1h > (14.4 * 0.001)"),
            digest: format!("sha256:{}", "ab".repeat(32)).into(),
        }],
        fix: Some(Fix {
            message: both("Require the short window too:", "단기 창도 함께 요구하도록 고칩니다:"),
            snippet: Some(
                "expr: |\n  checkout:error_ratio:rate1h > (14.4 * 0.001)\n  and\n  checkout:error_ratio:rate5m > (14.4 * 0.001)\n".to_owned(),
            ),
        }),
        ..row("PRR-BR-06", Outcome::Fail, message, find("deploy/alerts.yaml", "checkout:error_ratio:rate1h"))
    }
}

fn single_replica() -> Finding {
    let message = both(
        "ledger runs a single replica. Every node drain is an outage.",
        "ledger의 복제본이 하나뿐입니다. 노드를 비울 때마다 서비스가 중단됩니다.",
    );
    Finding {
        denies: true,
        policy: "two-replicas".to_owned(),
        plugin: "kubernetes".to_owned(),
        service: Some("ledger".to_owned()),
        subject: "Deployment/ledger".to_owned(),
        related: vec![Related {
            location: at("deploy/pdb.yaml", [7, 3, 7, 18]),
            message: both("the budget allows no disruption", "중단을 허용하지 않는 예산입니다"),
        }],
        fix: Some(Fix {
            message: both(
                "Run two replicas or more on different nodes.",
                "서로 다른 노드에서 둘 이상의 복제본을 실행합니다.",
            ),
            snippet: None,
        }),
        ..row("PRR-K8S-01", Outcome::Fail, message, at("deploy/ledger 원장.yaml", [6, 1, 13, 1]))
    }
}

fn absolute_threshold() -> Finding {
    let message = both(
        "The alert compares a rate with a fixed number. It cannot tell 100 errors of 200 from 100 of a million.",
        "오류 건수를 고정된 값과 비교하는 알림입니다. 200건 중 100건과 백만 건 중 100건을 구분하지 못합니다.",
    );
    Finding {
        severity: Severity::Medium,
        related: vec![Related {
            location: find("deploy/alerts.yaml", "\"결제\""),
            message: both("errors of this service", "이 서비스의 오류입니다"),
        }],
        ..row("PRR-BR-11", Outcome::Fail, message, find("deploy/alerts.yaml", "> 100"))
    }
}

fn owner() -> Finding {
    let message = both(
        "Nothing says who owns the objective. Declare `owner` under the service in prr.yaml, or `spec.owner` in the Backstage component.",
        "목표의 담당자를 알 수 없습니다. prr.yaml의 서비스 아래에 `owner`를 선언하거나 Backstage 컴포넌트의 `spec.owner`를 지정하십시오.",
    );
    Finding {
        severity: Severity::Medium,
        ..row("PRR-SLO-04", Outcome::Unknown, message, find("prr.yaml", "name: checkout"))
    }
}

fn drill() -> Finding {
    let message = both(
        "A restore drill leaves no trace in manifests. Attach its record of the last 12 months.",
        "복구 훈련은 매니페스트에 흔적이 남지 않습니다. 최근 12개월 이내의 훈련 기록을 첨부하십시오.",
    );
    Finding {
        service: None,
        subject: "repository".to_owned(),
        controls: ["efsr/23".to_owned()].into(),
        ..row("PRR-DR-02", Outcome::Manual, message, at("prr.yaml", [1, 1, 1, 1]))
    }
}

fn waived() -> Finding {
    let message = both(
        "The image has no digest. A tag can be moved.",
        "이미지에 다이제스트가 없습니다. 태그는 옮겨질 수 있습니다.",
    );
    Finding {
        service: Some("ledger".to_owned()),
        subject: "Deployment/ledger".to_owned(),
        waiver: Some(Waiver {
            reason: "registry migration, CHG-1182".to_owned(),
            approver: "sre-lead@example.com".to_owned(),
            expires: "2026-04-30".to_owned(),
        }),
        ..row("PRR-K8S-07", Outcome::Fail, message, find("deploy/ledger 원장.yaml", "registry.example/ledger:latest"))
    }
}

fn passed() -> Finding {
    let message = both("The objective is 99.9 %.", "목표는 99.9 %입니다.");
    let location = find("slo/checkout.yaml", "0.999");
    let proof = vec![Proof { location: location.clone(), digest: format!("sha256:{}", "cd".repeat(32)).into() }];
    let evidence = Strength { reached: Some(Evidence::E3), asked: Some(Evidence::E2) };
    Finding { proof, evidence, ..row("PRR-SLO-01", Outcome::Pass, message, location) }
}

fn irrelevant() -> Finding {
    let message = both("The service takes no traffic.", "트래픽을 받지 않는 서비스입니다.");
    Finding {
        service: Some("검색".to_owned()),
        subject: "검색".to_owned(),
        ..row("PRR-NET-03", Outcome::NotApplicable, message, at("prr.yaml", [2, 5, 2, 9]))
    }
}

fn skipped() -> Vec<Skipped> {
    let skipped = |path: &str, reason, en, ko| Skipped { path: path.to_owned(), reason, message: both(en, ko) };
    let no_reader = ["no reader for this format", "이 형식을 읽는 리더가 없습니다"];
    vec![
        skipped(
            "charts/web/templates/deployment.yaml",
            "template",
            "a Helm template; render it and check the result: helm template charts/web | prr check -",
            "Helm 템플릿입니다. 렌더링한 결과를 검사하십시오: helm template charts/web | prr check -",
        ),
        skipped("docs/logo.png", "no-reader", no_reader[0], no_reader[1]),
        skipped("docs/도식.drawio", "no-reader", no_reader[0], no_reader[1]),
        skipped("vendor/chart.yaml", "excluded", "excluded by prr.yaml", "prr.yaml에서 제외했습니다"),
    ]
}

fn errors() -> Vec<GateError> {
    vec![
        GateError {
            kind: "syntax".to_owned(),
            location: Some(at("deploy/broken.yaml", [2, 1, 2, 2])),
            plugin: None,
            message: both(
                "a flow sequence is not closed. Nothing in the file was judged.",
                "플로 시퀀스가 닫히지 않았습니다. 이 파일은 판정하지 못했습니다.",
            ),
            hint: Some(both("close it with `]`", "`]`로 닫으십시오")),
        },
        GateError {
            kind: "plugin-fuel".to_owned(),
            location: None,
            plugin: Some("acme-custom".to_owned()),
            message: both(
                "the plugin ran out of fuel after 1.2 billion instructions",
                "플러그인이 명령 12억 개를 실행한 뒤 연료를 소진했습니다",
            ),
            hint: None,
        },
    ]
}
