use std::collections::BTreeMap;

/// What a variable or a word holds, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Text(String),
    /// An exit code that is not 0.
    Failed,
    /// What the command in question answered, which is not what was hoped for.
    Bad,
    Unknown,
}

/// Where a run stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_excessive_bools, reason = "five switches of a shell that are independent of one another")]
pub(super) struct State {
    pub variables: BTreeMap<String, Value>,
    pub errexit: bool,
    pub pipefail: bool,
    /// The status of the last command: whether it was 0.
    pub good: bool,
    /// Whether the command in question has failed on the way here.
    pub hit: bool,
    /// Whether the command in question failed in the background, and nobody has waited for it yet.
    pub lost: bool,
}

impl State {
    pub fn new(errexit: bool, pipefail: bool) -> Self {
        let variables = BTreeMap::new();
        Self { variables, errexit, pipefail, good: true, hit: false, lost: false }
    }

    pub fn with(mut self, good: bool) -> Self {
        self.good = good;
        self
    }

    /// What one variable holds. What nobody assigned comes from outside.
    pub fn get(&self, name: &str) -> Value {
        match name {
            "?" if self.good => Value::Text("0".to_owned()),
            "?" => Value::Failed,
            _ => self.variables.get(name).cloned().unwrap_or(Value::Unknown),
        }
    }

    /// Both ways, where a status is not known.
    pub fn split(self) -> [Self; 2] {
        [self.clone().with(true), self.with(false)]
    }

    /// What a subshell leaves behind: its status, and what happened to the command in question.
    pub fn after_subshell(&self, inner: &Self) -> Self {
        let lost = self.lost || inner.lost;
        Self { good: inner.good, hit: inner.hit, lost, ..self.clone() }
    }
}

/// The ways on from a command.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub next: Vec<State>,
    /// `break` and `continue`, with how many loops they leave.
    pub breaks: Vec<(usize, State)>,
    pub continues: Vec<(usize, State)>,
    pub returns: Vec<State>,
    /// The shell ended, with the status of the state.
    pub exits: Vec<State>,
    /// A loop that never ends.
    pub hangs: Vec<State>,
}

impl Flow {
    pub fn next(state: State) -> Self {
        Self { next: vec![state], ..Self::default() }
    }

    /// Takes in everything but `next`, which is handed back.
    pub fn absorb(&mut self, other: Self) -> Vec<State> {
        self.breaks.extend(other.breaks);
        self.continues.extend(other.continues);
        self.returns.extend(other.returns);
        self.exits.extend(other.exits);
        self.hangs.extend(other.hangs);
        other.next
    }

    pub fn merge(&mut self, other: Self) {
        let next = self.absorb(other);
        self.next.extend(next);
    }
}

/// Sorts states and leaves out those that are there already.
pub(super) fn distinct(mut states: Vec<State>) -> Vec<State> {
    states.sort();
    states.dedup();
    states
}
