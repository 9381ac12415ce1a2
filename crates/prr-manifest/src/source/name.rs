//! How paths of a repository, which are bytes, are named.

use std::fmt::Write as _;

/// Bytes that a path may have: more than any file system takes, so that a tree nested without end is not followed.
pub(crate) const LONGEST: usize = 4_096;

/// A path for people and reports. Bytes that are no UTF-8 are written `\xE9`, so that two such paths stay two.
pub(crate) fn shown(path: &[u8]) -> String {
    let mut text = String::with_capacity(path.len());
    for chunk in path.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let written = write!(text, "\\x{byte:02X}");
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        }
    }
    text
}

/// Whether git would put an entry of this name into a worktree. A tree can be made that says otherwise; git refuses to check it out.
pub(crate) fn is_safe(part: &[u8]) -> bool {
    let reserved: [&[u8]; 5] = [b"", b".", b"..", b".git", b"git~1"];
    !part.contains(&b'/') && !reserved.iter().any(|name| part.eq_ignore_ascii_case(name))
}

/// Whether a whole path is made of such names.
pub(crate) fn is_safe_path(path: &[u8]) -> bool {
    path.len() <= LONGEST && path.split(|byte| *byte == b'/').all(is_safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_stay_apart() {
        assert_eq!(shown("a/결제.yaml".as_bytes()), "a/결제.yaml");
        assert_eq!(shown(b"caf\xE9.yaml"), "caf\\xE9.yaml");
        assert_ne!(shown(b"\xE9"), shown(b"\xE8"));
    }

    #[test]
    fn names_that_git_refuses_are_refused() {
        for safe in [&b"a"[..], b".github", b"..a", b".gitignore", b"git~2"] {
            assert!(is_safe(safe), "{safe:?}");
        }
        for other in [&b""[..], b".", b"..", b".git", b".GIT", b"GIT~1", b"a/b"] {
            assert!(!is_safe(other), "{other:?}");
        }
        assert!(is_safe_path(b"a/b.yaml") && !is_safe_path(b"a/../b") && !is_safe_path(b"/a"));
        assert!(!is_safe_path(&vec![b'a'; LONGEST + 1]));
    }
}
