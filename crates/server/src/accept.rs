//! Connections: taken one by one, with TLS where there is a certificate, and dropped where nothing comes.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use exoskin::{Diagnostic, Error};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Connections at once; more wait.
const MOST: usize = 1024;
/// How long a handshake, or the head of a request, may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long no connection is taken where the system has none left.
const PAUSE: Duration = Duration::from_millis(100);

/// Files with a certificate and its key, in PEM.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The certificate, followed by those that vouch for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// The address that a connection came from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub IpAddr);

impl Tls {
    /// What handshakes need.
    ///
    /// # Errors
    /// A file that cannot be read, or a key of another certificate.
    pub fn acceptor(&self) -> Result<TlsAcceptor, Error> {
        let chain = CertificateDer::pem_file_iter(&self.certificate).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let chain = chain.map_err(|e| unusable("tls_certificate", &self.certificate, "certificate", &e))?;
        let key = PrivateKeyDer::from_pem_file(&self.key);
        let key = key.map_err(|e| unusable("tls_key", &self.key, "private key", &e))?;
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|e| Error::Run(e.to_string()))?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(|e| unusable("tls_certificate", &self.certificate, "certificate with this key", &e))?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

fn unusable(argument: &str, path: &Path, what: &str, why: &dyn std::fmt::Display) -> Error {
    let wrong = Diagnostic::new(format!("{} has no {what} that can be used ({why})", exoskin::shown_path(path)));
    wrong.argument(argument).expected(format!("a file in PEM format with a {what}")).into()
}

/// Takes connections for ever.
pub(crate) async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, routes: Router) {
    let turns = Arc::new(Semaphore::new(MOST));
    loop {
        let Ok(turn) = Arc::clone(&turns).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, from)) => drop(tokio::spawn(connection(stream, from, tls.clone(), routes.clone(), turn))),
            // Too many open files, or a connection that is gone already.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn connection(
    stream: TcpStream,
    from: SocketAddr,
    tls: Option<TlsAcceptor>,
    routes: Router,
    _turn: OwnedSemaphorePermit,
) {
    let _ = stream.set_nodelay(true);
    let peer = Peer(from.ip().to_canonical());
    match tls {
        None => answer(stream, peer, routes).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = tokio::time::timeout(PATIENCE, tls.accept(stream)).await {
                answer(stream, peer, routes).await;
            }
        }
    }
}

async fn answer(stream: impl AsyncRead + AsyncWrite + Unpin, peer: Peer, routes: Router) {
    let service = TowerToHyperService::new(routes);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        hyper::service::Service::call(&service, request.map(Body::new))
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    // A browser that goes away is no failure.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}
