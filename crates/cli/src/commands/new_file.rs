//! `new` of products and procedures: a file to fill in or to change.

use exoskin::Question;
use exoskin::library::NewFile;

use crate::failure::Outcome;
use crate::global::Global;

/// Writes the file; `usage` says how to use it afterwards.
pub fn write(question: &NewFile, usage: &str, global: &Global) -> Outcome {
    global.reply(&question.ask()?, |new| {
        let (shown, use_it) = (&new.written, usage.replace("FILE", &new.written));
        format!(
            "Wrote {shown}. Fill in what you know, leave the rest \"unknown\", then refer to it by its path:\n  {use_it}\n"
        )
    })
}
