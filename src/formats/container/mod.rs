//! What tells a process that it is in a container: the control groups of `/proc/1/cgroup`, the
//! variable `container` of `/proc/1/environ`, the files that engines leave in the root, and the
//! counters of OpenVZ.
//!
//! ```text
//! 12:cpu,cpuacct:/docker/3f4e6d0b…          cat /proc/1/cgroup
//! container=lxc                             tr '\0' '\n' < /proc/1/environ
//! /.dockerenv                               ls /.dockerenv
//!       101:  kmemsize    8122379 …         cat /proc/user_beancounters
//! ```

use crate::clue::Role::{Guest, Host};
use crate::clue::{Clue, Marker, Says};
use crate::detector::word;
use crate::format::{Ahead, Dictionary, Field, Format, Hold, Kind, Opening, Segment, dictionary};
use crate::scan;
use crate::section::Section;
use crate::text::Line;

#[cfg(test)]
mod tests;

/// The room.
pub static FORMAT: Format = Format {
    id: "container",
    title: "/proc/1/cgroup",
    sample: include_str!("sample.txt"),
    signs: "kubepods|/libpod|/docker|/lxc|/machine-lxc|.libvirt-lxc|/garden/|/ecs/|/crio-|container=|maxheld|Version: 2.5",
    rows: &["#+:&*:/ . > #+:&*:/ ."],
    opens,
    holds,
    parse,
    fields: &FIELDS,
    markers: &[&[&CGROUP, &ENVIRON, &FILE, &COUNTERS]],
    rules: &[],
    charts: &[],
};

/// The forms of the output.
mod form {
    pub(super) const CGROUP: u8 = 0;
    pub(super) const ENVIRON: u8 = 1;
    pub(super) const FILE: u8 = 2;
    pub(super) const COUNTERS: u8 = 3;
}

static FIELDS: Dictionary = dictionary!(&[
    Field {
        key: "cgroup",
        label: "control group",
        kind: Kind::Text,
        meaning: "Where the process stands in one hierarchy of control groups.",
        watch: "With namespaces of control groups a container sees / and not its own path.",
        source: "Linux kernel/cgroup/cgroup.c (proc_cgroup_show), man cgroups(7)",
        ..Field::EMPTY
    },
    Field {
        key: "container",
        label: "container",
        kind: Kind::State,
        meaning: "What the container's manager told its first program to be in.",
        watch: "Docker sets no such variable.",
        source: "systemd docs/CONTAINER_INTERFACE.md",
        ..Field::EMPTY
    },
    Field {
        key: "file",
        label: "mark of an engine",
        kind: Kind::Text,
        meaning: "A file that an engine leaves in the root of its containers.",
        source: "moby daemon/initlayer, podman libpod/container_internal_linux.go, OpenVZ kernel/ve",
        ..Field::EMPTY
    },
    Field {
        key: "owner",
        label: "owner of the counters",
        kind: Kind::Name,
        meaning: "The number of the OpenVZ container whose counters these are; 0 is the host itself.",
        source: "OpenVZ kernel/bc/beancounter.c",
        ..Field::EMPTY
    },
]);

const PROC: Marker = Marker {
    shows: "The text comes from inside a container.",
    versions: "all",
    source: "systemd 257.13 src/basic/virt.c, virt-what 1.25 virt-what.in",
    ..Marker::HINT
};

static CGROUP: Marker = Marker {
    id: "container/cgroup",
    text: "<n>:<controllers>:/<docker | lxc | kubepods | libpod …>/<id>",
    limits: "On the host the control groups of a container's process look the same: only those of process 1, as the \
             container sees it, tell.",
    ..PROC
};

static ENVIRON: Marker =
    Marker { id: "container/environ", text: "container=<lxc | podman | systemd-nspawn | …>", ..PROC };

static FILE: Marker = Marker {
    id: "container/file",
    text: "/.dockerenv, /run/.containerenv, /proc/vz without /proc/bc",
    limits: "A file can be copied.",
    ..PROC
};

static COUNTERS: Marker = Marker {
    id: "container/openvz-counters",
    text: "<n>: kmemsize <held> <maxheld> <barrier> <limit> <failcnt>",
    limits: "Under number 0 stands the host itself.",
    source: "OpenVZ kernel/bc/beancounter.c",
    ..PROC
};

/// A part of a control group's path and the container that it names.
const PATHS: &[(&str, &str)] = &[
    ("kubepods", "kubernetes"),
    ("/libpod", "podman"),
    ("/docker", "docker"),
    ("/lxc", "lxc"),
    ("/machine-lxc", "lxc-libvirt"),
    (".libvirt-lxc", "lxc-libvirt"),
    ("/garden/", "garden"),
    ("/ecs/", "docker"),
    ("/crio-", "cri-o"),
];

