//! Systems 1, 4, 7 to 11, 21, 22: what follows in the skin.

use serde_json::Value;

use super::ask::{arm, band, compared, median, rows};

/// Nobody sees a difference below this share of the value, percent.
const SEEN_PERCENT: f64 = 1.0;

/// The usual arms of a needled face, computed once.
fn needled() -> Value {
    compared("needling_placental", "none,procedure,lysed,vehicle,prp,exosomes,exosomes+prp")
}

/// Asserts that the whole band of an arm against the vehicle is below what anybody could see, on every day.
fn unseen(answer: &Value, name: &str, readout: &str) {
    for row in rows(answer, name, readout) {
        let (low, _, high) = band(&row["difference_percent"]);
        assert!(low > -SEEN_PERCENT && high < SEEN_PERCENT, "{name} {readout} day {}: {low} to {high} %", row["day"]);
    }
}

pub fn messengers() {
    let answer = needled();
    let mean = band(&arm(&answer, "exosomes")["cells"]["keratinocyte"]["mean"]);
    assert!(mean.0 > 0.0 && mean.1 < 1.0, "{mean:?}");
    for row in rows(&answer, "exosomes", "collagen_1") {
        let of = |name: &str| median(&row["by_hypothesis"][name]);
        let share = (of("cargo") - of("nothing")).abs() / median(&row["value"]);
        assert!(share < 1e-3, "day {}: {share}", row["day"]);
    }
}

pub fn waking_cells() {
    let answer = needled();
    let cells = &arm(&answer, "exosomes")["cells"];
    for cell in ["keratinocyte", "melanocyte", "fibroblast"] {
        assert!(median(&cells[cell]["mean"]) > 0.0, "{cell}");
    }
    ["epidermis", "melanin", "collagen_1"].iter().for_each(|readout| unseen(&answer, "exosomes", readout));
}

pub fn cold_product() {
    let answer = compared("cold_on_hot", "vehicle,vehicle-room,exosomes");
    for row in rows(&answer, "exosomes", "temperature") {
        assert!(median(&row["difference"]).abs() < 0.05, "{row}");
    }
    let cools = rows(&answer, "vehicle-room", "temperature").iter().any(|row| median(&row["difference"]) > 0.0);
    assert!(cools, "the cold vehicle is colder than the same at room temperature");
}

pub fn chin_scar() {
    let answer = compared("chin_scar", "none,procedure,vehicle,exosomes");
    let last = rows(&answer, "exosomes", "scar_depth").pop().expect("a row").clone();
    let share = band(&last["share_of_procedure"]);
    assert!(share.1 > 0.9, "the procedure's share is {share:?}");
}

pub fn chronic_wound() {
    let answer = compared("chronic_wound", "none,vehicle,exosomes");
    let alone = answer["follow_up"]["closes_by_itself"].as_f64().expect("a share");
    assert!(alone < 0.1, "{alone}");
    let day4: Vec<&Value> =
        rows(&answer, "exosomes", "wound_area").into_iter().filter(|row| row["day"] == 4.0).collect();
    let (low, _, _) = band(&day4.first().expect("day 4 is reported")["value"]);
    assert!(low > 20.0, "5 % of the wounds are smaller than {low} % of their start on day 4");
}

pub fn remodelling() {
    let answer = compared("acne_scar_adipose", "none,procedure,vehicle,exosomes");
    let last = rows(&answer, "procedure", "collagen_1").pop().expect("a row");
    assert!(median(&last["change"]) > 0.0, "the laser alone adds collagen: {last}");
    ["collagen_1", "vessels"].iter().for_each(|readout| unseen(&answer, "exosomes", readout));
}

pub fn hair() {
    let answer = compared("hair_prp_vs_exosomes", "none,vehicle,prp,exosomes");
    for name in ["prp", "exosomes"] {
        for row in rows(&answer, name, "hairs") {
            assert!(band(&row["change"]).2 < 60.0, "{name}: {row}");
        }
    }
    let last = |name: &str| band(&rows(&answer, name, "hairs").pop().expect("a row")["difference"]);
    let (vesicles, prp) = (last("exosomes"), last("prp"));
    assert!(vesicles.0 <= prp.2 && prp.0 <= vesicles.2, "the bands overlap: {vesicles:?} {prp:?}");
}

pub fn both_together() {
    let answer = needled();
    let last = |name: &str| median(&rows(&answer, name, "collagen_1").pop().expect("a row")["difference"]);
    assert!(last("exosomes+prp") >= last("exosomes"));
}

pub fn home_use() {
    let answer = compared("home_use", "none,vehicle,serum,exosomes");
    let treated = arm(&answer, "exosomes");
    assert_eq!(treated["sessions_days"].as_array().map(Vec::len), Some(112));
    assert!(band(&treated["entered_share"]).2 <= 0.01);
    unseen(&answer, "exosomes", "wrinkle_depth");
}
