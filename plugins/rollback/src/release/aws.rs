//! ECS, Lambda and `CodeDeploy` as Terraform's resources.

use prr_sdk::Node;

use super::terraform::{Resource, block, known, named, switched};
use super::{Fate, Group, Release, Shifter};
use crate::messages as m;

/// `aws_ecs_service`.
pub(super) fn ecs(resource: Resource<'_>) -> Release<'_> {
    let (name, node) = named(resource, "name");
    let controller = block(resource.body, "deployment_controller").and_then(|controller| controller.field("type"));
    let (fate, shifted_by) = match controller {
        Some(controller) if controller.is_unresolved() => (Fate::Open(controller), None),
        Some(controller) if known(Some(controller)) == Some("CODE_DEPLOY") => {
            (Fate::Unsaid(controller), Some(Shifter::Ecs))
        }
        Some(controller) if known(Some(controller)) == Some("EXTERNAL") => (Fate::Open(controller), None),
        _ => (circuit_breaker(resource.body, node), None),
    };
    Release { name, node, fate, shifted_by }
}

/// The circuit breaker ends a deployment whose tasks do not start; alarms end one that answers wrongly.
fn circuit_breaker<'a>(body: Node<'a>, name: Node<'a>) -> Fate<'a> {
    let (breaker, alarms) = (block(body, "deployment_circuit_breaker"), block(body, "alarms"));
    let state = |guard: Option<Node<'a>>| {
        let Some(guard) = guard else { return Ok((false, false)) };
        Ok::<_, Node<'a>>((switched(guard.field("enable"))?, switched(guard.field("rollback"))?))
    };
    let (breaks, alarmed) = match (state(breaker), state(alarms)) {
        (Err(open), _) | (_, Err(open)) => return Fate::Open(open),
        (Ok(breaks), Ok(alarmed)) => (breaks, alarmed),
    };
    let at = |guard: Option<Node<'a>>| guard.unwrap_or(name);
    match (breaks, alarmed) {
        (_, (true, true)) => Fate::Undone(m::ECS_ALARMS_UNDO, at(alarms)),
        ((true, true), _) => Fate::Undone(m::ECS_UNDOES, at(breaker)),
        ((true, false), _) => Fate::Left(m::ECS_LEAVES, at(breaker)),
        ((false, true), _) => Fate::Left(m::ECS_BREAKER_OFF, at(breaker)),
        ((false, false), _) => Fate::Unsaid(name),
    }
}

/// `aws_lambda_alias`: a version and, beside it, weights of others.
pub(super) fn alias(resource: Resource<'_>) -> Release<'_> {
    let (name, node) = named(resource, "function_name");
    let version = resource.body.field("function_version");
    let weights = block(resource.body, "routing_config").and_then(|config| config.field("additional_version_weights"));
    let fate = match (version, weights) {
        (Some(version), _) if known(Some(version)) == Some("$LATEST") => Fate::Left(m::ALIAS_MOVES, version),
        (_, Some(weights)) if weights.is_unresolved() => Fate::Open(weights),
        (_, Some(weights)) => of_weights(weights),
        _ => Fate::Unsaid(node),
    };
    Release { name, node, fate, shifted_by: Some(Shifter::Lambda) }
}

/// Weights of other versions are shares; the alias's own version has the rest.
fn of_weights(weights: Node<'_>) -> Fate<'_> {
    let mut sum = 0.0;
    for weight in weights.entries() {
        match weight.as_f64().filter(|_| !weight.is_unresolved()) {
            Some(share) => sum += share,
            None => return Fate::Open(weight),
        }
    }
    if sum > 1.0 + 1e-9 { Fate::Left(m::ALIAS_OVER, weights) } else { Fate::Undone(m::ALIAS_SHIFTS, weights) }
}

/// `aws_codedeploy_deployment_group`.
pub(super) fn group(resource: Resource<'_>) -> Group<'_> {
    let body = resource.body;
    let (name, node) = named(resource, "app_name");
    let of = if block(body, "ecs_service").is_some() {
        Some(Shifter::Ecs)
    } else {
        let preset = known(body.field("deployment_config_name")).unwrap_or_default();
        preset.starts_with("CodeDeployDefault.Lambda").then_some(Shifter::Lambda)
    };
    let service = block(body, "ecs_service").and_then(|service| service.field("service_name"));
    let name = known(service).unwrap_or(name);
    Group { release: Release { name, node, fate: of_group(body, node), shifted_by: None }, of }
}

fn of_group<'a>(body: Node<'a>, name: Node<'a>) -> Fate<'a> {
    let Some(rollback) = block(body, "auto_rollback_configuration") else { return Fate::Unsaid(name) };
    match switched(rollback.field("enabled")) {
        Err(open) => return Fate::Open(open),
        Ok(false) => return Fate::Left(m::CODEDEPLOY_OFF, rollback),
        Ok(true) => {}
    }
    let Some(events) = rollback.field("events").filter(|events| events.children().next().is_some()) else {
        return Fate::Left(m::CODEDEPLOY_NO_EVENTS, rollback);
    };
    if let Some(open) =
        events.children().find(|event| event.is_unresolved()).or(events.is_unresolved().then_some(events))
    {
        return Fate::Open(open);
    }
    let has = |wanted: &str| events.children().any(|event| known(Some(event)) == Some(wanted));
    let watched = match alarms(body) {
        Ok(watched) => watched,
        Err(open) => return Fate::Open(open),
    };
    match (has("DEPLOYMENT_STOP_ON_ALARM"), watched, has("DEPLOYMENT_FAILURE")) {
        (true, true, _) => Fate::Undone(m::CODEDEPLOY_ALARMS_UNDO, events),
        (_, _, true) => Fate::Undone(m::CODEDEPLOY_UNDOES, events),
        (true, false, false) => Fate::Left(m::CODEDEPLOY_NO_ALARMS, events),
        (false, _, false) => Fate::Left(m::CODEDEPLOY_NO_EVENTS, events),
    }
}

/// Whether alarms can stop a deployment: some are named, and they are switched on.
fn alarms(body: Node<'_>) -> Result<bool, Node<'_>> {
    let Some(configuration) = block(body, "alarm_configuration") else { return Ok(false) };
    let listed = |alarms: Node<'_>| alarms.is_unresolved() || alarms.children().next().is_some();
    Ok(switched(configuration.field("enabled"))? && configuration.field("alarms").is_some_and(listed))
}
