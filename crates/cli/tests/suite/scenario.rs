//! `scenario` from the outside: what is written is accepted by `check`; nothing is overwritten; nobody is asked where
//! nobody can answer.

use crate::common;

use std::path::Path;

use common::{Said, command, exoskin, root};

fn new(file: &Path, answers: Option<&str>) -> Said {
    let file = file.to_string_lossy().into_owned();
    let Some(text) = answers else { return exoskin(&["scenario", "new", &file]) };
    let folder = tempfile::tempdir().expect("a folder");
    let answers = folder.path().join("answers.txt");
    std::fs::write(&answers, text).expect("the answers");
    exoskin(&["scenario", "new", &file, "--answers", &answers.to_string_lossy()])
}

#[test]
fn what_is_written_is_accepted_by_check_and_says_what_was_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        ("# nothing but defaults\n", "2 mL"),
        ("volume = 1 mL\narea = 100 cm2\ndelay = 10 min\nsessions = 3\nevery = 2 weeks\n", "times = 3"),
        ("site = \"scalp\"\ncondition = \"androgenetic_alopecia\"\nproduct = prp_double_spin\n", "scalp"),
        ("procedure = none\ncontrols = [\"vehicle\", \"none\"]\nsessions=28\nevery=12h\nvolume=0.3 mL\n", "12h"),
        ("procedure = injection\nproduct = frozen_msc\nvolume = 1 mL\n", "injection"),
        ("controls = -\n", "frozen_msc"),
        ("phototype = 5\n", "phototype = 5"),
        ("controls = vehicle,prp\n", "product = \"prp_double_spin\""),
        ("product = prp_double_spin\ncontrols = prp,vehicle\n", "name = \"prp\""),
        ("product = growth_factor_serum\n", "name = \"growth_factor_serum\""),
        ("product = frozen_msc\n", "name = \"exosomes\""),
        ("controls = procedure\nprocedure = none\n", "none"),
    ];
    for (i, (answers, part)) in cases.iter().enumerate() {
        let file = folder.path().join(format!("mine_{i}.toml"));
        let said = new(&file, Some(answers));
        assert_eq!(said.code, Some(0), "{answers}: {}", said.err);
        assert!(said.out.contains("exoskin check") && said.out.contains("exoskin run"), "{}", said.out);
        let text = std::fs::read_to_string(&file).expect("the scenario");
        assert!(text.contains(part) && text.contains("# "), "{answers}: {text}");
        let checked = exoskin(&["check", &file.to_string_lossy()]);
        assert_eq!(checked.code, Some(0), "{answers}: {}", checked.err);
    }
}

#[test]
fn wrong_answers_are_refused_with_what_was_expected_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    for (answers, part) in [
        ("site = fase\n", "face"),
        ("volme = 2 mL\n", "volume"),
        ("volume = 2\n", "volume"),
        ("sessions = many\n", "sessions"),
        ("phototype = 7\n", "phototype"),
        ("controls = vehicel\n", "vehicle"),
        ("condition = androgenetic_alopecia\n", "scalp"),
        ("procedure = injection\ndelay = 5 min\n", "delay"),
    ] {
        let said = new(&file, Some(answers));
        assert_eq!(said.code, Some(2), "{answers}: {}{}", said.out, said.err);
        assert!(said.err.contains(part), "{answers}: {}", said.err);
        assert!(!file.exists(), "{answers} left a file");
    }
}

#[test]
fn an_existing_file_stays_and_without_a_terminal_nobody_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    let shown = file.to_string_lossy().into_owned();
    let output = command(&["scenario", "new", &shown]).stdin(std::process::Stdio::null()).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("--answers"), "{told}");
    assert!(!file.exists());
    std::fs::write(&file, "mine").expect("a file");
    for answers in [None, Some("site = face\n")] {
        let said = new(&file, answers);
        assert_eq!(said.code, Some(2));
        assert!(said.err.contains("already exists"), "{}", said.err);
        assert_eq!(std::fs::read_to_string(&file).expect("still there"), "mine");
    }
}

#[test]
fn every_scenario_of_the_folder_is_listed_and_shown_as_it_is() {
    let listed = exoskin(&["scenario", "list"]).out;
    let files = std::fs::read_dir(root().join("scenarios")).expect("the folder");
    let mut count = 0;
    for path in
        files.map(|file| file.expect("a file").path()).filter(|path| path.extension().is_some_and(|e| e == "toml"))
    {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(listed.contains(&name), "{name} is not listed");
        let shown = exoskin(&["scenario", "show", &name]);
        assert_eq!(shown.out, std::fs::read_to_string(&path).expect("the file"), "{name}");
        count += 1;
    }
    assert!(count >= 13, "{count} scenarios");
    let said = exoskin(&["scenario", "show", "reff"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("ref"), "{}", said.err);
}
