//! The tables of sessions and jobs, in one SQLite file. A job is claimed by lease: whoever runs it renews the lease, and
//! a job whose lease has run out, because its process was killed, is claimed again.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::{AnyPool, Executor, Row};

use crate::access::Session;
use crate::jobs::Job;

/// The file.
const NAME: &str = "exoskin.db";
/// Connections at once.
const CONNECTIONS: u32 = 8;
/// How long a connection waits while another one writes, ms, and that readers need not wait.
const PRAGMAS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";

/// Versions of the tables, each as the statements that make it from the one before.
const VERSIONS: [&[&str]; 1] = [&[
    "CREATE TABLE sessions (hash TEXT PRIMARY KEY, csrf TEXT NOT NULL, expires BIGINT NOT NULL)",
    "CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        question TEXT NOT NULL,
        state TEXT NOT NULL,
        created BIGINT NOT NULL,
        started BIGINT,
        ended BIGINT,
        estimate TEXT,
        progress TEXT,
        error TEXT,
        cancelled BIGINT NOT NULL,
        holder TEXT,
        lease_until BIGINT
    )",
    "CREATE INDEX jobs_by_state ON jobs (state, created)",
]];

type Done<T> = Result<T, String>;

/// The tables.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pool: AnyPool,
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
    /// The tables in a folder, made or brought up to date.
    pub async fn open(folder: &Path) -> Done<Table> {
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{}?mode=rwc", in_url(&folder.join(NAME)));
        let prepare = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .after_connect(|connection, _| Box::pin(async move { connection.execute(PRAGMAS).await.map(drop) }));
        let table = Table { pool: prepare.connect(&url).await.map_err(told)? };
        table.update().await.map_err(told)?;
        Ok(table)
    }

    async fn update(&self) -> Result<(), sqlx::Error> {
        let mut work = self.pool.begin().await?;
        work.execute("CREATE TABLE IF NOT EXISTS versions (version BIGINT PRIMARY KEY)").await?;
        for (version, statements) in (1_i64..).zip(VERSIONS) {
            let known = sqlx::query("SELECT version FROM versions WHERE version = $1").bind(version);
            if known.fetch_optional(&mut *work).await?.is_some() {
                continue;
            }
            for statement in statements {
                work.execute(*statement).await?;
            }
            sqlx::query("INSERT INTO versions (version) VALUES ($1)").bind(version).execute(&mut *work).await?;
        }
        work.commit().await
    }

    /// Sessions that have not ended.
    pub async fn sessions(&self, now: i64) -> Done<BTreeMap<String, Session>> {
        sqlx::query("DELETE FROM sessions WHERE expires <= $1").bind(now).execute(&self.pool).await.map_err(told)?;
        let rows = sqlx::query("SELECT hash, csrf, expires FROM sessions").fetch_all(&self.pool).await.map_err(told)?;
        let read = |row: &AnyRow| -> Result<(String, Session), sqlx::Error> {
            Ok((row.try_get("hash")?, Session { csrf: row.try_get("csrf")?, expires: row.try_get("expires")? }))
        };
        rows.iter().map(read).collect::<Result<_, _>>().map_err(told)
    }

    /// Keeps a session under the hash of its secret.
    pub async fn keep_session(&self, hash: &str, session: &Session) -> Done<()> {
        let insert = sqlx::query("INSERT INTO sessions (hash, csrf, expires) VALUES ($1, $2, $3)");
        let insert = insert.bind(hash).bind(&session.csrf).bind(session.expires);
        insert.execute(&self.pool).await.map(drop).map_err(told)
    }

    /// Adds a job.
    pub async fn add(&self, job: &Job) -> Done<()> {
        let insert = sqlx::query(
            "INSERT INTO jobs (id, kind, title, question, state, created, cancelled) VALUES ($1, $2, $3, $4, 'waiting', $5, 0)",
        );
        let question = job.question.to_string();
        let insert = insert.bind(&job.id).bind(&job.kind).bind(&job.title).bind(question).bind(job.created);
        insert.execute(&self.pool).await.map(drop).map_err(told)
    }

    /// One job.
    pub async fn job(&self, id: &str) -> Done<Option<Job>> {
        let select = sqlx::query(concat!(
            "SELECT id, kind, title, question, state, created, started, ended, estimate, progress, error",
            " FROM jobs WHERE id = $1"
        ));
        let row = select.bind(id).fetch_optional(&self.pool).await.map_err(told)?;
        row.as_ref().map(read).transpose().map_err(told)
    }

    /// All jobs, newest first.
    pub async fn jobs(&self) -> Done<Vec<Job>> {
        let select = sqlx::query(concat!(
            "SELECT id, kind, title, question, state, created, started, ended, estimate, progress, error",
            " FROM jobs ORDER BY created DESC, id"
        ));
        let rows = select.fetch_all(&self.pool).await.map_err(told)?;
        rows.iter().map(read).collect::<Result<_, _>>().map_err(told)
    }

    /// How many jobs wait.
    pub async fn waiting(&self) -> Done<i64> {
        let count = sqlx::query("SELECT COUNT(*) AS waiting FROM jobs WHERE state = 'waiting'");
        let row = count.fetch_one(&self.pool).await.map_err(told)?;
        row.try_get("waiting").map_err(told)
    }

    /// Claims the oldest job that waits, or whose holder is gone.
    pub async fn claim(&self, holder: &str, now: i64, until: i64) -> Done<Option<Job>> {
        let claim = sqlx::query(
            "UPDATE jobs SET state = 'running', holder = $1, lease_until = $2, started = COALESCE(started, $3)
             WHERE id = (
                 SELECT id FROM jobs
                 WHERE cancelled = 0 AND (state = 'waiting' OR (state = 'running' AND lease_until < $4))
                 ORDER BY created, id LIMIT 1
             ) AND cancelled = 0 AND (state = 'waiting' OR (state = 'running' AND lease_until < $5))
             RETURNING id, kind, title, question, state, created, started, ended, estimate, progress, error",
        );
        let claim = claim.bind(holder).bind(until).bind(now).bind(now).bind(now);
        let row = claim.fetch_optional(&self.pool).await.map_err(told)?;
        row.as_ref().map(read).transpose().map_err(told)
    }

    /// Renews the lease and writes down how far the work has got; false where the job is no longer the holder's.
    pub async fn renew(&self, holder: &str, job: &Job, until: i64) -> Done<bool> {
        let renew = sqlx::query(
            "UPDATE jobs SET lease_until = $1, estimate = $2, progress = $3
             WHERE id = $4 AND holder = $5 AND state = 'running' AND cancelled = 0",
        );
        let renew =
            renew.bind(until).bind(written(&job.estimate)).bind(written(&job.progress)).bind(&job.id).bind(holder);
        renew.execute(&self.pool).await.map(|done| done.rows_affected() == 1).map_err(told)
    }

    /// Writes down how a job ended, or that it waits again.
    pub async fn put_down(&self, holder: &str, job: &Job) -> Done<()> {
        let end = sqlx::query(
            "UPDATE jobs SET state = $1, ended = $2, estimate = $3, progress = $4, error = $5, holder = NULL, lease_until = NULL
             WHERE id = $6 AND holder = $7",
        );
        let end = end.bind(&job.state).bind(job.ended).bind(written(&job.estimate)).bind(written(&job.progress));
        let end = end.bind(written(&job.error)).bind(&job.id).bind(holder);
        end.execute(&self.pool).await.map(drop).map_err(told)
    }

    /// Cancels a job. One that nobody holds ends here; the holder of another one hears of it.
    pub async fn cancel(&self, id: &str, now: i64) -> Done<()> {
        let mark = sqlx::query("UPDATE jobs SET cancelled = 1 WHERE id = $1 AND state IN ('waiting', 'running')");
        mark.bind(id).execute(&self.pool).await.map_err(told)?;
        let end = sqlx::query(
            "UPDATE jobs SET state = 'cancelled', ended = $1, holder = NULL, lease_until = NULL
             WHERE id = $2 AND cancelled = 1 AND (state = 'waiting' OR (state = 'running' AND lease_until < $3))",
        );
        end.bind(now).bind(id).bind(now).execute(&self.pool).await.map(drop).map_err(told)
    }

    /// Lets a job that was cancelled or failed wait again.
    pub async fn resume(&self, id: &str) -> Done<()> {
        let resume = sqlx::query(
            "UPDATE jobs SET state = 'waiting', cancelled = 0, ended = NULL, error = NULL
             WHERE id = $1 AND state IN ('cancelled', 'failed')",
        );
        resume.bind(id).execute(&self.pool).await.map(drop).map_err(told)
    }

    /// Forgets a job that has ended.
    pub async fn forget(&self, id: &str) -> Done<()> {
        let delete = sqlx::query("DELETE FROM jobs WHERE id = $1 AND state IN ('done', 'failed', 'cancelled')");
        delete.bind(id).execute(&self.pool).await.map(drop).map_err(told)
    }

    /// Ends every connection.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

