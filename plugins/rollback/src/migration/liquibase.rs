//! Liquibase's changes in YAML and JSON. Their opposite is known for those that only add.

use prr_sdk::{Document, Kind, Node};

use super::step::{Effect, Step};
use super::{Migration, Migrations, Order, Undo};

pub(super) fn read<'a>(document: &Document<'a>, log: Node<'a>, into: &mut Migrations<'a>) {
    let path = document.path();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let sets = log.children().filter_map(|item| item.target().field("changeSet"));
    for (inside, set) in sets.enumerate() {
        let changes: Vec<_> =
            set.field("changes").into_iter().flat_map(Node::children).flat_map(Node::entries).collect();
        let rollback = set.field("rollback");
        let undo = match rollback {
            Some(rollback) if is_empty(rollback) => Undo::Empty(rollback),
            Some(rollback) => Undo::Written(rollback),
            None if changes.iter().all(|change| change.key().is_some_and(is_reversible)) => Undo::Automatic,
            None => Undo::None,
        };
        let id = set.field("id");
        let text = |node: Option<Node<'a>>| node.and_then(Node::text).unwrap_or_default();
        let contract = ["labels", "context", "contextFilter", "comment"].into_iter().find_map(|key| {
            set.field(key)
                .filter(|node| node.text().is_some_and(|text| text.trim_start().to_lowercase().starts_with("contract")))
        });
        let steps: Vec<_> = changes.iter().flat_map(|change| of_change(*change)).collect();
        let hidden = steps.iter().find(|step| step.effect == Effect::Opaque).map(|step| step.node);
        into.push(
            folder,
            Migration {
                name: format!("{path} {}:{}", text(set.field("author")), text(id)),
                node: id.unwrap_or(set),
                order: Order { numbers: super::numbers(path.rsplit('/').next().unwrap_or(path)), text: path, inside },
                steps,
                undo,
                label: contract,
                hidden,
            },
        );
    }
}

fn is_empty(rollback: Node<'_>) -> bool {
    match rollback.kind() {
        Kind::Mapping | Kind::Sequence => {
            rollback.children().all(|item| item.children().next().is_none() && item.text().is_none())
        }
        _ => rollback.text().is_none_or(|text| matches!(text.trim(), "" | "empty")),
    }
}

/// Changes that Liquibase can take back by itself.
fn is_reversible(change: &str) -> bool {
    let adds = change.starts_with("add") && change != "addDefaultValue" || change.starts_with("create");
    let renames = change.starts_with("rename");
    (adds && change != "createProcedure" && change != "createPackage")
        || renames
        || matches!(change, "addDefaultValue" | "dropNotNullConstraint")
}

fn of_change(change: Node<'_>) -> Vec<Step<'_>> {
    let text = |key: &str| change.field(key).and_then(Node::text).unwrap_or_default();
    let (table, column) = (text("tableName"), text("columnName"));
    let step = |effect, table, column| vec![Step { effect, node: change, table, column }];
    match change.key().unwrap_or_default() {
        "createTable" => step(Effect::NewTable(None), table, ""),
        "dropTable" => step(Effect::DropTable, table, ""),
        "dropColumn" => {
            let listed = change.field("columns").into_iter().flat_map(Node::children);
            let names = listed.filter_map(|item| item.target().field("column")?.field("name")?.text());
            let names = names.chain(Some(column).filter(|name| !name.is_empty()));
            names.map(|column| Step { effect: Effect::DropColumn, node: change, table, column }).collect()
        }
        "renameTable" => step(Effect::RenameTable(text("newTableName")), text("oldTableName"), ""),
        "renameColumn" => step(Effect::RenameColumn(text("newColumnName")), table, text("oldColumnName")),
        "modifyDataType" => step(Effect::Type(text("newDataType")), table, column),
        "addNotNullConstraint" => step(Effect::NotNull, table, column),
        "addUniqueConstraint" | "addForeignKeyConstraint" | "addCheckConstraint" => step(Effect::Constraint, table, ""),
        "addColumn" => change
            .field("columns")
            .into_iter()
            .flat_map(Node::children)
            .filter_map(|item| new_column(item, table))
            .collect(),
        "sql" | "sqlFile" | "customChange" | "executeCommand" | "createProcedure" => step(Effect::Opaque, "", ""),
        _ => Vec::new(),
    }
}

fn new_column<'a>(item: Node<'a>, table: &'a str) -> Option<Step<'a>> {
    let column = item.target().field("column")?;
    let refuses = column.field("constraints").and_then(|constraints| constraints.field("nullable"));
    let refuses = refuses.and_then(Node::as_bool) == Some(false);
    let filled = column.entries().iter().any(|entry| {
        entry
            .key()
            .is_some_and(|key| key.starts_with("defaultValue") || key == "autoIncrement" || key.starts_with("value"))
    });
    let kind = column.field("type").and_then(Node::text).unwrap_or_default();
    let name = column.field("name")?;
    Some(Step { effect: Effect::NewColumn(kind, refuses && !filled), node: name, table, column: name.text()? })
}
