//! Sites and cells agree with the rows they name, and every declaration is sound.

use exoskin_evidence::{Medians, Origin, row};
use exoskin_skin::{Layer, cell_types, parameters, site, sites};

#[test]
fn declarations_are_sound() {
    let problems = exoskin_evidence::check(parameters::ALL);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_reference_face_has_its_junction_at_85_um() {
    let face = site("face", None, &Medians).unwrap();
    assert_eq!((face.stratum_corneum_um, face.junction_depth_um), (15.0, 85.0));
    assert_eq!(face.area_um2, 565e8);
    assert_eq!(face.living_epidermis_um(), 70.0);
}

/// A fixed number with a single row stays within what that row says.
#[test]
fn fixed_numbers_are_those_of_their_rows() {
    for parameter in parameters::ALL {
        let Origin::Evidence([only]) = parameter.origin else { continue };
        let exoskin_evidence::Prior::Fixed(value) = parameter.prior else { continue };
        let row = row(only).unwrap();
        let own = if parameter.unit.text() == "1" { "ratio" } else { parameter.unit.text() };
        let same_unit = row.unit.replace('^', "") == own;
        let given = [row.value, row.low, row.high];
        if same_unit {
            assert!(given.contains(&Some(value)), "{} is {value}, but row {only} says {given:?}", parameter.id);
        }
    }
}

#[test]
fn every_site_is_layered_from_above() {
    for name in sites() {
        let site = site(name, None, &Medians).unwrap();
        assert!(0.0 < site.stratum_corneum_um && site.stratum_corneum_um < site.junction_depth_um, "{name}");
        assert!(site.junction_depth_um < site.papillary_depth_um && site.papillary_depth_um < site.skin_um(), "{name}");
        assert!(site.skin_um() <= site.thickest_skin_um, "{name}");
        assert!(site.evidence.iter().all(|id| row(id).is_some()), "{name}");
    }
}

#[test]
fn epidermal_cells_add_up() {
    for name in sites() {
        let site = site(name, None, &Medians).unwrap();
        let cells = cell_types(&site, &Medians);
        let sum: f64 = cells.iter().filter(|cell| cell.layer == Layer::Epidermis).map(|cell| cell.per_um2).sum();
        assert!((sum / site.epidermal_cells_per_um2 - 1.0).abs() < 1e-12, "{name}");
        for cell in &cells {
            let (from, to) = cell.layer.depths_um(&site);
            assert!((cell.per_um3 * (to - from) / cell.per_um2 - 1.0).abs() < 1e-12, "{name} {}", cell.name);
        }
    }
}

/// 60 births/mm²/h over 31 days are 45,000 cells/mm²: the counted cells must lie near (Little's law).
#[test]
fn counted_cells_fit_births_and_lifespan() {
    let face = site("face", None, &Medians).unwrap();
    let by_little = 60.0 * 24.0 * 31.0;
    assert!((0.8..1.25).contains(&(face.epidermal_cells_per_um2 * 1e6 / by_little)));
}

#[test]
fn age_lowers_langerhans_and_raises_macrophages() {
    let of = |age, name, layer| {
        let site = site("face", Some(age), &Medians).unwrap();
        let cells = cell_types(&site, &Medians);
        cells.iter().find(|cell| cell.name == name && cell.layer == layer).unwrap().per_um3
    };
    assert!(of(80.0, "langerhans", Layer::Epidermis) < 0.7 * of(25.0, "langerhans", Layer::Epidermis));
    assert!(of(80.0, "macrophage", Layer::Papillary) > of(25.0, "macrophage", Layer::Papillary));
    assert!(of(70.0, "melanocyte", Layer::Epidermis) < of(45.0, "melanocyte", Layer::Epidermis));
    let untold = site("face", None, &Medians).unwrap();
    let at_40 = site("face", Some(40.0), &Medians).unwrap();
    for (a, b) in cell_types(&untold, &Medians).iter().zip(cell_types(&at_40, &Medians)) {
        assert!((a.per_um3 / b.per_um3 - 1.0).abs() < 1e-12, "no age means the age of the rows");
    }
}

/// Draws that differ from parameter to parameter, fixed by a number.
struct Scattered(u64);

impl exoskin_evidence::Draws for Scattered {
    fn unit(&self, parameter: &exoskin_evidence::Parameter) -> f64 {
        let mixed = parameter.id.bytes().fold(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15), |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
        });
        ((mixed >> 12) as f64 + 0.5) / (1u64 << 52) as f64
    }
}

