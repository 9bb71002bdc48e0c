//! The files that a command asks for.

use crate::scan;

use super::files::{FILES, File, PROC};

/// The files that a command prints, in its order: names, `{a,b}` and `*` are followed, and a folder
/// that was entered before.
pub(super) fn asked(command: &str) -> Vec<&'static File> {
    const READERS: &[&str] = &["cat", "head", "tail", "more", "less"];
    let mut files = Vec::new();
    if !scan::texts(command).any(|word| READERS.contains(&word.rsplit('/').next().unwrap_or(word))) {
        return files;
    }
    let entered = command.split_once("cd ").and_then(|(_, rest)| folder(rest.split([' ', ';', '&']).next()?));
    for word in
        command.split(|it: char| it.is_ascii_whitespace() || matches!(it, ';' | '|' | '&' | '"' | '\'' | '(' | ')'))
    {
        let pattern = match word.split_once("/sys/hypervisor/") {
            Some(("", rest)) => rest.to_owned(),
            _ if word.starts_with(PROC) => word.to_owned(),
            _ => match &entered {
                Some(folder) if !word.starts_with(['/', '-']) && !word.is_empty() => format!("{folder}{word}"),
                _ => continue,
            },
        };
        for pattern in alternatives(&pattern) {
            files.extend(FILES.iter().filter(|file| is_match(&pattern, file.path)));
        }
    }
    files
}

/// `version/` of `/sys/hypervisor/version`.
fn folder(path: &str) -> Option<String> {
    let rest = path.strip_prefix("/sys/hypervisor")?.trim_matches('/');
    Some(if rest.is_empty() { String::new() } else { format!("{rest}/") })
}

/// `version/{major,minor}` is two paths.
fn alternatives(pattern: &str) -> Vec<String> {
    let parts = pattern.split_once('{').and_then(|(front, rest)| Some((front, rest.split_once('}')?)));
    match parts {
        Some((front, (list, behind))) => list.split(',').map(|one| format!("{front}{one}{behind}")).collect(),
        None => vec![pattern.to_owned()],
    }
}

/// Whether a path fits a pattern whose parts may be `*`. A pattern that ends in a folder fits none.
fn is_match(pattern: &str, path: &str) -> bool {
    pattern.split('/').count() == path.split('/').count()
        && pattern.split('/').zip(path.split('/')).all(|(wanted, part)| wanted == "*" || wanted == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(command: &str) -> Vec<&str> {
        asked(command).iter().map(|file| file.path).collect()
    }

    #[test]
    fn a_command_names_files() {
        assert_eq!(paths("cat /sys/hypervisor/type"), ["type"]);
        assert_eq!(
            paths("cat /sys/hypervisor/version/{major,minor,extra}"),
            ["version/major", "version/minor", "version/extra"]
        );
        assert_eq!(paths("cat /sys/hypervisor/version/*"), ["version/extra", "version/major", "version/minor"]);
        assert_eq!(
            paths("sudo cat /proc/xen/capabilities; cat /sys/hypervisor/uuid"),
            ["/proc/xen/capabilities", "uuid"]
        );
        assert_eq!(paths("cd /sys/hypervisor && cat type guest_type"), ["type", "guest_type"]);
        assert_eq!(paths("cat /sys/hypervisor/properties/*").len(), 7);
        for command in
            ["ls -l /sys/hypervisor/type", "cat /etc/hostname", "cat /sys/hypervisor", "grep -r . /sys/hypervisor"]
        {
            assert!(paths(command).is_empty(), "{command}");
        }
    }
}
