//! Nine arms followed for 90 days: made-up courses with the shapes that healing has. Its numbers are no result.

use std::collections::BTreeMap;

use exoskin_record::summary::*;

use super::{band, summary};

const ARMS: [(&str, &str, f64); 9] = [
    ("none", "none", 0.0),
    ("procedure", "none", 1.0),
    ("vehicle", "saline", 1.0),
    ("vehicle-cold", "saline", 1.0),
    ("lysed", "msc_frozen", 1.04),
    ("extract", "extract", 1.1),
    ("prp", "prp", 1.18),
    ("exosomes", "msc_frozen", 1.07),
    ("exosomes+prp", "msc_frozen", 1.22),
];

const IDEAS: [(&str, &str, f64, u32); 4] = [
    ("nothing", "vesicles change nothing in a cell", 0.3, 302),
    ("receptors", "vesicles act through receptors at the surface", 0.4, 398),
    ("cargo", "vesicles act through RNA that they release inside", 0.05, 49),
    ("relay", "cells that were hit signal to their neighbours", 0.25, 251),
];

/// Key, unit, human data, value at rest, value at the start, peak of the change, its day, half-width of the band.
type Shape = (&'static str, &'static str, bool, f64, f64, f64, f64, f64);

const SHAPES: [Shape; 20] = [
    ("temperature", "°C", true, 32.5, 32.5, 1.8, 0.05, 0.03),
    ("burning", "0 to 10", true, 0.0, 0.0, 5.5, 0.02, 0.35),
    ("erythema", "% of own baseline", true, 100.0, 100.0, 70.0, 0.5, 0.18),
    ("tewl", "g/m²/h", true, 14.0, 14.0, 22.0, 0.1, 0.3),
    ("closure", "% of wounded area", true, 100.0, 100.0, -100.0, 0.01, 0.15),
    ("epidermis", "% of rest", true, 100.0, 100.0, -6.0, 0.6, 0.1),
    ("inflammation", "fold of resting macrophages", false, 1.0, 1.0, 3.2, 2.0, 0.5),
    ("collagen_3", "% of rest", true, 100.0, 92.0, 30.0, 14.0, 0.2),
    ("collagen_1", "% of rest", true, 100.0, 90.0, 14.0, 70.0, 0.2),
    ("elastin", "% of rest", false, 100.0, 96.0, 3.0, 80.0, 0.25),
    ("dermal_thickness", "mm", true, 1.4, 1.36, 0.05, 60.0, 0.18),
    ("vessels", "% of rest", false, 100.0, 100.0, 18.0, 10.0, 0.25),
    ("scar_depth", "µm", false, 180.0, 180.0, -40.0, 80.0, 0.4),
    ("scar_volume", "mm³/cm²", false, 1.9, 1.9, -0.35, 80.0, 0.4),
    ("wrinkle_depth", "µm", false, 0.0, 0.0, 0.0, 1.0, 0.0),
    ("melanin", "% of own baseline", true, 100.0, 100.0, 9.0, 21.0, 0.12),
    ("dark_spot_risk", "%", false, 0.0, 0.0, 11.0, 28.0, 0.7),
    ("hairs", "1/cm²", true, 128.0, 128.0, 9.0, 80.0, 0.2),
    ("hair_diameter", "µm", true, 58.0, 58.0, 1.1, 80.0, 0.15),
    ("anagen", "%", true, 78.0, 78.0, 4.0, 60.0, 0.1),
];

const DAYS: [f64; 21] = [
    0.0, 0.0035, 0.007, 0.014, 0.021, 0.0417, 0.083, 0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 14.0, 28.0,
    60.0, 90.0,
];

/// The sample with nine arms, all readouts, a comparison and four hypotheses.
pub fn nine() -> Summary {
    let mut out = summary();
    let [treated, empty, _] = [0, 1, 2].map(|i| out.arms[i].clone());
    out.title = "Layout sample (made-up numbers): nine arms on an acne scar".into();
    out.arms = ARMS.iter().map(|(name, product, gain)| arm(&treated, &empty, name, product, *gain)).collect();
    out.follow_up = FollowUp {
        condition: "acne_scar".into(),
        phototype: Some(4),
        days: 90.0,
        hypotheses: IDEAS.map(|(name, title, weight, samples)| idea(name, title, weight, samples)).into(),
        free_factors: true,
        treated: None,
        sought: ["scar_volume", "scar_depth", "collagen_1"].map(String::from).into(),
        hot_or_cold: false,
        closes_by_itself: None,
        no_honest_mapping: vec![
            "GAIS: a rater compares with a photograph; no readout here sees what a rater sees".into(),
            "ECCA: grades types of scars that this model does not part".into(),
        ],
    };
    out.readouts = SHAPES.iter().map(definition).collect();
    out.comparison = Some(comparison());
    out
}

fn idea(name: &str, title: &str, weight: f64, samples: u32) -> HypothesisUse {
    HypothesisUse { name: name.into(), title: title.into(), weight, samples }
}

fn arm(treated: &ArmSummary, empty: &ArmSummary, name: &str, product: &str, gain: f64) -> ArmSummary {
    let mut arm = if name.starts_with("exosomes") || name == "prp" { treated.clone() } else { empty.clone() };
    (arm.name, arm.product) = (name.into(), product.into());
    if name == "none" {
        arm.procedure = "none".into();
    }
    if let Some(taken) = arm.strip.last().cloned() {
        let factor = 1e-3;
        arm.strip.push(StripStep {
            step: "working".into(),
            median: taken.median * factor,
            p05: 0.0,
            p95: taken.p95 * 0.1,
            intervals: None,
        });
    }
    arm.readouts = SHAPES.iter().map(|shape| (shape.0.into(), readout(shape, gain))).collect();
    arm
}

