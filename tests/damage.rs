//! The worst paste gives the same report as the clean one: every kind of damage, on every format.
//!
//! `UPDATE_EXPECT=1 cargo test --test damage` writes `docs/damage.md` anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod noise;

use noise::values::{difference, values};
use noise::{Clean, Noise};
use virtlens::formats::FORMATS;

fn samples() -> impl Iterator<Item = (&'static str, Clean<'static>)> {
    FORMATS.iter().map(|format| (format.id, Clean { text: format.sample, command: command(format.title) }))
}

/// What was typed: files of the kernel are shown with `cat`.
fn command(title: &'static str) -> &'static str {
    if title.starts_with('/') { format!("cat {title}").leak() } else { title }
}

/// How the report of a damaged text differs; empty where it says the same, none where the damage
/// does not apply.
fn damage(noise: &Noise, clean: Clean<'_>) -> Option<String> {
    let damaged = (noise.apply)(clean)?;
    let (was, is) = (values(clean.text.as_bytes(), noise.takes), values(&damaged, noise.takes));
    if was == is {
        return Some(String::new());
    }
    // The command says what the text alone does not, such as the unit of `free`.
    let typed = values(format!("$ {}\n{}", clean.command, clean.text).as_bytes(), noise.takes);
    Some(if typed == is { String::new() } else { difference(&was, &is) })
}

#[test]
fn every_noise_on_every_format() {
    for noise in noise::all() {
        let mut bad = Vec::new();
        let mut n = 0;
        for (id, clean) in samples() {
            if let Some(d) = damage(noise, clean) {
                n += 1;
                if !d.is_empty() {
                    bad.push((id, d));
                }
            }
        }
        println!("{:<16} {:<50} {}/{}", noise.group, noise.name, n - bad.len(), n);
        for (id, d) in bad {
            println!("        {id}: {d}");
        }
    }
}
