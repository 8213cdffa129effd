//! Rows of sessions: browsers that got in.

use std::collections::BTreeMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Done, Table, told};
use crate::access::Session;

impl Table {
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
}
