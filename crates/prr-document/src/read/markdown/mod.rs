//! Markdown as GitHub renders it, as far as checks look at it: front matter, headings, sections, tables, task lists, links, code blocks.
//!
//! Every text is Markdown, so nothing but front matter can be broken.

mod collect;
mod front;
mod inline;
mod slug;
mod urls;

use std::ops::Range;

use collect::{Collected, Heading};
use slug::Slugs;

use super::builder::{Builder, Resolution};
use super::writer::{Writer, Written};

/// Reads one Markdown file as one document.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let front = front::find(text, builder.limits());
    let body = front.as_ref().map_or(0, front::Front::end);
    let collected = Collected::new(text, body);
    Writer::document(builder, |writer| {
        writer.mapping(0..text.len(), |writer| {
            if let Some(front) = &front {
                front.write(writer)?;
            }
            collected.write(text, body, writer)
        })
    });
}

impl Collected {
    fn write(&self, text: &str, body: usize, writer: &mut Writer<'_, '_>) -> Written {
        let mut slugs = Slugs::default();
        let mut anchor = 0;
        writer.list("headings", &self.headings, Heading::span, |writer, heading| {
            anchor += 1;
            writer.mapping(heading.span(), |writer| {
                writer.key("level")?;
                writer.integer(heading.level, heading.span())?;
                writer.key("text")?;
                writer.scalar(&heading.inline.text, Resolution::Text, heading.place(), anchor)?;
                writer.entry("anchor", &slugs.next(&heading.inline.text), heading.place())
            })
        })?;
        self.write_sections(text, body, writer)?;
        self.write_tables(writer)?;
        writer.list(
            "tasks",
            &self.tasks,
            |task| task.span.clone(),
            |writer, task| {
                writer.mapping(task.span.clone(), |writer| {
                    writer.key("checked")?;
                    writer.boolean(task.checked, task.mark.clone())?;
                    writer.entry("text", task.inline.text.trim(), task.inline.place(&task.span))?;
                    self.write_section(task.section, writer)
                })
            },
        )?;
        writer.list(
            "links",
            &self.links,
            |link| link.span.clone(),
            |writer, link| {
                writer.mapping(link.span.clone(), |writer| {
                    writer.entry("text", &link.inline.text, link.inline.place(&link.span))?;
                    writer.entry("target", &link.target, link.place.clone())?;
                    self.write_section(link.section, writer)
                })
            },
        )?;
        writer.list(
            "codeBlocks",
            &self.code,
            |code| code.span.clone(),
            |writer, code| {
                writer.mapping(code.span.clone(), |writer| {
                    if let Some((language, place)) = &code.language {
                        writer.entry("language", language, place.clone())?;
                    }
                    writer.entry("text", &code.inline.text, code.inline.place(&code.span))?;
                    self.write_section(code.section, writer)
                })
            },
        )
    }

    /// What stands between a heading and the next one, under the headings that lead to it.
    fn write_sections(&self, text: &str, body: usize, writer: &mut Writer<'_, '_>) -> Written {
        let ends = |next: Option<&Heading>| next.map_or(text.len(), |heading| heading.whole.start);
        let mut sections = vec![(None, trimmed(text, body..ends(self.headings.first())))];
        sections.retain(|(_, span)| !span.is_empty());
        for (number, heading) in self.headings.iter().enumerate() {
            let inside = heading.whole.end..ends(self.headings.get(number + 1));
            sections.push((Some(number), trimmed(text, inside)));
        }
        let mut path: Vec<usize> = Vec::new();
        let whole = |(heading, span): &(Option<usize>, Range<usize>)| match heading {
            Some(heading) => self.headings[*heading].whole.start..span.end,
            None => span.clone(),
        };
        writer.list("sections", &sections, whole, |writer, section| {
            let (heading, span) = section;
            if let Some(number) = heading {
                let level = self.headings[*number].level;
                path.retain(|above| self.headings[*above].level < level);
                path.push(*number);
            }
            writer.mapping(whole(section), |writer| {
                writer.key("path")?;
                writer.sequence(whole(section), |writer| {
                    path.iter().try_for_each(|number| writer.reference(number + 1, self.headings[*number].place()))
                })?;
                writer.entry("text", &text[span.clone()], span.clone())
            })
        })
    }

    fn write_tables(&self, writer: &mut Writer<'_, '_>) -> Written {
        writer.list(
            "tables",
            &self.tables,
            |table| table.span.clone(),
            |writer, table| {
                let columns = table.column_names();
                writer.mapping(table.span.clone(), |writer| {
                    self.write_section(table.section, writer)?;
                    writer.list(
                        "columns",
                        &columns,
                        |(_, place)| place.clone(),
                        |writer, (name, place)| writer.text(name, place.clone()),
                    )?;
                    writer.list(
                        "rows",
                        &table.rows,
                        |row| row.span.clone(),
                        |writer, row| {
                            writer.mapping(row.span.clone(), |writer| {
                                columns.iter().zip(&row.cells).try_for_each(|((name, place), cell)| {
                                    writer.key_at(name, place.clone())?;
                                    writer.text(&cell.inline.text, cell.inline.place(&cell.span))
                                })
                            })
                        },
                    )
                })
            },
        )
    }

    /// The text of the heading that something stands under.
    fn write_section(&self, section: Option<usize>, writer: &mut Writer<'_, '_>) -> Written {
        let Some(number) = section else { return Ok(()) };
        writer.key("section")?;
        writer.reference(number + 1, self.headings[number].place())
    }
}

/// A range of a text without the blank space at its ends; an empty one stays where it began.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let inside = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (inside.len() - inside.trim_start().len());
    let content = inside.trim();
    if content.is_empty() { span.start..span.start } else { start..start + content.len() }
}
