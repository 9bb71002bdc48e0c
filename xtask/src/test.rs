//! `cargo xtask test`: every check of the project, one after the other.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::setup::{self, Machine, Need};
use crate::{command, progress};

mod newcomer;
mod steps;
mod tally;

use steps::STEPS;
use tally::{Reader, Tally};

/// A check.
struct Step {
    /// For `--only`.
    name: &'static str,
    /// For the person who waits.
    title: &'static str,
    needs: &'static [Need],
    work: fn(&mut Check) -> Result<()>,
}

/// A step at work.
struct Check<'a> {
    project: &'a Project,
    machine: &'a Machine,
    name: &'static str,
    /// Tests that were counted; stays empty in a step that is no test suite.
    tally: Tally,
    /// What is told of a step that ends well and counts no tests.
    remark: String,
}

/// Names the steps.
pub fn list() {
    for step in &STEPS {
        println!("{:12} {}", step.name, step.title);
    }
}

/// Runs all the steps, or the one that is named, and stops at the first that fails. The last line
/// tells how many tests passed and failed; a step that is no test suite counts as one.
pub fn run(project: &Project, only: Option<&str>) -> Result<ExitCode> {
    let steps: Vec<&Step> = STEPS.iter().filter(|step| only.is_none_or(|only| only == step.name)).collect();
    if steps.is_empty() {
        bail!("there is no such step; `cargo xtask test --list` names them");
    }
    let needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    let mut total = Tally::default();
    let done = setup::ready(project, &needs).and_then(|machine| {
        for (index, step) in steps.iter().enumerate() {
            progress::start(&format!("[{:2}/{}] {} … ", index + 1, steps.len(), step.title));
            let began = Instant::now();
            let (tally, remark) = (Tally::default(), "ok".to_owned());
            let mut check = Check { project, machine: &machine, name: step.name, tally, remark };
            let done = (step.work)(&mut check);
            let seconds = began.elapsed().as_secs_f64();
            match &done {
                Ok(()) if check.tally == Tally::default() => println!("{}, {seconds:.1} s", check.remark),
                Ok(()) => println!("{}, {seconds:.1} s", check.tally),
                Err(_) => println!("FAILED, {seconds:.1} s"),
            }
            total += check.tally.of_step(done.is_ok());
            done?;
        }
        Ok(())
    });
    if let Err(error) = &done {
        println!("\n{error:#}\n");
        // A machine that could not be readied is a failure as well.
        total.failed = total.failed.max(1);
    }
    println!("{total}");
    Ok(if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Check<'_> {
    fn log(&self) -> PathBuf {
        self.project.own().join(format!("test-{}.log", self.name))
    }

    /// The command has to end well.
    fn must(&self, command: &mut Command) -> Result<()> {
        command::quiet(command, &self.log())
    }

    /// The command runs tests: they have to pass, and there has to be one. A suite that runs nothing
    /// ends well with most runners, and would be believed for years.
    fn tests(&mut self, command: &mut Command, read: Reader) -> Result<()> {
        let (good, said) = command::logged(command, &self.log())?;
        let tally = read(&said);
        self.tally += tally;
        let line = command::line(command);
        let said = said.trim_end();
        match tally {
            _ if !good => bail!("{said}\n\n`{line}` failed"),
            Tally { failed: 1.., .. } => bail!("{said}\n\n`{line}` ended well, with failed tests"),
            Tally { passed: 0, .. } => bail!("{said}\n\n`{line}` ran no test"),
            _ => Ok(()),
        }
    }
}
