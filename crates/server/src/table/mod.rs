//! The tables of sessions and jobs: in one SQLite file, or in PostgreSQL for a group. A job is claimed by lease: whoever
//! runs it renews the lease, and a job whose lease has run out, because its process was killed, is claimed again.

mod jobs;
mod log;
mod people;
mod readers;
mod sessions;
mod versions;

#[cfg(test)]
#[path = "../../tests/suite/postgres.rs"]
mod postgres;

use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use exoskin::{Diagnostic, Error};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyPool, Executor, Row, Transaction};

pub use log::Line;
pub(crate) use people::Changed;
pub(crate) use readers::Sight;

use crate::random;
use versions::VERSIONS;

/// The file.
const NAME: &str = "exoskin.db";
/// The file that tells a group's folder from others.
const FOLDER: &str = "folder.id";
/// Connections at once.
const CONNECTIONS: u32 = 8;
/// How long a connection may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// SQLite: how long a connection waits while another one writes, ms, and that readers need not wait.
const PRAGMAS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
/// PostgreSQL: nothing here takes long.
const LIMITS: &str = "SET statement_timeout = '30s'; SET lock_timeout = '10s'";
/// How addresses of PostgreSQL begin.
const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];

type Done<T> = Result<T, String>;

/// What keeps the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

/// The tables.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pool: AnyPool,
    kind: Kind,
}

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn told(error: impl std::fmt::Display) -> String {
    format!("the table of jobs cannot be used ({error})")
}

impl Table {
    /// The tables of a data folder, made or brought up to date: in a file of the folder, or where `address` says.
    ///
    /// # Errors
    /// An address that is none, tables that cannot be used, or that belong to another folder.
    pub async fn open(folder: &Path, address: Option<&str>) -> Result<Table, Error> {
        sqlx::any::install_default_drivers();
        let (kind, options, prepare) = match address {
            None => {
                let url = format!("sqlite://{}?mode=rwc", in_url(&folder.join(NAME)));
                (Kind::Sqlite, AnyConnectOptions::from_str(&url).map_err(|e| Error::Run(told(e)))?, PRAGMAS)
            }
            Some(address) => (Kind::Postgres, postgres(address)?, LIMITS),
        };
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| Box::pin(async move { connection.execute(prepare).await.map(drop) }));
        let pool = pool.connect_with(options).await.map_err(|e| Error::Run(told(e)))?;
        let table = Table { pool, kind };
        table.update().await.map_err(Error::Run)?;
        table.belongs_to(folder).await?;
        Ok(table)
    }

    async fn update(&self) -> Done<()> {
        let last = i64::try_from(VERSIONS.len()).unwrap_or(i64::MAX);
        let newest = self.add_versions().await.map_err(told)?;
        if newest > last {
            return Err(told("it was made by a newer exoskin: use that version"));
        }
        Ok(())
    }

    /// Adds what is missing, one server at a time; returns the newest version there is.
    async fn add_versions(&self) -> Result<i64, sqlx::Error> {
        let mut work = self.alone().await?;
        work.execute("CREATE TABLE IF NOT EXISTS versions (version BIGINT PRIMARY KEY)").await?;
        for (version, steps) in (1_i64..).zip(VERSIONS) {
            let known = sqlx::query("SELECT version FROM versions WHERE version = $1").bind(version);
            if known.fetch_optional(&mut *work).await?.is_some() {
                continue;
            }
            for statement in steps.iter().filter_map(|step| step.on(self.kind)) {
                work.execute(statement).await?;
            }
            sqlx::query("INSERT INTO versions (version) VALUES ($1)").bind(version).execute(&mut *work).await?;
        }
        let newest = sqlx::query("SELECT MAX(version) AS newest FROM versions").fetch_one(&mut *work).await?;
        let newest = newest.try_get("newest")?;
        work.commit().await?;
        Ok(newest)
    }

    /// Begins work that no other server does at the same time.
    async fn alone(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        match self.kind {
            Kind::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await,
            Kind::Postgres => {
                let mut work = self.pool.begin().await?;
                work.execute("SELECT 1 FROM pg_advisory_xact_lock(7465)").await?;
                Ok(work)
            }
        }
    }

    /// Servers of a group share the folder as well as the tables: a job's files would be missed by the others.
    async fn belongs_to(&self, folder: &Path) -> Result<(), Error> {
        let own = identity(folder).map_err(Error::Run)?;
        let known = self.known_folder(&own).await.map_err(|e| Error::Run(told(e)))?;
        if known == own {
            return Ok(());
        }
        let wrong = Diagnostic::new("these tables belong to servers with another data folder").argument("jobs");
        let expected = "one data folder for all servers of a group, on a shared drive if they run on several computers";
        Err(wrong.expected(expected).into())
    }

    async fn known_folder(&self, own: &str) -> Result<String, sqlx::Error> {
        let first = "INSERT INTO settings (name, value) VALUES ('folder', $1) ON CONFLICT (name) DO NOTHING";
        sqlx::query(first).bind(own).execute(&self.pool).await?;
        sqlx::query("SELECT value FROM settings WHERE name = 'folder'").fetch_one(&self.pool).await?.try_get("value")
    }

    /// Seconds since 1970 by the clock that all servers of the table share.
    pub async fn clock(&self) -> Done<i64> {
        match self.kind {
            Kind::Sqlite => Ok(now()),
            Kind::Postgres => {
                let clock = sqlx::query("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT) AS now");
                clock.fetch_one(&self.pool).await.and_then(|row| row.try_get("now")).map_err(told)
            }
        }
    }

    /// Ends every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Options for an address, which may hold a password: it is not repeated.
fn postgres(address: &str) -> Result<AnyConnectOptions, Diagnostic> {
    let wrong = |why: &str| {
        let wrong = Diagnostic::new(format!("this is not the address of a PostgreSQL database{why}")).argument("jobs");
        wrong.expected("an address such as postgres://exoskin@db.example/exoskin; without it, jobs are in a file of the data folder")
    };
    if !SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
        return Err(wrong(""));
    }
    AnyConnectOptions::from_str(address).map_err(|e| wrong(&format!(" ({e})")))
}

/// The word that tells this folder from others; made where there is none.
fn identity(folder: &Path) -> Done<String> {
    let wrong = |e: std::io::Error| format!("the data folder cannot be used ({e})");
    let path = folder.join(FOLDER);
    if !path.exists() {
        // Whole or not at all, and whoever comes second keeps the first one's.
        let part = folder.join(format!(".{}", random::name()?));
        std::fs::write(&part, random::name()?).map_err(wrong)?;
        let placed = std::fs::hard_link(&part, &path);
        let _ = std::fs::remove_file(&part);
        placed.or_else(|e| if path.exists() { Ok(()) } else { Err(wrong(e)) })?;
    }
    std::fs::read_to_string(&path).map(|text| text.trim().to_owned()).map_err(wrong)
}

/// A path as a part of an address.
fn in_url(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-:\\".contains(&byte);
    let encode = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.to_string_lossy().bytes().map(encode).collect()
}
