//! Until when versions get patches: dates of their makers, as of 2026-04.

/// A version of something, and the last day on which it gets patches for everybody.
pub(crate) struct End {
    name: &'static str,
    version: &'static str,
    /// Year, month, day.
    day: &'static str,
}

const fn end(name: &'static str, version: &'static str, day: &'static str) -> End {
    End { name, version, day }
}

/// Kubernetes as its community patches it.
const KUBERNETES: &[End] = &[
    end("kubernetes", "1.24", "2023-07-28"),
    end("kubernetes", "1.25", "2023-10-28"),
    end("kubernetes", "1.26", "2024-02-28"),
    end("kubernetes", "1.27", "2024-06-28"),
    end("kubernetes", "1.28", "2024-10-28"),
    end("kubernetes", "1.29", "2025-02-28"),
    end("kubernetes", "1.30", "2025-06-28"),
    end("kubernetes", "1.31", "2025-10-28"),
    end("kubernetes", "1.32", "2026-02-28"),
    end("kubernetes", "1.33", "2026-06-28"),
    end("kubernetes", "1.34", "2026-10-27"),
];

/// EKS patches for a fee for a year longer.
const EKS: &[End] = &[
    end("eks", "1.24", "2025-01-31"),
    end("eks", "1.25", "2025-05-01"),
    end("eks", "1.26", "2025-06-11"),
    end("eks", "1.27", "2025-07-24"),
    end("eks", "1.28", "2025-11-26"),
    end("eks", "1.29", "2026-03-23"),
    end("eks", "1.30", "2026-07-23"),
    end("eks", "1.31", "2026-11-26"),
    end("eks", "1.32", "2027-03-23"),
    end("eks", "1.33", "2027-07-29"),
];

/// Images by the names that they have in Docker's library.
const IMAGES: &[End] = &[
    end("alpine", "3.15", "2023-11-01"),
    end("alpine", "3.16", "2024-05-23"),
    end("alpine", "3.17", "2024-11-22"),
    end("alpine", "3.18", "2025-05-09"),
    end("alpine", "3.19", "2025-11-01"),
    end("alpine", "3.20", "2026-04-01"),
    end("centos", "6", "2020-11-30"),
    end("centos", "7", "2024-06-30"),
    end("centos", "8", "2021-12-31"),
    end("debian", "9", "2022-06-30"),
    end("debian", "10", "2024-06-30"),
    end("debian", "buster", "2024-06-30"),
    end("debian", "stretch", "2022-06-30"),
    end("mongo", "4.2", "2023-04-30"),
    end("mongo", "4.4", "2024-02-29"),
    end("mongo", "5.0", "2024-10-31"),
    end("mongo", "6.0", "2025-07-31"),
    end("mysql", "5.6", "2021-02-05"),
    end("mysql", "5.7", "2023-10-31"),
    end("mysql", "8.0", "2026-04-30"),
    end("node", "0.10", "2016-10-31"),
    end("node", "4", "2018-04-30"),
    end("node", "6", "2019-04-30"),
    end("node", "8", "2019-12-31"),
    end("node", "10", "2021-04-30"),
    end("node", "12", "2022-04-30"),
    end("node", "14", "2023-04-30"),
    end("node", "16", "2023-09-11"),
    end("node", "18", "2025-04-30"),
    end("node", "20", "2026-04-30"),
    end("php", "7.4", "2022-11-28"),
    end("php", "8.0", "2023-11-26"),
    end("php", "8.1", "2025-12-31"),
    end("postgres", "10", "2022-11-10"),
    end("postgres", "11", "2023-11-09"),
    end("postgres", "12", "2024-11-21"),
    end("postgres", "13", "2025-11-13"),
    end("python", "2.7", "2020-01-01"),
    end("python", "3.6", "2021-12-23"),
    end("python", "3.7", "2023-06-27"),
    end("python", "3.8", "2024-10-07"),
    end("python", "3.9", "2025-10-31"),
    end("ruby", "2.7", "2023-03-31"),
    end("ruby", "3.0", "2024-04-23"),
    end("ruby", "3.1", "2025-03-26"),
    end("ubuntu", "14.04", "2019-04-25"),
    end("ubuntu", "16.04", "2021-04-30"),
    end("ubuntu", "18.04", "2023-05-31"),
    end("ubuntu", "20.04", "2025-05-31"),
];

/// Whose dates count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    Community,
    Eks,
}

/// The last day of a version of Kubernetes: `1.30`, `v1.30.4`, `1.30.4-nks.1`.
pub(crate) fn kubernetes(version: &str, whose: Whose) -> Option<&'static str> {
    let table = if whose == Whose::Eks { EKS } else { KUBERNETES };
    let bare = version.trim().trim_start_matches('v');
    table.iter().find(|end| starts(bare, end.version)).map(|end| end.day)
}

/// The last day of an image of Docker's library. Images of others may be patched by them.
pub(crate) fn image(reference: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let named = reference.split('@').next().unwrap_or(reference);
    let (repository, tag) = named.rsplit_once(':')?;
    let name =
        ["docker.io/library/", "library/", "docker.io/"].iter().find_map(|prefix| repository.strip_prefix(prefix));
    let name = name.unwrap_or(repository);
    let found = IMAGES.iter().find(|end| end.name == name && starts(tag, end.version))?;
    Some((found.name, found.version, found.day))
}

/// Whether a version is of a line: `3.9.18-slim` of `3.9`, and `3.91` is not.
fn starts(version: &str, line: &str) -> bool {
    version.strip_prefix(line).is_some_and(|rest| {
        !rest.starts_with(|char: char| char.is_ascii_digit())
            && (line.contains('.') || !rest.starts_with(|char: char| char.is_ascii_alphabetic()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_of_their_lines() {
        assert_eq!(kubernetes("1.30.4-nks.1", Whose::Community), Some("2025-06-28"));
        assert_eq!(kubernetes("v1.3", Whose::Community), None);
        assert_eq!(kubernetes("1.30", Whose::Eks), Some("2026-07-23"));
        assert_eq!(image("docker.io/library/python:3.9-slim").map(|found| found.1), Some("3.9"));
        assert_eq!(image("node:18-alpine").map(|found| found.2), Some("2025-04-30"));
        for other in ["python:3.91", "node", "node:lts", "registry.internal/node:18", "postgres:130", "node:188"] {
            assert!(image(other).is_none(), "{other}");
        }
    }

    #[test]
    fn days_are_days() {
        for end in KUBERNETES.iter().chain(EKS).chain(IMAGES) {
            assert!(prr_sdk::Moment::parse(end.day).is_some(), "{}", end.day);
        }
    }
}
