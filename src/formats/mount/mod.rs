//! `mount` of util-linux and busybox, and `/proc/mounts`, `/etc/mtab`.
//!
//! ```text
//! /dev/xvda on / type ext4 (ro,relatime)
//! xenfs on /proc/xen type xenfs (rw,relatime)
//! ```
//!
//! ```text
//! /dev/xvda / ext4 ro,relatime 0 0
//! ```

use crate::clue::{Clue, Hypervisor, Marker, Role, Says};
use crate::finding::{Case, Fault, Outcome, Rule, Severity};
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::grid;
use crate::scan::{self, Word};
use crate::section::{Section, Table};
use crate::text::Line;
use crate::traces::{self, Disks};

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "mount",
    title: "mount",
    sample: include_str!("sample.txt"),
    signs: " on /| rw| ro|\trw|\tro",
    rows: &["* on / type * ( .|* / % r%, # # . > * on / type * ( .|* / % r%, # # ."],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[&[&XVD, &VIRTIO, &XENFS, &SHARED, &CONTAINER]],
    rules: RULES,
    charts: &[],
};

static XVD: Marker = traces::xvd_disk("mount/xvd-disk");
static VIRTIO: Marker = traces::virtio_disk("mount/vd-disk");

static XENFS: Marker = Marker {
    id: "mount/xenfs",
    text: "xenfs on /proc/xen type xenfs",
    says: Says::XEN,
    shows: "The kernel runs on Xen: it knows the file system xenfs only there.",
    limits: "Guest or dom0: both have it. /proc/xen/capabilities says control_d in dom0.",
    versions: "Linux 2.6.29 or newer",
    source: "Linux drivers/xen/xenfs/super.c, xenfs_init: registered if xen_domain()",
    ..Marker::PROOF
};

static SHARED: Marker = Marker {
    id: "mount/shared-folder",
    text: "type vboxsf, vmhgfs, prl_fs; drivers on /usr/lib/wsl/drivers type 9p",
    says: Says::NOTHING.roles(&[Role::Guest]),
    shows: "A folder of the machine around is mounted, as VirtualBox, VMware, Parallels and WSL 2 do it.",
    versions: "all",
    source: "the guest additions of the hypervisor",
    ..Marker::HINT
};

static CONTAINER: Marker = Marker {
    id: "mount/container",
    text: "overlay on / type overlay (…/docker/…), fuse.lxcfs on /proc/<file>, simfs on /",
    says: Says::NOTHING,
    shows: "Mounts as Docker, LXC and OpenVZ give them to a container: this was taken inside of one.",
    limits: "The machine around the container.",
    versions: "all",
    source: "the container's own mounts; lxcfs(8)",
    ..Marker::HINT
};

/// What a kind of file system tells, at some places.
fn told(kind: &str, point: &str, options: &str) -> Option<(&'static Marker, Says)> {
    let guest = |hypervisor| (&SHARED, SHARED.says.hypervisors(&[hypervisor]));
    let container = |slug| (&CONTAINER, Says::NOTHING.container(slug));
    Some(match kind {
        "xenfs" => (&XENFS, XENFS.says),
        "vboxsf" => guest(Hypervisor::VirtualBox),
        "vmhgfs" | "fuse.vmhgfs-fuse" => guest(Hypervisor::Vmware),
        "prl_fs" | "fuse.prl_fsd" => guest(Hypervisor::Parallels),
        "9p" if point.starts_with("/usr/lib/wsl/") => {
            (&SHARED, SHARED.says.hypervisors(&[Hypervisor::HyperV]).platform("wsl2"))
        }
        "overlay" if point == "/" && options.contains("/docker/") => container("docker"),
        "fuse.lxcfs" if point.starts_with("/proc/") => container("lxc"),
        "simfs" if point == "/" => container("openvz"),
        _ => return None,
    })
}

const MAN: &str = "mount(8), util-linux 2.41; Linux Documentation/filesystems/proc.rst, /proc/mounts";

const fn name(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, kind: Kind::Name, meaning, source: MAN, ..Field::EMPTY }
}

static FIELDS: Dictionary = dictionary!(&[
    name("device", "device", "What is mounted: a device, a server, or a word where there is none."),
    name("mountpoint", "mount point", "Where."),
    name("type", "type", "The kind of file system."),
    Field {
        kind: Kind::Text,
        watch: "rw here does not exclude that the disk below is read-only; after an error ext4 changes to ro by itself.",
        ..name("options", "options", "How it is mounted.")
    },
]);

/// The four parts of a line.
struct Mount<'l> {
    parts: [Word<'l>; 4],
}

