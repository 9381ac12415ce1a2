//! The host's side of `prr:policy@1`, generated from the WIT package that guests are built against.

wasmtime::component::bindgen!({
    path: "../prr-sdk/wit",
    world: "plugin",
    imports: { default: trappable },
    // Images are large: what a call is given is lowered from where it lies.
    ownership: Borrowing { duplicate_if_necessary: true },
});
