//! Pages made from code are what the code says today. To renew them:
//! `EXOSKIN_RENEW=1 cargo test -p exoskin-cli documents`.

use crate::common::{must_be_current, root};

use std::path::{Path, PathBuf};

use exoskin_evidence::Grade;
use exoskin_evidence::pages::{self, ExplainedNumber};
use exoskin_hazard::declared as parameters;

#[test]
fn the_page_of_commands_is_current() {
    must_be_current("reference/commands.md", &exoskin_cli::reference::commands());
}

/// Crates that hold the model.
const MODEL: [&str; 9] = ["blood", "vial", "skin", "transport", "stats", "scenario", "therapy", "study", "hazard"];

/// Every number in the model's code that is no parameter, with the reason its line gives.
fn explained_numbers() -> Vec<ExplainedNumber> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for name in MODEL {
        let mut folders = vec![PathBuf::from("crates").join(name).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(root.join(&folder)).expect("the folder is there").flatten() {
                let path = folder.join(entry.file_name());
                if entry.path().is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    found.extend(explained_in(&root, &path));
                }
            }
        }
    }
    found
}

fn explained_in(root: &Path, path: &Path) -> Vec<ExplainedNumber> {
    let source = std::fs::read_to_string(root.join(path)).expect("the source can be read");
    let file = path.to_string_lossy().replace('\\', "/");
    let numbers = exoskin_lint::numbers(&source).expect("a source that compiles").into_iter();
    numbers
        .filter_map(|number| {
            number.reason.map(|reason| ExplainedNumber { file: file.clone(), text: number.text, reason })
        })
        .collect()
}

#[test]
fn the_procedure_of_the_book_is_current() {
    must_be_current("reference/procedure_template.toml", &exoskin_skin::procedure_template("my_device"));
}

#[test]
fn the_page_of_parameters_is_current() {
    let text = pages::parameter_reference(&parameters(), &explained_numbers());
    must_be_current("reference/parameters.md", &text);
    for parameter in parameters() {
        assert!(text.contains(parameter.id), "the page leaves out {}", parameter.id);
    }
}

#[test]
fn the_page_of_evidence_is_current() {
    must_be_current("reference/evidence.md", &pages::evidence_reference(&parameters()));
}

#[test]
fn the_page_of_gaps_is_current() {
    must_be_current("reference/gaps.md", &pages::gaps(&parameters()));
}

#[test]
fn the_page_of_storage_rows_is_current() {
    must_be_current("storage.md", &exoskin_cli::storage::page());
    must_be_current("images/storage.svg", &exoskin::vial::storage_picture());
}

/// The table of a page that begins with these columns is made from the readouts; the text around it is written by hand.
#[test]
fn the_table_of_readouts_is_current() {
    let head = "| readout | unit | computed from | human data |\n";
    let page = std::fs::read_to_string(root().join("docs/src/science/readouts.md")).expect("the page");
    let (before, rest) = page.split_once(head).expect("the table of readouts");
    let after = rest.split_once("\n\n").expect("text after the table").1;
    let row = |one: &exoskin_therapy::readouts::Definition| {
        format!("| {} | {} | {} | {} |\n", one.title, one.unit, one.from, if one.human_data { "yes" } else { "no" })
    };
    let rows: String = exoskin_therapy::readouts::all().iter().map(row).collect();
    let table = format!("{head}| --- | --- | --- | --- |\n{rows}\n");
    must_be_current("science/readouts.md", &[before, &table, after].concat());
}

#[test]
fn every_declared_parameter_is_sound() {
    let problems = exoskin_evidence::check(&parameters());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_share_through_intact_skin_is_one_number() {
    let page = std::fs::read_to_string(root().join("docs/src/science/transport.md")).expect("the page");
    let said = page.split("a median of ").nth(1).and_then(|rest| rest.split(" % of the dose enters").next());
    let row = page.lines().find_map(|line| line.strip_prefix("| none | water | "));
    let table = row.and_then(|rest| rest.split(' ').next());
    assert!(said.is_some() && said == table, "{said:?} in the text, {table:?} in the table");
}

/// Grades are defined once, in the code; pages written by hand repeat it word for word.
#[test]
fn a_grade_means_the_same_on_every_page() {
    for page in ["evidence/README.md", "docs/src/science/uncertainty.md", "docs/src/reference/evidence.md"] {
        let text = std::fs::read_to_string(root().join(page)).expect("the page");
        for grade in [Grade::A, Grade::B, Grade::C, Grade::D] {
            let [row, line] = [format!("| {grade} | {}", grade.meaning()), format!("- {grade}: {}", grade.meaning())];
            assert!(text.contains(&row) || text.contains(&line), "{page}: {grade} is not {}", grade.meaning());
        }
    }
    let law = std::fs::read_to_string(root().join("docs/src/reference/law.md")).expect("the page");
    assert!(!law.contains("grade"), "the law has no grades");
}
