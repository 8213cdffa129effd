//! What takes longer: jobs in a table, worked on one after the other, each in a folder of its own.
//!
//! A killed server loses nothing: the table says what was running, the folder of a run has its finished work, and the
//! next server goes on when the lease has run out.

mod question;
pub(crate) mod readers;
pub(crate) mod routes;
mod work;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::{Notify, watch};
use utoipa::ToSchema;

pub(crate) use question::scenario_text;
pub(crate) use work::work;

use crate::access::{Visitor, lock};
use crate::failure::Told;
use crate::kept::Kept;
use crate::table::Table;
use work::Live;

/// One job, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Job {
    /// Its name.
    pub id: String,
    /// `dose`, `run`, `compare`, `why` or `sweep`.
    pub kind: String,
    /// One line for people.
    pub title: String,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// When it was posted, seconds since 1970.
    pub created: i64,
    /// Who posted it, where people have accounts.
    pub owner: Option<String>,
    /// The same as rows refer to it.
    #[serde(skip)]
    pub owner_id: Option<String>,
    /// Whether whoever asks may change it.
    pub mine: bool,
    /// Whether everybody with an account may read it.
    pub everyone: bool,
    /// When it was first begun.
    pub started: Option<i64>,
    /// When it ended.
    pub ended: Option<i64>,
    /// What was posted.
    #[schema(value_type = Object)]
    pub question: Value,
    /// What it will cost, once that is known.
    #[schema(value_type = Object)]
    pub estimate: Option<Value>,
    /// How far it has got.
    pub progress: Option<Progress>,
    /// Why it failed.
    pub error: Option<Told>,
}

/// How far a job has got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Progress {
    /// `solved`, `followed` or `points`.
    pub what: String,
    /// The same in words.
    pub text: String,
    /// How many.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

impl Job {
    /// Whether nothing more will happen to it.
    pub fn has_ended(&self) -> bool {
        matches!(self.state.as_str(), "done" | "failed" | "cancelled")
    }
}

/// Everything about jobs that requests and the worker share.
pub(crate) struct Jobs {
    pub table: Table,
    /// The folder with one folder per job.
    pub folder: PathBuf,
    /// Jobs that this process works on.
    live: Mutex<BTreeMap<String, Arc<Live>>>,
    /// Answers that were asked for.
    answers: Mutex<Kept>,
    /// Wakes the worker.
    posted: Notify,
    /// Wakes whoever watches; the number says nothing.
    changed: watch::Sender<u64>,
}

impl Jobs {
    pub fn new(table: Table, folder: PathBuf) -> Jobs {
        let changed = watch::Sender::new(0);
        Jobs { table, folder, live: Mutex::default(), answers: Mutex::default(), posted: Notify::new(), changed }
    }

    /// The folder of a job.
    pub fn folder_of(&self, id: &str) -> PathBuf {
        self.folder.join(id)
    }

    /// A job as it stands now, for somebody who may see it: what this process works on is newer than the table.
    pub async fn now(&self, id: &str, visitor: &Visitor) -> Result<Option<Job>, String> {
        let Some(job) = self.table.job(id, &visitor.sight()).await? else { return Ok(None) };
        Ok(Some(self.shown(job, visitor)))
    }

    /// A job as somebody sees it.
    fn shown(&self, mut job: Job, visitor: &Visitor) -> Job {
        job.mine = visitor.owns(&job);
        let live = lock(&self.live).get(&job.id).cloned();
        if let Some(live) = live.filter(|_| job.state == "running") {
            live.update(&mut job);
        }
        job
    }

    /// Makes the worker look around.
    pub fn wake(&self) {
        self.posted.notify_one();
    }

    fn tell(&self) {
        self.changed.send_modify(|count| *count = count.wrapping_add(1));
    }
}
