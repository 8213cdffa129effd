//! What the hazards say: where they apply, and the words that never appear.

use exoskin_hazard::forms::{self, Given, Hazard, State};
use exoskin_quantity::Source;
use exoskin_scenario::Scenario;
use exoskin_therapy::{parse_scenario as parse, read_scenario as read};

fn scenario(name: &str) -> Scenario {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/");
    read(std::path::Path::new(&format!("{path}{name}.toml"))).unwrap()
}

fn hazards(scenario: &Scenario, vein: bool) -> Vec<Hazard> {
    forms::of_scenario(scenario, &Given::default(), vein).1
}

fn state(hazards: &[Hazard], name: &str, product: Option<&str>) -> State {
    let of = |one: &&Hazard| one.name == name && (product.is_none() || one.product.as_deref() == product);
    hazards.iter().find(of).unwrap_or_else(|| panic!("no {name} of {product:?}")).state
}

fn every_scenario() -> Vec<Scenario> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    paths.iter().map(|path| read(path).unwrap()).collect()
}

/// Any product of the library on any skin, as a scenario.
fn made(product: &str, procedure: &str, phototype: u8) -> Scenario {
    let text = format!(
        "schema = 1\nname = \"t\"\ntitle = \"t\"\nsource = \"t\"\nunknown = []\n[skin]\nsite = \"face\"\nphototype = {phototype}\n\
         [[arm]]\nname = \"one\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n\
         [[arm.session.apply]]\nproduct = \"{product}\"\nvolume = \"1 mL\"\n"
    );
    parse(Source::new("t.toml", text), std::path::Path::new("")).unwrap_or_else(|e| panic!("{product}: {e}"))
}

#[test]
fn no_hazard_promises_anything() {
    for scenario in every_scenario() {
        for vein in [false, true] {
            for one in hazards(&scenario, vein) {
                let mut said = vec![one.title.to_owned(), one.what.into(), one.reason.clone(), one.answer.clone()];
                said.extend(one.not_known.iter().chain(&one.would_tell).cloned());
                said.extend(one.seen.iter().map(|seen| seen.what.to_owned()));
                said.extend(one.quantities.iter().flat_map(|q| [Some(q.title.clone()), q.note.clone()]).flatten());
                for text in said {
                    let words = text.to_lowercase();
                    for word in [
                        "safe",
                        "harmless",
                        "no risk",
                        "risk-free",
                        "nothing to fear",
                        "\u{2713}",
                        "\u{2714}",
                        "\u{2705}",
                    ] {
                        assert!(!words.contains(word), "{}: {text}", one.name);
                    }
                }
            }
        }
    }
}

#[test]
fn every_hazard_says_something_for_every_scenario() {
    for scenario in every_scenario() {
        for one in hazards(&scenario, false) {
            assert!(!one.reason.is_empty() && !one.answer.is_empty(), "{}: {}", scenario.name, one.name);
            match one.state {
                State::Computed => assert!(!one.quantities.is_empty() && one.formula.is_some()),
                State::DataOnly => assert!(!one.seen.is_empty() && one.quantities.is_empty()),
                State::NoData => assert!(one.seen.is_empty() && one.quantities.is_empty()),
                State::DoesNotApply => assert!(one.quantities.is_empty()),
            }
            if one.state != State::DoesNotApply {
                assert!(!one.not_known.is_empty() && !one.would_tell.is_empty(), "{}: {}", scenario.name, one.name);
            }
        }
    }
}

#[test]
fn own_blood_is_not_a_donors() {
    let found = hazards(&scenario("hair_prp_vs_exosomes"), false);
    assert_eq!(state(&found, "donor_infection", Some("prp_double_spin")), State::DoesNotApply);
    assert_eq!(state(&found, "sensitisation", Some("prp_double_spin")), State::DoesNotApply);
    assert_eq!(state(&found, "sterility", Some("prp_double_spin")), State::Computed);
    assert_eq!(state(&found, "donor_infection", Some("frozen_msc")), State::Computed);
}

#[test]
fn what_stays_on_whole_skin_does_not_die_under_it() {
    let found = hazards(&scenario("home_use"), false);
    for name in ["necrosis_granuloma", "wrong_route", "dark_spots", "procedure_infection", "clotting"] {
        assert_eq!(state(&found, name, None), State::DoesNotApply, "{name}");
    }
}

