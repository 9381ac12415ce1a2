//! Helps the unit tests of this crate to a view over texts.

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_sdk::{Input, View};

use crate::model::Model;
use crate::written::{Rule, Written};

/// Calls `test` with a view over YAML files.
pub(crate) fn with_view<R>(files: &[(&str, &str)], test: impl FnOnce(View<'_>) -> R) -> R {
    let arenas: Vec<_> = files
        .iter()
        .map(|(path, text)| {
            let (arena, faults) = read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default());
            assert!(faults.is_empty(), "{path}: {faults:?}");
            (*path, arena)
        })
        .collect();
    let mut builder = ImageBuilder::default();
    for (number, (path, arena)) in arenas.iter().enumerate() {
        arena.roots().iter().for_each(|root| builder.push(path, arena, u32::try_from(number).unwrap(), *root));
    }
    let image = builder.finish();
    test(View::new(&image.bytes).unwrap())
}

/// Calls `test` with what YAML files say.
pub(crate) fn with_written<R>(files: &[(&str, &str)], test: impl FnOnce(&Written<'_>) -> R) -> R {
    with_view(files, |view| test(&crate::read::documents(&Input { view, effective_time: 0 })))
}

/// Calls `test` with the model of YAML files.
pub(crate) fn with_model<R>(files: &[(&str, &str)], test: impl FnOnce(&Model<'_>) -> R) -> R {
    with_view(files, |view| test(&Model::read(&Input { view, effective_time: 0 })))
}

/// Calls `test` with every rule of a YAML text, whatever object holds its groups; with none if the text is not YAML.
pub(crate) fn with_rules(yaml: &str, test: impl FnOnce(&[Rule<'_>])) {
    let (arena, faults) = read(yaml.as_bytes().to_vec(), Format::Yaml, &Limits::default());
    if !faults.is_empty() {
        return;
    }
    let mut builder = ImageBuilder::default();
    arena.roots().iter().for_each(|root| builder.push("rules.yaml", &arena, 0, *root));
    let image = builder.finish();
    let view = View::new(&image.bytes).unwrap();
    test(&crate::read::every_rule(view));
}
