//! Nothing: the benchmarks are in `check`.
