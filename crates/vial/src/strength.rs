//! What a week in the refrigerator leaves, by how concentrated the vial is: the wall has places for so many.

use exoskin_quantity::toml::Known;
use exoskin_quantity::unit::ML_UM3;
use exoskin_stats::Band;

use crate::band::band;
use crate::catalogue::load_product;
use crate::container::Container;
use crate::draw::draw_along;
use crate::hashed::Hashed;
use crate::history::History;
use crate::parameters::FIT_VOLUME;
use crate::product::Answer;
use crate::timeline::Timeline;

/// What vials of one concentration keep.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Strength {
    /// Particles per mL when counted.
    pub per_ml: f64,
    /// Whole share in a plain polypropylene tube.
    pub plain: Band,
    /// Whole share in a protein low-bind tube.
    pub lobind: Band,
    /// Whole share where protein covers the wall.
    pub protein: Band,
}

/// Draws per number.
const SAMPLES: u64 = 1_000;
/// From the samples of a counter to the largest label.
const PER_ML: [f64; 6] = [5.5e8, 1e10, 5e10, 2e11, 1e12, 2e13]; // number: places at which the model is shown
const HISTORY: &str = "4C 7d";

/// Half a millilitre in a 2 mL tube for 7 days at 4 °C, for concentrations from a counter's sample to the largest label.
pub fn week_in_the_cold() -> Vec<Strength> {
    PER_ML.into_iter().filter_map(of).collect()
}

fn of(per_ml: f64) -> Option<Strength> {
    let mut product = load_product("reference_vesicles").ok()?;
    product.label.count_per_um3 = Known::Is(per_ml / ML_UM3);
    product.vessel.volume_um3 = FIT_VOLUME.prior.median();
    let history = History::parse(HISTORY).ok()?;
    let kept = |container, protein_rich| {
        let mut product = product.clone();
        product.matrix.protein_rich = protein_rich;
        let timeline = Timeline::of(&product, &history);
        let one = |index| draw_along(&product, &timeline, container, &Hashed { index }).whole_share;
        band(&mut (0..SAMPLES).map(one).collect::<Vec<_>>())
    };
    Some(Strength {
        per_ml,
        plain: kept(Container::Pp, Answer::No),
        lobind: kept(Container::Lobind, Answer::No),
        protein: kept(Container::Pp, Answer::Yes),
    })
}
