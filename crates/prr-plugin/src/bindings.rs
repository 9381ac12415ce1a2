//! The host's side of `prr:policy@1`, generated from the WIT package that guests are built against.

wasmtime::component::bindgen!({
    path: "../prr-sdk/wit",
    world: "plugin",
    imports: { default: trappable },
    // Images are large: what a call is given is lowered from where it lies.
    ownership: Borrowing { duplicate_if_necessary: true },
});

/// The optional interface for mending, with the types of the other one.
pub(crate) mod mending {
    wasmtime::component::bindgen!({
        path: "../prr-sdk/wit",
        world: "mender",
        imports: { default: trappable },
        ownership: Borrowing { duplicate_if_necessary: true },
        with: { "prr:policy/types@1.0.0": super::prr::policy::types },
    });
}
