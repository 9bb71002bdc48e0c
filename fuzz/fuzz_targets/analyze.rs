//! Any bytes give a report, and everything in it points into the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = virtlens::read(bytes);
    let report = virtlens::analyze(&source);
    let lines = source.line_count();
    for section in &report.sections {
        assert!(1 <= section.first_line && section.first_line <= section.last_line && section.last_line <= lines);
    }
    for rest in &report.unrecognized {
        assert!(1 <= rest.first_line && rest.first_line <= rest.last_line && rest.last_line <= lines);
    }
});
