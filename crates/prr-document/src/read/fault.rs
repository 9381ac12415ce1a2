use std::fmt;
use std::ops::Range;

use super::Unportable;

/// Something in a manifest that could not be read, or that readers read differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Bytes of the decoded text.
    pub span: Range<usize>,
}

/// What is wrong with a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not of its format; the parser's own words.
    Syntax(String),
    /// Readers do not read it alike, or some refuse it.
    Unportable(Unportable),
    /// A mapping has a key twice: Kubernetes takes the later value, Prometheus rejects the file.
    DuplicateKey(String),
    /// A key is a mapping or a list, as in an unrendered `{{ template }}`.
    ComplexKey,
    /// An alias refers to a node that contains it.
    RecursiveAlias,
    /// Aliases would expand past the limit.
    AliasBomb {
        /// The limit in nodes.
        limit: u64,
    },
    /// Nesting exceeds the limit.
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// The manifest exceeds the limit.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// The manifest has more of something than the limit.
    TooMany {
        /// What it is: nodes or documents.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// There are more faults than are kept.
    More {
        /// How many are not listed.
        left_out: usize,
    },
    /// The bytes are neither UTF-8 nor UTF-16 with a byte order mark.
    NotUnicode,
    /// A NUL, at which YAML readers stop.
    Nul,
}

impl Fault {
    pub(crate) const fn new(kind: FaultKind, span: Range<usize>) -> Self {
        Self { kind, span }
    }

    pub(crate) const fn unportable(why: Unportable, span: Range<usize>) -> Self {
        Self::new(FaultKind::Unportable(why), span)
    }
}

impl FaultKind {
    /// Stable name for reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Syntax(_) | Self::Unportable(_) => "syntax",
            Self::DuplicateKey(_) => "duplicate-key",
            Self::ComplexKey => "complex-key",
            Self::RecursiveAlias => "recursive-alias",
            Self::AliasBomb { .. } => "alias-bomb",
            Self::TooDeep { .. } => "too-deep",
            Self::TooLarge { .. } => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::More { .. } => "more",
            Self::NotUnicode => "not-unicode",
            Self::Nul => "nul",
        }
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(message) => f.write_str(message),
            Self::Unportable(why) => why.fmt(f),
            Self::DuplicateKey(key) => write!(f, "duplicate key `{key}`"),
            Self::ComplexKey => f.write_str("a mapping key is not a plain value"),
            Self::RecursiveAlias => f.write_str("an alias refers to a node that contains it"),
            Self::AliasBomb { limit } => write!(f, "aliases expand to more than {limit} nodes"),
            Self::TooDeep { limit } => write!(f, "nested deeper than {limit} levels"),
            Self::TooLarge { bytes, limit } => write!(f, "{bytes} bytes, more than the limit of {limit}"),
            Self::TooMany { what, limit } => write!(f, "more than {limit} {what}"),
            Self::More { left_out } => write!(f, "{left_out} more faults, which are not listed"),
            Self::NotUnicode => f.write_str("neither UTF-8 nor UTF-16"),
            Self::Nul => f.write_str("a NUL byte, at which YAML readers stop"),
        }
    }
}
