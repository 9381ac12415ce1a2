use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::inline::Inline;
use super::urls;

/// What a Markdown text holds, each kind in the order of the text.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) headings: Vec<Heading>,
    pub(super) tables: Vec<Table>,
    pub(super) tasks: Vec<Task>,
    pub(super) links: Vec<Link>,
    pub(super) code: Vec<Code>,
}

pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) inline: Inline,
    /// With its marks and its line break.
    pub(super) whole: Range<usize>,
    /// Without its line break.
    marked: Range<usize>,
}

impl Heading {
    pub(super) fn span(&self) -> Range<usize> {
        self.marked.clone()
    }

    /// Where its text was written.
    pub(super) fn place(&self) -> Range<usize> {
        self.inline.place(&self.marked)
    }
}

#[derive(Default)]
pub(super) struct Table {
    pub(super) columns: Vec<Cell>,
    pub(super) rows: Vec<Row>,
    pub(super) span: Range<usize>,
    pub(super) section: Option<usize>,
}

impl Table {
    /// The texts of the head, made different where they are not: a column without a text or with that of an earlier one has its number behind.
    pub(super) fn column_names(&self) -> Vec<(String, Range<usize>)> {
        let mut taken = BTreeSet::new();
        let mut names = Vec::new();
        for (number, cell) in (1..).zip(&self.columns) {
            let mut name = cell.inline.text.clone();
            while name.is_empty() || taken.contains(&name) {
                name = format!("{name}#{number}");
            }
            taken.insert(name.clone());
            names.push((name, cell.inline.place(&cell.span)));
        }
        names
    }
}

pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) span: Range<usize>,
}

pub(super) struct Cell {
    pub(super) inline: Inline,
    pub(super) span: Range<usize>,
}

pub(super) struct Task {
    pub(super) checked: bool,
    /// The box.
    pub(super) mark: Range<usize>,
    pub(super) inline: Inline,
    pub(super) span: Range<usize>,
    pub(super) section: Option<usize>,
}

pub(super) struct Link {
    pub(super) inline: Inline,
    pub(super) target: String,
    /// Where the target was written.
    pub(super) place: Range<usize>,
    pub(super) span: Range<usize>,
    pub(super) section: Option<usize>,
}

pub(super) struct Code {
    pub(super) language: Option<(String, Range<usize>)>,
    pub(super) inline: Inline,
    pub(super) span: Range<usize>,
    pub(super) section: Option<usize>,
}

impl Collected {
    /// Reads a text from a byte on.
    pub(super) fn new(text: &str, from: usize) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM;
        let mut collector = Collector { text, ..Collector::default() };
        for (event, span) in Parser::new_ext(&text[from..], options).into_offset_iter() {
            collector.event(event, span.start + from..span.end + from);
        }
        collector.flush();
        collector.collected.tasks.sort_by_key(|task| task.span.start);
        collector.collected
    }
}

/// What is open while a text is read.
#[derive(Default)]
struct Collector<'a> {
    text: &'a str,
    collected: Collected,
    heading: Option<Heading>,
    cell: Option<Cell>,
    link: Option<Link>,
    code: Option<Code>,
    /// For each open item of a list its span, and its task if it is one whose text goes on.
    items: Vec<(Range<usize>, Option<Task>)>,
    /// Images that are open: their texts are shown by nobody.
    images: usize,
    /// Text without markup that goes on.
    run: Range<usize>,
}

