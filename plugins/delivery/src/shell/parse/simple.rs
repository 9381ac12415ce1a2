use super::super::ast::{Assignment, Command, Inner, Shape, Simple, Word};
use super::cursor::ends_word;
use super::heredoc::Pending;
use super::{Parsed, Parser};

impl Parser<'_> {
    /// A command of words, or a function.
    pub(super) fn simple(&mut self) -> Parsed<Command> {
        let from = self.cursor.at;
        let id = self.id();
        let mut simple = Simple::default();
        let mut to = from;
        loop {
            self.cursor.blanks();
            if self.redirection()? {
                to = self.cursor.at;
                continue;
            }
            match self.cursor.peek() {
                None => break,
                Some('(') if simple.words.len() == 1 && simple.assignments.is_empty() => {
                    return self.function(id, from, &simple.words[0]);
                }
                Some('<' | '>') => {}
                Some(char) if ends_word(char) => break,
                Some(_) => {}
            }
            match self.assignment(&simple)? {
                Some(assignment) => simple.assignments.push(assignment),
                None => simple.words.push(self.word()?),
            }
            to = self.cursor.at;
        }
        if to == from {
            return Err(self.refuse());
        }
        simple.inner = self.inner(&simple.words);
        Ok(Command { id, span: from..to, shape: Shape::Simple(Box::new(simple)) })
    }

    fn function(&mut self, id: usize, from: usize, name: &Word) -> Parsed<Command> {
        self.cursor.at += 1;
        self.cursor.blanks();
        let name = name.literal().filter(|_| self.cursor.take(")")).ok_or(self.refuse())?;
        self.function_body(id, from, name)
    }

    /// `name=value` in front of a command, or behind `export` and its kin.
    fn assignment(&mut self, simple: &Simple) -> Parsed<Option<Assignment>> {
        let declares = simple
            .words
            .first()
            .and_then(Word::literal)
            .is_some_and(|word| matches!(word.as_str(), "export" | "local" | "declare" | "readonly" | "typeset"));
        if !simple.words.is_empty() && !declares {
            return Ok(None);
        }
        let rest = self.cursor.rest();
        let length = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(rest.len());
        let name = &rest[..length];
        if name.is_empty() || name.starts_with(|char: char| char.is_ascii_digit()) {
            return Ok(None);
        }
        let sign = ["=", "+="].into_iter().find(|sign| rest[length..].starts_with(sign));
        let Some(sign) = sign else { return Ok(None) };
        self.cursor.at += length + sign.len();
        let from = self.cursor.at;
        let mut value = if self.cursor.looking_at("(") { self.array()? } else { self.word_or_nothing()? };
        if sign == "+=" {
            value = Word { span: from..self.cursor.at, parts: vec![super::super::ast::Part::Hole] };
        }
        Ok(Some(Assignment { name: name.to_owned(), value }))
    }

    /// `( ... )` behind `name=`: its words are read for where it ends.
    fn array(&mut self) -> Parsed<Word> {
        let from = self.cursor.at;
        self.cursor.at += 1;
        loop {
            self.cursor.lines();
            if self.cursor.take(")") {
                let hole = super::super::ast::Part::Hole;
                return Ok(Word { span: from..self.cursor.at, parts: vec![hole] });
            }
            self.word()?;
        }
    }

    /// `> file`, `2>&1`, `<<EOF` and the like.
    pub(super) fn redirection(&mut self) -> Parsed<bool> {
        const SIGNS: [&str; 13] = ["<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "&>>", "&>", "<", ">", ""];
        let start = self.cursor.at;
        let digits =
            self.cursor.rest().len() - self.cursor.rest().trim_start_matches(|char: char| char.is_ascii_digit()).len();
        self.cursor.at += digits;
        let sign = SIGNS.into_iter().find(|sign| self.cursor.looking_at(sign)).unwrap_or_default();
        let process = matches!(sign, "<" | ">") && self.cursor.rest()[sign.len()..].starts_with('(');
        if sign.is_empty() || process || digits > 0 && sign.starts_with('&') {
            self.cursor.at = start;
            return Ok(false);
        }
        self.cursor.at += sign.len();
        self.cursor.blanks();
        let target = self.word()?;
        if matches!(sign, "<<" | "<<-") {
            let delimiter = target.parts.iter().map(|part| match part {
                super::super::ast::Part::Text { text, .. } => text.as_str(),
                _ => "",
            });
            self.cursor.pending.push(Pending { delimiter: delimiter.collect(), tabs: sign == "<<-" });
        }
        Ok(true)
    }

    /// The script of `bash -c '...'`.
    fn inner(&mut self, words: &[Word]) -> Option<Inner> {
        let literals: Vec<_> = words.iter().map(|word| word.literal().unwrap_or_default()).collect();
        let shell = |word: &String| matches!(word.rsplit('/').next(), Some("bash" | "sh" | "dash" | "ash"));
        let shell = literals.iter().position(shell)?;
        let options = literals[shell + 1..].iter().take_while(|word| word.starts_with('-') || *word == "pipefail");
        let options: Vec<&str> = options.map(String::as_str).collect();
        let short = |wanted: char| options.iter().any(|option| !option.starts_with("--") && option.contains(wanted));
        let script = words.get(shell + 1 + options.len()).filter(|_| short('c'))?;
        let text = &self.cursor.text[script.span.clone()];
        let quoted = |quote: char| text.len() > 1 && text.starts_with(quote) && text.ends_with(quote);
        if !(quoted('\'') || quoted('"') && !text.contains('\\')) || text[1..text.len() - 1].contains(&text[..1]) {
            return None;
        }
        let (at, end, pending) = (self.cursor.at, self.cursor.end, std::mem::take(&mut self.cursor.pending));
        (self.cursor.at, self.cursor.end) = (script.span.start + 1, script.span.end - 1);
        let read = self.nested(Self::script);
        let whole = self.cursor.at_end();
        (self.cursor.at, self.cursor.end, self.cursor.pending) = (at, end, pending);
        let timed = literals[..shell].iter().any(|word| word == "timeout" || word == "gtimeout");
        let (errexit, pipefail) = (short('e'), options.contains(&"pipefail"));
        let script = read.ok().filter(|script| whole && !script.items.is_empty())?;
        Some(Inner { script, errexit, pipefail, timed })
    }
}