#[test]
fn the_parts_of_a_composite_site_add_up_in_every_draw() {
    for seed in 0..500 {
        let draws = Scattered(seed);
        let whole = site("face_neck_chest", None, &draws).unwrap();
        let parts: Vec<_> = ["face", "neck", "chest"].iter().map(|name| site(name, None, &draws).unwrap()).collect();
        let area: f64 = parts.iter().map(|part| part.area_um2).sum();
        assert!((whole.area_um2 / area - 1.0).abs() < 1e-12, "{seed}");
        assert!((whole.parts.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-12, "{seed}");
        let numbers: [fn(&exoskin_skin::Site) -> f64; 4] =
            [|s| s.junction_depth_um, |s| s.stratum_corneum_um, |s| s.dermis_um, |s| s.follicles_per_um2];
        for of in numbers {
            let mean: f64 = parts.iter().map(|part| part.area_um2 / area * of(part)).sum();
            assert!((of(&whole) / mean - 1.0).abs() < 1e-12, "{seed}");
        }
        let langerhans = |site| {
            let cells = cell_types(site, &draws);
            cells.iter().find(|cell| cell.name == "langerhans").unwrap().per_um2
        };
        let mean: f64 = parts.iter().map(|part| part.area_um2 / area * langerhans(part)).sum();
        assert!((langerhans(&whole) / mean - 1.0).abs() < 1e-12, "{seed}");
    }
}

#[test]
fn every_site_is_layered_from_above_in_every_draw() {
    for seed in 0..200 {
        for name in sites() {
            let site = site(name, None, &Scattered(seed)).unwrap();
            assert!(0.0 < site.stratum_corneum_um && site.stratum_corneum_um < site.junction_depth_um, "{name} {seed}");
            assert!(site.skin_um() <= site.thickest_skin_um && site.area_um2 > 0.0, "{name} {seed}");
        }
    }
}

/// 5 mL on face, neck and chest and 1 to 2 mL on the face alone make films of like thickness.
#[test]
fn five_ml_on_face_neck_and_chest_is_no_thicker_a_film_than_two_on_the_face() {
    let film = |name, ml: f64| ml * 1e12 / site(name, None, &Medians).unwrap().area_um2;
    assert!(film("face", 1.0) < film("face_neck_chest", 5.0) && film("face_neck_chest", 5.0) < 1.5 * film("face", 2.0));
}

#[test]
fn the_sites_of_a_face_are_smaller_than_it() {
    let of = |name, seed| site(name, None, &Scattered(seed)).unwrap().area_um2;
    for seed in 0..200 {
        let parts: f64 = ["forehead", "periorbital", "cheek"].iter().map(|name| of(name, seed)).sum();
        assert!(parts < of("face", seed), "{seed}");
    }
}

#[test]
fn face_neck_chest_has_a_name_with_signs() {
    for name in ["face+neck+chest", "face + neck + chest", "Face-Neck-Chest", " face_neck_chest "] {
        assert_eq!(site(name, None, &Medians).unwrap().name, "face_neck_chest");
    }
    assert_eq!(exoskin_skin::parts("face+neck+chest").unwrap(), ["face", "neck", "chest"]);
    assert_eq!(exoskin_skin::parts("neck").unwrap(), ["neck"]);
}

#[test]
fn a_misspelt_site_names_the_nearest() {
    let error = site("forarm", None, &Medians).unwrap_err();
    assert_eq!(error.nearest.as_deref(), Some("forearm"));
    assert!(site(" Face", None, &Medians).is_ok());
}

#[test]
fn intact_skin_passes_at_most_one_percent() {
    let (low, high) =
        (parameters::INTACT_TRACE.prior.quantile(1e-9), parameters::INTACT_TRACE.prior.quantile(1.0 - 1e-9));
    assert!(0.0 < low && high <= 0.01, "{low} {high}");
}
