//! Which requests a selector counts: those of which version, and good ones, bad ones or all.

use prr_promql::{MatchOp, Matcher, Selector};

use super::arguments::{LATEST, STABLE, UNKNOWN};
use super::pattern::matches;

/// Whose requests a selector counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everybody,
    New,
    Old,
}

/// Which of these requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    All,
    Good,
    Bad,
}

/// Names that tell the versions of one release apart.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Services<'a> {
    /// The service that only the new version answers behind.
    pub new: Option<&'a str>,
    /// The service that only the old version answers behind.
    pub old: Option<&'a str>,
    /// Whether everybody is sent there: then its name means the old version, whatever a label takes it from.
    pub before_switch: bool,
}

/// Why a selector's requests are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unclear {
    /// It measures how long requests take, or what they use: wrong answers do not move it.
    NoAnswers,
    /// Which answers it counts.
    Class,
    /// Which version it counts.
    Scope,
}

/// Answers that succeed and fail, in every spelling that status labels have.
const ANSWERS: &[(&str, &str)] = &[
    ("200", "500"),
    ("200", "503"),
    ("2", "5"),
    ("2xx", "5xx"),
    ("OK", "Internal"),
    ("OK", "Unavailable"),
    ("0", "13"),
    ("0", "14"),
    ("success", "failure"),
    ("success", "error"),
    ("false", "true"),
];

/// What a selector counts.
pub(super) fn of(selector: &Selector, services: Services<'_>) -> Result<(Scope, Class), Unclear> {
    let name = selector.metric.as_deref().unwrap_or_default().to_ascii_lowercase();
    let mut class = by_name(&name)?;
    let mut scope = Scope::Everybody;
    for matcher in &selector.matchers {
        if is_status(&matcher.label) {
            class = both(class, by_status(matcher)?)?;
        } else {
            scope = version(scope, by_version(matcher, services)?)?;
        }
    }
    Ok((scope, class))
}

/// Whose requests a selector counts, whatever it counts of them; nothing where that cannot be told.
pub(crate) fn scope(selector: &Selector, services: Services<'_>) -> Option<Scope> {
    let mut scope = Scope::Everybody;
    for matcher in selector.matchers.iter().filter(|matcher| !is_status(&matcher.label)) {
        scope = version(scope, by_version(matcher, services).ok()?).ok()?;
    }
    Some(scope)
}

/// Whether a label says where something runs, and not what it is.
pub(crate) fn is_place(label: &str) -> bool {
    PLACES.iter().any(|place| label.contains(place))
}

/// What a metric's name says. Counters of requests end like counters, and say so.
fn by_name(name: &str) -> Result<Class, Unclear> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if has(&["cpu", "memory", "_gc_"]) || ends(&["_bucket", "_sum", "_seconds", "_bytes"]) {
        return Err(Unclear::NoAnswers);
    }
    if has(&["error", "fail", "5xx"]) {
        return Ok(Class::Bad);
    }
    if has(&["success", "2xx"]) {
        return Ok(Class::Good);
    }
    let counted = has(&["request", "response", "http", "grpc", "rpc", "upstream_rq", "_rq_", "handled", "hits"]);
    if counted || ends(&["_total", "_count"]) { Ok(Class::All) } else { Err(Unclear::Class) }
}

fn is_status(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    ["code", "status", "classification", "outcome", "result", "error", "success"]
        .iter()
        .any(|word| label.contains(word))
        && !label.contains("error_type")
}

