use wasmtime::{Config, Engine, InstanceAllocationStrategy, OptLevel, PoolingAllocationConfig};

use crate::Limits;

/// Instances, memories and tables that one component may have: Python components need more than twenty instances.
pub(crate) const INSTANCES: u32 = 64;
pub(crate) const MEMORIES: u32 = 8;
pub(crate) const TABLES: u32 = 32;

/// An engine that runs `threads` plugins at a time.
///
/// Code compiled by an engine made here is accepted by any other made here with the same runtime version, on any processor of the target:
/// the target is set by name so that the builder's processor features do not leak into precompiled plugins.
pub(crate) fn engine(limits: &Limits, threads: u32) -> wasmtime::Result<Engine> {
    let mut config = config(limits)?;
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool(limits, threads)));
    Engine::new(&config).or_else(|_| {
        // Without enough address space for the pool, instances are allocated on demand: slower, with the same results.
        config.allocation_strategy(InstanceAllocationStrategy::OnDemand);
        Engine::new(&config)
    })
}

fn config(limits: &Limits) -> wasmtime::Result<Config> {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .wasm_relaxed_simd(false)
        .cranelift_nan_canonicalization(true)
        .cranelift_opt_level(OptLevel::Speed)
        .consume_fuel(true)
        .epoch_interruption(true)
        .max_wasm_stack(limits.stack_bytes);
    config.target(&target())?;
    Ok(config)
}

fn target() -> String {
    env!("PRR_TARGET").to_owned()
}

fn pool(limits: &Limits, threads: u32) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::default();
    pool.total_component_instances(threads)
        .total_core_instances(threads * INSTANCES)
        .total_memories(threads * MEMORIES)
        .total_tables(threads * TABLES)
        .max_core_instances_per_component(INSTANCES)
        .max_memories_per_component(MEMORIES)
        .max_tables_per_component(TABLES)
        .max_memory_size(limits.memory_bytes)
        .table_elements(limits.table_entries)
        // A memory begins with a stack that is hardly used, and to clear what stays mapped would touch all of it. What was used is given back instead.
        .linear_memory_keep_resident(0)
        .table_keep_resident(64 << 10);
    pool
}