#[test]
fn clots_belong_to_the_vein() {
    let one = scenario("needling_placental");
    assert_eq!(state(&hazards(&one, false), "clotting", None), State::DoesNotApply);
    assert_eq!(state(&hazards(&one, true), "clotting", None), State::Computed);
}

#[test]
fn in_a_vein_a_count_of_vesicles_is_no_answer_for_what_is_not_vesicles() {
    for (product, word) in [
        ("petrolatum_compound", "blocks blood vessels in the lungs"),
        ("prp_double_spin", "platelets themselves form clots"),
        ("growth_factor_serum", "no vesicles"),
    ] {
        let found = hazards(&made(product, "none", 3), true);
        let clotting = found.iter().find(|one| one.name == "clotting").unwrap();
        assert_eq!(clotting.state, State::NoData, "{product}");
        assert!(clotting.seen.is_empty(), "{product}: what vesicles did elsewhere is no data on it");
        assert!(clotting.answer.contains(word), "{product}: {}", clotting.answer);
    }
}

#[test]
fn a_bottle_for_use_at_home_is_a_fresh_vial_each_time_in_a_vein() {
    let vials = |vein| forms::of_scenario(&scenario("home_use"), &Given::default(), vein).0[0].vials;
    assert!(vials(false) < 10.0 && vials(true) >= 100.0, "{} {}", vials(false), vials(true));
}

#[test]
fn each_way_to_hurt_the_skin_has_its_own_chance_of_dark_spots() {
    let arm = |name: &str, procedure: &str| {
        format!("[[arm]]\nname = \"{name}\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n")
    };
    let head = "schema = 1\nname = \"t\"\ntitle = \"t\"\nsource = \"t\"\nunknown = []\n[skin]\nsite = \"face\"\n";
    let text = [head, &arm("soft", "pen"), &arm("again", "pen"), &arm("hard", "full_field_co2"), &arm("rest", "none")]
        .concat();
    let scenario = parse(Source::new("t.toml", text), std::path::Path::new("")).unwrap();
    let found = hazards(&scenario, false);
    let spots = found.iter().find(|one| one.name == "dark_spots").unwrap();
    let names: Vec<&str> = spots.quantities.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["procedure.soft", "procedure.hard"]);
    let chance = |index: usize| (spots.quantities[index].formula)(&exoskin_evidence::Medians);
    assert!(chance(1) > chance(0), "the laser burns more than needles: {} {}", chance(1), chance(0));
}

#[test]
fn a_product_of_unknown_origin_has_no_data_on_infections() {
    let found = hazards(&made("growth_factor_serum", "pen", 3), false);
    assert_eq!(state(&found, "donor_infection", None), State::NoData);
}

#[test]
fn phototype_moves_the_chance_only_through_the_model_and_says_so() {
    let highest = |phototype| {
        let scenario = made("frozen_msc", "rf_needles", phototype);
        let sessions = forms::dark_spots::hurting(&scenario)[0].sessions.clone();
        forms::dark_spots::highest(&scenario, &sessions, &exoskin_evidence::Medians).unwrap()
    };
    assert!(highest(6) >= highest(2), "the model's own rise");
    let found = hazards(&made("frozen_msc", "rf_needles", 6), false);
    let spots = found.iter().find(|one| one.name == "dark_spots").unwrap();
    assert!(spots.not_known.iter().any(|text| text.contains("no study compares")), "no row says how much");
}

#[test]
fn the_dark_spot_is_the_readout_of_a_course_without_product() {
    use exoskin_therapy::course::{Person, days_of, follow};
    let scenario = scenario("chin_scar");
    let draws = &exoskin_evidence::Medians;
    let sessions = &forms::dark_spots::hurting(&scenario)[0].sessions;
    let person = Person::draw(&scenario, draws).unwrap();
    let followed = follow(&scenario, sessions, &person, &[], &days_of(&scenario), draws);
    let most = exoskin_therapy::readouts::highest_dark_spot_chance(&followed.states, draws);
    assert!(most > 0.0);
    assert_eq!(forms::dark_spots::highest(&scenario, sessions, draws), Some(most));
}
