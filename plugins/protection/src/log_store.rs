//! Stores of logs that prr.yaml declares: which resource they are, for how long they keep, and what guards what they keep.

use prr_sdk::compliance::LogStore;
use prr_sdk::{Document, Node, Place};

use crate::model::Model;
use crate::read::object::Object;
use crate::read::terraform::{Resource, block, known, many, text};
use crate::scope::Scope;
use crate::setting::{number, switch};

/// Nodes of one file that are looked through for a period.
const MOST_NODES: usize = 200_000;
/// Files that one declaration is looked for in.
const MOST_FILES: usize = 64;

const DAY: f64 = 86_400.0;

/// What a declared store is.
pub(crate) enum Store<'m, 'a> {
    Resource(&'m Resource<'a>),
    Object(&'m Object<'a>),
    File(Document<'a>),
}

/// For how long something is kept.
#[derive(Clone, Debug)]
pub(crate) enum Kept<'a> {
    /// Nothing removes it.
    Forever(Place),
    /// Days, and where that is said.
    Days(f64, Place),
    /// A value that is not here.
    Open(Node<'a>),
    /// Nothing here says it.
    Unsaid(Place),
}

/// The resources, objects or files that a declaration names.
pub(crate) fn find<'m, 'a>(model: &'m Model<'a>, declared: &LogStore<'a>) -> Vec<Store<'m, 'a>> {
    let name = declared.resource;
    if let Some((kind, rest)) = name.split_once('/')
        && kind.starts_with(char::is_uppercase)
    {
        let own = rest.rsplit_once('/').map_or((None, rest), |(namespace, own)| (Some(namespace), own));
        let matches = |object: &&Object<'_>| object.name == own.1 && (own.0.is_none() || own.0 == object.namespace);
        return model.objects.of(kind).iter().filter(matches).map(Store::Object).collect();
    }
    let bare = name.split('[').next().unwrap_or(name);
    let mut parts = bare.rsplit('.');
    if let (Some(label), Some(kind)) = (parts.next(), parts.next()) {
        let found: Vec<_> = model.resources.of(kind).iter().filter(|resource| resource.label == label).collect();
        let exact =
            |resource: &&&Resource<'_>| resource.address == name || resource.address.split('[').next() == Some(bare);
        let named: Vec<_> = found.iter().filter(exact).copied().map(Store::Resource).collect();
        if !named.is_empty() {
            return named;
        }
    }
    model.view.documents().filter(|document| document.path() == name).take(MOST_FILES).map(Store::File).collect()
}

impl<'m, 'a> Store<'m, 'a> {
    pub fn name(&self) -> String {
        match self {
            Self::Resource(resource) => resource.address.clone(),
            Self::Object(object) => object.subject(),
            Self::File(document) => document.path().to_owned(),
        }
    }

    pub fn place(&self) -> Place {
        match self {
            Self::Resource(resource) => Place::key(resource.name),
            Self::Object(object) => object.at.into(),
            Self::File(document) => document.root().into(),
        }
    }

    pub fn scope(&self, model: &'m Model<'a>) -> Scope<'m, 'a> {
        match self {
            Self::Resource(resource) => model.of_resource(resource),
            Self::Object(object) => model.of_object(object),
            Self::File(document) => model.of_path(document.path()),
        }
    }

    pub fn kept(&self, model: &Model<'a>) -> Kept<'a> {
        match self {
            Self::Resource(resource) => of_resource(model, resource),
            Self::Object(object) => of_file(model, object.path, object.root),
            Self::File(document) => of_file(model, document.path(), document.root()),
        }
    }
}

/// For how long a resource keeps; what providers do where nothing is said is theirs.
pub(crate) fn of_resource<'a>(model: &Model<'a>, resource: &Resource<'a>) -> Kept<'a> {
    let named = Place::key(resource.name);
    let days = |argument: &str, default: Kept<'a>| match resource.body.field(argument).filter(|node| !node.is_null()) {
        None => default,
        Some(node) => match number(node).filter(|_| !node.is_unresolved()) {
            None => Kept::Open(node),
            Some(days) if days <= 0.0 => Kept::Forever(node.into()),
            Some(days) => Kept::Days(days, node.into()),
        },
    };
    match resource.kind {
        "aws_cloudwatch_log_group" => days("retention_in_days", Kept::Forever(named)),
        "aws_cloudtrail_event_data_store" => days("retention_period", Kept::Days(2_555.0, named)),
        "azurerm_log_analytics_workspace" => days("retention_in_days", Kept::Days(30.0, named)),
        "google_logging_project_bucket_config"
        | "google_logging_folder_bucket_config"
        | "google_logging_organization_bucket_config" => days("retention_days", Kept::Days(30.0, named)),
        "aws_s3_bucket" => of_bucket(model, resource),
        "google_storage_bucket" => least(many(resource.body.field("lifecycle_rule")).filter_map(google_rule), named),
        "elasticstack_elasticsearch_index_lifecycle" => {
            let age = block(resource.body, "delete").and_then(|delete| delete.field("min_age"));
            age.map_or(Kept::Forever(named), aged)
        }
        _ => Kept::Unsaid(named),
    }
}

/// The shortest of several periods; one that is not known hides them all.
fn least<'a>(periods: impl Iterator<Item = Kept<'a>>, otherwise: Place) -> Kept<'a> {
    let mut shortest: Option<(f64, Place)> = None;
    for period in periods {
        match period {
            Kept::Days(days, at) => {
                if shortest.as_ref().is_none_or(|(least, _)| days < *least) {
                    shortest = Some((days, at));
                }
            }
            Kept::Open(node) => return Kept::Open(node),
            Kept::Forever(_) | Kept::Unsaid(_) => {}
        }
    }
    shortest.map_or(Kept::Forever(otherwise), |(days, at)| Kept::Days(days, at))
}

