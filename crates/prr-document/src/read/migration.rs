//! Migrations that are programs, or XML: only which tool runs them. What they do to a schema is known when they run.

use std::ops::Range;

use super::builder::Builder;
use super::writer::Writer;

/// Words that a migration cannot do without, and the tool that reads them.
const MARKS: &[(&str, &str)] = &[
    ("ActiveRecord::Migration", "rails"),
    ("Sequel.migration", "sequel"),
    ("migrations.Migration", "django"),
    ("from alembic", "alembic"),
    ("import alembic", "alembic"),
    ("Illuminate\\Database\\Migrations", "laravel"),
    ("Doctrine\\Migrations", "doctrine"),
    ("Phinx\\Migration", "phinx"),
    ("Ecto.Migration", "ecto"),
    ("goose.Add", "goose"),
    ("BaseJavaMigration", "flyway"),
    ("EntityFrameworkCore.Migrations", "ef-core"),
    ("FluentMigrator", "fluent-migrator"),
    ("MigrationInterface", "typeorm"),
    ("queryInterface", "sequelize"),
    ("QueryInterface", "sequelize"),
    ("knex", "knex"),
    ("databaseChangeLog", "liquibase"),
];

/// The tool of a migration, and where the text says so.
pub(super) fn tool(text: &str) -> Option<(&'static str, Range<usize>)> {
    MARKS.iter().find_map(|(mark, tool)| {
        let at = text.find(mark)?;
        Some((*tool, at..at + mark.len()))
    })
}

/// Reads one migration as one document; a text that is none is an empty one.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    Writer::document(builder, |writer| {
        writer.mapping(0..text.len(), |writer| match tool(text) {
            Some((tool, span)) => writer.entry("migrationTool", tool, span),
            None => Ok(()),
        })
    });
}
