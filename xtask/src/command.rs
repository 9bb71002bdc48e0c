//! Running other programs.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// `name` as this system finds it: npm's programs are scripts on Windows.
pub fn script(name: &str) -> Command {
    Command::new(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() })
}

/// Whether the program starts at all and answers `--version`.
pub fn there(program: impl AsRef<Path>) -> bool {
    version(program).is_some()
}

/// What the program answers to `--version`.
pub fn version(program: impl AsRef<Path>) -> Option<String> {
    output(Command::new(program.as_ref()).arg("--version")).ok()
}

/// What the program prints; its errors are kept for the message where it fails.
pub fn output(command: &mut Command) -> Result<String> {
    let ended = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !ended.status.success() {
        let said = String::from_utf8_lossy(&ended.stderr);
        bail!("`{}` failed: {}", line(command), said.trim());
    }
    Ok(String::from_utf8_lossy(&ended.stdout).trim().to_owned())
}

/// Runs the program in the user's sight.
pub fn shown(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs the program out of sight and shows what it printed only where it fails.
pub fn quiet(command: &mut Command, log: &Path) -> Result<()> {
    let (good, said) = logged(command, log)?;
    if !good {
        bail!("`{}` failed:\n{}", line(command), said.trim_end());
    }
    Ok(())
}

/// Runs the program with all that it prints going to `log`, in the order in which it is printed.
/// Answers whether it ended well, and what it printed.
pub fn logged(command: &mut Command, log: &Path) -> Result<(bool, String)> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let status = command.status().with_context(|| cannot_start(command))?;
    let said = fs::read(log)?;
    Ok((status.success(), String::from_utf8_lossy(&said).into_owned()))
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", command.get_program().to_string_lossy())
}
