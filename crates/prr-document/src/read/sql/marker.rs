//! Comments that migration tools read: goose, sql-migrate, dbmate, Liquibase.

/// What a comment says to a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker<'a> {
    /// What follows is applied, or takes it back.
    Section(Direction),
    /// One change of Liquibase begins: its author and name.
    Changeset(&'a str),
    /// How Liquibase takes the change back.
    Rollback(&'a str),
    /// The author says that nothing uses any more what is taken away here.
    Contract,
}

/// Which way a section goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

impl Direction {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// What the splitter does with statements behind a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    Begin,
    End,
}

/// Reads the text of a comment, without its dashes.
pub(super) fn of(comment: &str) -> Option<Marker<'_>> {
    let text = comment.trim();
    if let Some(rest) = strip(text, "+goose").or_else(|| strip(text, "+migrate")) {
        return direction(rest.split_whitespace().next()?).map(Marker::Section);
    }
    if let Some(rest) = strip(text, "migrate:") {
        return direction(rest.split_whitespace().next()?).map(Marker::Section);
    }
    if let Some(rest) = strip(text, "changeset ") {
        return rest.split_whitespace().next().map(Marker::Changeset);
    }
    if let Some(rest) = strip(text, "rollback ") {
        return Some(Marker::Rollback(rest.trim()));
    }
    let label = strip(text, "prr:").or_else(|| strip(text, "phase:")).unwrap_or(text).trim_start();
    let contract = strip(label, "contract")?;
    (contract.is_empty() || contract.starts_with([':', ' ', ','])).then_some(Marker::Contract)
}

/// Whether a comment begins or ends what is one statement, whatever stands in it.
pub(super) fn whole(comment: &str) -> Option<Whole> {
    let text = comment.trim();
    let rest = strip(text, "+goose").or_else(|| strip(text, "+migrate"))?.trim();
    if rest.eq_ignore_ascii_case("StatementBegin") {
        Some(Whole::Begin)
    } else {
        rest.eq_ignore_ascii_case("StatementEnd").then_some(Whole::End)
    }
}

fn direction(word: &str) -> Option<Direction> {
    if word.eq_ignore_ascii_case("up") {
        Some(Direction::Up)
    } else {
        word.eq_ignore_ascii_case("down").then_some(Direction::Down)
    }
}

/// The rest behind a beginning, whatever its case.
fn strip<'t>(text: &'t str, beginning: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}
