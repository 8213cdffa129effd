//! Starting and stopping the server.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use exoskin::{Cancel, Diagnostic, Error, Keep};
use tokio::net::TcpListener;

use crate::accept::{Tls, accept};
use crate::access::{Access, Door};
use crate::app::{App, Means};
use crate::files::Files;
use crate::instant::Instant;
use crate::jobs::{self, Jobs};
use crate::manage::Place;
use crate::people::Role;
use crate::routes::routes;
use crate::table::Table;

/// The port that is tried first; links then stay the same from one start to the next.
const PORT: u16 = 7465;
/// How often it is asked whether to stop.
const ASK: Duration = Duration::from_millis(100);
/// How long open streams may delay the end.
const PATIENCE: Duration = Duration::from_secs(2);
/// Threads on which questions are worked on, beside those of each question.
const BLOCKING: usize = 64;

/// How to serve.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The port; none takes the usual one, or any that is free.
    pub port: Option<u16>,
    /// Where jobs and uploads are kept.
    pub place: Place,
    /// The address to listen on; none takes this computer's own, which cannot be reached from elsewhere.
    pub listen: Option<IpAddr>,
    /// Names that browsers call the server by; none takes the address.
    pub names: Vec<String>,
    /// Certificate and key, where the server encrypts connections itself.
    pub tls: Option<Tls>,
    /// Whether a proxy in front of the server encrypts connections and says where requests come from.
    pub behind_proxy: bool,
    /// Threads of one question; none takes all cores.
    pub threads: Option<usize>,
    /// Where solved transport problems are cached.
    pub keep: Keep,
}

/// A server that listens.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The address to open; without accounts, with the token that works once.
    pub url: String,
    /// Whether people sign in.
    pub has_accounts: bool,
    /// Where it listens.
    pub address: SocketAddr,
    /// The folder of jobs and uploads.
    pub data: PathBuf,
}

/// Serves until `stop` is cancelled; `ready` is told once, when the server listens.
///
/// # Errors
/// A port that is taken, a folder that cannot be used.
pub fn serve(settings: &Settings, stop: &Cancel, ready: impl FnOnce(&Ready)) -> Result<(), Error> {
    let folder = settings.place.folder()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().max_blocking_threads(BLOCKING).enable_all().build();
    let runtime = runtime.map_err(|e| Error::Run(format!("cannot start the threads ({e})")))?;
    let outcome = runtime.block_on(run(settings, folder, stop, ready));
    runtime.shutdown_timeout(PATIENCE);
    outcome
}

async fn run(settings: &Settings, folder: PathBuf, stop: &Cancel, ready: impl FnOnce(&Ready)) -> Result<(), Error> {
    let tls = settings.tls.as_ref().map(Tls::acceptor).transpose()?;
    settings.is_safe()?;
    let listener = listen(settings).await?;
    let address = listener.local_addr().map_err(|e| Error::Run(e.to_string()))?;
    let table = Table::open(&folder, settings.place.jobs.as_deref()).await?;
    let (door, url) = settings.door(address, &table).await?;
    let has_accounts = door.has_accounts();
    let access = Access::new(door, table.clone());
    let means = Means { threads: settings.threads, keep: settings.keep.clone() };
    let jobs = Arc::new(Jobs::new(table.clone(), folder.join("jobs")));
    let app = App {
        access,
        instant: Instant::new(),
        files: Files::in_folder(folder.join("files")),
        jobs: Arc::clone(&jobs),
        means: means.clone(),
        data: folder.clone(),
    };
    let worker = tokio::spawn(jobs::work(Arc::clone(&jobs), means, stop.clone()));
    ready(&Ready { url, has_accounts, address, data: folder });
    tokio::select! {
        () = accept(listener, tls, routes(Arc::new(app))) => {}
        () = stopped(stop) => {}
    };
    stop.cancel();
    jobs.wake();
    let worked = worker.await.map_err(|e| Error::Run(e.to_string()))?.map_err(Error::Run);
    table.close().await;
    worked
}

async fn listen(settings: &Settings) -> Result<TcpListener, Error> {
    let host = settings.listen.unwrap_or(Ipv4Addr::LOCALHOST.into());
    let at = |port: u16| TcpListener::bind(SocketAddr::from((host, port)));
    let listener = match settings.port {
        Some(port) => at(port).await,
        None => match at(PORT).await {
            Ok(listener) => Ok(listener),
            Err(_) => at(0).await,
        },
    };
    listener.map_err(|e| {
        let part = if e.kind() == ErrorKind::AddrNotAvailable { "listen" } else { "port" };
        let wrong = Diagnostic::new(format!("{host} cannot be listened on at this port ({e})")).argument(part);
        wrong.expected("an address of this computer, and a port that no other program uses, for example 8080").into()
    })
}

impl Settings {
    /// Whether people sign in: as soon as anybody else could reach the server.
    fn has_accounts(&self) -> bool {
        self.tls.is_some() || self.behind_proxy
    }

    /// Passwords do not travel where others can read them.
    fn is_safe(&self) -> Result<(), Diagnostic> {
        let is_own = self.listen.is_none_or(|address| address.is_loopback());
        if !is_own && !self.has_accounts() {
            let wrong = Diagnostic::new("others can reach this address and could read passwords on their way");
            let expected = "--tls-certificate and --tls-key, or --behind-proxy where a proxy encrypts connections";
            return Err(wrong.argument("listen").expected(expected));
        }
        let has_name = !self.names.is_empty() || self.listen.is_some_and(|address| !address.is_unspecified());
        if self.has_accounts() && !has_name {
            let wrong = Diagnostic::new("the server does not know the name that browsers call it by").argument("name");
            return Err(
                wrong.expected("--name with the host in the address of the page, for example exoskin.clinic.example")
            );
        }
        Ok(())
    }

    /// The way in, and the address to open.
    async fn door(&self, address: SocketAddr, table: &Table) -> Result<(Door, String), Error> {
        if !self.has_accounts() {
            let (door, token) = Door::with_token(address).map_err(Error::Run)?;
            return Ok((door, format!("http://{address}/start?token={token}")));
        }
        let people = table.people().await.map_err(Error::Run)?;
        if !people.iter().any(|person| person.role == Role::Manage) {
            let wrong = Diagnostic::new("nobody has an account that can manage others");
            return Err(wrong
                .expected("`exoskin serve user add NAME --role manage` first, with the same --data and --jobs")
                .into());
        }
        let own = match address.ip() {
            IpAddr::V4(four) => four.to_string(),
            IpAddr::V6(six) => format!("[{six}]"),
        };
        let names = if self.names.is_empty() { vec![own] } else { self.names.clone() };
        let first = names.first().cloned().unwrap_or_default();
        let url = if self.behind_proxy {
            format!("https://{first}/")
        } else {
            format!("https://{first}:{}/", address.port())
        };
        Ok((Door::Accounts { names, is_proxied: self.behind_proxy }, url))
    }
}

async fn stopped(stop: &Cancel) {
    while !stop.is_cancelled() {
        tokio::time::sleep(ASK).await;
    }
}
