use annotate_snippets::{Element, Level, Origin, Title};
use prr_model::{Location, Message};
use unicode_width::UnicodeWidthStr;

use super::excerpt::{Mark, snippet};
use super::page::Page;
use super::wrap::truncate;
use crate::messages::{HELP, NOTE};
use crate::visible::one_line;

/// Columns of a snippet that its line numbers, blanks and mark take before a label.
const BESIDE: usize = 24;

/// Columns that an id may take of the title's line.
const LONGEST_ID: usize = 40;

/// One diagnostic in the making: a title, snippets, then notes.
pub struct Diagnostic<'p> {
    page: &'p Page<'p>,
    title: Title<'static>,
    /// Lines of the title.
    height: usize,
    elements: Vec<Element<'static>>,
    /// Digits of the largest line number: how far notes are indented. None when there is no snippet.
    digits: usize,
    /// Places that no snippet shows, or not in full.
    unseen: Vec<String>,
}

impl<'p> Diagnostic<'p> {
    /// Begins with `label[id]: title`.
    pub fn new(page: &'p Page<'p>, level: Level<'static>, label: &Message, id: &str, title: &str) -> Self {
        let (label, id) = (page.word(label), truncate(&one_line(id), LONGEST_ID));
        let title = page.wrapped(title, label.width() + id.width() + "[]: ".len());
        let height = title.lines().count().max(1);
        let title = level.with_name(label).primary_title(title).id(id);
        Self { page, title, height, elements: Vec::new(), digits: 0, unseen: Vec::new() }
    }

    /// Names a place without showing it.
    pub fn origin(mut self, location: &Location) -> Self {
        self.elements.push(origin(location).into());
        self
    }

    /// Shows a place and the places that explain it, one snippet a manifest.
    pub fn places<'l>(mut self, location: &'l Location, related: impl Iterator<Item = (&'l Location, String)>) -> Self {
        let mut files = vec![(location.path.as_str(), vec![Mark { location, label: None, primary: true }])];
        for (location, message) in related {
            let mark = Mark { location, label: Some(message), primary: false };
            match files.iter_mut().find(|(path, _)| *path == location.path) {
                Some((_, marks)) => marks.push(mark),
                None => files.push((&location.path, vec![mark])),
            }
        }
        for (path, marks) in files {
            self.file(path, marks);
        }
        self
    }

    /// Adds a manifest's snippet, and keeps what the snippet has no room for.
    fn file(&mut self, path: &str, mut marks: Vec<Mark<'_>>) {
        let whole: Vec<String> = marks.iter().filter_map(described).collect();
        let cut: Vec<String> =
            marks.iter_mut().filter_map(|mark| fit(mark, self.page.width.saturating_sub(BESIDE))).collect();
        if let Some(snippet) = snippet(path, self.page.sources, &marks) {
            self.digits = self.digits.max(widest(&marks));
            self.elements.push(snippet.into());
            self.unseen.extend(cut);
        } else {
            self.elements.extend(marks.iter().filter(|mark| mark.primary).map(|mark| origin(mark.location).into()));
            self.unseen.extend(whole);
        }
    }

    /// Tells of the places that no snippet shows.
    pub fn unseen(mut self) -> Self {
        let unseen = std::mem::take(&mut self.unseen);
        unseen.iter().fold(self, |diagnostic, note| diagnostic.note(note))
    }

    /// Adds `= note: text`.
    pub fn note(self, text: &str) -> Self {
        self.labelled(Level::NOTE, &NOTE, text, "")
    }

    /// Adds `= help: text`, with a block that is ready to paste below it.
    pub fn help(self, text: &str, block: &str) -> Self {
        let block: String = block.lines().flat_map(|line| ["\n    ", line]).collect();
        self.labelled(Level::HELP, &HELP, text, &block)
    }

    fn labelled(mut self, level: Level<'static>, label: &Message, text: &str, below: &str) -> Self {
        if text.is_empty() && below.is_empty() {
            return self;
        }
        let label = self.page.word(label);
        let text = self.page.wrapped(text, self.digits.max(1) + " = : ".len() + label.width());
        self.elements.push(level.with_name(label).message(text + below).into());
        self
    }

    /// The text of it, without a line feed at its end.
    pub fn render(self) -> String {
        let text = self.page.renderer.render(&[self.title.elements(self.elements)]);
        // Without line numbers there is no gutter, and what follows the title would begin left of where it does elsewhere.
        let gutter = |index| if self.digits == 0 && index >= self.height { " " } else { "" };
        let lines = text.lines().enumerate().map(|(index, line)| format!("{}{}", gutter(index), line.trim_end()));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Cuts a label that has no room beside its mark, and gives back what it said.
fn fit(mark: &mut Mark<'_>, room: usize) -> Option<String> {
    let whole = described(mark)?;
    let label = mark.label.as_mut().filter(|label| label.width() > room || label.contains('\n'))?;
    *label = truncate(&label.replace('\n', " "), room);
    Some(whole)
}

fn described(mark: &Mark<'_>) -> Option<String> {
    Some(format!("{}: {}", one_line(&mark.location.to_string()), mark.label.as_ref()?))
}

fn widest(marks: &[Mark<'_>]) -> usize {
    marks.iter().map(|mark| mark.location.end_line.max(mark.location.line)).max().unwrap_or(1).to_string().len()
}

fn origin(location: &Location) -> Origin<'static> {
    Origin::path(one_line(&location.path)).line(location.line as usize).char_column(location.column as usize)
}
