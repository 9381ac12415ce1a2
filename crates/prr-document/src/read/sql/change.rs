//! What a statement changes of a schema.

use std::ops::Range;

use super::super::writer::{Writer, Written};
use super::columns::{self, Column};
use super::lexer::{Lexed, Lexeme};
use super::split::Statement;

/// Changes that are read of one statement.
const MOST: usize = 1_000;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change<'a> {
    pub kind: &'static str,
    /// The words that say it.
    pub span: Range<usize>,
    pub table: Option<Word<'a>>,
    pub column: Option<Word<'a>>,
    /// The new name.
    pub to: Option<Word<'a>>,
    /// Columns with their types, of a new table or of a change to one column.
    pub columns: Vec<Column<'a>>,
}

/// A name and its place.
pub(super) type Word<'a> = (&'a str, Range<usize>);

impl<'a> Change<'a> {
    fn new(kind: &'static str, span: Range<usize>, table: Option<Word<'a>>) -> Self {
        Self { kind, span, table, column: None, to: None, columns: Vec::new() }
    }

    pub(super) fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        writer.entry("kind", self.kind, self.span.clone())?;
        for (key, word) in [("table", &self.table), ("column", &self.column), ("to", &self.to)] {
            if let Some((name, span)) = word {
                writer.entry(key, name, span.clone())?;
            }
        }
        writer.list("columns", &self.columns, |column| column.span.clone(), |writer, column| column.write(writer))
    }
}

/// The changes of a statement: several where `ALTER TABLE` has several, one otherwise.
pub(super) fn of<'a>(statement: &Statement<'a>) -> Vec<Change<'a>> {
    let mut words = Words { lexemes: &statement.lexemes, at: 0 };
    let whole = statement.span.clone();
    let kind = match words.next_keyword().as_str() {
        "CREATE" => return vec![create(&mut words, whole)],
        "DROP" => return dropped(&mut words, &whole),
        "ALTER" => return alter(&mut words, &whole),
        "RENAME" => {
            words.skip(&["TABLE"]);
            let table = words.name();
            words.skip(&["TO"]);
            let to = words.name();
            return vec![Change { to, ..Change::new("rename-table", whole, table) }];
        }
        "TRUNCATE" => {
            words.skip(&["TABLE", "ONLY"]);
            return vec![Change::new("truncate", whole, words.name())];
        }
        "EXEC" | "EXECUTE" if words.peek_is("SP_RENAME") => "rename-column",
        "INSERT" | "MERGE" | "COPY" | "REPLACE" => "insert",
        "UPDATE" => "update",
        "DELETE" => "delete",
        "SELECT" | "WITH" => "select",
        "SET" | "USE" | "BEGIN" | "COMMIT" | "START" | "PRAGMA" | "LOCK" | "ANALYZE" | "COMMENT" | "GRANT"
        | "REVOKE" => "session",
        _ => "other",
    };
    vec![Change::new(kind, whole, None)]
}

fn create<'a>(words: &mut Words<'_, 'a>, whole: Range<usize>) -> Change<'a> {
    words.skip(&["OR", "REPLACE", "GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED", "UNIQUE", "EXTERNAL", "FOREIGN"]);
    if !words.peek_is("TABLE") {
        let kind = if words.peek_is("INDEX") { "create-index" } else { "create-other" };
        return Change::new(kind, whole, None);
    }
    words.skip(&["TABLE"]);
    words.skip(&["IF", "NOT", "EXISTS"]);
    let table = words.name();
    let columns = columns::of_table(words.rest());
    Change { columns, ..Change::new("create-table", whole, table) }
}

