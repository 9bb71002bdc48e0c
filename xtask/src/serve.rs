//! Serving the page on this machine only.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

/// Tried where the user names none; any free one is taken where it is in use.
const PORT: u16 = 8017;

/// Serves the page until the program is ended. It is read anew for each request, so that a build in
/// another terminal shows on reload.
pub fn forever(page: &Path, port: Option<u16>, open: bool) -> Result<()> {
    let server = match port {
        Some(port) => listen(port)?,
        None => listen(PORT).or_else(|_| listen(0))?,
    };
    let address = format!("http://{}/", server.server_addr());
    println!("\nVirtlens is at {address}   (Ctrl-C ends it)");
    if open {
        open_browser(&address);
    }
    for request in server.incoming_requests() {
        // A browser that hangs up in the middle is not this program's trouble.
        let _ = answer(request, page);
    }
    Ok(())
}

fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("cannot listen on 127.0.0.1:{port}: {error}"))
}

fn answer(request: Request, page: &Path) -> std::io::Result<()> {
    let path = request.url().split('?').next().unwrap_or_default();
    if !matches!(path, "/" | "/index.html") {
        return request.respond(Response::from_string("Not found\n").with_status_code(404));
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("Only GET\n").with_status_code(405));
    }
    let headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")];
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    match File::open(page) {
        Ok(file) => {
            let response = headers.fold(Response::from_file(file), Response::with_header);
            request.respond(response)
        }
        Err(_) => {
            let gone = Response::from_string("The page is being built; try again\n");
            request.respond(gone.with_status_code(503))
        }
    }
}

/// Opens the address where there is a screen; where there is none, the printed line has to do.
fn open_browser(address: &str) {
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(|name| std::env::var_os(name).is_some());
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        // `start` takes the first quoted word for a title.
        "windows" => ("cmd", &["/C", "start", ""]),
        _ if screen => ("xdg-open", &[]),
        _ => return,
    };
    let mut opener = Command::new(program);
    opener.args(arguments).arg(address).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = opener.spawn();
}