/// Whether a matcher keeps answers that succeed, that fail, or both; every spelling that it tells apart has to agree.
fn by_status(matcher: &Matcher) -> Result<Class, Unclear> {
    let inverted = matcher.label.to_ascii_lowercase().contains("success");
    // A label that names the error is empty where there is none.
    let named: &[(&str, &str)] =
        if matcher.label.to_ascii_lowercase().contains("error") { &[("", "timeout")] } else { &[] };
    let answers = || ANSWERS.iter().chain(named);
    let mut found = None;
    let (mut good, mut bad) = (0, 0);
    for (well, badly) in answers() {
        let (well, badly) = if inverted { (badly, well) } else { (well, badly) };
        let kept = (accepts(matcher, well).ok_or(Unclear::Class)?, accepts(matcher, badly).ok_or(Unclear::Class)?);
        good += usize::from(kept.0);
        bad += usize::from(kept.1);
        let says = match kept {
            (true, false) => Class::Good,
            (false, true) => Class::Bad,
            _ => continue,
        };
        if found.is_some_and(|found| found != says) {
            return Err(Unclear::Class);
        }
        found = Some(says);
    }
    match found {
        Some(class) => Ok(class),
        // Every spelling passes; one that none passes counts something else.
        None if good == answers().count() && bad == answers().count() => Ok(Class::All),
        None => Err(Unclear::Class),
    }
}

fn accepts(matcher: &Matcher, word: &str) -> Option<bool> {
    match matcher.op {
        MatchOp::Equal => Some(matcher.value == word),
        MatchOp::NotEqual => Some(matcher.value != word),
        MatchOp::Match => matches(&matcher.value, word),
        MatchOp::NotMatch => matches(&matcher.value, word).map(|found| !found),
    }
}

fn both(one: Class, other: Class) -> Result<Class, Unclear> {
    match (one, other) {
        (Class::All, class) | (class, Class::All) => Ok(class),
        (one, other) if one == other => Ok(one),
        // A counter of errors of which only those that succeeded are counted.
        _ => Err(Unclear::Class),
    }
}

/// Labels whose value says where a version runs, and not which one it is.
const PLACES: &[&str] = &["namespace", "cluster", "env", "environment", "region", "zone", "tenant", "job"];

/// Labels that name where a request was sent.
const ROUTED: &[&str] = &["service", "host", "upstream", "backend", "authority", "envoy_cluster_name"];

fn by_version(matcher: &Matcher, services: Services<'_>) -> Result<Option<Scope>, Unclear> {
    let positive = matches!(matcher.op, MatchOp::Equal | MatchOp::Match);
    let (label, value) = (matcher.label.to_ascii_lowercase(), matcher.value.as_str());
    let lower = value.to_ascii_lowercase();
    let names = |service: Option<&str>| {
        service.is_some_and(|service| {
            value == service || value.starts_with(&format!("{service}.")) || word_in(value, service)
        })
    };
    let names_service = ROUTED.iter().any(|word| label.contains(word));
    let says = match () {
        () if label == "canary" => {
            let on = accepts(matcher, "").ok_or(Unclear::Scope)? || accepts(matcher, "false").ok_or(Unclear::Scope)?;
            return Ok(Some(if on && positive { Scope::Old } else { Scope::New }));
        }
        () if value.contains(UNKNOWN) => {
            return if PLACES.iter().any(|place| label.contains(place)) { Ok(None) } else { Err(Unclear::Scope) };
        }
        () if value.contains(LATEST) => Scope::New,
        () if value.contains(STABLE) => Scope::Old,
        () if names_service && names(services.new) => Scope::New,
        // Scrapes give the label `service` to whatever they find, which may be all pods under that name.
        () if label == "service" && !services.before_switch && names(services.old) => return Err(Unclear::Scope),
        () if names_service && names(services.old) => Scope::Old,
        () if lower.contains("canary") || lower.contains("preview") => Scope::New,
        () if lower.contains("stable") || lower.contains("primary") => Scope::Old,
        () => return Ok(None),
    };
    Ok(Some(match (positive, says) {
        (true, says) => says,
        (false, Scope::New) => Scope::Old,
        (false, _) => Scope::New,
    }))
}

/// Whether a pattern contains a service's name as a whole.
fn word_in(pattern: &str, service: &str) -> bool {
    let part = |character: Option<char>| {
        character.is_some_and(|character| character.is_ascii_alphanumeric() || character == '-')
    };
    pattern
        .match_indices(service)
        .any(|(at, _)| !part(pattern[..at].chars().next_back()) && !part(pattern[at + service.len()..].chars().next()))
}

