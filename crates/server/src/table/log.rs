//! The log: who did what, and which server began which job. Lines are only added; the tables refuse anything else.

use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use utoipa::ToSchema;

use super::{Done, Table, told};

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Line {
    /// When, seconds since 1970.
    pub at: i64,
    /// The same as people write it, in UTC.
    pub time: String,
    /// The person, or the server by the name of its process.
    pub who: String,
    /// The address that the request came from; empty for a server's own work.
    pub origin: String,
    /// What was done, in words.
    pub what: String,
    /// The person or job that it was done to.
    pub about: String,
}

impl Table {
    /// Adds a line.
    pub async fn note(&self, line: &Line) -> Done<()> {
        let mut connection = self.pool.acquire().await.map_err(told)?;
        add(&mut connection, line).await.map_err(told)
    }

    /// The newest lines, newest first.
    pub async fn lines(&self, most: i64) -> Done<Vec<Line>> {
        let select = sqlx::query("SELECT at, who, origin, what, about FROM log ORDER BY number DESC LIMIT $1");
        let rows = select.bind(most).fetch_all(&self.pool).await.map_err(told)?;
        rows.iter().map(read).collect::<Result<_, _>>().map_err(told)
    }
}

/// Adds a line within other work.
pub(super) async fn add(connection: &mut AnyConnection, line: &Line) -> Result<(), sqlx::Error> {
    let insert = sqlx::query("INSERT INTO log (at, who, origin, what, about) VALUES ($1, $2, $3, $4, $5)");
    let insert = insert.bind(line.at).bind(&line.who).bind(&line.origin).bind(&line.what).bind(&line.about);
    insert.execute(connection).await.map(drop)
}

fn read(row: &AnyRow) -> Result<Line, sqlx::Error> {
    let at = row.try_get("at")?;
    Ok(Line {
        at,
        time: jiff::Timestamp::from_second(at).map(|time| time.to_string()).unwrap_or_default(),
        who: row.try_get("who")?,
        origin: row.try_get("origin")?,
        what: row.try_get("what")?,
        about: row.try_get("about")?,
    })
}
