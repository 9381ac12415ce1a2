//! The simple commands of a script, each with what stands around it.

use super::ast::{Command, Items, Link, List, Pipeline, Script, Shape, Simple, Span, Word};

/// What a command's status meets first on its way to the status of the step, from the outside in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// `&`: where it stands.
    Background(Span),
    /// Left of `||`: what runs instead.
    Or(Span),
    /// Left of `&&`.
    And,
    /// Left of `|`: what reads it.
    Pipe(Span),
    /// The condition of `if`, `while` or `until`.
    Condition,
    /// In a loop: its first line.
    Loop(Span),
    /// `$( ... )` in a word.
    Substitution,
    /// `!`
    Negated,
    /// In a function.
    Function,
}

/// A simple command in its script.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'s> {
    pub command: &'s Command,
    pub simple: &'s Simple,
    pub holds: Vec<Hold>,
}

/// Every simple command, in the order of the text.
pub(crate) fn commands(script: &Script) -> Vec<Placed<'_>> {
    let mut walk = Walk::default();
    walk.script(script);
    walk.found
}

/// Every function, with its body.
pub(super) fn functions(script: &Script) -> Vec<(&str, &Command)> {
    let mut walk = Walk::default();
    walk.script(script);
    walk.functions
}

#[derive(Default)]
struct Walk<'s> {
    holds: Vec<Hold>,
    found: Vec<Placed<'s>>,
    functions: Vec<(&'s str, &'s Command)>,
}

impl<'s> Walk<'s> {
    fn held(&mut self, hold: Option<Hold>, walk: impl FnOnce(&mut Self)) {
        let depth = self.holds.len();
        self.holds.extend(hold);
        walk(self);
        self.holds.truncate(depth);
    }

    fn script(&mut self, script: &'s Script) {
        for item in &script.items {
            self.held(item.background.clone().map(Hold::Background), |walk| walk.list(&item.list));
        }
    }

    fn list(&mut self, list: &'s List) {
        let mut after = list.rest.iter();
        let mut pipeline = Some(&list.first);
        while let Some(current) = pipeline {
            let next = after.next();
            let hold = next.map(|(link, right)| match link {
                Link::And => Hold::And,
                Link::Or => Hold::Or(right.span.clone()),
            });
            // `a && b || c`: what a failure of `a` meets is `c`.
            let or = after.as_slice().iter().find(|(link, _)| *link == Link::Or);
            let hold = match (hold, or) {
                (Some(Hold::And), Some((_, right))) => Some(Hold::Or(right.span.clone())),
                (hold, _) => hold,
            };
            self.held(hold, |walk| walk.pipeline(current));
            pipeline = next.map(|(_, right)| right);
        }
    }

    fn pipeline(&mut self, pipeline: &'s Pipeline) {
        self.held(pipeline.negated.then_some(Hold::Negated), |walk| {
            for (index, part) in pipeline.parts.iter().enumerate() {
                let next = pipeline.parts.get(index + 1).map(|next| Hold::Pipe(next.span.clone()));
                walk.held(next, |walk| walk.command(part));
            }
        });
    }

    fn command(&mut self, command: &'s Command) {
        match &command.shape {
            Shape::Simple(simple) => self.simple(command, simple),
            Shape::Group(script) | Shape::Subshell(script) => self.script(script),
            Shape::If { branches, otherwise } => {
                for (condition, body) in branches {
                    self.held(Some(Hold::Condition), |walk| walk.script(condition));
                    self.script(body);
                }
                if let Some(script) = otherwise {
                    self.script(script);
                }
            }
            Shape::Loop { condition, body, head, .. } => self.held(Some(Hold::Loop(head.clone())), |walk| {
                walk.held(Some(Hold::Condition), |walk| walk.script(condition));
                walk.script(body);
            }),
            Shape::For { words, body, head, .. } => {
                if let Items::Words(words) = words {
                    for word in words {
                        self.word(word);
                    }
                }
                self.held(Some(Hold::Loop(head.clone())), |walk| walk.script(body));
            }
            Shape::Case { word, arms } => {
                self.word(word);
                for arm in arms {
                    self.script(&arm.body);
                }
            }
            Shape::Function { name, body } => {
                self.functions.push((name, body));
                self.held(Some(Hold::Function), |walk| walk.command(body));
            }
            Shape::Condition(words) => {
                for word in words {
                    self.word(word);
                }
            }
            Shape::Arithmetic(_) => {}
        }
    }

    fn simple(&mut self, command: &'s Command, simple: &'s Simple) {
        let values = simple.assignments.iter().map(|assignment| &assignment.value);
        values.chain(&simple.words).for_each(|word| self.word(word));
        match &simple.inner {
            Some(inner) => self.script(&inner.script),
            None => self.found.push(Placed { command, simple, holds: self.holds.clone() }),
        }
    }

    fn word(&mut self, word: &'s Word) {
        for script in word.substitutions() {
            self.held(Some(Hold::Substitution), |walk| walk.script(script));
        }
    }
}