fn written(value: &Option<impl serde::Serialize>) -> Option<String> {
    value.as_ref().and_then(|value| serde_json::to_string(value).ok())
}

fn read(row: &AnyRow) -> Result<Job, sqlx::Error> {
    let text = |name: &str| row.try_get::<Option<String>, _>(name);
    let question: String = row.try_get("question")?;
    Ok(Job {
        id: row.try_get("id")?,
        kind: row.try_get("kind")?,
        title: row.try_get("title")?,
        state: row.try_get("state")?,
        created: row.try_get("created")?,
        started: row.try_get("started")?,
        ended: row.try_get("ended")?,
        question: serde_json::from_str(&question).unwrap_or_default(),
        estimate: text("estimate")?.and_then(|text| serde_json::from_str(&text).ok()),
        progress: text("progress")?.and_then(|text| serde_json::from_str(&text).ok()),
        error: text("error")?.and_then(|text| serde_json::from_str(&text).ok()),
    })
}

/// A path as a part of an address.
fn in_url(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-:\\".contains(&byte);
    let encode = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.to_string_lossy().bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(id: &str, created: i64) -> Job {
        Job { id: id.into(), kind: "dose".into(), created, ..Job::default() }
    }

    fn in_table(test: impl AsyncFnOnce(Table)) {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("a folder with % and ?");
        std::fs::create_dir(&folder).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let table = Table::open(&folder).await.unwrap();
            test(table.clone()).await;
            table.close().await;
            assert!(folder.join(NAME).is_file());
            Table::open(&folder).await.expect("tables that are there already").close().await;
        });
    }

    #[test]
    fn a_job_is_claimed_once_and_again_when_its_lease_has_run_out() {
        in_table(async |table| {
            table.add(&job("b", 2)).await.unwrap();
            table.add(&job("a", 1)).await.unwrap();
            let claimed = table.claim("one", 100, 110).await.unwrap().unwrap();
            assert_eq!((claimed.id.as_str(), claimed.state.as_str(), claimed.started), ("a", "running", Some(100)));
            assert_eq!(table.claim("two", 100, 110).await.unwrap().unwrap().id, "b");
            assert!(table.claim("three", 110, 120).await.unwrap().is_none(), "both are held");
            assert!(table.renew("one", &claimed, 130).await.unwrap());
            assert_eq!(table.claim("three", 111, 121).await.unwrap().unwrap().id, "b", "its lease ran out");
            assert!(!table.renew("two", &job("b", 2), 140).await.unwrap(), "it is another's now");
        });
    }

    #[test]
    fn a_cancelled_job_is_not_claimed_until_it_is_resumed() {
        in_table(async |table| {
            table.add(&job("a", 1)).await.unwrap();
            table.cancel("a", 5).await.unwrap();
            let found = table.job("a").await.unwrap().unwrap();
            assert_eq!((found.state.as_str(), found.ended), ("cancelled", Some(5)));
            assert!(table.claim("one", 6, 9).await.unwrap().is_none());
            table.resume("a").await.unwrap();
            let claimed = table.claim("one", 6, 9).await.unwrap().unwrap();
            table.cancel("a", 7).await.unwrap();
            assert_eq!(table.job("a").await.unwrap().unwrap().state, "running", "its holder ends it");
            assert!(!table.renew("one", &claimed, 12).await.unwrap());
            table.forget("a").await.unwrap();
            assert_eq!(table.jobs().await.unwrap().len(), 1, "only what has ended is forgotten");
        });
    }
}
