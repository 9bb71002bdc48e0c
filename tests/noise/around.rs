//! What people and pages put around an output: prompts, fences, quoting, words.

use super::{Clean, Loss, Noise, around, between, each};

macro_rules! framed {
    ($group:literal, $name:literal, $before:literal, $after:literal $(, $takes:expr)*) => {
        Noise {
            group: $group,
            name: $name,
            apply: |clean| around(clean.text, &$before.replace("COMMAND", clean.command), $after),
            takes: &[$($takes),*],
        }
    };
}

macro_rules! lines {
    ($group:literal, $name:literal, $change:expr $(, $takes:expr)?) => {
        Noise { group: $group, name: $name, apply: |clean| each(clean.text, $change), takes: &[$($takes)?] }
    };
}

pub static NOISES: &[Noise] = &[
    framed!("prompts", "`$ command`", "$ COMMAND\n", ""),
    framed!("prompts", "`# command`", "# COMMAND\n", ""),
    framed!("prompts", "`% command`", "% COMMAND\n", ""),
    framed!(
        "prompts",
        "`[root@web01 ~]# command`, and an empty one behind",
        "[root@web01 ~]# COMMAND\n",
        "[root@web01 ~]# \n",
        Loss::Host
    ),
    framed!("prompts", "`user@web01:~$ command`", "user@web01:~$ COMMAND\n", "user@web01:~$ \n", Loss::Host),
    framed!("prompts", "`(venv) user@web01:~$ command`", "(venv) user@web01:~$ COMMAND\n", "", Loss::Host),
    framed!("prompts", "`web01:~ # command`", "web01:~ # COMMAND\n", "web01:~ # \n", Loss::Host),
    framed!("prompts", "`user@mac ~ % command`", "user@mac ~ % COMMAND\n", "user@mac ~ % \n", Loss::Host),
    framed!("prompts", "`~ # command`", "~ # COMMAND\n", "~ # \n"),
    framed!("prompts", "`/ # command`", "/ # COMMAND\n", ""),
    framed!("prompts", "`bash-5.1# command`", "bash-5.1# COMMAND\n", ""),
    framed!("prompts", "`➜  ~ command`", "➜  ~ COMMAND\n", "➜  ~\n"),
    framed!("prompts", "`❯ command`", "❯ COMMAND\n", "❯\n"),
    framed!(
        "prompts",
        "two lines, `└─# command`",
        "┌──(root㉿web01)-[~]\n└─# COMMAND\n",
        "\n┌──(root㉿web01)-[~]\n└─# \n",
        Loss::Host
    ),
    framed!("prompts", "two lines, `╰─$ command`", "╭─user@web01 ~\n╰─$ COMMAND\n", "", Loss::Host),
    framed!("prompts", "`user@web01 ~> command`", "user@web01 ~> COMMAND\n", "user@web01 ~> \n", Loss::Host),
    framed!("prompts", "`web01# command`", "web01# COMMAND\n", "web01# \n", Loss::Host),
    framed!("prompts", "a trace, `+ command`", "+ COMMAND\n", ""),
    framed!("prompts", "`web01 [log]# command`", "web01 [log]# COMMAND\n", "web01 [log]# \n", Loss::Host),
    framed!("prompts", "a trace with its place, `+ run.sh:12: command`", "+ run.sh:12: COMMAND\n", ""),
    framed!("prompts", "a trace of traces, `++ command`", "++ COMMAND\n", ""),
    framed!(
        "prompts",
        "a coloured prompt",
        "\u{1b}[01;32muser@web01\u{1b}[00m:\u{1b}[01;34m~\u{1b}[00m$ COMMAND\n",
        "",
        Loss::Host
    ),
    framed!(
        "prompts",
        "the window's title before it",
        "\u{1b}]0;user@web01: ~\u{7}user@web01:~$ COMMAND\n",
        "",
        Loss::Host
    ),
    framed!(
        "prompts",
        "`[15:42:06] root@web01:~# command`",
        "[15:42:06] root@web01:~# COMMAND\n",
        "",
        Loss::Host,
        Loss::Time
    ),
    framed!("prompts", "a caption, then the prompt", "Output of COMMAND:\n\n$ COMMAND\n", "\nThat is all.\n"),
    framed!("markup", "fence of back-ticks", "```\n", "```\n"),
    framed!("markup", "fence with a language", "```bash\n", "```\n"),
    framed!("markup", "fence with a wrong language", "```html\n", "```\n"),
    framed!("markup", "fence of tildes", "~~~\n", "~~~\n"),
    framed!("markup", "fence that is never closed", "Here it is:\n```\n", ""),
    framed!("markup", "fence, the prompt inside", "```\n$ COMMAND\n", "```\n"),
    Noise {
        group: "markup",
        name: "back-ticks on the first and the last line",
        apply: |clean| Some(format!("```{}```\n", clean.text.trim_end()).into_bytes()),
        takes: &[],
    },
    framed!("markup", "`<pre>`", "<pre>\n", "</pre>\n"),
    framed!("markup", "`<pre>` on the first line", "<pre>", "</pre>\n"),
    framed!("markup", "`<details>`", "<details><summary>COMMAND</summary>\n\n```\n", "```\n\n</details>\n"),
    framed!("markup", "`[code]`", "[code]\n", "[/code]\n"),
    framed!("markup", "`[CODE]` on the first line", "[CODE]", "[/CODE]\n"),
    framed!("markup", "`{noformat}`", "{noformat}\n", "{noformat}\n"),
    framed!("markup", "`{code:bash}`", "{code:bash}\n", "{code}\n"),
    lines!("markup", "each line in single back-ticks", |_, line| if line.trim().is_empty() {
        String::new()
    } else {
        format!("`{line}`")
    }),
    framed!("markup", "`[font=monospace]` on the first line", "[font=monospace]", "[/font]\n"),
    Noise { group: "markup", name: "a string of JSON", apply: json, takes: &[] },
    Noise { group: "markup", name: "a list of strings (Ansible's `stdout_lines`)", apply: json_lines, takes: &[] },
    Noise {
        group: "markup",
        name: "a block of YAML",
        apply: |clean| Some(format!("ok: [web01] =>\n  msg: |-\n{}", indented(clean.text, "    ")).into_bytes()),
        takes: &[Loss::Host],
    },
    Noise { group: "markup", name: "a table of Markdown", apply: markdown, takes: &[Loss::Blanks] },
    lines!("markup", "links to the lines of a job's log", linked),
    lines!("markup", "`<br />` behind each line", |_, line| format!("{line}<br />")),
    lines!("markup", "HTML entities", |_, line| line
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")),
    lines!("quoting", "`> `", |_, line| format!("> {line}")),
    lines!("quoting", "`>` without a blank", |_, line| format!(">{line}")),
    lines!("quoting", "` > ` (format=flowed)", |_, line| format!(" > {line}")),
    lines!("quoting", "`> > `", |_, line| format!("> > {line}")),
    lines!("quoting", "`>>> `", |_, line| format!(">>> {line}")),
    lines!("quoting", "`| `", |_, line| format!("| {line}")),
    Noise {
        group: "quoting",
        name: "`> ` with the prompt inside",
        apply: |clean| {
            let text = format!("$ {}\n{}", clean.command, clean.text);
            each(&text, |_, line| format!("> {line}"))
        },
        takes: &[],
    },
    Noise {
        group: "quoting",
        name: "`> > `, the answer `> ` right below",
        apply: |clean| {
            let mut damaged = each(clean.text, |_, line| format!("> > {line}"))?;
            damaged.extend_from_slice(
                b"> OK, there is plenty of memory, and the load is likely created by tasks\n> that wait.\n",
            );
            Some(damaged)
        },
        takes: &[],
    },
    lines!("quoting", "blanks at the end cut, `>` on blank lines", |_, line| format!("> {line}").trim_end().to_owned()),
    lines!("marks in front", "indented by four blanks", |_, line| format!("    {line}")),
    lines!("marks in front", "indented by a tab", |_, line| format!("\t{line}")),
    lines!("marks in front", "numbers of `cat -n`", |at, line| format!("{:>6}\t{line}", at + 1)),
    lines!("marks in front", "numbers of `less -N`", |at, line| format!("{:>7} {line}", at + 1)),
    lines!("marks in front", "`12: `", |at, line| format!("{}: {line}", at + 1)),
    lines!("marks in front", "`12| `", |at, line| format!("{:>4}| {line}", at + 1)),
    lines!("marks in front", "file name of `grep`", |_, line| format!("/tmp/ticket/output.txt:{line}")),
    lines!("marks in front", "file name and line of `grep -n`", |at, line| format!("output.txt:{}:{line}", at + 1)),
    Noise {
        group: "marks in front",
        name: "a diff that adds the file",
        apply: |clean| {
            let count = clean.text.lines().count();
            let body = each(clean.text, |_, line| format!("+{line}"))?;
            Some([format!("--- /dev/null\n+++ b/output.txt\n@@ -0,0 +1,{count} @@\n").into_bytes(), body].concat())
        },
        takes: &[],
    },
    lines!("marks in front", "`12. `", |at, line| format!("{}. {line}", at + 1)),
    lines!("marks in front", "`+` of a diff, without its head", |_, line| format!("+{line}")),
    lines!("marks in front", "`< ` of a diff", |_, line| format!("< {line}")),
    framed!("words", "a list number above", "1. COMMAND\n", ""),
    framed!(
        "words",
        "English before and after",
        "Dear all,\n\nsince yesterday the guest is slow. I ran COMMAND and got:\n\n",
        "\nAny idea? Thanks in advance\n"
    ),
    framed!(
        "words",
        "German before and after",
        "Hallo zusammen,\n\nseit gestern ist der Server langsam, hier die Ausgabe:\n\n",
        "\nHat jemand eine Idee? Viele Grüße\n"
    ),
    framed!("words", "Chinese before and after", "大家好，服务器很慢，输出如下：\n", "谢谢！\n"),
    framed!("words", "no blank line around", "see below\n", "regards, Jo\n"),
    framed!(
        "words",
        "a paragraph with numbers behind",
        "see below\n\n",
        "\nAs you can see the disk of the guest reads with the humble\n52MB/s (417r/s), and that is very far below its capabilities of\n3500MB/s & 840K IOPS.\n"
    ),
    framed!(
        "words",
        "the head of a mail and a signature",
        "From: Jo <jo@example.org>\nTo: list@example.org\nSubject: slow guest\nDate: Fri, 20 Nov 2026 15:42:06 +0000\nMessage-ID: <1234@example.org>\n\n",
        "\n-- \nJo Doe\nExample Ltd.\n"
    ),
    framed!(
        "screens",
        "`watch`",
        "Every 2.0s: COMMAND                                web01: Fri Nov 20 15:42:06 2026\n\n",
        ""
    ),
    framed!("screens", "the status line of `tmux`", "", "[0] 0:bash*                    \"web01\" 15:42 20-Nov-26\n"),
    framed!("screens", "a button below", "", "Show more\nCopy\n"),
    framed!("screens", "numbers of lines above", "1\n2\n3\n4\n5\n", ""),
    framed!("screens", "`less`", "", "~\n~\n(END)\n"),
    framed!("screens", "`journalctl` in `less`", "", "lines 1-23/23 (END)\n"),
    Noise { group: "screens", name: "`-- More --`", apply: |clean| between(clean.text, "-- More --"), takes: &[] },
    Noise {
        group: "screens",
        name: "`--More--(42%)`",
        apply: |clean| between(clean.text, "--More--(42%)"),
        takes: &[],
    },
    Noise { group: "screens", name: "`[...]`", apply: |clean| between(clean.text, "[...]"), takes: &[] },
    Noise {
        group: "screens",
        name: "`... 12 lines skipped ...`",
        apply: |clean| between(clean.text, "... 12 lines skipped ..."),
        takes: &[],
    },
    Noise {
        group: "screens",
        name: "`12 lines skipped`",
        apply: |clean| between(clean.text, "12 lines skipped"),
        takes: &[],
    },
    Noise { group: "screens", name: "a frame of lines", apply: frame, takes: &[] },
    Noise { group: "screens", name: "a frame of `+-|`", apply: ascii_frame, takes: &[] },
    Noise { group: "screens", name: "a frame of `+-|`, no blank behind the bar", apply: tight_frame, takes: &[] },
    framed!(
        "collectors",
        "ExaWatcher, OSWatcher: `zzz ***`",
        "zzz ***Fri Nov 20 15:42:06 UTC 2026\n",
        "zzz ***Fri Nov 20 15:42:36 UTC 2026\n",
        Loss::Time
    ),
    framed!("collectors", "OSWatcher: `zzz <…> - Snapshot`", "zzz <11/20/2026 15:42:06> subcount: 7\n", "", Loss::Time),
    framed!(
        "collectors",
        "pt-stalk: `TS`",
        "TS 1795189326.003045006 2026-11-20 15:42:06\n",
        "TS 1795189327.003045006 2026-11-20 15:42:07\n",
        Loss::Time
    ),
    framed!(
        "collectors",
        "supportconfig",
        "#==[ Command ]======================================#\n# /usr/bin/COMMAND\n",
        "\n#==[ Configuration File ]===========================#\n# /etc/motd - File not found\n"
    ),
    framed!("collectors", "a shell script's captions", "===== COMMAND =====\n", "===== end =====\n"),
];

fn frame(clean: Clean<'_>) -> Option<Vec<u8>> {
    boxed(clean.text, '│', &["┌", "─", "┐", "└", "┘"])
}

fn ascii_frame(clean: Clean<'_>) -> Option<Vec<u8>> {
    boxed(clean.text, '|', &["+", "-", "+", "+", "+"])
}

fn tight_frame(clean: Clean<'_>) -> Option<Vec<u8>> {
    String::from_utf8(ascii_frame(clean)?).map(|text| text.replace("\n| ", "\n|").into_bytes()).ok()
}

fn boxed(text: &str, bar: char, [left, line, right, low_left, low_right]: &[&str; 5]) -> Option<Vec<u8>> {
    // Tabs have no width of their own within a frame.
    let text = text.replace('\t', "        ");
    let width = text.lines().map(|line| line.chars().count()).max()?;
    let rule = line.repeat(width + 2);
    let body = each(&text, |_, line| format!("{bar} {line}{} {bar}", " ".repeat(width - line.chars().count())))?;
    let mut damaged = format!("{left}{rule}{right}\n").into_bytes();
    damaged.extend(body);
    damaged.extend(format!("{low_left}{rule}{low_right}\n").bytes());
    Some(damaged)
}

/// A table: a heading of names, and rows of as many words or fewer at the end.
fn markdown(clean: Clean<'_>) -> Option<Vec<u8>> {
    let words = |line: &str| -> Vec<String> {
        let line = line.replace("Mounted on", "Mounted\u{a0}on").replace("Used by", "Used\u{a0}by");
        line.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let mut lines: Vec<Vec<String>> = clean.text.lines().map(words).collect();
    let width = lines.iter().map(Vec::len).max()?;
    let (heading, rows) = lines.split_first()?;
    let is_name = |name: &String| !name.starts_with('/') && !name.contains(['=', '[']) && name.parse::<f64>().is_err();
    let is_heading = heading.len() > 2 && width - heading.len() < 2 && heading.iter().all(is_name);
    let is_table = is_heading && rows.len() > 1 && rows.iter().all(|row| row.len() > 2);
    is_table.then_some(())?;
    // The first column of `free` has no name.
    if heading.len() < width {
        lines[0].insert(0, String::new());
    }
    let line = |cells: &Vec<String>| {
        let empty = vec![String::new(); width - cells.len()];
        format!("| {} |\n", [&cells[..], &empty[..]].concat().join(" | "))
    };
    lines.insert(1, vec!["---".to_owned(); width]);
    Some(lines.iter().map(line).collect::<String>().replace('\u{a0}', " ").into_bytes())
}

fn json(clean: Clean<'_>) -> Option<Vec<u8>> {
    let string = serde_json::to_string(clean.text.trim_end_matches('\n')).ok()?;
    (clean.text.lines().count() > 2)
        .then(|| format!("{{\"changed\": true, \"rc\": 0, \"stdout\": {string}, \"stderr\": \"\"}}\n").into_bytes())
}

fn json_lines(clean: Clean<'_>) -> Option<Vec<u8>> {
    let lines: Vec<String> = clean.text.lines().map(|line| serde_json::to_string(line).unwrap()).collect();
    let is_text =
        lines.len() > 1 && clean.text.lines().all(|line| line.is_empty() || line.trim().contains([' ', '\t']));
    is_text.then(|| {
        format!("{{\n    \"stdout_lines\": [\n        {}\n    ]\n}}\n", lines.join(",\n        ")).into_bytes()
    })
}

fn indented(text: &str, blanks: &str) -> String {
    text.lines().map(|line| format!("{blanks}{line}\n")).collect()
}

/// The second digit of each number of two, as a page makes links of the numbers of its lines.
fn linked(_: usize, line: &str) -> String {
    let mut linked = String::new();
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        linked.push(letter);
        if letter == ' '
            && let Some(digit) = letters.next_if(char::is_ascii_digit)
        {
            linked.push_str(&format!("[{digit}](https://example.org/runs/12?check_suite_focus=true#step:2:7)"));
        }
    }
    linked
}
