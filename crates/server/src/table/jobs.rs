//! Rows of jobs: added, claimed by lease, renewed, put down, cancelled, resumed, forgotten.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Done, Kind, Line, Sight, Table, log, told};
use crate::jobs::Job;

/// What is read of a job.
macro_rules! columns {
    () => {
        "id, kind, title, question, state, created, started, ended, estimate, progress, error, owner, everyone,
         (SELECT name FROM people WHERE people.id = jobs.owner) AS owner_name"
    };
}

/// Whether somebody may see a job: $1 for everything, $2 who it is, $3 for what is nobody's.
macro_rules! seen {
    () => {
        "($1 = 1 OR owner = $2 OR everyone = 1 OR (owner IS NULL AND $3 = 1)
          OR EXISTS (SELECT 1 FROM readers WHERE readers.job = jobs.id AND readers.person = $2))"
    };
}

/// What the log says when a server begins a job.
const BEGAN: &str = "began job";
/// One writer at a time: what the inner query finds is still so in the outer one.
const CLAIM_SQLITE: &str = concat!(
    "UPDATE jobs SET state = 'running', holder = $1, lease_until = $2, started = COALESCE(started, $3)
    WHERE id = (
        SELECT id FROM jobs
        WHERE cancelled = 0 AND (state = 'waiting' OR (state = 'running' AND lease_until < $4))
        ORDER BY created, id LIMIT 1
    ) AND cancelled = 0 AND (state = 'waiting' OR (state = 'running' AND lease_until < $5))
    RETURNING ",
    columns!()
);
/// Many writers: the row is locked as it is found, and a row that another server locks is passed over.
const CLAIM_POSTGRES: &str = concat!(
    "UPDATE jobs SET state = 'running', holder = $1, lease_until = $2, started = COALESCE(started, $3)
    WHERE id = (
        SELECT id FROM jobs
        WHERE cancelled = 0 AND (state = 'waiting' OR (state = 'running' AND lease_until < $4))
        ORDER BY created, id LIMIT 1
        FOR UPDATE SKIP LOCKED
    ) AND cancelled = 0 AND (state = 'waiting' OR (state = 'running' AND lease_until < $5))
    RETURNING ",
    columns!()
);

impl Table {
    /// Adds a job.
    pub async fn add(&self, job: &Job) -> Done<()> {
        let insert = sqlx::query(
            "INSERT INTO jobs (id, kind, title, question, state, created, cancelled, owner) VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6)",
        );
        let question = job.question.to_string();
        let insert = insert.bind(&job.id).bind(&job.kind).bind(&job.title).bind(question).bind(job.created);
        let insert = insert.bind(job.owner_id.clone());
        insert.execute(&self.pool).await.map(drop).map_err(told)
    }

    /// A job that somebody may see.
    pub async fn job(&self, id: &str, sight: &Sight) -> Done<Option<Job>> {
        let select = sqlx::query(concat!("SELECT ", columns!(), " FROM jobs WHERE ", seen!(), " AND id = $4"));
        let select = select.bind(sight.everything).bind(&sight.person).bind(sight.manages).bind(id);
        let row = select.fetch_optional(&self.pool).await.map_err(told)?;
        row.as_ref().map(read).transpose().map_err(told)
    }

    /// All jobs that somebody may see, newest first.
    pub async fn jobs(&self, sight: &Sight) -> Done<Vec<Job>> {
        let select = concat!("SELECT ", columns!(), " FROM jobs WHERE ", seen!(), " ORDER BY created DESC, id");
        let select = sqlx::query(select).bind(sight.everything).bind(&sight.person).bind(sight.manages);
        let rows = select.fetch_all(&self.pool).await.map_err(told)?;
        rows.iter().map(read).collect::<Result<_, _>>().map_err(told)
    }

    /// How many jobs wait.
    pub async fn waiting(&self) -> Done<i64> {
        let count = sqlx::query("SELECT COUNT(*) AS waiting FROM jobs WHERE state = 'waiting'");
        let row = count.fetch_one(&self.pool).await.map_err(told)?;
        row.try_get("waiting").map_err(told)
    }

    /// Claims the oldest job that waits, or whose holder is gone, and notes it in the log.
    pub async fn claim(&self, holder: &str, now: i64, until: i64) -> Done<Option<Job>> {
        self.claimed(holder, now, until).await.map_err(told)
    }

