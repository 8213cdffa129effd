//! What fibroblasts around wounds hear: a signal that spreads from injured tissue and is lost on the way, and strain.
//!
//! *Signal.* Injured tissue releases it in proportion to its volume; it spreads over a length lambda and is lost
//! everywhere at the same rate, and this settles within the hour. A point hears the sum over all injured tissue of
//! e^(-d/lambda)/(4 pi lambda² d) per volume, so that wholly injured tissue hears 1. A channel is a line from the
//! surface to its depth (the surface reflects); its strength is that of the disc of killed tissue as heard outside it.
//! Inside the disc, what did not leave is heard. At a distance r from the nearest channel all others lie outside a
//! circle: of radius r where they are placed at random, of a unit cell's radius in an even array. With
//! Q(r) = ∫ e^(-sqrt(r² + h²)/lambda) dh/(2 lambda) over the line, what lies outside a circle of radius r adds up to
//! (killed share) Q(r), and a ring from r1 to r2 hears (killed area)(Q(r1) - Q(r2))/(ring's area) of its own channel:
//! nothing is gained or lost, whatever the reach. More reach therefore never means less signal.
//!
//! *Strain.* A needle of radius b pushes tissue aside: b²/(2 r²) at a distance r down to its tip, at most a half.
//! Injected fluid stretches the dermis evenly. The stretched cells signal themselves, so strain does not spread.
//!
//! The dermis that is looked at is divided into rings around a channel and layers; each answers for itself.
//!
//! Checked by: kernel.rs (closed forms, order of the quadrature), and below (sums, more rings and layers, monotone).

use std::f64::consts::PI;

use crate::healing::kernel::{FAR, Line, outside_a_disc};
use crate::injury::Pattern;

/// Rings around a channel, beside the channel itself.
const RINGS: usize = 7;
/// Layers of the dermis that is looked at.
const LAYERS: usize = 3;
/// Parts of the tissue that answer for themselves.
const PARTS: usize = (RINGS + 1) * LAYERS;
/// A column this wide is a surface.
const WIDEST_UM: f64 = 1e5; // number: a tenth of a metre
/// Within this many radii of a unit cell lies next to every point that is nearer to its channel than to others.
const RANDOM_CELLS: f64 = 2.5; // number: numerics; all but e^-6.25 of the tissue

/// Columns of injured tissue side by side, as the field sees them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Source {
    /// Columns per um² of surface; 0 for a surface that is injured everywhere.
    pub per_um2: f64,
    /// Radius of the injured column (um).
    pub radius_um: f64,
    /// Killed share of its cross-section.
    pub killed: f64,
    /// Depth from the surface (um).
    pub depth_um: f64,
    /// How the columns are arranged.
    pub pattern: Pattern,
    /// Radius of the needle that made them (um); 0 where nothing was pushed aside.
    pub needle_um: f64,
    /// Strain of the whole dermis.
    pub strain: f64,
}

/// A part of the tissue.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Part {
    /// Share of the tissue that is looked at.
    share: f64,
    /// Signal; 1 in wholly injured tissue.
    signal: f64,
    /// Strain.
    strain: f64,
}

impl Part {
    const SILENT: Part = Part { share: 0.0, signal: 0.0, strain: 0.0 };
}

/// What the upper dermis of the treated skin hears right after the injury.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Field {
    parts: [Part; PARTS],
    /// The mean signal and strain.
    mean: Part,
    /// The largest.
    most: Part,
}

/// Below this share of the half-effect everywhere, an answer is proportional to what is heard.
const FAINT: f64 = 1e-4; // number: numerics; the answer is off by less than this share of itself

impl Field {
    /// Nothing is heard.
    pub(crate) const SILENT: Field = Field { parts: [Part::SILENT; PARTS], mean: Part::SILENT, most: Part::SILENT };

    /// The field in the dermis between two depths (um), for a signal that spreads over `length_um`.
    pub(crate) fn of(source: &Source, (from_um, until_um): (f64, f64), length_um: f64) -> Field {
        let mut field = Field::SILENT;
        let parts = parts(source, (from_um, until_um), length_um, RINGS, LAYERS);
        for (place, part) in field.parts.iter_mut().zip(parts) {
            *place = part;
            field.mean.signal += part.share * part.signal;
            field.mean.strain += part.share * part.strain;
            field.most.signal = field.most.signal.max(part.signal);
            field.most.strain = field.most.strain.max(part.strain);
        }
        field
    }

