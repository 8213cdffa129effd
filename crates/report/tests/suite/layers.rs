//! Mechanism and trials on every page that predicts an effect.

use std::error::Error;

use exoskin_answer::layers::{parts, rows};
use exoskin_record::summary::{Band, Skill, Summary, TrialsLayer, TrialsShown};
use exoskin_report::{clinician_page, html, patient_page};

use crate::sample::skin::nine;

type Outcome = Result<(), Box<dyn Error>>;

/// Nine arms, of which pages are about the exosomes.
fn about_exosomes() -> Summary {
    let mut summary = nine();
    summary.follow_up.treated = Some("exosomes".into());
    summary
}

/// Nine arms, and trials that report this factor for scars.
fn layered(p05: f64, median: f64, p95: f64) -> Summary {
    let mut summary = about_exosomes();
    let factor = Band { median, p05, p95 };
    summary.trials_layer = Some(TrialsLayer {
        arms: ["extract", "prp", "exosomes"].map(str::to_owned).into(),
        shown: vec![TrialsShown {
            endpoints: "structure".into(),
            readouts: ["scar_volume", "scar_depth", "collagen_1"].map(str::to_owned).into(),
            published: factor.times(1.1),
            corrected: factor,
            trials: 28,
            ..TrialsShown::default()
        }],
        headline: "On these trials exoskin does not beat forecasts that know no biology.".into(),
        skill: vec![Skill {
            layer: "mechanism".into(),
            of: "products".into(),
            count: "37 comparisons".into(),
            skill: -1.49,
        }],
        ..TrialsLayer::default()
    });
    let conflicts = parts(&rows(&summary).iter().collect::<Vec<_>>());
    if let Some(layer) = &mut summary.trials_layer {
        layer.conflicts = conflicts;
    }
    summary
}

/// With `exosomes` adding nothing.
fn nothing_by_mechanism(mut summary: Summary) -> Summary {
    for row in summary.comparison.iter_mut().flat_map(|comparison| &mut comparison.rows) {
        if row.arm == "exosomes" {
            (row.difference, row.above, row.acts) = (Band::default(), 0.5, None);
        }
    }
    summary
}

#[test]
fn report_and_sheet_show_both_layers_and_name_the_conflict() -> Outcome {
    let summary = layered(1.2, 1.41, 1.78);
    for page in [html(&summary)?, clinician_page(&summary)] {
        for words in
            ["never averaged", "Trials: corrected for bias", "+41 %", "Conflict.", "28 trials", "<b>exosomes</b>"]
        {
            assert!(page.contains(words), "{words} is missing");
        }
    }
    assert!(html(&summary)?.contains("Trials of this kind say something else about scar volume"), "in the first lines");
    let together = layered(0.9, 1.07, 1.3);
    for page in [html(&together)?, clinician_page(&together)] {
        assert!(page.contains("do not contradict each other") && !page.contains("Conflict."));
    }
    Ok(())
}

#[test]
fn the_skill_stands_on_every_page() -> Outcome {
    let summary = layered(1.2, 1.41, 1.78);
    for page in [html(&summary)?, clinician_page(&summary)] {
        assert!(page.contains("does not beat forecasts that know no biology") && page.contains("−1.5 for products"));
    }
    assert!(patient_page(&summary).contains("no better than simple rules of thumb"));
    Ok(())
}

#[test]
fn a_patient_never_reads_nothing_alone_where_studies_say_otherwise() {
    let alone = patient_page(&nothing_by_mechanism(about_exosomes()));
    assert!(alone.contains("Nothing that you could see."), "without trials it may say so");
    let both = patient_page(&nothing_by_mechanism(layered(1.2, 1.41, 1.78)));
    assert!(!both.contains("othing that you could see"), "studies say otherwise");
    assert!(both.contains("Studies say more.") && both.contains("about 141 with it"));
}

#[test]
fn where_trials_do_not_speak_the_page_says_why_and_still_has_its_skill() -> Outcome {
    let mut summary = layered(1.2, 1.41, 1.78);
    if let Some(layer) = &mut summary.trials_layer {
        (layer.silent, layer.arms) = ("Nobody tested this.".into(), Vec::new());
    }
    for page in [html(&summary)?, clinician_page(&summary)] {
        assert!(page.contains("Nobody tested this.") && page.contains("does not beat") && !page.contains("Conflict."));
    }
    Ok(())
}
