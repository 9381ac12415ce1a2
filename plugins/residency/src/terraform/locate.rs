use prr_sdk::Node;

use super::{Call, Module, Provider, Resource, Terraform, address, many};
use crate::region::{Cloud, Place};

/// Steps from a resource to what says its region, through references and modules.
const MOST_STEPS: usize = 16;

/// Where a resource is, and what says so.
#[derive(Clone, Debug)]
pub(crate) struct Located<'a> {
    pub place: Place,
    /// The region's canonical name, where one was read.
    pub region: Option<String>,
    /// The site of the provider: `gov`, `fin`.
    pub partition: Option<&'a str>,
    /// The values that lead there, the last of which names the region.
    pub path: Vec<Node<'a>>,
    /// Whether nothing names the region and the provider documents a default.
    pub assumed: bool,
    /// Why it is not known.
    pub why: Option<Why<'a>>,
}

/// What would decide a place that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why<'a> {
    /// Nothing names a region: the provider's own default or the environment does.
    Absent,
    /// Only a run can tell this expression.
    Expression(&'a str),
    /// No table has this name.
    Name(&'a str),
    /// The name of this host tells no region.
    Host(&'a str),
    /// This service has sites in several countries.
    Site(&'static str),
    /// The value comes from somewhere else than the tree: a secret.
    Elsewhere(&'a str),
    /// Whether resources of this type hold data.
    Nature(&'a str),
    /// What this module makes, the tree does not have.
    Module(&'a str),
    /// Nothing says in which cluster this runs.
    Cluster,
}

/// What a value says.
enum Said<'a> {
    Region(&'a str),
    Expression(&'a str),
}

impl<'a> Terraform<'a> {
    /// Where a resource is put.
    pub fn locate(&self, resource: &Resource<'a>) -> Located<'a> {
        let mut path = Vec::new();
        let found = self.of_resource(resource, &mut path, MOST_STEPS);
        let partition = self.partition(resource);
        let assumed = found.is_none() && resource.cloud.assumed().is_some();
        let (place, region, why) = match found {
            None => match resource.cloud.assumed() {
                Some(region) => (resource.cloud.place(partition, region), Some(region.to_owned()), None),
                None => (Place::Undetermined, None, Some(Why::Absent)),
            },
            Some(Said::Expression(text)) => (Place::Undetermined, None, Some(Why::Expression(text))),
            Some(Said::Region(name)) => {
                let place = resource.cloud.place(partition, name);
                let why = (place == Place::Undetermined).then_some(Why::Name(name));
                (place, Some(resource.cloud.canonical(name)), why)
            }
        };
        Located { place, region, partition, path, assumed, why }
    }

    fn of_resource(&self, resource: &Resource<'a>, path: &mut Vec<Node<'a>>, steps: usize) -> Option<Said<'a>> {
        if resource.kind == "google_spanner_instance" {
            let node = scalar(resource.body.field("config"))?;
            path.push(node);
            return Some(match self.said(node, resource.module, path, steps) {
                Said::Region(name) => {
                    Said::Region(name.rsplit('/').next().unwrap_or(name).trim_start_matches("regional-"))
                }
                Said::Expression(text) => Said::Expression(text),
            });
        }
        if resource.kind == "google_secret_manager_secret" {
            return self.of_secret(resource, path, steps);
        }
        for key in resource.cloud.own_arguments() {
            if let Some(node) = scalar(resource.body.field(key)) {
                path.push(node);
                return Some(self.said(node, resource.module, path, steps));
            }
        }
        let written = resource.body.field("provider").filter(|node| !node.is_null());
        path.extend(written);
        let default = resource.kind.split_once('_').map_or("", |(provider, _)| provider);
        let (name, alias) = written.and_then(Node::text).map_or((default, None), split);
        self.of_provider(resource.module, name, alias, path, steps)
    }

    /// A secret of Google is where it is replicated to: wherever Google chooses, or at the first place of those that are listed.
    fn of_secret(&self, resource: &Resource<'a>, path: &mut Vec<Node<'a>>, steps: usize) -> Option<Said<'a>> {
        let replication = many(resource.body.field("replication")).next()?;
        if let Some(node) = replication.field("auto").or_else(|| replication.field("automatic")) {
            path.push(node);
            return Some(Said::Region("global"));
        }
        let replica = many(many(replication.field("user_managed")).next()?.field("replicas")).next()?;
        let node = scalar(replica.field("location"))?;
        path.push(node);
        Some(self.said(node, resource.module, path, steps))
    }

    /// The region of a provider as a module sees it: its own settings, or those that its caller hands over.
    fn of_provider(
        &self,
        module: Module<'a>,
        name: &'a str,
        alias: Option<&'a str>,
        path: &mut Vec<Node<'a>>,
        steps: usize,
    ) -> Option<Said<'a>> {
        let steps = steps.checked_sub(1)?;
        if let Some(provider) = self.provider(module, name, alias) {
            let cloud = Cloud::of_provider(name)?;
            let node = cloud.provider_arguments().iter().find_map(|key| scalar(provider.body.field(key)))?;
            path.push(node);
            return Some(self.said(node, module, path, steps));
        }
        let (outer, called) = address::parent(module.address)?;
        let outer = Module { applied: module.applied, address: outer };
        let handed = self.call(outer, called).and_then(|call| call.providers);
        let wanted = |entry: &Node<'a>| entry.key().map(split) == Some((name, alias));
        match handed.into_iter().flat_map(Node::entries).find(wanted) {
            Some(entry) => {
                path.push(entry);
                let (name, alias) = split(entry.text()?);
                self.of_provider(outer, name, alias, path, steps)
            }
            // A module inherits the default settings of its caller, and no alias.
            None if alias.is_none() => self.of_provider(outer, name, None, path, steps),
            None => None,
        }
    }

    fn said(&self, node: Node<'a>, module: Module<'a>, path: &mut Vec<Node<'a>>, steps: usize) -> Said<'a> {
        let text = node.text().unwrap_or_default();
        if !node.is_unresolved() {
            return Said::Region(text);
        }
        self.referred(text, module, path, steps).unwrap_or(Said::Expression(text))
    }

    /// What another resource of the module says, where an expression is nothing but its location.
    fn referred(&self, text: &'a str, module: Module<'a>, path: &mut Vec<Node<'a>>, steps: usize) -> Option<Said<'a>> {
        let steps = steps.checked_sub(1)?;
        let (of, text) = address::split_module(text);
        let module = Module { applied: module.applied, address: of };
        let mut parts = text.splitn(3, '.');
        let (kind, name, argument) = (parts.next()?, parts.next()?, parts.next()?);
        let name = name.split_once('[').map_or(name, |(name, _)| name);
        let resource = self.resource(module, kind, name)?;
        if !resource.cloud.own_arguments().contains(&argument) {
            return None;
        }
        self.of_resource(resource, path, steps)
    }

    /// Where a provider puts what a called module makes that is not in the tree.
    pub fn locate_call(&self, call: &Call<'a>, cloud: Cloud, provider: &'a str) -> Located<'a> {
        let mut path = Vec::new();
        let handed = call.providers.into_iter().flat_map(Node::entries).find(|entry| entry.key() == Some(provider));
        let (name, alias) = handed.and_then(Node::text).map_or((provider, None), split);
        path.extend(handed);
        let found = self.of_provider(call.module, name, alias, &mut path, MOST_STEPS);
        let (place, region, why) = match found {
            None => (Place::Undetermined, None, Some(Why::Absent)),
            Some(Said::Expression(text)) => (Place::Undetermined, None, Some(Why::Expression(text))),
            Some(Said::Region(name)) => {
                let place = cloud.place(None, name);
                (place, Some(cloud.canonical(name)), (place == Place::Undetermined).then_some(Why::Name(name)))
            }
        };
        Located { place, region, partition: None, path, assumed: false, why }
    }

    /// Where the value of an argument is, if the argument names a region.
    pub fn region_at(&self, resource: &Resource<'a>, node: Node<'a>) -> Located<'a> {
        let mut path = vec![node];
        let partition = self.partition(resource);
        let said = self.said(node, resource.module, &mut path, MOST_STEPS);
        let (place, region, why) = match said {
            Said::Expression(text) => (Place::Undetermined, None, Some(Why::Expression(text))),
            Said::Region(name) => {
                let place = resource.cloud.place(partition, name);
                let why = (place == Place::Undetermined).then_some(Why::Name(name));
                (place, Some(resource.cloud.canonical(name)), why)
            }
        };
        Located { place, region, partition, path, assumed: false, why }
    }

    /// The resource that an expression is an attribute of: `aws_s3_bucket.copy.arn`.
    pub fn referred_to(&self, text: &str, module: Module<'a>) -> Option<&Resource<'a>> {
        let (of, text) = address::split_module(text);
        let mut parts = text.splitn(3, '.');
        let (kind, name) = (parts.next()?, parts.next()?);
        let name = name.split_once('[').map_or(name, |(name, _)| name);
        let within = |address| {
            let key = |resource: &Resource<'a>| {
                (resource.module.applied, resource.module.address, resource.kind, resource.name)
            };
            let wanted = (module.applied, address, kind, name);
            let first = self.resources.partition_point(|resource| key(resource) < wanted);
            self.resources.get(first).filter(|resource| key(resource) == wanted)
        };
        within(of).or_else(|| within(module.address))
    }

    /// The store that a cloud knows by a name.
    pub fn store(&self, kind: &str, name: &str) -> Option<&Resource<'a>> {
        let first = self.named.partition_point(|(of, known, _)| (*of, *known) < (kind, name));
        let (of, known, index) = self.named.get(first)?;
        ((*of, *known) == (kind, name)).then(|| &self.resources[*index])
    }

    fn partition(&self, resource: &Resource<'a>) -> Option<&'a str> {
        let (name, key) = resource.cloud.partition_argument()?;
        let provider = self.provider(resource.module, name, None).or_else(|| {
            let root = Module { applied: resource.module.applied, address: "" };
            self.provider(root, name, None)
        })?;
        let node = provider.body.field(key).filter(|node| !node.is_unresolved())?;
        node.text().filter(|text| !text.is_empty())
    }

    fn resource(&self, module: Module<'a>, kind: &str, name: &str) -> Option<&Resource<'a>> {
        let key = |resource: &Resource<'a>| (resource.module, resource.kind, resource.name);
        let first = self.resources.partition_point(|resource| key(resource) < (module, kind, name));
        self.resources.get(first).filter(|resource| key(resource) == (module, kind, name))
    }

    fn provider(&self, module: Module<'a>, name: &str, alias: Option<&str>) -> Option<&Provider<'a>> {
        let key = |provider: &Provider<'a>| (provider.module, provider.name);
        let first = self.providers.partition_point(|provider| key(provider) < (module, name));
        let mut named = self.providers[first..].iter().take_while(|provider| key(provider) == (module, name));
        named.find(|provider| provider.alias == alias)
    }

    fn call(&self, module: Module<'a>, name: &str) -> Option<&Call<'a>> {
        let key = |call: &Call<'a>| (call.module, call.name);
        let first = self.calls.partition_point(|call| key(call) < (module, name));
        self.calls.get(first).filter(|call| key(call) == (module, name))
    }
}

/// `aws.tokyo` is the settings of `aws` with the alias `tokyo`.
fn split(text: &str) -> (&str, Option<&str>) {
    let (_, text) = address::split_module(text);
    text.split_once('.').map_or((text, None), |(name, alias)| (name, Some(alias)))
}

/// The scalar of an argument, the first of a list's.
fn scalar(node: Option<Node<'_>>) -> Option<Node<'_>> {
    let node = node?.target();
    let first = if node.kind() == prr_sdk::Kind::Sequence { node.children().next()?.target() } else { node };
    (!first.is_null()).then_some(first).filter(|node| node.text().is_some_and(|text| !text.is_empty()))
}

impl Cloud {
    /// Arguments of a resource that say where it is, the surest first.
    const fn own_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Aws => &["region", "availability_zone", "availability_zones"],
            Self::Azure => &["location"],
            Self::Google => &["region", "location", "zone"],
            Self::Naver => &["region", "region_code", "zone"],
            Self::Nhn | Self::Kakao | Self::Tencent => &["region", "availability_zone"],
            Self::Oracle => &["region", "availability_domain"],
            Self::Alibaba => &["region", "zone_id", "availability_zone"],
            Self::Vercel => &["serverless_function_region", "regions"],
            Self::Kt => &[],
        }
    }

    /// Arguments of the provider.
    const fn provider_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Google => &["region", "zone"],
            Self::Azure => &[],
            _ => &["region"],
        }
    }

    /// The provider and its argument that names the partition.
    const fn partition_argument(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Naver => Some(("ncloud", "site")),
            Self::Kakao => Some(("kakaocloud", "service_realm")),
            _ => None,
        }
    }

    /// The region that a provider documents as its default.
    const fn assumed(self) -> Option<&'static str> {
        match self {
            Self::Kakao => Some("kr-central-2"),
            _ => None,
        }
    }
}
