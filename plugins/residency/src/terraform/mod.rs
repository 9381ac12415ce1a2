//! Where Terraform puts a resource: its own argument, or the provider that configures it, through modules and aliases.

mod address;
mod locate;
pub(crate) mod nature;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use locate::{Located, Why};
pub(crate) use read::many;

use prr_sdk::Node;

use crate::region::Cloud;

/// One instance of a module: what is applied, and the address within it. Names mean something only inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Module<'a> {
    /// The folder that is applied.
    pub applied: &'a str,
    /// `module.a.module.b["x"]`; empty for the folder itself.
    pub address: &'a str,
}

/// A resource that a cloud would make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resource<'a> {
    pub module: Module<'a>,
    pub kind: &'a str,
    pub name: &'a str,
    /// `[0]`, `["x"]`, or nothing.
    pub instance: &'a str,
    pub body: Node<'a>,
    pub cloud: Cloud,
    /// The file that it stands in.
    pub path: &'a str,
}

/// A resource of no cloud that sends data on: a release of a chart, a zone of a CDN.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Other<'a> {
    pub module: Module<'a>,
    pub kind: &'a str,
    pub name: &'a str,
    pub body: Node<'a>,
    pub path: &'a str,
}

/// Where the state of a configuration is kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backend<'a> {
    pub module: Module<'a>,
    /// `s3`, `gcs`, `azurerm`, `remote`, `cloud`.
    pub kind: &'a str,
    pub body: Node<'a>,
    pub path: &'a str,
}

/// The settings of a provider.
#[derive(Clone, Copy, Debug)]
struct Provider<'a> {
    module: Module<'a>,
    name: &'a str,
    alias: Option<&'a str>,
    body: Node<'a>,
}

/// A call of a module, and the providers that it hands over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call<'a> {
    pub module: Module<'a>,
    pub name: &'a str,
    pub body: Node<'a>,
    pub path: &'a str,
    providers: Option<Node<'a>>,
}

/// Everything that Terraform declares about places, sorted so that each question is one search.
#[derive(Debug, Default)]
pub(crate) struct Terraform<'a> {
    /// By module, type and name.
    pub resources: Vec<Resource<'a>>,
    /// In the order of the files.
    pub others: Vec<Other<'a>>,
    /// In the order of the files.
    pub backends: Vec<Backend<'a>>,
    /// By kind and the name that the cloud knows.
    named: Vec<(&'a str, &'a str, usize)>,
    /// By module and name.
    providers: Vec<Provider<'a>>,
    /// By module and name.
    pub calls: Vec<Call<'a>>,
}

impl Resource<'_> {
    /// As Terraform writes it.
    pub fn address(&self) -> String {
        address::written(self.module.address, self.kind, self.name, self.instance)
    }
}

impl<'a> Call<'a> {
    /// As Terraform writes it.
    pub fn address(&self) -> String {
        match self.module.address {
            "" => format!("module.{}", self.name),
            outer => format!("{outer}.module.{}", self.name),
        }
    }

    /// The module of a registry that is called, as `namespace/name/provider`.
    pub fn registered(&self) -> Option<(&'a str, &'a str, &'a str)> {
        let source = self.body.field("source").filter(|source| !source.is_unresolved())?.text()?;
        let source = source.split("//").next()?;
        let mut parts = source.split('/').filter(|part| !part.contains(['.', ':']));
        let (Some(space), Some(name), Some(provider), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        Some((space, name, provider))
    }
}

impl Other<'_> {
    /// As Terraform writes it.
    pub fn address(&self) -> String {
        address::written(self.module.address, self.kind, self.name, "")
    }
}
