//! The terminal program.

use std::io::Read;

fn main() {
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return;
    }
    let source = virtlens::Source::new(&bytes);
    if let Ok(json) = serde_json::to_string_pretty(&virtlens::analyze(&source)) {
        println!("{json}");
    }
}
