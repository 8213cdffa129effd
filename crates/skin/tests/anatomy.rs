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
        let same_unit = row.unit.replace('^', "") == parameter.unit;
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
