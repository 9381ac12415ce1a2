//! Which checks serve which control, as a page that is made from the data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::harness::{prr, workspace};

const PAGE: &str = "docs/coverage.md";

const HEAD: &str = "# Which checks serve which control

Made from `policies/packs`, `policies/evidence` and the catalogues by `PRR_BLESS=1 cargo test --workspace --test acceptance coverage`; a test fails where it is not up to date. The mapping is this product's
proposal and not an official one.

prowler checks accounts, by asking the cloud what is there; prr checks declarations, before they are there. Neither replaces the other: an account drifts from what is declared, and a
declaration has what no account shows, such as a rollback, an approval or a record. The number in the last column is how many checks of its own prowler maps to a control for AWS accounts.

prowler는 클라우드 계정의 실제 상태를, prr은 배포하기 전의 선언을 점검합니다. 서로를 대신하지 않습니다. 계정은 선언에서 벗어날 수 있고, 롤백·승인·기록처럼 선언에만 있고 계정에는 보이지 않는 것도 있습니다.
마지막 열은 prowler가 AWS 계정용으로 해당 통제에 연결한 점검 수입니다. 연결 관계는 이 도구의 제안이며 공식 기준이 아닙니다.
";

/// The checks of every pack, by the control that they serve.
fn serving() -> BTreeMap<String, BTreeSet<String>> {
    let mut serving: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, _) in prr_policy::PACKS {
        let pack = prr_policy::Pack::builtin(name).unwrap();
        for policy in &pack.policies {
            for control in pack.controls(policy) {
                serving.entry(control.to_owned()).or_default().insert(policy.check.clone());
            }
        }
    }
    serving
}

/// The controls of a framework, in its order.
fn controls(framework: &str) -> Vec<Value> {
    let empty = crate::harness::scratch();
    let folder = empty.path().display().to_string();
    std::fs::write(empty.path().join("prr.yaml"), "version: 1\n").unwrap();
    let report = prr(&["controls", framework, &folder, "--format", "json", "--now", "2026-11-21"]).expect(0).json();
    report["frameworks"][0]["controls"].as_array().unwrap().clone()
}

fn number(control: &Value) -> &str {
    control["control"].as_str().unwrap().split_once('/').unwrap().1
}

fn prowler() -> BTreeMap<String, u64> {
    let text = std::fs::read_to_string(workspace().join("policies/evidence/prowler.yaml")).unwrap();
    let row = |line: &str| {
        let (control, rest) = line.trim().strip_prefix("- {control: '")?.split_once('\'')?;
        Some((control.to_owned(), rest.strip_prefix(", aws: ")?.strip_suffix('}')?.parse().ok()?))
    };
    text.lines().filter_map(row).collect()
}

fn table(page: &mut String, framework: &str, title: &str, compared: Option<&BTreeMap<String, u64>>) {
    let serving = serving();
    let controls = controls(framework);
    let checks = |control: &Value| serving.get(control["control"].as_str().unwrap());
    let served = controls.iter().filter(|control| checks(control).is_some()).count();
    write!(page, "\n## {title}\n\n{served} of {} controls are served by a check", controls.len()).unwrap();
    let alone = |control: &&Value| compared.is_some_and(|compared| !compared.contains_key(number(control)));
    if let Some(compared) = compared {
        let ours = controls.iter().filter(alone).filter(|control| checks(control).is_some()).count();
        write!(page, "; prowler maps {}, and {ours} of the former are not among these", compared.len()).unwrap();
    }
    page.push_str(".\n\n| control | | what a repository can say | checks |");
    page.push_str(if compared.is_some() {
        " prowler (AWS) |\n|---|---|---|---|---|\n"
    } else {
        "\n|---|---|---|---|\n"
    });
    for control in &controls {
        let strength = control["strength"].as_str().unwrap_or("");
        let ids = checks(control).map(|checks| checks.iter().cloned().collect::<Vec<_>>().join(", "));
        let ids = ids.unwrap_or_default();
        write!(page, "| {} | {} | {strength} | {ids} |", number(control), control["title"]["ko"].as_str().unwrap())
            .unwrap();
        match compared {
            Some(compared) => {
                let count = compared.get(number(control)).map(u64::to_string).unwrap_or_default();
                writeln!(page, " {count} |").unwrap();
            }
            None => page.push('\n'),
        }
    }
}

#[test]
fn the_page_of_coverage_is_what_the_data_say() {
    let mut page = HEAD.to_owned();
    table(&mut page, "isms-p", "ISMS-P", Some(&prowler()));
    table(&mut page, "efsr", "전자금융감독규정", None);
    let path = workspace().join(PAGE);
    if std::env::var_os("PRR_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == page,
        "{PAGE} is not up to date: run with PRR_BLESS=1"
    );
}

#[test]
fn everything_that_a_repository_can_speak_of_has_a_check() {
    let serving = serving();
    for framework in ["isms-p", "efsr"] {
        let controls = controls(framework);
        let speaks = |control: &&Value| !matches!(control["strength"].as_str(), None | Some("manual"));
        let silent: Vec<_> = controls
            .iter()
            .filter(speaks)
            .filter(|control| !serving.contains_key(control["control"].as_str().unwrap()))
            .map(number)
            .collect();
        assert_eq!(silent, Vec::<&str>::new(), "{framework}");
    }
}
