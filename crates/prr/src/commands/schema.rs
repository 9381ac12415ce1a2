use prr_model::ExitCode;

use crate::cli::SchemaArguments;
use crate::commands::messages as m;
use crate::error::Error;
use crate::ui::Ui;

/// A published format and its JSON Schema.
struct Schema {
    /// What a user types.
    name: &'static str,
    /// What documents of the format call it.
    format: &'static str,
    text: &'static str,
}

const SCHEMAS: &[Schema] = &[
    Schema { name: "prr.yaml", format: "version: 1", text: prr_policy::SCHEMA },
    Schema { name: "record", format: "prr/v1", text: prr_policy::RECORD_SCHEMA },
    Schema { name: "report", format: prr_model::SCHEMA, text: prr_report::SCHEMA },
    Schema { name: "controls", format: "prr.controls/v1", text: prr_report::controls::SCHEMA },
    Schema { name: "fix", format: "prr.fix/v1", text: prr_fix::SCHEMA },
    Schema { name: "inventory", format: "prr.inventory/v1", text: prr_report::inventory::SCHEMA },
    Schema { name: "rollout-simulation", format: "prr.rollout-simulation/v1", text: prr_report::release::SCHEMA },
    Schema { name: "slo-simulation", format: "prr.slo-simulation/v1", text: prr_report::simulation::SCHEMA },
];

pub(crate) fn run(arguments: &SchemaArguments) -> Result<ExitCode, Error> {
    if arguments.list {
        let line = |schema: &Schema| format!("{:<20}{}\n", schema.name, schema.format);
        Ui::say(&SCHEMAS.iter().map(line).collect::<String>())?;
        return Ok(ExitCode::Allow);
    }
    let wanted = &arguments.name;
    let Some(schema) = SCHEMAS.iter().find(|schema| [schema.name, schema.format].contains(&wanted.as_str())) else {
        let names = SCHEMAS.iter().map(|schema| schema.name);
        let hint = match prr_policy::nearest(wanted, names.clone()) {
            Some(name) => m::DID_YOU_MEAN.localized(&[m::text("check", name)]),
            None => m::SCHEMAS_HINT.localized(&[m::text("names", &names.collect::<Vec<_>>().join(", "))]),
        };
        return Err(Error::usage(m::UNKNOWN_SCHEMA.localized(&[m::text("name", wanted)]), Some(hint)));
    };
    Ui::say(schema.text)?;
    Ok(ExitCode::Allow)
}
