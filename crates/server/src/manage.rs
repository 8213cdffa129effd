//! What the terminal does with the tables of a server, whether or not one is running: the log, and who may come in.

use std::path::PathBuf;

use exoskin::{Diagnostic, Error};

use crate::data;
use crate::table::{Line, Table};

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
