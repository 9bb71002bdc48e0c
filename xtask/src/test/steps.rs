//! The steps of `cargo xtask test`: those that are quick and fail often come first.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{Check, Step, newcomer, tally};
use crate::command;
use crate::page;
use crate::progress::Voice;
use crate::setup::{Need, TARGET};
use crate::types;

/// In the order in which they run.
pub const STEPS: [Step; 11] = [
    Step { name: "format", title: "formatting", needs: &[], work: format },
    Step { name: "clippy", title: "clippy", needs: &[], work: clippy },
    Step { name: "clippy-wasm", title: "clippy for wasm32", needs: &[Need::Wasm], work: clippy_wasm },
    Step { name: "tests", title: "engine, terminal program and xtask", needs: &[], work: tests },
    Step { name: "docs", title: "documentation and its examples", needs: &[], work: docs },
    Step { name: "new-format", title: "a new format compiles and is let in", needs: &[], work: newcomer::work },
    Step { name: "types", title: "generated types are up to date", needs: &[Need::Npm], work: types },
    Step { name: "page", title: "the page builds and is small", needs: &[Need::Wasm, Need::Npm], work: page },
    Step { name: "tsc", title: "the page's types", needs: &[Need::Wasm, Need::Npm], work: tsc },
    Step {
        name: "wasm",
        title: "the wasm boundary in a browser",
        needs: &[Need::Wasm, Need::Programs, Need::Browser],
        work: wasm,
    },
    Step {
        name: "page-tests",
        title: "the page in a browser",
        needs: &[Need::Wasm, Need::Npm, Need::Browser],
        work: page_tests,
    },
];

fn format(check: &mut Check) -> Result<()> {
    check.must(check.project.cargo().args(["fmt", "--all", "--", "--check", "--color", "never"]))
}

fn clippy(check: &mut Check) -> Result<()> {
    let mut cargo = check.project.cargo();
    cargo.args(["clippy", "--quiet", "--package", "virtlens", "--package", "xtask", "--all-targets", "--all-features"]);
    check.must(cargo.args(["--", "-D", "warnings"]))
}

fn clippy_wasm(check: &mut Check) -> Result<()> {
    let mut cargo = check.machine.wasm(check.project, "cargo")?;
    cargo.args(["clippy", "--quiet", "--lib", "--test", "web", "--no-default-features", "--target", TARGET]);
    check.must(cargo.args(["--", "-D", "warnings"]))
}

fn tests(check: &mut Check) -> Result<()> {
    let packages = ["--package", "virtlens", "--package", "xtask", "--all-features"];
    let mut cargo = check.project.cargo();
    // Coloured numbers are not numbers to the tally.
    cargo.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1");
    if command::output(check.project.cargo().args(["nextest", "--version"])).is_ok() {
        cargo.args(["nextest", "run", "--cargo-quiet", "--no-fail-fast", "--status-level", "fail"]).args(packages);
        check.tests(&mut cargo, tally::nextest)
    } else {
        cargo.args(["test", "--quiet", "--no-fail-fast", "--lib", "--bins", "--tests"]).args(packages);
        check.tests(&mut cargo, tally::cargo)
    }
}

fn docs(check: &mut Check) -> Result<()> {
    let mut cargo = check.project.cargo();
    cargo.args(["doc", "--quiet", "--package", "virtlens", "--no-deps", "--all-features"]);
    check.must(cargo.env("RUSTDOCFLAGS", "-D warnings"))?;
    let mut cargo = check.project.cargo();
    cargo.args(["test", "--quiet", "--doc", "--package", "virtlens", "--all-features"]);
    check.tests(&mut cargo, tally::cargo)
}

fn types(check: &mut Check) -> Result<()> {
    types::check(check.project)
}

fn page(check: &mut Check) -> Result<()> {
    check.remark = page::build(check.project, check.machine, Voice::Silent)?.size();
    Ok(())
}

/// The page's sources import the glue's types, hence the page first; it is quick where it is built.
fn tsc(check: &mut Check) -> Result<()> {
    page::build(check.project, check.machine, Voice::Silent)?;
    let mut node = check.project.node();
    check.must(node.args(["www/node_modules/typescript/bin/tsc", "--noEmit", "--project", "www"]))
}

fn wasm(check: &mut Check) -> Result<()> {
    let browser = check.machine.browser.as_ref().context("no browser was readied")?;
    // The committed settings name no browser, since each machine has its own elsewhere.
    let settings = fs::read_to_string(check.project.root.join("webdriver.json"))?;
    let mut settings: serde_json::Value = serde_json::from_str(&settings)?;
    let options = settings.get_mut("goog:chromeOptions").and_then(|options| options.as_object_mut());
    let chrome = browser.chrome.to_string_lossy().into();
    options.context("webdriver.json has no options for Chrome")?.insert("binary".to_owned(), chrome);
    let own = check.project.own().join("webdriver.json");
    fs::write(&own, settings.to_string())?;

    let mut wasm_pack = check.machine.wasm(check.project, "wasm-pack")?;
    wasm_pack.args(["test", "--headless", "--chrome", "--mode", "no-install", "--chromedriver"]);
    wasm_pack.arg(&browser.driver).args(["--", "--no-default-features", "--test", "web"]);
    wasm_pack.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", own);
    // The runner would take any other browser's driver first.
    for other in ["GECKODRIVER", "SAFARIDRIVER", "GECKODRIVER_REMOTE", "SAFARIDRIVER_REMOTE"] {
        wasm_pack.env_remove(other);
    }
    check.tests(&mut wasm_pack, tally::cargo)
}

fn page_tests(check: &mut Check) -> Result<()> {
    let browser = check.machine.browser.as_ref().context("no browser was readied")?;
    let page = page::build(check.project, check.machine, Voice::Silent)?;
    // Named one by one: what `node --test FOLDER` means has changed from one Node to the next.
    let mut files = Vec::new();
    for entry in fs::read_dir(check.project.root.join("tests/page")).context("tests/page")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("tests/page has no *.test.mjs");
    }
    let mut node = check.project.node();
    // The limit is for a browser that hangs; it counts for a file as a whole.
    node.args(["--test", "--test-reporter=spec", "--test-timeout=600000"]).args(files);
    node.env("VIRTLENS_CHROME", &browser.chrome).env("VIRTLENS_PAGE", page.path);
    check.tests(&mut node, tally::node)
}
