//! `wasm-pack`, and the `wasm-bindgen` programs that it calls.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::{command, progress};

/// The version of wasm-pack that the tests were written for.
const WASM_PACK: &str = "0.15.1";

/// Builds what is missing. Answers with the folders that the programs lie in.
pub fn ready(project: &Project) -> Result<Vec<PathBuf>> {
    let built = project.target.join("debug");
    let runner = format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX);
    let mut cargo = project.cargo();
    cargo.args(["build", "--quiet", "--package", "wasm-bindgen-programs"]);
    // A library of the runner is old enough for cargo to warn of; nothing here can change that.
    cargo.env("CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY", "never");
    let log = project.own().join("wasm-bindgen.log");
    if built.join(runner).exists() {
        command::quiet(&mut cargo, &log)?;
    } else {
        progress::during("Building wasm-bindgen's test runner", || command::quiet(&mut cargo, &log))?;
    }

    let tools = project.own().join("tools");
    let own = tools.join("bin");
    let wanted = format!("wasm-pack {WASM_PACK}");
    let is_wanted = |program: PathBuf| command::version(program).is_some_and(|it| it == wanted);
    if is_wanted("wasm-pack".into()) {
        return Ok(vec![built]);
    }
    if !is_wanted(own.join("wasm-pack")) {
        let building = tools.join("building");
        let mut cargo = project.cargo();
        // Unoptimized: it only starts other programs, and builds in a third of the time.
        cargo.args(["install", "--quiet", "--debug", "--locked", "--force", "--root"]).arg(&tools);
        cargo.args(["wasm-pack", "--version", &format!("={WASM_PACK}")]);
        cargo.env("CARGO_TARGET_DIR", &building);
        progress::during(&format!("Installing {wanted}"), || {
            command::quiet(&mut cargo, &project.own().join("wasm-pack.log"))
        })?;
        fs::remove_dir_all(building)?;
    }
    Ok(vec![built, own])
}
