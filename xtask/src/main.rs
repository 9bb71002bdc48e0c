//! The project's own commands. `cargo xtask` is an alias of `.cargo/config.toml`.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use progress::Voice;
use project::Project;
use setup::Need;

mod command;
mod page;
mod progress;
mod project;
mod room;
mod serve;
mod setup;
mod test;
mod types;

const HELP: &str = "\
cargo xtask <command>

  run [--port N] [--no-open]   build the page, serve it on 127.0.0.1, open it in a browser
  test [--only STEP]           check everything; `test --list` names the steps
  build                        the page (www/dist/index.html) and the terminal program
  types [--check]              write the report's JSON Schema and TypeScript types
  bench [ARGUMENT...]          measure
  new-format NAME              begin a room for a new format, src/formats/<name>
  setup                        fetch what all of these need, and stop

Each fetches what it needs and this machine lacks.";

fn main() -> ExitCode {
    match command() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let project = Project::find()?;
    let name = match arguments.next()? {
        Some(Value(name)) => name.string()?,
        Some(Short('h') | Long("help")) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "run" => {
            let (mut port, mut open) = (None, true);
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("port") => port = Some(arguments.value()?.parse()?),
                    Long("no-open") => open = false,
                    other => return Err(other.unexpected().into()),
                }
            }
            let machine = setup::ready(&project, &[Need::Wasm, Need::Npm])?;
            let page = page::build(&project, &machine, Voice::Aloud)?;
            serve::forever(&page.path, port, open)?;
        }
        "test" => {
            let mut only = None;
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("only") => only = Some(arguments.value()?.string()?),
                    Long("list") => {
                        test::list();
                        return Ok(ExitCode::SUCCESS);
                    }
                    other => return Err(other.unexpected().into()),
                }
            }
            return test::run(&project, only.as_deref());
        }
        "build" => {
            no_more(arguments)?;
            let machine = setup::ready(&project, &[Need::Wasm, Need::Npm])?;
            let page = page::build(&project, &machine, Voice::Aloud)?;
            let mut cargo = project.cargo();
            command::shown(cargo.args(["build", "--release", "--bin", "virtlens"]))?;
            let program = format!("virtlens{}", std::env::consts::EXE_SUFFIX);
            let program = project.target.join("release").join(program);
            println!("{}: {}", project.short(&page.path).display(), page.size());
            println!("{}", project.short(&program).display());
        }
        "types" => {
            let mut check = false;
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("check") => check = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            setup::ready(&project, &[Need::Npm])?;
            if check { types::check(&project)? } else { types::write(&project)? }
        }
        "bench" => {
            let rest = arguments.raw_args()?;
            command::shown(project.cargo().args(["bench", "--package", "virtlens", "--bench", "*"]).args(rest))?;
        }
        "new-format" => {
            let Some(Value(name)) = arguments.next()? else { bail!("a format needs a name, such as `xl-info`") };
            let name = name.string()?;
            no_more(arguments)?;
            room::add(&project.root, &name)?;
        }
        "setup" => {
            no_more(arguments)?;
            setup::ready(&project, &Need::ALL)?;
        }
        "help" => println!("{HELP}"),
        other => bail!("there is no command `{other}`; `cargo xtask help` lists them"),
    }
    Ok(ExitCode::SUCCESS)
}

fn no_more(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(argument) => Err(argument.unexpected()).context("it takes no arguments"),
    }
}