fn version(known: Scope, says: Option<Scope>) -> Result<Scope, Unclear> {
    match (known, says) {
        (known, None) => Ok(known),
        (Scope::Everybody, Some(says)) => Ok(says),
        (known, Some(says)) if known == says => Ok(known),
        _ => Err(Unclear::Scope),
    }
}

#[cfg(test)]
mod tests {
    use prr_promql::{ExprKind, parse};

    use super::*;

    fn read(text: &str) -> Result<(Scope, Class), Unclear> {
        let expr = parse(text).unwrap();
        let ExprKind::Vector(selector) = &expr.kind else { panic!("{text}") };
        of(selector, Services { new: Some("shop-canary"), old: Some("shop"), before_switch: false })
    }

    #[test]
    fn status_labels_tell_good_answers_from_bad_ones() {
        for (text, class) in [
            ("http_requests_total{code=~\"5..\"}", Class::Bad),
            ("http_requests_total{code!~\"5.*\"}", Class::Good),
            ("http_requests_total{code=~\"[45]..\"}", Class::Bad),
            ("http_requests_total{status=~\"2..|3..\"}", Class::Good),
            ("http_requests_total{code=\"500\"}", Class::Bad),
            ("grpc_server_handled_total{grpc_code!=\"OK\"}", Class::Bad),
            ("envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"5\"}", Class::Bad),
            ("response_total{classification!=\"failure\"}", Class::Good),
            ("http_request_errors_total", Class::Bad),
            ("http_requests_total{error!=\"\"}", Class::Bad),
            ("http_requests_total{error=\"\"}", Class::Good),
            ("http_requests_total{success=\"true\"}", Class::Good),
            ("http_requests_total", Class::All),
            ("http_requests_total{code=~\".*\"}", Class::All),
            ("http_request_duration_seconds_count{code=~\"5..\"}", Class::Bad),
        ] {
            assert_eq!(read(text).map(|found| found.1), Ok(class), "{text}");
        }
        for text in ["http_requests_total{code=\"404\"}", "http_requests_total{code=~\"(?i)x\"}", "temperature"] {
            assert_eq!(read(text), Err(Unclear::Class), "{text}");
        }
        assert_eq!(read("http_request_duration_seconds_bucket"), Err(Unclear::NoAnswers));
    }

    #[test]
    fn names_and_hashes_tell_the_versions_apart() {
        for (labels, scope) in [
            ("service=\"checkout\"", Scope::Everybody),
            ("service=\"shop-canary\"", Scope::New),
            ("destination_service=~\"shop-canary.prod.svc.cluster.local\"", Scope::New),
            ("destination_service=\"shop\"", Scope::Old),
            ("app=\"shop\"", Scope::Everybody),
            ("service=~\"shop-admin\"", Scope::Everybody),
            ("rollouts_pod_template_hash=\"\u{e000}\"", Scope::New),
            ("hash=\"\u{e001}\"", Scope::Old),
            ("pod=~\"x-canary-.*\"", Scope::New),
            ("canary!=\"\"", Scope::New),
            ("canary=\"true\"", Scope::New),
            ("canary=\"\"", Scope::Old),
            ("namespace=\"\u{e002}\"", Scope::Everybody),
        ] {
            assert_eq!(read(&format!("http_requests_total{{{labels}}}")).map(|found| found.0), Ok(scope), "{labels}");
        }
        assert_eq!(read("http_requests_total{service=\"shop\"}"), Err(Unclear::Scope));
        assert_eq!(read("http_requests_total{version=\"\u{e002}\"}"), Err(Unclear::Scope));
        assert_eq!(read("http_requests_total{a=\"x-canary\",b=\"x-stable\"}"), Err(Unclear::Scope));
    }
}
