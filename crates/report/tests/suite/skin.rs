//! The skin's course, the differences, the hypotheses and the two sheets: labelled, finite, inert, and calm where there
//! is nothing to show.

use crate::sample;

use std::error::Error;

use exoskin_record::summary::{Band, Chance, DarkSpots, Summary};
use exoskin_report::{clinician_page, html, patient_page};
use sample::band;
use sample::skin::nine;

type Outcome = Result<(), Box<dyn Error>>;

fn pages(summary: &Summary) -> Result<[String; 3], Box<dyn Error>> {
    Ok([html(summary)?, clinician_page(summary), patient_page(summary)])
}

fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let open = format!("<section id=\"{id}\">");
    page.split(open.as_str()).nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default()
}

#[test]
fn nine_arms_stand_in_every_panel() -> Outcome {
    let summary = nine();
    let page = html(&summary)?;
    let course = section(&page, "course");
    let moving = summary.arms[1].readouts.len() - 1;
    assert_eq!(course.matches("<figure class=\"panel\">").count(), moving, "one panel per readout that moves");
    assert!(course.contains("Unchanged in every arm") && course.contains("Wrinkle depth"));
    for words in ["Redness", "% of own baseline", "g/m²/h", "mm³/cm²", "1/cm²", ">1 h<", ">4 wk<", ">3 mo<"] {
        assert!(course.contains(words), "the course lacks {words:?}");
    }
    for (i, arm) in summary.arms.iter().enumerate() {
        assert_eq!(course.matches(&format!("class=\"of of-{}\"", i + 1)).count(), moving, "bands of {}", arm.name);
    }
    let guessed = summary.arms[1].readouts.values().filter(|r| !r.human_data).count() - 1;
    assert_eq!(course.matches("url(#doubt)").count(), guessed, "what no human data back is hatched, all else is not");
    Ok(())
}

#[test]
fn differences_say_null_and_share() -> Outcome {
    let page = html(&nine())?;
    let differences = section(&page, "differences");
    for words in [
        "Each arm minus <b>vehicle</b>",
        "Probably more than with vehicle",
        "too small to see",
        "due to the procedure alone",
        "No arm differs visibly from vehicle",
        "rather more",
    ] {
        assert!(differences.contains(words), "the differences lack {words:?}");
    }
    Ok(())
}

#[test]
fn what_could_go_either_way_is_told_with_its_size_and_chances() -> Outcome {
    let mut summary = nine();
    let comparison = summary.comparison.as_mut().ok_or("nine arms are compared")?;
    let against = comparison.against.clone();
    for row in comparison.rows.iter_mut().filter(|row| row.arm != against) {
        let wide = row.value.median.abs().max(1.0);
        let difference = exoskin_record::summary::Band { median: 0.0, p05: -wide, p95: wide };
        let acts =
            exoskin_record::summary::Acts { samples: 65, difference, above: 0.5, visible: 0.9, harm: Some(0.45) };
        row.acts = Some(acts);
    }
    let page = html(&summary)?;
    let differences = section(&page, "differences");
    for words in [
        "It could go either way",
        "than what <b>procedure</b> changes on its own",
        "could go either way: too little is known",
        "(visible in 90 %, for the worse in 45 %)",
    ] {
        assert!(differences.contains(words), "the differences lack {words:?}");
    }
    Ok(())
}

#[test]
fn hypotheses_stand_beside_the_mixture() -> Outcome {
    let page = html(&nine())?;
    let ideas = section(&page, "hypotheses");
    for words in
        ["vesicles do nothing", "30 %", "302 samples", "all hypotheses by weight", "relay to neighbours", "rests on"]
    {
        assert!(ideas.contains(words), "the hypotheses lack {words:?}");
    }
    let scales = section(&page, "scales");
    assert!(scales.contains("<b>GAIS</b>: a rater") && scales.contains("ECCA"));
    Ok(())
}

