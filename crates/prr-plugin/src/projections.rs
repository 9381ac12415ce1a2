//! Which parts of documents a plugin reads, through an interface that it need not have.

use wasmtime::component::{Component, ComponentExportIndex, ComponentType, Lift};

use crate::description::Projection;

/// Kinds, paths of one kind, and keys of one path: more than any plugin has, and few enough for every document to be held against them.
const MOST: usize = 256;

/// The function of `prr:policy/projection`, in a component that has it.
pub(crate) fn export(component: &Component) -> Option<ComponentExportIndex> {
    let interface = component.get_export_index(None, "prr:policy/projection@1.0.0")?;
    component.get_export_index(Some(&interface), "projections")
}

/// `record projection` of the WIT package.
#[derive(ComponentType, Lift)]
#[component(record)]
pub(crate) struct Raw {
    kind: String,
    paths: Vec<Vec<String>>,
}

/// Projections as a plugin gives them, sorted by their kinds.
pub(crate) fn checked(raw: Vec<Raw>) -> Result<Vec<Projection>, String> {
    let too_many = |of: &Raw| of.paths.len() > MOST || of.paths.iter().any(|path| path.len() > MOST);
    if raw.len() > MOST || raw.iter().any(too_many) {
        return Err(format!("it reads parts of more than {MOST} kinds, or on more or longer paths than that"));
    }
    let mut projections: Vec<_> = raw.into_iter().map(|Raw { kind, paths }| Projection { kind, paths }).collect();
    projections.sort();
    if let Some(pair) = projections.windows(2).find(|pair| pair[0].kind == pair[1].kind) {
        return Err(format!("it says twice which parts of `{}` it reads", pair[0].kind.escape_debug()));
    }
    Ok(projections)
}
