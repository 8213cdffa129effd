//! Encrypted connections, with a certificate made for the test.

#![allow(clippy::print_stderr, reason = "what was not checked is said where it is looked for")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use crate::common::{BOSS, Server, password};
use exoskin_server::Tls;
use serde_json::json;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// A certificate for 127.0.0.1 and its key; none where there is no `openssl` to make one.
fn certificate(folder: &Path) -> Option<Tls> {
    let tls = Tls { certificate: folder.join("cert.pem"), key: folder.join("key.pem") };
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]);
    openssl.args(["-subj", "/CN=exoskin test", "-addext", "subjectAltName=IP:127.0.0.1"]);
    openssl.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
    let made = openssl.arg("-keyout").arg(&tls.key).arg("-out").arg(&tls.certificate).output();
    if made.is_ok_and(|made| made.status.success()) {
        return Some(tls);
    }
    eprintln!("NOT CHECKED: there is no openssl here to make a certificate");
    None
}

/// Sends a request over an encrypted connection and returns the whole answer.
fn encrypted(host: &str, certificate: &Path, request: &str) -> String {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(certificate).expect("a certificate")).expect("it can be trusted");
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("127.0.0.1").expect("a name");
    let connection = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut stream = StreamOwned::new(connection, TcpStream::connect(host).expect("the server listens"));
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn people_sign_in_over_an_encrypted_connection_and_over_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let Some(tls) = certificate(folder.path()) else { return };
    let server = Server::with_tls(&folder.path().join("data"), tls.clone());
    let host = server.host();
    assert_eq!(server.ready.url, format!("https://{host}/"));
    // Somebody who connects and says nothing holds up nobody.
    let _silent: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(&host).unwrap()).collect();
    let page =
        encrypted(&host, &tls.certificate, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("strict-transport-security"), "{page}");
    let body = json!({ "name": BOSS, "password": password(BOSS) }).to_string();
    let login = format!(
        "POST /api/v1/login HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nOrigin: https://{host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let entered = encrypted(&host, &tls.certificate, &login);
    assert!(entered.starts_with("HTTP/1.1 204") && entered.contains("__Host-exoskin_session="), "{entered}");
    // The same in plain text is not answered.
    let mut plain = TcpStream::connect(&host).unwrap();
    plain.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    plain.write_all(login.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/1.1"), "{answer:?}");
}
