//! Where the project stands on this disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;

/// The project's folders.
pub struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo builds: `target`, unless the user's settings say otherwise.
    pub target: PathBuf,
}

impl Project {
    /// Asks cargo, which alone knows all the ways in which a target folder can be set.
    pub fn find() -> Result<Self> {
        // Set by `cargo run`; the compiled-in path would be another checkout's where two share a
        // target folder.
        let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().context("xtask has no parent folder")?.to_owned();
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&root).args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: serde_json::Value = serde_json::from_str(&command::output(&mut cargo)?)?;
        let target = metadata.get("target_directory").and_then(|target| target.as_str());
        let target = target.context("cargo metadata names no target directory")?.into();
        Ok(Self { root, target })
    }

    /// `cargo`, run at the root by the toolchain that runs xtask.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&self.root);
        cargo
    }

    /// `node`, run at the root.
    pub fn node(&self) -> Command {
        let mut node = Command::new("node");
        node.current_dir(&self.root);
        node
    }

    /// The page's folder.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// Where the glue and the module lie. The page's sources import from here, so this place does
    /// not move with the target folder.
    pub fn glue(&self) -> PathBuf {
        self.root.join("target/page")
    }

    /// Where xtask keeps its tools, logs and marks.
    pub fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A path as a person at the root would type it.
    pub fn short<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }
}