/// `device on /mount/point type ext4 (rw,relatime)`, also with a label behind it. Device and mount
/// point may hold blanks.
fn by_mount(line: &str) -> Option<Mount<'_>> {
    if !scan::has(line, " on /") {
        return None;
    }
    let line = line.trim_ascii_end();
    let (before, _) = scan::at_last(line, " type ")?;
    let kind = before.len();
    let on = before.find(" on /")?;
    let options = kind + line.get(kind..)?.find(" (")?;
    let close = options + line.get(options..)?.rfind(')')?;
    let part = |start: usize, end: usize| Some(Word { text: line.get(start..end)?, start });
    let indent = line.len() - line.trim_ascii_start().len();
    // `join: … is not sorted: cgroup on /sys/fs/cgroup`: an error that quotes a line.
    let device = part(indent, on).filter(|device| !device.text.contains(": "))?;
    let parts = [device, part(on + 4, kind)?, part(kind + 6, options)?, part(options + 2, close)?];
    let is_type = scan::texts(parts.get(2)?.text).count() == 1;
    // Two lines that became one.
    let is_one = !scan::has(line.get(..kind)?, " type ");
    (is_type && is_one).then_some(Mount { parts })
}

/// `device /mount/point ext4 rw,relatime 0 0`; blanks are written `\040`.
fn by_kernel(line: &str) -> Option<Mount<'_>> {
    let mut words = scan::words(line);
    let device = words.next()?;
    let point = words.next().filter(|point| point.text.starts_with('/'))?;
    let parts = [device, point, words.next()?, words.next()?];
    let numbers = [words.next()?, words.next()?];
    let [_, _, _, options] = &parts;
    let is_options = ["rw", "ro"].iter().any(|it| options.text == *it || options.text.starts_with(&format!("{it},")));
    let fits = is_options && numbers.iter().all(|number| scan::count(number.text).is_some()) && words.next().is_none();
    fits.then_some(Mount { parts })
}

fn mount(line: &str) -> Option<Mount<'_>> {
    by_mount(line).or_else(|| by_kernel(line))
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    mount(ahead.text()).map(|_| Opening::firm(0))
}

fn holds(_: &Opening, line: Line<'_>) -> Hold {
    if mount(line.text).is_some() { Hold::Firm } else { Hold::Gap }
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    let mut table = Table::new("mounts");
    let names = ["device", "mountpoint", "type", "options"];
    let columns = names.map(|name| table.column_at(name.into(), FORMAT.field(name), true));
    let mut disks = Disks::new(&XVD, &VIRTIO);
    for line in segment.lines() {
        let Some(Mount { parts }) = mount(line.text) else {
            grid::unread(&mut section, line);
            continue;
        };
        if by_mount(line.text).is_none() {
            section.title = "cat /proc/mounts".into();
        }
        table.add_row(line.number());
        for (&column, part) in columns.iter().zip(&parts) {
            table.set(column, f64::NAN, line.span(part.start..part.end()));
        }
        let [device, point, kind, options] = parts.map(|part| part.text);
        disks.look(device, line.span_of(device));
        if let Some((marker, says)) = told(kind, point, options) {
            section.clues.push(Clue { says, ..Clue::new(marker, line.whole()) });
        }
    }
    section.clues.extend(disks.clues());
    section.tables.push(table);
    section
}

static RULES: &[Rule] = &[Rule {
    id: "mount/read-only",
    needs: "mount",
    formats: &["mount"],
    source: "ext4(5), errors=remount-ro; xfs(5)",
    check: read_only,
    is_cause: true,
}];

/// File systems for writing. Others, such as squashfs and iso9660, are read-only by nature.
const WRITABLE: &[&str] = &["ext2", "ext3", "ext4", "xfs", "btrfs", "jfs", "reiserfs", "f2fs"];

fn read_only(case: &Case<'_>) -> Outcome {
    let mut found = Vec::new();
    let mut is_root = false;
    for table in case.of("mount").filter_map(|section| section.table("mounts")) {
        for row in table.each_row() {
            let word = |column| row.word(case.source, column);
            let is_ro = word("options").split(',').next() == Some("ro");
            // Images are mounted over loop devices, and snapshots and bind mounts on purpose.
            if is_ro && WRITABLE.contains(&&*word("type")) && !word("device").starts_with("/dev/loop") {
                is_root |= word("mountpoint") == "/";
                found.extend(row.span("options"));
                found.extend(row.span("mountpoint"));
            }
        }
    }
    if found.is_empty() {
        return Outcome::Quiet;
    }
    let what = if is_root { "The root file system is" } else { "A file system for writing is" };
    Outcome::Fired(vec![Fault {
        severity: Severity::Notice,
        headline: format!("{what} mounted read-only").into(),
        detail:
            "Either on purpose (rescue, boot not finished, an image), or the kernel made it so after an error of the \
                 disk or of the file system."
                .into(),
        next:
            "dmesg | grep -iE 'remount|I/O error|EXT4-fs|XFS' tells which. After an error save the data, then check it \
               offline."
                .into(),
        evidence: found,
    }])
}
