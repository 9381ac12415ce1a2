//! A view over texts.

use prr_document::read::{Arena, Format, ImageBuilder, Limits, read};
use prr_sdk::View;

/// Calls `test` with a view over YAML files. What cannot be read is left out.
pub fn with_view<R>(files: &[(&str, &str)], test: impl FnOnce(View<'_>) -> R) -> R {
    let arenas: Vec<(&str, Arena)> = files
        .iter()
        .map(|(path, text)| (*path, read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default()).0))
        .collect();
    let mut builder = ImageBuilder::default();
    for (number, (path, arena)) in (0..).zip(&arenas) {
        arena.roots().iter().for_each(|root| builder.push(path, arena, number, *root));
    }
    let image = builder.finish();
    test(View::new(&image.bytes).unwrap())
}
