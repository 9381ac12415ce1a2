//! Writes the images of manifests into a folder, as seeds of the target `document`: `images FOLDER MANIFEST...`.

use std::path::Path;
use std::{env, fs, io};

use prr_document::read::{Format, ImageBuilder, Limits, read};

fn main() -> io::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let folder = arguments.next().ok_or_else(|| io::Error::other("usage: images FOLDER MANIFEST..."))?;
    for manifest in arguments {
        let (arena, _) = read(fs::read(&manifest)?, Format::Yaml, &Limits::default());
        let mut builder = ImageBuilder::default();
        arena.roots().iter().for_each(|root| builder.push("manifest", &arena, 0, *root));
        let name = Path::new(&manifest).file_name().unwrap_or_default();
        fs::write(Path::new(&folder).join(name), &*builder.finish().bytes)?;
    }
    Ok(())
}