fn dropped<'a>(words: &mut Words<'_, 'a>, whole: &Range<usize>) -> Vec<Change<'a>> {
    words.skip(&["MATERIALIZED", "TEMPORARY", "FOREIGN"]);
    let kind = match words.next_keyword().as_str() {
        "TABLE" => "drop-table",
        "VIEW" => "drop-view",
        "SCHEMA" | "DATABASE" => "drop-schema",
        "INDEX" => "drop-index",
        _ => "drop-other",
    };
    words.skip(&["CONCURRENTLY", "IF", "EXISTS"]);
    let mut changes = Vec::new();
    while let Some(table) = words.name() {
        changes.push(Change::new(kind, whole.clone(), Some(table)));
        if changes.len() == MOST || !words.symbol(',') {
            break;
        }
    }
    if changes.is_empty() {
        changes.push(Change::new(kind, whole.clone(), None));
    }
    changes
}

fn alter<'a>(words: &mut Words<'_, 'a>, whole: &Range<usize>) -> Vec<Change<'a>> {
    words.skip(&["FOREIGN"]);
    if !words.peek_is("TABLE") {
        return vec![Change::new("alter-other", whole.clone(), None)];
    }
    words.skip(&["TABLE"]);
    words.skip(&["IF", "EXISTS", "ONLY"]);
    let table = words.name();
    let actions = words.rest().split_outside(',');
    let changes = actions.into_iter().take(MOST).map(|action| acted(action, table.as_ref(), whole));
    let changes: Vec<_> = changes.filter(|change| change.kind != "alter-other").collect();
    if changes.is_empty() { vec![Change::new("alter-other", whole.clone(), table)] } else { changes }
}

/// One action of `ALTER TABLE`.
fn acted<'a>(mut words: Words<'_, 'a>, table: Option<&Word<'a>>, whole: &Range<usize>) -> Change<'a> {
    let span = words.span().unwrap_or_else(|| whole.clone());
    let change = |kind| Change::new(kind, span.clone(), table.cloned());
    match words.next_keyword().as_str() {
        "ADD" if words.peek_is_any(&NO_COLUMN) => change("add-constraint"),
        "ADD" => {
            words.skip(&["COLUMN", "IF", "NOT", "EXISTS"]);
            words.symbol('(');
            let columns: Vec<_> = columns::one(words.rest()).into_iter().collect();
            Change { column: columns.first().map(|column| column.name.clone()), columns, ..change("add-column") }
        }
        "DROP" if words.peek_is_any(&NO_COLUMN) => change("drop-constraint"),
        "DROP" => {
            words.skip(&["COLUMN", "IF", "EXISTS"]);
            words.symbol('(');
            Change { column: words.name(), ..change("drop-column") }
        }
        "RENAME" if words.peek_is_any(&["CONSTRAINT", "INDEX", "KEY"]) => change("alter-other"),
        "RENAME" if words.peek_is("TO") || words.peek_is("AS") => {
            words.skip(&["TO", "AS"]);
            Change { to: words.name(), ..change("rename-table") }
        }
        "RENAME" => {
            words.skip(&["COLUMN"]);
            let column = words.name();
            words.skip(&["TO"]);
            Change { column, to: words.name(), ..change("rename-column") }
        }
        "CHANGE" => {
            words.skip(&["COLUMN"]);
            let column = words.name();
            let columns: Vec<_> = columns::one(words.rest()).into_iter().collect();
            let to = columns.first().map(|column| column.name.clone());
            let same = column.as_ref().map(|word| word.0) == to.as_ref().map(|word| word.0);
            Change { column, to, columns, ..change(if same { "alter-type" } else { "rename-column" }) }
        }
        "MODIFY" => {
            words.skip(&["COLUMN"]);
            words.symbol('(');
            let columns: Vec<_> = columns::one(words.rest()).into_iter().collect();
            Change { column: columns.first().map(|column| column.name.clone()), columns, ..change("alter-type") }
        }
        "ALTER" => altered(words, change("alter-other")),
        _ => change("alter-other"),
    }
}

