//! Lines that a collector writes between two outputs.
//!
//! ```text
//! zzz ***Fri Nov 20 15:42:06 UTC 2026                    ExaWatcher, OSWatcher
//! TS 1795189326.003045006 2026-11-20 15:42:06            pt-stalk
//! #==[ Command ]======================================#  supportconfig
//! ==> /var/log/dmesg <==                                 head, tail
//! ===== vmstat 1 5 =====                                 scripts of all kinds
//! ```

use crate::text::{front, front_of};

/// Whether a line stands between two outputs, and the command that it names.
pub(super) fn boundary(line: &str) -> Option<&str> {
    let bare = |it: char| matches!(it, '=' | '#' | '*' | '-' | ' ' | '>' | '<');
    match line.as_bytes() {
        [b'z', b'z', b'z', b' ', ..] => front(line, "zzz ***").or_else(|| front(line, "zzz <")).map(|_| ""),
        [b'T', b'S', b' ', ..] => front(line, "TS #########+.#+ ####-##-##").map(|_| ""),
        [b'#', b'=', b'=', b'[', ..] => Some(""),
        [b'T' | b'P', ..] => {
            (front_of(line, &["TASK [", "PLAY [", "PLAY RECAP *"]).is_some() && line.ends_with("***")).then_some("")
        }
        // The rooms know the files of the kernel by these.
        [b'=', b'=', b'>', b' ', ..] if line.contains("> /proc/") || line.contains("> /sys/") => None,
        [b'=', b'=', b'>', b' ', ..] => line.ends_with(" <==").then_some(""),
        [b'=', b'=', b'=', ..] | [b'#', b'#', b'#', ..] | [b'-', b'-', b'-', ..] | [b'*', b'*', b'*', ..] => {
            let words = line.trim_matches(bare);
            // Headings of tables have dashes too, and the kernel cuts `[ here ]`.
            let is_rule = words.is_empty() && (line.starts_with('-') || line.contains(' '));
            let is_caption = line.len() > words.len() + 5 && line.ends_with(['=', '#', '-', '*']);
            (is_caption && !is_rule && !words.contains("--") && !words.contains(['[', '/'])).then_some(words)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collectors() {
        for (line, command) in [
            ("zzz ***Fri Nov 20 15:42:06 UTC 2026", ""),
            ("zzz <11/20/2026 15:42:06> subcount: 7", ""),
            ("TS 1795189326.003045006 2026-11-20 15:42:06", ""),
            ("#==[ Command ]======================================#", ""),
            ("==> web01.txt <==", ""),
            ("===== vmstat 1 5 =====", "vmstat 1 5"),
            ("##### dmesg #####", "dmesg"),
            ("-------- xl info --------", "xl info"),
            ("===================", ""),
            ("TASK [memory] **************************", ""),
        ] {
            assert_eq!(boundary(line), Some(command), "{line}");
        }
    }

    #[test]
    fn outputs() {
        for line in [
            "",
            "procs -----------memory---------- ---swap--",
            "-----------memory---------- ---swap-- -----io----",
            "---swap-- -----io----",
            "==> /sys/hypervisor/type <==",
            "--- a/dmesg.txt",
            "TS of the guest",
            "zzz",
            "### vmstat",
            "------------[ cut here ]------------",
            "---[ end trace 0000000000000000 ]---",
            "----- ----------- ------------------------",
            "-----------------",
            "--",
        ] {
            assert_eq!(boundary(line), None, "{line}");
        }
    }
}