fn value(shape: &Shape, gain: f64, day: f64) -> f64 {
    let &(key, _, _, rest, start, peak, at, _) = shape;
    let slow =
        matches!(key, "collagen_1" | "collagen_3" | "elastin" | "dermal_thickness" | "scar_depth" | "scar_volume");
    let x = day / at;
    let pulse = if slow { x * libm::exp(1.0 - x).max(if x > 1.0 { 0.6 } else { 0.0 }) } else { x * libm::exp(1.0 - x) };
    let early = if key == "closure" { libm::exp(-day / 0.7) } else { pulse.min(1.3) };
    if key == "closure" {
        rest * (1.0 - if gain > 0.0 { early / (0.8 + 0.2 * gain) } else { 0.0 })
    } else {
        start + peak * gain * early
    }
}

fn readout(shape: &Shape, gain: f64) -> Readout {
    let median: Vec<f64> = DAYS.iter().map(|&day| value(shape, gain, day)).collect();
    let (rest, width) = (shape.3, shape.7);
    let top = if shape.0 == "closure" { 100.0 } else { f64::INFINITY };
    let moved = |v: f64| if top == 100.0 { (100.0 - v).min(v) } else { (v - rest).abs() + 0.12 * rest };
    let floor = |v: f64| v.clamp(0.0, top);
    Readout {
        title: String::new(),
        unit: shape.1.into(),
        human_data: shape.2,
        days: DAYS.to_vec(),
        p05: median.iter().map(|&v| floor(v - width * moved(v))).collect(),
        p95: median.iter().map(|&v| floor(v + 1.6 * width * moved(v))).collect(),
        people_p05: median.iter().map(|&v| floor(v - 1.5 * width * moved(v))).collect(),
        people_p95: median.iter().map(|&v| floor(v + 2.0 * width * moved(v))).collect(),
        median,
    }
}

/// The day on which the arms are compared.
fn day(shape: &Shape) -> f64 {
    if shape.6 < 7.0 && shape.0 != "wrinkle_depth" { 1.0 } else { 90.0 }
}

fn scale(shape: &Shape) -> Option<f64> {
    match shape.0 {
        "closure" | "anagen" | "dark_spot_risk" => Some(100.0),
        "burning" => Some(10.0),
        _ => None,
    }
}

fn definition(shape: &Shape) -> ReadoutDefinition {
    let name = match shape.0 {
        "erythema" => "redness".to_owned(),
        key => key.replace('_', " "),
    };
    let late = day(shape) > 1.0;
    ReadoutDefinition {
        key: shape.0.into(),
        title: name.clone(),
        unit: shape.1.into(),
        scale: scale(shape),
        patient: format!("the {name}"),
        name,
        meaning: "what an instrument shows".into(),
        better: if shape.5 < 0.0 { Better::Less } else { Better::More },
        pace: if late { Pace::Months } else { Pace::Days },
        days: vec![day(shape)],
        group: if late { "The months after" } else { "The first days" }.into(),
        controlled: None,
    }
}

fn comparison() -> Comparison {
    let mut rows = Vec::new();
    for shape in &SHAPES {
        for (name, _, gain) in ARMS {
            rows.extend([1.0, 7.0, 28.0, 90.0].map(|day| row(shape, name, gain, day)));
        }
    }
    Comparison {
        against: "vehicle".into(),
        untreated: Some("none".into()),
        procedure: Some("procedure".into()),
        days: SHAPES.iter().map(|shape| (shape.0.to_owned(), vec![day(shape)])).collect(),
        rows,
        beside: Vec::new(),
    }
}

fn row(shape: &Shape, name: &str, gain: f64, day: f64) -> Difference {
    let (now, vehicle) = (value(shape, gain, day), value(shape, 1.0, day));
    let spread = |v: f64, low: f64, high: f64| {
        let ends = [v * low, v * high];
        band(ends[0].min(ends[1]), v, ends[0].max(ends[1]))
    };
    let difference = now - vehicle;
    let product = gain > 1.0;
    let by = |(i, factor): (usize, f64)| (IDEAS[i].0.to_string(), spread(difference * factor, -0.1, 2.2));
    Difference {
        arm: name.into(),
        readout: shape.0.into(),
        unit: shape.1.into(),
        scale: scale(shape),
        day,
        value: spread(now, 0.8, 1.3),
        change: spread(now - shape.4, 0.5, 1.9),
        difference: if product { spread(difference, -0.3, 2.6) } else { spread(difference, 0.4, 1.8) },
        change_percent: (shape.4 > 0.0).then(|| spread(100.0 * (now - shape.4) / shape.4, 0.5, 1.9)),
        difference_percent: (shape.4 > 0.0).then(|| spread(100.0 * difference / shape.4, -0.3, 2.6)),
        above: if difference == 0.0 {
            0.5
        } else if difference > 0.0 {
            0.78
        } else {
            0.2
        },
        share_of_procedure: (gain > 0.0).then(|| spread(1.0 / gain, 0.85, 1.04)),
        by_hypothesis: if product {
            [(0, 0.2), (1, 1.4), (2, 0.3), (3, 1.2)].into_iter().map(by).collect()
        } else {
            BTreeMap::new()
        },
        acts: None,
        visible: None,
        harm: None,
    }
}
