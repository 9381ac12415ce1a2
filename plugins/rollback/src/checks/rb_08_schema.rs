//! PRR-RB-08: the version before runs on the schema that a release leaves.

use std::collections::{BTreeMap, BTreeSet};

use prr_sdk::{
    Check, Finding, Kind, Message, Node, Parameter, Parameters, Place, Severity, Value, fail, pass, unknown,
};

use crate::messages as m;
use crate::migration::{Code, Effect, Fit, Folder, Migration, Schema, Step, Undo, fit};
use crate::model::Model;

/// Migrations of a folder, the newest first, that a rollback of the next release concerns.
const NEWEST: Parameter = Parameter::number("newest-migrations", 3.0);
/// Findings about one migration.
const MOST: usize = 20;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRR-RB-08",
        severity: Severity::Medium,
        documentation: include_str!("rb_08_schema.md"),
        parameters: &[NEWEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let newest = parameters.number("newest-migrations");
    let mut findings = Vec::new();
    for folder in &model.folders {
        of_folder(folder, newest, &mut findings);
    }
    // Migrations name no service; in a repository of one service they are its own.
    match model.written.declared.as_slice() {
        [only] => findings.into_iter().map(|found| found.service(only.name)).collect(),
        _ => findings,
    }
}

/// Applies the older migrations, to know the types of columns, and judges the newest ones.
fn of_folder(folder: &Folder<'_>, newest: f64, findings: &mut Vec<Finding>) {
    findings.extend(folder.code.as_ref().map(unread));
    let mut schema = Schema::default();
    let mut left = folder.migrations.len();
    for migration in &folder.migrations {
        #[expect(clippy::cast_precision_loss, reason = "migrations are few")]
        if left as f64 <= newest {
            findings.extend(of_migration(migration, &schema));
        }
        left -= 1;
        migration.steps.iter().for_each(|step| schema.apply(step));
    }
}

/// Migrations as programs: one finding for all of a folder.
fn unread(code: &Code<'_>) -> Finding {
    let subject = if code.folder.is_empty() { code.newest.0 } else { code.folder };
    #[expect(clippy::cast_precision_loss, reason = "migrations are few")]
    let count = Value::Number(code.count as f64);
    let found = unknown(subject, code.newest.1).because(m::MIGRATIONS_AS_CODE);
    found.with("tool", code.tool).with("count", count).with("file", code.newest.0)
}

fn of_migration(migration: &Migration<'_>, schema: &Schema<'_>) -> Vec<Finding> {
    let name = &migration.name;
    let breaks: Vec<_> = breaking(migration, schema);
    if let (Some(label), false) = (migration.label, breaks.is_empty()) {
        return vec![pass(name, label).because(m::SAID_TO_CONTRACT).with("file", name.as_str())];
    }
    let mut found: Vec<_> = breaks.iter().take(MOST).map(|(step, why)| taken(migration, step, *why)).collect();
    if found.is_empty() {
        found.push(whole(migration, schema));
    }
    found
}

