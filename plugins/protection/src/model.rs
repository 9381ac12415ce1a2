//! What the checks judge.

use prr_sdk::compliance::{Declarations, Subject};
use prr_sdk::record::Records;
use prr_sdk::{Input, View};

use crate::read::object::{Object, Objects};
use crate::read::terraform::{Resource, Resources};
use crate::read::texts::Text;
use crate::scope::{self, Scope};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) view: View<'a>,
    pub(crate) resources: Resources<'a>,
    pub(crate) objects: Objects<'a>,
    pub(crate) declared: Declarations<'a>,
    pub(crate) records: Records<'a>,
    /// Seconds since the Unix epoch as of which the tree is judged.
    pub(crate) now: i64,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let (mut resources, mut objects) = (Resources::default(), Objects::default());
        for document in input.view.documents() {
            resources.add(&document);
            if let Some(object) = Object::read(&document) {
                objects.add(object);
            }
        }
        resources.sort();
        objects.sort();
        Self {
            view: input.view,
            resources,
            objects,
            declared: Declarations::read(&input.view),
            records: Records::read(&input.view),
            now: input.effective_time,
        }
    }

    /// What is known of a resource.
    pub(crate) fn of_resource(&self, resource: &Resource<'a>) -> Scope<'_, 'a> {
        let (classes, service) = scope::of_resource(resource);
        self.scope(&Subject { path: resource.path, namespace: None, service }, classes)
    }

    /// What is known of an object.
    pub(crate) fn of_object(&self, object: &Object<'a>) -> Scope<'_, 'a> {
        let (classes, service) = scope::of_object(object);
        let namespace = object.namespace.or_else(|| (object.kind == "Namespace").then_some(object.name));
        self.scope(&Subject { path: object.path, namespace, service }, classes)
    }

    /// What is known of a file.
    pub(crate) fn of_path(&self, path: &str) -> Scope<'_, 'a> {
        self.scope(&Subject { path, namespace: None, service: None }, None)
    }

    /// What is known of what a text belongs to, and what that is called.
    pub(crate) fn of_text(&self, text: &Text<'a>) -> (Scope<'_, 'a>, String) {
        match Object::read(&text.document) {
            Some(object) => (self.of_object(&object), object.subject()),
            None => (self.of_path(text.document.path()), text.document.path().to_owned()),
        }
    }

    fn scope(&self, subject: &Subject<'_>, own: Option<prr_sdk::compliance::DataClasses>) -> Scope<'_, 'a> {
        let declared = self.declared.scope(subject);
        let classes = own.or_else(|| Some(declared.answers.data_classes?.value));
        Scope { declared, classes, environment: self.declared.environment(subject) }
    }
}
