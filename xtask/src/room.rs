//! `cargo xtask new-format`: a new room under `src/formats/`, whole and small, to be changed from
//! there. It claims only its own made-up sample, so a half-finished one takes no text from others.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;

/// The files of a room. `ROOM-ID` in them stands for the format's id.
const FILES: [(&str, &str); 5] = [
    ("mod.rs", include_str!("../room/mod.rs")),
    ("fields.rs", include_str!("../room/fields.rs")),
    ("parse.rs", include_str!("../room/parse.rs")),
    ("sample.txt", include_str!("../room/sample.txt")),
    ("tests.rs", include_str!("../room/tests.rs")),
];

/// Writes the room and says where to read on.
pub fn add(root: &Path, id: &str) -> Result<()> {
    write(root, id)?;
    let module = module_of(id);
    println!("src/formats/{module}/ is there, and in the registry of src/formats.rs.");
    println!("It reads a made-up table; CONTRIBUTING.md tells how to make it the real one, step by step.");
    Ok(())
}

/// Writes the room and its line of the registry.
pub fn write(root: &Path, id: &str) -> Result<()> {
    let is_letter = |it: char| it.is_ascii_lowercase();
    if !id.starts_with(is_letter) || !id.chars().all(|it| is_letter(it) || it.is_ascii_digit() || it == '-') {
        bail!("`{id}` is no id: lower-case letters, digits and dashes, such as `xl-info`");
    }
    let module = module_of(id);
    let formats = root.join("src/formats");
    let room = formats.join(&module);
    if room.exists() || formats.join(format!("{module}.rs")).exists() {
        bail!("src/formats/{module} is there already");
    }
    let registry = root.join("src/formats.rs");
    let text = fs::read_to_string(&registry).context("src/formats.rs")?;
    let text = registered(&text, &module).context("src/formats.rs has no list of formats as it should be")?;

    fs::create_dir_all(&room)?;
    for (name, template) in FILES {
        fs::write(room.join(name), template.replace("ROOM-ID", id))?;
    }
    fs::write(&registry, text)?;
    // The list may have outgrown its line, and the id is of another length than its mark.
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.current_dir(root).args(["--edition", "2024"]).arg(&registry).arg(room.join("mod.rs"));
    command::output(&mut rustfmt)?;
    Ok(())
}

/// The Rust name of a format: `xl_info` of `xl-info`.
pub fn module_of(id: &str) -> String {
    id.replace('-', "_")
}

/// The registry's text with the room in its list and among its modules, both in order of the ids.
fn registered(text: &str, module: &str) -> Option<String> {
    let (before, rest) = text.split_once("FORMATS: &[&Format] = &[")?;
    let (list, after) = rest.split_once("];")?;
    let mut rooms: Vec<String> =
        list.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
    rooms.push(format!("&{module}::FORMAT"));
    // As ids: `_` stands for the dash, which sorts before letters.
    rooms.sort_by_key(|room| room.replace('_', "-"));

    let is_module = |line: &&str| line.starts_with("pub mod ");
    let first = after.lines().position(|line| is_module(&line))?;
    let mut modules: Vec<String> = after.lines().filter(is_module).map(str::to_owned).collect();
    modules.push(format!("pub mod {module};"));
    modules.sort();
    let others: Vec<&str> = after.lines().filter(|line| !is_module(line)).collect();
    let (above, below) = others.split_at_checked(first)?;
    let modules = modules.iter().map(String::as_str);
    let lines: Vec<&str> = above.iter().copied().chain(modules).chain(below.iter().copied()).collect();
    Some(format!("{before}FORMATS: &[&Format] = &[{}];{}\n", rooms.join(", "), lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::registered;

    #[test]
    fn a_room_is_registered_in_order() {
        let text = "\
pub static FORMATS: &[&Format] = &[&dmesg::FORMAT, &xl_list::FORMAT];

pub mod dmesg;
pub mod xl_list;

fn find() {}
";
        let expected = "\
pub static FORMATS: &[&Format] = &[&dmesg::FORMAT, &xl_info::FORMAT, &xl_list::FORMAT];

pub mod dmesg;
pub mod xl_info;
pub mod xl_list;

fn find() {}
";
        assert_eq!(registered(text, "xl_info").as_deref(), Some(expected));
    }

    #[test]
    fn another_registry_is_left_alone() {
        assert_eq!(registered("pub mod dmesg;\n", "xl_info"), None);
    }
}
