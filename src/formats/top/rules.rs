//! What `top` alone can show.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::samples::Samples;
use crate::sysstat;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "top/steal-high",
        needs: "top -b -d 1 -n 10",
        formats: &["top"],
        source: "Linux Documentation/filesystems/proc.rst, /proc/stat",
        check: steal_high,
        is_cause: true,
    },
    Rule {
        id: "top/tasks-uninterruptible",
        needs: "top -b -n 1",
        formats: &["top"],
        source: "Linux Documentation/filesystems/proc.rst, state of /proc/PID/status",
        check: uninterruptible,
        is_cause: false,
    },
];

fn steal_high(case: &Case<'_>) -> Outcome {
    Outcome::of(&mut case.of("top").filter_map(|section| section.table("samples")).map(|table| {
        let samples = Samples::of(table);
        samples.weigh(sysstat::stolen(&samples, "st"))
    }))
}

/// One or two are seen on any busy machine.
const MANY: usize = 3;

fn uninterruptible(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    for table in case.of("top").filter_map(|section| section.table("processes")) {
        let rows = || table.each_row();
        let state = |row: crate::section::Row<'_>| {
            ["S", "STAT"].iter().any(|column| row.word(case.source, column).starts_with('D'))
        };
        checked |= ["S", "STAT"].iter().any(|column| table.column(column).is_some());
        // On the last screen: the others are past.
        let last = rows().next_back().and_then(|row| row.number("iteration"));
        let found: Vec<_> = rows().filter(|row| row.number("iteration") == last && state(*row)).collect();
        if found.len() >= MANY {
            return Outcome::Fired(vec![Fault {
                severity: Severity::Notice,
                headline: format!("{} tasks wait uninterruptibly (state D)", found.len()).into(),
                detail:
                    "They wait for a disk, NFS or a lock of the kernel and cannot be killed; each raises the load by 1."
                        .into(),
                next:
                    "cat /proc/PID/stack and dmesg (blocked for more than 120 seconds) show for what; then iostat -x 1."
                        .into(),
                evidence: found.iter().take(5).filter_map(|row| row.span("COMMAND")).collect(),
            }]);
        }
    }
    if checked { Outcome::Quiet } else { Outcome::NotChecked }
}
