use crate::foreign::Service;
use crate::region::host::Endpoint;
use crate::region::scoped::Scoped;
use crate::region::{Cloud, Place};
use crate::terraform::{Located, Why};

/// Where data come to lie.
#[derive(Clone, Debug)]
pub(crate) struct Target<'a> {
    pub place: Place,
    pub cloud: Option<Cloud>,
    pub partition: Option<&'a str>,
    /// The region's canonical name, or the host.
    pub name: Option<String>,
    /// Who receives them, where it is not a cloud that the tree itself rents.
    pub recipient: Option<&'static Service>,
    /// Whether nothing says it and a documented default does.
    pub assumed: bool,
    /// Whether it is the cluster's own network.
    pub stays: bool,
    /// Why it is not known.
    pub why: Option<Why<'a>>,
}

impl<'a> Target<'a> {
    pub fn located(cloud: Cloud, located: &Located<'a>) -> Self {
        Self {
            place: located.place,
            cloud: Some(cloud),
            partition: located.partition,
            name: located.region.clone(),
            recipient: None,
            assumed: located.assumed,
            stays: false,
            why: located.why,
        }
    }

    pub fn service(service: &'static Service, host: &str) -> Self {
        let why = (service.place == Place::Undetermined).then_some(Why::Site(service.name));
        Self {
            place: service.place,
            cloud: None,
            partition: None,
            name: Some(host.to_owned()),
            recipient: Some(service),
            assumed: false,
            stays: false,
            why,
        }
    }

    pub fn endpoint(endpoint: &Endpoint, host: &'a str) -> Self {
        Self {
            place: endpoint.place,
            cloud: Some(endpoint.cloud),
            partition: endpoint.partition,
            name: endpoint.region.clone(),
            recipient: None,
            assumed: false,
            stays: false,
            why: (endpoint.place == Place::Undetermined).then_some(Why::Host(host)),
        }
    }

    pub fn scoped(scoped: &Scoped) -> Self {
        Self {
            place: scoped.place,
            cloud: Some(scoped.cloud),
            partition: scoped.partition,
            name: Some(scoped.region.clone()),
            recipient: None,
            assumed: false,
            stays: false,
            why: None,
        }
    }

    /// A region of a cloud that is named in the clear.
    pub fn region(cloud: Cloud, region: &'a str) -> Self {
        let place = cloud.place(None, region);
        Self {
            place,
            cloud: Some(cloud),
            partition: None,
            name: Some(cloud.canonical(region)),
            recipient: None,
            assumed: false,
            stays: false,
            why: (place == Place::Undetermined).then_some(Why::Name(region)),
        }
    }

    pub const fn unknown(why: Why<'a>) -> Self {
        Self {
            place: Place::Undetermined,
            cloud: None,
            partition: None,
            name: None,
            recipient: None,
            assumed: false,
            stays: false,
            why: Some(why),
        }
    }

    /// Somewhere in the cluster or its network: nothing leaves by this.
    pub fn inside(self) -> Self {
        Self { stays: true, ..self }
    }

    /// Somewhere that no table names, and yet it is known where.
    pub const fn at(place: Place) -> Self {
        Self {
            place,
            cloud: None,
            partition: None,
            name: None,
            recipient: None,
            assumed: false,
            stays: false,
            why: None,
        }
    }

    /// The region of the other end, if it is one.
    pub fn country(&self) -> Option<&'static str> {
        match self.place {
            Place::Korea(_) => Some("KR"),
            Place::Abroad(country) => country,
            Place::Undetermined => None,
        }
    }

    /// How a message names it: `aws ap-northeast-1 (JP)`, `Datadog datadoghq.com (US)`.
    pub fn shown(&self) -> String {
        let mut shown = String::new();
        let who = self.recipient.map(|service| service.name).or(self.cloud.map(Cloud::name));
        let parts = [who, self.partition.filter(|site| *site != "public"), self.name.as_deref()];
        for part in parts.into_iter().flatten() {
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.push_str(part);
        }
        if let Some(country) = self.country() {
            shown.push_str(if shown.is_empty() { "(" } else { " (" });
            shown.push_str(country);
            shown.push(')');
        }
        if shown.is_empty() { "?".to_owned() } else { shown }
    }
}
