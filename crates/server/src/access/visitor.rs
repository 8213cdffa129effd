//! Whoever a request comes from.

use crate::failure::Failure;
use crate::jobs::Job;
use crate::people::{Person, Role};
use crate::table::Sight;

/// The address that a request came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin(pub String);

/// One browser that got in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// What a change must repeat.
    pub csrf: String,
    /// When it ends, seconds since 1970.
    pub expires: i64,
    /// Whose it is, where people have accounts.
    pub person: Option<Person>,
}

/// Somebody with a session.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    /// The session.
    pub session: Session,
    /// What it is kept under.
    pub hash: String,
    /// Where the request came from.
    pub origin: Origin,
}

impl Visitor {
    /// What they may do; whoever started the server on their own computer may do everything.
    pub fn role(&self) -> Role {
        self.session.person.as_ref().map_or(Role::Manage, |person| person.role)
    }

    /// Refuses whoever has a lesser role.
    pub fn must(&self, role: Role) -> Result<(), Failure> {
        if self.role() >= role {
            return Ok(());
        }
        Err(Failure::access(&format!("this needs the role `{}`; yours is `{}`", role.word(), self.role().word())))
    }

    /// The name in the log.
    pub fn name(&self) -> &str {
        self.session.person.as_ref().map_or("this computer", |person| &person.name)
    }

    /// Whose the jobs are that they add.
    pub fn id(&self) -> Option<String> {
        self.session.person.as_ref().map(|person| person.id.clone())
    }

    /// The jobs that they may see.
    pub fn sight(&self) -> Sight {
        match &self.session.person {
            None => Sight::all(),
            Some(person) => Sight::of(&person.id, person.role == Role::Manage),
        }
    }

    /// Whether a job is theirs to change: their own, or nobody's where they manage.
    pub fn owns(&self, job: &Job) -> bool {
        match (&self.session.person, &job.owner_id) {
            (None, _) => true,
            (Some(person), Some(owner)) => person.id == *owner,
            (Some(person), None) => person.role == Role::Manage,
        }
    }
}
