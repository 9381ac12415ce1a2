//! `prr record`: dated files about what was done, and what became of their subjects.

mod list;
mod messages;
mod new;

use prr_model::ExitCode;

use crate::cli::{RecordArguments, RecordCommand};
use crate::error::Error;
use crate::ui::Ui;

pub(crate) fn run(arguments: &RecordArguments, ui: &Ui) -> Result<ExitCode, Error> {
    match &arguments.command {
        RecordCommand::New(arguments) => new::run(arguments, ui),
        RecordCommand::List(arguments) => list::run(arguments, ui),
    }
}
