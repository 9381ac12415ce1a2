//! The plain part of YAML, read line by line: what nearly all manifests are made of, at several times the speed of a whole parser.
//!
//! It is block mappings and lists with scalars of one line, literal and folded texts, and collections between brackets that fit on their
//! line. Whatever is written otherwise, or could be read in two ways, or is wrong, is [`Other`]: then nothing was read, and the parser reads the
//! chunk instead. So what a manifest means is decided in one place; tests hold both readers against each other.

mod flow;
mod scalar;
#[cfg(test)]
mod tests;
mod text;

use super::builder::Builder;

/// Not of the plain part.
struct Other;

type Plain<T> = Result<T, Other>;

/// Reads a chunk that begins at `base` of the manifest, if it is of the plain part; otherwise nothing happens.
pub(super) fn read(chunk: &str, base: usize, builder: &mut Builder<'_>) -> bool {
    let start = builder.checkpoint();
    builder.start_document();
    let mut reader = Reader { chunk, base, at: 0, frames: Vec::new(), builder };
    if reader.document().is_err() {
        builder.rewind(start);
        return false;
    }
    true
}

struct Reader<'r, 'b, 'a> {
    chunk: &'r str,
    /// Where the chunk begins in the manifest.
    base: usize,
    /// The next byte of the chunk.
    at: usize,
    frames: Vec<Frame>,
    builder: &'b mut Builder<'a>,
}

/// A block collection that is open.
struct Frame {
    column: usize,
    mapping: bool,
    /// Whether a key or a dash waits for its value.
    waiting: bool,
}

