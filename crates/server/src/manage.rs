//! What the terminal does with the tables of a server, whether or not one is running: the log, and who may come in.

use std::path::PathBuf;

use exoskin::{Diagnostic, Error};

use crate::people::{self, Person, Role};
use crate::table::{Changed, Line, Table, now};
use crate::{data, password, random};

/// Where the tables are, and what belongs to them.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The folder of jobs and uploads; none takes [`crate::default_folder`].
    pub data: Option<PathBuf>,
    /// The address of a PostgreSQL database with the jobs of a group; none keeps them in a file of the folder.
    pub jobs: Option<String>,
}

impl Place {
    /// The folder, made where there is none.
    pub(crate) fn folder(&self) -> Result<PathBuf, Error> {
        let folder = self.data.clone().or_else(data::default_folder).ok_or_else(|| {
            Diagnostic::new("this system names no folder for data")
                .argument("data")
                .expected("a folder, for example --data jobs")
        })?;
        data::prepare(&folder)
    }

    /// The newest lines of the log, newest first.
    ///
    /// # Errors
    /// A folder or tables that cannot be used.
    pub fn log(&self, most: u32) -> Result<Vec<Line>, Error> {
        self.with(async |table| table.lines(most.into()).await.map_err(Error::Run))
    }

    /// Makes an account.
    ///
    /// # Errors
    /// A name that is none or taken, a password that is easy to guess, tables that cannot be used.
    pub fn add_person(&self, name: &str, role: Role, password: &str) -> Result<Person, Error> {
        let name = people::name(name)?;
        password::check(password, &name)?;
        let hash = password::hash(password).map_err(Error::Run)?;
        self.with(async |table| {
            let person = Person { id: random::name().map_err(Error::Run)?, name, role, created: now() };
            if !table.add_person(&person, &hash).await.map_err(Error::Run)? {
                return Err(taken(&person.name).into());
            }
            note(table, &format!("added account with role {}", role.word()), &person.name).await?;
            Ok(person)
        })
    }

    /// Everybody with an account.
    ///
    /// # Errors
    /// Tables that cannot be used.
    pub fn people(&self) -> Result<Vec<Person>, Error> {
        self.with(async |table| table.people().await.map_err(Error::Run))
    }

    /// Gives somebody another role.
    ///
    /// # Errors
    /// Nobody has this name, nobody would be left to manage, tables that cannot be used.
    pub fn set_role(&self, name: &str, role: Role) -> Result<(), Error> {
        let name = people::name(name)?;
        self.with(async |table| {
            changed(table, &name, table.set_role(&name, role).await.map_err(Error::Run)?).await?;
            note(table, &format!("gave role {}", role.word()), &name).await
        })
    }

    /// Gives somebody another password; they have to sign in again.
    ///
    /// # Errors
    /// Nobody has this name, a password that is easy to guess, tables that cannot be used.
    pub fn set_password(&self, name: &str, password: &str) -> Result<(), Error> {
        let name = people::name(name)?;
        password::check(password, &name)?;
        let hash = password::hash(password).map_err(Error::Run)?;
        self.with(async |table| {
            changed(table, &name, table.set_password(&name, &hash).await.map_err(Error::Run)?).await?;
            note(table, "changed password", &name).await
        })
    }

    /// Removes an account; its runs pass to those who manage.
    ///
    /// # Errors
    /// Nobody has this name, nobody would be left to manage, tables that cannot be used.
    pub fn remove_person(&self, name: &str) -> Result<(), Error> {
        let name = people::name(name)?;
        self.with(async |table| {
            changed(table, &name, table.remove_person(&name).await.map_err(Error::Run)?).await?;
            note(table, "removed account", &name).await
        })
    }

    fn with<T>(&self, work: impl AsyncFnOnce(&Table) -> Result<T, Error>) -> Result<T, Error> {
        let folder = self.folder()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|e| Error::Run(format!("cannot start ({e})")))?;
        runtime.block_on(async {
            let table = Table::open(&folder, self.jobs.as_deref()).await?;
            let outcome = work(&table).await;
            table.close().await;
            outcome
        })
    }
}

fn taken(name: &str) -> Diagnostic {
    let wrong = Diagnostic::new(format!("the name {} is taken", exoskin::quoted(name))).argument("name");
    wrong.expected("another name; `exoskin serve user list` shows those that are taken")
}

async fn changed(table: &Table, name: &str, changed: Changed) -> Result<(), Error> {
    match changed {
        Changed::Done => Ok(()),
        Changed::Nobody => {
            let people = table.people().await.map_err(Error::Run)?;
            let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
            Err(Diagnostic::unknown_word(name, &names).argument("name").into())
        }
        Changed::LastManager => {
            let wrong = Diagnostic::new("nobody would be left who can manage accounts").argument("name");
            Err(wrong.expected("another account with the role manage first").into())
        }
    }
}

async fn note(table: &Table, what: &str, about: &str) -> Result<(), Error> {
    let line = Line { at: now(), who: "terminal".into(), what: what.into(), about: about.into(), ..Line::default() };
    table.note(&line).await.map_err(Error::Run)
}
