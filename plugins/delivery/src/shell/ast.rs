use std::ops::Range;

/// Bytes of the script's text.
pub(crate) type Span = Range<usize>;

/// Commands in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script {
    pub items: Vec<Item>,
}

/// What stands between two separators.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub list: List,
    /// Where the `&` stands behind it.
    pub background: Option<Span>,
}

/// Pipelines joined by `&&` and `||`.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub first: Pipeline,
    pub rest: Vec<(Link, Pipeline)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    And,
    Or,
}

/// Commands joined by `|`.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    pub negated: bool,
    pub parts: Vec<Command>,
    pub span: Span,
}

/// A command with its number, unique in the text that was parsed.
#[derive(Clone, Debug)]
pub(crate) struct Command {
    pub id: usize,
    pub span: Span,
    pub shape: Shape,
}

#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Simple(Box<Simple>),
    /// `{ ...; }`
    Group(Script),
    /// `( ... )`
    Subshell(Script),
    If {
        /// Conditions with what they lead to.
        branches: Vec<(Script, Script)>,
        otherwise: Option<Script>,
    },
    /// `while` and `until`.
    Loop {
        until: bool,
        condition: Script,
        body: Script,
        /// The line with the condition.
        head: Span,
    },
    For {
        name: String,
        words: Items,
        body: Script,
        head: Span,
    },
    Case {
        word: Word,
        arms: Vec<Arm>,
    },
    Function {
        name: String,
        body: Box<Command>,
    },
    /// `[[ ... ]]`
    Condition(Vec<Word>),
    /// `(( ... ))`
    Arithmetic(String),
}

/// What a `for` goes through.
#[derive(Clone, Debug)]
pub(crate) enum Items {
    Words(Vec<Word>),
    /// `for ((...))`, or the script's arguments.
    Unknown,
}

/// An arm of a `case`.
#[derive(Clone, Debug)]
pub(crate) struct Arm {
    pub patterns: Vec<Word>,
    pub body: Script,
}

/// Assignments, words and redirections.
#[derive(Clone, Debug, Default)]
pub(crate) struct Simple {
    pub assignments: Vec<Assignment>,
    pub words: Vec<Word>,
    /// The script of `bash -c '...'`, wherever in the words it stands.
    pub inner: Option<Inner>,
}

/// A script in an argument.
#[derive(Clone, Debug)]
pub(crate) struct Inner {
    pub script: Script,
    pub errexit: bool,
    pub pipefail: bool,
    /// Whether `timeout` ends it.
    pub timed: bool,
}

/// `name=value`
#[derive(Clone, Debug)]
pub(crate) struct Assignment {
    pub name: String,
    pub value: Word,
}

/// A word before expansion.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    pub span: Span,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub(crate) enum Part {
    Text {
        text: String,
        quoted: bool,
    },
    /// `$name`, `${name}`.
    Parameter(String),
    /// `$( ... )`
    Substitution(Script),
    /// `$(( ... ))`
    Arithmetic(String),
    /// An expression of the pipeline, or an expansion that is not followed.
    Hole,
}

impl Word {
    /// The word where nothing in it is expanded.
    pub fn literal(&self) -> Option<String> {
        self.parts.iter().try_fold(String::new(), |text, part| match part {
            Part::Text { text: more, .. } => Some(text + more),
            _ => None,
        })
    }

    /// The word with `$` for what is expanded.
    pub fn shown(&self) -> String {
        let shown = self.parts.iter().map(|part| match part {
            Part::Text { text, .. } => text.as_str(),
            _ => "$",
        });
        shown.collect()
    }

    pub fn is_quoted(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Text { quoted: true, .. }))
    }

    /// The scripts that run while the word is expanded.
    pub fn substitutions(&self) -> impl Iterator<Item = &Script> {
        self.parts.iter().filter_map(|part| match part {
            Part::Substitution(script) => Some(script),
            _ => None,
        })
    }
}
