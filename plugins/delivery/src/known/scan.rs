//! Scanners, and whether what they find fails the step: their defaults differ.

use super::row::{matches, task};
use super::{Role, Verdict};
use crate::shell::Argv;
use crate::written::Use;

const BY_CODE: Role = Role::Scans(Verdict::ByExitCode);

/// End with another code than 0 for what they find, unless an option says otherwise.
const STRICT: &[(&str, &[&str], &[&str])] = &[
    ("npm", &["audit"], &[]),
    ("yarn", &["audit"], &[]),
    ("yarn", &["npm", "audit"], &[]),
    ("pnpm", &["audit"], &[]),
    ("snyk", &["test"], &[]),
    ("snyk", &["container", "test"], &[]),
    ("snyk", &["code", "test"], &[]),
    ("snyk", &["iac", "test"], &[]),
    ("gosec", &[], &["-no-fail"]),
    ("govulncheck", &[], &["-json", "-format"]),
    ("checkov", &[], &["--soft-fail", "-s"]),
    ("bandit", &[], &["--exit-zero"]),
    ("pip-audit", &[], &[]),
    ("safety", &["check"], &["--continue-on-error"]),
    ("safety", &["scan"], &[]),
    ("cargo", &["audit"], &[]),
    ("cargo", &["deny"], &[]),
    ("bundle-audit", &[], &[]),
    ("bundler-audit", &[], &[]),
    ("brakeman", &[], &["--no-exit-on-warn"]),
    ("osv-scanner", &[], &[]),
    ("tfsec", &[], &["--soft-fail", "-s"]),
    ("semgrep", &["ci"], &["--suppress-errors"]),
    ("gitleaks", &[], &[]),
    ("detect-secrets-hook", &[], &[]),
    ("kube-linter", &["lint"], &[]),
    ("zizmor", &[], &["--no-exit-codes"]),
    ("composer", &["audit"], &[]),
];

/// End with 0 for what they find, unless one of these options is there.
const LENIENT: &[(&str, &[&str], &[&str], &str)] = &[
    ("trivy", &[], &["--exit-code"], "--exit-code 1"),
    ("grype", &[], &["--fail-on", "-f"], "--fail-on high"),
    ("semgrep", &[], &["--error"], "--error"),
    ("trufflehog", &[], &["--fail"], "--fail"),
    ("docker", &["scout", "cves"], &["--exit-code", "-e"], "--exit-code"),
    ("dependency-check", &[], &["--failOnCVSS"], "--failOnCVSS 7"),
    ("dependency-check.sh", &[], &["--failOnCVSS"], "--failOnCVSS 7"),
];

/// Words of a scanner that scans nothing.
const OTHERWISE: &[&str] = &[
    "--version",
    "version",
    "--help",
    "plugin",
    "install",
    "fix",
    "signatures",
    "monitor",
    "config",
    "--download-db-only",
    "convert",
    "login",
    "auth",
];

pub(super) fn of_command(argv: &Argv) -> Option<Role> {
    if argv.operands().next().is_some_and(|word| OTHERWISE.contains(&word))
        || argv.arguments().iter().any(|word| OTHERWISE[..3].contains(&word.as_str()) || word == "fix")
    {
        return None;
    }
    if asks_sonar(argv) {
        // What it finds is judged on its server, and only who waits for that hears of it.
        let waits = argv.arguments().iter().any(|word| word == "-Dsonar.qualitygate.wait=true");
        return Some(if waits { BY_CODE } else { Role::Scans(Verdict::Elsewhere) });
    }
    for (program, words, options, setting) in LENIENT {
        if matches(argv, program, words) && !(*program == "semgrep" && argv.operands().next() == Some("ci")) {
            let strict = options.iter().any(|option| argv.has(option)) && argv.value("--exit-code") != Some("0");
            return Some(Role::Scans(if strict { Verdict::ByExitCode } else { Verdict::Never(setting) }));
        }
    }
    for (program, words, lenient) in STRICT {
        if matches(argv, program, words) {
            let off = lenient.iter().any(|option| argv.has(option))
                || *program == "gitleaks" && argv.value("--exit-code") == Some("0");
            return Some(if off { Role::Scans(Verdict::Never("")) } else { BY_CODE });
        }
    }
    let task = task(argv)?;
    super::is_named(task, &["audit", "security", "scan", "sast", "보안"]).then_some(BY_CODE)
}

fn asks_sonar(argv: &Argv) -> bool {
    let builds = ["mvn", "mvnw", "gradle", "gradlew"].contains(&argv.program());
    matches(argv, "sonar-scanner", &[])
        || builds && argv.operands().any(|word| word == "sonar" || word == "sonar:sonar")
}

pub(super) fn of_action(action: &Use<'_>) -> Option<Role> {
    let name = action.action.to_lowercase();
    let on = |input: &str| action.text(input).is_some_and(|text| text == "true");
    let verdict = match name.as_str() {
        "aquasecurity/trivy-action" => match action.text("exit-code") {
            None | Some("0") => Verdict::Never("exit-code: '1'"),
            Some(_) => Verdict::ByExitCode,
        },
        "anchore/scan-action" if action.text("fail-build") == Some("false") => Verdict::Never("fail-build: true"),
        "bridgecrewio/checkov-action" | "aquasecurity/tfsec-action" if on("soft_fail") => {
            Verdict::Never("soft_fail: false")
        }
        "golang/govulncheck-action" if matches!(action.text("output-format"), Some("json" | "sarif")) => {
            Verdict::Never("output-format: text")
        }
        "actions/dependency-review-action" if on("warn-only") => Verdict::Never("warn-only: false"),
        // What they find goes to another program, which may refuse a merge by its own settings.
        "github/codeql-action/analyze"
        | "sonarsource/sonarcloud-github-action"
        | "sonarsource/sonarqube-scan-action" => Verdict::Elsewhere,
        "anchore/scan-action"
        | "bridgecrewio/checkov-action"
        | "aquasecurity/tfsec-action"
        | "golang/govulncheck-action"
        | "actions/dependency-review-action"
        | "gitleaks/gitleaks-action"
        | "trufflesecurity/trufflehog"
        | "returntocorp/semgrep-action"
        | "semgrep/semgrep-action"
        | "google/osv-scanner-action"
        | "sonarsource/sonarqube-quality-gate-action"
        | "snyk/actions"
        | "pypa/gh-action-pip-audit"
        | "rustsec/audit-check"
        | "actions-rust-lang/audit"
        | "embarkstudios/cargo-deny-action"
        | "azure/container-scan"
        | "stackrox/kube-linter-action" => Verdict::ByExitCode,
        _ if name.starts_with("snyk/actions/") => Verdict::ByExitCode,
        "github/codeql-action/upload-sarif" | "securecodewarrior/github-action-add-sarif" => {
            return Some(Role::ShowsReport);
        }
        _ => return None,
    };
    Some(Role::Scans(verdict))
}