    async fn claimed(&self, holder: &str, now: i64, until: i64) -> Result<Option<Job>, sqlx::Error> {
        let mut work = self.pool.begin().await?;
        let claim = sqlx::query(match self.kind {
            Kind::Sqlite => CLAIM_SQLITE,
            Kind::Postgres => CLAIM_POSTGRES,
        });
        let claim = claim.bind(holder).bind(until).bind(now).bind(now).bind(now);
        let Some(job) = claim.fetch_optional(&mut *work).await?.as_ref().map(read).transpose()? else {
            return Ok(None);
        };
        let line = Line {
            at: now,
            who: format!("server {holder}"),
            what: BEGAN.into(),
            about: job.id.clone(),
            ..Line::default()
        };
        log::add(&mut work, &line).await?;
        work.commit().await?;
        Ok(Some(job))
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
        delete.bind(id).execute(&self.pool).await.map_err(told)?;
        let readers = "DELETE FROM readers WHERE job = $1 AND NOT EXISTS (SELECT 1 FROM jobs WHERE id = $1)";
        sqlx::query(readers).bind(id).execute(&self.pool).await.map(drop).map_err(told)
    }
}

fn written(value: &Option<impl serde::Serialize>) -> Option<String> {
    value.as_ref().and_then(|value| serde_json::to_string(value).ok())
}

fn read(row: &AnyRow) -> Result<Job, sqlx::Error> {
    let text = |name: &str| row.try_get::<Option<String>, _>(name);
    let question: String = row.try_get("question")?;
    let everyone: i64 = row.try_get("everyone")?;
    Ok(Job {
        id: row.try_get("id")?,
        kind: row.try_get("kind")?,
        title: row.try_get("title")?,
        state: row.try_get("state")?,
        created: row.try_get("created")?,
        owner: text("owner_name")?,
        owner_id: text("owner")?,
        mine: false,
        everyone: everyone != 0,
        started: row.try_get("started")?,
        ended: row.try_get("ended")?,
        question: serde_json::from_str(&question).unwrap_or_default(),
        estimate: text("estimate")?.and_then(|text| serde_json::from_str(&text).ok()),
        progress: text("progress")?.and_then(|text| serde_json::from_str(&text).ok()),
        error: text("error")?.and_then(|text| serde_json::from_str(&text).ok()),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::table::postgres;

    fn job(id: &str, created: i64) -> Job {
        Job { id: id.into(), kind: "dose".into(), created, ..Job::default() }
    }

    async fn in_folder(folder: &Path, address: Option<String>, test: impl AsyncFnOnce(Table)) {
        let table = Table::open(folder, address.as_deref()).await.unwrap();
        test(table.clone()).await;
        table.close().await;
        Table::open(folder, address.as_deref()).await.expect("tables that are there already").close().await;
        let other = folder.join("other");
        std::fs::create_dir(&other).unwrap();
        let elsewhere = Table::open(&other, address.as_deref()).await;
        assert_eq!(elsewhere.is_ok(), address.is_none(), "tables of a group belong to one folder");
    }

    /// The same in a file and in PostgreSQL.
    fn in_table(test: impl AsyncFn(Table)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for address in [None].into_iter().chain(postgres::database().map(Some)) {
            let folder = tempfile::tempdir().unwrap();
            let folder = folder.path().join("a folder with % and ?");
            std::fs::create_dir(&folder).unwrap();
            runtime.block_on(in_folder(&folder, address.as_ref().map(|database| database.address.clone()), &test));
        }
    }

    #[test]
    fn lines_of_the_log_are_neither_changed_nor_removed() {
        in_table(async |table| {
            table.note(&Line { who: "ann".into(), what: "added job".into(), ..Line::default() }).await.unwrap();
            for change in ["UPDATE log SET who = 'bob'", "DELETE FROM log"] {
                let refused = sqlx::query(change).execute(&table.pool).await.unwrap_err().to_string();
                assert!(refused.contains("only added"), "{change}: {refused}");
            }
            assert_eq!(table.lines(10).await.unwrap()[0].who, "ann");
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
            let found = table.job("a", &Sight::all()).await.unwrap().unwrap();
            assert_eq!((found.state.as_str(), found.ended), ("cancelled", Some(5)));
            assert!(table.claim("one", 6, 9).await.unwrap().is_none());
            table.resume("a").await.unwrap();
            let claimed = table.claim("one", 6, 9).await.unwrap().unwrap();
            table.cancel("a", 7).await.unwrap();
            assert_eq!(table.job("a", &Sight::all()).await.unwrap().unwrap().state, "running", "its holder ends it");
            assert!(!table.renew("one", &claimed, 12).await.unwrap());
            table.forget("a").await.unwrap();
            assert_eq!(table.jobs(&Sight::all()).await.unwrap().len(), 1, "only what has ended is forgotten");
        });
    }
}
