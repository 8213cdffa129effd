//! `exoskin serve`: the same questions in a browser.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::Args;
use exoskin_server::{Ready, Settings, serve};

use crate::failure::Outcome;
use crate::global::Global;
use crate::watch::listen;
use crate::{line, say, values};

/// `exoskin serve`
#[derive(Debug, Args)]
#[command(after_help = "\
Only this computer can reach the page. The address that is printed works once: it opens the page in
one browser, which is then known for 30 days. Runs and uploaded files stay in the data folder; a run
that was interrupted goes on at the next start. Ctrl-C ends the server.

Examples:
  exoskin serve
  exoskin serve --port 8080 --no-open --data ./app")]
pub struct Arguments {
    /// Port to listen on [default: 7465, or any free one]
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = values::port)]
    pub port: Option<u16>,
    /// Do not open a browser
    #[arg(long)]
    pub no_open: bool,
    /// Folder for runs and uploaded files [default: `exoskin` in the system's folder for application data]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Runs `exoskin serve`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let settings =
        Settings { port: arguments.port, data: arguments.data.clone(), threads: global.threads, ..Settings::default() };
    serve(&settings, &listen(), |ready| {
        line(&ready.url);
        if !global.quiet {
            say(&told(ready));
        }
        if !arguments.no_open {
            open(&ready.url);
        }
    })?;
    Ok(String::new())
}

fn told(ready: &Ready) -> String {
    let data = format!("Runs and uploaded files: {}", exoskin::shown_path(&ready.data));
    ["Open this address in a browser; it works once.", &data, "Ctrl-C ends the server."].join("\n")
}

/// Asks the desktop to open the address; without a desktop, the printed address is enough.
fn open(url: &str) {
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(first).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    drop(command.spawn());
}
