//! What the checks judge.

use prr_sdk::compliance::{Declarations, Subject};
use prr_sdk::record::Records;
use prr_sdk::{Input, View};

use crate::read::object::{Object, Objects};
use crate::read::terraform::{Attached, Resource, Resources};
use crate::read::texts::Text;
use crate::scope::{self, Scope};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) view: View<'a>,
    pub(crate) resources: Resources<'a>,
    /// What stands beside buckets of S3.
    pub(crate) buckets: Buckets<'a>,
    pub(crate) objects: Objects<'a>,
    pub(crate) declared: Declarations<'a>,
    pub(crate) records: Records<'a>,
    /// Seconds since the Unix epoch as of which the tree is judged.
    pub(crate) now: i64,
}

/// Resources that say more of buckets of S3.
#[derive(Debug)]
pub(crate) struct Buckets<'a> {
    pub lifecycles: Attached<'a>,
    pub versionings: Attached<'a>,
    pub locks: Attached<'a>,
    pub acls: Attached<'a>,
}

impl<'a> Buckets<'a> {
    fn read(resources: &Resources<'a>) -> Self {
        let of = |kind| resources.attached(kind, "bucket", "bucket");
        Self {
            lifecycles: of("aws_s3_bucket_lifecycle_configuration"),
            versionings: of("aws_s3_bucket_versioning"),
            locks: of("aws_s3_bucket_object_lock_configuration"),
            acls: of("aws_s3_bucket_acl"),
        }
    }
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
        let buckets = Buckets::read(&resources);
        Self {
            view: input.view,
            resources,
            buckets,
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
            None => {
                let path = text.document.path();
                let name = text.block().unwrap_or_else(|| path.to_owned());
                (self.of_path(path), name)
            }
        }
    }

    fn scope(&self, subject: &Subject<'_>, own: Option<prr_sdk::compliance::DataClasses>) -> Scope<'_, 'a> {
        let declared = self.declared.scope(subject);
        let classes = own.or_else(|| Some(declared.answers.data_classes?.value));
        Scope { declared, classes, environment: self.declared.environment(subject) }
    }
}
