//! Pages of the book that are made from code; tests/documents.rs fails when one is stale, and renews it.

use clap::Command;

use crate::commands::Cli;

/// Columns of the help texts in the book.
const COLUMNS: usize = 96;
const GLOBAL_HEADING: &str = "Everywhere:";

/// `docs/src/reference/commands.md`: the help of every command.
pub fn commands() -> String {
    let mut root = <Cli as clap::CommandFactory>::command().term_width(COLUMNS);
    root.build();
    let mut page = String::from(
        "# Commands\n\n\
         This page is generated: it is what `--help` prints. The flags under \"Everywhere\" work with every command.\n\n\
         Exit codes: 0 success; 1 the run failed (the reason is given; no half-written result is left behind); \
         2 invalid input (the message gives the place, what was expected and the nearest valid word; nothing is written); 130 interrupted (the same command resumes).\n",
    );
    push(&mut page, &mut root, "exoskin", true);
    page
}

fn push(page: &mut String, command: &mut Command, name: &str, first: bool) {
    let help = command.render_help().to_string();
    let help = if first { help } else { without_global(&help) };
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    page.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", lines.join("\n")));
    for inner in command.get_subcommands_mut().filter(|inner| inner.get_name() != "help") {
        let name = format!("{name} {}", inner.get_name());
        push(page, inner, &name, false);
    }
}

/// The help without the paragraph of flags that every command takes.
fn without_global(help: &str) -> String {
    let Some(start) = help.find(GLOBAL_HEADING) else { return help.to_owned() };
    // The section ends at the next line that is not indented.
    let rest = &help[start + GLOBAL_HEADING.len()..];
    let end = rest.match_indices('\n').find(|(i, _)| rest[i + 1..].starts_with(|c: char| !c.is_whitespace()));
    let tail = end.map_or("", |(i, _)| &rest[i + 1..]);
    format!("{}\n{tail}", help[..start].trim_end()) + "\n"
}
