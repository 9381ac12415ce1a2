//! Migrations in SQL: statements with the changes of a schema that they make, and the sections that migration tools read from comments.
//!
//! No dialect is followed wholly. Words, texts and comments are told apart as the common databases write them; what
//! a statement beyond the known heads does is `other`, and what may hide statements is unresolved.

mod change;
mod columns;
mod lexer;
mod marker;
mod split;

use std::ops::Range;

use super::builder::Builder;
use super::writer::{Writer, Written};
use change::Change;
use marker::{Direction, Marker};
use split::Statement;

/// Bytes of a statement that are kept as its text.
const LONGEST_TEXT: usize = 240;

/// Reads one file as one document.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let parts = split::parts(text);
    let sections = sections(&parts);
    Writer::document(builder, |writer| {
        writer.mapping(0..text.len(), |writer| {
            writer.list("sections", &sections, Section::span, |writer, section| section.write(text, writer))
        })
    });
}

/// Statements between two markers.
struct Section<'a> {
    /// What begins it: a marker, or its first statement.
    start: Range<usize>,
    direction: Option<Direction>,
    changeset: Option<(&'a str, Range<usize>)>,
    label: Option<Range<usize>>,
    rollback: Vec<(&'a str, Range<usize>)>,
    statements: Vec<(&'a Statement<'a>, Change<'a>)>,
}

fn sections<'a>(parts: &'a [split::Part<'a>]) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut labelled = false;
    for part in parts {
        match part {
            split::Part::Marker(Marker::Section(direction), span) => {
                sections.push(Section::at(span.clone(), Some(*direction), labelled));
            }
            split::Part::Marker(Marker::Changeset(name), span) => {
                let mut section = Section::at(span.clone(), None, labelled);
                section.changeset = Some((name, span.clone()));
                sections.push(section);
            }
            split::Part::Marker(Marker::Contract, span) => match sections.last_mut() {
                Some(section) => section.label = Some(span.clone()),
                None => labelled = true,
            },
            split::Part::Marker(Marker::Rollback(how), span) => {
                if let Some(section) = sections.last_mut() {
                    section.rollback.push((how, span.clone()));
                }
            }
            split::Part::Statement(statement) => {
                if sections.is_empty() {
                    sections.push(Section::at(statement.span.clone(), None, labelled));
                }
                if let Some(section) = sections.last_mut() {
                    section.statements.extend(change::of(statement).into_iter().map(|change| (statement, change)));
                }
            }
        }
    }
    sections
}

impl Section<'_> {
    /// A label above all sections holds for each, and is shown where it begins.
    fn at(start: Range<usize>, direction: Option<Direction>, labelled: bool) -> Self {
        let label = labelled.then(|| start.clone());
        let (rollback, statements) = (Vec::new(), Vec::new());
        Self { start, direction, changeset: None, label, rollback, statements }
    }

    fn span(&self) -> Range<usize> {
        let places = self.statements.iter().map(|(statement, _)| &statement.span);
        let places = places.chain(self.rollback.iter().map(|(_, span)| span)).chain(&self.label);
        places.fold(self.start.clone(), |whole, place| whole.start.min(place.start)..whole.end.max(place.end))
    }

    fn write(&self, text: &str, writer: &mut Writer<'_, '_>) -> Written {
        writer.mapping(self.span(), |writer| {
            if let Some(direction) = self.direction {
                writer.entry("direction", direction.name(), self.start.clone())?;
            }
            if let Some((name, span)) = &self.changeset {
                writer.entry("changeset", name, span.clone())?;
            }
            if let Some(label) = &self.label {
                writer.entry("label", "contract", label.clone())?;
            }
            let place = |(statement, _): &(&Statement<'_>, Change<'_>)| statement.span.clone();
            writer.list("statements", &self.statements, place, |writer, (statement, change)| {
                writer.mapping(statement.span.clone(), |writer| {
                    if statement.hides {
                        writer.mark_unresolved();
                    }
                    change.write(writer)?;
                    let whole = &text[statement.span.clone()];
                    let cut = whole.floor_char_boundary(LONGEST_TEXT);
                    writer.entry("text", &whole[..cut], statement.span.clone())
                })
            })?;
            let place = |(_, span): &(&str, Range<usize>)| span.clone();
            writer.list("rollback", &self.rollback, place, |writer, (how, span)| writer.text(how, span.clone()))
        })
    }
}
