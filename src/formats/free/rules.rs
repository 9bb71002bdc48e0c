//! What the amounts of memory show, whoever prints them: `free`, `/proc/meminfo` or `top`.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::grid;
use crate::scan::rounded;
use crate::section::{Row, Section};
use crate::text::Span;

const FORMATS: &[&str] = &["free", "meminfo", "top"];
const KERNEL: &str = "Linux Documentation/filesystems/proc.rst, MemAvailable";

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "free/memory-short",
        needs: "free",
        formats: FORMATS,
        source: KERNEL,
        check: memory_short,
        is_cause: true,
    },
    Rule { id: "free/swap-full", needs: "free", formats: FORMATS, source: KERNEL, check: swap_full, is_cause: false },
    Rule {
        id: "free/memory-is-cache",
        needs: "free",
        formats: FORMATS,
        source: KERNEL,
        check: memory_is_cache,
        is_cause: false,
    },
];

/// An amount in bytes or in the unit of the text, and where it stands.
type Amount = (f64, Span);

/// What a section says of memory; all in one unit.
#[derive(Debug, Default)]
struct Memory {
    total: Option<Amount>,
    free: Option<Amount>,
    /// What is left with the cache that can be dropped.
    available: Option<Amount>,
    swap_total: Option<Amount>,
    swap_free: Option<Amount>,
}

/// A share of something in percent.
fn percent(part: Amount, whole: Option<Amount>) -> Option<f64> {
    whole.filter(|whole| whole.0 > 0.0).map(|whole| 100.0 * part.0 / whole.0)
}

fn memories(case: &Case<'_>) -> impl Iterator<Item = Memory> {
    case.sections.iter().filter_map(|section| match section.format.id {
        "free" => of_free(case, section),
        "meminfo" => Some(of_meminfo(case, section)),
        "top" => of_top(case, section),
        _ => None,
    })
}

fn amount(case: &Case<'_>, row: Row<'_>, column: &str) -> Option<Amount> {
    Some((grid::amount(&row.word(case.source, column))?, row.span(column)?))
}

/// The last sample: the rows of memory, of memory without cache, of swap.
fn of_free(case: &Case<'_>, section: &Section) -> Option<Memory> {
    let table = section.table("memory")?;
    let mut memory = Memory::default();
    for row in table.each_row() {
        let area = row.word(case.source, "area");
        let cell = |column| amount(case, row, column);
        if area.starts_with("-/+") {
            memory.available = cell("free");
        } else if cell("shared").is_some() {
            // Only memory has a cell here; its label is translated.
            memory =
                Memory { total: cell("total"), free: cell("free"), available: cell("available"), ..Memory::default() };
        } else if memory.swap_total.is_none() && cell("total").is_some() && area != "Low" && area != "High" {
            memory.swap_total = cell("total");
            memory.swap_free = cell("free");
        }
    }
    Some(memory)
}

fn of_meminfo(case: &Case<'_>, section: &Section) -> Memory {
    let fact = |key: &str| {
        let fact = section.facts.iter().find(|fact| fact.key == key)?;
        Some((grid::value(case.source.read(fact.span).split(' ').next()?), fact.span))
    };
    Memory {
        total: fact("MemTotal"),
        free: fact("MemFree"),
        available: fact("MemAvailable"),
        swap_total: fact("SwapTotal"),
        swap_free: fact("SwapFree"),
    }
}

fn of_top(case: &Case<'_>, section: &Section) -> Option<Memory> {
    let row = section.table("samples")?.each_row().next_back()?;
    let cell = |column| amount(case, row, column);
    Some(Memory {
        total: cell("mem.total"),
        free: cell("mem.free"),
        available: cell("mem.avail"),
        swap_total: cell("swap.total"),
        swap_free: cell("swap.free"),
    })
}

/// The one with the least left: several texts of one machine tell of one shortage.
fn least(
    case: &Case<'_>,
    part: fn(&Memory) -> Option<Amount>,
    whole: fn(&Memory) -> Option<Amount>,
) -> Option<(f64, Amount, Amount)> {
    let shares = memories(case).filter_map(|memory| {
        let (part, whole) = (part(&memory)?, whole(&memory)?);
        Some((percent(part, Some(whole))?, part, whole))
    });
    shares.reduce(|least, next| if next.0 < least.0 { next } else { least })
}

/// Below this the kernel reclaims all the time.
const SHORT: f64 = 5.0;

fn memory_short(case: &Case<'_>) -> Outcome {
    let Some((share, available, total)) = least(case, |it| it.available, |it| it.total) else {
        return Outcome::NotChecked;
    };
    if share >= SHORT {
        return Outcome::Quiet;
    }
    Outcome::Fired(vec![Fault {
        severity: Severity::Warning,
        headline: format!("Only {} % of the memory is available", rounded(share)).into(),
        detail: "With all cache that can be dropped counted as free, next to nothing is left: programs will be slowed \
                 by reclaim and swapping, then killed."
            .into(),
        next: "Find who: ps aux --sort -rss; Slab and Shmem in /proc/meminfo. Give the machine more memory; in a Xen \
               guest check that it is not ballooned down (xl list against maxmem)."
            .into(),
        evidence: vec![available.1, total.1],
    }])
}

fn swap_full(case: &Case<'_>) -> Outcome {
    let Some((share, free, total)) = least(case, |it| it.swap_free, |it| it.swap_total) else {
        return Outcome::NotChecked;
    };
    // Less than a tenth left.
    if share >= 10.0 {
        return Outcome::Quiet;
    }
    Outcome::Fired(vec![Fault {
        severity: Severity::Notice,
        headline: "Swap is nearly full".into(),
        detail: format!("{} % of it is left. When memory runs out next, programs are killed.", rounded(share)).into(),
        next: "vmstat 1 10: si and so tell whether it swaps now. Full swap without activity is old.".into(),
        evidence: vec![free.1, total.1],
    }])
}

/// What people ask about most: little is free, and nothing is wrong.
fn memory_is_cache(case: &Case<'_>) -> Outcome {
    let mut checked = false;
    for memory in memories(case) {
        let (Some(free), Some(available)) = (memory.free, memory.available) else { continue };
        let (Some(free_share), Some(left)) = (percent(free, memory.total), percent(available, memory.total)) else {
            continue;
        };
        checked = true;
        // A tenth free looks alarming; a third available is not.
        if free_share < 10.0 && left > 33.0 {
            return Outcome::Fired(vec![Fault {
                severity: Severity::Info,
                headline: "Little memory is free because it is used as cache: that is normal".into(),
                detail: format!("{} % are free, {} % are available to programs.", rounded(free_share), rounded(left))
                    .into(),
                next: "Nothing. Judge memory by what is available.".into(),
                evidence: vec![free.1, available.1],
            }]);
        }
    }
    if checked { Outcome::Quiet } else { Outcome::NotChecked }
}
