//! Modules as documents: what their files say once names have values.

use prr_document::read::hcl::shape::{self, Fill};
use prr_document::read::hcl::syntax::{Block, Body, Expr, ExprKind, Name};
use prr_document::read::{Tree, Value as Node};

use super::eval;
use super::print::print;
use super::value::{Value, Why};
use super::world::{Instances, Multiple, Scope, World, unknown_count, unknown_each};

/// The entry at the top of a document that says of which module it is an instance.
pub(super) const MODULE: &str = "prr:module";
/// The entry beside it that says from where it is called: a folder that is applied by itself, or the path of a plan.
pub(super) const ROOT: &str = "prr:root";
/// The entry of a body that says which of several instances it is, in brackets as Terraform writes it.
pub(super) const INSTANCE: &str = "prr:instance";

/// A file, as one module applies it.
pub(super) fn document<'a>(world: &mut World<'a>, module: usize, body: &'a Body) -> Tree {
    let address = world.modules[module].address.clone();
    let scope = Scope { module, ..Scope::default() };
    let mut tree = shape::body(body, &mut Emitter { world, scope, top: true });
    if !address.is_empty() {
        let root = world.folders[world.modules[module].root].path.clone();
        name(&mut tree, ROOT, &root);
        name(&mut tree, MODULE, &address);
    }
    tree
}

/// Puts an entry in front of the others.
pub(super) fn name(tree: &mut Tree, key: &str, text: &str) {
    let at = (tree.span.0, tree.span.0);
    if let Node::Map(entries) = &mut tree.value {
        entries.insert(0, (key.to_owned(), at, Tree::new(Node::Text(text.to_owned()), at)));
    }
}

struct Emitter<'w, 'a> {
    world: &'w mut World<'a>,
    scope: Scope,
    /// Whether blocks are those of the file, and not those of a block.
    top: bool,
}

impl<'a> Fill<'a> for Emitter<'_, 'a> {
    fn value(&mut self, expr: &'a Expr) -> Tree {
        let span = (expr.span.start, expr.span.end);
        match &expr.kind {
            ExprKind::List(items) => Tree::new(Node::List(items.iter().map(|item| self.value(item)).collect()), span),
            ExprKind::Object(entries) => self.object(entries, span),
            ExprKind::Group(inner) => self.value(inner),
            kind => {
                let value = self.world.value(expr, &self.scope);
                let heredoc = matches!(kind, ExprKind::Template { heredoc: true, .. });
                if self.world.pay(value.weight()) {
                    value.tree(span, heredoc)
                } else {
                    eval::unknown(expr).tree(span, false)
                }
            }
        }
    }

    fn bodies(&mut self, block: &'a Block) -> (Vec<Tree>, bool) {
        if self.top && matches!(block.kind.text.as_str(), "resource" | "data" | "module") {
            return self.multiplied(block);
        }
        match dynamic(block, self.top) {
            Some((content, label)) => self.generated(block, content, label),
            None => (vec![self.inner(&block.body, self.scope.clone())], false),
        }
    }

    fn path(&self, block: &'a Block) -> Vec<&'a Name> {
        match dynamic(block, self.top) {
            Some((_, label)) => vec![label],
            None => std::iter::once(&block.kind).chain(&block.labels).collect(),
        }
    }
}

/// The content of a block that stands for others, and the type of these.
fn dynamic(block: &Block, top: bool) -> Option<(&Block, &Name)> {
    let [label] = block.labels.as_slice() else { return None };
    let content = block.body.blocks().find(|inner| inner.kind.text == "content")?;
    (block.kind.text == "dynamic" && !top).then_some((content, label))
}

impl<'a> Emitter<'_, 'a> {
    fn inner(&mut self, body: &'a Body, scope: Scope) -> Tree {
        if !self.world.pay(1) {
            return Tree { unresolved: true, ..Tree::new(Node::Map(Vec::new()), (body.span.start, body.span.end)) };
        }
        shape::body(body, &mut Emitter { world: self.world, scope, top: false })
    }

    fn object(&mut self, entries: &'a [(Expr, Expr)], span: (usize, usize)) -> Tree {
        let mut made: Vec<(String, (usize, usize), Tree)> = Vec::new();
        let mut open = false;
        for (key, value) in entries {
            let at = (key.span.start, key.span.end);
            let known = eval::key(self.world, key, &self.scope);
            let mut value = self.value(value);
            // A key that is no text, as the providers that a module is handed (`aws.dr = aws.tokyo`), stays as it is written.
            open |= known.is_none();
            value.unresolved |= known.is_none();
            let name = known.map_or_else(|| print(key), |known| known.to_string());
            made.push((name, at, value));
        }
        let mut seen = std::collections::BTreeSet::new();
        made.reverse();
        made.retain(|(name, ..)| seen.insert(name.clone()));
        made.reverse();
        Tree { unresolved: open, ..Tree::new(Node::Map(made), span) }
    }

    /// A block with `count` or `for_each`: a body for each instance, or one of which nothing about its number is known.
    fn multiplied(&mut self, block: &'a Block) -> (Vec<Tree>, bool) {
        let own = Scope { module: self.scope.module, ..Scope::default() };
        match self.world.instances(block, &own) {
            Instances::One => (vec![self.inner(&block.body, own)], false),
            Instances::Open => {
                let scope = Scope { each: Some(unknown_each()), count: Some(unknown_count()), ..own };
                (vec![self.inner(&block.body, scope)], true)
            }
            Instances::Many(many) => {
                let one = |(index, multiple): (String, Multiple)| {
                    let mut tree = self.inner(&block.body, multiple.within(&own));
                    name(&mut tree, INSTANCE, &index);
                    tree
                };
                (many.into_iter().map(one).collect(), false)
            }
        }
    }

    /// The blocks that a `dynamic` block stands for.
    fn generated(&mut self, block: &'a Block, content: &'a Block, label: &Name) -> (Vec<Tree>, bool) {
        let argument = |name| block.body.attribute(name).map(|argument| &argument.value);
        let iterator = match argument("iterator").map(|iterator| &iterator.kind) {
            Some(ExprKind::Variable(name)) => name.clone(),
            _ => label.text.clone(),
        };
        let walked = argument("for_each").map(|each| self.world.value(each, &self.scope));
        let pairs = walked.as_ref().and_then(eval::pairs);
        let open = pairs.is_none();
        let nothing = |part: &str| Value::unknown(format!("{iterator}.{part}"), Why::Reference);
        let pairs = pairs.unwrap_or_else(|| vec![(nothing("key"), nothing("value"))]);
        let mut made = Vec::new();
        for (key, value) in pairs {
            let mut scope = self.scope.clone();
            let both = [("key".into(), key), ("value".into(), value)];
            scope.names.push((iterator.clone(), Value::map(both.into_iter().collect())));
            made.push(self.inner(&content.body, scope));
        }
        (made, open)
    }
}
