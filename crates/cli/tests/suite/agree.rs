//! One number everywhere: text, JSON, report, sheets and the page of hazards tell the same quantity once.

use std::path::Path;

use serde_json::Value;

use crate::common::exoskin;

/// Few draws: these tests are about sameness, not about numbers.
const SMALL: [&str; 4] = ["--samples", "60", "--draws", "10"];

const LASER: &str = r#"
schema = 1
name = "laser"
title = "Fractional laser on dark skin"
source = "a test"
unknown = []
[skin]
site = "face"
phototype = 5
[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 d"
procedure = "fractional_co2"
[[arm.session.apply]]
product = "frozen_msc"
volume = "2 mL"
[[arm]]
name = "laser"
[[arm.session]]
at = "0 d"
procedure = "fractional_co2"
"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(scenario: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        std::fs::write(folder.0.path().join("s.toml"), scenario).expect("it is written");
        folder
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    fn run(&self) -> Value {
        let said = exoskin(&[&["run", &self.path("s.toml"), "--out", &self.path("out"), "-q"], &SMALL[..]].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        serde_json::from_str(&self.read("out/summary.json")).expect("JSON")
    }

    fn risk(&self) -> Value {
        let page = self.path("risk.html");
        let said = exoskin(&[&["risk", &self.path("s.toml"), "--json", "-q", "--out", &page], &SMALL[..]].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        serde_json::from_str(&said.out).expect("JSON")
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(Path::new(&self.path(name))).expect("it is there")
    }
}

#[test]
fn every_page_tells_the_same_number_of_people_with_dark_spots() {
    let folder = Folder::with(LASER);
    let (summary, risk) = (folder.run(), folder.risk());
    let hazard = risk["hazards"].as_array().expect("hazards").iter().find(|one| one["name"] == "dark_spots");
    let computed = &hazard.expect("the hazard")["quantities"][0];
    for arm in [0, 1] {
        let alone = &summary["arms"][arm]["dark_spots"]["procedure_alone"];
        assert_eq!((&alone["mean"], &alone["band"]), (&computed["mean"], &computed["band"]));
    }
    assert_eq!(summary["arms"][1]["dark_spots"]["with_treatment"], summary["arms"][1]["dark_spots"]["procedure_alone"]);
    let spots = &summary["arms"][0]["dark_spots"]["with_treatment"];
    let (mean, worst) = (spots["mean"].as_f64().expect("a mean"), spots["band"]["p95"].as_f64().expect("an end"));
    assert!(0.0 < mean && mean < worst, "{spots}");
    let patient = folder.read("out/patient.html");
    for chance in [mean, worst] {
        let said = exoskin::answer::dark_spots::of_hundred(chance);
        assert!(patient.contains(&format!(">{said}<")), "the patient's sheet lacks {said}");
    }
    let said = format!("on average {}", exoskin::answer::often::often(computed["mean"].as_f64().expect("a mean")));
    assert!(folder.read("risk.html").contains(&said), "the page of hazards lacks {said}");
    for (page, chance) in [("out/clinician.html", mean), ("out/report.html", mean)] {
        let said = format!("{} people on average", exoskin::answer::often::often(chance));
        assert!(folder.read(page).contains(&said), "{page} lacks {said}");
    }
}

#[test]
fn a_delay_tells_the_ratio_within_a_draw_and_no_second_share() {
    let base = ["dose", "--product", "frozen_msc", "--volume", "2mL", "--after", "roller", "--delay", "10min"];
    let text = exoskin(&[&base, &SMALL[..], &["-q"]].concat()).out;
    assert!(text.contains("applied after") && text.contains("taken up, against applying at once"), "{text}");
    assert!(text.contains("10 min (as here)"), "{text}");
    let json: Value =
        serde_json::from_str(&exoskin(&[&base, &SMALL[..], &["-q", "--json"]].concat()).out).expect("JSON");
    let lines = json["apply_within"].as_array().expect("delays");
    assert!(lines.len() > 3);
    for line in lines {
        let keys: Vec<&String> = line.as_object().expect("a line").keys().collect();
        assert_eq!(keys, ["delay_min", "relative"], "the share taken up stands in the headline alone");
    }
    assert_eq!(lines[0]["relative"]["median"], 1.0, "without a delay nothing is lost");
}

#[test]
fn few_draws_do_not_tell_how_much_is_assumed() {
    let base = ["dose", "--product", "frozen_msc", "--volume", "2mL", "--after", "none", "-q"];
    let said = |draws: &str, json: bool| {
        let more = ["--samples", "200", "--draws", draws, "--json"];
        exoskin(&[&base[..], &more[..if json { 5 } else { 4 }]].concat()).out
    };
    let few: Value = serde_json::from_str(&said("20", true)).expect("JSON");
    assert!(few["assumed_share"]["share"].is_null(), "{}", few["assumed_share"]);
    let text = said("20", false);
    assert!(text.contains("not enough draws") && !text.contains("Assumed: 0"), "{text}");
    let many: Value = serde_json::from_str(&said("150", true)).expect("JSON");
    assert!(many["assumed_share"]["share"].as_f64().is_some_and(|share| share > 0.0), "{}", many["assumed_share"]);
}

/// The reference case with a line in `[model.set]`, and with a volume.
fn check(set: &str, volume: &str) -> crate::common::Said {
    let text = std::fs::read_to_string(crate::common::root().join("scenarios/ref.toml")).expect("it is shipped");
    let text = text.replacen("\n[[arm]]", &format!("\n[model.set]\n{set}\n\n[[arm]]"), 1);
    let folder = Folder::with(&text.replace("\"2 mL\"", volume).replace("[model.set]\n\n", ""));
    exoskin(&["check", &folder.path("s.toml")])
}

#[test]
fn what_something_else_overrides_is_refused_with_its_place() {
    let said = check("\"vial.label.count_error\" = 1", "\"2 mL\"");
    assert_eq!(said.code, Some(2), "{}", said.out);
    assert!(said.err.contains("`vial.label.count_error` is set but has no effect"), "{}", said.err);
    assert!(said.err.contains("count_exact") && said.err.contains("s.toml:18:1"), "{}", said.err);
    let taken = check("\"channel.outflow\" = \"0.01 nL/min\"", "\"2 mL\"");
    assert_eq!(taken.code, Some(0), "{}", taken.err);
}

#[test]
fn a_film_that_does_not_stay_on_skin_draws_a_warning_with_its_threshold() {
    let thin = check("", "\"2 mL\"");
    assert!(thin.code == Some(0) && !thin.out.contains("WARNING"), "{}{}", thin.out, thin.err);
    let thick = check("", "\"175 mL\"");
    assert_eq!(thick.code, Some(0), "{}", thick.err);
    assert!(thick.out.contains("WARNING. exosomes: the film is 3.5 mm thick"), "{}", thick.out);
    assert!(thick.out.contains("`film.thickest_that_stays`, assumed"), "{}", thick.out);
}

#[test]
fn a_comparison_of_hair_begins_with_hair_and_counts_both_products() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let scenario = "scenarios/hair_prp_vs_exosomes.toml";
    let base = ["compare", scenario, "--arms", "vehicle,prp,exosomes", "--against", "prp", "--out", &out, "-q"];
    let said = exoskin(&[&base, &SMALL[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    let answer = said.out.split("\n\n").nth(1).expect("an answer");
    assert!(answer.contains("hairs") && !answer.contains("temperature"), "{answer}");
    assert!(said.out.contains("against `prp`, sample by sample") || said.out.contains("`prp`"), "{}", said.out);
    let counts = said.out.split("in living cells").nth(1).expect("counts of what is delivered");
    let starts = |name: &str| counts.lines().position(|line| line.trim_start().starts_with(&format!("{name} ")));
    let (prp, exosomes) = (starts("prp"), starts("exosomes"));
    assert!(prp.is_some_and(|prp| exosomes.is_some_and(|exosomes| prp < exosomes && exosomes < 10)), "{counts}");
    let wrong = exoskin(&["compare", scenario, "--against", "pr", "--out", &out]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("did you mean: `prp`"), "{}", wrong.err);
}
