//! What every number of a summary obeys, whatever the scenario: no zero with a sign, bands in order, shares between
//! none and all, readouts within their scale, fates that add up to what was applied.

use serde_json::Value;

/// Rounding that a sum of shares may carry.
const ROUNDING: f64 = 1e-9;

/// Places of a summary whose number cannot be.
pub fn wrong(summary: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    everywhere(summary, "", &mut wrong);
    for arm in each(&summary["arms"]) {
        shares(arm, &mut wrong);
        readouts(arm, &summary["readouts"], &mut wrong);
        fates(arm, &mut wrong);
        strip(arm, &mut wrong);
    }
    wrong
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn fields(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

/// Zeros and bands.
fn everywhere(value: &Value, path: &str, wrong: &mut Vec<String>) {
    if value.as_f64().is_some_and(|number| number == 0.0 && number.is_sign_negative()) {
        wrong.push(format!("{path} is a zero with a sign"));
    }
    if let Some([p05, median, p95]) = band(value)
        && !(p05 <= median && median <= p95)
    {
        wrong.push(format!("{path} is no band: {p05}, {median}, {p95}"));
    }
    for (name, value) in fields(value) {
        everywhere(value, &format!("{path}/{name}"), wrong);
    }
    for (index, value) in each(value).enumerate() {
        everywhere(value, &format!("{path}/{index}"), wrong);
    }
}

fn band(value: &Value) -> Option<[f64; 3]> {
    let [p05, median, p95] = ["p05", "median", "p95"].map(|name| value[name].as_f64());
    Some([p05?, median?, p95?])
}

fn within(name: &str, numbers: &[f64], most: f64, wrong: &mut Vec<String>) {
    if numbers.iter().any(|number| !(0.0..=most).contains(number)) {
        wrong.push(format!("{name}: {numbers:?} is not between 0 and {most}"));
    }
}

/// Shares of vesicles, of cells, of people.
fn shares(arm: &Value, wrong: &mut Vec<String>) {
    let mut share = |name: &str, value: &Value| {
        let numbers = band(value).map(Vec::from).or_else(|| value.as_f64().map(|number| vec![number]));
        within(name, &numbers.unwrap_or_default(), 1.0 + ROUNDING, wrong);
    };
    for name in ["entered_share", "taken_up_share"] {
        share(name, &arm[name]);
        each(&arm["sizes"]).for_each(|size| share(name, &size[name]));
    }
    fields(&arm["fate_shares"]).for_each(|(name, value)| share(name, value));
    for (cell, counts) in fields(&arm["cells"]) {
        share(cell, &counts["share_hit_1"]);
        share(cell, &counts["share_hit_10"]);
    }
    for (name, chance) in fields(&arm["dark_spots"]) {
        share(name, &chance["mean"]);
        share(name, &chance["band"]);
    }
    share("assumed_share", &arm["assumed_share"]["share"]);
}

/// Readouts by day: none below nothing, none above its scale. Skin can be colder than 0 °C, so temperature has no floor.
fn readouts(arm: &Value, definitions: &Value, wrong: &mut Vec<String>) {
    for (key, course) in fields(&arm["readouts"]).filter(|(key, _)| *key != "temperature") {
        let definition = each(definitions).find(|one| one["key"] == key.as_str());
        let most = definition.and_then(|one| one["scale"].as_f64()).unwrap_or(f64::INFINITY);
        for name in ["p05", "median", "p95", "people_p05", "people_p95"] {
            let days: Vec<f64> = each(&course[name]).filter_map(Value::as_f64).collect();
            within(&format!("{key} {name}"), &days, most, wrong);
        }
    }
}

/// Every vesicle that was applied has one fate.
fn fates(arm: &Value, wrong: &mut Vec<String>) {
    let ledger = &arm["ledger"];
    let sum: u64 = fields(&ledger["fates"]).filter_map(|(_, count)| count.as_u64()).sum();
    if ledger["applied"].as_u64().is_some_and(|applied| applied != sum) {
        wrong.push(format!("{} vesicles applied, {sum} with a fate", ledger["applied"]));
    }
}

/// No step of the counting strip holds more than the one before it; a label may promise less than there is.
fn strip(arm: &Value, wrong: &mut Vec<String>) {
    let steps: Vec<[f64; 3]> = each(&arm["strip"]).filter(|step| step["step"] != "label").filter_map(band).collect();
    for pair in steps.windows(2) {
        if pair[0].iter().zip(&pair[1]).any(|(before, after)| after > &(before * (1.0 + ROUNDING))) {
            wrong.push(format!("the strip grows: {:?}, then {:?}", pair[0], pair[1]));
        }
    }
}

#[test]
fn every_kind_of_impossible_number_is_found() {
    let summary = |arm: Value| serde_json::json!({"readouts": [{"key": "burning", "scale": 10.0}], "arms": [arm]});
    let band = |p05: f64, median: f64, p95: f64| serde_json::json!({"p05": p05, "median": median, "p95": p95});
    for (arm, what) in [
        (serde_json::json!({"delay_min": -0.0}), "a zero with a sign"),
        (serde_json::json!({"channel": {"capacity": band(2.0, 1.0, 3.0)}}), "is no band"),
        (serde_json::json!({"entered_share": band(0.0, 0.5, 1.1)}), "entered_share"),
        (serde_json::json!({"cells": {"mast": {"share_hit_1": band(0.0, 0.0, 2.0)}}}), "mast"),
        (serde_json::json!({"dark_spots": {"with_treatment": {"mean": 1.5}}}), "with_treatment"),
        (serde_json::json!({"readouts": {"burning": {"median": [10.5]}}}), "burning median"),
        (serde_json::json!({"readouts": {"collagen_1": {"p05": [-1.0]}}}), "collagen_1 p05"),
        (serde_json::json!({"ledger": {"applied": 3, "fates": {"washed": 2}}}), "with a fate"),
        (serde_json::json!({"strip": [band(1.0, 2.0, 3.0), band(1.0, 2.0, 4.0)]}), "the strip grows"),
    ] {
        let found = wrong(&summary(arm.clone()));
        assert!(found.len() == 1 && found[0].contains(what), "{arm}: {found:?}");
    }
    let fine = serde_json::json!({"entered_share": band(0.0, 0.5, 1.0), "readouts": {"temperature": {"p05": [-4.0]}}});
    assert!(wrong(&summary(fine)).is_empty());
}
