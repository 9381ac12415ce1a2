//! Where Terraform puts a resource: its own argument, or the provider that configures it, through modules and aliases.

mod address;
mod locate;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use locate::{Located, Why};

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
struct Call<'a> {
    module: Module<'a>,
    name: &'a str,
    providers: Option<Node<'a>>,
}

/// Everything that Terraform declares about places, sorted so that each question is one search.
#[derive(Debug, Default)]
pub(crate) struct Terraform<'a> {
    /// By module, type and name.
    pub resources: Vec<Resource<'a>>,
    /// By module and name.
    providers: Vec<Provider<'a>>,
    /// By module and name.
    calls: Vec<Call<'a>>,
}

impl Resource<'_> {
    /// As Terraform writes it.
    pub fn address(&self) -> String {
        let Self { module, kind, name, instance, .. } = self;
        match module.address {
            "" => format!("{kind}.{name}{instance}"),
            module => format!("{module}.{kind}.{name}{instance}"),
        }
    }
}
