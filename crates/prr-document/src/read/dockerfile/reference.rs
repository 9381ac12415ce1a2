use std::ops::Range;

use super::super::writer::{Writer, Written};
use super::words::Word;

/// The parts of an image's name.
pub(super) struct Reference {
    image: Word,
    tag: Option<Word>,
    digest: Option<Word>,
}

impl Reference {
    /// Takes a name apart; colons inside `${...}` separate nothing.
    pub(super) fn new(name: &Word) -> Self {
        let text = &name.text;
        let at = outside(text, '@').next();
        let before = at.unwrap_or(text.len());
        let folder = outside(&text[..before], '/').last().unwrap_or_default();
        let colon = outside(&text[..before], ':').filter(|at| *at >= folder).last();
        let part = |range: Range<usize>| {
            // Quotes make the text another one than that of the file.
            let verbatim = name.place.len() == text.len();
            let place = name.place.start + range.start..name.place.start + range.end;
            let place = if verbatim { place } else { name.place.clone() };
            Word {
                text: text[range.clone()].to_owned(),
                place,
                unresolved: name.unresolved && text[range].contains('$'),
            }
        };
        Self {
            image: part(0..colon.unwrap_or(before)),
            tag: colon.map(|colon| part(colon + 1..before)),
            digest: at.map(|at| part(at + 1..text.len())),
        }
    }

    pub(super) fn write(&self, writer: &mut Writer<'_, '_>) -> Written {
        self.image.write("image", writer)?;
        for (key, word) in [("tag", &self.tag), ("digest", &self.digest)] {
            word.iter().try_for_each(|word| word.write(key, writer))?;
        }
        Ok(())
    }
}

/// Where a character stands outside of braces.
fn outside(text: &str, wanted: char) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    text.char_indices().filter_map(move |(at, char)| {
        match char {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (char == wanted && depth == 0).then_some(at)
    })
}
