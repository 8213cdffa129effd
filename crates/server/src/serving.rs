//! Starting and stopping the server.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use exoskin::{Cancel, Diagnostic, Error, Keep};
use tokio::net::TcpListener;

use crate::access::Access;
use crate::app::{App, Means};
use crate::files::Files;
use crate::instant::Instant;
use crate::jobs::{self, Jobs};
use crate::manage::Place;
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
    /// Threads of one question; none takes all cores.
    pub threads: Option<usize>,
    /// Where solved transport problems are cached.
    pub keep: Keep,
}

/// A server that listens.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The address to open, with the token that works once.
    pub url: String,
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
    let listener = listen(settings.port).await?;
    let address = listener.local_addr().map_err(|e| Error::Run(e.to_string()))?;
    let table = Table::open(&folder, settings.place.jobs.as_deref()).await?;
    let (access, token) = Access::open(address, table.clone()).await.map_err(Error::Run)?;
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
    ready(&Ready { url: format!("http://{address}/start?token={token}"), data: folder });
    let served = axum::serve(listener, routes(Arc::new(app)));
    let outcome = tokio::select! {
        served = async { served.await } => served.map_err(|e| Error::Run(e.to_string())),
        () = stopped(stop) => Ok(()),
    };
    stop.cancel();
    jobs.wake();
    let worked = worker.await.map_err(|e| Error::Run(e.to_string()))?.map_err(Error::Run);
    table.close().await;
    outcome.and(worked)
}

/// Only this machine can reach the address.
async fn listen(port: Option<u16>) -> Result<TcpListener, Error> {
    let at = |port: u16| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let listener = match port {
        Some(port) => at(port).await,
        None => match at(PORT).await {
            Ok(listener) => Ok(listener),
            Err(_) => at(0).await,
        },
    };
    listener.map_err(|e| {
        let wrong = Diagnostic::new(format!("this port cannot be used ({e})")).argument("port");
        wrong.expected("a port that no other program uses, for example 8080").into()
    })
}

async fn stopped(stop: &Cancel) {
    while !stop.is_cancelled() {
        tokio::time::sleep(ASK).await;
    }
}
