//! What a fresh reader stumbled over: one draw beside all draws, home use, paper, one ranking of what to measure.

use exoskin_answer::counts::outnumbered;
use exoskin_answer::decides::measure_next;
use exoskin_report::{clinician_page, html, patient_page};

use crate::sample;

#[test]
fn the_ledger_says_that_it_is_of_one_draw() {
    let page = html(&sample::summary()).expect("a report");
    assert!(page.contains("Where every vesicle ends up, in one draw"), "the heading");
    assert!(page.contains("Its counts belong to this draw alone:"), "the warning");
    assert!(page.contains("In this draw: applied"), "the closure");
    assert!(page.contains("Of those applied in this draw"), "the column");
}

#[test]
fn on_paper_no_heading_stands_alone_and_no_chart_is_cut() {
    let summary = sample::summary();
    let report = html(&summary).expect("a report");
    for page in [report, clinician_page(&summary), patient_page(&summary)] {
        let print = page.split("@media print").skip(1).collect::<String>();
        let rule = |of: &str, says: &str| {
            print.split('}').any(|rule| {
                rule.split_once('{')
                    .is_some_and(|(names, body)| names.split(',').any(|name| name.trim() == of) && body.contains(says))
            })
        };
        assert!(rule("h2", "break-after: avoid"), "a heading stays with what follows");
        assert!(rule("svg", "break-inside: avoid"), "a chart stays whole");
    }
}

#[test]
fn report_and_sheet_name_the_same_next_measurement() {
    let summary = sample::summary();
    let arm =
        summary.arms.iter().find(|arm| measure_next(&arm.decides).is_some()).expect("an arm that rests on guesses");
    let name = &measure_next(&arm.decides).expect("one").name;
    let said = format!("To narrow this answer, measure next: {name}.");
    assert!(html(&summary).expect("a report").contains(&said), "the report says: {said}");
}

#[test]
fn immune_cells_that_outnumber_fibroblasts_are_explained() {
    let mut summary = sample::summary();
    let arm = summary.arms.iter_mut().find(|arm| arm.cells.contains_key("fibroblast")).expect("an arm with cells");
    let one = arm.cells["fibroblast"].clone();
    arm.cells
        .insert("macrophage".into(), exoskin_record::summary::CellSummary { count: 2.0 * one.count, ..one.clone() });
    assert!(outnumbered(arm).is_some_and(|why| why.contains("counted differently")));
    arm.cells.insert("macrophage".into(), exoskin_record::summary::CellSummary { count: 0.5 * one.count, ..one });
    arm.cells.remove("mast");
    assert_eq!(outnumbered(arm), None);
}

#[test]
fn without_a_procedure_nothing_is_said_of_one() {
    let mut summary = sample::summary();
    for arm in &mut summary.arms {
        arm.procedure = "none".into();
    }
    let sheet = clinician_page(&summary);
    assert!(!sheet.contains("What the procedure does") && !sheet.contains("due to the procedure alone"), "{sheet}");
}
