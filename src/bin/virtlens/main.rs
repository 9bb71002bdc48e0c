//! The terminal program: files or standard input to a summary, Markdown or JSON.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{ColorChoice, Parser, ValueEnum};
use virtlens::private::{Kinds, Private};
use virtlens::redact::redact;
use virtlens::report::FileRange;
use virtlens::text::Nature;
use virtlens::{Source, analyze, diagnose};

mod markdown;
mod summary;

/// Reads pasted diagnostic output: which machine it is, what each value means, what is wrong.
///
/// Give it the output of dmesg, xl info, xl dmesg, xentop, vmstat, iostat, /proc/net/dev or
/// /sys/hypervisor, several after each other, with prompts, quoting or log prefixes.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXIT_CODES)]
struct Arguments {
    /// What to print.
    #[arg(long, short, value_enum, default_value = "text")]
    format: Format,
    /// Print every row of long tables, and what each column means.
    #[arg(long, short)]
    all: bool,
    /// Print the text itself with other names, addresses, ids, users and mail addresses; columns and
    /// numbers stay. KINDS are some of host,domain,ipv4,ipv6,mac,uuid,serial,user,email.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', num_args = 0.., require_equals = true, value_parser = kinds())]
    redact: Option<Vec<String>>,
    /// When to use colour. `auto` asks the terminal, `NO_COLOR` and `CLICOLOR_FORCE`.
    #[arg(long, value_enum, default_value = "auto")]
    color: ColorChoice,
    /// Files that belong together, such as the attachments of one ticket; `-` or none is standard
    /// input.
    files: Vec<PathBuf>,
}

const EXIT_CODES: &str = "Exit codes:\n  0  something was recognized\n  1  nothing was recognized\n  \
                          2  wrong arguments, or a file cannot be read";

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A summary for a person.
    Text,
    /// The whole report; its schema is in the documentation.
    Json,
    /// A summary to put into a ticket.
    Markdown,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let (bytes, files) = match read(&arguments.files) {
        Ok(read) => read,
        Err((name, error)) => {
            let _ = writeln!(io::stderr(), "virtlens: {name}: {error}");
            return ExitCode::from(2);
        }
    };
    let source = virtlens::read(&bytes);
    if let Some(kinds) = &arguments.redact {
        return redacted(&source, kinds);
    }
    let mut report = analyze(&source);
    report.input.files = ranges(&bytes, files);
    let found = !report.sections.is_empty();
    let written = match arguments.format {
        Format::Text => {
            let out = match arguments.color {
                ColorChoice::Auto => anstream::AutoStream::auto(io::stdout()),
                ColorChoice::Always => anstream::AutoStream::always(io::stdout()),
                ColorChoice::Never => anstream::AutoStream::never(io::stdout()),
            };
            summary::write(&mut io::BufWriter::new(out), &report, arguments.all)
        }
        Format::Markdown => markdown::write(&mut io::BufWriter::new(io::stdout().lock()), &report, arguments.all),
        Format::Json => json(&report),
    };
    if written.is_ok() && !found && source.nature() == Nature::Text && bytes.len() > 1 << 20 {
        let _ = writeln!(io::stderr(), "virtlens: {} bytes were read and nothing was recognized", bytes.len());
    }
    finish(written, found)
}

/// The words that `--redact` takes.
fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Private::ALL.iter().map(|kind| kind.slug()))
}

/// Prints the text with other names; all kinds of them where none is named.
fn redacted(source: &Source<'_>, kinds: &[String]) -> ExitCode {
    let kinds = if kinds.is_empty() { Kinds::ALL } else { Kinds::of(kinds.iter().map(String::as_str)) };
    let diagnosis = diagnose(source, &[], &mut |_| ());
    let text = redact(source, &diagnosis, kinds).text(source);
    finish(io::stdout().lock().write_all(text.as_bytes()), !diagnosis.sections.is_empty())
}

/// The exit code.
fn finish(written: io::Result<()>, found: bool) -> ExitCode {
    match written {
        // A reader that went away, such as `head`, has what it wanted.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "virtlens: {error}");
            ExitCode::from(2)
        }
        _ if found => ExitCode::SUCCESS,
        _ => ExitCode::from(1),
    }
}

/// A file's name and how many bytes of the text are its own.
type Read1 = (String, usize);

/// The files one after another. Each begins on a line of its own.
fn read(paths: &[PathBuf]) -> Result<(Vec<u8>, Vec<Read1>), (String, io::Error)> {
    let mut bytes = Vec::new();
    let mut files = Vec::new();
    let standard_input = [PathBuf::from("-")];
    for path in if paths.is_empty() { &standard_input[..] } else { paths } {
        let before = bytes.len();
        let name = path.display().to_string();
        let done = if name == "-" {
            io::stdin().lock().read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
        };
        if let Err(error) = done {
            return Err((name, error));
        }
        if paths.len() > 1 && bytes.last().is_some_and(|&byte| byte != b'\n') {
            bytes.push(b'\n');
        }
        files.push((name, bytes.len() - before));
    }
    Ok((bytes, files))
}

fn ranges(bytes: &[u8], files: Vec<Read1>) -> Vec<FileRange> {
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

fn json(report: &virtlens::Report<'_>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, report).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()
}
