use prr_document::Node;
use prr_model::Moment;

use super::{Keys, moment, text};

/// An entry of the register of transfers abroad.
#[derive(Clone, Debug)]
pub struct Transfer<'a> {
    /// The country, as two letters.
    pub country: Option<&'a str>,
    /// Who receives the data.
    pub recipient: Option<&'a str>,
    /// The item of 개인정보 보호법 제28조의8 제1항 that the transfer rests on, 1 to 5.
    pub legal_basis: Option<i64>,
    /// When it was disclosed.
    pub published: Option<Moment>,
    /// When it must be looked at again.
    pub expires: Option<Moment>,
    /// The services that it is for; all of them where none is named.
    pub services: Vec<&'a str>,
    /// The entry.
    pub node: Node<'a>,
    /// What 개인정보 보호법 제28조의8 제2항 asks for, and what shows that it was told, by the key that is missing.
    pub missing: Vec<&'static str>,
}

impl<'a> Transfer<'a> {
    pub(super) fn read(item: Node<'a>, keys: &Keys) -> Self {
        let asked = [
            ("country", keys.country),
            ("recipient", keys.recipient),
            ("contact", keys.contact),
            ("items", keys.items),
            ("purpose", keys.purpose),
            ("retention", keys.retention),
            ("method", keys.method),
            ("refusal", keys.refusal),
            ("legal-basis", keys.legal_basis),
            ("privacy-policy", keys.privacy_policy),
            ("expires", keys.expires),
        ];
        let holds = |key| {
            item.get(key).map(Node::target).is_some_and(|node| match node.text() {
                Some(text) => !node.is_null() && !text.trim().is_empty(),
                None => node.children().next().is_some(),
            })
        };
        let services = item.get(keys.services).into_iter().flat_map(|list| list.target().children());
        Self {
            country: text(item, keys.country),
            recipient: text(item, keys.recipient),
            legal_basis: item.get(keys.legal_basis).and_then(Node::as_i64),
            published: moment(item, keys.published),
            expires: moment(item, keys.expires),
            services: services.filter_map(|item| item.target().text()).collect(),
            missing: asked.into_iter().filter(|(_, key)| !holds(*key)).map(|(name, _)| name).collect(),
            node: item,
        }
    }

    /// Whether it must have been looked at again by a time in seconds since the Unix epoch. A day lasts until it has ended everywhere.
    #[must_use]
    pub fn expired(&self, now: i64) -> bool {
        self.expires.is_some_and(|expires| {
            let end = if expires.whole_day { expires.seconds + 86_400 + 43_200 } else { expires.seconds };
            end < now
        })
    }

    /// Whether it is for a service.
    #[must_use]
    pub fn covers(&self, service: Option<&str>) -> bool {
        self.services.is_empty() || service.is_some_and(|service| self.services.contains(&service))
    }
}
