//! What a rule has to know of something before it judges it: which data it holds, for which service, in which environment.

use prr_sdk::compliance::{self, DataClasses, Environment};
use prr_sdk::{Finding, Kind, Node, Outcome, not_applicable, unknown};

use crate::messages as m;
use crate::read::object::{Object, items};
use crate::read::terraform::{Resource, known, text};

/// Names of labels and tags for classes of data, in small letters and without what separates words.
const CLASS_NAMES: [&str; 4] = ["dataclass", "dataclasses", "prrdataclass", "prrdataclasses"];

/// What is known of a subject.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'m, 'a> {
    pub declared: compliance::Scope<'m, 'a>,
    /// Classes of its data: its own label or tag goes before what is declared.
    pub classes: Option<DataClasses>,
    pub environment: Option<&'m Environment<'a>>,
}

/// Whom a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Concern {
    /// Everybody.
    All,
    /// What holds data of people.
    Personal,
    /// What belongs to the core business, which disaster recovery is for.
    Core,
    /// What people rely on: all but what is declared to be of another environment.
    Production,
}

impl Scope<'_, '_> {
    /// Keeps a finding to those whom its rule is for. What nobody has classified is not decided, and a pass stays one.
    pub fn concerned(&self, concern: Concern, finding: Finding, name: &str, setting: &str) -> Finding {
        let finding = match self.declared.service {
            Some(service) => finding.service(service.name),
            None => finding,
        };
        if let Some(reason) = self.declared.service.and_then(|service| service.out_of_scope) {
            let found = not_applicable(name, finding.at.clone()).because(m::OUT_OF_SCOPE).with("reason", reason.value);
            return Finding { service: finding.service, ..found.with("name", name) };
        }
        let replaced = match concern {
            Concern::Core | Concern::Production if self.production() == Some(false) => {
                not_applicable(name, finding.at.clone()).because(m::NOT_PRODUCTION)
            }
            Concern::All | Concern::Production => return finding,
            Concern::Personal => match self.classes {
                Some(classes) if classes.is_personal() => return finding,
                Some(_) => not_applicable(name, finding.at.clone()).because(m::NO_PERSONAL_DATA),
                None if finding.outcome == Outcome::Pass => return finding,
                None => unknown(name, finding.at.clone()).because(m::CLASSES_UNDECLARED).with("setting", setting),
            },
            Concern::Core => match self.declared.service.and_then(|service| service.core_business) {
                Some(core) if core.value => return finding,
                Some(_) => not_applicable(name, finding.at.clone()).because(m::NOT_CORE),
                None if finding.outcome == Outcome::Pass => return finding,
                None => unknown(name, finding.at.clone()).because(m::CORE_UNDECLARED).with("setting", setting),
            },
        };
        Finding { service: finding.service, ..replaced.with("name", name) }
    }

    /// Whether it is part of an environment that people rely on; nothing where that is not declared.
    pub fn production(&self) -> Option<bool> {
        self.environment.map(|environment| environment.production)
    }
}

/// The classes that a label or a tag of a mapping names.
pub(crate) fn labelled(labels: Option<Node<'_>>) -> Option<DataClasses> {
    labels?.entries().into_iter().find_map(|label| {
        let name: String = label.key()?.chars().filter(char::is_ascii_alphanumeric).collect();
        if !CLASS_NAMES.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let words = match label.kind() {
            Kind::Sequence => items(Some(label)).filter_map(Node::text).collect::<Vec<_>>().join(","),
            _ => known(Some(label))?.to_owned(),
        };
        DataClasses::parse(&words)
    })
}

/// The classes and the service that a resource says of itself.
pub(crate) fn of_resource<'a>(resource: &Resource<'a>) -> (Option<DataClasses>, Option<&'a str>) {
    let tags = ["tags", "labels", "user_labels"].map(|name| resource.body.field(name));
    let classes = tags.into_iter().find_map(labelled);
    let service =
        tags.into_iter().flatten().find_map(|tags| known(tags.field("service").or_else(|| tags.field("Service"))));
    (classes, service)
}

/// The classes and the service that an object says of itself.
pub(crate) fn of_object<'a>(object: &Object<'a>) -> (Option<DataClasses>, Option<&'a str>) {
    let metadata = object.root.field("metadata");
    let field = |name| metadata.and_then(|metadata| metadata.field(name));
    let classes = labelled(field("labels")).or_else(|| labelled(field("annotations")));
    let label = |name| text(field("labels").and_then(|labels| labels.field(name)));
    (classes, label("app.kubernetes.io/name").or_else(|| label("app")))
}
