//! The standard library for wasm32: rustup's, or built from Debian's packages.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::{command, progress};

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain that `wasm-std.sh compiler` makes of Debian's own compiler.
const DEBIAN: &str = "debian-wasm";

/// Uses, fetches or builds the library. Answers with a toolchain where it belongs to another than
/// the active one.
pub fn ready(project: &Project) -> Result<Option<String>> {
    if works(None)? {
        return Ok(None);
    }
    if works(Some(DEBIAN))? {
        return Ok(Some(DEBIAN.to_owned()));
    }
    // `RUSTUP_AUTO_INSTALL=0` is a machine's word that rustup is to fetch nothing. It is heeded for
    // targets too: beside a library built by hand, a fetched one makes every build fail (E0464).
    let may_fetch = env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|word| word != "0");
    let mut ways = Vec::new();
    if may_fetch && command::there("rustup") {
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]);
        ways.push(("Fetching the wasm32 standard library by rustup", rustup, None));
    }
    if cfg!(target_os = "linux") && command::there("apt-get") {
        let script = |way: &str| {
            let mut bash = Command::new("bash");
            bash.arg(project.root.join("xtask/wasm-std.sh")).arg(way);
            bash
        };
        let source = "Building the wasm32 standard library from Debian's source";
        ways.push((source, script("backports"), None));
        let compiler = "Installing Debian's own compiler, and building the library for it";
        ways.push((compiler, script("compiler"), Some(DEBIAN)));
    }
    let log = project.own().join("wasm-std.log");
    for (what, mut way, toolchain) in ways {
        let made = progress::during(what, || {
            command::quiet(&mut way, &log)?;
            if works(toolchain)? { Ok(()) } else { bail!("the library is there, but does not link") }
        });
        match made {
            Ok(()) => return Ok(toolchain.map(str::to_owned)),
            Err(error) => println!("{error:#}"),
        }
    }
    bail!(
        "rustc has no standard library for {TARGET}. With rustup: `rustup target add {TARGET}`; \
         else install your system's package of it."
    )
}

/// Whether the toolchain links a module that uses the library. The module is thrown away: a folder
/// that is merely there proves nothing, it may be half-made or left over from an older compiler.
fn works(toolchain: Option<&str>) -> Result<bool> {
    let mut rustc = Command::new("rustc");
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    let module = env::temp_dir().join(format!("xtask-{}.wasm", std::process::id()));
    rustc.args(["--edition", "2024", "--target", TARGET, "--crate-type", "cdylib", "-", "-o"]);
    rustc.arg(&module).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut running = rustc.spawn().context("cannot start `rustc`")?;
    let source = "#[unsafe(no_mangle)] pub extern \"C\" fn f() -> usize { std::env::args().count() }";
    // A toolchain that does not exist ends before it reads; its status says so.
    let _ = running.stdin.take().map(|mut stdin| stdin.write_all(source.as_bytes()));
    let linked = running.wait()?.success();
    let _ = std::fs::remove_file(&module);
    Ok(linked)
}