#[test]
fn a_chronic_wound_shows_what_closes_by_itself_beside_every_arm() -> Outcome {
    let mut summary = nine();
    summary.follow_up.condition = "chronic_wound".into();
    summary.follow_up.closes_by_itself = Some(0.123);
    let [page, clinician, patient] = pages(&summary)?;
    let compare = section(&page, "compare");
    assert_eq!(compare.matches("close in 4 days on their own\"").count(), summary.arms.len());
    assert!(clinician.contains("12 %</span> of such wounds close within four days on their own"));
    assert!(patient.contains("Of 100 such wounds, <b>about 12 close</b>"));
    Ok(())
}

#[test]
fn how_many_get_a_dark_spot_is_told_once_and_never_as_a_median_by_day() -> Outcome {
    let chance = |mean: f64, p95: f64| Chance { mean, band: band(0.0, 0.0, p95) };
    let mut summary = nine();
    for (place, arm) in summary.arms.iter_mut().enumerate() {
        let with_treatment = chance(if place < 2 { 0.05 } else { 0.01 }, 0.2);
        arm.dark_spots = (place < 3).then_some(DarkSpots { with_treatment, procedure_alone: chance(0.02, 0.2) });
    }
    let [first, second, third] = [0, 1, 2].map(|place| summary.arms[place].name.clone());
    let told = exoskin_answer::dark_spots::sentence(&summary).unwrap_or_default();
    let expected =
        format!("`{first}`, `{second}`: 1 in 20 people on average, up to 1 in 5; `{third}`: 1 in 100 people");
    assert!(told.contains(&expected), "{told}");
    let untouched = summary.arms[3].name.clone();
    assert!(!told.contains(&format!("`{untouched}`")), "{told}");
    let [report, clinician, _] = pages(&summary)?;
    assert!(section(&report, "course").contains("How many people get a dark spot"));
    let by_day = "dark_spot_risk";
    summary.arms.iter_mut().for_each(|arm| arm.dark_spots = None);
    assert_eq!(exoskin_answer::dark_spots::sentence(&summary), None);
    for page in [section(&report, "differences"), &clinician] {
        assert!(!page.contains(by_day) && !page.contains("Chance of a dark spot</"), "a median by day");
    }
    Ok(())
}

#[test]
fn the_sheets_answer_in_plain_words() -> Outcome {
    let [_, clinician, patient] = pages(&nine())?;
    for words in
        ["What is left of the dose", "How soon to apply", "What to expect with", "due to the procedure", "not known"]
    {
        assert!(clinician.contains(words), "the clinician's sheet lacks {words:?}");
    }
    for words in ["not medical advice", "of 100</span></b> such runs", "red", "What nobody knows", "If nothing is done"]
    {
        assert!(patient.contains(words), "the patient's sheet lacks {words:?}");
    }
    for sheet in [clinician, patient] {
        assert!(!sheet.contains("<script") && !sheet.contains("src=") && !sheet.contains("<link"));
    }
    Ok(())
}

#[test]
fn hostile_names_are_inert_on_every_page() -> Outcome {
    let bad = "<script>alert(1)</script>\"'><img src=x>";
    let mut summary = nine();
    let comparison = summary.comparison.as_mut().expect("the sample compares");
    for row in &mut comparison.rows {
        if row.arm == "exosomes" {
            row.arm = bad.into();
        }
        row.unit = bad.into();
        row.by_hypothesis = row.by_hypothesis.iter().map(|(name, band)| (format!("{bad}{name}"), *band)).collect();
    }
    comparison.against = bad.into();
    for arm in &mut summary.arms {
        let renamed = arm.readouts.iter().map(|(key, readout)| (format!("{key}{bad}"), readout.clone())).collect();
        arm.readouts = if arm.name == "prp" { renamed } else { std::mem::take(&mut arm.readouts) };
        for readout in arm.readouts.values_mut() {
            (readout.title, readout.unit) = (bad.into(), bad.into());
        }
    }
    summary.arms[7].name = bad.into();
    summary.arms[7].procedure = bad.into();
    summary.title = bad.into();
    summary.skin.site = bad.into();
    summary.follow_up.condition = bad.into();
    for idea in &mut summary.follow_up.hypotheses {
        (idea.name, idea.title) = (format!("{bad}{}", idea.name), bad.into());
    }
    summary.follow_up.no_honest_mapping.push(bad.into());
    for page in pages(&summary)? {
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "a tag of the input came through");
    }
    Ok(())
}

