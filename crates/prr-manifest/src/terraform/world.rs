//! All modules of a tree, and what their names stand for. Everything is worked out once and when it is asked for.

use std::collections::BTreeMap;
use std::rc::Rc;

use prr_document::read::hcl::syntax::{Block, Expr};

use super::convert::convert;
use super::folder::Folder;
use super::value::{Value, Why};

/// Instances of modules in one tree.
const MOST_MODULES: usize = 2_000;
/// Modules in modules.
const DEEPEST_MODULES: usize = 16;
/// Expressions in expressions, names included.
const DEEPEST: usize = 1_000;

/// Where an expression stands.
#[derive(Clone, Default)]
pub(super) struct Scope {
    pub module: usize,
    /// `each.key` and `each.value`.
    pub each: Option<(Value, Value)>,
    /// `count.index`.
    pub count: Option<Value>,
    /// Names that comprehensions and dynamic blocks bring, innermost last.
    pub names: Vec<(String, Value)>,
}

/// A module, as it is applied.
pub(super) struct Module<'a> {
    pub folder: usize,
    /// The folder that is applied by itself, from which this one is called.
    pub root: usize,
    /// As Terraform writes it; nothing for one that is applied by itself.
    pub address: String,
    /// The call, and where it stands; nothing for one that is applied by itself.
    call: Option<(&'a Block, Scope)>,
    depth: usize,
}

/// What a block is multiplied into.
pub(super) enum Instances {
    /// It is no multiple.
    One,
    /// What each is called in brackets, and what `each` or `count` is there.
    Many(Vec<(String, Multiple)>),
    /// How many there are is unknown.
    Open,
}

/// What sets one instance apart.
#[derive(Clone)]
pub(super) enum Multiple {
    Count(usize),
    Each(Rc<str>, Value),
}

/// A name of a module that has a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Variable,
    Local,
    Output,
}

/// What `module.name` is.
pub(super) enum Called {
    /// Not a folder of this tree, or not known how often.
    Open,
    /// One instance; `true` where how often it is called is unknown.
    One(usize, bool),
    Many(Vec<(String, Multiple, usize)>),
}

