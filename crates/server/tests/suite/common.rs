//! A server in this process, on a port of its own, which keeps solved draws in memory.

use std::path::Path;
use std::sync::mpsc;
use std::thread::JoinHandle;

use exoskin::{Cancel, Keep};
use exoskin_server::{Ready, Settings, serve};
use serde_json::{Value, json};

use crate::client::Client;

/// A server, stopped when it goes out of scope.
pub struct Server {
    pub ready: Ready,
    stop: Cancel,
    thread: Option<JoinHandle<()>>,
    _folder: Option<tempfile::TempDir>,
}

impl Server {
    /// In a folder of its own.
    pub fn start() -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let mut server = Server::in_folder(&folder.path().join("data"));
        server._folder = Some(folder);
        server
    }

    /// In this folder, which may have been used before.
    pub fn in_folder(folder: &Path) -> Server {
        let stop = Cancel::default();
        let settings = Settings {
            port: Some(0),
            data: Some(folder.to_owned()),
            keep: Keep::Memory(Default::default()),
            ..Settings::default()
        };
        let (sender, receiver) = mpsc::channel();
        let stopped = stop.clone();
        let thread = std::thread::spawn(move || {
            serve(&settings, &stopped, |ready| sender.send(ready.clone()).expect("the test waits")).expect("it serves");
        });
        let ready = receiver.recv().expect("the server listens");
        Server { ready, stop, thread: Some(thread), _folder: None }
    }

    /// The first browser.
    pub fn enter(&self) -> Client {
        Client::enter(&self.ready.url)
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
