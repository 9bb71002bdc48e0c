//! Chrome or Chromium with its driver: the ones that are there, Debian's, or fetched ones.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Browser, npm};
use crate::project::Project;
use crate::{command, progress};

/// Fetches browsers and drivers on every system; the last release that runs on Node 20.
const FETCHER: &str = "@puppeteer/browsers@2.13.2";

/// Names on `PATH`.
const NAMES: [&str; 4] = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/// Places off `PATH`; the last two begin in a folder that a variable names.
const PLACES: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
];

/// Finds or fetches the pair. Only a driver of the browser's own major version can drive it.
pub fn ready(project: &Project) -> Result<Browser> {
    if let Some(browser) = pair(find_chrome(), find_drivers()) {
        return Ok(browser);
    }
    if find_chrome().is_none() && has_debian_packages() {
        let log = project.own().join("browser.log");
        let installed = progress::during("Installing Debian's Chromium and its driver", || {
            command::quiet(as_root("apt-get").args(["-qq", "update"]), &log)?;
            let mut apt = as_root("apt-get");
            apt.args(["-qq", "-y", "--no-install-recommends", "install"]);
            command::quiet(apt.args(["chromium", "chromium-driver"]), &log)
        });
        // Ubuntu has these packages as empty shells or not at all: what is fetched below runs there.
        if installed.is_ok()
            && let Some(browser) = pair(find_chrome(), find_drivers())
        {
            return Ok(browser);
        }
    }
    let chrome = match find_chrome() {
        Some(chrome) => chrome,
        None => fetched(project, "chrome", "stable")?,
    };
    let version = major_version(&chrome).with_context(|| format!("{} does not tell its version", chrome.display()))?;
    let driver = fetched(project, "chromedriver", &version)?;
    Ok(Browser { chrome, driver })
}

/// A browser with the first driver that fits it.
fn pair(chrome: Option<PathBuf>, drivers: Vec<PathBuf>) -> Option<Browser> {
    let chrome = chrome?;
    let version = major_version(&chrome)?;
    let fits = |driver: &PathBuf| major_version(driver).as_ref() == Some(&version);
    let driver = drivers.into_iter().find(fits)?;
    Some(Browser { chrome, driver })
}

/// The browser that the user names, else the first that is found.
fn find_chrome() -> Option<PathBuf> {
    let named = ["VIRTLENS_CHROME", "CHROME"].into_iter().find_map(env::var_os);
    let mut candidates: Vec<PathBuf> = named.into_iter().map(PathBuf::from).collect();
    candidates.extend(NAMES.into_iter().flat_map(on_path));
    candidates.extend(PLACES.into_iter().filter_map(expanded));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

/// The driver that the user names, the one of GitHub's runners, those on `PATH`.
fn find_drivers() -> Vec<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let runner = env::var_os("CHROMEWEBDRIVER").map(|folder| program_in(Path::new(&folder), "chromedriver"));
    let all = named.into_iter().chain(runner).chain(on_path("chromedriver"));
    all.filter(|driver| driver.is_file()).collect()
}

fn on_path(name: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|folder| program_in(&folder, name)).collect()
}

fn program_in(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A place with its leading `%VARIABLE%` filled in, where there is such a variable.
fn expanded(place: &str) -> Option<PathBuf> {
    match place.strip_prefix('%').and_then(|rest| rest.split_once("%/")) {
        Some((variable, rest)) => Some(PathBuf::from(env::var_os(variable)?).join(rest)),
        None => Some(place.into()),
    }
}

/// `156` of `Chromium 156.0.8078.80 built on Debian` or `ChromeDriver 156.0.8078.80 (…)`.
fn major_version(program: &Path) -> Option<String> {
    // On Windows `chrome.exe --version` opens a window. There an installed one has a folder beside it
    // that is named by the version, and a fetched one lies in `win64-156.0.8078.80/`.
    let said = if cfg!(windows) && program.ends_with("chrome.exe") {
        let beside = fs::read_dir(program.parent()?).ok()?.flatten();
        let beside = beside.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let above = program.to_string_lossy().replace(['\\', '-'], " ");
        beside.chain([above]).collect::<Vec<_>>().join(" ")
    } else {
        command::version(program)?
    };
    said.split_whitespace().find_map(version_number)
}

/// The first number of a word like `156.0.8078.80`.
fn version_number(word: &str) -> Option<String> {
    let numbers: Vec<&str> = word.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let all = numbers.len() == 4 && numbers.iter().all(is_number);
    numbers.first().filter(|_| all).map(|first| (*first).to_owned())
}

/// Whether packages can be installed without asking for a password.
fn has_debian_packages() -> bool {
    command::there("apt-get") && command::output(&mut as_root("true")).is_ok()
}

/// The program with the rights of root: as it is, or by a `sudo` that does not ask.
fn as_root(program: &str) -> Command {
    if command::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Command::new(program);
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", program]);
    sudo
}

/// The program, fetched into the target folder by a pinned npm package unless it was before.
fn fetched(project: &Project, what: &str, version: &str) -> Result<PathBuf> {
    let folder = project.own().join("browsers");
    let mark = folder.join(format!("{what}-{version}"));
    if let Some(program) = fs::read_to_string(&mark).ok().map(PathBuf::from)
        && program.is_file()
    {
        return Ok(program);
    }
    fs::create_dir_all(&folder)?;
    npm::node()?;
    let mut npm = command::script("npm");
    npm.args(["exec", "--yes", &format!("--package={FETCHER}"), "--", "browsers", "install"]);
    npm.arg(format!("{what}@{version}")).args(["--format", "{{path}}", "--path"]).arg(&folder);
    let said = progress::during(&format!("Fetching {what} {version}"), || command::output(&mut npm))?;
    let program = said.lines().last().unwrap_or_default().trim().to_owned();
    fs::write(&mark, &program)?;
    Ok(program.into())
}

#[cfg(test)]
mod tests {
    use super::version_number;

    #[test]
    fn a_version_is_four_numbers() {
        assert_eq!(version_number("156.0.8078.80"), Some("156".to_owned()));
        for other in ["Chromium", "12.1", "a.b.c.d", "156.0..80", "1.2.3.4.5"] {
            assert_eq!(version_number(other), None, "{other}");
        }
    }
}
