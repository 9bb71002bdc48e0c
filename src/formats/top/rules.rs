//! What `top` alone can show. Thresholds are conventions of the field, not laws.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::scan::rounded;
use crate::section::Table;
use crate::text::Span;

const METHOD: &str = "Brendan Gregg, USE method; top(1), procps-ng 4.0.4";

const fn rule(id: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: "top -b -n 5 -d 2", formats: &["top"], source: METHOD, check }
}

pub(super) static RULES: &[Rule] = &[
    rule("top/steal-high", steal_high),
    rule("top/io-wait-high", io_wait),
    rule("top/tasks-uninterruptible", uninterruptible),
];

fn tables<'a>(case: &'a Case<'_>, name: &'static str) -> impl Iterator<Item = &'a Table> {
    case.of("top").filter_map(move |section| section.table(name))
}

/// The mean of a column over the screens, and where the largest value stands.
fn mean(table: &Table, column: &str) -> Option<(f64, usize, Span)> {
    let (mut sum, mut count, mut worst) = (0.0, 0, None::<(f64, Span)>);
    for row in table.each_row() {
        let (Some(value), Some(span)) = (row.number(column), row.span(column)) else { continue };
        sum += value;
        count += 1;
        if worst.is_none_or(|(most, _)| value > most) {
            worst = Some((value, span));
        }
    }
    Some((sum / crate::grid::ordinal(count), count, worst?.1))
}

/// One screen is a moment; three are a duration.
const SUSTAINED: usize = 3;

fn steal_high(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "samples") {
        let Some((stolen, count, worst)) = mean(table, "st") else { continue };
        checked = true;
        if stolen < 10.0 {
            continue;
        }
        let is_long = count >= SUSTAINED;
        let when = if is_long { "over all screens" } else { "at that moment" };
        faults.push(Fault {
            severity: if is_long { Severity::Warning } else { Severity::Notice },
            headline: format!("The hypervisor gave {} % of this machine's CPU time to others {when}", rounded(stolen))
                .into(),
            detail: "The virtual CPUs wanted to run and did not: the host is overcommitted, or a cap or used-up CPU \
                     credits hold this machine back."
                .into(),
            next: "vmstat 1 10 for how long; on the host xentop and xl sched-credit2, or its CPU ready time.".into(),
            evidence: vec![worst],
        });
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

fn io_wait(case: &Case<'_>) -> Outcome {
    let mut faults = Vec::new();
    let mut checked = false;
    for table in tables(case, "samples") {
        let Some((waiting, _, worst)) = mean(table, "wa") else { continue };
        checked = true;
        if waiting > 20.0 {
            faults.push(Fault {
                severity: Severity::Notice,
                headline: format!("CPUs idle because tasks wait for disks: {} % I/O wait", rounded(waiting)).into(),
                detail: "A fifth of the CPU time or more is spent waiting for a disk.".into(),
                next: "iostat -x 1 10 shows which device; in a guest the backend or dom0 may be the slow part.".into(),
                evidence: vec![worst],
            });
        }
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

/// One or two are seen on any busy machine.
const MANY: usize = 3;

fn uninterruptible(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    for table in tables(case, "processes") {
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
