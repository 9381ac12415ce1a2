//! Acceptance tests of the binary.
