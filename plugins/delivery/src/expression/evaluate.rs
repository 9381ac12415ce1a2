use std::collections::BTreeMap;

use super::Expression;

/// What has happened when a condition is looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scene<'s> {
    /// Whether anything that is waited for has failed.
    pub failed: bool,
    /// Results of jobs by name: `success`, `failure`, `skipped`.
    pub jobs: BTreeMap<&'s str, &'static str>,
    /// Outcomes of steps by id.
    pub steps: BTreeMap<&'s str, &'static str>,
}

enum Value {
    Text(String),
    Bool(bool),
    Unknown,
}

impl Expression {
    /// Whether what has this condition runs. Without a function about the status, `success()` is asked as well.
    pub(crate) fn runs(&self, scene: &Scene<'_>) -> Option<bool> {
        let holds = self.truth(scene);
        if self.asks_status() {
            return holds;
        }
        if scene.failed { Some(false) } else { holds }
    }

    /// Whether it calls `success()`, `failure()`, `always()` or `cancelled()` anywhere.
    pub(crate) fn asks_status(&self) -> bool {
        match self {
            Self::Call(name, arguments) => {
                matches!(name.as_str(), "success" | "failure" | "always" | "cancelled")
                    || arguments.iter().any(Self::asks_status)
            }
            Self::Not(inner) => inner.asks_status(),
            Self::And(left, right) | Self::Or(left, right) | Self::Equal(left, right, _) => {
                left.asks_status() || right.asks_status()
            }
            Self::Text(_) | Self::Bool(_) | Self::Path(_) | Self::Other => false,
        }
    }

    /// Whether something below a path is named.
    pub(crate) fn names(&self, wanted: &[&str]) -> bool {
        match self {
            Self::Path(parts) => parts.iter().map(String::as_str).take(wanted.len()).eq(wanted.iter().copied()),
            Self::Call(_, arguments) => arguments.iter().any(|argument| argument.names(wanted)),
            Self::Not(inner) => inner.names(wanted),
            Self::And(left, right) | Self::Or(left, right) | Self::Equal(left, right, _) => {
                left.names(wanted) || right.names(wanted)
            }
            Self::Text(_) | Self::Bool(_) | Self::Other => false,
        }
    }

    fn truth(&self, scene: &Scene<'_>) -> Option<bool> {
        match self.value(scene) {
            Value::Bool(value) => Some(value),
            Value::Text(text) => Some(!text.is_empty()),
            Value::Unknown => None,
        }
    }

    fn value(&self, scene: &Scene<'_>) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Bool(value) => Value::Bool(*value),
            Self::Path(parts) => path(parts, scene),
            Self::Call(name, arguments) => call(name, arguments, scene),
            Self::Not(inner) => inner.truth(scene).map_or(Value::Unknown, |value| Value::Bool(!value)),
            Self::And(left, right) => match (left.truth(scene), right.truth(scene)) {
                (Some(false), _) | (_, Some(false)) => Value::Bool(false),
                (Some(true), Some(true)) => Value::Bool(true),
                _ => Value::Unknown,
            },
            Self::Or(left, right) => match (left.truth(scene), right.truth(scene)) {
                (Some(true), _) | (_, Some(true)) => Value::Bool(true),
                (Some(false), Some(false)) => Value::Bool(false),
                _ => Value::Unknown,
            },
            Self::Equal(left, right, equal) => match (left.value(scene), right.value(scene)) {
                (Value::Text(left), Value::Text(right)) => Value::Bool(left.eq_ignore_ascii_case(&right) == *equal),
                (Value::Bool(left), Value::Bool(right)) => Value::Bool((left == right) == *equal),
                _ => Value::Unknown,
            },
            Self::Other => Value::Unknown,
        }
    }
}

fn path(parts: &[String], scene: &Scene<'_>) -> Value {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let found = match parts.as_slice() {
        ["needs", job, "result"] => scene.jobs.get(job),
        ["steps", step, "outcome" | "conclusion"] => scene.steps.get(step),
        ["job", "status"] => return Value::Text(if scene.failed { "failure" } else { "success" }.to_owned()),
        _ => None,
    };
    found.map_or(Value::Unknown, |result| Value::Text((*result).to_owned()))
}

fn call(name: &str, arguments: &[Expression], scene: &Scene<'_>) -> Value {
    match (name, arguments) {
        ("success", _) => Value::Bool(!scene.failed),
        ("failure", _) => Value::Bool(scene.failed),
        ("always", _) => Value::Bool(true),
        ("cancelled", _) => Value::Bool(false),
        ("contains", [Expression::Path(parts), Expression::Text(wanted)]) => {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            match parts.as_slice() {
                ["needs", "*", "result"] => {
                    Value::Bool(scene.jobs.values().any(|result| result.eq_ignore_ascii_case(wanted)))
                }
                _ => Value::Unknown,
            }
        }
        _ => Value::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::Scene;

    #[test]
    fn what_runs_after_a_failure() {
        let scene = Scene {
            failed: true,
            jobs: [("test", "failure"), ("lint", "success")].into(),
            steps: [("deploy", "failure")].into(),
        };
        for (text, wanted) in [
            ("failure()", Some(true)),
            ("${{ failure() }}", Some(true)),
            ("always()", Some(true)),
            ("!cancelled()", Some(true)),
            ("success()", Some(false)),
            ("success() && failure()", Some(false)),
            ("github.ref == 'refs/heads/main'", Some(false)),
            ("failure() && github.ref == 'refs/heads/main'", None),
            ("failure() && false", Some(false)),
            ("success() || failure()", Some(true)),
            ("needs.test.result == 'failure'", Some(false)),
            ("always() && needs.test.result == 'failure'", Some(true)),
            ("always() && needs.test.result == 'success'", Some(false)),
            ("always() && needs['test'].result != 'success'", Some(true)),
            ("!cancelled() && !contains(needs.*.result, 'failure')", Some(false)),
            ("always() && contains(join(needs.*.result, ','), 'failure')", None),
            ("steps.deploy.outcome == 'failure'", Some(false)),
            ("failure() && steps.deploy.outcome == 'failure'", Some(true)),
            ("job.status == 'failure' && always()", Some(true)),
            ("true", Some(false)),
            ("!failure()", Some(false)),
        ] {
            assert_eq!(parse(text).unwrap_or_else(|| panic!("{text}")).runs(&scene), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_expression_is_not_read() {
        for text in ["a ==", "(a", "'a", "a b", "", "== a", "f(a", "a[b"] {
            assert!(parse(text).is_none(), "{text}");
        }
        let _ = parse(&"(".repeat(100_000));
        let _ = parse(&"!".repeat(10_000));
        let _ = parse(&"a(".repeat(7_000));
    }
}