#[test]
fn numbers_that_are_none_do_not_fall_through() -> Outcome {
    let mut summary = nine();
    let nothing = Band { median: f64::NAN, p05: f64::NEG_INFINITY, p95: f64::INFINITY };
    for row in summary.comparison.iter_mut().flat_map(|c| &mut c.rows).step_by(3) {
        (row.value, row.change, row.difference, row.above) = (nothing, nothing, nothing, f64::NAN);
        row.share_of_procedure = Some(nothing);
        row.by_hypothesis.values_mut().for_each(|band| *band = nothing);
    }
    for readout in summary.arms.iter_mut().flat_map(|arm| arm.readouts.values_mut()) {
        (readout.median[3], readout.p05[4], readout.p95[5]) = (f64::NAN, f64::NEG_INFINITY, f64::INFINITY);
        readout.days[6] = f64::NAN;
    }
    summary.follow_up.days = f64::NAN;
    summary.follow_up.closes_by_itself = Some(f64::NAN);
    summary.follow_up.hypotheses[0].weight = f64::NAN;
    for page in pages(&summary)?.iter().chain(&pages(&nine())?) {
        let drawn = page.split("</style>").nth(1).and_then(|rest| rest.split("<script>").next()).unwrap_or_default();
        for word in ["NaN", "inf%", "inf\"", "inf,", "-inf", ">inf", " inf"] {
            let at = drawn.find(word).filter(|_| word != " inf" || drawn.contains(" inf "));
            assert!(at.is_none(), "{word} reached a page: {}", &drawn[at.unwrap_or(0).saturating_sub(60)..][..120]);
        }
    }
    Ok(())
}

#[test]
fn a_readout_that_does_not_fit_its_days_is_refused() {
    let mut summary = nine();
    if let Some(readout) = summary.arms[1].readouts.get_mut("erythema") {
        readout.p95.pop();
    }
    let error = html(&summary).expect_err("a readout without its last band must not be drawn").to_string();
    assert!(error.contains("procedure") && error.contains("p95 of readout `erythema`"), "{error}");
    // The sheets are read without this check; they leave out what is not whole.
    assert!(clinician_page(&summary).contains("</html>") && patient_page(&summary).contains("</html>"));
}

#[test]
fn arms_without_readouts_one_arm_and_empty_comparisons_make_pages() -> Outcome {
    let mut partial = nine();
    partial.arms[2].readouts.clear();
    partial.arms[7].readouts.clear();
    let mut one = nine();
    one.arms = vec![one.arms[7].clone()];
    one.comparison = None;
    let mut empty = nine();
    if let Some(comparison) = &mut empty.comparison {
        comparison.rows.clear();
    }
    let mut bare = nine();
    bare.arms.clear();
    for summary in [partial, one, empty, bare, sample::summary()] {
        for page in pages(&summary)? {
            assert!(page.ends_with("</html>\n") && page.contains("medical device"));
        }
    }
    Ok(())
}

#[test]
fn headings_and_tags_hold_with_nine_arms() -> Outcome {
    for page in pages(&nine())? {
        let levels: Vec<u8> = page
            .match_indices("<h")
            .filter_map(|(at, _)| page.as_bytes().get(at + 2).copied())
            .filter(u8::is_ascii_digit)
            .map(|c| c - b'0')
            .collect();
        assert_eq!(levels.first(), Some(&1));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        for tag in [
            "div", "section", "table", "tr", "td", "th", "svg", "figure", "p", "ul", "li", "h2", "h3", "label",
            "details",
        ] {
            let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "<{tag}> does not balance");
        }
    }
    Ok(())
}

#[test]
fn every_table_becomes_cards_on_a_narrow_screen() -> Outcome {
    for page in pages(&nine())? {
        let tables: Vec<&str> =
            page.match_indices("<table").filter_map(|(at, _)| page[at..].split('>').next()).collect();
        for table in &tables {
            assert!(table.contains("cards-narrow") || table.contains("ledger"), "{table}> runs off a telephone");
        }
        assert!(page.contains(".cards-narrow td::before { content: attr(data-head)"), "the rule is missing");
        assert!(page.contains(".scroll { overflow-x: auto; background:"), "what scrolls does not show it");
    }
    Ok(())
}
