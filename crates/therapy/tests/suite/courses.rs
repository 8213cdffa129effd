//! What arms have in common is followed once, and each arm is what it would be alone.

use std::path::Path;

use exoskin_evidence::Medians;
use exoskin_quantity::Source;
use exoskin_scenario::{Scenario, Session};
use exoskin_skin::Pulse;
use exoskin_skin::healing::Behaviours;
use exoskin_therapy::course::{Courses, Followed, Person, days_of, follow};

const SCENARIO: &str = r#"
schema = 1
name = "courses"
title = "Arms that share a person"
source = "test"
unknown = []
seed = 1
[skin]
site = "scalp"
[[arm]]
name = "needled"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm]]
name = "treated"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "placental_msc"
volume = "2 mL"
delay = "10 min"
"#;

/// Collagen doubles for two days.
fn pulse() -> Pulse {
    let strong = Behaviours { collagen: 2.0, follicle_growth: 1.5, ..Behaviours::UNTOUCHED };
    Pulse { from_s: 0.0, until_s: 172_800.0, near: strong, far: strong }
}

fn told(followed: &Followed) -> String {
    format!("{:?}", (&followed.states, &followed.hairs, &followed.surface_c))
}

#[test]
fn arms_followed_together_are_what_each_is_alone() {
    let scenario: Scenario =
        exoskin_therapy::parse_scenario(Source::new("courses.toml", SCENARIO), Path::new("")).expect("a scenario");
    let person = Person::draw(&scenario, &Medians).expect("a person");
    let days = days_of(&scenario);
    let [needled, treated]: [&[Session]; 2] = [&scenario.arms[0].sessions, &scenario.arms[1].sessions];
    let nothing: &[Session] = &[];
    let pulses = [pulse()];
    let arms: [(&[Session], &[Pulse]); 6] =
        [(needled, &[]), (treated, &pulses), (treated, &[]), (nothing, &[]), (nothing, &pulses), (needled, &[])];
    let mut courses = Courses::of(&scenario, &person, &days, &Medians);
    let together: Vec<String> = arms.iter().map(|(sessions, pulses)| told(&courses.follow(sessions, pulses))).collect();
    for ((sessions, pulses), together) in arms.iter().zip(&together) {
        assert_eq!(*together, told(&follow(&scenario, sessions, &person, pulses, &days, &Medians)));
    }
    // What is cold, what acts and what wounds are all told apart.
    for (one, other) in [(0, 1), (0, 2), (1, 2), (0, 3), (3, 4), (1, 4)] {
        assert_ne!(together[one], together[other], "{one} and {other}");
    }
    assert_eq!(together[0], together[5]);
}
