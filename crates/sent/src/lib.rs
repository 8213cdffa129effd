//! Questions and answers as they are sent: JSON in, JSON out, without anything that carries them.
//!
//! A question has the names that the command's arguments have, and its parts are texts as people write them. The answer
//! is the [`Envelope`]: what the command prints with `--json`, the blocks that people read, and words under names. The
//! server sends both over HTTP; the page without a server passes them to a worker. What is wrong is [`Told`] in the
//! same words everywhere.
//!
//! Checked by: tests/suite/questions.rs, and crates/server/tests/suite/answers.rs over HTTP.

mod dose;
mod envelope;
pub mod lists;
mod means;
pub mod parts;
mod post;
mod scene;
mod told;
mod vial;

pub use dose::DoseSent;
pub use envelope::Envelope;
pub use means::{Exactly, Means};
pub use post::{Posted, read};
pub use scene::SceneSent;
pub use told::{Refused, Told, status};
pub use vial::{FileSent, LogSent, NoUploads, Uploads, VialQuestion, VialSent};