pub(super) struct World<'a> {
    pub folders: Vec<Folder<'a>>,
    by_path: BTreeMap<String, usize>,
    pub modules: Vec<Module<'a>>,
    known: BTreeMap<(usize, Slot, &'a str), Option<Value>>,
    called: BTreeMap<(usize, &'a str), Option<Rc<Called>>>,
    /// Steps that are left.
    pub steps: u64,
    pub depth: usize,
    /// Whether a bound was met: then something stayed unknown that the tree tells.
    pub exhausted: bool,
}

impl<'a> World<'a> {
    pub fn new(folders: Vec<Folder<'a>>, steps: u64) -> Self {
        let by_path = folders.iter().enumerate().map(|(index, folder)| (folder.path.clone(), index)).collect();
        Self {
            folders,
            by_path,
            modules: Vec::new(),
            known: BTreeMap::new(),
            called: BTreeMap::new(),
            steps,
            depth: 0,
            exhausted: false,
        }
    }

    pub fn folder(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Applies a folder by itself.
    pub fn apply(&mut self, folder: usize) -> usize {
        self.modules.push(Module { folder, root: folder, address: String::new(), call: None, depth: 0 });
        self.modules.len() - 1
    }

    /// Pays for work. What is not paid for is not done.
    pub fn pay(&mut self, steps: usize) -> bool {
        let steps = steps as u64;
        let can = self.steps >= steps;
        self.steps = self.steps.saturating_sub(steps);
        self.exhausted |= !can;
        can
    }

    /// Goes one level deeper, if that may be.
    pub fn deeper<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEEPEST {
            self.exhausted = true;
            return None;
        }
        self.depth += 1;
        let done = work(self);
        self.depth -= 1;
        Some(done)
    }

    pub fn folder_of(&self, module: usize) -> &Folder<'a> {
        &self.folders[self.modules[module].folder]
    }

    /// A reference within a module, as it is called from the top.
    pub fn address(&self, module: usize, reference: &str) -> String {
        match self.modules[module].address.as_str() {
            "" => reference.to_owned(),
            address => format!("{address}.{reference}"),
        }
    }

    fn open(&self, module: usize, reference: &str) -> Value {
        Value::unknown(self.address(module, reference), Why::Open)
    }

    /// `var.name`
    pub fn variable(&mut self, module: usize, name: &str) -> Value {
        let Some((&name, &block)) = self.folder_of(module).variables.get_key_value(name) else {
            return self.open(module, &format!("var.{name}"));
        };
        self.once((module, Slot::Variable, name), |world| world.input(module, name, block))
    }

    fn input(&mut self, module: usize, name: &str, block: &'a Block) -> Value {
        let given = match self.modules[module].call.clone() {
            Some((call, scope)) => call.body.attribute(name).map(|given| self.value(&given.value, &scope)),
            None => self.folder_of(module).settings.get(name).cloned(),
        };
        let scope = Scope { module, ..Scope::default() };
        let argument = |name: &str| block.body.attribute(name).map(|argument| &argument.value);
        let strict = argument("nullable")
            .is_some_and(|nullable| matches!(nullable.kind, prr_document::read::hcl::syntax::ExprKind::Bool(false)));
        let given = given.filter(|given| !(strict && matches!(given, Value::Null)));
        let value = match (given, argument("default")) {
            (Some(given), _) => given,
            (None, Some(default)) => self.value(default, &scope),
            (None, None) => return self.open(module, &format!("var.{name}")),
        };
        match argument("type") {
            Some(wanted) => convert(self, &value, wanted, &scope),
            None => value,
        }
    }

    /// `local.name`
    pub fn local(&mut self, module: usize, name: &str) -> Value {
        let Some((&name, &expr)) = self.folder_of(module).locals.get_key_value(name) else {
            return self.open(module, &format!("local.{name}"));
        };
        self.once((module, Slot::Local, name), |world| world.value(expr, &Scope { module, ..Scope::default() }))
    }

    /// `module.call.name`, of one instance.
    pub fn output(&mut self, module: usize, name: &str) -> Value {
        let Some((&name, &block)) = self.folder_of(module).outputs.get_key_value(name) else {
            return self.open(module, name);
        };
        let Some(value) = block.body.attribute("value") else { return self.open(module, name) };
        self.once((module, Slot::Output, name), |world| {
            world.value(&value.value, &Scope { module, ..Scope::default() })
        })
    }

    /// What was worked out before, or else is now. What depends on itself is unknown.
    fn once(&mut self, key: (usize, Slot, &'a str), work: impl FnOnce(&mut Self) -> Value) -> Value {
        match self.known.get(&key) {
            Some(Some(value)) => return value.clone(),
            Some(None) => return Value::unknown(key.2, Why::Invalid),
            None => {}
        }
        self.known.insert(key, None);
        let value = self.deeper(work).unwrap_or_else(|| Value::unknown(key.2, Why::Open));
        self.known.insert(key, Some(value.clone()));
        value
    }

    /// The instances that a call makes.
    pub fn called(&mut self, module: usize, name: &str) -> Rc<Called> {
        let Some((&name, &call)) = self.folder_of(module).calls.get_key_value(name) else {
            return Rc::new(Called::Open);
        };
        match self.called.get(&(module, name)) {
            Some(Some(called)) => return Rc::clone(called),
            Some(None) => return Rc::new(Called::Open),
            None => {}
        }
        self.called.insert((module, name), None);
        let called = self.deeper(|world| world.call(module, name, call)).unwrap_or(Called::Open);
        let called = Rc::new(called);
        self.called.insert((module, name), Some(Rc::clone(&called)));
        called
    }

    fn call(&mut self, module: usize, name: &str, call: &'a Block) -> Called {
        let callee = self.folder_of(module).callee(call).and_then(|path| self.folder(&path));
        let Some(folder) = callee else { return Called::Open };
        if self.modules[module].depth >= DEEPEST_MODULES {
            self.exhausted = true;
            return Called::Open;
        }
        let scope = Scope { module, ..Scope::default() };
        let address = self.address(module, &format!("module.{name}"));
        match self.instances(call, &scope) {
            Instances::One => {
                self.instance(folder, address, call, scope).map_or(Called::Open, |one| Called::One(one, false))
            }
            Instances::Open => {
                let scope = Scope { each: Some(unknown_each()), count: Some(unknown_count()), ..scope };
                self.instance(folder, address, call, scope).map_or(Called::Open, |one| Called::One(one, true))
            }
            Instances::Many(many) => {
                let mut made = Vec::new();
                for (index, multiple) in many {
                    let scope = multiple.clone().within(&scope);
                    let Some(one) = self.instance(folder, format!("{address}{index}"), call, scope) else { break };
                    made.push((index, multiple, one));
                }
                Called::Many(made)
            }
        }
    }

    fn instance(&mut self, folder: usize, address: String, call: &'a Block, scope: Scope) -> Option<usize> {
        if self.modules.len() >= MOST_MODULES {
            self.exhausted = true;
            return None;
        }
        let Module { root, depth, .. } = self.modules[scope.module];
        let depth = depth + 1;
        self.modules.push(Module { folder, root, address, call: Some((call, scope)), depth });
        Some(self.modules.len() - 1)
    }

    /// What `count` and `for_each` make of a block.
    pub fn instances(&mut self, block: &'a Block, scope: &Scope) -> Instances {
        let argument = |name| block.body.attribute(name).map(|argument| &argument.value);
        if let Some(count) = argument("count") {
            let count = self.value(count, scope).to_index().filter(|count| self.pay(*count));
            let many = |count| (0..count).map(|index| (format!("[{index}]"), Multiple::Count(index))).collect();
            return count.map_or(Instances::Open, |count| Instances::Many(many(count)));
        }
        let Some(each) = argument("for_each") else { return Instances::One };
        let each = self.value(each, scope);
        elements(&each).filter(|many| self.pay(many.len())).map_or(Instances::Open, |many| {
            let named = many.into_iter().map(|(key, value)| (format!("[{key:?}]"), Multiple::Each(key, value)));
            Instances::Many(named.collect())
        })
    }

    /// The value of an expression.
    pub fn value(&mut self, expr: &'a Expr, scope: &Scope) -> Value {
        super::eval::value(self, expr, scope)
    }
}

impl Multiple {
    /// What stands in brackets, without quotes.
    pub fn key(&self) -> Rc<str> {
        match self {
            Self::Count(index) => index.to_string().into(),
            Self::Each(key, _) => Rc::clone(key),
        }
    }

    /// The scope of an instance.
    pub fn within(self, scope: &Scope) -> Scope {
        match self {
            Self::Count(index) => {
                #[expect(clippy::cast_precision_loss, reason = "counts are small")]
                let index = Value::Number(index as f64);
                Scope { count: Some(index), ..scope.clone() }
            }
            Self::Each(key, value) => Scope { each: Some((Value::Text(key), value)), ..scope.clone() },
        }
    }
}

/// `each` where nothing is known of it.
pub(super) fn unknown_each() -> (Value, Value) {
    let open = |text| Value::unknown(text, Why::Reference);
    (open("each.key"), open("each.value"))
}

/// `count.index` where nothing is known of it.
pub(super) fn unknown_count() -> Value {
    Value::unknown("count.index", Why::Reference)
}

/// The keys and values that `for_each` goes through: the entries of a mapping, or the texts of a set.
pub(super) fn elements(each: &Value) -> Option<Vec<(Rc<str>, Value)>> {
    if let Some(entries) = each.entries() {
        return Some(entries.iter().map(|(key, value)| (Rc::clone(key), value.clone())).collect());
    }
    let texts = each.items()?.iter().map(|item| Some((item.to_text()?, item.clone())));
    let mut texts = texts.collect::<Option<Vec<_>>>()?;
    texts.sort_by(|one, two| one.0.cmp(&two.0));
    texts.dedup_by(|one, two| one.0 == two.0);
    Some(texts)
}
