//! CONTRIBUTING.md works as it is written: what it tells to do with a procedure is done here to the letter.

use crate::common::{command, root};

/// The part of the page under a heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let rest = page.split_once(&format!("\n### {heading}\n")).expect("the heading").1;
    rest.split("\n#").next().unwrap_or(rest)
}

/// The first fenced block of a language, without the indentation of its list.
fn block(section: &str, language: &str) -> String {
    let from = section.split_once(&format!("```{language}\n")).expect("a block").1;
    let lines = from.split("```").next().unwrap_or(from).lines();
    lines.map(|line| line.strip_prefix("   ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_procedure_is_added_as_the_page_says() {
    let page = std::fs::read_to_string(root().join("CONTRIBUTING.md")).expect("the page");
    let section = section(&page, "a procedure");
    let file = section.split("Write `").nth(1).and_then(|rest| rest.split('`').next()).expect("the file's name");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(file), block(section, "toml")).expect("written");
    let commands = block(section, "text");
    let lines: Vec<&str> = commands.lines().filter(|line| !line.trim().is_empty()).collect();
    assert!(lines.len() > 1 && lines.iter().all(|line| line.contains(file)), "{lines:?}");
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words[0], "exoskin", "{line}");
        let said = command(&words[1..]).current_dir(folder.path()).output().expect("the command starts");
        assert!(said.status.success(), "{line}: {}", String::from_utf8_lossy(&said.stderr));
        assert!(!said.stdout.is_empty(), "{line} says nothing");
    }
}
