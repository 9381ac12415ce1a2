//! Migrations of databases: their order, which way they go, and what they take away from the version before.

mod file;
mod liquibase;
mod narrowing;
mod step;

use std::collections::BTreeMap;

use prr_sdk::{Document, Node};

use crate::read::Keys;

pub(crate) use narrowing::{Fit, Schema, fit};
pub(crate) use step::{Effect, Step};

/// Steps of all migrations that are read; a tree has a few hundred.
const MOST: usize = 200_000;

/// One migration: what it does, and whether it can be taken back.
#[derive(Clone, Debug)]
pub(crate) struct Migration<'a> {
    /// Its file, and the change of the file where it has several.
    pub name: String,
    /// Where findings about the whole of it are shown.
    pub node: Node<'a>,
    /// How migrations of one folder follow one another.
    order: Order<'a>,
    pub steps: Vec<Step<'a>>,
    pub undo: Undo<'a>,
    /// The author says that nothing uses what it takes away.
    pub label: Option<Node<'a>>,
    /// What may change more than is seen: a routine, or a change in a program's own words.
    pub hidden: Option<Node<'a>>,
}

/// How a migration is taken back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Undo<'a> {
    /// By statements of its own.
    Written(Node<'a>),
    /// There are some, and they do nothing.
    Empty(Node<'a>),
    /// By the tool, which knows the opposite of every change that is made.
    Automatic,
    None,
}

/// Where a migration stands among those of its folder: numbers as numbers, the rest as text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order<'a> {
    numbers: Vec<u64>,
    text: &'a str,
    inside: usize,
}

/// The migrations of one folder, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folder<'a> {
    pub migrations: Vec<Migration<'a>>,
    /// Those that are programs, or XML, and cannot be read.
    pub code: Option<Code<'a>>,
}

/// Migrations of one folder that are programs, or XML.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Code<'a> {
    pub folder: &'a str,
    /// The tool of the newest.
    pub tool: &'a str,
    /// The path of the newest, and where it says its tool.
    pub newest: (&'a str, Node<'a>),
    pub count: usize,
}

/// All migrations of a tree.
#[derive(Debug, Default)]
pub(crate) struct Migrations<'a> {
    up: BTreeMap<&'a str, Vec<Migration<'a>>>,
    /// Files that take others back, by folder and by the part of the name that both have.
    down: BTreeMap<(&'a str, &'a str), Node<'a>>,
    /// Migrations that are programs, by folder.
    code: BTreeMap<&'a str, Code<'a>>,
    read: usize,
}

impl<'a> Migrations<'a> {
    /// Takes up what a document says.
    pub fn add(&mut self, document: &Document<'a>, keys: &Keys) {
        if self.read >= MOST {
            return;
        }
        if is_sql(document.path()) {
            file::read(document, self);
        } else if let Some(log) = document.root().get(keys.database_change_log) {
            liquibase::read(document, log, self);
        } else if let Some(tool) = document.root().get(keys.migration_tool) {
            self.add_code(document.path(), tool);
        }
    }

    fn add_code(&mut self, path: &'a str, node: Node<'a>) {
        let Some(tool) = node.text() else { return };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let code = self.code.entry(folder).or_insert(Code { folder, tool, newest: (path, node), count: 0 });
        code.count += 1;
        let order = |path: &'a str| (numbers(path.rsplit('/').next().unwrap_or(path)), path);
        if order(path) > order(code.newest.0) {
            (code.newest, code.tool) = ((path, node), tool);
        }
    }

    fn push(&mut self, folder: &'a str, migration: Migration<'a>) {
        self.read += migration.steps.len().max(1);
        self.up.entry(folder).or_default().push(migration);
    }

    /// The folders with their migrations in order, each with what takes it back.
    pub fn folders(mut self) -> Vec<Folder<'a>> {
        let mut folders = Vec::new();
        for (path, mut migrations) in std::mem::take(&mut self.up) {
            for migration in migrations.iter_mut().filter(|migration| migration.undo == Undo::None) {
                if let Some(down) = self.down.get(&(path, migration.order.text)) {
                    migration.undo = file::undo(*down);
                }
            }
            migrations.sort_by(|one, other| one.order.cmp(&other.order));
            folders.push(Folder { migrations, code: self.code.remove(path) });
        }
        folders.extend(self.code.into_values().map(|code| Folder { migrations: Vec::new(), code: Some(code) }));
        folders
    }
}

fn is_sql(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("sql"))
}

/// The numbers at the beginning of a name: `20240102_x`, `1.2.3__x`, `0001`.
fn numbers(name: &str) -> Vec<u64> {
    let head = name.find(|char: char| !char.is_ascii_digit() && char != '.' && char != '_').unwrap_or(name.len());
    name[..head].split(['.', '_']).filter_map(|number| number.parse().ok()).collect()
}
