//! The files, and which of them a line names.
//!
//! ```text
//! /sys/hypervisor/properties/features:000228f0      grep -r . /sys/hypervisor
//! ==> /sys/hypervisor/type <==                      tail -n +1, head
//! == /proc/xen/capabilities                         a script's heading
//! cat: /sys/hypervisor/type: No such file …         an answer too
//! ```

use crate::scan;
use crate::xen::capabilities;
use crate::xen::features::Features;

/// A file of the tree.
#[derive(Debug)]
pub(super) struct File {
    /// Below `/sys/hypervisor/`, or absolute.
    pub(super) path: &'static str,
    /// The key of the dictionary, and of the report.
    pub(super) key: &'static str,
    /// What it may hold.
    pub(super) holds: Holds,
}

/// What a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Type,
    GuestType,
    Uuid,
    Number,
    Extra,
    Hex,
    Features,
    Capabilities,
    /// `control_d`, or nothing.
    Control,
    PmuMode,
    /// `0` or `1`.
    Bit,
    /// Any text, or nothing.
    Text,
}

/// What a file holds where Xen's policy hides the value from a domain.
pub(super) const DENIED: &str = "<denied>";

impl Holds {
    /// Whether a value can be the file's.
    pub(super) fn fits(self, value: &str) -> bool {
        let is_word = !value.is_empty() && !value.contains(|it: char| it.is_ascii_whitespace());
        match self {
            Self::Text => true,
            Self::Control => value.is_empty() || value == "control_d",
            _ if value == DENIED => true,
            Self::Type => is_word && value.len() <= 12 && value.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            Self::GuestType => matches!(value, "PV" | "PVH" | "HVM" | "Xen"),
            Self::Uuid => is_uuid(value),
            Self::Number => scan::count(value).is_some_and(|it| it < 10_000_000_000),
            Self::Extra => value.is_empty() || is_word && value.starts_with(['.', '-']) && value.len() <= 32,
            Self::Hex => is_word && value.len() <= 18 && Features::from_hex(value).is_some(),
            Self::Features => value.len() >= 8 && Features::from_hex(value).is_some(),
            Self::Capabilities => is_capabilities(value),
            Self::PmuMode => matches!(value, "off" | "self" | "hv" | "all"),
            Self::Bit => matches!(value, "0" | "1"),
        }
    }

    /// Whether a value that fits is hardly ever anything else.
    pub(super) fn is_telling(self, value: &str) -> bool {
        match self {
            Self::Text | Self::Number | Self::Hex | Self::Bit | Self::Extra => false,
            Self::Type => value == "xen",
            _ => !value.is_empty() && self.fits(value),
        }
    }
}

fn is_uuid(value: &str) -> bool {
    let mut parts = value.split('-');
    let is_hex = |part: &str, len| part.len() == len && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    [8, 4, 4, 4, 12].into_iter().all(|len| parts.next().is_some_and(|part| is_hex(part, len))) && parts.next().is_none()
}

fn is_capabilities(value: &str) -> bool {
    let mut words = scan::texts(value);
    words.next().is_some_and(capabilities::is_guest_kind) && words.all(capabilities::is_guest_kind)
}

const fn file(path: &'static str, key: &'static str, holds: Holds) -> File {
    File { path, key, holds }
}

/// Every file, in the order in which a shell lists them; a deeper path before the one it ends with.
pub(super) static FILES: &[File] = &[
    file("compilation/compile_date", "compile_date", Holds::Text),
    file("compilation/compiled_by", "compiled_by", Holds::Text),
    file("compilation/compiler", "compiler", Holds::Text),
    file("guest_type", "guest_type", Holds::GuestType),
    file("pmu/pmu_features", "pmu_features", Holds::Hex),
    file("pmu/pmu_mode", "pmu_mode", Holds::PmuMode),
    file("properties/buildid", "buildid", Holds::Text),
    file("properties/capabilities", "capabilities", Holds::Capabilities),
    file("properties/changeset", "changeset", Holds::Text),
    file("properties/features", "features", Holds::Features),
    file("properties/pagesize", "pagesize", Holds::Hex),
    file("properties/virtual_start", "virtual_start", Holds::Hex),
    file("properties/writable_pt", "writable_pt", Holds::Number),
    file("type", "type", Holds::Type),
    file("uuid", "uuid", Holds::Uuid),
    file("version/extra", "extra", Holds::Extra),
    file("version/major", "major", Holds::Number),
    file("version/minor", "minor", Holds::Number),
    PROC_CAPABILITIES,
    file("/proc/xen/xsd_kva", "/proc/xen/xsd_kva", Holds::Text),
    file("/proc/xen/xsd_port", "/proc/xen/xsd_port", Holds::Number),
];

