/// Expressions in one another.
const DEEPEST: usize = 32;
/// Bytes of an expression that is read.
const LONGEST: usize = 16 * 1024;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Text(String),
    Bool(bool),
    /// `needs.test.result`, lower-cased where the language does not mind.
    Path(Vec<String>),
    Call(String, Vec<Self>),
    Not(Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    /// Whether both are equal, or with `false` whether they are not.
    Equal(Box<Self>, Box<Self>, bool),
    /// A number, a comparison by size, an index that is computed.
    Other,
}

/// Reads an expression, with or without `${{ }}` around it; nothing where it is not one.
pub(crate) fn parse(text: &str) -> Option<Expression> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let bare = text.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}"));
    if let Some(bare) = bare.filter(|bare| !bare.contains("${{")) {
        return whole(bare);
    }
    if text.contains("${{") {
        // A template: what is left of it after filling in is a text, which is true unless it is empty.
        let only_expression = text.starts_with("${{") && text.matches("${{").count() == 1;
        return only_expression.then(|| mixed(text)).flatten();
    }
    whole(text)
}

/// `${{ github.ref }} == 'x'`: the text around makes it a text that is never empty.
fn mixed(text: &str) -> Option<Expression> {
    text.ends_with("}}").then_some(()).map_or(Some(Expression::Bool(true)), |()| None)
}

fn whole(text: &str) -> Option<Expression> {
    let mut parser = Parser { rest: text, depth: 0 };
    let expression = parser.or()?;
    parser.rest.trim().is_empty().then_some(expression)
}

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn or(&mut self) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.and()?;
        while self.take("||") {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        self.depth -= 1;
        Some(left)
    }

    fn and(&mut self) -> Option<Expression> {
        let mut left = self.equality()?;
        while self.take("&&") {
            left = Expression::And(Box::new(left), Box::new(self.equality()?));
        }
        Some(left)
    }

    fn equality(&mut self) -> Option<Expression> {
        let left = self.unary()?;
        for (sign, equal) in [("==", true), ("!=", false)] {
            if self.take(sign) {
                return Some(Expression::Equal(Box::new(left), Box::new(self.unary()?), equal));
            }
        }
        for sign in ["<=", ">=", "<", ">"] {
            if self.take(sign) {
                self.unary()?;
                return Some(Expression::Other);
            }
        }
        Some(left)
    }

    fn unary(&mut self) -> Option<Expression> {
        let mut negations = 0;
        while !self.rest.trim_start().starts_with("!=") && self.take("!") {
            negations += 1;
        }
        let mut value = self.primary()?;
        if negations % 2 == 1 {
            value = Expression::Not(Box::new(value));
        }
        Some(value)
    }

    fn primary(&mut self) -> Option<Expression> {
        if self.take("(") {
            let inner = self.or()?;
            return self.take(")").then_some(inner);
        }
        if self.take("'") {
            return self.text();
        }
        self.rest = self.rest.trim_start();
        let length = self
            .rest
            .find(|char: char| !char.is_ascii_alphanumeric() && !"_-.*".contains(char))
            .unwrap_or(self.rest.len());
        let word = &self.rest[..length];
        if word.is_empty() {
            return None;
        }
        self.rest = &self.rest[length..];
        if word.starts_with(|char: char| char.is_ascii_digit() || char == '-') {
            return Some(Expression::Other);
        }
        match word.to_ascii_lowercase().as_str() {
            "true" => return Some(Expression::Bool(true)),
            "false" => return Some(Expression::Bool(false)),
            "null" => return Some(Expression::Text(String::new())),
            _ => {}
        }
        if self.take("(") {
            return self.call(word.to_ascii_lowercase());
        }
        self.path(word)
    }

    fn text(&mut self) -> Option<Expression> {
        let mut text = String::new();
        loop {
            let length = self.rest.find('\'')?;
            text.push_str(&self.rest[..length]);
            self.rest = &self.rest[length + 1..];
            // Two quotes are one.
            match self.rest.strip_prefix('\'') {
                Some(rest) => {
                    text.push('\'');
                    self.rest = rest;
                }
                None => return Some(Expression::Text(text)),
            }
        }
    }

    fn call(&mut self, name: String) -> Option<Expression> {
        let mut arguments = Vec::new();
        if !self.take(")") {
            loop {
                arguments.push(self.or()?);
                if self.take(")") {
                    break;
                }
                self.take(",").then_some(())?;
            }
        }
        Some(Expression::Call(name, arguments))
    }

    fn path(&mut self, word: &str) -> Option<Expression> {
        let mut parts: Vec<String> = word.split('.').map(str::to_owned).collect();
        while self.take("[") {
            match self.or()? {
                Expression::Text(text) => parts.push(text),
                _ => parts.push("*".to_owned()),
            }
            self.take("]").then_some(())?;
            if let Some(rest) = self.rest.strip_prefix('.') {
                let length = rest
                    .find(|char: char| !char.is_ascii_alphanumeric() && !"_-*.".contains(char))
                    .unwrap_or(rest.len());
                parts.extend(rest[..length].split('.').map(str::to_owned));
                self.rest = &rest[length..];
            }
        }
        Some(Expression::Path(parts))
    }
}
