//! Shell prompts.
//!
//! ```text
//! $ vmstat 1
//! # dmesg
//! [root@web01 ~]# xl info
//! user@web01:~$ iostat -x
//! jacarepagua:/etc/xen-tools/role.d# xm info
//! bash-4.2# dmesg
//! marcos@MARCOS-LAPTOP /home/marcos $ sudo dmesg
//! (venv) [15:42:06] user@web01:~$ vmstat 1
//! ┌──(root㉿web01)-[~]
//! └─# vmstat 1
//! ➜  ~ vmstat 1
//! + vmstat 1
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, rest, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::text::{behind, front_of, is_letter};

/// A prompt and what was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found<'l> {
    pub(super) host: Option<&'l str>,
    pub(super) command: &'l str,
}

/// A prompt is short; what looks like one further right is part of an output.
const WIDTH: usize = 120;

/// The prompt that a line begins with.
pub(super) fn prompt(line: &str) -> Option<Found<'_>> {
    let line = line.trim_ascii_start();
    // Records of the kernel and of Xen, most often.
    if line.starts_with("[ ") || line.starts_with("(XEN)") {
        return None;
    }
    if let Some(found) = decorated(line) {
        return Some(found);
    }
    if let Some(command) = command_alone(line) {
        return no_host(command);
    }
    let mut head = line.bytes().take(WIDTH);
    if !head.any(|byte| matches!(byte, b'$' | b'#' | b'%' | b'>')) {
        return None;
    }
    if let Some(found) = host_alone(line).or_else(|| answer(line)) {
        return Some(found);
    }
    let line = behind(behind(line, "(@+) "), "[##:##:##] ");
    let (_, (host, command)) =
        alt((bracketed, user_at_host, host_and_path, host_and_folder, shell, path, bare)).parse(line).ok()?;
    Some(Found { host, command: command.trim_ascii() })
}

/// A command whose prompt was not copied: `dmesg | grep DMI:`, `cat /proc/version`.
fn command_alone(line: &str) -> Option<&str> {
    let (program, rest) = line.split_once(' ')?;
    let is_known = matches!(
        program,
        "dmesg" | "sudo" | "cat" | "grep" | "journalctl" | "xl" | "xm" | "lspci" | "lsmod" | "dmidecode"
    );
    // The second word of a sentence is none of these.
    if matches!(program, "sar" | "vmstat" | "iostat" | "mpstat") {
        let is_argument = |word: &str| word.starts_with(|it: char| it == '-' || it == '/' || it.is_ascii_digit());
        return rest.split_ascii_whitespace().all(is_argument).then_some(line);
    }
    let is_typed = match program {
        "cat" => rest.starts_with("/proc/") || rest.starts_with("/sys/"),
        "sudo" => rest.bytes().all(|byte| byte.is_ascii_lowercase() || b" -|/".contains(&byte)),
        _ => rest.contains('|') || rest.starts_with('-'),
    };
    // A sentence ends with a point or goes on.
    (is_known && is_typed && line.len() < WIDTH && !rest.ends_with(['.', ',', ':', '?', ')'])).then_some(line)
}

/// `[~](user@web01)$ command`, `web01 % command`; a share of something has no name in front.
fn host_alone(line: &str) -> Option<Found<'_>> {
    let (front, command) = line.split_once([' '])?;
    let inside = front
        .strip_prefix('[')
        .filter(|_| front.ends_with(['$', '#']))
        .and_then(|rest| rest.trim_end_matches(['$', '#']).strip_suffix(')'));
    if let Some((_, user)) = inside.and_then(|rest| rest.split_once("](")) {
        return Some(Found { host: Some(user.split_once('@')?.1), command });
    }
    let is_host = front.starts_with(|it: char| !it.is_ascii_digit() && is_letter(it))
        && front.contains(|it: char| it.is_ascii_digit() || it == '-')
        && front.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let command = command.strip_prefix("% ").filter(|_| is_host)?;
    Some(Found { host: Some(front), command })
}

/// What Ansible writes above the answer of a host: `ok: [web01] => {`, `web01 | CHANGED | rc=0 >>`.
fn answer(line: &str) -> Option<Found<'_>> {
    let (host, state) = line.split_once(" | ").unwrap_or((line, ""));
    if state.ends_with(" >>") && state.contains("| rc=") {
        return Some(Found { host: Some(host), command: "" });
    }
    let (_, rest) = front_of(line, &["ok: [", "changed: [", "fatal: ["])?;
    let (host, rest) = rest.split_once(']')?;
    rest.contains("=>").then_some(Found { host: Some(host), command: "" })
}