/// Tells dom0 from other domains.
const PROC_CAPABILITIES: File = file("/proc/xen/capabilities", "/proc/xen/capabilities", Holds::Control);

/// The bits that the kernel was started with. Those without a name are `unknown02` and so on.
static START_FLAG: File = file("start_flags/", "start_flags", Holds::Bit);

/// The folder.
const ROOT: &str = "hypervisor/";

/// A file that a line names, and where in the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'l> {
    /// The file.
    pub(super) file: &'static File,
    /// Its path, as far as it is below the folder.
    pub(super) path: &'l str,
    /// What stands in front of the path, the folder left out.
    pub(super) front: &'l str,
    /// What stands behind it.
    pub(super) behind: &'l str,
    /// Whether the folder is named, so that nothing else can be meant.
    pub(super) is_absolute: bool,
}

impl<'l> Named<'l> {
    /// The key of the report.
    pub(super) fn key(&self) -> &'l str
    where
        'static: 'l,
    {
        match self.file.key {
            "start_flags" => self.path.rsplit('/').next().unwrap_or(self.path),
            key => key,
        }
    }
}

/// The first file that a text names. Below the folder each file is known by its path; without the
/// folder it must be the first word of the line, as `grep -r .` prints it inside.
pub(super) fn named(text: &str) -> Option<Named<'_>> {
    if let Some(at) = scan::find(text, PROC) {
        let (front, rest) = text.split_at_checked(at)?;
        return FILES.iter().filter(|file| file.path.starts_with(PROC)).find_map(|file| {
            let behind = rest.strip_prefix(file.path).filter(|behind| ends(behind))?;
            Some(Named { file, path: file.path, front, behind, is_absolute: true })
        });
    }
    if let Some(at) = scan::find(text, ROOT) {
        let (front, rest) = text.split_at_checked(at)?;
        let front = front.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || matches!(it, '/' | '.'));
        return below(rest.strip_prefix(ROOT)?).map(|(file, path, behind)| Named {
            file,
            path,
            front,
            behind,
            is_absolute: true,
        });
    }
    let rest = text.trim_ascii_start();
    let rest = rest.strip_prefix("./").unwrap_or(rest);
    let (file, path, behind) = below(rest).or_else(|| inside(rest))?;
    Some(Named { file, path, front: "", behind, is_absolute: false })
}

/// The file whose name a text begins with, as `grep . *` prints it in one of the folders.
fn inside(text: &str) -> Option<(&'static File, &str, &str)> {
    let (name, _) = scan::at_colon(text)?;
    let file = FILES.iter().find(|file| file.key == name && file.path.contains('/'))?;
    Some((file, name, text.strip_prefix(name)?))
}

pub(super) const PROC: &str = "/proc/xen/";

/// The file whose path a text begins with.
fn below(text: &str) -> Option<(&'static File, &str, &str)> {
    if let Some(name) = text.strip_prefix(START_FLAG.path) {
        let len = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let path = text.get(..START_FLAG.path.len() + len).filter(|_| len > 0)?;
        return text.strip_prefix(path).filter(|it| ends(it)).map(|behind| (&START_FLAG, path, behind));
    }
    FILES.iter().find_map(|file| {
        let behind = text.strip_prefix(file.path).filter(|behind| ends(behind))?;
        Some((file, text.strip_suffix(behind)?, behind))
    })
}

/// Whether a path ends here: `type` is not the beginning of `types`.
fn ends(behind: &str) -> bool {
    !behind.starts_with(|it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '/' | '.' | '-' | '{' | '*'))
}

