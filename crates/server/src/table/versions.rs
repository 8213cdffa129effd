//! How the tables are made, version by version: the same for SQLite and PostgreSQL but for what only one of them can say.

use super::Kind;

/// One statement of a version.
pub(super) enum Step {
    Both(&'static str),
    Only(Kind, &'static str),
}

use Step::{Both, Only};

impl Step {
    /// The statement, where this kind of table needs it.
    pub fn on(&self, kind: Kind) -> Option<&'static str> {
        match self {
            Both(statement) => Some(statement),
            Only(wanted, statement) => (*wanted == kind).then_some(*statement),
        }
    }
}

/// Versions of the tables, each as the statements that make it from the one before. One that has been released stays as
/// it is.
pub(super) const VERSIONS: [&[Step]; 3] = [JOBS, GROUP, PEOPLE];

const JOBS: &[Step] = &[
    Both("CREATE TABLE sessions (hash TEXT PRIMARY KEY, csrf TEXT NOT NULL, expires BIGINT NOT NULL)"),
    Both(
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
    ),
    Both("CREATE INDEX jobs_by_state ON jobs (state, created)"),
];

/// What several servers on one table need: whose folder it is, and a log to which lines are only added.
const GROUP: &[Step] = &[
    Both("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)"),
    Only(
        Kind::Sqlite,
        "CREATE TABLE log (number INTEGER PRIMARY KEY AUTOINCREMENT, at BIGINT NOT NULL, who TEXT NOT NULL, origin TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL)",
    ),
    Only(
        Kind::Postgres,
        "CREATE TABLE log (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at BIGINT NOT NULL, who TEXT NOT NULL, origin TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL)",
    ),
    Only(
        Kind::Sqlite,
        "CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'lines are only added to the log'); END",
    ),
    Only(
        Kind::Sqlite,
        "CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'lines are only added to the log'); END",
    ),
    Only(
        Kind::Postgres,
        "CREATE FUNCTION log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'lines are only added to the log'; END $$",
    ),
    Only(
        Kind::Postgres,
        "CREATE TRIGGER log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION log_only_grows()",
    ),
];

/// Accounts, and whose jobs are whose.
const PEOPLE: &[Step] = &[
    Both(
        "CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL, created BIGINT NOT NULL)",
    ),
    Both("CREATE TABLE readers (job TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (job, person))"),
    Both("ALTER TABLE sessions ADD COLUMN person TEXT"),
    Both("ALTER TABLE jobs ADD COLUMN owner TEXT"),
    Both("ALTER TABLE jobs ADD COLUMN everyone BIGINT NOT NULL DEFAULT 0"),
];
