//! Reading rules from text.

use exoskin_tissue::rules::{Dictionary, RuleProblem, Rules, Signal};

use super::{read, words};

#[test]
fn a_table_of_rules_is_read_with_comments_blank_lines_and_tabs() {
    let text = "\u{feff}// cell type, signal, ...\n\ntumour, oxygen, increases, cycle entry, 0.003, 21.5, 4, 0\r\n\
                tumour\tpressure\tdecreases\tcycle entry\t0\t1\t4\t1\n";
    let rules = read(text).expect("sound rules").rules;
    assert_eq!(rules.len(), 2);
    assert_eq!((rules[0].signal, rules[0].raises, rules[0].line), (Signal::Density(0), true, 3));
    assert_eq!((rules[1].signal, rules[1].raises, rules[1].for_dead), (Signal::Pressure, false, true));
    assert_eq!(rules[0].slot, rules[1].slot);
}

#[test]
fn synonyms_mean_the_same() {
    let words = words();
    for [a, b] in [
        ["intracellular drug", "internalized drug"],
        ["oxygen gradient", "grad(oxygen)"],
        ["contact with T cell", "contact with cell type 1"],
        ["contact with BM", "contact with basement membrane"],
        ["custom:age", "custom 0"],
        ["time", "global time"],
    ] {
        assert!(words.signal(a).is_some() && words.signal(a) == words.signal(b), "`{a}` and `{b}`");
    }
    for [a, b] in [
        ["cycle entry", "exit from cycle phase 0"],
        ["transform to T cell", "transition to cell type 1"],
        ["oxygen secretion target", "oxygen secretion saturation density"],
        ["phagocytose apoptotic cell", "phagocytosis of apoptotic cells"],
        ["chemotactic response to drug", "chemotactic sensitivity to drug"],
    ] {
        assert!(words.behaviour(a).is_some() && words.behaviour(a) == words.behaviour(b), "`{a}` and `{b}`");
    }
}

#[test]
fn a_mistake_is_told_with_its_place_and_the_nearest_word() {
    for (text, expected) in [
        (
            "tumour,oxigen,increases,necrosis,1,2,3,0",
            "line 1, column 8: unknown signal `oxigen`; did you mean `oxygen`?",
        ),
        (
            "\ntumor,oxygen,increases,necrosis,1,2,3,0",
            "line 2, column 1: unknown cell type `tumor`; did you mean `tumour`?",
        ),
        (
            "tumour,oxygen,increases,cicle entry,1,2,3,0",
            "line 1, column 25: unknown behaviour `cicle entry`; did you mean `cycle entry`?",
        ),
        (
            "tumour,oxygen,increased,necrosis,1,2,3,0",
            "line 1, column 15: unknown direction `increased`; did you mean `increases`?",
        ),
        ("tumour,xyzzyxyzzy,increases,necrosis,1,2,3,0", "line 1, column 8: unknown signal `xyzzyxyzzy`"),
        (
            "tumour,oxygen,increases,necrosis,1,0,3,0",
            "line 1, column 36: the half-maximum is `0`; expected a number above 0",
        ),
        ("tumour,oxygen,increases,necrosis,nan,2,3,0", "line 1, column 34: the saturation is `nan`; expected a number"),
        (
            "tumour,oxygen,increases,necrosis,1,2,3,maybe",
            "line 1, column 40: whether it applies to dead cells is `maybe`; expected 0 or 1",
        ),
        (
            "tumour,oxygen,increases,necrosis,1,2,3",
            "line 1, column 1: 7 entries; expected 8: cell type, signal, direction, behaviour, saturation, half-maximum, \
             Hill power, applies to dead",
        ),
    ] {
        let error = read(text).expect_err(text);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn the_same_rule_twice_is_an_error_and_not_a_silent_overwrite() {
    let text = "tumour,oxygen,increases,necrosis,1,2,3,0\ntumour,oxygen,decreases,necrosis,0,2,3,0\n\
                tumour,oxygen,increases,necrosis,1,5,3,0";
    let error = read(text).expect_err("twice");
    assert_eq!((error.line, error.problem), (3, RuleProblem::Twice { first: 1 }));
}

#[test]
fn two_saturations_of_one_behaviour_are_noted() {
    let text = "tumour,oxygen,increases,necrosis,1,2,3,0\ntumour,drug,increases,necrosis,2,2,3,0";
    let notes = read(text).expect("allowed").notes;
    assert_eq!(notes.len(), 1);
    assert!(notes[0].line == 2 && notes[0].text.contains("the larger one, 2, counts for both"), "{notes:?}");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let error = Rules::from_bytes(b"// fine\ntum\xffour", &words()).expect_err("not UTF-8");
    assert_eq!((error.line, error.column, error.problem), (2, 4, RuleProblem::Encoding));
}

#[test]
fn a_word_of_two_meanings_is_refused() {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let error = Dictionary::new(&list(&["pressure"]), &list(&["cell"]), &[]).expect_err("a substrate called pressure");
    assert_eq!(error.word, "pressure");
}