/// What a line is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape<'l> {
    /// A file and its value.
    Valued(Named<'l>, &'l str),
    /// A file whose value stands below.
    Heading(Named<'l>),
    /// A file, or the folder, that could not be read: the reason.
    Failed(&'l str),
    /// A line of `ls -l` in the folder, or its heading.
    Listed,
    /// Something else.
    Other,
}

/// What a line is.
pub(super) fn shape(text: &str) -> Shape<'_> {
    if let Some(reason) = failure(text) {
        return Shape::Failed(reason);
    }
    if is_listing(text) {
        return Shape::Listed;
    }
    let Some(found) = named(text) else { return Shape::Other };
    let is_frame = |part: &str| part.bytes().all(|byte| b"=<>#*-+[]'\"` \t:".contains(&byte));
    if !is_frame(found.front) {
        return Shape::Other;
    }
    if is_frame(found.behind) && (found.is_absolute || !found.behind.starts_with(':')) {
        // `path:` alone is a file without a value where the text is that of grep, as is an empty
        // changeset in `for f in …; do echo "$f:$(cat $f)"`.
        return if found.front.is_empty() && found.behind.starts_with(':') && found.file.holds.fits("") {
            Shape::Valued(found, found.behind.get(1..).unwrap_or_default().trim_ascii())
        } else {
            Shape::Heading(found)
        };
    }
    if !found.front.is_empty() {
        return Shape::Other;
    }
    let value = found.behind.trim_ascii_start();
    let strict = value.len() < found.behind.len();
    let (value, strict) = match value.strip_prefix(':').or_else(|| value.strip_prefix('=')) {
        Some(value) => (value.trim_ascii(), false),
        None => (value.trim_ascii(), strict),
    };
    // Without a separator the rest of the line may be prose.
    let fits = if strict { found.file.holds.is_telling(value) } else { found.file.holds.fits(value) };
    if fits { Shape::Valued(found, value) } else { Shape::Other }
}

const REASONS: &[&str] = &[
    "No such file or directory",
    "Operation not supported",
    "Operation not permitted",
    "Permission denied",
    "Is a directory",
    "Input/output error",
    "Device or resource busy",
    "Invalid argument",
    "No such device",
];

/// The reason in `cat: /sys/hypervisor/type: No such file or directory`.
fn failure(text: &str) -> Option<&str> {
    if !scan::has(text, "/sys/hypervisor") && !scan::has(text, "/proc/xen") {
        return None;
    }
    let (_, reason) = scan::at_last(text, ": ")?;
    (REASONS.contains(&reason)).then_some(reason)
}

/// `/sys/hypervisor/version:`, `total 0`, `-r--r--r-- 1 root root 4096 Nov 20 15:44 guest_type`.
fn is_listing(text: &str) -> bool {
    if text.starts_with("total ") {
        return scan::texts(text).nth(1).is_some_and(|word| scan::count(word).is_some());
    }
    if let Some(folder) = text.strip_suffix(':') {
        return is_folder(folder);
    }
    let mode = text.bytes().take(10);
    mode.clone().count() == 10
        && text.starts_with(['d', '-', 'l'])
        && mode.skip(1).all(|byte| b"rwxstST-".contains(&byte))
        && scan::texts(text).count() >= 8
}

/// Whether a path is the folder or one in it.
pub(super) fn is_folder(path: &str) -> bool {
    const FOLDERS: &[&str] = &["", "compilation", "pmu", "properties", "start_flags", "version"];
    let below = path.strip_prefix("/sys/hypervisor").map(|rest| rest.trim_matches('/'));
    below.is_some_and(|rest| FOLDERS.contains(&rest)) || path == "/proc/xen"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_file() {
        let value = |text| match shape(text) {
            Shape::Valued(found, value) => Some((found.key(), value)),
            _ => None,
        };
        assert_eq!(value("/sys/hypervisor/type:xen"), Some(("type", "xen")));
        assert_eq!(value("/sys/hypervisor/type = xen"), Some(("type", "xen")));
        assert_eq!(value("/sys/hypervisor/guest_type PVH"), Some(("guest_type", "PVH")));
        assert_eq!(value("./properties/features:000228f0"), Some(("features", "000228f0")));
        assert_eq!(value("hypervisor/version/extra:.5"), Some(("extra", ".5")));
        assert_eq!(value("/sys/hypervisor/properties/changeset:"), Some(("changeset", "")));
        assert_eq!(value("/sys/hypervisor/start_flags/unknown08:1"), Some(("unknown08", "1")));
        assert_eq!(value("/sys/hypervisor/type shows the type"), None);
        assert_eq!(value("/sys/hypervisor/uuid: the domain's UUID"), None);
        assert_eq!(value("see /sys/hypervisor/type:xen"), None);
        assert!(matches!(shape("==> /sys/hypervisor/type <=="), Shape::Heading(_)));
        assert!(matches!(shape("== /proc/xen/capabilities"), Shape::Heading(_)));
        assert!(matches!(shape("/sys/hypervisor/guest_type"), Shape::Heading(_)));
        assert!(matches!(shape("cat: /sys/hypervisor/type: No such file or directory"), Shape::Failed(_)));
        assert!(matches!(shape("/sys/hypervisor/version:"), Shape::Listed));
        assert!(matches!(shape("-r--r--r--  1 root root 4096 Nov 20 15:44 guest_type"), Shape::Listed));
    }
}
