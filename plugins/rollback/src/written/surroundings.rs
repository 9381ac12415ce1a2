use prr_sdk::Node;

use super::{Identity, Reachable, Route, Workload};

/// What stands around workloads and decides what their updates mean.
#[derive(Debug, Default)]
pub(crate) struct Surroundings<'a> {
    /// Sorted by the first label that they select by, its value before its name: many share the name.
    pub services: Vec<Service<'a>>,
    /// What an autoscaler keeps at a number of pods.
    pub scaled: Vec<Target<'a>>,
    /// Objects that Rollouts refer to, sorted.
    pub reachable: Vec<Reachable<'a>>,
    /// Routes with their weights, sorted by kind and name.
    pub routes: Vec<Route<'a>>,
    /// Names of images whose tags Kustomize or Skaffold set, sorted.
    pub tagged_elsewhere: Vec<&'a str>,
}

/// A `Service` that selects pods.
#[derive(Debug)]
pub(crate) struct Service<'a> {
    pub identity: Identity<'a>,
    /// Labels and their values, sorted, at least one.
    pub selector: Vec<(&'a str, &'a str)>,
}

/// A reference to a workload by kind and name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target<'a> {
    /// Compared before the kind, which most targets have in common.
    pub name: &'a str,
    pub kind: &'a str,
}

impl<'a> Service<'a> {
    /// The value and the name of the first label that it selects by.
    pub fn first_label(&self) -> (&'a str, &'a str) {
        let (label, value) = self.selector[0];
        (value, label)
    }
}

impl<'a> Surroundings<'a> {
    /// Orders what is looked up by name.
    pub fn sort(&mut self) {
        self.services.sort_by_key(Service::first_label);
        self.scaled.sort_unstable();
        self.reachable.sort_unstable();
        self.routes.sort_by_key(|route| (route.kind, route.identity.name));
        self.tagged_elsewhere.sort_unstable();
    }

    /// The name of the Service that sends requests to a workload.
    pub fn serving(&self, workload: &Workload<'a>) -> Option<Node<'a>> {
        let has = |label: &(&str, &str)| workload.labels.binary_search(label).is_ok();
        let by_first = |(label, value): &(&'a str, &'a str)| {
            let wanted = (*value, *label);
            let first = self.services.partition_point(|service| service.first_label() < wanted);
            self.services[first..].iter().take_while(move |service| service.first_label() == wanted)
        };
        let near = |service: &&Service<'a>| service.identity.may_share_namespace(&workload.identity);
        let mut candidates = workload.labels.iter().flat_map(by_first).filter(near);
        candidates.find(|service| service.selector.iter().all(has)).map(|service| service.identity.node)
    }
}
