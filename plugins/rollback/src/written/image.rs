//! References to container images.

/// How an image is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pinned<'a> {
    /// By its content.
    Digest,
    /// By a tag that looks like a version, a commit or a date.
    Version(&'a str),
    /// By a tag that is meant to move, or by none, which is `latest`.
    Moving(&'a str),
    /// By a tag that may be either.
    Word(&'a str),
    /// A template decides it.
    Unresolved,
}

/// Names of branches, channels and environments: tags that are pushed again.
const MOVING: &[&str] = &[
    "alpha",
    "beta",
    "canary",
    "current",
    "debug",
    "dev",
    "develop",
    "development",
    "edge",
    "head",
    "latest",
    "main",
    "master",
    "mainline",
    "next",
    "nightly",
    "preview",
    "prod",
    "production",
    "qa",
    "rc",
    "release",
    "rolling",
    "snapshot",
    "stable",
    "staging",
    "stage",
    "test",
    "testing",
    "trunk",
    "unstable",
];

/// The repository of a reference, without tag and digest, and how it is pinned.
pub(crate) fn parse(reference: &str) -> (&str, Pinned<'_>) {
    let reference = reference.trim();
    let is_unresolved = |part: char| matches!(part, '{' | '}' | '$' | '<' | '>' | '%') || part.is_whitespace();
    if reference.contains(is_unresolved) {
        return (reference, Pinned::Unresolved);
    }
    let (named, digest) = reference.split_once('@').map_or((reference, None), |(named, digest)| (named, Some(digest)));
    // A colon before the last slash is a registry's port.
    let name = named.rfind('/').map_or(0, |slash| slash + 1);
    let (repository, tag) = match named[name..].find(':') {
        Some(colon) => (&named[..name + colon], Some(&named[name + colon + 1..])),
        None => (named, None),
    };
    let pinned = match (digest, tag) {
        (Some(_), _) => Pinned::Digest,
        (None, None | Some("")) => Pinned::Moving("latest"),
        (None, Some(tag)) => of_tag(tag),
    };
    (repository, pinned)
}

fn of_tag(tag: &str) -> Pinned<'_> {
    let lower = tag.to_ascii_lowercase();
    if MOVING.contains(&lower.as_str()) {
        Pinned::Moving(tag)
    } else if tag.bytes().any(|byte| byte.is_ascii_digit()) {
        Pinned::Version(tag)
    } else {
        Pinned::Word(tag)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pinned, parse};

    #[test]
    fn a_port_is_no_tag_and_no_tag_is_latest() {
        for (reference, repository, pinned) in [
            ("nginx", "nginx", Pinned::Moving("latest")),
            ("registry:5000/shop/checkout", "registry:5000/shop/checkout", Pinned::Moving("latest")),
            ("registry:5000/shop/checkout:1.2", "registry:5000/shop/checkout", Pinned::Version("1.2")),
            ("checkout:Latest", "checkout", Pinned::Moving("Latest")),
            ("checkout:main", "checkout", Pinned::Moving("main")),
            ("checkout:main@sha256:00", "checkout", Pinned::Digest),
            ("checkout:blue", "checkout", Pinned::Word("blue")),
            ("checkout:v3", "checkout", Pinned::Version("v3")),
            ("checkout:${TAG}", "checkout:${TAG}", Pinned::Unresolved),
            ("{{ .Values.image }}", "{{ .Values.image }}", Pinned::Unresolved),
        ] {
            assert_eq!(parse(reference), (repository, pinned));
        }
    }
}
