//! What counters of interfaces show, whichever tool printed them. Counters run since the interface was
//! made: they are judged as shares, and by their growth where there are two dumps.

use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::interface::{Class, interface};
use crate::scan::{decimals, rounded};
use crate::section::{Section, Table};
use crate::text::Span;

/// The formats whose table `interfaces` has these columns.
const FORMATS: &[&str] = &["ifconfig", "ip-link", "net-dev"];
const NEEDS: &str = "cat /proc/net/dev";
const METHOD: &str = "Linux Documentation/networking/statistics.rst; shares are conventions of the field";

const fn rule(id: &'static str, source: &'static str, check: fn(&Case<'_>) -> Outcome) -> Rule {
    Rule { id, needs: NEEDS, formats: FORMATS, source, check, is_cause: false }
}

pub(super) static RULES: &[Rule] = &[
    rule("net-dev/receive-drops", METHOD, receive_drops),
    rule("net-dev/receive-errors", METHOD, receive_errors),
    rule("net-dev/collisions", METHOD, collisions),
    rule("net-dev/carrier-lost", METHOD, carrier),
    rule("net-dev/guest-does-not-receive", "Linux drivers/net/xen-netback, 6.12", guest_drops),
    rule("net-dev/emulated-nic-in-use", "libxl device naming, Xen 4.20", emulated),
];

/// An interface and its counters.
struct Row<'a> {
    section: &'a Section,
    table: &'a Table,
    at: usize,
    name: String,
    class: Class,
}

impl Row<'_> {
    /// A counter; none where the text has none.
    fn counter(&self, column: &str) -> Option<f64> {
        self.table.numbers(column)?.get(self.at).copied().filter(|number| !number.is_nan())
    }

    /// Its growth per second, where there was a dump before.
    fn rate(&self, column: &str) -> Option<f64> {
        let rates = self.section.table("rates")?;
        rates.numbers(column)?.get(self.at).copied().filter(|number| !number.is_nan())
    }

    fn span(&self, column: &str) -> Option<Span> {
        self.table.column(column)?.spans.get(self.at).copied()
    }

    fn evidence(&self, column: &str) -> Vec<Span> {
        self.span(column).into_iter().chain(self.span("interface")).collect()
    }

    fn is_domain_vif(&self) -> bool {
        matches!(self.class, Class::Vif | Class::EmulatedVif)
    }
}

/// Every interface of a machine but the loopback and those that only repeat others.
fn rows<'a>(case: &'a Case<'_>) -> Vec<Row<'a>> {
    let sections = FORMATS.iter().flat_map(|&format| case.of(format));
    let tables = sections.filter_map(|section| Some((section, section.table("interfaces")?)));
    let rows = tables.flat_map(|(section, table)| {
        let names = table.column("interface").map(|column| column.spans.as_slice()).unwrap_or_default();
        names.iter().enumerate().map(move |(at, &span)| {
            let name = case.source.read(span).into_owned();
            let class = interface(&name).map_or(Class::Other, |known| known.class);
            Row { section, table, at, name, class }
        })
    });
    rows.filter(|row| row.name != "lo" && !row.name.starts_with("ifb")).collect()
}

/// A share of fewer packets than this is chance.
const FEWEST_PACKETS: f64 = 1000.0;
/// Fewer events than this are not worth a word.
const FEWEST_EVENTS: f64 = 10.0;

/// Puts a question to every interface that has the counter.
fn each(case: &Case<'_>, column: &str, ask: &dyn Fn(&Row<'_>, f64) -> Option<Fault>) -> Outcome {
    let rows = rows(case);
    let mut checked = false;
    let mut faults = Vec::new();
    for row in &rows {
        let Some(count) = row.counter(column) else { continue };
        checked = true;
        faults.extend(ask(row, count));
    }
    if checked { faults.into() } else { Outcome::NotChecked }
}

/// `0.2 %`, with as many digits as it needs to be more than nothing.
fn percent(share: f64) -> String {
    let places = if share >= 0.01 { 1 } else { 3 };
    format!("{} %", decimals(share * 100.0, places))
}

/// Whether a counter grew between two dumps, as a clause.
fn growth(rate: Option<f64>) -> String {
    match rate {
        Some(rate) if rate > 0.0 => {
            format!(" Between the two dumps it grew by {} per second.", decimals(rate, 1))
        }
        Some(_) => " Between the two dumps it did not grow.".into(),
        None => String::new(),
    }
}

/// Growing now is worse than grown once.
fn severity(rate: Option<f64>) -> Severity {
    match rate {
        Some(rate) if rate > 0.0 => Severity::Warning,
        Some(_) => Severity::Info,
        None => Severity::Notice,
    }
}

fn receive_drops(case: &Case<'_>) -> Outcome {
    each(case, "receive.drop", &|row, drops| {
        let packets = row.counter("receive.packets").unwrap_or(0.0) + drops;
        let share = drops / packets;
        if row.is_domain_vif() || packets < FEWEST_PACKETS || drops < FEWEST_EVENTS || share <= 0.001 {
            return None;
        }
        let rate = row.rate("receive.drop/s");
        Some(Fault {
            severity: severity(rate),
            headline: format!("{} throws away {} of what it receives", row.name, percent(share)).into(),
            detail: format!(
                "{} of {} packets since the interface was made: no buffer in time, a full backlog, or \
                 protocols that nobody here wants.{}",
                rounded(drops),
                rounded(packets),
                growth(rate)
            )
            .into(),
            next: "Run it twice, some seconds apart: is it growing? Then ethtool -S for where, ethtool -g for the \
                   ring, net.core.netdev_max_backlog; in a guest look at stolen time."
                .into(),
            evidence: row.evidence("receive.drop"),
        })
    })
}

