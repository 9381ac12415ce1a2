use prr_sdk::Node;

/// A Secret that is in the tree, or that something of the tree makes.
#[derive(Clone, Debug)]
pub(crate) struct Secret<'a> {
    pub name: &'a str,
    pub namespace: Option<&'a str>,
    pub node: Node<'a>,
    /// Its keys.
    pub keys: Vec<&'a str>,
    /// Whether it may have others, which a store decides.
    pub open: bool,
}
