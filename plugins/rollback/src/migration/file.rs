//! Files of SQL: golang-migrate, sqlx, Flyway, Diesel, Prisma, goose, sql-migrate, dbmate, Liquibase.

use prr_sdk::{Document, Node};

use super::step::{self, Step};
use super::{Migration, Migrations, Order, Undo, numbers};

/// What a file's name says.
struct Named<'a> {
    folder: &'a str,
    /// What the two directions of one migration have in common.
    stem: &'a str,
    down: bool,
}

pub(super) fn read<'a>(document: &Document<'a>, into: &mut Migrations<'a>) {
    let root = document.root();
    let named = name(document.path());
    if named.down {
        into.down.insert((named.folder, named.stem), root);
        return;
    }
    let sections: Vec<_> = root.field("sections").into_iter().flat_map(Node::children).collect();
    let way = |section: &Node<'a>| section.field("direction").and_then(Node::text);
    let down = sections.iter().copied().find(|section| way(section) == Some("down"));
    for (inside, section) in sections.iter().filter(|section| way(section) != Some("down")).enumerate() {
        let changeset = section.field("changeset");
        let undo = match (down, changeset) {
            (Some(down), _) => undo_of(down),
            (None, Some(_)) => of_liquibase(*section),
            (None, None) => Undo::None,
        };
        let (steps, hidden) = steps(*section);
        let file = document.path();
        into.push(
            named.folder,
            Migration {
                name: changeset
                    .and_then(Node::text)
                    .map_or_else(|| file.to_owned(), |change| format!("{file} {change}")),
                node: section.field("direction").or(changeset).or_else(|| first(*section)).unwrap_or(root),
                order: Order { numbers: numbers(named.stem), text: named.stem, inside },
                steps,
                undo,
                label: section.field("label"),
                hidden,
            },
        );
    }
}

/// The words of the first statement, which have a place of one line or so.
fn first(section: Node<'_>) -> Option<Node<'_>> {
    section.field("statements")?.children().next()?.field("kind")
}

fn steps(section: Node<'_>) -> (Vec<Step<'_>>, Option<Node<'_>>) {
    let statements: Vec<_> = section.field("statements").into_iter().flat_map(Node::children).collect();
    let hidden = statements.iter().find(|statement| statement.is_unresolved()).and_then(|hidden| hidden.field("kind"));
    (statements.into_iter().filter_map(step::of_sql).collect(), hidden)
}

/// What the file that takes another back does.
pub(super) fn undo(root: Node<'_>) -> Undo<'_> {
    let sections = root.field("sections").into_iter().flat_map(Node::children);
    let mut written = sections.filter(|section| section.field("statements").is_some());
    written.next().map_or(Undo::Empty(root), undo_of)
}

/// Statements that only ask or set something up take nothing back.
fn undo_of(section: Node<'_>) -> Undo<'_> {
    let mut statements = section.field("statements").into_iter().flat_map(Node::children);
    let does = statements.any(|statement| {
        let kind = statement.field("kind").and_then(Node::text);
        statement.is_unresolved() || !matches!(kind, Some("select" | "session"))
    });
    if does { Undo::Written(section) } else { Undo::Empty(section) }
}

fn of_liquibase(section: Node<'_>) -> Undo<'_> {
    let Some(rollback) = section.field("rollback") else { return Undo::None };
    let says_nothing =
        |line: Node<'_>| matches!(line.text().map(str::trim), Some("" | "empty" | "not required" | "none"));
    if rollback.children().all(says_nothing) { Undo::Empty(rollback) } else { Undo::Written(rollback) }
}

/// The folder, the part of the name that both directions share, and the direction that a file's name says.
fn name(path: &str) -> Named<'_> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.strip_suffix(".sql").unwrap_or(file);
    // Diesel and Prisma have a folder for each migration.
    if matches!(stem, "up" | "down" | "migration") {
        let (folders, own) = folder.rsplit_once('/').unwrap_or(("", folder));
        return Named { folder: folders, stem: own, down: stem == "down" };
    }
    for (end, down) in [(".up", false), (".down", true), (".do", false), (".undo", true)] {
        if let Some(stem) = stem.strip_suffix(end) {
            return Named { folder, stem, down };
        }
    }
    match stem.strip_prefix(['V', 'U']).filter(|rest| rest.contains("__")) {
        Some(version) => {
            // A description may differ; the version may not.
            let version = version.split_once("__").map_or(version, |(version, _)| version);
            Named { folder, stem: version, down: stem.starts_with('U') }
        }
        None => Named { folder, stem, down: false },
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_say_the_way_and_what_belongs_together() {
        for (path, folder, stem, down) in [
            ("db/1_orders.up.sql", "db", "1_orders", false),
            ("db/1_orders.down.sql", "db", "1_orders", true),
            ("V1.2__orders.sql", "", "1.2", false),
            ("db/U1.2__undo_orders.sql", "db", "1.2", true),
            ("migrations/2024-01-01_a/up.sql", "migrations", "2024-01-01_a", false),
            ("migrations/2024-01-01_a/down.sql", "migrations", "2024-01-01_a", true),
            ("prisma/migrations/20240101_a/migration.sql", "prisma/migrations", "20240101_a", false),
            ("migrations/0007_a.sql", "migrations", "0007_a", false),
        ] {
            let named = name(path);
            assert_eq!((named.folder, named.stem, named.down), (folder, stem, down), "{path}");
        }
    }
}
