//! What a selector needs to know of a regular expression without running it: whether it is one, and whether it matches the empty string.

mod class;
mod escape;

/// The largest count in `{n,m}` that Go accepts.
const MOST_REPEATS: u32 = 1_000;

/// Whether an anchored RE2 expression matches the empty string.
///
/// # Errors
/// With the reason if Go cannot compile it.
pub(crate) fn matches_nothing(pattern: &str) -> Result<bool, String> {
    let names_end = pattern.rfind(":]").map_or(0, |at| pattern.len() - at);
    let mut scan = Scan { rest: pattern, names_end, groups: vec![Group::default()] };
    scan.run().map_err(|reason| format!("invalid regular expression: {reason}"))
}

type Scanned<T> = Result<T, &'static str>;

struct Scan<'a> {
    rest: &'a str,
    /// How much is left at the last `:]`, so that nobody has to look for it again and again.
    names_end: usize,
    /// The open groups, outermost first.
    groups: Vec<Group>,
}

/// What is known of the part of a group that has been read.
#[derive(Default)]
struct Group {
    /// Whether an earlier alternative matches the empty string.
    earlier: bool,
    /// Whether what stands before the last piece cannot be empty.
    consumes: bool,
    /// Whether the last piece may be empty; none at the start of an alternative.
    last: Option<bool>,
    /// Whether the last piece has its repetition.
    repeated: bool,
}

impl Group {
    fn add(&mut self, may_be_empty: bool) {
        self.flush();
        self.last = Some(may_be_empty);
    }

    fn flush(&mut self) {
        self.consumes |= self.last.take() == Some(false);
        self.repeated = false;
    }

    fn alternative(&mut self) {
        self.flush();
        self.earlier |= !self.consumes;
        self.consumes = false;
    }

    fn close(mut self) -> bool {
        self.flush();
        self.earlier || !self.consumes
    }
}

impl Scan<'_> {
    fn run(&mut self) -> Scanned<bool> {
        while let Some(character) = self.take() {
            match character {
                '(' => self.open()?,
                ')' => self.close()?,
                '|' => self.top().alternative(),
                '*' | '?' => self.repeat(true)?,
                '+' => self.repeat(false)?,
                '{' => match self.counts()? {
                    Some(least) => self.repeat(least == 0)?,
                    None => self.top().add(false),
                },
                '[' => {
                    self.class()?;
                    self.top().add(false);
                }
                '\\' => self.escaped()?,
                '^' | '$' => self.top().add(true),
                _ => self.top().add(false),
            }
        }
        match self.groups.pop() {
            Some(group) if self.groups.is_empty() => Ok(group.close()),
            _ => Err("missing `)`"),
        }
    }

    /// The innermost group; the outermost one is never closed by a parenthesis.
    fn top(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn take(&mut self) -> Option<char> {
        let character = self.rest.chars().next()?;
        self.rest = &self.rest[character.len_utf8()..];
        Some(character)
    }

    fn eat(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn open(&mut self) -> Scanned<()> {
        if !self.eat("?") {
            self.groups.push(Group::default());
            return Ok(());
        }
        if self.eat("P<") || (!self.rest.starts_with("<=") && !self.rest.starts_with("<!") && self.eat("<")) {
            let (name, rest) = self.rest.split_once('>').ok_or("a group name is not closed")?;
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                return Err("invalid group name");
            }
            self.rest = rest;
            self.groups.push(Group::default());
            return Ok(());
        }
        self.rest = self.rest.trim_start_matches(['i', 'm', 's', 'U', '-']);
        match self.take() {
            Some(':') => self.groups.push(Group::default()),
            Some(')') => self.top().flush(),
            _ => return Err("Go has no look-around and no such group"),
        }
        Ok(())
    }

    fn close(&mut self) -> Scanned<()> {
        if self.groups.len() < 2 {
            return Err("unexpected `)`");
        }
        let may_be_empty = self.groups.pop().is_some_and(Group::close);
        self.top().add(may_be_empty);
        Ok(())
    }

    fn repeat(&mut self, none_will_do: bool) -> Scanned<()> {
        self.eat("?");
        let group = self.top();
        if group.repeated {
            return Err("a repetition is repeated");
        }
        let last = group.last.as_mut().ok_or("nothing to repeat")?;
        *last |= none_will_do;
        group.repeated = true;
        Ok(())
    }

    /// The least count of `{n}`, `{n,}` or `{n,m}`; otherwise the brace is a character like others.
    fn counts(&mut self) -> Scanned<Option<u32>> {
        let length = self.rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
        let (inside, rest) = self.rest.split_at(length);
        let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
        let Some(rest) = rest.strip_prefix('}').filter(|_| !least.is_empty() && !most.contains(',')) else {
            return Ok(None);
        };
        self.rest = rest;
        let count = |text: &str| text.parse().ok().filter(|count| *count <= MOST_REPEATS);
        let least = count(least).ok_or("a repetition count is too large")?;
        if !most.is_empty() && count(most).is_none_or(|most| most < least) {
            return Err("invalid repetition count");
        }
        Ok(Some(least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_empty_is_known_without_matching() {
        let empty = [
            "", ".*", "a*", "a?", "a|", "|a", "(a|b*)c*", "(?:)", "^$", "a{0}", "a{0,3}", "(?i)a*", "[a]*", "\\B",
            "x*?", "()", "\\Qa\\E?",
        ];
        for pattern in empty {
            assert_eq!(matches_nothing(pattern), Ok(true), "{pattern}");
        }
        let full = [
            ".+", "a", "a|b", "a*b", "(a|b)+", "a{1,3}", "a{,3}", "{", "[^a]", "[]a]", "\\d", "\\b", "\\.", "(?P<n>a)",
            "(?<n>a)", "\\pL", "\\x{41}", "(a*)b", "\\Q*\\E",
        ];
        for pattern in full {
            assert_eq!(matches_nothing(pattern), Ok(false), "{pattern}");
        }
    }

    #[test]
    fn what_go_does_not_compile_is_refused() {
        let invalid = [
            "*",
            "a**",
            "a*??",
            "(",
            ")",
            "a)b(",
            "(a",
            "[a",
            "[z-a]",
            "a{2,1}",
            "a{1001}",
            "(?=a)",
            "(?!a)",
            "(?<=a)b",
            "\\",
            "\\y",
            "\\1",
            "|*",
            "(?i)*",
            "[[:nope:]]",
            "\\p{Nope",
            "\\x{110000}",
            "+a",
        ];
        for pattern in invalid {
            assert!(matches_nothing(pattern).is_err(), "{pattern}");
        }
    }
}