/// A bucket's rules stand in a resource beside it, or in itself with old versions of the provider.
fn of_bucket<'a>(model: &Model<'a>, bucket: &Resource<'a>) -> Kept<'a> {
    let beside = model.buckets.lifecycles.to(&model.resources, bucket);
    let beside = beside.into_iter().flat_map(|lifecycle| many(lifecycle.body.field("rule")));
    let own = many(bucket.body.field("lifecycle_rule"));
    least(beside.chain(own).filter_map(aws_rule), Place::key(bucket.name))
}

fn aws_rule(rule: Node<'_>) -> Option<Kept<'_>> {
    let off = |node: Node<'_>| known(Some(node)) == Some("Disabled") || switch(node) == Some(false);
    if rule.field("status").is_some_and(off) || rule.field("enabled").is_some_and(off) {
        return None;
    }
    let days = block(rule, "expiration")?.field("days").filter(|days| !days.is_null())?;
    Some(in_days(days))
}

fn google_rule(rule: Node<'_>) -> Option<Kept<'_>> {
    let deletes = block(rule, "action").and_then(|action| known(action.field("type"))) == Some("Delete");
    let age = block(rule, "condition")?.field("age").filter(|age| !age.is_null() && deletes)?;
    Some(in_days(age))
}

fn in_days(node: Node<'_>) -> Kept<'_> {
    number(node).filter(|_| !node.is_unresolved()).map_or(Kept::Open(node), |days| Kept::Days(days, node.into()))
}

fn aged(node: Node<'_>) -> Kept<'_> {
    let seconds = known(Some(node)).and_then(seconds);
    seconds.map_or(Kept::Open(node), |seconds| Kept::Days(seconds / DAY, node.into()))
}

/// Seconds of `744h`, `31d`, `1y`, as Loki, Elasticsearch and Velero write them: parts of a number and a unit.
pub(crate) fn seconds(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let mut total = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit() && char != '.')?;
        let number: f64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let length = rest.find(|char: char| char.is_ascii_digit()).unwrap_or(rest.len());
        let unit = match &rest[..length] {
            "y" => 365.0 * DAY,
            "w" => 7.0 * DAY,
            "d" => DAY,
            "h" => 3_600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            _ => return None,
        };
        total += number * unit;
        rest = &rest[length..];
    }
    (!text.trim().is_empty() && total.is_finite()).then_some(total)
}

/// Periods in a file: Loki's limits, and policies of Elasticsearch and `OpenSearch`. What is in a text of an object is a document of its own.
fn of_file<'a>(model: &Model<'a>, path: &str, root: Node<'a>) -> Kept<'a> {
    let roots = model.view.documents().filter(|document| document.path() == path).take(MOST_FILES);
    let mut found = Vec::new();
    let mut deletes = None;
    for document in roots {
        let mut waiting = vec![document.root()];
        let mut left = MOST_NODES;
        while let Some(node) = waiting.pop() {
            left = left.saturating_sub(1);
            if left == 0 {
                return Kept::Unsaid(root.into());
            }
            match (node.key(), node.parent().and_then(Node::key)) {
                (Some("retention_period"), Some("limits_config")) => found.push(loki(node)),
                (Some("min_age"), Some("delete")) | (Some("min_index_age"), _) => found.push(aged(node)),
                (Some("retention_enabled"), Some("compactor")) => deletes = switch(node).map(|on| (on, node)),
                _ => {}
            }
            waiting.extend(node.children());
        }
    }
    match (found.is_empty(), deletes) {
        (true, _) => Kept::Unsaid(root.into()),
        (false, Some((false, at))) => Kept::Forever(at.into()),
        (false, _) => least(found.into_iter(), root.into()),
    }
}

/// Zero turns Loki's retention off.
fn loki(node: Node<'_>) -> Kept<'_> {
    match aged(node) {
        Kept::Days(days, at) if days <= 0.0 => Kept::Forever(at),
        kept => kept,
    }
}

/// What keeps a store's contents from being changed or removed.
pub(crate) enum Guard<'a> {
    Locked(Place),
    Versioned(Place),
    Nothing(Place),
    /// A switch lets everything be removed at once.
    Destroyable(Node<'a>),
    /// Anybody may read it.
    Public(Node<'a>),
    Open(Node<'a>),
    Unsaid,
}

/// What guards a resource.
pub(crate) fn guard<'a>(model: &Model<'a>, resource: &Resource<'a>) -> Guard<'a> {
    if let Some(node) = resource.body.field("force_destroy").filter(|node| switch(*node) == Some(true)) {
        return Guard::Destroyable(node);
    }
    let named = || Place::key(resource.name);
    match resource.kind {
        "aws_s3_bucket" => bucket_guard(model, resource),
        "google_storage_bucket" => {
            let locked = block(resource.body, "retention_policy").and_then(|policy| policy.field("is_locked"));
            let versioned = block(resource.body, "versioning").and_then(|versioning| versioning.field("enabled"));
            guarded(locked, versioned, named())
        }
        "google_logging_project_bucket_config"
        | "google_logging_folder_bucket_config"
        | "google_logging_organization_bucket_config" => guarded(resource.body.field("locked"), None, named()),
        "aws_cloudwatch_log_group" => match resource.body.field("deletion_protection_enabled") {
            Some(node) => guarded(Some(node), None, named()),
            None => Guard::Unsaid,
        },
        _ => Guard::Unsaid,
    }
}

fn guarded<'a>(locked: Option<Node<'a>>, versioned: Option<Node<'a>>, otherwise: Place) -> Guard<'a> {
    let state = |node: Option<Node<'a>>| node.filter(|node| !node.is_null()).map(|node| (node, switch(node)));
    match (state(locked), state(versioned)) {
        (Some((node, Some(true))), _) => Guard::Locked(node.into()),
        (_, Some((node, Some(true)))) => Guard::Versioned(node.into()),
        (Some((node, None)), _) | (_, Some((node, None))) => Guard::Open(node),
        (Some((node, _)), None) | (_, Some((node, _))) => Guard::Nothing(node.into()),
        (None, None) => Guard::Nothing(otherwise),
    }
}

fn bucket_guard<'a>(model: &Model<'a>, bucket: &Resource<'a>) -> Guard<'a> {
    let resources = &model.resources;
    let acls = model.buckets.acls.to(resources, bucket).into_iter().filter_map(|acl| acl.body.field("acl"));
    let mut acls = acls.chain(bucket.body.field("acl"));
    if let Some(acl) = acls.find(|acl| known(Some(*acl)).is_some_and(|acl| acl.starts_with("public-read"))) {
        return Guard::Public(acl);
    }
    if let Some(lock) = model.buckets.locks.to(resources, bucket).first() {
        return Guard::Locked(Place::key(lock.name));
    }
    let status = |versioning: &Resource<'a>| block(versioning.body, "versioning_configuration")?.field("status");
    let versioned = model.buckets.versionings.to(resources, bucket).into_iter().find_map(status);
    let own = block(bucket.body, "versioning").and_then(|versioning| versioning.field("enabled"));
    guarded(bucket.body.field("object_lock_enabled"), versioned.or(own), Place::key(bucket.name))
}

/// Whether a text names a bucket, by reference or by name: for what writes logs into one.
pub(crate) fn bucket<'m, 'a>(
    model: &'m Model<'a>,
    from: &Resource<'a>,
    argument: Option<Node<'a>>,
) -> Option<&'m Resource<'a>> {
    let by_reference = model.resources.target(from, argument, "aws_s3_bucket");
    by_reference.or_else(|| {
        let name = known(argument)?;
        model.resources.of("aws_s3_bucket").iter().find(|bucket| text(bucket.body.field("bucket")) == Some(name))
    })
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn periods_are_read_with_their_units() {
        for (text, days) in [
            ("744h", Some(31.0)),
            ("1y", Some(365.0)),
            ("30d", Some(30.0)),
            ("0s", Some(0.0)),
            ("720h0m0s", Some(30.0)),
            ("30", None),
            ("", None),
        ] {
            assert_eq!(seconds(text).map(|seconds| seconds / 86_400.0), days, "{text}");
        }
    }
}
