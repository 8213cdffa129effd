//! `exoskin serve`: the same questions in a browser.

mod user;

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::{Args, Subcommand};
use exoskin_server::{Line, Place, Ready, Settings, Tls, serve};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::Table;
use crate::watch::listen;
use crate::{line, say, values};

/// The address of the table, where the command line does not give it: others can read the command line.
const JOBS: &str = "EXOSKIN_JOBS";

/// `exoskin serve`
#[derive(Debug, Args)]
#[command(after_help = "\
Only this computer can reach the page, unless you say otherwise. The address that is printed
works once: it opens the page in one browser, which is then known for 30 days. Runs and uploaded
files stay in the data folder; a run that was interrupted goes on at the next start. Ctrl-C ends
the server.

Several servers share their jobs with --jobs and one data folder. The address of the database
can also be in the environment variable EXOSKIN_JOBS, where others cannot read it.

Others can use the page with --tls-certificate and --tls-key, or behind a proxy that encrypts
connections (--behind-proxy). They sign in with a name and a password; make the first account
with `exoskin serve user add NAME --role manage`.

Examples:
  exoskin serve
  exoskin serve --port 8080 --no-open --data ./app
  exoskin serve --jobs postgres://exoskin@db.example/exoskin --data /srv/exoskin
  exoskin serve user add ann.lee --role manage
  exoskin serve --listen 0.0.0.0 --name exoskin.clinic.example \\
    --tls-certificate cert.pem --tls-key key.pem --port 443
  exoskin serve --behind-proxy --name exoskin.clinic.example
  exoskin serve log")]
pub struct Arguments {
    /// What to do instead of serving
    #[command(subcommand)]
    pub action: Option<Action>,
    /// Port to listen on [default: 7465, or any free one]
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = values::port)]
    pub port: Option<u16>,
    /// Do not open a browser
    #[arg(long)]
    pub no_open: bool,
    /// Address to listen on; one that others can reach needs TLS or a proxy [default: 127.0.0.1]
    #[arg(long, value_name = "ADDRESS", value_parser = values::host_address, help_heading = "For a group")]
    pub listen: Option<IpAddr>,
    /// Name of the server in the address of the page; may be repeated [default: the address it listens on]
    #[arg(long, value_name = "HOST", help_heading = "For a group")]
    pub name: Vec<String>,
    /// Certificate for encrypted connections, in PEM format
    #[arg(
        long,
        value_name = "FILE",
        requires = "tls_key",
        conflicts_with = "behind_proxy",
        help_heading = "For a group"
    )]
    pub tls_certificate: Option<PathBuf>,
    /// Private key of the certificate, in PEM format
    #[arg(long, value_name = "FILE", requires = "tls_certificate", help_heading = "For a group")]
    pub tls_key: Option<PathBuf>,
    /// A proxy in front of the server encrypts connections and appends the browser's address to X-Forwarded-For
    #[arg(long, help_heading = "For a group")]
    pub behind_proxy: bool,
    #[command(flatten)]
    /// Where everything is kept.
    pub kept: Kept,
}

/// Where everything is kept.
#[derive(Clone, Debug, Args)]
pub struct Kept {
    /// Folder for runs and uploaded files [default: `exoskin` in the system's folder for application data]
    #[arg(long, value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// PostgreSQL database for the table of jobs, so that several servers share them [default: a file in the data folder]
    #[arg(long, value_name = "URL", global = true)]
    pub jobs: Option<String>,
}

/// What `exoskin serve` does besides serving.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Accounts of people who use the server from elsewhere
    #[command(subcommand, arg_required_else_help = true)]
    User(user::Command),
    /// Show the log: who did what, and which server began which job
    Log {
        /// Number of lines, newest first
        #[arg(long, value_name = "N", default_value = "100", allow_hyphen_values = true, value_parser = values::lines)]
        lines: u32,
    },
}

impl Kept {
    fn place(&self) -> Place {
        let jobs = self.jobs.clone().or_else(|| std::env::var(JOBS).ok()).filter(|address| !address.is_empty());
        Place { data: self.data.clone(), jobs }
    }
}

/// Runs `exoskin serve`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let place = arguments.kept.place();
    match &arguments.action {
        None => serving(arguments, place, global),
        Some(Action::User(command)) => user::run(command, &place, global),
        Some(Action::Log { lines }) => global.reply(&place.log(*lines)?, |lines| log(lines)),
    }
}

fn serving(arguments: &Arguments, place: Place, global: &Global) -> Outcome {
    let tls = arguments.tls_certificate.clone().zip(arguments.tls_key.clone());
    let settings = Settings {
        port: arguments.port,
        place,
        listen: arguments.listen,
        names: arguments.name.clone(),
        tls: tls.map(|(certificate, key)| Tls { certificate, key }),
        behind_proxy: arguments.behind_proxy,
        threads: global.threads,
        ..Settings::default()
    };
    serve(&settings, &listen(), |ready| {
        line(&ready.url);
        if !global.quiet {
            say(&told(ready));
        }
        if !arguments.no_open && !ready.has_accounts {
            open(&ready.url);
        }
    })?;
    Ok(String::new())
}

fn told(ready: &Ready) -> String {
    let data = format!("Runs and uploaded files: {}", exoskin::shown_path(&ready.data));
    let how = if ready.has_accounts {
        format!("People sign in at this address; the server listens on {}.", ready.address)
    } else {
        "Open this address in a browser; it works once.".into()
    };
    [how.as_str(), &data, "Ctrl-C ends the server."].join("\n")
}

fn log(lines: &[Line]) -> String {
    let mut table = Table::with_header(&["time", "who", "from", "what", "about"]);
    for line in lines {
        table.row([&line.time, &line.who, &line.origin, &line.what, &line.about]);
    }
    table.text()
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
