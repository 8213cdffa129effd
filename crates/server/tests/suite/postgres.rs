//! A PostgreSQL of the tests' own: made in a folder in /tmp, reached through a socket there, gone with its last user.
//!
//! Where no PostgreSQL is installed, tests that need one say so and pass; with `EXOSKIN_POSTGRES=required` (as in
//! `.ci/run` on Linux) they fail.

#![allow(dead_code, reason = "each test binary uses a part of this")]
#![allow(clippy::print_stderr, reason = "what was not checked is said where it is looked for")]

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// The user of Debian's `nobody`: PostgreSQL does not run as root.
const NOBODY: u32 = 65534;
/// How often a start is waited for.
const TRIES: u32 = 600;

static RUNNING: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());
static COUNT: AtomicU32 = AtomicU32::new(0);

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

/// A database without any table; what runs it ends when nobody has one any more.
#[derive(Clone, Debug)]
pub struct Database {
    /// Its address.
    pub address: String,
    _cluster: Arc<Cluster>,
}

#[derive(Debug)]
struct Cluster {
    folder: tempfile::TempDir,
    programs: PathBuf,
    child: Child,
}

/// Runs a test whose servers keep their tables in PostgreSQL, where there is one.
pub fn during(test: impl FnOnce()) {
    if programs().is_none() {
        return missing();
    }
    WANTED.set(true);
    test();
}

/// Whether this test's servers keep their tables in PostgreSQL.
pub fn is_wanted() -> bool {
    WANTED.get()
}

fn missing() {
    let required = std::env::var("EXOSKIN_POSTGRES").is_ok_and(|word| word == "required");
    assert!(!required, "EXOSKIN_POSTGRES requires PostgreSQL, and no initdb was found");
    eprintln!("NOT CHECKED: no PostgreSQL is installed here (Debian: apt-get install postgresql)");
}

/// The folder with `initdb` and `postgres`.
fn programs() -> Option<PathBuf> {
    if cfg!(not(unix)) {
        return None;
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut debian: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    debian.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    debian.into_iter().rev().chain(std::env::split_paths(&path)).find(found)
}

/// A database of one's own, where PostgreSQL is installed.
pub fn database() -> Option<Database> {
    let Some(programs) = programs() else {
        missing();
        return None;
    };
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let cluster = running.upgrade().unwrap_or_else(|| Arc::new(Cluster::start(programs)));
    *running = Arc::downgrade(&cluster);
    drop(running);
    let name = format!("test_{}", COUNT.fetch_add(1, Ordering::SeqCst));
    cluster.make(&name);
    let address = format!("postgres://exoskin@localhost/{name}?host={}", cluster.folder.path().display());
    Some(Database { address, _cluster: cluster })
}

impl Cluster {
    fn start(programs: PathBuf) -> Cluster {
        let folder = tempfile::Builder::new().prefix("exopg").tempdir_in("/tmp").expect("a folder");
        own(folder.path());
        let data = folder.path().join("data").display().to_string();
        let initdb = [programs.join("initdb").display().to_string(), "-D".into(), data.clone(), "-U".into()];
        let mut made = Command::new("env");
        let made = unprivileged(&mut made).args(initdb).args(["exoskin", "-A", "trust", "-N", "-E", "UTF8"]);
        let made = made.current_dir(folder.path()).output().expect("initdb runs");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        // The shell ends the server and removes the folder when this process closes its input, however that happens.
        let mut shell = Command::new("sh");
        unprivileged(&mut shell).args([
            "-c",
            "folder=$1; shift; \"$@\" & pid=$!; read -r _; kill -QUIT $pid; wait $pid; rm -rf \"$folder\"",
            "sh",
        ]);
        shell.arg(folder.path());
        shell.arg(programs.join("postgres")).args(["-D", &data, "-F", "-h", "", "-k"]).arg(folder.path());
        shell.args(["-c", "max_connections=200"]).current_dir(folder.path());
        let shell = shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let cluster = Cluster { child: shell.spawn().expect("postgres starts"), folder, programs };
        let ready = (0..TRIES).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            cluster.run("pg_isready", &[]).is_ok()
        });
        assert!(ready, "PostgreSQL does not start");
        cluster
    }

    fn make(&self, name: &str) {
        self.run("createdb", &[name]).unwrap_or_else(|said| panic!("createdb: {said}"));
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), String> {
        let mut command = Command::new(self.programs.join(program));
        command.args(["-U", "exoskin", "-h"]).arg(self.folder.path()).args(arguments);
        let ran = command.output().map_err(|e| e.to_string())?;
        if ran.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&ran.stderr).into_owned()) }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

#[cfg(unix)]
fn own(folder: &Path) {
    if is_root() {
        std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).expect("root gives it away");
    }
}

#[cfg(unix)]
fn unprivileged(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    if is_root() { command.uid(NOBODY).gid(NOBODY) } else { command }
}

#[cfg(not(unix))]
fn own(_folder: &Path) {}

#[cfg(not(unix))]
fn unprivileged(command: &mut Command) -> &mut Command {
    command
}
