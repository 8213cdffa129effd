//! Every command can be used from its `--help` alone.

use crate::common;

use common::{commands, exoskin, root};

fn help_of(words: &[&str]) -> String {
    let mut arguments = words.to_vec();
    arguments.push("--help");
    let said = exoskin(&arguments);
    assert_eq!(said.code, Some(0), "{words:?}: {}", said.err);
    assert!(said.err.is_empty(), "{words:?}: help belongs on standard output");
    said.out
}

#[test]
fn every_command_has_help_that_fits_a_terminal() {
    for (words, _) in commands() {
        let help = help_of(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(help.contains("Usage:"), "{words:?}");
        for line in help.lines() {
            assert!(line.chars().count() <= 110, "{words:?}: too wide: {line}");
        }
    }
}

#[test]
fn every_flag_says_what_it_does() {
    for (words, command) in commands() {
        assert!(command.get_about().is_some(), "{words:?} has no description");
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{words:?}: {} has no help", argument.get_id());
        }
    }
}

#[test]
fn the_commands_that_compute_show_examples() {
    for words in ["vial", "dose", "run", "compare", "check"] {
        assert!(help_of(&[words]).contains("Examples:"), "{words}");
    }
}

#[test]
fn the_version_is_the_manifest_s() {
    assert_eq!(exoskin(&["--version"]).out.trim(), concat!("exoskin ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_and_readme_name_the_cache() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the readme");
    for text in [exoskin(&["--help"]).out, readme] {
        for piece in ["~/.cache/exoskin", "EXOSKIN_CACHE=FOLDER", "EXOSKIN_CACHE=", "deleting"] {
            assert!(text.contains(piece), "{piece}: {text}");
        }
    }
}
