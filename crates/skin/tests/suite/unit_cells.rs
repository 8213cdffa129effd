//! The skin divided among channels: areas and shares add up, random patterns spread as Poisson-Voronoi cells do.

use exoskin_evidence::Medians;
use exoskin_skin::{Pattern, load_procedure};

#[test]
fn areas_and_shares_add_up() {
    let injury = load_procedure("roller").unwrap().injury(&Medians).unwrap();
    for classes in [1, 2, 3, 5, 20] {
        let cells = injury.unit_cells(classes, &Medians);
        assert_eq!(cells.len(), classes);
        let channels: f64 = cells.iter().map(|cell| cell.share_of_channels).sum();
        let area: f64 = cells.iter().map(|cell| cell.share_of_area).sum();
        let by_radius: f64 = cells
            .iter()
            .map(|cell| {
                let area = std::f64::consts::PI * cell.outer_radius_um * cell.outer_radius_um;
                cell.share_of_channels * injury.channels_per_um2 * area
            })
            .sum();
        for sum in [channels, area, by_radius] {
            assert!((sum - 1.0).abs() < 1e-12, "{classes}: {sum}");
        }
        assert!(cells.windows(2).all(|pair| pair[0].outer_radius_um < pair[1].outer_radius_um));
    }
    assert!(injury.unit_cells(0, &Medians).len() == 1);
}

#[test]
fn one_class_is_the_mean() {
    let injury = load_procedure("roller").unwrap().injury(&Medians).unwrap();
    let cell = injury.unit_cells(1, &Medians)[0];
    assert!((cell.outer_radius_um / injury.outer_radius_um() - 1.0).abs() < 1e-12);
}

#[test]
fn an_even_pattern_has_one_class() {
    let injury = load_procedure("fractional_co2").unwrap().injury(&Medians).unwrap();
    assert_eq!(injury.pattern, Pattern::Even);
    assert_eq!(injury.unit_cells(5, &Medians).len(), 1);
}

/// The variance of Poisson-Voronoi areas is 0.280 of the squared mean; a gamma of shape 3.5 gives 1/3.5 = 0.286.
#[test]
fn random_areas_spread_as_voronoi_cells() {
    let injury = load_procedure("roller").unwrap().injury(&Medians).unwrap();
    let classes = 400;
    let cells = injury.unit_cells(classes, &Medians);
    let variance: f64 = cells
        .iter()
        .map(|cell| {
            let relative = cell.share_of_area / cell.share_of_channels;
            (relative - 1.0) * (relative - 1.0) / classes as f64
        })
        .sum();
    assert!((variance - 0.283).abs() < 0.01, "{variance}");
}
