//! How a command can fail: its message and its exit code.

use exoskin::Error;

/// What a command returns: the text for standard output.
pub type Outcome = Result<String, Error>;

/// The code the process ends with.
pub fn exit_code(error: &Error) -> u8 {
    match error {
        Error::Input(_) => 2,
        Error::Run(_) => 1,
        // The shells' convention.
        Error::Interrupted { .. } => 130,
    }
}

/// The message on standard error. `command` is the one that was run: it knows the flag behind each part of a question.
pub fn told(error: &Error, command: &clap::Command) -> String {
    match error {
        Error::Input(mistake) => {
            let mut mistake = mistake.clone();
            mistake.argument = mistake.argument.map(|part| flag(command, &part).unwrap_or(part));
            format!("error: {mistake}")
        }
        Error::Run(reason) => format!("error: {reason}"),
        Error::Interrupted { kept: true } => {
            "interrupted: finished work is kept; run the same command to resume".into()
        }
        Error::Interrupted { kept: false } => "interrupted: nothing was written".into(),
    }
}

/// How the argument for `part` is written: `--volume`, or `PRODUCT` for one without a flag.
fn flag(command: &clap::Command, part: &str) -> Option<String> {
    let long = part.replace('_', "-");
    let is_it = |argument: &&clap::Arg| argument.get_id() == part || argument.get_long() == Some(&long);
    let argument = command.get_arguments().find(is_it)?;
    match argument.get_long() {
        Some(long) => Some(format!("--{long}")),
        None => argument.get_value_names()?.first().map(ToString::to_string),
    }
}