fn no_host(command: &str) -> Option<Found<'_>> {
    Some(Found { host: None, command: command.trim_ascii() })
}

/// Prompts that begin with a sign of their own: `➜  ~ command`, `❯ command`, the second line
/// `╰─$ command`, the first line `┌──(root㉿web01)-[~]`, a trace `+ command`.
fn decorated(line: &str) -> Option<Found<'_>> {
    match line.chars().next()? {
        '\u{279c}' | '\u{276f}' => {
            let rest = line.trim_start_matches(['\u{279c}', '\u{276f}']);
            // The name of the folder stands between two blanks and one.
            no_host(
                rest.strip_prefix("  ").map_or(rest, |rest| rest.split_once(' ').map_or("", |(_, command)| command)),
            )
        }
        '\u{2514}' | '\u{2570}' => {
            let (arm, command) = line.split_once(['$', '#', '%'])?;
            let is_arm = arm.chars().all(|it| ('\u{2500}'..='\u{257f}').contains(&it));
            if is_arm && command.starts_with(' ') { no_host(command) } else { None }
        }
        '\u{250c}' | '\u{256d}' => {
            let (user, host) = line.split_once(['@', '\u{327f}'])?;
            let end = host.find(|it: char| !is_letter(it) && !"._-".contains(it)).unwrap_or(host.len());
            let is_user =
                user.bytes().filter(u8::is_ascii).all(|it| it.is_ascii_alphanumeric() || b"(_-".contains(&it));
            let host = host.get(..end).filter(|_| is_user)?;
            Some(Found { host: Some(host), command: "" })
        }
        '+' => no_host(front_of(line, &["+ %&+ ", "+ /&+ ", "++ %&+ "]).map(|_| line.trim_start_matches('+'))?),
        _ => None,
    }
}

type Parts<'l> = (Option<&'l str>, &'l str);

/// `[root@web01 ~]# command`
fn bracketed(line: &str) -> IResult<&str, Parts<'_>> {
    let inside = (user_and_host, take_till(|it| it == ']'));
    let (line, (host, _)) = delimited(char('['), inside, char(']')).parse(line)?;
    let (line, command) = typed(line)?;
    Ok((line, (Some(host), command)))
}

/// `user@web01:~/x$ command`, `user@web01 /home/user $ command`, `user@web01 ~> command`; where no
/// path stands before it `>` is no sign that is safe.
fn user_at_host(line: &str) -> IResult<&str, Parts<'_>> {
    let path = take_while(|it: char| !"$#%>".contains(it));
    let (line, (host, path)) = (user_and_host, verify(path, |it: &str| it.len() < 80)).parse(line)?;
    if let Some(command) = line.strip_prefix('>').filter(|_| path.contains(['~', '/'])) {
        return Ok(("", (Some(host), command)));
    }
    let (line, command) = typed(line)?;
    Ok((line, (Some(host), command)))
}

/// `jacarepagua:/etc/xen-tools/role.d# command`, `web01:~ # command`
fn host_and_path(line: &str) -> IResult<&str, Parts<'_>> {
    let path = recognize((one_of("~/"), take_while(|it: char| !it.is_whitespace() && !"$#%".contains(it))));
    let (line, host) = terminated(name, (char(':'), path, opt(char(' ')))).parse(line)?;
    let (line, command) = typed(line)?;
    Ok((line, (Some(host), command)))
}

/// `web01 [log]# command`
fn host_and_folder(line: &str) -> IResult<&str, Parts<'_>> {
    let folder = take_while1(|it: char| !it.is_whitespace() && !"[]".contains(it));
    let (line, host) = terminated(name, (tag(" ["), folder, char(']'))).parse(line)?;
    let (line, command) = typed(line)?;
    Ok((line, (Some(host), command)))
}

/// `~ # command`, `/ # command`, as busybox and Alpine show them.
fn path(line: &str) -> IResult<&str, Parts<'_>> {
    let (line, _) = (one_of("~/"), char(' ')).parse(line)?;
    let (line, command) = typed(line)?;
    Ok((line, (None, command)))
}

/// `bash-4.2# command`; a login shell calls itself `-bash`.
fn shell(line: &str) -> IResult<&str, Parts<'_>> {
    let version = take_while1(|it: char| it.is_ascii_digit() || it == '.');
    let (line, _) = (alt((tag("bash-"), tag("-bash-"), tag("sh-"))), version).parse(line)?;
    let (line, command) = typed(line)?;
    Ok((line, (None, command)))
}

