//! JSON in texts, such as policies of IAM: only as much of it as policies need.

/// Values in values.
const DEEPEST: usize = 24;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'t> {
    Text(&'t str),
    List(Vec<Json<'t>>),
    Object(Vec<(&'t str, Json<'t>)>),
    /// Numbers, switches and null.
    Other,
}

impl<'t> Json<'t> {
    /// Reads a text; nothing where it is no JSON.
    pub fn read(text: &'t str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.skip();
        reader.rest.is_empty().then_some(value)
    }

    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(own, _)| *own == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The items of a list, or the value alone.
    pub fn many(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            other => std::slice::from_ref(other),
        }
    }

    pub fn text(&self) -> Option<&'t str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, token: char) -> bool {
        self.skip();
        let after = self.rest.strip_prefix(token);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        self.skip();
        match self.rest.chars().next().filter(|_| depth < DEEPEST)? {
            '"' => self.string().map(Json::Text),
            '[' => {
                self.take('[');
                let mut items = Vec::new();
                while !self.take(']') {
                    if !items.is_empty() && !self.take(',') {
                        return None;
                    }
                    items.push(self.value(depth + 1)?);
                }
                Some(Json::List(items))
            }
            '{' => self.object(depth).map(Json::Object),
            _ => {
                let end = self.rest.find([',', ']', '}']).unwrap_or(self.rest.len());
                let word = self.rest[..end].trim_end();
                self.rest = &self.rest[end..];
                let known = matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok();
                known.then_some(Json::Other)
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Vec<(&'t str, Json<'t>)>> {
        self.take('{');
        let mut entries = Vec::new();
        while !self.take('}') {
            if !entries.is_empty() && !self.take(',') {
                return None;
            }
            self.skip();
            let key = self.string()?;
            if !self.take(':') {
                return None;
            }
            entries.push((key, self.value(depth + 1)?));
        }
        Some(entries)
    }

    /// A text as it is written: what policies are judged by has no escapes.
    fn string(&mut self) -> Option<&'t str> {
        let inner = self.rest.strip_prefix('"')?;
        let mut escaped = false;
        let end = inner.find(|char: char| {
            let ends = char == '"' && !escaped;
            escaped = char == '\\' && !escaped;
            ends
        })?;
        self.rest = &inner[end + 1..];
        Some(&inner[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn policies_are_read_and_other_texts_are_not() {
        let policy =
            Json::read(r#" {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "N": 1, "T": "a\"b"}]} "#)
                .unwrap();
        let statement = &policy.get("Statement").unwrap().many()[0];
        assert_eq!(statement.get("Effect").unwrap().text(), Some("Allow"));
        assert_eq!(statement.get("Principal").unwrap().get("AWS").unwrap().text(), Some("*"));
        for text in ["", "{", "{\"a\" 1}", "[1 2]", "{} x", "[", "\"", "nope", &"[".repeat(1_000)] {
            assert_eq!(Json::read(text), None, "{text}");
        }
    }
}
