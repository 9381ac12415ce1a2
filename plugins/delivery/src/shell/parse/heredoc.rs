use super::cursor::Cursor;

/// A here-document whose body begins behind the next newline.
pub(super) struct Pending {
    pub delimiter: String,
    /// `<<-`: tabs before its lines do not count.
    pub tabs: bool,
}

impl Cursor<'_> {
    /// Skips the bodies of the here-documents that were announced.
    pub(super) fn skip_documents(&mut self) {
        for document in std::mem::take(&mut self.pending) {
            while !self.at_end() {
                let line = self.rest().split_inclusive('\n').next().unwrap_or_default();
                self.at += line.len();
                let line = line.trim_end_matches(['\n', '\r']);
                let line = if document.tabs { line.trim_start_matches('\t') } else { line };
                if line == document.delimiter {
                    break;
                }
            }
        }
    }
}
