//! A rehearsal finds what would end a run, and names the value that is to blame; what it passes can be followed.

use std::path::Path;

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::Source;
use exoskin_scenario::{Scenario, override_value};
use exoskin_study::rehearsal::rehearse;
use exoskin_study::{Options, Plan};

const HEAD: &str = "schema = 1\nname = \"z\"\ntitle = \"t\"\nsource = \"s\"\nunknown = []\n";

fn scenario(skin: &str, procedure: &str, product: &str) -> Scenario {
    let text = format!(
        "{HEAD}[skin]\n{skin}\n[[arm]]\nname = \"a\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n\
         [[arm.session.apply]]\nproduct = \"{product}\"\nvolume = \"0.5 mL\"\narea = \"40 cm2\"\n[[arm]]\nname = \"none\"\n"
    );
    exoskin_therapy::parse_scenario(Source::new("z.toml", text), Path::new("")).expect("the test's scenario is right")
}

fn options() -> Options {
    Options { delays_min: vec![0.0], sizes_nm: Vec::new(), ..Options::new(1, 10, 2) }
}

/// Skins, procedures and products that between them ask for most parameters.
fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("site = \"face\"\ncondition = \"acne_scar\"", "roller", "frozen_msc"),
        scenario("site = \"face\"", "fractional_co2", "prp_double_spin"),
        scenario("site = \"scalp\"\ncondition = \"androgenetic_alopecia\"", "injection", "placental_msc"),
    ]
}

/// Values at either end of what a parameter may be held at, as the refusal of an absurd one names them.
fn ends(parameter: &Parameter) -> Vec<f64> {
    let Err(refused) = override_value(&format!("1e300 {}", parameter.unit.text()), parameter) else {
        return Vec::new();
    };
    let expected = refused.expected.unwrap_or_default();
    let number = |text: &str| text.split_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    let ends: Vec<f64> = expected.split(" to ").filter_map(number).collect();
    ends.into_iter().map(|end| parameter.unit.to_base(end)).collect()
}

#[test]
fn every_parameter_may_be_held_at_either_end_or_is_refused_by_name() {
    let (mut passed, mut refused) = (0, Vec::new());
    for scenario in scenarios() {
        assert_eq!(rehearse(&scenario, &options()), Ok(()), "nothing is held");
        for parameter in exoskin_therapy::parameters::all() {
            for end in ends(parameter) {
                let held =
                    Scenario { overrides: vec![(parameter.id.to_owned(), Prior::Fixed(end))], ..scenario.clone() };
                match rehearse(&held, &options()) {
                    Ok(()) => passed += 1,
                    Err(obstacle) => {
                        assert_eq!(obstacle.held.as_deref(), Some(parameter.id), "{}", obstacle.problem);
                        refused.push(format!("{} = {end:e}: {}", parameter.id, obstacle.problem));
                    }
                }
            }
        }
    }
    assert!(passed > 1000 && !refused.is_empty(), "{passed} {refused:?}");
    // What the model divides by is kept out by its limit, not by the rehearsal: readouts are numbers whatever is held.
    let numbers: Vec<&String> = refused.iter().filter(|one| one.contains("no number")).collect();
    assert!(numbers.is_empty(), "{numbers:#?}");
}

#[test]
fn what_is_not_held_is_not_blamed() {
    let mut scenario = scenarios().remove(0);
    scenario.overrides = vec![
        ("channel.outflow".to_owned(), Prior::Fixed(1.0)),
        ("procedure.depth_ratio".to_owned(), Prior::Fixed(0.0)),
    ];
    let obstacle = rehearse(&scenario, &options()).expect_err("a channel without depth");
    assert_eq!(obstacle.held.as_deref(), Some("procedure.depth_ratio"));
    assert!(obstacle.problem.contains("no width or no depth"), "{}", obstacle.problem);
}

#[test]
fn more_than_can_be_counted_is_found_before_anything_is_solved() {
    let mut scenario = scenarios().remove(0);
    let session = &mut scenario.arms[0].sessions[0];
    session.applications[0].volume_um3 = 1e22;
    session.applications[0].area_um2 = Some(1e20);
    let obstacle = rehearse(&scenario, &options()).expect_err("too many");
    assert!(obstacle.problem.contains("cannot be counted"), "{}", obstacle.problem);
    assert!(Plan::of(&scenario, &options()).is_ok(), "the plan itself takes them");
}
