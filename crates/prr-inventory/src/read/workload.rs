use std::borrow::Cow;

use prr_document::read::Cursor;
use prr_model::inventory::{RelationKind, Role};

use super::object::{Object, hints};
use super::{Reader, Wanted, pods};
use crate::facts::Founds;
use crate::labels::Labels;
use crate::text::is_open;

/// The label that says what a workload is, by the recommendation of the Kubernetes documentation.
const NAME: &str = "app.kubernetes.io/name";

/// What makes pods: anything with a pod template, whatever its kind is.
pub(super) fn read<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize) {
    let borrowed = object.kind == "Rollout" && object.at(&["workloadRef"]).is_some();
    let Some(template) = template(object) else {
        if borrowed {
            found(reader, object, thing, &object.labels.clone());
        }
        return;
    };
    let labels = Labels::read(template.at(&["metadata", "labels"]));
    found(reader, object, thing, &labels);
    if !borrowed {
        reader.facts.things[thing].pods = Some(labels);
    }
    if let Some(spec) = template.get("spec") {
        pods::read(reader, object, thing, spec);
    }
    if object.kind == "StatefulSet" {
        reader.ask_name(thing, RelationKind::Routes, object.at(&["serviceName"]), Wanted::service(object));
    }
}

/// The pod template: a pod is its own.
fn template<'a>(object: &Object<'a>) -> Option<Cursor<'a>> {
    if object.is("", "Pod") {
        return Some(object.root);
    }
    let template = match object.kind {
        "CronJob" => object.at(&["jobTemplate", "spec", "template"]),
        _ => object.at(&["template"]),
    }?;
    // Other kinds have templates too, of other things.
    template.at(&["spec", "containers"]).map(|_| template)
}

/// Names the services that a workload may belong to. Its own labels go before those of its pods.
pub(super) fn found<'a>(reader: &mut Reader<'a>, object: &Object<'a>, thing: usize, pods: &Labels<'a>) {
    let labels = object.labels.clone().or(pods.iter());
    let name = object.name_text();
    let label = labels.get(NAME).filter(|label| !label.is_empty() && !is_open(label));
    let own = object.root.at(&["metadata", "labels", NAME]);
    let label_at = own.or_else(|| template(object)?.at(&["metadata", "labels", NAME]));
    let label = label.zip(label_at.map(|at| reader.spot(at)));
    // A task that ends, a single pod and what another workload made are no service, unless somebody says so.
    let made = object.root.at(&["metadata", "ownerReferences"]).is_some();
    let lasting = !made && !matches!(object.kind, "Job" | "CronJob" | "Pod");
    let thing = &mut reader.facts.things[thing];
    thing.role = Role::Workload;
    thing.founds = match label {
        Some((label, spot)) => Founds::Label(label, spot),
        None if lasting && !is_open(name) => Founds::Name(name),
        None => Founds::Nothing,
    };
    thing.hints = hints(&labels);
    let own = thing.hints.iter().position(|hint| labels.get("app.kubernetes.io/part-of") == Some(hint));
    thing.hints.insert(own.unwrap_or(thing.hints.len()), name);
    thing.name = Cow::Borrowed(name);
    thing.labels = labels;
}
