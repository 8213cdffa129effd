//! A server in this process, on a port of its own, which keeps solved draws in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc;
use std::thread::JoinHandle;

use exoskin::{Cancel, Keep};
use exoskin_server::{Place, Ready, Role, Settings, Tls, serve};
use serde_json::{Value, json};

use crate::client::Client;
use crate::postgres::{self, Database};

/// Databases by the folder of the servers that use them: a new start finds what the first one left.
static DATABASES: Mutex<BTreeMap<PathBuf, Database>> = Mutex::new(BTreeMap::new());

/// A server, stopped when it goes out of scope.
pub struct Server {
    pub ready: Ready,
    stop: Cancel,
    thread: Option<JoinHandle<()>>,
    folder: Option<tempfile::TempDir>,
    _database: Option<Database>,
}

impl Server {
    /// In a folder of its own.
    pub fn start() -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let mut server = Server::in_folder(&folder.path().join("data"));
        server.folder = Some(folder);
        server
    }

    /// In this folder, which may have been used before.
    pub fn in_folder(folder: &Path) -> Server {
        Server::with(folder, Settings::default(), &[])
    }

    /// For people with these names and roles, and for [`BOSS`], as behind a proxy.
    pub fn with_accounts(people: &[(&str, &str)]) -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings { behind_proxy: true, names: vec!["127.0.0.1".into()], ..Settings::default() };
        let everybody = [&[(BOSS, "manage")], people].concat();
        let mut server = Server::with(&folder.path().join("data"), settings, &everybody);
        server.folder = Some(folder);
        server
    }

    /// For [`BOSS`] alone, over encrypted connections.
    pub fn with_tls(folder: &Path, tls: Tls) -> Server {
        let settings = Settings { tls: Some(tls), names: vec!["127.0.0.1".into()], ..Settings::default() };
        Server::with(folder, settings, &[(BOSS, "manage")])
    }

    fn with(folder: &Path, settings: Settings, people: &[(&str, &str)]) -> Server {
        let stop = Cancel::default();
        let database = database(folder);
        let place =
            Place { data: Some(folder.to_owned()), jobs: database.as_ref().map(|database| database.address.clone()) };
        for (name, role) in people {
            place.add_person(name, Role::named(role).expect("a role"), &password(name)).expect("a new account");
        }
        let settings = Settings { port: Some(0), place, keep: Keep::Memory(Default::default()), ..settings };
        let (sender, receiver) = mpsc::channel();
        let stopped = stop.clone();
        let thread = std::thread::spawn(move || {
            serve(&settings, &stopped, |ready| sender.send(ready.clone()).expect("the test waits")).expect("it serves");
        });
        let ready = receiver.recv().expect("the server listens");
        Server { ready, stop, thread: Some(thread), folder: None, _database: database }
    }

    /// The first browser.
    pub fn enter(&self) -> Client {
        Client::enter(&self.ready.url)
    }
}

/// Somebody who manages accounts.
pub const BOSS: &str = "boss";

/// The password that the tests give to somebody.
pub fn password(name: &str) -> String {
    let turned: String = name.chars().rev().collect();
    format!("four words in a row {turned}1")
}

impl Server {
    /// Where it listens.
    pub fn host(&self) -> String {
        self.ready.address.to_string()
    }

    /// A browser in which somebody signed in.
    pub fn sign_in(&self, name: &str) -> Client {
        Client::sign_in(&self.host(), name, &password(name))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.cancel();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the server ends cleanly");
        }
    }
}

/// Where the servers of this folder keep their tables, if this test wants PostgreSQL.
fn database(folder: &Path) -> Option<Database> {
    if !postgres::is_wanted() {
        return None;
    }
    let mut known = DATABASES.lock().expect("no test broke off here");
    known.retain(|folder, _| folder.exists());
    if !known.contains_key(folder) {
        std::fs::create_dir_all(folder).expect("a folder");
        known.insert(folder.to_owned(), postgres::database().expect("it was found before"));
    }
    known.get(folder).cloned()
}

/// A dose that is computed quickly.
pub fn small_dose() -> Value {
    json!({
        "product": "frozen_msc", "volume": "2 mL", "after": "microneedling", "delay": "10 min",
        "count_only": true, "samples": 64, "draws": 10
    })
}

impl Server {
    /// A browser that remains when this server is gone.
    pub fn enter_and_stop(self) -> Client {
        self.enter()
    }
}
