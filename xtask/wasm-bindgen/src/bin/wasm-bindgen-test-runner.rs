//! The program `wasm-bindgen-test-runner`: see `Cargo.toml` beside `src` for why it is built here.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
