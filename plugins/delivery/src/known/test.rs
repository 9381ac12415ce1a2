//! What tests and what lints.

use super::Role;
use super::row::{is_named, matches, task};
use crate::shell::Argv;
use crate::written::Use;

const TESTS: &[(&str, &[&str])] = &[
    ("go", &["test"]),
    ("cargo", &["test"]),
    ("cargo", &["nextest"]),
    ("pytest", &[]),
    ("py.test", &[]),
    ("python", &["pytest"]),
    ("python3", &["pytest"]),
    ("python", &["unittest"]),
    ("python3", &["unittest"]),
    ("python", &["manage.py", "test"]),
    ("tox", &[]),
    ("nox", &[]),
    ("mvn", &["test"]),
    ("mvn", &["verify"]),
    ("mvn", &["package"]),
    ("mvn", &["install"]),
    ("mvnw", &["test"]),
    ("mvnw", &["verify"]),
    ("mvnw", &["package"]),
    ("mvnw", &["install"]),
    ("gradle", &["test"]),
    ("gradle", &["check"]),
    ("gradle", &["build"]),
    ("gradlew", &["test"]),
    ("gradlew", &["check"]),
    ("gradlew", &["build"]),
    ("sbt", &["test"]),
    ("jest", &[]),
    ("vitest", &[]),
    ("mocha", &[]),
    ("ava", &[]),
    ("karma", &["start"]),
    ("ng", &["test"]),
    ("playwright", &["test"]),
    ("cypress", &["run"]),
    ("rspec", &[]),
    ("rails", &["test"]),
    ("phpunit", &[]),
    ("pest", &[]),
    ("dotnet", &["test"]),
    ("ctest", &[]),
    ("bazel", &["test"]),
    ("bats", &[]),
    ("ginkgo", &[]),
    ("gotestsum", &[]),
    ("newman", &["run"]),
    ("k6", &["run"]),
    ("swift", &["test"]),
    ("flutter", &["test"]),
    ("mix", &["test"]),
    ("stack", &["test"]),
    ("lein", &["test"]),
    ("deno", &["test"]),
    ("bun", &["test"]),
    ("promtool", &["test"]),
    ("terraform", &["test"]),
];

const LINTS: &[(&str, &[&str])] = &[
    ("eslint", &[]),
    ("golangci-lint", &["run"]),
    ("flake8", &[]),
    ("ruff", &["check"]),
    ("mypy", &[]),
    ("pylint", &[]),
    ("tsc", &[]),
    ("cargo", &["clippy"]),
    ("rubocop", &[]),
    ("shellcheck", &[]),
    ("helm", &["lint"]),
    ("staticcheck", &[]),
];

const ACTIONS: &[&str] = &["cypress-io/github-action", "robherley/go-test-action", "paambaati/codeclimate-action"];
const LINT_ACTIONS: &[&str] =
    &["golangci/golangci-lint-action", "super-linter/super-linter", "github/super-linter", "astral-sh/ruff-action"];
/// Tools that are installed or shown, not run.
const OTHERWISE: &[&str] =
    &["install", "--version", "-v", "--help", "--collect-only", "--list", "--passWithNoTests=only"];

pub(super) fn of_command(argv: &Argv) -> Option<Role> {
    if argv.arguments().first().is_some_and(|word| OTHERWISE.contains(&word.as_str())) && argv.program() != "mvn" {
        return None;
    }
    if argv.0.iter().any(|word| {
        matches!(word.as_str(), "-DskipTests" | "-DskipTests=true" | "-Dmaven.test.skip=true")
            || word.starts_with("--exclude-task=test")
    }) {
        return None;
    }
    if argv.value("-x") == Some("test") {
        return None;
    }
    let known = |rows: &[(&str, &[&str])]| rows.iter().any(|(program, words)| matches(argv, program, words));
    if known(TESTS) {
        return Some(Role::Tests);
    }
    if known(LINTS) {
        return Some(Role::Lints);
    }
    let task = task(argv)?;
    if is_named(task, &["test", "tests", "e2e", "spec", "unit", "integration", "smoke", "verify"])
        || task == "t" && argv.program() == "npm"
    {
        return Some(Role::Tests);
    }
    is_named(task, &["lint", "typecheck", "check"]).then_some(Role::Lints)
}

pub(super) fn of_action(action: &Use<'_>) -> Option<Role> {
    let name = action.action.to_lowercase();
    if ACTIONS.contains(&name.as_str()) {
        return Some(Role::Tests);
    }
    if name == "actions/upload-artifact" {
        return Some(Role::KeepsFiles);
    }
    LINT_ACTIONS.contains(&name.as_str()).then_some(Role::Lints)
}
