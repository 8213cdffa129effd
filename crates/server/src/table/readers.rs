//! Whose jobs are whose, and who may read them.

use sqlx::Row;

use super::{Done, Table, told};

/// Jobs that somebody may see.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    pub(super) everything: i64,
    pub(super) person: String,
    pub(super) manages: i64,
}

impl Sight {
    /// Every job: on one's own computer.
    pub fn all() -> Sight {
        Sight { everything: 1, person: String::new(), manages: 1 }
    }

    /// One's own and those that are shared; with nobody's where somebody manages.
    pub fn of(person: &str, manages: bool) -> Sight {
        Sight { everything: 0, person: person.into(), manages: manages.into() }
    }
}

impl Table {
    /// Names of those who may read a job besides its owner.
    pub async fn readers(&self, job: &str) -> Done<Vec<String>> {
        let select = sqlx::query(
            "SELECT name FROM readers JOIN people ON people.id = readers.person WHERE job = $1 ORDER BY name",
        );
        let rows = select.bind(job).fetch_all(&self.pool).await.map_err(told)?;
        rows.iter().map(|row| row.try_get("name")).collect::<Result<_, _>>().map_err(told)
    }

    /// Says who may read a job: everyone, or those of these names.
    pub async fn set_readers(&self, job: &str, everyone: bool, names: &[String]) -> Done<()> {
        let outcome = async {
            let mut work = self.pool.begin().await?;
            let update = sqlx::query("UPDATE jobs SET everyone = $1 WHERE id = $2");
            update.bind(i64::from(everyone)).bind(job).execute(&mut *work).await?;
            sqlx::query("DELETE FROM readers WHERE job = $1").bind(job).execute(&mut *work).await?;
            for name in names {
                let insert = sqlx::query("INSERT INTO readers (job, person) SELECT $1, id FROM people WHERE name = $2");
                insert.bind(job).bind(name).execute(&mut *work).await?;
            }
            work.commit().await
        };
        outcome.await.map_err(told)
    }
}
