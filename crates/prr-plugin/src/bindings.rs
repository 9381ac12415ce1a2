//! The host's side of `prr:policy@1`, generated from the WIT package that guests are built against.

wasmtime::component::bindgen!({
    path: "../prr-sdk/wit",
    world: "plugin",
    imports: { default: trappable },
});
