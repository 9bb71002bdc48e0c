//! The terminal program: files or standard input to a summary, Markdown or JSON.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{ColorChoice, Parser, ValueEnum};
use virtlens::formats::FORMATS;
use virtlens::private::{Kinds, Private};
use virtlens::redact::redact;
use virtlens::text::Nature;
use virtlens::{Choice, Guidance, Source, analyze_as, diagnose_as};

mod intake;
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
    /// Read lines as a format that they were not taken for: `--as vmstat:12-40`, or `--as vmstat` for
    /// all. Lines are counted through all files. May be given several times.
    #[arg(long = "as", value_name = "FORMAT[:FIRST-LAST]", value_parser = choice)]
    choices: Vec<Choice>,
    /// Files that belong together, such as the attachments of one ticket, also packed with gzip; `-`
    /// or none is standard input.
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
    let (bytes, files) = match intake::read(&arguments.files) {
        Ok(read) => read,
        Err((name, error)) => {
            let _ = writeln!(io::stderr(), "virtlens: {name}: {error}");
            return ExitCode::from(2);
        }
    };
    let source = virtlens::read(&bytes);
    let files = intake::ranges(&bytes, files);
    let mut guidance = Guidance { choices: Vec::new(), starts: files.iter().map(|file| file.first_line).collect() };
    for choice in &arguments.choices {
        if *choice.lines.start() > source.line_count() {
            let (first, lines) = (choice.lines.start(), source.line_count());
            let _ =
                writeln!(io::stderr(), "virtlens: --as: line {first} is behind the end: the text has {lines} lines");
            return ExitCode::from(2);
        }
        let (first, last) = (*choice.lines.start(), (*choice.lines.end()).min(source.line_count()));
        if guidance.choices.iter().any(|other| other.meets(first, last)) {
            let _ = writeln!(io::stderr(), "virtlens: --as: some of the lines {first} to {last} are chosen twice");
            return ExitCode::from(2);
        }
        guidance.choose(choice.clone());
    }
    if let Some(kinds) = &arguments.redact {
        return redacted(&source, &guidance, kinds);
    }
    let mut report = analyze_as(&source, &guidance);
    report.input.files = files;
    // Lines that a person chose may hold nothing of the format.
    let found = report.sections.iter().any(|section| {
        arguments.choices.is_empty()
            || !section.fields.is_empty()
            || section.flags.iter().any(|flag| flag.set)
            || section.tables.iter().any(|table| table.row_count > 0)
            || report.machines.iter().any(|machine| !machine.evidence.is_empty())
    });
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

/// What `--as` says.
fn choice(text: &str) -> Result<Choice, String> {
    let text = text.to_ascii_lowercase();
    let id = text.split(':').next().unwrap_or_default();
    Choice::parse(&text).ok_or_else(|| {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
        if known.contains(&id) {
            return format!("lines are counted from 1 and the first stands before the last, as in {id}:12-40");
        }
        format!("there is no format of this name; the formats are {}", known.join(", "))
    })
}

/// The words that `--redact` takes.
fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Private::ALL.iter().map(|kind| kind.slug()))
}

/// Prints the text with other names; all kinds of them where none is named.
fn redacted(source: &Source<'_>, guidance: &Guidance, kinds: &[String]) -> ExitCode {
    let kinds = if kinds.is_empty() { Kinds::ALL } else { Kinds::of(kinds.iter().map(String::as_str)) };
    let diagnosis = diagnose_as(source, guidance, &[], &mut |_| ());
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

fn json(report: &virtlens::Report<'_>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, report).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()
}
