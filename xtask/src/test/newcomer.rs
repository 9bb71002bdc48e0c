//! The newcomer's path: a room made by `cargo xtask new-format` compiles, its own tests pass, and
//! the registry lets it in. Tried in a copy, so the tree stays as it is.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::{Check, tally};
use crate::command;
use crate::room;

/// What the copy needs to be a package of its own.
const PARTS: [&str; 8] = ["Cargo.toml", "Cargo.lock", ".cargo", "src", "tests", "examples", "benches", "fixtures"];

const ID: &str = "newcomers-first";

pub fn work(check: &mut Check) -> Result<()> {
    let copy = check.project.own().join("newcomer");
    fs::create_dir_all(&copy)?;
    for part in PARTS {
        mirror(&check.project.root.join(part), &copy.join(part))?;
    }
    let manifest = fs::read_to_string(copy.join("Cargo.toml"))?;
    fs::write(copy.join("Cargo.toml"), alone(&manifest))?;
    room::write(&copy, ID)?;

    let own_tests = format!("formats::{}::", room::module_of(ID));
    for arguments in [&["--lib", "--", &own_tests][..], &["--test", "registry", "--test", "layers"]] {
        let mut cargo = check.project.cargo();
        // In the project's own target folder, where all the dependencies are compiled; without the
        // terminal program, whose place there belongs to the real one.
        cargo.current_dir(&copy).env("CARGO_TARGET_DIR", &check.project.target);
        cargo.args(["test", "--quiet", "--offline", "--no-default-features"]).args(arguments);
        let (good, said) = command::logged(&mut cargo, &check.log())?;
        if !good || tally::cargo(&said).passed == 0 {
            bail!("{}\n\n`{}` failed in {}", said.trim_end(), command::line(&cargo), copy.display());
        }
    }
    Ok(())
}

/// The manifest without the workspace's other members, which the copy does not have.
fn alone(manifest: &str) -> String {
    let lines = manifest.lines().map(|line| if line.starts_with("members = ") { "members = []" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Makes `to` the same as `from`. Files that are the same are not touched: cargo goes by their
/// times, and would compile everything again.
fn mirror(from: &Path, to: &Path) -> Result<()> {
    if from.is_file() {
        let text = fs::read(from)?;
        if fs::read(to).ok().as_ref() != Some(&text) {
            fs::write(to, text)?;
        }
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(to)? {
        let (name, path) = entry.map(|entry| (entry.file_name(), entry.path()))?;
        if !from.join(&name).exists() {
            if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
        }
    }
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        mirror(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}
