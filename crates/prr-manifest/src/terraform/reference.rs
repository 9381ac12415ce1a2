//! What names stand for: variables, locals, modules, resources, and what iterations bring.

use std::rc::Rc;

use prr_document::read::hcl::syntax::{Block, Expr, ExprKind, Step};

use super::eval;
use super::steps::follow;
use super::value::{Value, Why};
use super::world::{Called, Instances, Scope, World, unknown_count, unknown_each};

/// The value of a base and the steps behind it.
pub(super) fn value<'a>(
    world: &mut World<'a>,
    base: &'a Expr,
    steps: &'a [Step],
    whole: &'a Expr,
    scope: &Scope,
) -> Value {
    let ExprKind::Variable(name) = &base.kind else {
        let from = eval::value(world, base, scope);
        return follow(world, from, steps, scope);
    };
    if let Some((_, bound)) = scope.names.iter().rev().find(|(bound, _)| bound == name) {
        let bound = bound.clone();
        return follow(world, bound, steps, scope);
    }
    let first = match steps.first() {
        Some(Step::Name(first)) => Some(first.as_str()),
        _ => None,
    };
    let rest = steps.get(1..).unwrap_or_default();
    let from = match (name.as_str(), first) {
        ("var", Some(first)) => world.variable(scope.module, first),
        ("local", Some(first)) => world.local(scope.module, first),
        ("each", Some(first)) => each(scope, first),
        ("count", Some("index")) => scope.count.clone().unwrap_or_else(|| eval::unknown(whole)),
        ("module", Some(first)) => return module(world, first, rest, scope),
        ("data", Some(_)) => {
            let data = Value::unknown(world.address(scope.module, "data"), Why::Reference);
            return follow(world, data, steps, scope);
        }
        ("path" | "terraform" | "self", _) | (_, None) => return eval::unknown(whole),
        (kind, Some(first)) => return resource(world, kind, first, rest, scope),
    };
    follow(world, from, rest, scope)
}

fn each(scope: &Scope, part: &str) -> Value {
    let (key, value) = scope.each.clone().unwrap_or_else(unknown_each);
    match part {
        "key" => key,
        _ => value,
    }
}

/// The outputs of a module that is called, with an index where there are several.
fn module<'a>(world: &mut World<'a>, name: &str, steps: &'a [Step], scope: &Scope) -> Value {
    let called = world.called(scope.module, name);
    let open = Value::unknown(world.address(scope.module, &format!("module.{name}")), Why::Reference);
    match (&*called, steps) {
        (Called::One(one, false), [Step::Name(output), rest @ ..]) => {
            let value = world.output(*one, output);
            follow(world, value, rest, scope)
        }
        (Called::Many(many), [Step::Index(index), Step::Name(output), rest @ ..]) => {
            let index = eval::value(world, index, scope);
            let index = index.to_text();
            let one = many.iter().find(|(_, multiple, _)| Some(multiple.key()) == index).map(|(.., one)| *one);
            match one {
                Some(one) => {
                    let value = world.output(one, output);
                    follow(world, value, rest, scope)
                }
                None => follow(world, open, steps, scope),
            }
        }
        _ => follow(world, open, steps, scope),
    }
}

/// An attribute of a resource: as it is configured, or else known to nobody before it is made.
fn resource<'a>(world: &mut World<'a>, kind: &'a str, name: &'a str, steps: &'a [Step], scope: &Scope) -> Value {
    let open = Value::unknown(world.address(scope.module, &format!("{kind}.{name}")), Why::Reference);
    let block = world.folder_of(scope.module).resources.get(&(kind, name)).copied();
    let configured = block.and_then(|block| configured(world, block, steps, scope));
    let Some((value, rest)) = configured else { return follow(world, open, steps, scope) };
    follow(world, value, rest, scope)
}

fn configured<'a>(
    world: &mut World<'a>,
    block: &'a Block,
    steps: &'a [Step],
    scope: &Scope,
) -> Option<(Value, &'a [Step])> {
    let (index, attribute, rest) = match steps {
        [Step::Name(attribute), rest @ ..] => (None, attribute, rest),
        [Step::Index(index), Step::Name(attribute), rest @ ..] => (Some(index), attribute, rest),
        _ => return None,
    };
    let argument = block.body.attribute(attribute)?;
    let own = Scope { module: scope.module, ..Scope::default() };
    let inner = match (world.instances(block, &own), index) {
        (Instances::One, None) => own,
        (Instances::Many(many), Some(index)) => {
            let index: Rc<str> = eval::value(world, index, scope).to_text()?;
            let (_, multiple) = many.into_iter().find(|(_, multiple)| multiple.key() == index)?;
            multiple.within(&own)
        }
        (Instances::Open, Some(_)) => Scope { each: Some(unknown_each()), count: Some(unknown_count()), ..own },
        _ => return None,
    };
    let value = eval::value(world, &argument.value, &inner);
    value.is_whole().then_some((value, rest))
}