fn receive_errors(case: &Case<'_>) -> Outcome {
    each(case, "receive.errs", &|row, errors| {
        let packets = row.counter("receive.packets").unwrap_or(0.0) + errors;
        // One damaged packet in a hundred thousand is far above a sound link.
        if row.is_domain_vif() || packets < FEWEST_PACKETS || errors < FEWEST_EVENTS || errors / packets <= 1e-5 {
            return None;
        }
        let rate = row.rate("receive.errs/s");
        Some(Fault {
            severity: severity(rate),
            headline: format!("{} receives damaged packets: {}", row.name, percent(errors / packets)).into(),
            detail: format!(
                "{} of {} packets since the interface was made.{}",
                rounded(errors),
                rounded(packets),
                growth(rate)
            )
            .into(),
            next: "On a physical device change cable, plug or transceiver, and compare duplex with the switch; \
                   ethtool -S tells which kind of error."
                .into(),
            evidence: row.evidence("receive.errs"),
        })
    })
}

fn collisions(case: &Case<'_>) -> Outcome {
    each(case, "transmit.colls", &|row, collisions| {
        let packets = row.counter("transmit.packets").unwrap_or(0.0);
        if collisions < FEWEST_EVENTS || packets < FEWEST_PACKETS || collisions / packets <= 0.001 {
            return None;
        }
        Some(Fault {
            severity: Severity::Warning,
            headline: format!("{} has collisions", row.name).into(),
            detail: format!(
                "{} on {} packets sent. A full-duplex link has none: this end runs in half duplex, perhaps because the \
                 other end does not negotiate.",
                rounded(collisions),
                rounded(packets)
            )
            .into(),
            next: "ethtool on both ends; let both negotiate.".into(),
            evidence: row.evidence("transmit.colls"),
        })
    })
}

fn carrier(case: &Case<'_>) -> Outcome {
    each(case, "transmit.carrier", &|row, lost| {
        if row.is_domain_vif() || lost < FEWEST_EVENTS {
            return None;
        }
        Some(Fault {
            severity: Severity::Notice,
            headline: format!("{} lost its link {} times", row.name, rounded(lost)).into(),
            detail: "The counter also holds aborted and late packets, but it grows when the link goes up and down."
                .into(),
            next: "dmesg for Link is Down, the log of the switch, cable and power saving of the port.".into(),
            evidence: row.evidence("transmit.carrier"),
        })
    })
}

fn guest_drops(case: &Case<'_>) -> Outcome {
    let rows = rows(case);
    let vifs: Vec<&Row<'_>> = rows.iter().filter(|row| row.class == Class::Vif).collect();
    if vifs.is_empty() {
        return Outcome::NotChecked;
    }
    let faults = vifs.into_iter().filter_map(|row| {
        let drops = row.counter("transmit.drop")?;
        let packets = row.counter("transmit.packets")? + drops;
        if drops < FEWEST_EVENTS || packets < FEWEST_PACKETS || drops / packets <= 0.001 {
            return None;
        }
        let domain = interface(&row.name)?.domain?.to_owned();
        let rate = row.rate("transmit.drop/s");
        Some(Fault {
            severity: severity(rate),
            headline: format!("Domain {domain} does not take {} of its packets", percent(drops / packets)).into(),
            detail: format!(
                "{} dropped {} of {} packets for the guest: its ring was full. The guest gets too little CPU, is \
                 paused, or its network driver hangs.{}",
                row.name,
                rounded(drops),
                rounded(packets),
                growth(rate)
            )
            .into(),
            next: "Look at the guest: stolen time, state in xl list, its dmesg; in dom0's dmesg for Guest Rx stalled."
                .into(),
            evidence: row.evidence("transmit.drop"),
        })
    });
    faults.collect::<Vec<_>>().into()
}

fn emulated(case: &Case<'_>) -> Outcome {
    let rows = rows(case);
    let received = |row: &Row<'_>| row.counter("receive.bytes");
    let emulated: Vec<&Row<'_>> = rows.iter().filter(|row| row.class == Class::EmulatedVif).collect();
    if emulated.is_empty() {
        return Outcome::NotChecked;
    }
    let faults = emulated.into_iter().filter_map(|row| {
        let twin = interface(&row.name)?;
        let (domain, device) = (twin.domain?, twin.device?);
        let vif = rows.iter().find(|other| {
            std::ptr::eq(other.section, row.section)
                && other.class == Class::Vif
                && interface(&other.name).is_some_and(|it| it.domain == Some(domain) && it.device == Some(device))
        });
        // What the guest sends comes in here; what is sent to all reaches both ends.
        let is_used = received(row)? > 0.0 && vif.and_then(received).unwrap_or(0.0) == 0.0;
        is_used.then(|| Fault {
            severity: Severity::Warning,
            headline: format!("Domain {domain} uses an emulated network device").into(),
            detail: format!(
                "{} carries its traffic and the paravirtual device none. Each packet goes through QEMU in dom0, \
                 which is many times slower.",
                row.name
            )
            .into(),
            next: "Install or load the Xen network driver in the guest (xen-netfront; PV drivers for Windows), and \
                   check that xen_platform_pci is not 0."
                .into(),
            evidence: row.evidence("receive.bytes"),
        })
    });
    faults.collect::<Vec<_>>().into()
}
