//! The worker: claims a job, does it on a thread of its own, renews the lease meanwhile, and writes down how it ended.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use exoskin::{Cancel, Error, Estimate, SweepPlan, Watch};
use serde_json::json;
use tokio::sync::watch;

use super::question::Posted;
use super::{Job, Jobs, Progress};
use crate::access::lock;
use crate::app::Means;
use crate::failure::{Failure, Told};
use crate::random;
use crate::table::now;

/// How long a lease lasts without being renewed, s.
const LEASE_S: i64 = 10;
/// The same: work whose lease could not be renewed for so long may be another server's by now.
const LEASE: Duration = Duration::from_secs(10);
/// How often it is renewed.
const RENEW: Duration = Duration::from_secs(2);
/// How often an idle worker looks for jobs whose holder is gone.
const LOOK: Duration = Duration::from_secs(2);
/// The answer of a job in its folder.
pub(super) const ANSWER: &str = "answer.json";

/// A job that is being worked on.
pub(super) struct Live {
    cancel: Cancel,
    estimate: Mutex<Option<(Estimate, String)>>,
    progress: Mutex<Option<Progress>>,
    changed: watch::Sender<u64>,
}

impl Live {
    fn new(changed: watch::Sender<u64>) -> Live {
        Live { cancel: Cancel::default(), estimate: Mutex::default(), progress: Mutex::default(), changed }
    }

    /// Writes what is known into the job.
    pub fn update(&self, job: &mut Job) {
        if let Some((estimate, text)) = &*lock(&self.estimate) {
            let mut shown = json!(estimate);
            shown["text"] = json!(text);
            job.estimate = Some(shown);
        }
        if let Some(progress) = lock(&self.progress).clone() {
            job.progress = Some(progress);
        }
    }

    fn will_cost(&self, estimate: Estimate, text: String) {
        *lock(&self.estimate) = Some((estimate, text));
        self.changed.send_modify(|count| *count = count.wrapping_add(1));
    }

    fn report(&self, what: &str, text: &str, done: usize, total: usize) {
        *lock(&self.progress) = Some(Progress { what: what.into(), text: text.into(), done, total });
        self.changed.send_modify(|count| *count = count.wrapping_add(1));
    }
}

impl Watch for Live {
    fn estimated(&self, estimate: &Estimate) {
        self.will_cost(*estimate, estimate.text());
    }

    fn planned(&self, plan: &SweepPlan) {
        self.will_cost(plan.estimate, plan.text());
    }

    fn points(&self, done: usize, total: usize) {
        self.report("points", "points computed", done, total);
    }

    fn progress(&self, done: usize, total: usize) {
        self.report("solved", "transport problems solved", done, total);
    }

    fn followed(&self, done: usize, total: usize) {
        self.report("followed", "samples followed", done, total);
    }

    fn stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

impl Jobs {
    /// Asks the work on a job to stop, where this process does it.
    pub fn stop(&self, id: &str) {
        if let Some(live) = lock(&self.live).get(id) {
            live.cancel.cancel();
        }
    }
}

/// Works on jobs until `closing`; what is running then is put back. A table that cannot be used for a moment is tried
/// again: whatever could not be written down there is found again by its lease.
pub(crate) async fn work(jobs: Arc<Jobs>, means: Means, closing: Cancel) -> Result<(), String> {
    let holder = random::name()?;
    while !closing.is_cancelled() {
        match claim(&jobs, &holder).await {
            Ok(Some(job)) => one(&jobs, &holder, job, &means, &closing).await,
            Ok(None) | Err(_) => drop(tokio::time::timeout(LOOK, jobs.posted.notified()).await),
        }
    }
    Ok(())
}

async fn claim(jobs: &Jobs, holder: &str) -> Result<Option<Job>, String> {
    let now = jobs.table.clock().await?;
    jobs.table.claim(holder, now, now + LEASE_S).await
}

async fn renewed(jobs: &Jobs, holder: &str, job: &Job) -> Result<bool, String> {
    let now = jobs.table.clock().await?;
    jobs.table.renew(holder, job, now + LEASE_S).await
}

async fn one(jobs: &Arc<Jobs>, holder: &str, mut job: Job, means: &Means, closing: &Cancel) {
    let live = Arc::new(Live::new(jobs.changed.clone()));
    lock(&jobs.live).insert(job.id.clone(), Arc::clone(&live));
    jobs.tell();
    let worked = {
        let (watched, folder, question) = (Arc::clone(&live), jobs.folder_of(&job.id), job.question.clone());
        let means = means.clone();
        let mut working = tokio::task::spawn_blocking(move || answer(&question, &folder, &means, &watched));
        let mut held = Instant::now();
        loop {
            match tokio::time::timeout(RENEW, &mut working).await {
                Ok(ended) => break ended.unwrap_or_else(|e| Err(Error::Run(format!("the work broke off ({e})")))),
                Err(_) => {
                    live.update(&mut job);
                    let asked = Instant::now();
                    let kept = match renewed(jobs, holder, &job).await {
                        Ok(kept) => {
                            held = asked;
                            kept
                        }
                        Err(_) => held.elapsed() < LEASE,
                    };
                    if !kept || closing.is_cancelled() {
                        live.cancel.cancel();
                    }
                }
            }
        }
    };
    live.update(&mut job);
    let folder = jobs.folder_of(&job.id).display().to_string();
    let at = jobs.table.clock().await.unwrap_or_else(|_| now());
    ended(&mut job, worked, closing, &folder, at);
    let _ = jobs.table.put_down(holder, &job).await;
    lock(&jobs.live).remove(&job.id);
    jobs.tell();
}

fn answer(question: &serde_json::Value, folder: &std::path::Path, means: &Means, live: &Live) -> Result<(), Error> {
    let posted: Posted = serde_json::from_value(question.clone())
        .map_err(|e| Error::Run(format!("this version cannot read the job ({e})")))?;
    let bytes = posted.answer(folder, means, live)?;
    let path = folder.join(ANSWER);
    // Only a server that was killed just here leaves one, perhaps of another version.
    let _ = std::fs::remove_file(&path);
    exoskin::record::write_file(&path, &bytes).map_err(|e| Error::Run(e.to_string()))
}

fn ended(job: &mut Job, worked: Result<(), Error>, closing: &Cancel, folder: &str, at: i64) {
    job.ended = Some(at);
    match worked {
        Ok(()) => job.state = "done".into(),
        Err(Error::Interrupted { .. }) if closing.is_cancelled() => {
            job.state = "waiting".into();
            job.ended = None;
        }
        Err(Error::Interrupted { .. }) => job.state = "cancelled".into(),
        Err(error) => {
            job.state = "failed".into();
            let hidden = format!("{folder}{}", std::path::MAIN_SEPARATOR);
            job.error = Some(*Failure::from(error).without(&hidden).told);
        }
    }
}

/// What a failed job says.
pub(super) fn failure(told: Told) -> Failure {
    Failure { status: axum::http::StatusCode::CONFLICT, told: Box::new(told) }
}
