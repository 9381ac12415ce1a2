use std::ops::Range;

use super::super::writer::{Writer, Written};
use super::literal::Literals;
use super::script::Script;

/// The calls of a script that load a service, or judge it.
#[derive(Default)]
pub(super) struct Calls<'a> {
    requests: Vec<Request<'a>>,
    checks: Vec<Named<'a>>,
    groups: Vec<Named<'a>>,
}

struct Request<'a> {
    method: Method,
    /// The tokens of the address and of the parameters.
    url: Range<usize>,
    parameters: Option<Range<usize>>,
    function: Option<&'a str>,
    span: Range<usize>,
}

enum Method {
    Known(&'static str, Range<usize>),
    /// The tokens that say it.
    Argument(Range<usize>),
}

struct Named<'a> {
    name: Name,
    function: Option<&'a str>,
    span: Range<usize>,
}

enum Name {
    Key(String, Range<usize>),
    Argument(Range<usize>),
}

/// Functions of `k6/http`, the method that each sends, and where its parameters stand.
const METHODS: [(&str, &str, usize); 7] = [
    ("get", "GET", 1),
    ("head", "HEAD", 1),
    ("post", "POST", 2),
    ("put", "PUT", 2),
    ("patch", "PATCH", 2),
    ("del", "DELETE", 2),
    ("options", "OPTIONS", 2),
];

impl<'a> Calls<'a> {
    pub(super) fn new(script: &Script<'a>, literals: &Literals<'_, 'a>) -> Self {
        let mut finder = Finder { script, literals, calls: Self::default() };
        for open in 0..script.tokens.len() {
            if script.is_mark(open, b'(') {
                finder.call(open);
            }
        }
        finder.calls
    }

    pub(super) fn write(&self, literals: &Literals<'_, 'a>, writer: &mut Writer<'_, '_>) -> Written {
        writer.list(
            "requests",
            &self.requests,
            |request| request.span.clone(),
            |writer, request| {
                writer.mapping(request.span.clone(), |writer| {
                    writer.key("method")?;
                    match &request.method {
                        Method::Known(method, place) => writer.text(method, place.clone())?,
                        Method::Argument(range) => literals.write(range.clone(), writer)?,
                    }
                    writer.key("url")?;
                    literals.write(request.url.clone(), writer)?;
                    if let Some(parameters) = &request.parameters {
                        writer.key("parameters")?;
                        literals.write(parameters.clone(), writer)?;
                    }
                    write_function(request.function, &request.span, writer)
                })
            },
        )?;
        for (key, calls) in [("checks", &self.checks), ("groups", &self.groups)] {
            writer.list(
                key,
                calls,
                |call| call.span.clone(),
                |writer, call| {
                    writer.mapping(call.span.clone(), |writer| {
                        writer.key("name")?;
                        match &call.name {
                            Name::Key(name, place) => writer.text(name, place.clone())?,
                            Name::Argument(range) => literals.write(range.clone(), writer)?,
                        }
                        write_function(call.function, &call.span, writer)
                    })
                },
            )?;
        }
        Ok(())
    }
}

fn write_function(function: Option<&str>, span: &Range<usize>, writer: &mut Writer<'_, '_>) -> Written {
    function.map_or(Ok(()), |function| writer.entry("function", function, span.clone()))
}

struct Finder<'s, 'a> {
    script: &'s Script<'a>,
    literals: &'s Literals<'s, 'a>,
    calls: Calls<'a>,
}

impl<'a> Finder<'_, 'a> {
    /// Looks at a call by its bracket.
    fn call(&mut self, open: usize) {
        let script = self.script;
        let Some((called, place)) = self.called(open) else { return };
        let Some(inside) = script.inside(open) else { return };
        let start = script.tokens[place.start].span.start;
        let whole = start..script.span(&inside).end.max(script.tokens[inside.end].span.end);
        let arguments = script.split(inside);
        let function = script.function_around(open);
        match called.as_str() {
            "k6.check" => self.check(&arguments, function),
            "k6.group" => {
                if let Some(name) = arguments.into_iter().next() {
                    self.calls.groups.push(Named { name: Name::Argument(name), function, span: whole });
                }
            }
            _ => {
                if let Some(name) = called.strip_prefix("k6/http.") {
                    self.request(name, &place, &arguments, whole);
                }
            }
        }
    }

    /// What the words in front of a bracket call, and their tokens.
    fn called(&self, open: usize) -> Option<(String, Range<usize>)> {
        let last = open.checked_sub(1)?;
        let name = self.script.word(last)?;
        let before = last.checked_sub(1).filter(|dot| self.script.is_mark(*dot, b'.'));
        let Some(dot) = before else {
            return Some((self.script.names.get(name)?.clone(), last..open));
        };
        let first = dot.checked_sub(1)?;
        // `a.http.get()` is another `http`.
        if first.checked_sub(1).is_some_and(|before| self.script.is_mark(before, b'.')) {
            return None;
        }
        let module = self.script.names.get(self.script.word(first)?)?;
        Some((format!("{module}.{name}"), first..open))
    }

    fn check(&mut self, arguments: &[Range<usize>], function: Option<&'a str>) {
        let entries = arguments.get(1).and_then(|argument| self.literals.entries(argument));
        for entry in entries.map(|(entries, _)| entries).unwrap_or_default() {
            let span = entry.place.start..self.script.span(&entry.value).end.max(entry.place.end);
            self.calls.checks.push(Named { name: Name::Key(entry.key, entry.place), function, span });
        }
    }

    fn request(&mut self, name: &str, place: &Range<usize>, arguments: &[Range<usize>], span: Range<usize>) {
        let function = self.script.function_around(place.start);
        let known = METHODS.into_iter().find(|(known, ..)| *known == name);
        let (method, url, parameters) = match (known, name) {
            (Some((_, method, parameters)), _) => {
                (Method::Known(method, self.script.span(&(place.end - 1..place.end))), 0, parameters)
            }
            (None, "request" | "asyncRequest") => {
                let Some(method) = arguments.first() else { return };
                (Method::Argument(method.clone()), 1, 3)
            }
            (None, "batch") => return self.batch(arguments, function),
            _ => return,
        };
        let Some(url) = arguments.get(url).cloned() else { return };
        let parameters = arguments.get(parameters).cloned();
        self.calls.requests.push(Request { method, url, parameters, function, span });
    }

    /// `http.batch` takes a list or an object of addresses, of lists with method, address, body and parameters, or of objects with those.
    fn batch(&mut self, arguments: &[Range<usize>], function: Option<&'a str>) {
        let Some(argument) = arguments.first() else { return };
        let values = || Some(self.literals.entries(argument)?.0.into_iter().map(|entry| entry.value).collect());
        for item in self.literals.items(argument).or_else(values).unwrap_or_default() {
            let span = self.script.span(&item);
            let known = Method::Known("GET", span.clone());
            let (method, url, parameters) = if let Some(parts) = self.literals.items(&item) {
                (parts.first().cloned().map(Method::Argument), parts.get(1).cloned(), parts.get(3).cloned())
            } else if let Some((entries, _)) = self.literals.entries(&item) {
                let part = |key: &str| entries.iter().find(|entry| entry.key == key).map(|entry| entry.value.clone());
                (Some(part("method").map_or(known, Method::Argument)), part("url"), part("params"))
            } else {
                (Some(known), Some(item), None)
            };
            if let (Some(method), Some(url)) = (method, url) {
                self.calls.requests.push(Request { method, url, parameters, function, span });
            }
        }
    }
}
