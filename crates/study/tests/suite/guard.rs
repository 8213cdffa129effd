//! What an answer costs, counted and not timed: solves, and the arithmetic of their factorisations.
//!
//! A change that makes answers dearer shows here on any machine, however busy. To renew the figures after a change that
//! is worth its cost: `EXOSKIN_RENEW=1 cargo test -p exoskin-study guard`.

use std::path::Path;

use exoskin_evidence::Medians;
use exoskin_quantity::Source;
use exoskin_study::{Options, Plan};
use exoskin_therapy::delivery::{Delivered, DeliveryError, Setup, solve_coarsely_until, solve_until};

const FIGURES: &str = include_str!("guard.txt");
const PROCEDURES: [&str; 8] =
    ["none", "roller", "pen", "injection", "rf_needles", "nonablative_1440_1927", "fractional_co2", "peel"];
/// The time at which every row is looked at (s).
const EARLY_S: [f64; 1] = [1200.0];

/// One line: solves of a count with its tables, solves of the count alone, work of the median row on either mesh.
fn line(procedure: &str) -> String {
    let delay = if procedure == "injection" { "" } else { "delay = \"10 min\"" };
    let text = format!(
        "schema = 1\nname = \"guard\"\ntitle = \"guard\"\nsource = \"test\"\nunknown = []\n[skin]\nsite = \"face\"\n\
         [[arm]]\nname = \"dose\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n\
         [[arm.session.apply]]\nproduct = \"frozen_msc\"\nvolume = \"2 mL\"\n{delay}\n"
    );
    let source = Source::new("guard.toml", text);
    let scenario = exoskin_therapy::parse_scenario(source, Path::new("")).expect("the test's scenario is right");
    let tables = Options { follow: false, ..Options::new(1, 1000, 300) };
    let mut alone = tables.clone();
    alone.count_only();
    let plan = Plan::of(&scenario, &tables).expect("a plan");
    let counted = Plan::of(&scenario, &alone).expect("a plan").solves();
    let case = plan.arms[0].case.as_ref().expect("something is applied");
    let units = case.unit_setups(&Medians).expect("a known site");
    type Solve = dyn Fn(&Setup) -> Result<Delivered, DeliveryError>;
    let work = |solve: &Solve| -> f64 { units.iter().map(|unit| solve(&unit.setup).expect("solved").work).sum() };
    let coarse = work(&|setup| solve_coarsely_until(setup, &EARLY_S, &|| false));
    let both = work(&|setup| solve_until(setup, &EARLY_S, &|| false));
    format!(
        "{procedure}: {} solves, {counted} for the count alone, work {coarse:.0} coarse, {both:.0} both\n",
        plan.solves()
    )
}

#[test]
fn answers_cost_what_they_did() {
    let now: String = PROCEDURES.iter().map(|procedure| line(procedure)).collect();
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/guard.txt");
        return std::fs::write(path, now).expect("the figures can be written");
    }
    assert_eq!(
        now, FIGURES,
        "the work behind an answer changed. If that is worth it, say so in docs/src/speed.md and renew: \
         EXOSKIN_RENEW=1 cargo test -p exoskin-study guard"
    );
}
