//! What a plugin says of the strength of its evidence, through an interface that it need not have.

use prr_model::Evidence;
use wasmtime::component::{Component, ComponentExportIndex, ComponentType, Lift};

/// The levels that a plugin gives, by id. Empty for a plugin that does not know of them.
#[derive(Debug, Default)]
pub(crate) struct Grades {
    pub(crate) messages: Vec<(String, Evidence)>,
    pub(crate) checks: Vec<(String, Evidence)>,
}

/// The functions of `prr:policy/evidence`, in a component that has them.
pub(crate) struct Exports {
    pub(crate) messages: ComponentExportIndex,
    pub(crate) checks: ComponentExportIndex,
}

impl Exports {
    /// Looks for the interface. One without its functions is none.
    pub(crate) fn of(component: &Component) -> Option<Self> {
        let interface = component.get_export_index(None, "prr:policy/evidence@1.0.0")?;
        let function = |name| component.get_export_index(Some(&interface), name);
        Some(Self { messages: function("messages")?, checks: function("checks")? })
    }
}

/// `record graded` of the WIT package.
#[derive(Clone, ComponentType, Lift)]
#[component(record)]
pub(crate) struct Graded {
    id: String,
    level: Level,
}

/// `enum level` of the WIT package.
#[derive(Clone, Copy, ComponentType, Lift)]
#[component(enum)]
#[repr(u8)]
#[expect(dead_code, reason = "a guest makes them")]
pub(crate) enum Level {
    #[component(name = "claimed")]
    Claimed,
    #[component(name = "exists")]
    Exists,
    #[component(name = "resolves")]
    Resolves,
    #[component(name = "proven")]
    Proven,
    #[component(name = "executed")]
    Executed,
}

impl From<Graded> for (String, Evidence) {
    fn from(Graded { id, level }: Graded) -> Self {
        let level = match level {
            Level::Claimed => Evidence::E0,
            Level::Exists => Evidence::E1,
            Level::Resolves => Evidence::E2,
            Level::Proven => Evidence::E3,
            Level::Executed => Evidence::E4,
        };
        (id, level)
    }
}
