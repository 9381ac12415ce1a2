use std::collections::HashMap;

use prr_model::inventory::{Doubt, RelationState, Role};

use crate::budget::Budget;
use crate::facts::Thing;
use crate::names::nearest;
use crate::text::is_open;

/// Service level objectives by what alerts call them.
pub(crate) struct Objectives<'g, 'a> {
    things: &'g [Thing<'a>],
    /// By name, and by service and name joined with a dash, which is the id that sloth makes.
    names: HashMap<String, Vec<usize>>,
}

impl<'g, 'a> Objectives<'g, 'a> {
    pub(crate) fn new(things: &'g [Thing<'a>]) -> Self {
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, thing) in things.iter().enumerate().filter(|(_, thing)| thing.role == Role::Objective) {
            names.entry(thing.name.to_string()).or_default().push(number);
            if let Some(service) = thing.hints.first() {
                names.entry(format!("{service}-{}", thing.name)).or_default().push(number);
            }
        }
        Self { things, names }
    }

    /// The objective that an alert names. Of several with one name the nearest.
    pub(crate) fn find(
        &self,
        from: &Thing<'_>,
        service: Option<&str>,
        name: &str,
        budget: &mut Budget,
    ) -> (RelationState, Vec<usize>) {
        let found = self.names.get(name).map_or(&[][..], Vec::as_slice);
        if !budget.take(found.len()) {
            return (RelationState::Unknown(Doubt::Bounded), Vec::new());
        }
        // An objective that says no service may be that of any.
        let of_service = |thing: &&usize| {
            let theirs = self.things[**thing].hints.first();
            theirs.is_none() || service.is_none() || theirs == service.as_ref()
        };
        let found: Vec<usize> = found.iter().filter(of_service).copied().collect();
        if found.is_empty() {
            let open = is_open(name) || service.is_some_and(is_open);
            let state = if open { RelationState::Unknown(Doubt::Unrendered) } else { RelationState::Dangling };
            return (state, found);
        }
        (RelationState::Resolved, nearest(self.things, from, found))
    }
}
