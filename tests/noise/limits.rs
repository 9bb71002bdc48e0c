//! Where damage takes away what the reading needs, and why.

use super::Noise;

/// The reason why a text does not read the same with a noise, where that is known.
pub fn reason(noise: &Noise, text: &str) -> Option<&'static str> {
    let fits = |limit: &&Limit| limit.noises.contains(&noise.name) && limit.texts.contains(&text);
    LIMITS.iter().find(fits).map(|limit| limit.reason)
}

struct Limit {
    reason: &'static str,
    noises: &'static [&'static str],
    texts: &'static [&'static str],
}

const LIMITS: &[Limit] = &[
    Limit {
        reason: "the tab that tells `xl` from `xm` is gone",
        noises: &[
            "a frame of `+-|`",
            "a frame of lines",
            "runs of blanks turned to one",
            "all line ends and runs of blanks turned to one blank",
            "the same, the prompt and the command in front and a prompt behind",
            "the same, another output and its prompt in front",
            "tabs turned to blanks",
            "broken between words at 66 columns",
            "quoted, then broken between words at 72 columns",
        ],
        texts: &["xl-list"],
    },
    Limit {
        reason: "the lines are not put together: a line that was broken reads as a whole one, or another way of putting them together is understood as well",
        noises: &["cut at 60 columns"],
        texts: &["container", "xl-info"],
    },
    Limit {
        reason: "the lines are not put together: a line that was broken reads as a whole one, or another way of putting them together is understood as well",
        noises: &["broken between words at 72 columns, blanks kept (format=flowed)"],
        texts: &["xl-vcpu-list"],
    },
    Limit {
        reason: "the lines are not put together: a line that was broken reads as a whole one, or another way of putting them together is understood as well",
        noises: &["cut at 72 columns"],
        texts: &["container", "xl-info"],
    },
    Limit {
        reason: "the lines are not put together: a line that was broken reads as a whole one, or another way of putting them together is understood as well",
        noises: &["cut at 80 columns"],
        texts: &["container", "xl-info"],
    },
    Limit {
        reason: "what a line says is of something that a line above it names, and what was left out may have named another",
        noises: &["`[...]`", "`... 12 lines skipped ...`", "`12 lines skipped`"],
        texts: &["cpuinfo", "ifconfig", "ip-link", "lspci", "xenstore-ls"],
    },
    Limit {
        reason: "a prefix is known by the lines that have it, and these are one or two lines",
        noises: &[
            "`12: `",
            "`12. `",
            "`12| `",
            "`| `",
            "`+` of a diff, without its head",
            "`< ` of a diff",
            "numbers of `less -N`",
        ],
        texts: &["proc-version", "uname"],
    },
    Limit {
        reason: "a prefix is known by the lines that have it, and these are one or two lines",
        noises: &[
            "`docker compose logs`",
            "`kubectl logs --prefix`",
            "`ts`",
            "`docker build`",
            "`gh run view --log`",
            "a program's log, slashes in the date",
            "a clock in brackets",
            "a clock without brackets",
            "a clock without brackets, parts of a second",
            "a program's log, level behind the stamp",
            "a stamp alone, RFC 3339",
        ],
        texts: &["uname"],
    },
    Limit {
        reason: "a blank behind the mark is taken for the mark's, and it was the first level of the tree",
        noises: &["`>` without a blank"],
        texts: &["xenstore-ls"],
    },
    Limit {
        reason: "a mark of thousands may be a decimal point, or a blank between two cells: what may be read in two ways is left out",
        noises: &[
            "thousands with commas, `1,234,567`",
            "thousands with points, `1.234.567`",
            "thousands with apostrophes, `1'234'567`",
            "thousands with blanks, `1 234 567`",
            "thousands with no-break spaces",
            "thousands with narrow no-break spaces, decimal comma",
            "thousands with points, decimal comma, `1.234,5`",
        ],
        texts: &[
            "free",
            "ifconfig",
            "ip-link",
            "net-dev",
            "top",
            "xentop",
            "xl-list",
            "xl-vcpu-list",
            "vmstat/procps-4.0.2-1-5",
            "iostat/sysstat-12.6.1-dec1",
        ],
    },
    Limit {
        reason: "no tool prints these digits in tables: they are left out, or shown as they are",
        noises: &["Arabic digits", "Persian digits"],
        texts: &[
            "free",
            "ifconfig",
            "iostat",
            "ip-link",
            "mpstat",
            "net-dev",
            "sar",
            "top",
            "vmstat",
            "xentop",
            "xl-list",
            "xl-vcpu-list",
            "vmstat/procps-4.0.2-1-5",
            "iostat/sysstat-12.6.1-dec1",
            "sar/sysstat-12.6.1-q",
        ],
    },
    Limit { reason: "values are shown as printed", noises: &["decimal comma"], texts: &["top"] },
    Limit {
        reason: "xentop prints a decimal point, and the versions are told by the width of its columns",
        noises: &["decimal comma"],
        texts: &["xentop"],
    },
    Limit {
        reason: "the indentation is the tree",
        noises: &[
            "runs of blanks turned to one",
            "all line ends and runs of blanks turned to one blank",
            "the same, the prompt and the command in front and a prompt behind",
            "the same, another output and its prompt in front",
        ],
        texts: &["lspci", "xenstore-ls"],
    },
    Limit {
        reason: "each line is a word, and no shape tells the first from what was typed before it",
        noises: &[
            "all line ends turned to blanks",
            "all line ends and runs of blanks turned to one blank",
            "the same, the prompt and the command in front and a prompt behind",
            "the same, another output and its prompt in front",
            "every second line end turned to a blank",
            "every other line end turned to a blank",
        ],
        texts: &["virt-what"],
    },
    Limit { reason: "a sign at the end of one line may be its own", noises: &["`cat -A`"], texts: &["uptime"] },
    Limit { reason: "a line may well be printed twice", noises: &["each line twice"], texts: &["uname", "uptime"] },
];