impl Collector<'_> {
    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        if !matches!(event, Event::Text(_)) {
            self.flush();
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.plain(&text, span),
            Event::Code(text) => self.push(&text, &span),
            Event::SoftBreak | Event::HardBreak => self.space(),
            Event::InlineHtml(html) if html.starts_with("<br") => self.space(),
            Event::TaskListMarker(checked) => {
                let section = self.section();
                if let Some((item, task)) = self.items.last_mut() {
                    *task = Some(Task { checked, mark: span, inline: Inline::default(), span: item.clone(), section });
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        let section = self.section();
        match tag {
            Tag::Heading { level, .. } => {
                let marked = span.start..span.start + self.text[span.clone()].trim_end().len();
                self.heading = Some(Heading { level: level as usize, inline: Inline::default(), whole: span, marked });
            }
            Tag::Item => self.items.push((span, None)),
            // The text of a task ends where blocks begin below it.
            Tag::List(_) | Tag::BlockQuote(_) => self.end_task(),
            Tag::CodeBlock(kind) => {
                self.end_task();
                let language = language(self.text, &kind, &span);
                self.code = Some(Code { language, inline: Inline::default(), span, section });
            }
            Tag::Table(_) => {
                self.end_task();
                self.collected.tables.push(Table { span, section, ..Table::default() });
            }
            Tag::TableRow => {
                if let Some(table) = self.collected.tables.last_mut() {
                    table.rows.push(Row { cells: Vec::new(), span });
                }
            }
            Tag::TableCell => self.cell = Some(Cell { inline: Inline::default(), span }),
            Tag::Link { dest_url, .. } => {
                let at = self.text[span.clone()].rfind(&*dest_url).map(|at| span.start + at);
                let place = at.map_or_else(|| span.clone(), |at| at..at + dest_url.len());
                let target = dest_url.into_string();
                self.link = Some(Link { inline: Inline::default(), target, place, span, section });
            }
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.collected.headings.extend(self.heading.take()),
            TagEnd::Item => {
                self.end_task();
                self.items.pop();
            }
            // The text of a task is its first paragraph.
            TagEnd::Paragraph => self.end_task(),
            TagEnd::CodeBlock => self.collected.code.extend(self.code.take()),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Link => self.collected.links.extend(self.link.take()),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn end_task(&mut self) {
        let task = self.items.last_mut().and_then(|(_, task)| task.take());
        self.collected.tasks.extend(task);
    }

    fn end_cell(&mut self) {
        let (Some(cell), Some(table)) = (self.cell.take(), self.collected.tables.last_mut()) else { return };
        match table.rows.last_mut() {
            Some(row) => row.cells.push(cell),
            None => table.columns.push(cell),
        }
    }

    fn plain(&mut self, text: &str, span: Range<usize>) {
        if self.code.is_none() && self.link.is_none() && self.images == 0 {
            if self.run.end != span.start {
                self.flush();
                self.run.start = span.start;
            }
            self.run.end = span.end;
        }
        self.push(text, &span);
    }

    fn push(&mut self, text: &str, span: &Range<usize>) {
        if let Some(code) = &mut self.code {
            code.inline.push(text, span);
            return;
        }
        if let Some(link) = &mut self.link {
            link.inline.push(text, span);
        }
        if self.images == 0 {
            self.shown().for_each(|inline| inline.push(text, span));
        }
    }

    fn space(&mut self) {
        if let Some(link) = &mut self.link {
            link.inline.space();
        }
        self.shown().for_each(Inline::space);
    }

    /// The texts that go on, that of a link aside.
    fn shown(&mut self) -> impl Iterator<Item = &mut Inline> {
        let heading = self.heading.as_mut().map(|heading| &mut heading.inline);
        let cell = self.cell.as_mut().map(|cell| &mut cell.inline);
        let task = self.items.last_mut().and_then(|(_, task)| task.as_mut()).map(|task| &mut task.inline);
        heading.into_iter().chain(cell).chain(task)
    }

    /// Finds the addresses in a text that ended.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        let section = self.section();
        for address in urls::find(self.text.get(run.clone()).unwrap_or_default()) {
            let span = run.start + address.start..run.start + address.end;
            let target = self.text[span.clone()].to_owned();
            let mut inline = Inline::default();
            inline.push(&target, &span);
            self.collected.links.push(Link { inline, target, place: span.clone(), span, section });
        }
    }

    /// The heading that what comes now stands under: its own, while it is open.
    fn section(&self) -> Option<usize> {
        let above = self.collected.headings.len();
        if self.heading.is_some() { Some(above) } else { above.checked_sub(1) }
    }
}

/// The first word behind the fence of a code block.
fn language(text: &str, kind: &CodeBlockKind<'_>, span: &Range<usize>) -> Option<(String, Range<usize>)> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let word = info.split([' ', '\t', ',', '{']).next().filter(|word| !word.is_empty())?;
    let line = text[span.clone()].lines().next().unwrap_or_default();
    let at = line.find(word).map(|at| span.start + at);
    Some((word.to_owned(), at.map_or_else(|| span.clone(), |at| at..at + word.len())))
}
