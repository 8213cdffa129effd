//! Faulty declarations are found, and pages show sound ones with everything a reader needs.

use exoskin_evidence::{Grade, Group, Limit, Origin, Parameter, Prior, Unit, check, pages};

const STORED: Parameter = Parameter {
    id: "test.stored",
    name: "share left after two days",
    unit: Unit::of("%"),
    prior: Prior::Uniform { low: 44.0, high: 54.0 },
    origin: Origin::Evidence(&["vial.storage.pbs_4c_48h_pp_tube"]),
    group: Group::Product,
    limit: Limit::OfUnit,
    doc: "More of it means a fuller vial.",
};

const GUESSED: Parameter = Parameter {
    id: "test.outflow",
    name: "outflow of a channel",
    unit: Unit::of("nL/min"),
    prior: Prior::LogUniform { low: 0.001, high: 0.2 },
    origin: Origin::Assumed("nobody has measured it"),
    group: Group::Channel,
    limit: Limit::OfUnit,
    doc: "Decides what enters.",
};

#[test]
fn sound_declarations_pass() {
    assert_eq!(check(&[&STORED, &GUESSED]), Vec::<String>::new());
    assert_eq!((STORED.grade(), STORED.is_assumed_or_d()), (Some(Grade::B), false));
    assert_eq!((GUESSED.grade(), GUESSED.is_assumed_or_d()), (None, true));
}

#[test]
fn each_fault_is_named() {
    let broken = Parameter {
        name: " ",
        prior: Prior::LogUniform { low: 0.0, high: 1.0 },
        origin: Origin::Evidence(&["vial.storage.pbs_4c_48h_pp_tub"]),
        ..STORED
    };
    let shrug = Parameter { origin: Origin::Assumed("why not"), ..GUESSED };
    let problems = check(&[&STORED, &broken, &shrug]).join("\n");
    for part in [
        "declared twice",
        "`name` is empty",
        "0 < low",
        "nearest: `vial.storage.pbs_4c_48h_pp_tube`",
        "gives no reason",
    ] {
        assert!(problems.contains(part), "`{part}` is not in\n{problems}");
    }
}

#[test]
fn pages_hold_priors_origins_and_reasons() {
    let parameters = [&STORED, &GUESSED];
    let page = pages::parameter_reference(&parameters, &[]);
    for part in ["## Product and vial", "LogU(0.001, 0.2) nL/min", "assumed: nobody has measured it", "(B)"] {
        assert!(page.contains(part), "`{part}` is not in\n{page}");
    }
    assert!(pages::evidence_reference(&parameters).contains("Used by `test.stored`"));
    let gaps = pages::gaps(&parameters);
    assert!(gaps.contains("`test.outflow`") && !gaps.contains("`test.stored`"), "{gaps}");
}
