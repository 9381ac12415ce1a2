//! What readers of YAML do not read alike, or what kubectl refuses although the parser takes it.

use std::fmt;

/// Why a manifest says different things to different readers. Prometheus' and Kubernetes' readers are of YAML 1.1, and Kubernetes' makes JSON of
/// what it reads; which of them does what was seen with kubectl 1.20 and 1.32 and with promtool 2.42.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unportable {
    /// A tag ends at a bracket or a comma, which belong to the tag in YAML 1.1.
    TagEnd,
    /// A value is not of the kind that its tag says, or is decoded by some readers only.
    Tag {
        /// The value, shortened.
        value: String,
        /// The tag without its exclamation marks.
        tag: String,
    },
    /// The name of an anchor ends elsewhere in YAML 1.1.
    AnchorName,
    /// A key between brackets goes over a line.
    KeyOfLines,
    /// A colon stands on another line than its key.
    LateColon,
    /// A key has more than 1,024 characters.
    LongKey,
    /// A colon stands in front of a comma or a bracket.
    BareColon,
    /// A question mark stands between brackets.
    QuestionMark,
    /// A text between brackets starts with `:`, `|` or `>`.
    Indicator,
    /// `\/` between double quotes.
    EscapedSlash,
    /// A character is escaped as a pair of surrogates.
    Surrogate,
    /// A tab indents.
    Tab,
    /// A block of text begins with a tab, where its indentation is found.
    TabInBlock,
    /// A control character, or one that breaks lines for some readers.
    Character(char),
    /// A byte order mark stands within a text.
    ByteOrderMark,
    /// A line ends with two carriage returns.
    CarriageReturn,
    /// More than a comment follows `---`.
    OnSeparator,
    /// A directive stands in front of a separator.
    Directive,
    /// A directive that YAML 1.1 does not know.
    UnknownDirective,
    /// `...` ends no document.
    EmptyEnd,
    /// Only kubectl sees a separator.
    OddSeparator,
    /// Only `...` separates two documents.
    SecondDocument,
    /// A number is not finite.
    NoJsonNumber,
    /// A key is neither a text nor a number nor a boolean.
    NoJsonKey,
    /// Two keys of a mapping are the same text in JSON.
    OneKeyInJson(String),
    /// The text starts with a brace and is no JSON, for the reason that is given.
    NoJson(String),
    /// A merge key lends nothing that can be lent.
    Merge,
    /// The name or the expression of a rule is an alias.
    AliasInRule,
    /// An item of a list is a list.
    ListInList,
    /// An item of a list says neither kind nor version.
    BareItem,
}

/// What is said of a document that kubectl does not reach.
pub(super) const SECOND: &str = "a document that only `...` separates from the one before";

impl Unportable {
    /// Whether Prometheus refuses it in its own files, or takes it for something else. What JSON has no word for does not trouble it there, and
    /// it does not cut a file at separators.
    pub(super) const fn is_refused_by_prometheus(&self) -> bool {
        matches!(
            self,
            Self::KeyOfLines
                | Self::LongKey
                | Self::BareColon
                | Self::QuestionMark
                | Self::Indicator
                | Self::EscapedSlash
                | Self::TabInBlock
                | Self::UnknownDirective
                | Self::NoJsonKey
        )
    }
}

impl fmt::Display for Unportable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TagEnd => "a tag that something else than white space ends",
            Self::Tag { value, tag } => return write!(f, "`{value}` is tagged as !!{tag}"),
            Self::AnchorName => "a name of an anchor that has more than letters, digits, `-` and `_`",
            Self::KeyOfLines => "a key of more than one line between brackets",
            Self::LateColon => "a colon on another line than its key",
            Self::LongKey => "a key of more than 1,024 characters",
            Self::BareColon => "a colon without a space behind it",
            Self::QuestionMark => "a question mark between brackets",
            Self::Indicator => "a text between brackets that starts with an indicator",
            Self::EscapedSlash => "an escaped slash, which YAML 1.1 does not know",
            Self::Surrogate => "a character escaped as a pair of surrogates, which YAML does not know",
            Self::Tab => "a tab where only spaces indent",
            Self::TabInBlock => "a tab where the indentation of a text is found",
            Self::Character(char) => {
                let char = char.escape_unicode();
                return write!(f, "the character {char} is a control character or a line break to other readers");
            }
            Self::ByteOrderMark => "a byte order mark in the middle of a text",
            Self::CarriageReturn => "a carriage return in front of the end of a line",
            Self::OnSeparator => "more than a comment on the line of a separator",
            Self::Directive => "a directive, which is cut off from its document",
            Self::UnknownDirective => "a directive that YAML 1.1 does not know",
            Self::EmptyEnd => "a document end without a document",
            Self::OddSeparator => "a separator that is none but for kubectl",
            Self::SecondDocument => SECOND,
            Self::NoJsonNumber => "a number that JSON does not have",
            Self::NoJsonKey => "a key that is no text, number or boolean",
            Self::OneKeyInJson(key) => {
                return write!(f, "keys that are one key in JSON, `{key}`: kubectl takes either");
            }
            Self::NoJson(why) => return write!(f, "no JSON, although it starts with a brace: {why}"),
            Self::Merge => "a merge key without a mapping",
            Self::AliasInRule => "an alias for the name or the expression of a rule",
            Self::ListInList => "a list in a list",
            Self::BareItem => "an item without a kind of its own",
        })
    }
}