/// What stands behind `ADD` and `DROP` where no column does.
const NO_COLUMN: [&str; 9] =
    ["CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "INDEX", "KEY", "PARTITION", "EXCLUDE"];

/// `ALTER [COLUMN] name ...`.
fn altered<'a>(mut words: Words<'_, 'a>, change: Change<'a>) -> Change<'a> {
    if words.peek_is_any(&["INDEX", "CONSTRAINT", "CHECK"]) {
        return change;
    }
    words.skip(&["COLUMN"]);
    let Some(column) = words.name() else { return change };
    let named = Change { column: Some(column.clone()), ..change };
    let typed = |words: Words<'_, 'a>| {
        let columns = vec![columns::typed(column.clone(), words)];
        Change { columns, kind: "alter-type", ..named.clone() }
    };
    if words.peek_is("TYPE") {
        words.skip(&["TYPE"]);
        return typed(words.rest());
    }
    if words.peek_is("SET") || words.peek_is("DROP") {
        let set = words.peek_is("SET");
        words.skip(&["SET", "DROP"]);
        if words.peek_is("DATA") {
            words.skip(&["DATA", "TYPE"]);
            return typed(words.rest());
        }
        let kind = match (words.peek_is("NOT"), set) {
            (true, true) => "set-not-null",
            (true, false) => "drop-not-null",
            (false, true) => "set-default",
            (false, false) => "drop-default",
        };
        return Change { kind, ..named };
    }
    // SQL Server names the type without a word before it.
    typed(words.rest())
}

/// A position among the parts of a statement.
#[derive(Clone, Copy)]
pub(super) struct Words<'s, 'a> {
    pub lexemes: &'s [Lexeme<'a>],
    pub at: usize,
}

impl<'s, 'a> Words<'s, 'a> {
    pub(super) fn rest(&self) -> Self {
        Self { lexemes: self.lexemes.get(self.at..).unwrap_or_default(), at: 0 }
    }

    pub(super) fn peek(&self) -> Option<&'s Lexeme<'a>> {
        self.lexemes.get(self.at)
    }

    pub(super) fn peek_is(&self, word: &str) -> bool {
        self.peek().is_some_and(|lexeme| lexeme.is(word))
    }

    pub(super) fn peek_is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.peek_is(word))
    }

    fn next_keyword(&mut self) -> String {
        let word =
            self.peek().filter(|lexeme| lexeme.kind == Lexed::Word).map(|lexeme| lexeme.text.to_ascii_uppercase());
        self.at += 1;
        word.unwrap_or_default()
    }

    /// Passes over any of these words.
    pub(super) fn skip(&mut self, words: &[&str]) {
        while self.peek_is_any(words) {
            self.at += 1;
        }
    }

    /// Takes one character, where it is there.
    pub(super) fn symbol(&mut self, symbol: char) -> bool {
        let there = self.peek().is_some_and(|lexeme| lexeme.is_symbol(symbol));
        self.at += usize::from(there);
        there
    }

    /// A name; of one with a schema the last part.
    pub(super) fn name(&mut self) -> Option<Word<'a>> {
        let mut found = None;
        while let Some(lexeme) = self.peek().filter(|lexeme| matches!(lexeme.kind, Lexed::Word | Lexed::Name)) {
            found = Some((lexeme.text, lexeme.span.clone()));
            self.at += 1;
            if !self.symbol('.') {
                break;
            }
        }
        found
    }

    fn span(&self) -> Option<Range<usize>> {
        Some(self.lexemes.first()?.span.start..self.lexemes.last()?.span.end)
    }

    /// What stands between these characters, where no bracket is open.
    pub(super) fn split_outside(&self, symbol: char) -> Vec<Self> {
        let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
        for (at, lexeme) in self.lexemes.iter().enumerate() {
            if lexeme.is_symbol('(') {
                depth += 1;
            } else if lexeme.is_symbol(')') {
                depth = depth.saturating_sub(1);
            } else if depth == 0 && lexeme.is_symbol(symbol) {
                parts.push(Self { lexemes: &self.lexemes[start..at], at: 0 });
                start = at + 1;
            }
        }
        parts.push(Self { lexemes: self.lexemes.get(start..).unwrap_or_default(), at: 0 });
        parts.retain(|part| !part.lexemes.is_empty());
        parts
    }
}
