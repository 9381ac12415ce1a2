//! Collections between brackets, on one line.

use super::scalar::Scalar;
use super::{Other, Plain, Reader};

impl Reader<'_, '_, '_> {
    /// The collection that starts here, up to its closing bracket.
    pub(super) fn flow(&mut self) -> Plain<()> {
        let mapping = self.byte() == Some(b'{');
        let closing = if mapping { b'}' } else { b']' };
        self.builder.open(mapping, self.base + self.at, 0).map_err(|_| Other)?;
        self.at += 1;
        self.spaces();
        while self.byte() != Some(closing) {
            if mapping {
                self.flow_key()?;
            }
            if matches!(self.byte(), Some(b'{' | b'[')) {
                self.flow()?;
            } else {
                let value = self.flow_scalar()?;
                self.take(&value)?;
            }
            self.spaces();
            match self.byte() {
                Some(b',') => {
                    self.at += 1;
                    self.spaces();
                    // A comma behind the last item is for the parser.
                    if self.byte() == Some(closing) {
                        return Err(Other);
                    }
                }
                Some(byte) if byte == closing => {}
                _ => return Err(Other),
            }
        }
        self.builder.close(self.base + self.at);
        self.at += 1;
        Ok(())
    }

    fn flow_key(&mut self) -> Plain<()> {
        let key = self.flow_scalar()?;
        if key.is_long() || self.byte() != Some(b':') {
            return Err(Other);
        }
        self.take(&key)?;
        self.at += 1;
        if self.spaces() == 0 { Err(Other) } else { Ok(()) }
    }

    fn flow_scalar(&mut self) -> Plain<Scalar> {
        if matches!(self.byte(), Some(b'"' | b'\'')) {
            return self.scalar();
        }
        let start = self.at;
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/' | b'.');
        while self.byte().is_some_and(|byte| is_word(byte) || self.at > start && byte == b'-') {
            self.at += 1;
        }
        if self.at == start { Err(Other) } else { Ok(Scalar::word(start..self.at)) }
    }
}
