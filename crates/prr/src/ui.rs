use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use prr_model::{ExitCode, GateError, Language, Localized, Location, Message};

use crate::cli::Colour;
use crate::commands::messages as m;
use crate::error::{Cause, Error};

/// Bytes that are collected before they are written.
const BUFFER: usize = 64 << 10;

/// The one mouth: everything that is said to a person or a pipe goes through it.
pub(crate) struct Ui {
    pub(crate) language: Language,
    colour: Colour,
}

impl Ui {
    pub(crate) const fn new(language: Language, colour: Colour) -> Self {
        Self { language, colour }
    }

    /// Whether standard output is coloured.
    pub(crate) fn colour(&self) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && io::stdout().is_terminal()
            }
        }
    }

    /// Columns of the terminal; 100 where there is none.
    pub(crate) fn width() -> usize {
        let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
        width.unwrap_or(100).clamp(60, 160)
    }

    /// Writes to standard output. A reader that went away is not a failure of the gate; any other failure is.
    pub(crate) fn say(text: &str) -> Result<(), Error> {
        Self::say_with(|out| out.write_all(text.as_bytes()))
    }

    /// As [`Self::say`], for what is made while it is written.
    pub(crate) fn say_with(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
        let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::undecided(
                m::CANNOT_WRITE.localized(&[m::text("path", "stdout"), m::text("detail", &error.to_string())]),
                None,
            )),
            _ => Ok(()),
        }
    }

    /// Writes to a file.
    pub(crate) fn write(path: &Path, text: &str) -> Result<(), Error> {
        Self::write_with(path, |out| out.write_all(text.as_bytes()))
    }

    /// As [`Self::write`], for what is made while it is written.
    pub(crate) fn write_with(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
        let written = File::create(path).and_then(|file| {
            let mut out = BufWriter::with_capacity(BUFFER, file);
            write(&mut out)?;
            out.flush()
        });
        written.map_err(|error| {
            let about = [m::text("path", &path.display().to_string()), m::text("detail", &error.to_string())];
            Error::undecided(m::CANNOT_WRITE.localized(&about), None)
        })
    }

    /// Writes a line to standard error.
    pub(crate) fn note(text: &str) {
        let mut err = anstream::stderr().lock();
        drop(writeln!(err, "{}", prr_report::visible(text)));
    }

    /// Says why a command failed, and gives its exit code.
    pub(crate) fn failure(&self, error: &Error) -> ExitCode {
        for Cause { location, message, hint } in &error.causes {
            self.fault(location.as_ref(), message, hint.as_ref());
        }
        error.exit
    }

    /// Says what could not be read, where there is no report to say it in.
    pub(crate) fn gate_error(&self, error: &GateError) {
        self.fault(error.location.as_ref(), &error.message, error.hint.as_ref());
    }

    fn fault(&self, location: Option<&Location>, message: &Localized, hint: Option<&Localized>) {
        let place = location.map_or_else(String::new, |location| format!("{location}: "));
        Self::note(&format!("{}: {place}{}", self.word(m::ERROR), message.get(self.language)));
        if let Some(hint) = hint {
            Self::note(&format!("  {}: {}", self.word(m::HINT), hint.get(self.language)));
        }
    }

    fn word(&self, message: Message) -> &'static str {
        message.template(self.language)
    }
}
