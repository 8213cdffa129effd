//! Rows of sessions: browsers that got in, each kept under the hash of its secret.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Done, Table, people, told};
use crate::access::Session;

impl Table {
    /// A session that has not ended, with whose it is.
    pub async fn session(&self, hash: &str, now: i64) -> Done<Option<Session>> {
        let select = sqlx::query(
            "SELECT csrf, expires, person, id, name, role, people.created FROM sessions
             LEFT JOIN people ON people.id = sessions.person
             WHERE hash = $1 AND expires > $2 AND (person IS NULL OR id IS NOT NULL)",
        );
        let row = select.bind(hash).bind(now).fetch_optional(&self.pool).await.map_err(told)?;
        row.as_ref().map(read).transpose().map_err(told)
    }

    /// Keeps a session, and forgets those that have ended.
    pub async fn keep_session(&self, hash: &str, session: &Session, now: i64) -> Done<()> {
        sqlx::query("DELETE FROM sessions WHERE expires <= $1").bind(now).execute(&self.pool).await.map_err(told)?;
        let insert = sqlx::query("INSERT INTO sessions (hash, csrf, expires, person) VALUES ($1, $2, $3, $4)");
        let insert = insert.bind(hash).bind(&session.csrf).bind(session.expires);
        let insert = insert.bind(session.person.as_ref().map(|person| person.id.clone()));
        insert.execute(&self.pool).await.map(drop).map_err(told)
    }

    /// Ends a session.
    pub async fn end_session(&self, hash: &str) -> Done<()> {
        let delete = sqlx::query("DELETE FROM sessions WHERE hash = $1").bind(hash);
        delete.execute(&self.pool).await.map(drop).map_err(told)
    }
}

fn read(row: &AnyRow) -> Result<Session, sqlx::Error> {
    let person: Option<String> = row.try_get("person")?;
    Ok(Session {
        csrf: row.try_get("csrf")?,
        expires: row.try_get("expires")?,
        person: person.map(|_| people::read(row)).transpose()?,
    })
}