/// `$ command`
fn bare(line: &str) -> IResult<&str, Parts<'_>> {
    let (line, _) = one_of("$#%")(line)?;
    let command = verify(rest, |it: &str| !REMARKS.iter().any(|start| it.starts_with(start)));
    let (line, command) = preceded(char(' '), command).parse(line)?;
    Ok((line, (None, command)))
}

/// What dmidecode prints behind a `#` of its own.
const REMARKS: &[&str] = &["dmidecode 2.", "dmidecode 3.", "SMBIOS ", "fully supported by this", "No SMBIOS nor DMI "];

fn user_and_host(line: &str) -> IResult<&str, &str> {
    preceded((name, char('@')), name).parse(line)
}

fn name(line: &str) -> IResult<&str, &str> {
    take_while1(|it: char| is_letter(it) || "._-".contains(it)).parse(line)
}

/// The sign, then a blank and the command, or the end of the line.
fn typed(line: &str) -> IResult<&str, &str> {
    let (line, _) = one_of("$#%")(line)?;
    let (line, command) = opt(preceded(char(' '), rest)).parse(line)?;
    match command {
        Some(command) => Ok((line, command)),
        None => verify(rest, str::is_empty).parse(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_of_all_shells() {
        for (line, host, command) in [
            ("$ vmstat 1", None, "vmstat 1"),
            ("sar -b   2 2", None, "sar -b   2 2"),
            ("# dmesg", None, "dmesg"),
            ("% xl info", None, "xl info"),
            ("[root@web01 ~]# xl info", Some("web01"), "xl info"),
            ("[root@web01 ~]#", Some("web01"), ""),
            ("web01 % uname -r", Some("web01"), "uname -r"),
            ("[xen](root@web01)# xl list", Some("web01"), "xl list"),
            ("user@web01:~$ iostat -x", Some("web01"), "iostat -x"),
            (
                "   jacarepagua:/etc/xen-tools/role.d# vmstat -S M #megabytes",
                Some("jacarepagua"),
                "vmstat -S M #megabytes",
            ),
            ("web01 [log]# dmesg", Some("web01"), "dmesg"),
            ("bash-4.2# dmesg", None, "dmesg"),
            ("-bash-3.2# vmstat 2 2", None, "vmstat 2 2"),
            ("marcos@MARCOS-LAPTOP /home/marcos $ sudo dmesg", Some("MARCOS-LAPTOP"), "sudo dmesg"),
            ("(venv) user@web01:~$ iostat -x", Some("web01"), "iostat -x"),
            ("[15:42:06] root@web01:~# xl info", Some("web01"), "xl info"),
            ("web01:~ # xl info", Some("web01"), "xl info"),
            ("user@web01 ~> xl info", Some("web01"), "xl info"),
            ("~ # xl info", None, "xl info"),
            ("\u{279c}  ~ xl info", None, "xl info"),
            ("\u{279c}  ~", None, ""),
            ("\u{276f} xl info", None, "xl info"),
            ("\u{250c}\u{2500}\u{2500}(root\u{327f}web01)-[~]", Some("web01"), ""),
            ("\u{256d}\u{2500}user@web01 ~", Some("web01"), ""),
            ("\u{2514}\u{2500}# xl info", None, "xl info"),
            ("+ xl info", None, "xl info"),
            ("dmesg | grep \"DMI:\"", None, "dmesg | grep \"DMI:\""),
            ("ok: [web01] => {", Some("web01"), ""),
            ("web01 | CHANGED | rc=0 >>", Some("web01"), ""),
            ("cat /proc/version", None, "cat /proc/version"),
        ] {
            assert_eq!(prompt(line), Some(Found { host, command }), "{line}");
        }
    }

    #[test]
    fn outputs_are_no_prompts() {
        for line in [
            "[    0.000000] Linux version 6.1.0 (a@b) #1 SMP Debian",
            "Linux version 2.6.18 (root@host) #1 SMP",
            "version                : #1 SMP Fri Mar 27 07:12:15 UTC 2009",
            "#######",
            "avg-cpu:  %user   %nice %system %iowait  %steal   %idle",
            "           0.43    0.00",
            "%Cpu(s): 0,0 us",
            "# dmidecode 3.4",
            "# No SMBIOS nor DMI entry point found, sorry.",
            "+ 12 more rows",
            "\u{2514}\u{2500}sda1   8:1    0   1G  0 part",
            "a -> b",
            "jo@example.org> wrote",
            "about 20 % of it",
            "100 % sure",
            "[the mail](jo@example.org) says # 1",
            "dmesg says that the disk is gone",
            "cat is no dog",
            "sudo did not help.",
            "+-[0000:00]-+-00.0",
            "",
        ] {
            assert_eq!(prompt(line), None, "{line}");
        }
    }
}
