//! What an image is made from: the last stage of its Dockerfile, and what that goes on with.

use prr_plugin_protection::Protection;
use prr_sdk::testing::judge_at;
use prr_sdk::{Moment, Outcome};

/// The lines at which PRT-22 fails.
fn ended(text: &str) -> Vec<u32> {
    let now = Moment::parse("2026-11-21").unwrap().seconds;
    let found = judge_at::<Protection>(&[("Dockerfile", text)], &["PRT-22"], now);
    found.iter().filter(|found| found.outcome == Outcome::Fail).map(|found| found.line).collect()
}

#[test]
fn the_last_stage_decides_and_the_one_that_it_goes_on_with() {
    assert_eq!(ended("FROM node:22\n"), Vec::<u32>::new());
    assert_eq!(ended("FROM node:18-alpine\n"), [1]);
    assert_eq!(ended("FROM node:18 AS build\nRUN make\nFROM registry.internal/base:1\n"), Vec::<u32>::new());
    assert_eq!(
        ended("FROM golang:1.25 AS build\nFROM debian:buster-slim AS base\nFROM base\nCOPY --from=build /app /app\n"),
        [2]
    );
}
