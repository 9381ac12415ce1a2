use super::super::ast::{Arm, Command, Items, Part, Shape, Word};
use super::{Parsed, Parser};

impl Parser<'_> {
    pub(super) fn command(&mut self) -> Parsed<Command> {
        self.cursor.blanks();
        let from = self.cursor.at;
        let id = self.id();
        let shape = if self.cursor.looking_at("((") {
            self.cursor.at += 2;
            Shape::Arithmetic(self.arithmetic()?)
        } else if self.cursor.take("(") {
            Shape::Subshell(self.closed()?)
        } else if self.cursor.take_word("{") {
            Shape::Group(self.until("}")?)
        } else if self.cursor.take_word("[[") {
            Shape::Condition(self.condition()?)
        } else if self.cursor.take_word("if") {
            self.branches()?
        } else if self.cursor.looking_at_word("while") || self.cursor.looking_at_word("until") {
            self.repeated(from)?
        } else if self.cursor.take_word("for") {
            self.each(from)?
        } else if self.cursor.take_word("case") {
            self.case()?
        } else if self.cursor.take_word("function") {
            self.cursor.blanks();
            let name = self.word()?.literal().ok_or(self.refuse())?;
            self.cursor.blanks();
            if self.cursor.take("(") {
                self.cursor.blanks();
                self.cursor.take(")").then_some(()).ok_or(self.refuse())?;
            }
            return self.function_body(id, from, name);
        } else if self.cursor.looking_at_word("select") || self.cursor.looking_at_word("coproc") {
            return Err(self.refuse());
        } else {
            return self.simple();
        };
        let span = from..self.cursor.at;
        loop {
            self.cursor.blanks();
            if !self.redirection()? {
                return Ok(Command { id, span, shape });
            }
        }
    }

    pub(super) fn function_body(&mut self, id: usize, from: usize, name: String) -> Parsed<Command> {
        self.cursor.lines();
        let body = Box::new(self.nested(Self::command)?);
        Ok(Command { id, span: from..self.cursor.at, shape: Shape::Function { name, body } })
    }

    /// Commands up to a word, which is taken.
    fn until(&mut self, word: &str) -> Parsed<super::Script> {
        let script = self.nested(Self::script)?;
        if self.cursor.take_word(word) { Ok(script) } else { Err(self.refuse()) }
    }

    fn branches(&mut self) -> Parsed<Shape> {
        let mut branches = Vec::new();
        loop {
            let condition = self.until("then")?;
            branches.push((condition, self.nested(Self::script)?));
            if self.cursor.take_word("elif") {
                continue;
            }
            let otherwise = if self.cursor.take_word("else") { Some(self.nested(Self::script)?) } else { None };
            self.cursor.take_word("fi").then_some(()).ok_or(self.refuse())?;
            return Ok(Shape::If { branches, otherwise });
        }
    }

    fn repeated(&mut self, from: usize) -> Parsed<Shape> {
        let until = self.cursor.looking_at_word("until");
        self.cursor.at += 5;
        let condition = self.nested(Self::script)?;
        let head = from..self.line_end(from);
        self.cursor.take_word("do").then_some(()).ok_or(self.refuse())?;
        Ok(Shape::Loop { until, condition, body: self.until("done")?, head })
    }

    fn each(&mut self, from: usize) -> Parsed<Shape> {
        self.cursor.blanks();
        let (name, words) = if self.cursor.take("((") {
            self.arithmetic()?;
            (String::new(), Items::Unknown)
        } else {
            let name = self.word()?.literal().ok_or(self.refuse())?;
            self.cursor.lines();
            let words = if self.cursor.take_word("in") { Items::Words(self.words()?) } else { Items::Unknown };
            (name, words)
        };
        let head = from..self.line_end(from);
        self.separators();
        let close = if self.cursor.take_word("do") {
            "done"
        } else if self.cursor.take_word("{") {
            "}"
        } else {
            return Err(self.refuse());
        };
        Ok(Shape::For { name, words, body: self.until(close)?, head })
    }

    fn words(&mut self) -> Parsed<Vec<Word>> {
        let mut words = Vec::new();
        loop {
            self.cursor.blanks();
            match self.cursor.peek() {
                None | Some(';' | '\n' | '\r') => return Ok(words),
                Some(_) => words.push(self.word()?),
            }
        }
    }

    fn case(&mut self) -> Parsed<Shape> {
        self.cursor.blanks();
        let word = self.word()?;
        self.cursor.lines();
        self.cursor.take_word("in").then_some(()).ok_or(self.refuse())?;
        let mut arms = Vec::new();
        loop {
            self.cursor.lines();
            if self.cursor.take_word("esac") {
                return Ok(Shape::Case { word, arms });
            }
            self.cursor.take("(");
            let mut patterns = Vec::new();
            loop {
                self.cursor.blanks();
                patterns.push(self.word()?);
                self.cursor.blanks();
                if !self.cursor.take("|") {
                    break;
                }
            }
            self.cursor.take(")").then_some(()).ok_or(self.refuse())?;
            arms.push(Arm { patterns, body: self.nested(Self::script)? });
            // `;&` and `;;&` fall through to what is read as an arm of its own: both are looked at.
            let _ = self.cursor.take(";;&") || self.cursor.take(";;") || self.cursor.take(";&");
        }
    }

    /// The words of `[[ ... ]]`; signs are words of their own.
    fn condition(&mut self) -> Parsed<Vec<Word>> {
        let mut words: Vec<Word> = Vec::new();
        loop {
            self.cursor.lines();
            if self.cursor.take_word("]]") {
                return Ok(words);
            }
            let from = self.cursor.at;
            let pattern = words.last().and_then(Word::literal).is_some_and(|word| word == "=~");
            let sign = ["&&", "||", "(", ")", "<", ">"].into_iter().find(|sign| self.cursor.looking_at(sign));
            if pattern {
                self.pattern()?;
                words.push(Word { span: from..self.cursor.at, parts: vec![Part::Hole] });
            } else if let Some(sign) = sign {
                self.cursor.at += sign.len();
                let text = Part::Text { text: sign.to_owned(), quoted: false };
                words.push(Word { span: from..self.cursor.at, parts: vec![text] });
            } else {
                words.push(self.word()?);
            }
        }
    }

    /// A regular expression: up to a blank outside of parentheses and quotes.
    fn pattern(&mut self) -> Parsed<()> {
        let mut open = 0_usize;
        while let Some(char) = self.cursor.peek() {
            match char {
                ' ' | '\t' | '\n' if open == 0 => break,
                '(' => open += 1,
                ')' => open = open.saturating_sub(1),
                '\\' => self.cursor.at += 1,
                '"' | '\'' | '$' => {
                    self.nested(Self::word)?;
                    continue;
                }
                _ => {}
            }
            self.cursor.at += self.cursor.peek().map_or(0, char::len_utf8);
        }
        if self.cursor.at_end() { Err(self.refuse()) } else { Ok(()) }
    }

    /// Where the line of a place ends.
    fn line_end(&self, from: usize) -> usize {
        let line = self.cursor.text[from..self.cursor.at].lines().next().unwrap_or_default();
        from + line.trim_end().len()
    }
}
