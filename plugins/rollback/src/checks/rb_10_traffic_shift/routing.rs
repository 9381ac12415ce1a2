//! What a Rollout moves its users with.

use prr_sdk::{Finding, Place, Value, fail, pass, unknown};

use crate::argo::of_pods;
use crate::messages as m;
use crate::model::Model;
use crate::written::{Action, Canary, Limit, Named, Rollout, Route, Routing, Strategy};

pub(super) fn of_rollouts(model: &Model<'_>, excess: f64) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rollout in &model.written.rollouts {
        let found = of_rollout(model, rollout, excess);
        let name = rollout.identity.name;
        findings
            .extend(found.into_iter().map(|found| found.with("name", name).service(model.service(&rollout.identity))));
    }
    findings
}

fn of_rollout<'a>(model: &Model<'a>, rollout: &Rollout<'a>, excess: f64) -> Vec<Finding> {
    let name = rollout.identity.name;
    let traffic = &rollout.traffic;
    let routes = traffic.routing.iter().flat_map(|routing| &routing.routes);
    let mut wrong: Vec<_> =
        traffic.services.iter().chain(routes).filter_map(|named| missing(model, rollout, named)).collect();
    if let Some((one, other)) = twice(&traffic.services) {
        wrong.push(fail(name, other.node).because(m::ONE_SERVICE).with("service", one.name));
    }
    if !wrong.is_empty() {
        return wrong;
    }
    match (&traffic.routing, &rollout.strategy) {
        (Some(routing), _) => vec![routed(model, rollout, routing)],
        (None, Strategy::Canary(canary)) => by_pods(model, rollout, canary, excess).into_iter().collect(),
        (None, Strategy::BlueGreen(found)) => match traffic.services.as_slice() {
            [] => Vec::new(),
            [first, rest @ ..] => {
                let switched = pass(name, first.node).because(m::SWITCHES).with("service", first.name);
                vec![rest.iter().fold(switched.proof(Place::key(found.node)), |found, named| found.proof(named.node))]
            }
        },
        (None, Strategy::Missing) => Vec::new(),
    }
}

/// The two versions behind one Service: the controller refuses it.
fn twice<'w, 'a>(services: &'w [Named<'a>]) -> Option<(&'w Named<'a>, &'w Named<'a>)> {
    match services {
        [one, other, ..] if one.name == other.name => Some((one, other)),
        _ => None,
    }
}

fn missing(model: &Model<'_>, rollout: &Rollout<'_>, named: &Named<'_>) -> Option<Finding> {
    let name = rollout.identity.name;
    let elsewhere = named.namespace.is_some() && named.namespace != rollout.identity.namespace;
    let open = named.node.is_unresolved() || named.name.contains(['{', '$']);
    let found = match model.reaches(named, &rollout.identity) {
        Some(true) => return None,
        _ if open => unknown(name, named.node).because(m::NAME_OPEN),
        Some(false) if !elsewhere => fail(name, named.node).because(m::NOT_THERE).fix(m::ADD_ROUTE, &[], None),
        _ => unknown(name, named.node).because(m::ROUTE_ELSEWHERE),
    };
    Some(found.with("kind", named.kind).with("route", named.name))
}

fn routed<'a>(model: &Model<'a>, rollout: &Rollout<'a>, routing: &Routing<'a>) -> Finding {
    let name = rollout.identity.name;
    let services = &rollout.traffic.services;
    if let Some(foreign) = routing.foreign {
        return unknown(name, Place::key(foreign)).because(m::FOREIGN_ROUTER);
    }
    if services.len() < 2 && routing.subsets.is_none() {
        return fail(name, Place::key(routing.node)).because(m::SERVICES_UNNAMED).fix(m::NAME_SERVICES, &[], None);
    }
    for named in &routing.routes {
        let mut routes = model.routes(named, &rollout.identity).peekable();
        let first = routes.peek().copied();
        let lacking = first.filter(|_| !routes.any(|route| leads_to_both(route, named, rollout, routing)));
        if let Some(first) = lacking {
            return fail(name, named.node)
                .because(m::ROUTE_LACKS)
                .with("route", named.name)
                .with("kind", named.kind)
                .related(first.identity.node, m::THE_ROUTE, &[]);
        }
    }
    let proof = services.iter().chain(&routing.routes);
    proof.fold(pass(name, Place::key(routing.node)).because(m::ROUTED), |found, named| found.proof(named.node))
}

/// Whether a rule that the Rollout means has both versions among its backends.
fn leads_to_both(route: &Route<'_>, named: &Named<'_>, rollout: &Rollout<'_>, routing: &Routing<'_>) -> bool {
    let meant = route.rules.iter().filter(|rule| {
        let unnamed = named.rules.is_empty() || rule.name.is_none();
        unnamed || rule.name.is_some_and(|name| named.rules.contains(&name))
    });
    let mut meant = meant;
    meant.any(|rule| match routing.subsets {
        Some((stable, canary)) => {
            let has = |subset| rule.backends.iter().any(|backend| backend.subset == Some(subset));
            has(stable) && has(canary)
        }
        // Two Services, or with `pingPong` two more that take turns.
        None => rollout
            .traffic
            .services
            .chunks(2)
            .any(|pair| pair.iter().all(|named| rule.backends.iter().any(|backend| backend.service == named.name))),
    })
}

/// Without a router a weight is pods: the step whose share is the furthest above what it says.
fn by_pods(model: &Model<'_>, rollout: &Rollout<'_>, canary: &Canary<'_>, excess: f64) -> Option<Finding> {
    let name = rollout.identity.name;
    let weights = canary.steps.iter().filter_map(|step| match step.action {
        Action::SetWeight(weight) if weight > 0.0 && weight < 100.0 => Some((step.node, weight)),
        _ => None,
    });
    let weights: Vec<_> = weights.collect();
    let (first, lowest) = *weights.first()?;
    let scaled = model.scales("Rollout", name);
    let (Limit::Number(replicas, node), false) = (rollout.replicas, scaled) else {
        return Some(unknown(name, first).because(m::SHARE_UNKNOWN).with("weight", Value::Share(lowest / 100.0)));
    };
    let share = |weight| of_pods(weight, replicas, rollout.traffic.surges);
    let (step, weight) = weights
        .into_iter()
        .reduce(|worst, step| if share(step.1) - step.1 > share(worst.1) - worst.1 + 1e-9 { step } else { worst })?;
    let real = share(weight);
    #[expect(clippy::cast_precision_loss, reason = "pods are few")]
    let pods = Value::Number(replicas as f64);
    let numbers = |found: Finding| {
        found
            .with("weight", Value::Share(weight / 100.0))
            .with("share", Value::Share((real * 10.0).round() / 1_000.0))
            .with("pods", pods)
    };
    Some(if real - weight > excess * 100.0 + 1e-9 {
        numbers(fail(name, step).because(m::COARSE)).related(node, m::PODS_HERE, &[]).fix(m::ROUTE_TRAFFIC, &[], None)
    } else {
        numbers(pass(name, step).because(m::BY_PODS)).proof(node)
    })
}
