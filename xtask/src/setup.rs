//! Readying a machine: each part is used where it is there, and fetched where it is not.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::Project;

mod browser;
mod npm;
mod programs;
mod wasm_std;

pub use wasm_std::TARGET;

/// A thing that a command may need and a machine may lack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The standard library for wasm32.
    Wasm,
    /// Node, and the packages of `www/package-lock.json`.
    Npm,
    /// `wasm-pack`, `wasm-bindgen` and its test runner.
    Programs,
    /// Chrome or Chromium and its driver.
    Browser,
}

impl Need {
    /// All of them, in the order in which they are readied.
    pub const ALL: [Self; 4] = [Self::Wasm, Self::Npm, Self::Programs, Self::Browser];
}

/// What was found or made.
#[derive(Default)]
pub struct Machine {
    /// The toolchain to build wasm with, where it is not the one that runs xtask.
    wasm_toolchain: Option<String>,
    /// Folders to put before `PATH` for the programs of the wasm tests.
    programs: Vec<PathBuf>,
    /// Present where [`Need::Browser`] was asked for.
    pub browser: Option<Browser>,
}

/// A browser and the program that drives it, of one version.
pub struct Browser {
    pub chrome: PathBuf,
    pub driver: PathBuf,
}

/// Readies the machine for `needs`.
pub fn ready(project: &Project, needs: &[Need]) -> Result<Machine> {
    let mut machine = Machine::default();
    for need in Need::ALL.into_iter().filter(|need| needs.contains(need)) {
        match need {
            Need::Wasm => machine.wasm_toolchain = wasm_std::ready(project)?,
            Need::Npm => npm::ready(project)?,
            Need::Programs => machine.programs = programs::ready(project)?,
            Need::Browser => machine.browser = Some(browser::ready(project)?),
        }
    }
    Ok(machine)
}

impl Machine {
    /// A program that builds wasm: `cargo`, or what calls it.
    pub fn wasm(&self, project: &Project, program: &str) -> Result<Command> {
        let mut command = Command::new(program);
        command.current_dir(&project.root);
        // Either variable would replace the flags of `.cargo/config.toml` without a word, and the
        // module would be another one, without SIMD.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        if let Some(toolchain) = &self.wasm_toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        if !self.programs.is_empty() {
            let path = std::env::var_os("PATH").unwrap_or_default();
            let folders = self.programs.iter().cloned().chain(std::env::split_paths(&path));
            command.env("PATH", std::env::join_paths(folders)?);
        }
        Ok(command)
    }
}