/// Files that engines leave. The host of OpenVZ has `/proc/bc` too.
const FILES: &[(&str, &str)] =
    &[("/.dockerenv", "docker"), ("/run/.containerenv", "podman"), ("/proc/vz", "openvz"), ("/proc/bc", "")];

/// Path of `4:memory:/docker/3f4e…`.
fn cgroup(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once(':')?;
    let (controllers, path) = rest.split_once(':')?;
    let is_list = controllers.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_,=-".contains(&byte));
    (is_list && scan::count(number).is_some() && path.starts_with('/') && !path.contains(' ')).then_some(path)
}

/// `lxc` of `container=lxc`, also where the variable before it ends without a blank.
fn environ(text: &str) -> Option<(&str, &'static str)> {
    let (_, value) = text.split_once("container=")?;
    let known = word::CONTAINERS.iter().copied().chain(["oci", "crio"]).filter(|known| value.starts_with(known));
    let slug = known.max_by_key(|known| known.len())?;
    Some((value.get(..slug.len())?, if slug == "oci" { "podman" } else { slug }))
}

/// A file that `ls` lists.
fn file(text: &str) -> Option<(&str, &'static str)> {
    let path = text.rsplit(' ').next()?;
    let (_, slug) = FILES.iter().find(|(file, _)| path == *file)?;
    Some((path, slug))
}

/// `101` of `101:  kmemsize  8122379 …`
fn owner(text: &str) -> Option<&str> {
    let mut words = scan::texts(text);
    let owner = words.next()?.strip_suffix(':').filter(|owner| scan::count(owner).is_some())?;
    (words.next() == Some("kmemsize")).then_some(owner)
}

fn is_counters(text: &str) -> bool {
    scan::is_words(text, &["uid", "resource", "held", "maxheld", "barrier", "limit", "failcnt"])
}

fn opens(ahead: &Ahead<'_>) -> Option<Opening> {
    let text = ahead.text();
    let form = if cgroup(text).is_some_and(|path| ahead.follows("cgroup") || kind(path).is_some()) {
        form::CGROUP
    } else if text.starts_with("container=") && environ(text).is_some()
        || ahead.follows("environ") && std::iter::once(text).chain(ahead.next_texts()).any(|it| environ(it).is_some())
    {
        form::ENVIRON
    } else if (ahead.follows("/.dockerenv") || ahead.follows("containerenv") || ahead.follows("/proc/vz"))
        && file(text).is_some()
    {
        form::FILE
    } else if text == "Version: 2.5" && is_counters(ahead.text_at(1)) || is_counters(text) {
        form::COUNTERS
    } else {
        return None;
    };
    Some(Opening::firm(form))
}

fn holds(opening: &Opening, line: Line<'_>) -> Hold {
    let is_ours = match opening.form {
        form::CGROUP => cgroup(line.text).is_some(),
        // Variables, and functions that a shell hands on.
        form::ENVIRON => line.text.split_once('=').is_some_and(|(name, _)| !name.contains(' ')),
        form::FILE => file(line.text).is_some() || line.text.contains("No such file"),
        _ => owner(line.text).is_some() || is_counters(line.text) || scan::texts(line.text).count() == 6,
    };
    if is_ours { Hold::Firm } else { Hold::No }
}

/// The container that a path of a control group names.
fn kind(path: &str) -> Option<&'static str> {
    PATHS.iter().find(|(part, _)| path.contains(part)).map(|(_, slug)| *slug)
}

fn parse(segment: &Segment<'_>) -> Section {
    let mut section = segment.section();
    section.title = match segment.opening.form {
        form::ENVIRON => "/proc/1/environ".into(),
        form::FILE => "ls /.dockerenv".into(),
        form::COUNTERS => "/proc/user_beancounters".into(),
        _ => "".into(),
    };
    let has_host = segment.lines().any(|line| file(line.text).is_some_and(|(_, slug)| slug.is_empty()));
    for line in segment.lines() {
        let text = line.text;
        let found = match segment.opening.form {
            form::CGROUP => cgroup(text).map(|path| ("cgroup", path, &CGROUP, kind(path))),
            form::ENVIRON => environ(text).map(|(value, slug)| ("container", value, &ENVIRON, Some(slug))),
            form::FILE => file(text).map(|(path, slug)| ("file", path, &FILE, Some(slug).filter(|_| !has_host))),
            _ => owner(text).map(|owner| ("owner", owner, &COUNTERS, Some("openvz").filter(|_| owner != "0"))),
        };
        let Some((key, value, marker, slug)) = found else { continue };
        section.state(key, line, value, None, "");
        let says = match slug {
            Some(slug) => Says::NOTHING.container(slug),
            None if key == "owner" => Says::NOTHING.roles(&[Host, Guest]),
            None => continue,
        };
        if !section.clues.iter().any(|clue| clue.says == says) {
            section.clues.push(Clue { says, ..Clue::new(marker, line.span_of(value)) });
        }
    }
    section
}
