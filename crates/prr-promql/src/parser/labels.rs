//! Lists of label names: `(a, "b.c", by,)`.

use super::{Parsed, Parser, fault};
use crate::lexer::{self, Kind};

/// Whether a word may stand in a list of labels without quotes; most keywords may.
pub(crate) fn is_listed_bare(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !["without", "inf", "nan"].iter().any(|keyword| keyword.eq_ignore_ascii_case(word))
}

impl Parser<'_> {
    pub(super) fn labels(&mut self) -> Parsed<Vec<String>> {
        self.expect(Kind::OpenParen, "`(` before labels")?;
        let mut labels = Vec::new();
        loop {
            if self.eat(Kind::CloseParen).is_some() {
                return Ok(labels);
            }
            labels.push(self.label()?);
            if self.eat(Kind::Comma).is_none() {
                self.expect(Kind::CloseParen, "`,` or `)` after a label")?;
                return Ok(labels);
            }
        }
    }

    fn label(&mut self) -> Parsed<String> {
        let token = self.peek();
        match token.kind {
            Kind::Text => {
                let (label, _) = lexer::string(self.text, token.start)?;
                if label.is_empty() {
                    return fault("a label has a name", token.span());
                }
                self.advance();
                Ok(label.into_owned())
            }
            Kind::Word if !self.is_word(token, "without") => {
                self.advance();
                Ok(self.text(token).into())
            }
            _ => Err(self.unexpected("a label or `)`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ExprKind;
    use crate::testing::{read, refused};

    #[test]
    fn keywords_and_quoted_names_are_labels() {
        let text = "sum by (on, by, offset, group_left, bool, atan2, start, a:b, \"c.d\", 'é',) (x)";
        let ExprKind::Aggregate { grouping: Some(grouping), .. } = read(text).kind else { panic!("no grouping") };
        assert_eq!(grouping.labels, ["on", "by", "offset", "group_left", "bool", "atan2", "start", "a:b", "c.d", "é"]);
    }

    #[test]
    fn faults_point_at_the_label() {
        refused(&[
            ("sum by («,») (x)", "expected a label or `)`, found `,`"),
            ("sum by (a «b») (x)", "expected `,` or `)` after a label, found `b`"),
            ("sum by («without») (x)", "expected a label or `)`, found `without`"),
            ("sum by («1») (x)", "expected a label or `)`, found `1`"),
            ("sum by («inf») (x)", "expected a label or `)`, found `inf`"),
            ("sum by («\"\"») (x)", "a label has a name"),
            ("sum by (a«»", "expected `,` or `)` after a label, found the end"),
        ]);
    }
}
