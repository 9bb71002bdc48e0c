//! Any bytes can be given other names, and the result can be read.
#![no_main]

use virtlens::private::Kinds;
use virtlens::redact::redact;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = virtlens::read(bytes);
    let diagnosis = virtlens::diagnose(&source, &[], &mut |_| ());
    let text = redact(&source, &diagnosis, Kinds::ALL).text(&source);
    let _ = virtlens::analyze(&virtlens::read(text.as_bytes()));
});
