//! Files and standard input, as one text.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use virtlens::Source;
use virtlens::report::FileRange;

/// The first bytes of a file that gzip packed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A file's name and how many bytes of the text are its own.
type Read1 = (String, usize);

/// The files one after another. Each begins on a line of its own.
pub(crate) fn read(paths: &[PathBuf]) -> Result<(Vec<u8>, Vec<Read1>), (String, io::Error)> {
    let mut bytes = Vec::new();
    let mut files = Vec::new();
    let standard_input = [PathBuf::from("-")];
    for path in if paths.is_empty() { &standard_input[..] } else { paths } {
        let name = path.display().to_string();
        let mut own = match own(path, &name) {
            Ok(own) => own,
            Err(error) => return Err((name, error)),
        };
        if paths.len() > 1 && own.last().is_some_and(|&byte| byte != b'\n') {
            own.push(b'\n');
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
    } else {
        File::open(path)?.read_to_end(&mut bytes)?;
    }
    if bytes.starts_with(&GZIP) {
        let mut text = Vec::new();
        MultiGzDecoder::new(&*bytes).read_to_end(&mut text)?;
        return Ok(text);
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
        let lines = Source::new(own).line_count();
        ranges.push(FileRange { name, first_line: next, last_line: (next + lines).saturating_sub(1) });
        next += lines;
        rest = after;
    }
    ranges
}
