//! Node and the page's npm packages.

use std::fs;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::{command, progress};

/// The first Node whose test runner has all that the page's tests use.
const OLDEST: (u32, u32) = (20, 11);

/// Refuses a machine without Node, or with one that is too old.
pub fn node() -> Result<()> {
    let (major, minor) = OLDEST;
    let Some(version) = command::version("node") else {
        bail!("Node {major}.{minor} or newer is needed: https://nodejs.org");
    };
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|n| n.parse().ok());
    if (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) < OLDEST {
        bail!("Node {major}.{minor} or newer is needed; this is {version}");
    }
    Ok(())
}

/// Installs what the lock file names, unless this very lock file was installed before.
pub fn ready(project: &Project) -> Result<()> {
    node()?;
    let www = project.www();
    let lock = fs::read(www.join("package-lock.json"))?;
    // `npm ci` empties the folder first, so the copy is there only after a complete installation.
    let installed = www.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = command::script("npm");
    npm.current_dir(&www).args(["ci", "--no-audit", "--no-fund"]);
    progress::during("Installing the page's npm packages", || {
        command::quiet(&mut npm, &project.own().join("npm.log"))
    })?;
    fs::write(installed, lock)?;
    Ok(())
}
