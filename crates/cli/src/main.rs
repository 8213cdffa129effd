//! The `exoskin` command.

fn main() {}