    /// The mean over the tissue of x/(x + half), where x is `signal` times the local signal plus `strain` times the local
    /// strain.
    pub(crate) fn answer(&self, signal: f64, strain: f64, half: f64) -> f64 {
        let (signal, strain) = (signal.max(0.0), strain.max(0.0));
        if signal * self.most.signal + strain * self.most.strain < FAINT * half {
            return (signal * self.mean.signal + strain * self.mean.strain) / half;
        }
        mean_answer(&self.parts, signal, strain, half)
    }
}

fn mean_answer(parts: &[Part], signal: f64, strain: f64, half: f64) -> f64 {
    let heard = |part: &Part| {
        let x = signal * part.signal + strain * part.strain;
        if x.is_infinite() { part.share } else { part.share * (x / (x + half)) }
    };
    parts.iter().filter(|part| part.share > 0.0).map(heard).sum()
}

fn parts(source: &Source, span_um: (f64, f64), length_um: f64, rings: usize, layers: usize) -> Vec<Part> {
    let thick_um = span_um.1 - span_um.0;
    let sound = thick_um > 0.0 && length_um > 0.0 && source.depth_um > 0.0;
    if !sound {
        return Vec::new();
    }
    let layer = |(top_um, bottom_um): (f64, f64)| {
        let line = Line { depth_um: source.depth_um, at_um: 0.5 * (top_um + bottom_um), length_um }; // number: mathematics, the middle
        let mut around = if source.per_um2 > 0.0 && source.radius_um < WIDEST_UM {
            around(source, &line, rings)
        } else {
            vec![Part { share: 1.0, signal: source.killed * line.outside(0.0, 0.0), strain: 0.0 }]
        };
        // What is below the tip was not pushed aside.
        let pierced = f64::from(line.at_um < source.depth_um);
        for part in &mut around {
            part.share *= (bottom_um - top_um) / thick_um;
            part.signal = part.signal.min(1.0);
            part.strain = (pierced * part.strain + source.strain).min(1.0);
        }
        around
    };
    cut(span_um, source.depth_um, layers).into_iter().flat_map(layer).collect()
}

/// A span in layers: cut at the tip where it ends within, and each side in parts of about the same thickness.
fn cut((from_um, until_um): (f64, f64), tip_um: f64, layers: usize) -> Vec<(f64, f64)> {
    let even = |from_um: f64, until_um: f64, count: usize| {
        let step_um = (until_um - from_um) / count as f64;
        (0..count).map(move |i| (from_um + i as f64 * step_um, from_um + (i + 1) as f64 * step_um))
    };
    if tip_um <= from_um || tip_um >= until_um {
        return even(from_um, until_um, layers).collect();
    }
    let above = (layers as f64 * (tip_um - from_um) / (until_um - from_um)).round() as usize;
    let above = above.clamp(1, layers - 1);
    even(from_um, tip_um, above).chain(even(tip_um, until_um, layers - above)).collect()
}

