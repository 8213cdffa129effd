//! No text makes the reader panic: valid scenarios with pieces cut, doubled, swapped or replaced.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_scenario::arms;
use exoskin_therapy::parse_scenario as parse;
use proptest::prelude::*;

const SEEDS: [&str; 4] = [
    include_str!("../../../../scenarios/ref.toml"),
    include_str!("../../../../scenarios/acne_scar_adipose.toml"),
    include_str!("../../../../scenarios/ref_ideal.toml"),
    FULL,
];

/// Every key that the shipped ones above lack.
const FULL: &str = r#"schema = 1
name = "full"
title = "Full"
source = "none"
unknown = []
[skin]
site = "scalp"
phototype = 3
condition = "androgenetic_alopecia"
[course]
until = "120 d"
[model]
free_factors = false
hypotheses = { nothing = 0.5, relay = 0.5 }
[[arm]]
name = "none"
[[arm]]
name = "vehicle-cold"
[[arm.session]]
at = "0 d"
procedure = "pen"
dressing = "occlusive"
[[arm.session.apply]]
product = "saline"
volume = "2 mL"
temperature = "4 C"
"#;

const PIECES: [&str; 24] = [
    "",
    "\"",
    "[",
    "]",
    "{",
    "}",
    "=",
    "\n",
    "0",
    "-1",
    "1e308",
    "nan",
    "inf",
    "µ",
    "\u{0}",
    "[[arm]]",
    "[model.set]",
    "\"\"",
    "= 1",
    "= []",
    "= {}",
    "unknown",
    "-80C 60d;",
    "999999999999999999999",
];

fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40_usize, 0..PIECES.len());
    (0..SEEDS.len(), prop::collection::vec(change, 1..6)).prop_map(|(seed, changes)| {
        let mut text: Vec<char> = SEEDS[seed].chars().collect();
        for (at, from, length, piece) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            let moved: Vec<char> = if piece == 0 && !text.is_empty() {
                let from = from.index(text.len());
                text[from..(from + length).min(text.len())].to_vec()
            } else {
                PIECES[piece].chars().collect()
            };
            text.splice(at..end, moved);
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_scenario_is_read_or_refused_with_a_place(text in mutated()) {
        match parse(Source::new("x.toml", text), Path::new("no-such-folder")) {
            Ok(scenario) => {
                prop_assert!(!scenario.arms.is_empty());
                prop_assert!(!scenario.check(&exoskin_therapy::parameters::all()).text().is_empty());
                let last_s = scenario.arms.iter().flat_map(|arm| &arm.sessions).map(|s| s.at_s).fold(0.0, f64::max);
                prop_assert!(scenario.until_s >= last_s);
                if let Ok(arms) = arms::derive(&scenario, &["none", "vehicle", "extract", "exosomes"]) {
                    prop_assert_eq!(arms.arms.len(), 4);
                }
            }
            Err(error) => {
                prop_assert!(error.place.is_some() || error.problem.contains("empty"), "{}", error);
                prop_assert!(!error.problem.is_empty());
            }
        }
    }

    #[test]
    fn any_text_at_all_is_refused_quietly(text in ".{0,200}") {
        let _ = parse(Source::new("x.toml", text), Path::new(""));
    }
}