impl Reader<'_, '_, '_> {
    fn document(&mut self) -> Plain<()> {
        if self.chunk.starts_with("---") {
            self.at = 3;
            self.end_of_line()?;
        }
        let mut begun = false;
        while let Some(column) = self.next_line()? {
            if !begun {
                self.root(column)?;
                begun = true;
            }
            self.line(column)?;
        }
        while !self.frames.is_empty() {
            self.leave()?;
        }
        if begun {
            self.builder.end_document();
        }
        Ok(())
    }

    /// Goes to the next line that has more than white space and a comment, and gives its indentation.
    fn next_line(&mut self) -> Plain<Option<usize>> {
        while self.at < self.chunk.len() {
            let start = self.at;
            self.spaces();
            match self.byte() {
                None | Some(b'\n' | b'#') => self.end_of_line()?,
                Some(_) => return Ok(Some(self.at - start)),
            }
        }
        Ok(None)
    }

    fn line(&mut self, column: usize) -> Plain<()> {
        let rest = &self.chunk.as_bytes()[self.at..];
        if column == 0 && (rest.starts_with(b"---") || rest.starts_with(b"...") || rest.starts_with(b"%")) {
            return Err(Other);
        }
        while self.frames.last().is_some_and(|frame| frame.column > column) {
            self.leave()?;
        }
        let mut inner = column;
        while self.is_dash() {
            self.dash(inner)?;
            self.at += 1;
            let spaces = self.spaces();
            if matches!(self.byte(), None | Some(b'\n' | b'#')) {
                return self.end_of_line();
            }
            inner += 1 + spaces;
        }
        let is_item = inner > column;
        match self.byte() {
            Some(b'{' | b'[' | b'|' | b'>') if is_item => self.value(),
            _ => self.entry(inner, is_item),
        }
    }

    /// `key: value`, or a scalar behind a dash.
    fn entry(&mut self, column: usize, is_item: bool) -> Plain<()> {
        let scalar = self.scalar()?;
        if self.byte() != Some(b':') {
            if !is_item {
                return Err(Other);
            }
            self.end_of_line()?;
            self.take(&scalar)?;
            return self.filled();
        }
        if scalar.is_long() || scalar.is_merge(self.chunk) {
            return Err(Other);
        }
        self.mapping(column, scalar.start())?;
        self.take(&scalar)?;
        self.awaiting()?.waiting = true;
        self.at += 1;
        let spaces = self.spaces();
        match self.byte() {
            None | Some(b'\n') => self.end_of_line(),
            _ if spaces == 0 => Err(Other),
            Some(b'#') => self.end_of_line(),
            Some(_) => self.value(),
        }
    }

    fn value(&mut self) -> Plain<()> {
        match self.byte() {
            Some(b'{' | b'[') => {
                self.flow()?;
                self.end_of_line()?;
            }
            Some(b'|' | b'>') => self.text()?,
            _ => {
                let scalar = self.scalar()?;
                self.end_of_line()?;
                self.take(&scalar)?;
            }
        }
        self.filled()
    }

    /// The mapping that a key at this column belongs to: an open one, or a new one where a value is waited for.
    fn mapping(&mut self, column: usize, at: usize) -> Plain<()> {
        if self.frames.last().is_some_and(|frame| !frame.mapping && frame.column == column) {
            self.leave()?;
        }
        match self.frames.last() {
            Some(frame) if frame.column == column && !frame.waiting => Ok(()),
            Some(frame) if frame.column == column => Err(Other),
            _ => self.open(true, column, at),
        }
    }

    /// The list that a dash at this column belongs to; a list may stand at the column of the key that it is the value of.
    fn dash(&mut self, column: usize) -> Plain<()> {
        match self.frames.last() {
            Some(frame) if frame.column == column && !frame.mapping => {
                if frame.waiting {
                    return Err(Other);
                }
            }
            Some(frame) if frame.column == column => self.open(false, column, self.after_dash()?)?,
            _ => self.open(false, column, self.at)?,
        }
        self.awaiting()?.waiting = true;
        Ok(())
    }

    /// Where the parser sees the start of a list that stands at the column of its key; not where it depends on what follows the dash.
    fn after_dash(&self) -> Plain<usize> {
        let rest = &self.chunk[self.at + 1..];
        let content = rest.trim_start_matches(' ');
        if content.starts_with(['#', '{', '[']) { Err(Other) } else { Ok(self.at + 1 + rest.len() - content.len()) }
    }

    fn open(&mut self, mapping: bool, column: usize, at: usize) -> Plain<()> {
        if self.frames.last().is_some_and(|frame| !frame.waiting) {
            return Err(Other);
        }
        if let Some(outer) = self.frames.last_mut() {
            outer.waiting = false;
        }
        self.builder.open(mapping, self.base + at, 0).map_err(|_| Other)?;
        self.frames.push(Frame { column, mapping, waiting: false });
        Ok(())
    }

    /// Closes the innermost collection. One that still waits has a null at its end, of which the parser knows the place.
    fn leave(&mut self) -> Plain<()> {
        let frame = self.frames.pop().ok_or(Other)?;
        if frame.waiting {
            return Err(Other);
        }
        self.builder.close(self.base + self.at);
        Ok(())
    }

    fn awaiting(&mut self) -> Plain<&mut Frame> {
        self.frames.last_mut().ok_or(Other)
    }

    fn filled(&mut self) -> Plain<()> {
        self.awaiting()?.waiting = false;
        Ok(())
    }

    /// The first collection of a document; a document that is a scalar is the parser's.
    fn root(&mut self, column: usize) -> Plain<()> {
        if self.is_dash() { self.open(false, column, self.at) } else { self.open(true, column, self.at) }
    }

    fn byte(&self) -> Option<u8> {
        self.chunk.as_bytes().get(self.at).copied()
    }

    fn is_dash(&self) -> bool {
        matches!(self.chunk.as_bytes()[self.at..], [b'-'] | [b'-', b' ' | b'\n', ..])
    }

    fn spaces(&mut self) -> usize {
        let start = self.at;
        while self.byte() == Some(b' ') {
            self.at += 1;
        }
        self.at - start
    }

    /// White space, and a comment apart from what stands before it.
    fn end_of_line(&mut self) -> Plain<()> {
        let spaces = self.spaces();
        let apart = spaces > 0 || self.at == 0 || self.chunk.as_bytes()[self.at - 1] == b'\n';
        if self.byte() == Some(b'#') && (apart || self.chunk.as_bytes()[self.at - 1] == b' ') {
            while self.byte().is_some_and(|byte| byte != b'\n') {
                self.at += scalar::length(&self.chunk[self.at..])?;
            }
        }
        match self.byte() {
            Some(b'\n') => self.at += 1,
            Some(_) => return Err(Other),
            None => {}
        }
        Ok(())
    }
}