/// One layer around columns: the column itself, then rings as far as its signal carries or other columns are nearer.
fn around(source: &Source, line: &Line, rings: usize) -> Vec<Part> {
    let Source { per_um2, radius_um, pattern, needle_um, .. } = *source;
    let cell_um = libm::sqrt(1.0 / (PI * per_um2)).max(radius_um);
    let share_within = |r_um: f64| match pattern {
        Pattern::Random => -libm::expm1(-per_um2 * PI * r_um * r_um),
        Pattern::Even => (per_um2 * PI * r_um * r_um).min(1.0),
    };
    let area_um2 = PI * radius_um * radius_um;
    let injured_um2 = source.killed * area_um2;
    let heard_um2 = injured_um2 * outside_a_disc(radius_um / line.length_um);
    // The exponential of the disc's radius is left out of both, so that wide discs neither overflow nor vanish.
    let outside = |r_um: f64| line.outside(r_um, radius_um);
    let others = |outside_inner: f64, outside_outer: f64| match pattern {
        Pattern::Random => per_um2 * heard_um2 * 0.5 * (outside_inner + outside_outer), // number: mathematics, the trapezoidal rule
        Pattern::Even => per_um2 * heard_um2 * outside(cell_um),
    };
    let at_rim = outside(radius_um);
    let left = (injured_um2 * line.outside(0.0, 0.0) - heard_um2 * at_rim).max(0.0);
    let inside = Part {
        share: share_within(radius_um),
        signal: if area_um2 > 0.0 { left / area_um2 } else { 0.0 } + others(at_rim, at_rim),
        strain: strain_between(0.0, radius_um, needle_um),
    };
    let end_um = match pattern {
        Pattern::Even => cell_um,
        Pattern::Random => RANDOM_CELLS * cell_um,
    };
    let start_um = radius_um.max(1.0);
    let end_um = end_um.min(start_um + FAR * line.length_um).max(start_um);
    let step = libm::pow(end_um / start_um, 1.0 / rings as f64);
    let (mut inner_um, mut outside_inner, mut within) = (start_um, outside(start_um), inside.share);
    let mut all = vec![inside];
    for index in 0..rings {
        let last = index + 1 == rings;
        let outer_um = if last { end_um } else { inner_um * step };
        let outside_outer = outside(outer_um);
        // The last ring takes what lies beyond it, where next to nothing is heard.
        let until = if last { 1.0 } else { share_within(outer_um) };
        let ring_um2 = PI * (outer_um * outer_um - inner_um * inner_um);
        let ring = share_within(outer_um) - within;
        let thinned = if until > within { ring / (until - within) } else { 1.0 };
        let own = if ring_um2 > 0.0 { heard_um2 * (outside_inner - outside_outer).max(0.0) / ring_um2 } else { 0.0 };
        all.push(Part {
            share: until - within,
            signal: thinned * own + others(outside_inner, outside_outer),
            strain: thinned * strain_between(inner_um, outer_um, needle_um),
        });
        (inner_um, outside_inner, within) = (outer_um, outside_outer, until);
    }
    all
}

