//! Files and standard input, as one text.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use virtlens::Source;
use virtlens::report::FileRange;
use virtlens::text::Nature;

/// The first bytes of a file that gzip packed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The first bytes of files that are packed otherwise, and what unpacks them.
const PACKED: [(&[u8], &str, &str); 6] = [
    (b"\xfd7zXZ\0", "xz", "xz -dc"),
    (b"BZh", "bzip2", "bzip2 -dc"),
    (b"\x28\xb5\x2f\xfd", "zstd", "zstd -dc"),
    (b"\x04\x22\x4d\x18", "lz4", "lz4 -dc"),
    (b"PK\x03\x04", "zip", "unzip -p"),
    (b"7z\xbc\xaf", "7-Zip", "7z e -so"),
];

/// A file's name and how many bytes of the text are its own.
type Read1 = (String, usize);

/// The files one after another. Each begins on a line of its own. Of several files those that hold no text are
/// named and left out.
pub(crate) fn read(paths: &[PathBuf]) -> Result<(Vec<u8>, Vec<Read1>), (String, io::Error)> {
    let mut bytes = Vec::new();
    let mut files = Vec::new();
    let standard_input = [PathBuf::from("-")];
    for path in if paths.is_empty() { &standard_input[..] } else { paths } {
        let name = path.display().to_string();
        let mut own = match own(path, &name) {
            Ok(own) => own,
            // A folder or an archive among the files of a collector.
            Err(error) if paths.len() > 1 && error.kind() == io::ErrorKind::Other => {
                let _ = writeln!(io::stderr(), "virtlens: {name} is left out: {error}");
                continue;
            }
            Err(error) => return Err((name, error)),
        };
        if paths.len() > 1 {
            let source = Source::new(&own);
            if source.nature() == Nature::Binary {
                let _ = writeln!(io::stderr(), "virtlens: {name} is left out: binary data");
                continue;
            }
            // Texts of different encodings cannot stand after each other.
            if source.encoding().starts_with("utf-16") {
                own = source.text().as_bytes().to_vec();
            }
            if own.last().is_some_and(|&byte| byte != b'\n') {
                own.push(b'\n');
            }
        }
        files.push((name, own.len()));
        bytes.append(&mut own);
    }
    Ok((bytes, files))
}

/// The text of one file, unpacked.
fn own(path: &Path, name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else if path.is_dir() {
        return Err(io::Error::other(format!("this is a directory; name its files, as in {name}/*")));
    } else {
        File::open(path)?.read_to_end(&mut bytes)?;
    }
    if bytes.starts_with(&GZIP) {
        let mut text = Vec::new();
        MultiGzDecoder::new(&*bytes)
            .read_to_end(&mut text)
            .map_err(|error| io::Error::other(format!("it cannot be unpacked: {error}")))?;
        bytes = text;
    }
    if let Some((_, kind, command)) = PACKED.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(io::Error::other(format!("packed with {kind}; unpack it first: {command} {name} | virtlens")));
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Err(io::Error::other("an archive of files (tar); unpack it first and name the files in it"));
    }
    Ok(bytes)
}

/// Which lines of the text are whose.
pub(crate) fn ranges(bytes: &[u8], files: Vec<Read1>) -> Vec<FileRange> {
    if files.len() < 2 {
        return Vec::new();
    }
    let mut rest = bytes;
    let mut next = 1;
    let mut ranges = Vec::new();
    for (name, length) in files {
        let (own, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        // A text without words is not cut into lines.
        let blank = own.iter().filter(|&&byte| byte == b'\n').count();
        let lines = Source::new(own).line_count().max(u32::try_from(blank).unwrap_or(u32::MAX));
        ranges.push(FileRange { name, first_line: next, last_line: (next + lines).saturating_sub(1) });
        next += lines;
        rest = after;
    }
    ranges
}
