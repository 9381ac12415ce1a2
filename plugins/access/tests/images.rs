//! What Dockerfiles ship. Their lines have no room for the marks of a page.

use prr_plugin_access::Access;
use prr_sdk::Outcome;
use prr_sdk::testing::judge;

/// The outcome of a check for one Dockerfile, and its line.
fn judged(check: &str, text: &str) -> Vec<(Outcome, u32)> {
    judge::<Access>(&[("app/Dockerfile", text)], &[check]).iter().map(|found| (found.outcome, found.line)).collect()
}

#[test]
fn a_last_stage_that_builds_is_found_through_the_stages_that_it_is_made_from() {
    let of = |text| judged("ACC-23", text);
    assert_eq!(of("FROM golang:1.25 AS build\nRUN go build\nFROM build\nUSER 1\n"), [(Outcome::Fail, 1)]);
    assert_eq!(of("FROM registry.example/lib/maven:3\n"), [(Outcome::Fail, 1)]);
    assert_eq!(of("FROM golang:1.25 AS build\nFROM gcr.io/distroless/static\n"), [(Outcome::Pass, 2)]);
    assert_eq!(of("FROM my-golang-app:1\n"), [(Outcome::Pass, 1)]);
}

#[test]
fn an_image_that_waits_for_logins_is_found_where_it_installs_or_exposes_them() {
    let of = |text| judged("ACC-17", text);
    assert_eq!(of("FROM debian:13\nRUN apt-get install -y openssh-server\n"), [(Outcome::Fail, 2)]);
    assert_eq!(of("FROM debian:13\nEXPOSE 8080 22/tcp\n"), [(Outcome::Fail, 2)]);
    assert_eq!(of("FROM debian:13 AS base\nEXPOSE 22\nFROM debian:13\nEXPOSE 8080\n"), [(Outcome::Pass, 3)]);
    assert_eq!(of("FROM debian:13 AS base\nEXPOSE 22\nFROM base\n"), [(Outcome::Fail, 2)]);
    assert_eq!(of("FROM debian:13\nRUN apt-get install -y openssh-client\n"), [(Outcome::Pass, 1)]);
}
