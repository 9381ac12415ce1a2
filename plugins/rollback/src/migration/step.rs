//! One change of a schema, and what it does to the version before.

use prr_sdk::Node;

/// A change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    pub effect: Effect<'a>,
    /// The words that make it.
    pub node: Node<'a>,
    pub table: &'a str,
    /// The column, or nothing where the whole table is concerned.
    pub column: &'a str,
}

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Effect<'a> {
    /// A table that was not there, with its columns where they are listed.
    NewTable(Option<Node<'a>>),
    DropTable,
    DropColumn,
    /// The new name.
    RenameTable(&'a str),
    RenameColumn(&'a str),
    /// The new type.
    Type(&'a str),
    /// A column of this type; `true` where rows that do not name it are refused.
    NewColumn(&'a str, bool),
    NotNull,
    Truncate,
    /// Rows that the version before writes may be refused.
    Constraint,
    /// A change that the tool makes in words of its own, such as `sql`.
    Opaque,
}

/// A statement of a migration in SQL; nothing where it takes nothing away and adds nothing of interest.
pub(super) fn of_sql(statement: Node<'_>) -> Option<Step<'_>> {
    let kind = statement.field("kind")?;
    let text = |key: &str| statement.field(key).and_then(Node::text).unwrap_or_default();
    let column = statement.field("columns").and_then(|columns| columns.children().next());
    let typed = || column.and_then(|column| column.field("type")).and_then(Node::text).unwrap_or_default();
    let on = |key: &str| column.and_then(|column| column.field(key)).and_then(Node::as_bool) == Some(true);
    let effect = match kind.text()? {
        "create-table" => Effect::NewTable(statement.field("columns")),
        "drop-table" | "drop-schema" => Effect::DropTable,
        "drop-column" => Effect::DropColumn,
        "rename-table" => Effect::RenameTable(text("to")),
        "rename-column" => Effect::RenameColumn(text("to")),
        "alter-type" => Effect::Type(typed()),
        "add-column" => Effect::NewColumn(typed(), on("notNull") && !on("filled")),
        "set-not-null" => Effect::NotNull,
        "truncate" => Effect::Truncate,
        "add-constraint" => Effect::Constraint,
        _ => return None,
    };
    Some(Step { effect, node: kind, table: text("table"), column: text("column") })
}
