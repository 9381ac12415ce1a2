//! Texts to scripts.

use prr_sdk::Node;

use crate::shell::{self, Options};
use crate::written::{Piece, Shell};

pub(super) fn piece(node: Node<'_>) -> Option<Piece<'_>> {
    let text = node.text()?;
    Some(Piece { node, text, script: shell::parse(text).ok() })
}

/// How the `shell` of a step starts: `bash`, `sh`, or a command line with `{0}`.
pub(super) fn options(shell: Option<&str>) -> Option<Options> {
    match shell {
        // Without `shell:`, bash is started with `-e` alone.
        None | Some("sh") => Some(Options { errexit: true, pipefail: false }),
        Some("bash") => Some(Options { errexit: true, pipefail: true }),
        Some(line) => {
            let mut words = line.split_whitespace();
            let program = words.next()?.rsplit('/').next()?;
            if !matches!(program, "bash" | "sh" | "dash" | "zsh") {
                return None;
            }
            let short = |word: &&str| word.starts_with('-') && !word.starts_with("--");
            let errexit = line.split_whitespace().filter(short).any(|word| word.contains('e'));
            Some(Options { errexit, pipefail: line.contains("pipefail") })
        }
    }
}

/// A shell with one text.
pub(super) fn shell<'a>(node: Node<'a>, kind: Option<&str>) -> Shell<'a> {
    Shell { pieces: piece(node).into_iter().collect(), options: options(kind) }
}
