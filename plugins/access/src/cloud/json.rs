//! Policies as JSON texts, read just far enough to know what they grant.

/// A value. Texts are as they are written, escapes included: what is looked for has none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'t> {
    Text(&'t str),
    List(Vec<Self>),
    Object(Vec<(&'t str, Self)>),
    Other,
}

impl<'t> Json<'t> {
    /// Reads a whole text; nothing where it is not JSON, or nests more than a policy does.
    pub fn read(text: &'t str) -> Option<Self> {
        let mut reader = Reader { rest: text.trim_start() };
        let value = reader.value(16)?;
        reader.rest.is_empty().then_some(value)
    }

    /// The entry under a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// The texts of a list, or the text alone.
    pub fn texts(&self) -> Vec<&'t str> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(items) => items.iter().flat_map(Self::texts).collect(),
            Self::Object(entries) => entries.iter().flat_map(|(_, value)| value.texts()).collect(),
            Self::Other => Vec::new(),
        }
    }

    /// The items of a list, or the value alone.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            other => std::slice::from_ref(other),
        }
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn take(&mut self, wanted: char) -> bool {
        let Some(rest) = self.rest.strip_prefix(wanted) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        let depth = depth.checked_sub(1)?;
        if self.take('{') {
            return self.object(depth);
        }
        if self.take('[') {
            return self.list(depth);
        }
        if self.rest.starts_with('"') {
            return self.text().map(Json::Text);
        }
        let end = self.rest.find([',', '}', ']']).unwrap_or(self.rest.len());
        let scalar = self.rest[..end].trim_end();
        let plain =
            !scalar.is_empty() && scalar.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char));
        self.rest = self.rest[end..].trim_start();
        plain.then_some(Json::Other)
    }

    fn object(&mut self, depth: usize) -> Option<Json<'t>> {
        let mut entries = Vec::new();
        if self.take('}') {
            return Some(Json::Object(entries));
        }
        loop {
            let key = self.text()?;
            if !self.take(':') {
                return None;
            }
            entries.push((key, self.value(depth)?));
            match (self.take(','), self.take('}')) {
                (true, false) => {}
                (false, true) => return Some(Json::Object(entries)),
                _ => return None,
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json<'t>> {
        let mut items = Vec::new();
        if self.take(']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            match (self.take(','), self.take(']')) {
                (true, false) => {}
                (false, true) => return Some(Json::List(items)),
                _ => return None,
            }
        }
    }

    fn text(&mut self) -> Option<&'t str> {
        let inner = self.rest.strip_prefix('"')?;
        let mut escaped = false;
        let end = inner.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })?;
        self.rest = inner[end + 1..].trim_start();
        Some(&inner[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn policies_are_read_and_other_texts_are_not() {
        let json = Json::read(r#" {"Version":"2012-10-17","Statement":[{"Action":["a","b\""],"x":{"y":1.5e3}}]} "#);
        let statement = &json.as_ref().unwrap().get("Statement").unwrap().items()[0];
        assert_eq!(statement.get("Action").unwrap().texts(), ["a", "b\\\""]);
        for text in ["", "{", "{\"a\":}", "[1,]", "{\"a\":1,}", "jsonencode({})", "{\"a\":1} x", "\"", &"[".repeat(99)]
        {
            assert_eq!(Json::read(text), None, "{text}");
        }
    }
}
