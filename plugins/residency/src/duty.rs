//! Which rules something is under: what is declared of it, by the nearest declaration.

use prr_sdk::compliance::{DataClass, DataClasses, Declarations, Regime, Said, ServiceScope, Subject, Transfer};
use prr_sdk::{Kind, Node};

use crate::flow::{Owner, Target};
use crate::region::scoped::{self, Scoped};

/// Keys of labels, tags and annotations that name classes of data.
const LABELS: &[&str] = &[
    "data-classes",
    "data-class",
    "data_classes",
    "data_class",
    "DataClasses",
    "DataClass",
    "prr:data-classes",
    "prr:data-class",
    "prr/data-classes",
    "prr/data-class",
];

/// What is declared for something.
pub(crate) struct Duty<'d, 'a> {
    pub service: Option<&'d ServiceScope<'a>>,
    pub regime: Option<Said<'a, Regime>>,
    /// Its classes of data, from itself or from what it belongs to.
    pub classes: Option<Said<'a, DataClasses>>,
    /// `allowed-regions`, each entry that can be read.
    pub allowed: Option<Vec<(Node<'a>, Scoped)>>,
    /// The whole register; what is looked for in it is looked for only where something leaves.
    register: &'d [Transfer<'a>],
}

/// What the register says of a transfer.
pub(crate) enum Basis<'d, 'a> {
    /// A complete entry that has not expired.
    Holds(&'d Transfer<'a>),
    Incomplete(&'d Transfer<'a>),
    Expired(&'d Transfer<'a>),
    /// An entry for the country that names somebody else.
    OtherRecipient(&'d Transfer<'a>),
    Nothing,
}

/// Looks up what is declared for the owner of something.
pub(crate) fn of<'d, 'a>(declared: &'d Declarations<'a>, owner: &Owner<'a>) -> Duty<'d, 'a> {
    let subject = |path| Subject { path, namespace: owner.namespace, service: owner.service };
    let scopes = owner.paths.iter().rev().map(|path| declared.scope(&subject(path)));
    let mut first = None;
    let mut found = None;
    for scope in scopes {
        if scope.service.is_some() {
            found = Some(scope);
            break;
        }
        first = first.or(Some(scope));
    }
    let scope = found.or(first).unwrap_or_else(|| declared.scope(&subject("")));
    let own = LABELS.iter().find_map(|key| owner.labels.iter().find_map(|labels| labels.field(key)));
    let classes = match own {
        Some(node) => node.text().and_then(DataClasses::parse).map(|value| Said { value, node }),
        None => scope.answers.data_classes,
    };
    let allowed = scope.answers.allowed_regions.map(allowed);
    Duty { service: scope.service, regime: scope.answers.regime, classes, allowed, register: &declared.transfers }
}

fn allowed(list: Node<'_>) -> Vec<(Node<'_>, Scoped)> {
    let list = Some(list.target()).filter(|list| list.kind() == Kind::Sequence);
    let items = list.into_iter().flat_map(Node::children);
    items.filter_map(|item| Some((item, scoped::read(item.text()?).ok()?))).collect()
}

impl<'d, 'a> Duty<'d, 'a> {
    /// How messages name whose it is.
    pub fn service_name(&self) -> &'a str {
        self.service.map_or("", |service| service.name)
    }

    /// Whether it is declared to have no personal data.
    pub fn has_none(&self) -> bool {
        self.classes.is_some_and(|said| !said.value.is_personal())
    }

    /// Whether 전자금융감독규정 제14조의2 제7항 is for these data.
    pub fn stays_by_law(&self) -> bool {
        self.classes.is_some_and(|said| said.value.any(&[DataClass::UniqueId, DataClass::Credit]))
    }

    /// The classes, as declared.
    pub fn shown(&self) -> String {
        self.classes.map_or_else(|| "?".to_owned(), |said| said.value.to_string())
    }

    /// Whether the declared list has the region of a target. Nothing where there is no list, or no region to look for in it.
    pub fn allows(&self, target: &Target<'_>) -> Option<bool> {
        let (allowed, region) = (self.allowed.as_ref()?, target.name.as_deref()?);
        let same = |scoped: &Scoped| {
            let cloud = target.cloud.is_none_or(|cloud| cloud == scoped.cloud);
            cloud
                && scoped.cloud.canonical(region) == scoped.region
                && target.partition.is_none_or(|own| scoped.partition.unwrap_or("public") == own)
        };
        target.recipient.is_none().then(|| allowed.iter().any(|(_, scoped)| same(scoped)))
    }

    /// The entries of the register that are for its service.
    pub fn transfers(&self) -> impl Iterator<Item = &'d Transfer<'a>> + Clone {
        let name = self.service.map(|service| service.name);
        self.register.iter().filter(move |transfer| transfer.covers(name))
    }

    /// What the register says of data that go to a target.
    pub fn basis(&self, target: &Target<'_>, now: i64) -> Basis<'d, 'a> {
        let country = target.country();
        let of_country = self.transfers().filter(|transfer| country.is_none() || transfer.country == country);
        let named =
            of_country.clone().filter(|transfer| transfer.recipient.is_some_and(|recipient| names(recipient, target)));
        let mut best = Basis::Nothing;
        for transfer in named {
            if !transfer.missing.is_empty() {
                best = Basis::Incomplete(transfer);
            } else if transfer.expired(now) {
                best = Basis::Expired(transfer);
            } else {
                return Basis::Holds(transfer);
            }
        }
        match (best, of_country.into_iter().next()) {
            (Basis::Nothing, Some(transfer)) if country.is_some() => Basis::OtherRecipient(transfer),
            (best, _) => best,
        }
    }
}

/// Whether an entry's recipient is who receives at a target.
fn names(recipient: &str, target: &Target<'_>) -> bool {
    let words: Vec<String> = recipient
        .split(|char: char| !char.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty())
        .collect();
    let has = |wanted: &str| {
        // Korean writes a company's name and what it does in one word.
        if !wanted.is_ascii() {
            return recipient.contains(wanted);
        }
        let wanted: Vec<String> = wanted.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase).collect();
        words.windows(wanted.len()).any(|window| window == wanted)
    };
    match (target.recipient, target.cloud) {
        (Some(service), _) => has(service.name),
        (None, Some(cloud)) => cloud.companies().iter().any(|company| has(company)),
        // A region whose provider is not known: any entry for the country will do.
        (None, None) => true,
    }
}
