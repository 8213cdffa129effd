//! The local web app: the command's questions over HTTP: on this machine's own address, or for a group of people with accounts.
//!
//! A request becomes a question to `exoskin`; its answer goes out as the document that the command prints with
//! `--json`, together with the neutral blocks that terminal and report render. Nothing here judges, words or rounds.
//!
//! `access` decides who gets in, `people` and `password` are about accounts, `accept` takes connections, `routes` names every path, `instant` answers while a slider moves, `jobs` runs
//! what takes longer: a table of jobs, claimed by lease, that outlives the process. `files` keeps what was uploaded,
//! `library` lists what comes with exoskin, `assets` holds the page itself.
//!
//! Checked by: tests/suite/access.rs, tests/suite/accounts.rs, tests/suite/attacks.rs, tests/suite/answers.rs, tests/suite/jobs.rs, tests/suite/uploads.rs.

mod accept;
mod access;
mod app;
mod assets;
mod body;
mod data;
mod failure;
mod files;
mod headers;
mod instant;
mod jobs;
mod kept;
mod library;
mod manage;
mod openapi;
mod password;
mod people;
mod questions;
mod random;
mod routes;
mod serving;
mod table;

pub use accept::Tls;
pub use data::default_folder;
pub use manage::Place;
pub use openapi::text as openapi_text;
pub use people::{Person, Role};
pub use serving::{Ready, Settings, serve};
pub use table::Line;
