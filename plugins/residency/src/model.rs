//! What the checks judge.

use prr_sdk::compliance::Declarations;
use prr_sdk::{Document, Input};

use crate::ci;
use crate::flow::{Flow, Rule, cloud, elsewhere, releases, state};
use crate::kube::{self, Around, Destinations};
use crate::terraform::Terraform;

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) declared: Declarations<'a>,
    pub(crate) terraform: Terraform<'a>,
    /// By rule, then in the order of the documents.
    flows: Vec<Flow<'a>>,
    /// Kubernetes' objects, for the rules that look at more than flows.
    pub(crate) documents: Vec<Document<'a>>,
    /// Seconds since the Unix epoch.
    pub(crate) now: i64,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        // What lies in texts of other documents is read from those texts, where its owner is known.
        let documents: Vec<_> = input.view.documents().filter(|document| !document.is_embedded()).collect();
        let declared = Declarations::read(&input.view);
        let mut terraform = Terraform::default();
        let mut destinations = Destinations::default();
        for document in &documents {
            if is_terraform(document) {
                terraform.add(document);
            } else {
                destinations.add(document);
            }
        }
        terraform.sort();
        destinations.sort();
        let mut flows: Vec<Flow<'a>> =
            terraform.resources.iter().flat_map(|resource| cloud::of(&terraform, resource)).collect();
        flows.extend(elsewhere::calls(&terraform));
        flows.extend(state::states(&terraform));
        flows.extend(releases::releases(&terraform));
        let around = Around { declared: &declared, destinations: &destinations };
        for document in documents.iter().filter(|document| !is_terraform(document)) {
            if document.api_version_and_kind().is_some() {
                flows.extend(kube::flows(document, &around));
            } else if ci::is_workflow(document.path()) {
                flows.extend(ci::flows(document));
            } else {
                flows.extend(kube::values(document));
            }
        }
        flows.sort_by_key(|flow| flow.rule);
        Self { declared, terraform, flows, documents, now: input.effective_time }
    }

    /// The flows that a rule judges.
    pub(crate) fn flows(&self, rule: Rule) -> &[Flow<'a>] {
        let first = self.flows.partition_point(|flow| flow.rule < rule);
        let end = self.flows.partition_point(|flow| flow.rule <= rule);
        &self.flows[first..end]
    }
}

/// Whether a document is configuration of Terraform. In JSON its keys tell, because manifests are written in it too.
fn is_terraform(document: &Document<'_>) -> bool {
    let path = document.path();
    let keys = ["resource", "provider", "module", "terraform"];
    [".tf", ".tofu"].iter().any(|end| path.ends_with(end))
        || path.rsplit_once('.').is_some_and(|(_, extension)| extension == "json")
            && document.api_version_and_kind().is_none()
            && keys.iter().any(|key| document.root().field(key).is_some())
}
