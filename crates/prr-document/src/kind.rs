/// What a node is, as the reader of its format resolves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// Nothing, `null`, `~`.
    Null = 0,
    /// A boolean, YAML 1.1 spellings included where Kubernetes reads them so.
    Bool = 1,
    /// An integer.
    Int = 2,
    /// A floating-point number.
    Float = 3,
    /// A text.
    String = 4,
    /// A list.
    Sequence = 5,
    /// A mapping.
    Mapping = 6,
    /// A reference to another node: never followed by copying, so that an alias bomb stays small.
    Alias = 7,
}

impl Kind {
    /// The kind with this number, if there is one.
    #[must_use]
    pub const fn from_u8(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::Null,
            1 => Self::Bool,
            2 => Self::Int,
            3 => Self::Float,
            4 => Self::String,
            5 => Self::Sequence,
            6 => Self::Mapping,
            7 => Self::Alias,
            _ => return None,
        })
    }

    /// Whether nodes of this kind have a text of their own.
    #[must_use]
    pub const fn is_scalar(self) -> bool {
        !matches!(self, Self::Sequence | Self::Mapping | Self::Alias)
    }

    /// The word used in messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Int => "an integer",
            Self::Float => "a number",
            Self::String => "a text",
            Self::Sequence => "a list",
            Self::Mapping => "a mapping",
            Self::Alias => "an alias",
        }
    }
}
