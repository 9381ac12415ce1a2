//! Feature flags: what each answers where nothing else is said, who answers for it, and when it goes.

mod date;
mod flagd;
mod go_feature_flag;
mod terraform;

use prr_sdk::{Document, Kind, Node};

use crate::read::Keys;

pub(crate) use date::seconds_of;

/// Flags that are read.
const MOST: usize = 50_000;

/// A flag.
#[derive(Clone, Debug)]
pub(crate) struct Flag<'a> {
    pub name: &'a str,
    /// Where its name stands.
    pub node: Node<'a>,
    pub default: Default<'a>,
    pub owner: Option<Node<'a>>,
    pub expiry: Option<Node<'a>>,
    /// It is meant to stay, or its system knows how long its kind lives.
    pub stays: bool,
    /// The service that it says it is for.
    pub service: Option<&'a str>,
}

/// What a flag answers where no rule matches, and where its rules cannot be asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Default<'a> {
    Off,
    On(Node<'a>),
    /// No variant turns it off.
    Never(Node<'a>),
    /// Its variants are settings, or named so that nobody can tell.
    Unclear(Node<'a>),
}

/// Takes up the flags of a document.
pub(crate) fn read<'a>(document: &Document<'a>, keys: &Keys, into: &mut Vec<Flag<'a>>) {
    let root = document.root();
    if into.len() >= MOST {
        return;
    }
    flagd::read(document, keys, into);
    // Its files have no key that says what they are.
    if document.path().contains("flag") {
        go_feature_flag::read(document, into);
    }
    if let Some(types) = root.get(keys.resource) {
        terraform::read(types, into);
    }
    into.truncate(MOST);
}

/// Whether a value turns something on; nothing where it is a setting, as numbers are.
fn is_on(value: Node<'_>) -> Option<bool> {
    if let Some(truth) = value.as_bool() {
        return Some(truth);
    }
    named_on(value.text().filter(|_| value.kind() == Kind::String)?)
}

/// What the name of a variant says.
fn named_on(name: &str) -> Option<bool> {
    match name.to_ascii_lowercase().as_str() {
        "off" | "false" | "disabled" | "disable" | "none" | "control" | "baseline" | "old" | "no" | "inactive" => {
            Some(false)
        }
        "on" | "true" | "enabled" | "enable" | "treatment" | "new" | "yes" | "active" => Some(true),
        _ => None,
    }
}

/// The default among variants, of which each is a name and a value: the value counts more than the name.
fn of_variants<'a>(variants: &[Node<'a>], default: Option<&str>, at: Node<'a>) -> Default<'a> {
    let state = |variant: &Node<'a>| is_on(*variant).or_else(|| variant.key().and_then(named_on));
    let chosen = default.and_then(|name| variants.iter().find(|variant| variant.key() == Some(name)));
    match chosen.and_then(state) {
        Some(false) => Default::Off,
        Some(true) if !variants.iter().any(|variant| state(variant) == Some(false)) => Default::Never(at),
        Some(true) => Default::On(at),
        None => Default::Unclear(at),
    }
}

/// What people write about a flag beside it.
#[derive(Clone, Copy, std::default::Default)]
struct About<'a> {
    owner: Option<Node<'a>>,
    expiry: Option<Node<'a>>,
    service: Option<&'a str>,
    stays: bool,
}

const OWNER: [&str; 6] = ["owner", "team", "maintainer", "owners", "contact", "ownedBy"];
const EXPIRY: [&str; 14] = [
    "expiry",
    "expires",
    "expiresAt",
    "expires_at",
    "expiresOn",
    "expiryDate",
    "expiry_date",
    "expirationDate",
    "expiration_date",
    "expiration",
    "removeBy",
    "remove_by",
    "remove-by",
    "sunset",
];
/// Kinds of flags that are meant to stay.
const STAYING: [&str; 9] = [
    "ops",
    "operational",
    "kill-switch",
    "killswitch",
    "kill_switch",
    "permission",
    "permanent",
    "config",
    "entitlement",
];

impl<'a> About<'a> {
    /// Reads metadata; what is said nearer counts more.
    fn read(mut self, metadata: Option<Node<'a>>) -> Self {
        let Some(metadata) = metadata.filter(|node| node.kind() == Kind::Mapping) else { return self };
        let said = |keys: &[&str]| {
            keys.iter().find_map(|key| metadata.field(key)).filter(|node| !node.is_null() && node.text() != Some(""))
        };
        self.owner = self.owner.or_else(|| said(&OWNER));
        self.expiry = self.expiry.or_else(|| said(&EXPIRY));
        self.service = self.service.or_else(|| said(&["service", "app"])?.text());
        let kind = said(&["type", "kind", "category", "lifecycle"]).and_then(Node::text);
        let kind = kind.is_some_and(|kind| STAYING.contains(&kind.to_ascii_lowercase().as_str()));
        self.stays |= kind || metadata.field("permanent").and_then(Node::as_bool) == Some(true);
        self
    }

    fn flag(self, name: &'a str, node: Node<'a>, default: Default<'a>) -> Flag<'a> {
        let Self { owner, expiry, service, stays } = self;
        Flag { name, node, default, owner, expiry, stays, service }
    }
}
