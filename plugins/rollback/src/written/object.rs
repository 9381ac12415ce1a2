use prr_sdk::Node;

/// A named object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Identity<'a> {
    /// Its name, or its generated name's prefix.
    pub name: &'a str,
    /// Its namespace; absent, it is whatever the one who applies it says.
    pub namespace: Option<&'a str>,
    /// Where the name stands, or the object where it has none.
    pub node: Node<'a>,
    /// The service that its labels name, or its own name.
    pub service: &'a str,
}

impl Identity<'_> {
    /// Whether two objects can be in one namespace. One without a namespace may be in any.
    pub fn may_share_namespace(&self, other: &Self) -> bool {
        match (self.namespace, other.namespace) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => true,
        }
    }
}
