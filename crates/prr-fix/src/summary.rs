//! What was mended and what is left, for people.

use prr_model::{Argument, Finding, Language, Message};
use prr_report::{visible, wrap};

use crate::messages as m;
use crate::operation::Refusal;
use crate::rounds::{Fixed, Hand, Left};

/// A heading, and the rows that stand under it.
type Group = (Message, fn(Hand) -> bool);

/// The summary: what was mended, and who must do what is left. `written` tells whether files were written.
#[must_use]
pub fn summary(fixed: &Fixed, written: bool, language: Language, width: usize) -> String {
    let mut page = Page { language, width: width.max(40), out: String::new() };
    if fixed.mended.is_empty() {
        page.line(m::NOTHING, &[]);
    } else {
        page.line(if written { m::MENDED } else { m::WOULD_MEND }, &count(fixed.mended.len()));
        for mended in &fixed.mended {
            page.row(&mended.finding, mended.how.get(language));
        }
    }
    let groups: [Group; 4] = [
        (m::FOR_PEOPLE, |hand| hand == Hand::Person),
        (m::FOR_CHOICE, |hand| hand == Hand::Choice),
        (m::NOT_MADE, |hand| matches!(hand, Hand::Refused(_))),
        (m::BY_HAND, |hand| hand == Hand::Nobody),
    ];
    for (title, belongs) in groups {
        let rows: Vec<_> = fixed.left.iter().filter(|left| belongs(left.hand)).collect();
        if !rows.is_empty() {
            page.out.push('\n');
            page.line(title, &count(rows.len()));
            for left in rows {
                page.left(left);
            }
        }
    }
    page.out.push('\n');
    let verdicts = [text("before", fixed.before.verdict.as_str()), text("after", fixed.after.verdict.as_str())];
    page.line(m::VERDICT_NOW, &verdicts);
    match (fixed.files.is_empty(), written) {
        (true, _) => {}
        (false, true) => page.line(m::WRITTEN, &count(fixed.files.len())),
        (false, false) => page.line(m::NOTHING_WRITTEN, &[]),
    }
    page.out
}

/// Why a change is not made.
pub(crate) const fn reason(refusal: Refusal) -> Message {
    match refusal {
        Refusal::Shared => m::SHARED,
        Refusal::Rendered => m::RENDERED,
        Refusal::Format => m::FORMAT,
        Refusal::Encoding => m::ENCODING,
        Refusal::Spelling => m::SPELLING,
        Refusal::Offer => m::OFFER,
        Refusal::Reading => m::READING,
        Refusal::Exists => m::EXISTS,
        Refusal::NoBetter => m::NO_BETTER,
    }
}

struct Page {
    language: Language,
    width: usize,
    out: String,
}

impl Page {
    fn line(&mut self, message: Message, arguments: &[Argument]) {
        self.out.push_str(&message.text(self.language, arguments));
        self.out.push('\n');
    }

    fn row(&mut self, finding: &Finding, told: &str) {
        let place = visible(&finding.location.path).into_owned();
        let head = format!("  {}  {place}:{}  {}\n", finding.check, finding.location.line, visible(&finding.subject));
        self.out.push_str(&head);
        for line in wrap(&visible(told), self.width - 6).lines() {
            self.out.push_str("      ");
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn left(&mut self, left: &Left) {
        let finding = &left.finding;
        let own = || match &finding.fix {
            Some(fix) => fix.message.get(self.language).to_owned(),
            None => finding.message.get(self.language).to_owned(),
        };
        let told = match (left.hand, &left.note) {
            (Hand::Refused(refusal), _) => reason(refusal).text(self.language, &[]),
            (_, Some(note)) => note.get(self.language).to_owned(),
            (Hand::Nobody, None) => {
                format!("{}; {}", own(), m::EXPLAINED.text(self.language, &[text("help", &finding.help())]))
            }
            (_, None) => own(),
        };
        self.row(finding, &told);
    }
}

fn count(number: usize) -> [Argument; 1] {
    [text("count", &number.to_string())]
}

fn text(name: &str, text: &str) -> Argument {
    Argument { name: name.to_owned(), value: text.into() }
}
