use prr_sdk::compliance::Declarations;
use prr_sdk::record::Records;
use prr_sdk::{Input, Node, keys};

keys! { struct Keys { frameworks } }

/// What duties are judged by.
pub struct Model<'a> {
    /// Where something that is missing would be declared: `compliance` of prr.yaml, or else the file.
    pub(crate) place: Option<Node<'a>>,
    /// `compliance.frameworks`, where it is there.
    pub(crate) frameworks: Option<Vec<&'a str>>,
    /// The records.
    pub(crate) records: Records<'a>,
    /// Seconds since the Unix epoch.
    pub(crate) now: i64,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let keys: Keys = input.view.keys();
        let declared = Declarations::read(&input.view).node;
        let file = input.view.documents().find(|document| document.path() == "prr.yaml");
        let frameworks = declared.and_then(|node| node.get(keys.frameworks)).map(Node::target);
        Self {
            place: declared.or_else(|| file.map(|document| document.root())),
            frameworks: frameworks.map(|list| list.children().filter_map(|item| item.target().text()).collect()),
            records: Records::read(&input.view),
            now: input.effective_time,
        }
    }

    /// Whether the organisation is assessed against one of some frameworks; yes where nobody says.
    pub(crate) fn assessed_against(&self, frameworks: &[&str]) -> bool {
        self.frameworks.as_ref().is_none_or(|declared| frameworks.iter().any(|name| declared.contains(name)))
    }
}