/// A migration that takes nothing away.
fn whole(migration: &Migration<'_>, schema: &Schema<'_>) -> Finding {
    let name = &migration.name;
    let node = migration.node;
    let made = Made::by(migration);
    let known = |(at, step): &(usize, &Step<'_>)| !made.is_new(*at, step);
    let mut used = migration.steps.iter().enumerate().filter(known).map(|(_, step)| step);
    let kind = used
        .clone()
        .find(|step| matches!(step.effect, Effect::Type(new) if fit(schema.before(step), new) == Fit::Unknown));
    let constraint = used.find(|step| step.effect == Effect::Constraint);
    let open = match (migration.hidden, kind, constraint) {
        (Some(hidden), ..) => Some((hidden, m::MIGRATION_HIDES)),
        (None, Some(step), _) => Some((step.node, m::TYPE_UNKNOWN)),
        (None, None, Some(step)) => Some((step.node, m::CONSTRAINT_ADDED)),
        _ => None,
    };
    let judged = match open {
        Some((node, message)) => unknown(name, place(node)).because(message),
        None => match migration.undo {
            Undo::Written(down) => pass(name, node).because(m::EXPANDS_AND_RETURNS).proof(down),
            _ => pass(name, node).because(m::EXPANDS_ONLY),
        },
    };
    judged.with("file", name.as_str())
}

fn taken(migration: &Migration<'_>, step: &Step<'_>, why: Message) -> Finding {
    let name = &migration.name;
    let (undo, related): (Message, Option<Node<'_>>) = match migration.undo {
        Undo::Written(down) => (m::UNDONE_WITHOUT_DATA, Some(down)),
        Undo::Empty(down) => (m::UNDO_EMPTY, Some(down)),
        Undo::Automatic => (m::UNDONE_BY_TOOL, None),
        Undo::None => (m::NO_UNDO, None),
    };
    let found = fail(name, place(step.node))
        .because(why)
        .with("file", name.as_str())
        .with("table", step.table)
        .with("column", step.column)
        .fix(m::EXPAND_FIRST, &[], None);
    let at = related.unwrap_or(migration.node);
    found.related(at, undo, &[("file", Value::Text(name.clone()))])
}

/// A change of Liquibase is shown by its key, a statement by its words.
fn place(node: Node<'_>) -> Place {
    if node.kind() == Kind::Mapping { Place::key(node) } else { Place::from(node) }
}

/// The changes after which the version before fails.
fn breaking<'m, 'a>(migration: &'m Migration<'a>, schema: &Schema<'a>) -> Vec<(&'m Step<'a>, Message)> {
    let made = Made::by(migration);
    let why = |at: usize, step: &Step<'a>| {
        if made.is_new(at, step) {
            return None;
        }
        Some(match step.effect {
            Effect::DropTable => m::TABLE_DROPPED,
            Effect::DropColumn => m::COLUMN_DROPPED,
            Effect::RenameTable(_) => m::TABLE_RENAMED,
            Effect::RenameColumn(_) => m::COLUMN_RENAMED,
            Effect::Type(new) if fit(schema.before(step), new) == Fit::Narrower => m::TYPE_NARROWED,
            Effect::NewColumn(_, true) => m::COLUMN_REFUSES,
            Effect::NotNull => m::NULL_REFUSED,
            Effect::Truncate => m::ROWS_REMOVED,
            _ => return None,
        })
    };
    migration.steps.iter().enumerate().filter_map(|(at, step)| why(at, step).map(|why| (step, why))).collect()
}

/// Tables and columns that a migration makes itself, with the place of the first statement that does: the version before does not know them.
struct Made {
    tables: BTreeMap<String, usize>,
    columns: BTreeMap<(String, String), usize>,
    /// Tables that are dropped and made again, or replaced by one that gets their name: how `SQLite` changes a table.
    rebuilt: BTreeSet<String>,
}

impl Made {
    fn by(migration: &Migration<'_>) -> Self {
        let mut made = Self { tables: BTreeMap::new(), columns: BTreeMap::new(), rebuilt: rebuilt(migration) };
        for (at, step) in migration.steps.iter().enumerate() {
            let table = step.table.to_ascii_lowercase();
            match step.effect {
                Effect::NewTable(_) => {
                    made.tables.entry(table).or_insert(at);
                }
                Effect::NewColumn(..) => {
                    made.columns.entry((table, step.column.to_ascii_lowercase())).or_insert(at);
                }
                _ => {}
            }
        }
        made
    }

    /// Whether the statement at a place changes what an earlier one has made.
    fn is_new(&self, at: usize, step: &Step<'_>) -> bool {
        let table = step.table.to_ascii_lowercase();
        let before = |made: Option<&usize>| made.is_some_and(|made| *made < at);
        self.rebuilt.contains(&table)
            || before(self.tables.get(&table))
            || before(self.columns.get(&(table, step.column.to_ascii_lowercase())))
    }
}

fn rebuilt(migration: &Migration<'_>) -> BTreeSet<String> {
    let made = migration.steps.iter().filter_map(|step| match step.effect {
        Effect::NewTable(_) => Some(step.table.to_ascii_lowercase()),
        Effect::RenameTable(to) => Some(to.to_ascii_lowercase()),
        _ => None,
    });
    let made: BTreeSet<_> = made.collect();
    let dropped = migration.steps.iter().filter(|step| step.effect == Effect::DropTable);
    dropped.map(|step| step.table.to_ascii_lowercase()).filter(|table| made.contains(table)).collect()
}
