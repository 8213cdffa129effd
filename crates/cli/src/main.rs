//! The `exoskin` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    exoskin_cli::main()
}