/// Mean strain between two distances from a needle of radius b: b²/(2 r²), at most a half.
fn strain_between(inner_um: f64, outer_um: f64, needle_um: f64) -> f64 {
    let ring = outer_um * outer_um - inner_um * inner_um;
    if ring <= 0.0 || needle_um <= 0.0 {
        return 0.0;
    }
    let (near, far) = (inner_um.clamp(0.0, needle_um.min(outer_um)), inner_um.max(needle_um));
    let core = if inner_um < needle_um { needle_um.min(outer_um) * needle_um.min(outer_um) - near * near } else { 0.0 };
    let beyond = if outer_um > far { needle_um * needle_um * libm::log(outer_um / far) } else { 0.0 };
    (0.5 * core + beyond) / ring // number: mathematics, the mean of a linear fall
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN_UM: (f64, f64) = (85.0, 435.0);

    fn needles(per_mm2: f64, pattern: Pattern) -> Source {
        Source {
            per_um2: per_mm2 * 1e-6,
            radius_um: 45.0,
            killed: 0.4,
            depth_um: 300.0,
            pattern,
            needle_um: 100.0,
            strain: 0.0,
        }
    }

    fn mean(source: &Source, rings: usize, layers: usize) -> f64 {
        parts(source, SPAN_UM, 350.0, rings, layers).iter().map(|part| part.share * part.signal).sum()
    }

    #[test]
    fn the_tissue_hears_all_that_is_released_and_nothing_twice() {
        for per_mm2 in [0.01, 0.3, 1.5, 10.0, 60.0] {
            for pattern in [Pattern::Random, Pattern::Even] {
                let source = needles(per_mm2, pattern);
                let area: f64 = parts(&source, SPAN_UM, 350.0, RINGS, LAYERS).iter().map(|part| part.share).sum();
                assert!((area - 1.0).abs() < 1e-12, "{per_mm2} {pattern:?}: {area}");
                let load = 0.4 * per_mm2 * 1e-6 * PI * 45.0 * 45.0;
                let whole = Source { per_um2: 0.0, killed: load, ..source };
                let (computed, exact) = (mean(&source, RINGS, LAYERS), mean(&whole, RINGS, LAYERS));
                assert!((computed / exact - 1.0).abs() < 0.06, "{per_mm2} {pattern:?}: {computed}, exactly {exact}");
            }
        }
    }

    #[test]
    fn more_rings_and_layers_change_the_answer_little() {
        for per_mm2 in [0.01, 0.3, 1.5, 10.0] {
            for pattern in [Pattern::Random, Pattern::Even] {
                for length_um in [150.0, 800.0] {
                    let source = needles(per_mm2, pattern);
                    let answer = |rings, layers| {
                        let parts = parts(&source, SPAN_UM, length_um, rings, layers);
                        (mean_answer(&parts, 1.0, 0.0, 0.01), mean_answer(&parts, 1.0, 0.3, 0.1))
                    };
                    let ((coarse, coarse_strain), (fine, fine_strain)) = (answer(RINGS, LAYERS), answer(96, 32));
                    assert!((coarse / fine - 1.0).abs() < 0.05, "{per_mm2} {pattern:?} {length_um}: {coarse} {fine}");
                    let ratio = coarse_strain / fine_strain;
                    assert!((ratio - 1.0).abs() < 0.05, "{per_mm2} {pattern:?}: {coarse_strain} {fine_strain}");
                }
            }
        }
    }

    #[test]
    fn a_wide_hole_hears_almost_what_wholly_injured_tissue_hears() {
        let hole = Source {
            per_um2: 1e-9,
            radius_um: 3000.0,
            killed: 1.0,
            depth_um: 3000.0,
            pattern: Pattern::Even,
            needle_um: 0.0,
            strain: 0.0,
        };
        let inside = parts(&hole, SPAN_UM, 150.0, RINGS, LAYERS)[0].signal;
        assert!((0.85..=1.0).contains(&inside), "{inside}");
    }

    #[test]
    fn strain_is_that_of_a_needle_pushing_tissue_aside() {
        assert_eq!(strain_between(0.0, 50.0, 100.0), 0.5);
        assert!((strain_between(200.0, 200.01, 100.0) - 0.125).abs() < 1e-4);
        let rings = 1000;
        let sum: f64 = (0..rings)
            .map(|i| 10.0 + 0.5 * f64::from(i))
            .map(|r| strain_between(r, r + 0.5, 100.0) * (2.0 * r + 0.5) * 0.5)
            .sum();
        let whole = strain_between(10.0, 510.0, 100.0) * (510.0 * 510.0 - 100.0);
        assert!((sum / whole - 1.0).abs() < 1e-9, "{sum} {whole}");
    }

    #[test]
    fn denser_deeper_and_wider_wounds_and_more_strain_never_answer_less() {
        let mut state = 7_u64;
        let mut unit = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        for _ in 0..300 {
            let pattern = if unit() < 0.5 { Pattern::Random } else { Pattern::Even };
            let source = Source {
                per_um2: 1e-8 * libm::pow(300.0, unit()),
                radius_um: 20.0 + 180.0 * unit(),
                killed: 0.05 + 0.9 * unit(),
                depth_um: 50.0 + 1500.0 * unit(),
                pattern,
                needle_um: 150.0 * unit(),
                strain: 0.3 * unit(),
            };
            let (length_um, half, pull) = (150.0 + 650.0 * unit(), 0.01 + 0.4 * unit(), unit());
            let answer = |source: &Source| Field::of(source, SPAN_UM, length_um).answer(1.0, pull, half);
            let before = answer(&source);
            assert!((0.0..=1.0).contains(&before), "{source:?}: {before}");
            for more in [
                Source { per_um2: 1.5 * source.per_um2, ..source },
                Source { depth_um: 1.5 * source.depth_um, ..source },
                Source { killed: (1.5 * source.killed).min(1.0), ..source },
                Source { needle_um: 1.5 * source.needle_um, ..source },
                Source { strain: source.strain + 0.1, ..source },
            ] {
                let after = answer(&more);
                assert!(after >= before * (1.0 - 0.01), "{source:?} to {more:?}: {before} to {after}");
            }
        }
    }

    #[test]
    fn a_signal_that_reaches_further_is_not_weaker_for_it() {
        let deep = Source { depth_um: 6000.0, ..needles(1.5, Pattern::Even) };
        let answer = |length_um| Field::of(&deep, SPAN_UM, length_um).answer(1.0, 0.0, 0.02);
        for length_um in [75.0, 150.0, 300.0] {
            assert!(answer(2.0 * length_um) > answer(length_um), "{length_um}");
        }
    }

    #[test]
    fn faint_signals_are_answered_as_by_every_part() {
        let field = Field::of(&needles(1.5, Pattern::Random), SPAN_UM, 300.0);
        for share in [0.2, 0.9, 1.1, 5.0] {
            let signal = share * FAINT * 0.1 / field.most.signal;
            let (short, long) = (field.answer(signal, 0.0, 0.1), mean_answer(&field.parts, signal, 0.0, 0.1));
            assert!((short / long - 1.0).abs() < 1.01 * FAINT, "{share}: {short} {long}");
        }
        assert_eq!(Field::SILENT.answer(1e9, 1e9, 0.1), 0.0);
    }
}
