//! Any table of trials is scored by both layers, side by side.

use std::path::Path;

use exoskin::{Options, Question, Validate};

#[test]
fn both_layers_score_a_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let question = Validate {
        only: Some("kwon2020".to_owned()),
        options: Options { samples: 60, draws: 10, ..Options::followed() },
        ..Validate::of(root.join("evidence/trials.csv"), root.join("validation/trials.toml"))
    };
    let answer = question.ask().unwrap_or_else(|wrong| panic!("{wrong}"));
    let page = answer.page();
    assert!(page.contains("### Layer: mechanism") && page.contains("### Layer: trials"), "{page}");
    let json = serde_json::to_value(&answer).expect("data");
    // Redness after the laser, lower with the product: one comparison, foretold by each layer.
    let comparison = &json["comparisons"][0];
    let better = |layer: &serde_json::Value| layer["better"].as_f64().expect("a chance");
    let (mechanism, trials) =
        (better(&comparison["chances"]["exoskin"]), better(&comparison["trials_layer"]["chances"]));
    assert!((0.0..=1.0).contains(&mechanism) && (0.3..0.9).contains(&trials), "{mechanism} and {trials}");
    assert_eq!(json["classes"][0]["count"], 1);
    assert_eq!(json["trials_layer"]["classes"][0]["count"], 1);
    // The references are the same for both.
    assert_eq!(
        json["classes"][0]["brier"]["rule_of_thumb"],
        json["trials_layer"]["classes"][0]["brier"]["rule_of_thumb"]
    );
}
