//! Whether a label's pattern matches a word, for the patterns that people write: characters, `.`, classes, groups, alternatives, repetitions.

/// Bytes of a pattern that is read.
const LONGEST: usize = 512;
/// Steps that one answer may take: words are short, and a pattern that needs more is not written by people.
const STEPS: usize = 2_000;
/// Groups in groups.
const DEEPEST: usize = 12;
/// The largest count that is read: more than that no label has characters.
const MOST_TIMES: usize = 64;

enum Part {
    One(Class),
    /// Alternatives, each a sequence.
    Group(Vec<Vec<Repeated>>),
}

struct Repeated {
    part: Part,
    least: usize,
    most: usize,
}

struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
}

/// Whether an anchored RE2 pattern matches a word; nothing where it has more than what is read here.
pub(super) fn matches(pattern: &str, word: &str) -> Option<bool> {
    if pattern.len() > LONGEST {
        return None;
    }
    let mut reader = Reader { rest: pattern };
    let alternatives = reader.alternatives(0)?;
    if !reader.rest.is_empty() {
        return None;
    }
    let word: Vec<char> = word.chars().collect();
    let mut search = Search { word: &word, steps: STEPS };
    let found = search.group(&alternatives, 0, &mut |_, end| end == word.len());
    (search.steps > 0).then_some(found)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn alternatives(&mut self, depth: usize) -> Option<Vec<Vec<Repeated>>> {
        if depth > DEEPEST {
            return None;
        }
        let mut all = vec![Vec::new()];
        while let Some(next) = self.rest.chars().next() {
            match next {
                ')' => break,
                '|' => {
                    self.take();
                    all.push(Vec::new());
                }
                // An anchored pattern has no need of anchors.
                '^' | '$' => {
                    self.take();
                }
                _ => {
                    let part = self.part(depth)?;
                    let (least, most) = self.repetition()?;
                    all.last_mut()?.push(Repeated { part, least, most });
                }
            }
        }
        Some(all)
    }

    fn part(&mut self, depth: usize) -> Option<Part> {
        let plain = |character| Part::One(Class { negated: false, ranges: vec![(character, character)] });
        Some(match self.take()? {
            '.' => Part::One(Class { negated: true, ranges: Vec::new() }),
            '[' => Part::One(self.class()?),
            '(' => {
                if let Some(rest) = self.rest.strip_prefix('?') {
                    self.rest = rest.strip_prefix(':')?;
                }
                let inner = self.alternatives(depth + 1)?;
                if self.take()? != ')' {
                    return None;
                }
                Part::Group(inner)
            }
            '\\' => match self.take()? {
                'd' => Part::One(Class { negated: false, ranges: vec![('0', '9')] }),
                'w' => {
                    Part::One(Class { negated: false, ranges: vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')] })
                }
                escaped if escaped.is_ascii_punctuation() => plain(escaped),
                _ => return None,
            },
            '*' | '+' | '?' | '{' | '}' | ']' => return None,
            other => plain(other),
        })
    }

    fn class(&mut self) -> Option<Class> {
        let mut class = Class { negated: false, ranges: Vec::new() };
        if let Some(rest) = self.rest.strip_prefix('^') {
            (class.negated, self.rest) = (true, rest);
        }
        loop {
            let first = match self.take()? {
                ']' if !class.ranges.is_empty() => return Some(class),
                '\\' => match self.take()? {
                    'd' => {
                        class.ranges.push(('0', '9'));
                        continue;
                    }
                    escaped if escaped.is_ascii_punctuation() => escaped,
                    _ => return None,
                },
                '[' => return None,
                other => other,
            };
            let range = self.rest.strip_prefix('-').filter(|rest| !rest.starts_with(']'));
            let last = match range {
                Some(rest) => {
                    self.rest = rest;
                    self.take()?
                }
                None => first,
            };
            class.ranges.push((first, last));
        }
    }

    fn repetition(&mut self) -> Option<(usize, usize)> {
        let counts = match self.rest.chars().next() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => {
                let (inside, rest) = self.rest[1..].split_once('}')?;
                self.rest = rest;
                let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
                let most = if most.is_empty() { usize::MAX } else { most.parse().ok()? };
                return least.parse().ok().filter(|least| *least <= MOST_TIMES).map(|least| (least, most));
            }
            _ => return Some((1, 1)),
        };
        self.take();
        Some(counts)
    }

    fn take(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }
}

/// Tries ways to read a word. What is left to be matched is a continuation.
struct Search<'w> {
    word: &'w [char],
    steps: usize,
}

type Rest<'r> = dyn FnMut(&mut Search<'_>, usize) -> bool + 'r;

impl Search<'_> {
    fn group(&mut self, alternatives: &[Vec<Repeated>], at: usize, rest: &mut Rest<'_>) -> bool {
        alternatives.iter().any(|sequence| self.sequence(sequence, at, rest))
    }

    fn sequence(&mut self, parts: &[Repeated], at: usize, rest: &mut Rest<'_>) -> bool {
        self.steps = self.steps.saturating_sub(1);
        if self.steps == 0 {
            return false;
        }
        let Some((first, others)) = parts.split_first() else { return rest(self, at) };
        self.repeated(first, 0, at, &mut |search: &mut Search<'_>, end| search.sequence(others, end, rest))
    }

    fn repeated(&mut self, part: &Repeated, times: usize, at: usize, rest: &mut Rest<'_>) -> bool {
        self.steps = self.steps.saturating_sub(1);
        if self.steps == 0 {
            return false;
        }
        if times >= part.least && rest(self, at) {
            return true;
        }
        if times >= part.most {
            return false;
        }
        match &part.part {
            Part::One(class) => {
                let fits = self.word.get(at).is_some_and(|character| class.has(*character));
                fits && self.repeated(part, times + 1, at + 1, rest)
            }
            Part::Group(alternatives) => self.group(alternatives, at, &mut |search: &mut Search<'_>, end| {
                // A round that reads nothing leads nowhere new.
                (end > at || times < part.least) && search.repeated(part, times + 1, end, rest)
            }),
        }
    }
}

impl Class {
    fn has(&self, character: char) -> bool {
        let inside = self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&character));
        inside != self.negated && character != '\n'
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_of_status_codes_are_matched_as_a_whole() {
        for (pattern, word, wanted) in [
            ("5..", "500", true),
            ("5..", "5000", false),
            ("5.*", "503", true),
            ("[45]..", "404", true),
            ("[^5]..", "500", false),
            ("[^5]..", "200", true),
            ("(4|5)\\d\\d", "502", true),
            ("5[0-9]{2}", "503", true),
            ("2..|3..", "302", true),
            ("^5..$", "500", true),
            ("(?:2|3).+", "200", true),
            ("", "", true),
            (".+", "", false),
            ("(a*)*b", "aaab", true),
            ("5xx", "5xx", true),
        ] {
            assert_eq!(matches(pattern, word), Some(wanted), "{pattern} {word}");
        }
    }

    #[test]
    fn what_is_not_read_is_left_open_and_nothing_runs_away() {
        for pattern in ["(?i)a", "\\pL", "a**", "(a", "[[:alpha:]]", "a{x}"] {
            assert_eq!(matches(pattern, "a"), None, "{pattern}");
        }
        let _ = matches("((a*)*)*((a*)*)*c", &"a".repeat(60));
        assert_eq!(matches(&"(".repeat(100), "a"), None);
    }
}
