//! The report's public shape as JSON Schema and as TypeScript, both generated from `src/report.rs`.

use std::fs;

use anyhow::{Result, bail};

use crate::command;
use crate::project::Project;

/// One generated file and what should be in it.
struct Generated {
    name: &'static str,
    text: String,
}

/// Writes the files whose text changed.
pub fn write(project: &Project) -> Result<()> {
    for file in generate(project)? {
        let path = project.www().join("src").join(file.name);
        let stale = is_stale(project, &file);
        if stale {
            fs::write(&path, &file.text)?;
        }
        println!("{}: {}", project.short(&path).display(), if stale { "written" } else { "up to date" });
    }
    Ok(())
}

/// Fails where a file is not what `write` would write.
pub fn check(project: &Project) -> Result<()> {
    let files = generate(project)?;
    let stale: Vec<_> = files.iter().filter(|file| is_stale(project, file)).map(|file| file.name).collect();
    if !stale.is_empty() {
        bail!("{} not as src/report.rs has it; run `cargo xtask types`", stale.join(" and "));
    }
    Ok(())
}

/// Line ends do not count: git may write them as it likes on Windows.
fn is_stale(project: &Project, file: &Generated) -> bool {
    let path = project.www().join("src").join(file.name);
    fs::read_to_string(path).map_or(true, |text| text.replace("\r\n", "\n") != file.text)
}

fn generate(project: &Project) -> Result<Vec<Generated>> {
    let mut cargo = project.cargo();
    cargo.args(["run", "--quiet", "--package", "virtlens", "--all-features", "--example", "schema"]);
    let schema = command::output(&mut cargo)? + "\n";

    let input = project.own().join("report.schema.json");
    fs::create_dir_all(project.own())?;
    fs::write(&input, &schema)?;
    let mut node = project.node();
    node.arg("www/node_modules/json-schema-to-typescript/dist/src/cli.js").arg(&input);
    node.args(["--unreachableDefinitions", "--no-additionalProperties", "--bannerComment"]);
    node.arg("// Generated from src/report.rs by `cargo xtask types`; not to be edited.");
    let types = command::output(&mut node)? + "\n";
    Ok(vec![Generated { name: "report.schema.json", text: schema }, Generated { name: "report.d.ts", text: types }])
}
