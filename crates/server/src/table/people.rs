//! Rows of people with an account. One of them can always manage the others.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Done, Table, told};
use crate::people::{Person, Role};

/// What became of a change of somebody's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    Done,
    /// There is no such person.
    Nobody,
    /// Nobody could manage accounts any more.
    LastManager,
}

impl Table {
    /// Everybody, by name.
    pub async fn people(&self) -> Done<Vec<Person>> {
        let select = sqlx::query("SELECT id, name, role, created FROM people ORDER BY name");
        let rows = select.fetch_all(&self.pool).await.map_err(told)?;
        rows.iter().map(read).collect::<Result<_, _>>().map_err(told)
    }

    /// Somebody by name, with the hash of the password.
    pub async fn person(&self, name: &str) -> Done<Option<(Person, String)>> {
        let select = sqlx::query("SELECT id, name, role, created, password FROM people WHERE name = $1").bind(name);
        let row = select.fetch_optional(&self.pool).await.map_err(told)?;
        row.map(|row| Ok((read(&row)?, row.try_get("password")?))).transpose().map_err(|e: sqlx::Error| told(e))
    }

    /// Adds somebody; false where the name is taken.
    pub async fn add_person(&self, person: &Person, hash: &str) -> Done<bool> {
        let insert = sqlx::query(
            "INSERT INTO people (id, name, role, password, created) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING",
        );
        let insert =
            insert.bind(&person.id).bind(&person.name).bind(person.role.word()).bind(hash).bind(person.created);
        insert.execute(&self.pool).await.map(|done| done.rows_affected() == 1).map_err(told)
    }

    /// Gives somebody another role.
    pub async fn set_role(&self, name: &str, role: Role) -> Done<Changed> {
        self.change(name, role != Role::Manage, async |work, _| {
            let update = sqlx::query("UPDATE people SET role = $1 WHERE name = $2").bind(role.word()).bind(name);
            update.execute(work).await.map(drop)
        })
        .await
    }

    /// Gives somebody another password, and ends their sessions.
    pub async fn set_password(&self, name: &str, hash: &str) -> Done<Changed> {
        self.change(name, false, async |work, person| {
            let update = sqlx::query("UPDATE people SET password = $1 WHERE name = $2").bind(hash).bind(name);
            update.execute(&mut *work).await?;
            sqlx::query("DELETE FROM sessions WHERE person = $1").bind(&person.id).execute(work).await.map(drop)
        })
        .await
    }

    /// Removes somebody; what they started passes to whoever manages.
    pub async fn remove_person(&self, name: &str) -> Done<Changed> {
        self.change(name, true, async |work, person| {
            for statement in [
                "DELETE FROM sessions WHERE person = $1",
                "DELETE FROM readers WHERE person = $1",
                "UPDATE jobs SET owner = NULL WHERE owner = $1",
                "DELETE FROM people WHERE id = $1",
            ] {
                sqlx::query(statement).bind(&person.id).execute(&mut *work).await?;
            }
            Ok(())
        })
        .await
    }

    /// Changes somebody, one server at a time; `unseats` where a manager would be one no longer.
    async fn change(
        &self,
        name: &str,
        unseats: bool,
        work: impl AsyncFnOnce(&mut AnyConnection, &Person) -> Result<(), sqlx::Error>,
    ) -> Done<Changed> {
        let outcome = async {
            let mut alone = self.alone().await?;
            let select = sqlx::query("SELECT id, name, role, created FROM people WHERE name = $1").bind(name);
            let Some(person) = select.fetch_optional(&mut *alone).await?.as_ref().map(read).transpose()? else {
                return Ok(Changed::Nobody);
            };
            let others = sqlx::query("SELECT COUNT(*) AS others FROM people WHERE role = 'manage' AND id <> $1");
            let others: i64 = others.bind(&person.id).fetch_one(&mut *alone).await?.try_get("others")?;
            if unseats && person.role == Role::Manage && others == 0 {
                return Ok(Changed::LastManager);
            }
            work(&mut alone, &person).await?;
            alone.commit().await?;
            Ok(Changed::Done)
        };
        outcome.await.map_err(|e: sqlx::Error| told(e))
    }
}

pub(super) fn read(row: &AnyRow) -> Result<Person, sqlx::Error> {
    let role: String = row.try_get("role")?;
    Ok(Person {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        // A role of a later version counts as the least.
        role: Role::named(&role).unwrap_or(Role::View),
        created: row.try_get("created")?,
    })
}
