//! The program `wasm-bindgen`: see `Cargo.toml` beside `src` for why it is built here.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
