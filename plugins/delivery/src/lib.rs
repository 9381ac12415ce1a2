//! Built-in policy plugin: pipelines that can stop a release, and take it back.
#![allow(dead_code, unused_imports)]

mod shell;
