//! What Kubernetes' objects do with data: where they run, what they keep where, and what they send.

mod argo;
mod egress;
mod object;
mod pod;
mod stores;
mod telemetry;
mod topology;

pub(crate) use argo::Destinations;
pub(crate) use object::Object;

use prr_sdk::Document;
use prr_sdk::compliance::Declarations;

use crate::flow::Flow;

/// Everything that an object's flows are read with.
pub(crate) struct Around<'m, 'a> {
    pub declared: &'m Declarations<'a>,
    pub destinations: &'m Destinations<'a>,
}

/// The flows of an object.
pub(crate) fn flows<'a>(document: &Document<'a>, around: &Around<'_, 'a>) -> Vec<Flow<'a>> {
    let Some(object) = Object::read(document) else { return Vec::new() };
    let mut flows = pod::flows(&object, around);
    flows.extend(telemetry::flows(&object));
    flows.extend(egress::flows(&object));
    flows.extend(stores::flows(&object));
    flows
}

/// The flows of a file of Helm values.
pub(crate) fn values<'a>(document: &Document<'a>) -> Vec<Flow<'a>> {
    telemetry::values(document)
}
