//! Systems 5, 6, 14: what passes the barrier, after which device, at which dose.

use super::ask::{band, dose, median, step};

pub fn barrier() {
    let intact = band(&dose("frozen_msc", "none", &[])["entered_share"]);
    let needled = band(&dose("frozen_msc", "microneedling", &[])["entered_share"]);
    assert!(intact.2 <= 0.01, "intact skin passes {intact:?}");
    assert!(needled.1 >= 10.0 * intact.1, "needled {needled:?}, intact {intact:?}");
}

/// The article's devices, by any of their names.
const DEVICES: [&str; 6] =
    ["clear-and-brilliant", "rf-microneedling", "microneedling", "fractional-co2", "hydradermabrasion", "injection"];

pub fn devices() {
    let reached = DEVICES.map(|device| {
        let answer = dose("frozen_msc", device, &["--area", "100cm2"]);
        let share = step(&answer, "reached_cell").1 / step(&answer, "on_skin").1;
        assert!(share > 0.0 && share <= 1.0, "{device}: {share}");
        share
    });
    assert!(reached[..5].iter().all(|&share| share < reached[5]), "the needle that injects delivers most: {reached:?}");
}

pub fn doses() {
    let small = dose("frozen_msc", "microneedling", &["--site", "face"]);
    let label = small["dose"]["label_vesicles"].as_f64().expect("a count");
    assert_eq!(step(&small, "label").1, label);
    // Two and a half times the volume on the same area.
    let much = super::ask::json(&[
        "dose",
        "--product",
        "frozen_msc",
        "--volume",
        "5mL",
        "--after",
        "microneedling",
        "--site",
        "face_neck_chest",
        "--samples",
        "80",
        "--draws",
        "16",
    ]);
    let ratio = much["dose"]["label_vesicles"].as_f64().expect("a count") / label;
    assert!((ratio - 2.5).abs() < 1e-9, "{ratio}");
    let per_mm2 = |answer: &serde_json::Value| median(&answer["dose"]["per_mm2"]);
    assert!(per_mm2(&much) < 2.5 * per_mm2(&small), "the larger field takes more of the larger volume");
    linear_in_count();
}

/// Five times the count delivers five times as many, draw by draw.
fn linear_in_count() {
    let file = |count: &str, folder: &std::path::Path| {
        let text =
            std::fs::read_to_string(crate::common::root().join("products/reference_vesicles.toml")).expect("a file");
        assert!(text.contains("1e10 /mL"));
        let path = folder.join("own.toml");
        std::fs::write(&path, text.replace("1e10 /mL", count)).expect("a file");
        path.to_string_lossy().into_owned()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let taken = |count: &str| step(&dose(&file(count, folder.path()), "microneedling", &[]), "taken_up").1;
    let ratio = taken("25e9 /mL") / taken("5e9 /mL");
    assert!((ratio - 5.0).abs() < 0.01, "{ratio}");
}
