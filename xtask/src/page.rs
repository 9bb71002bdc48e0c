//! The page: Rust to a module, glue, optimization, one file. What is tested is what ships.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command;
use crate::progress::Voice;
use crate::project::Project;
use crate::setup::{Machine, TARGET};

/// The optimizer's arguments. Not `--all-features`: it emits types that engines refuse.
/// Small segments of data pack worse than the zeros between them.
const OPTIMIZE: [&str; 4] = ["-Oz", "--converge", "--skip-pass=memory-packing", "--low-memory-unused"];

/// The built page.
pub struct Page {
    pub path: PathBuf,
    size: u64,
}

impl Page {
    /// Its size for a person: `274 kB`.
    pub fn size(&self) -> String {
        format!("{} kB", self.size.div_ceil(1000))
    }
}

/// Builds `www/dist/index.html`, doing again only what changed. That it stays small is seen to by
/// `www/build.mjs`.
pub fn build(project: &Project, machine: &Machine, voice: Voice) -> Result<Page> {
    let module = voice.during("Building the engine for the page", || engine(project, machine))?;
    glue(project, &module, voice)?;

    let path = project.root.join("www/dist/index.html");
    let glue = project.glue();
    let mut node = project.node();
    node.arg("www/build.mjs");
    node.arg("--glue").arg(project.short(&glue.join("virtlens.js")));
    node.arg("--wasm").arg(project.short(&glue.join("virtlens_bg.wasm")));
    node.arg("--out").arg(project.short(&path));
    let log = project.own().join("page.log");
    voice.during("Bundling the page", || command::quiet(&mut node, &log))?;

    let size = fs::metadata(&path).context("www/build.mjs wrote no page")?.len();
    Ok(Page { path, size })
}

/// Compiles the engine as the page carries it.
fn engine(project: &Project, machine: &Machine) -> Result<PathBuf> {
    let mut cargo = machine.wasm(project, "cargo")?;
    cargo.args(["build", "--profile", "page", "--lib", "--no-default-features", "--target", TARGET]);
    command::quiet(&mut cargo, &project.own().join("engine.log"))?;
    Ok(project.target.join(TARGET).join("page/virtlens.wasm"))
}

/// Writes the glue and the optimized module, unless they are of this very module already.
fn glue(project: &Project, module: &Path, voice: Voice) -> Result<()> {
    let glue = project.glue();
    let optimized = glue.join("virtlens_bg.wasm");
    let mark = glue.join("made-from");

    let mut hash = DefaultHasher::new();
    fs::read(module)?.hash(&mut hash);
    fs::read(project.www().join("package-lock.json"))?.hash(&mut hash);
    OPTIMIZE.hash(&mut hash);
    let made_from = format!("{:016x}", hash.finish());
    if optimized.exists() && fs::read_to_string(&mark).is_ok_and(|mark| mark == made_from) {
        return Ok(());
    }
    // The mark goes first: if anything below fails, nothing takes the halves for a whole.
    let _ = fs::remove_file(&mark);

    voice.during("Writing the glue", || {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(module).out_name("virtlens").web(true)?.typescript(true);
        bindgen.remove_producers_section(true).generate(&glue)
    })?;
    let mut node = project.node();
    node.arg("www/node_modules/binaryen/bin/wasm-opt").args(OPTIMIZE);
    node.arg(&optimized).arg("-o").arg(&optimized);
    voice.during("Optimizing the module", || command::quiet(&mut node, &project.own().join("wasm-opt.log")))?;
    fs::write(mark, made_from)?;
    Ok(())
}
