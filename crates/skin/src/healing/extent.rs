//! What one session did to the skin, in terms of healing: shares of the surface, distances, injured tissue.

use std::f64::consts::PI;

use exoskin_evidence::Draws;

use crate::Site;
use crate::healing::closure::{Closing, Edge, islands_per_um2};
use crate::healing::field::{Field, Source};
use crate::healing::{Stretch, Wound, Wounding};
use crate::injury::{Filling, Injury, Pattern};
use crate::parameters as p;

/// The extent of one session's wounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    /// Share of the treated surface within reach: where inflammatory cells are and vessels and pigment react.
    pub reach: f64,
    /// Share of the treated surface without living epidermis.
    pub defect: f64,
    /// Share of the treated surface whose water escapes freely until it is covered.
    pub bared: f64,
    /// Barrier lost above living epidermis, relative to that of an open surface.
    pub stripped: f64,
    /// How the defect closes.
    pub closing: Closing,
    /// 1 where the wound is moist, 0 where it dries.
    pub moist: f64,
    /// Injured share of the tissue within reach.
    pub injured: f64,
    /// What the upper dermis of the treated skin hears; 1 where everything is injured.
    pub field: Field,
    /// Share of the upper dermis' matrix that is missing at once.
    pub lost: f64,
    /// Share of it that is dead and will be cleared.
    pub dead: f64,
    /// Share of the upper dermis in which inflammatory cells are.
    pub inflamed: f64,
    /// Depth of dermis that reacts (um).
    pub height_um: f64,
    /// Blood spilled, as a layer over the treated skin (um).
    pub blood_um: f64,
}

impl Extent {
    /// Skin without a wound, all of it.
    pub(crate) const UNWOUNDED: Extent = Extent {
        reach: 1.0,
        defect: 0.0,
        bared: 0.0,
        stripped: 0.0,
        closing: Closing::Whole,
        moist: 1.0,
        injured: 0.0,
        field: Field::SILENT,
        lost: 0.0,
        dead: 0.0,
        inflamed: 0.0,
        height_um: f64::INFINITY,
        blood_um: 0.0,
    };

    /// Share of the tissue within reach that is bared. Dead epidermis still covers a heated rim: nothing is open there.
    pub(crate) fn bare(&self) -> f64 {
        ratio(self.bared, self.reach).min(1.0)
    }

    /// The extent of a wound; none where nothing is injured.
    pub(crate) fn of(wound: &Wound, site: &Site, edge: &Edge, open_loss: f64, draws: &dyn Draws) -> Option<Extent> {
        let moist = f64::from(wound.occluded);
        match &wound.wounding {
            Wounding::None => None,
            Wounding::Channels(injury) => Some(channels(injury, &wound.stretch, moist, site, edge, draws)),
            Wounding::Surface { depth_um, coagulated_um } => {
                Some(surface(tame(*depth_um), tame(*coagulated_um), moist, site, open_loss, draws))
            }
            Wounding::Holes { per_um2, radius_um, depth_um } => {
                let hole = (tame(*per_um2), tame(*radius_um), tame(*depth_um));
                Some(holes(hole, &wound.stretch, moist, site, draws))
            }
        }
    }
}

/// A length or density that is negative or not a number counts as none.
fn tame(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}

fn channels(injury: &Injury, stretch: &Stretch, moist: f64, site: &Site, edge: &Edge, draws: &dyn Draws) -> Extent {
    let heated = injury.coagulated_rim_um > 0.0 || injury.filling == Filling::Coagulum;
    let mouth_um = tame(injury.radius_um);
    let coagulated_um = tame(injury.coagulated_rim_um);
    let rim_um = mouth_um + tame(injury.dead_rim_um) + coagulated_um;
    let share = |radius_um: f64| covered(tame(injury.channels_per_um2) * PI * radius_um * radius_um, injury.pattern);
    let depth_um = tame(injury.depth_um);
    let open = tame(injury.open_share).min(1.0);
    // Heat kills the whole column; a needle pushes tissue aside and kills the rim.
    let killed = if heated { 1.0 } else { 1.0 - ratio(mouth_um * mouth_um, rim_um * rim_um) };
    let until_um = depth_um + coagulated_um;
    let column = Column {
        source: Source {
            per_um2: tame(injury.channels_per_um2),
            radius_um: rim_um,
            killed,
            depth_um: until_um,
            pattern: injury.pattern,
            needle_um: tame(stretch.needle_um),
            strain: fluid(stretch, site),
        },
        dead: f64::from(heated),
        // A hole is empty; in a column of coagulum nothing is missing yet.
        removed: if heated && injury.filling == Filling::Hole { share(mouth_um) } else { 0.0 },
        removed_until_um: depth_um,
        defect: share(rim_um),
        reach: share(rim_um + draws.value(&p::REACH)),
    };
    let blood = tame(injury.blood_filled_share).min(1.0) * share(mouth_um) * depth_um.min(site.skin_um());
    let closing = Closing::Rim { radius_um: rim_um, spread: edge.spread };
    // Under a stratum corneum that stays in place, a lesion is as moist as under a film.
    column.extent(share(mouth_um) * open, closing, moist.max(1.0 - open), blood, site, draws)
}

/// Strain of the dermis by injected fluid: its layer over the thickness of the dermis.
fn fluid(stretch: &Stretch, site: &Site) -> f64 {
    ratio(tame(stretch.fluid_um), site.dermis_um)
}

fn holes(
    (per_um2, radius_um, depth_um): (f64, f64, f64),
    stretch: &Stretch,
    moist: f64,
    site: &Site,
    draws: &dyn Draws,
) -> Extent {
    let share = |radius_um: f64| covered(per_um2 * PI * radius_um * radius_um, Pattern::Even);
    let column = Column {
        source: Source {
            per_um2,
            radius_um,
            killed: 1.0,
            depth_um,
            pattern: Pattern::Even,
            needle_um: tame(stretch.needle_um),
            strain: fluid(stretch, site),
        },
        dead: 1.0,
        removed: share(radius_um),
        removed_until_um: depth_um,
        defect: share(radius_um),
        reach: share(radius_um + draws.value(&p::REACH)),
    };
    let blood_um = share(radius_um) * depth_um.min(site.skin_um());
    column.extent(share(radius_um), Closing::Rim { radius_um, spread: 0.0 }, moist, blood_um, site, draws)
}

/// Columns of injured tissue side by side.
struct Column {
    source: Source,
    /// Of the defect, the share whose matrix is lost sooner or later.
    dead: f64,
    /// Share of the surface whose tissue is removed at once, and down to what depth.
    removed: f64,
    removed_until_um: f64,
    defect: f64,
    reach: f64,
}

impl Column {
    fn extent(
        &self,
        bared: f64,
        closing: Closing,
        moist: f64,
        blood_um: f64,
        site: &Site,
        draws: &dyn Draws,
    ) -> Extent {
        let until_um = self.source.depth_um;
        if until_um <= site.stratum_corneum_um {
            return Extent { reach: 0.0, stripped: bared, height_um: 0.0, moist, ..Extent::UNWOUNDED };
        }
        let living_um = site.living_epidermis_um();
        let height_um = height_um(until_um, site, draws);
        let upper = Upper::of(site, draws);
        let share = ratio(self.defect, self.reach);
        let injured_um = until_um.min(site.skin_um()) - site.stratum_corneum_um;
        let matrix = |share: f64, until_um: f64| (share * upper.above(until_um)).clamp(0.0, 1.0);
        let lost = matrix(self.removed, self.removed_until_um);
        Extent {
            reach: self.reach,
            defect: self.defect,
            bared,
            stripped: 0.0,
            closing,
            moist,
            injured: (self.source.killed * share * injured_um / (living_um + height_um)).clamp(0.0, 1.0),
            field: Field::of(&self.source, upper.span_um(), draws.value(&p::SIGNAL_LENGTH)),
            lost,
            dead: (self.dead * matrix(self.defect, until_um) - lost).max(0.0),
            inflamed: self.reach * upper.share(height_um),
            height_um: height_um.max(upper.thick_um),
            blood_um,
        }
    }
}

fn surface(depth_um: f64, coagulated_um: f64, moist: f64, site: &Site, open_loss: f64, draws: &dyn Draws) -> Extent {
    let until_um = depth_um + coagulated_um;
    if until_um <= site.stratum_corneum_um {
        return Extent {
            reach: 0.0,
            stripped: thinned(depth_um, site, open_loss),
            height_um: 0.0,
            moist,
            ..Extent::UNWOUNDED
        };
    }
    let height_um = height_um(until_um, site, draws);
    let deep_um = until_um.min(site.skin_um());
    let injured_um = deep_um - site.stratum_corneum_um;
    let upper = Upper::of(site, draws);
    let lost_um = (until_um.min(site.skin_um()) - site.junction_depth_um).max(0.0);
    let lost = upper.above(depth_um);
    let source = Source {
        per_um2: 0.0,
        radius_um: 0.0,
        killed: 1.0,
        depth_um: until_um,
        pattern: Pattern::Even,
        needle_um: 0.0,
        strain: 0.0,
    };
    let bare = until_um > site.junction_depth_um;
    Extent {
        reach: 1.0,
        defect: f64::from(bare),
        bared: f64::from(bare),
        stripped: if bare { 0.0 } else { 1.0 },
        closing: if bare { islands(lost_um, coagulated_um, site, draws) } else { Closing::Whole },
        moist,
        injured: (injured_um / (site.living_epidermis_um() + height_um)).clamp(0.0, 1.0),
        field: Field::of(&source, upper.span_um(), draws.value(&p::SIGNAL_LENGTH)),
        lost,
        dead: (upper.above(until_um) - lost).max(0.0),
        inflamed: upper.share(height_um),
        height_um: height_um.max(upper.thick_um),
        blood_um: 0.0,
    }
}

/// The upper dermis, over which matrix is averaged.
struct Upper {
    junction_um: f64,
    thick_um: f64,
}

impl Upper {
    fn of(site: &Site, draws: &dyn Draws) -> Upper {
        let thick_um = draws.value(&p::UPPER_DERMIS).min(site.dermis_um.max(0.0));
        Upper { junction_um: site.junction_depth_um, thick_um }
    }

    /// From which depth below the surface to which (um).
    fn span_um(&self) -> (f64, f64) {
        (self.junction_um, self.junction_um + self.thick_um)
    }

    /// The share of it above a depth below the surface.
    fn above(&self, depth_um: f64) -> f64 {
        self.share(depth_um - self.junction_um)
    }

    /// The share of it down to a depth below the junction.
    fn share(&self, height_um: f64) -> f64 {
        ratio(height_um.max(0.0), self.thick_um).min(1.0)
    }
}

/// A stratum corneum that lost part of its thickness lets more through: x/(1 - x) above rest, at most as much as an
/// open surface; relative to that of an open surface.
fn thinned(depth_um: f64, site: &Site, open_loss: f64) -> f64 {
    let gone = (depth_um / site.stratum_corneum_um).min(1.0);
    let above_rest = if gone < 1.0 { gone / (1.0 - gone) } else { open_loss };
    ratio(above_rest.min(open_loss), open_loss)
}

/// The islands that survive: the deeper the surface was removed, the fewer.
fn islands(lost_um: f64, coagulated_um: f64, site: &Site, draws: &dyn Draws) -> Closing {
    let adnexa_um = (draws.value(&p::ADNEXA_DEPTH) - site.junction_depth_um).max(1.0);
    let left = (1.0 - lost_um / adnexa_um).max(0.0);
    let edge_um = libm::sqrt(site.area_um2 / PI);
    Closing::Islands { per_um2: left * islands_per_um2(site, draws), climb_um: coagulated_um, edge_um }
}

/// Depth of dermis that reacts.
fn height_um(until_um: f64, site: &Site, draws: &dyn Draws) -> f64 {
    (until_um + draws.value(&p::REACH) - site.junction_depth_um).clamp(0.0, site.dermis_um.max(0.0))
}

/// Share of the surface under discs whose areas add up to `load`: placed at random some overlap, in an array none do
/// until everything is covered.
fn covered(load: f64, pattern: Pattern) -> f64 {
    if load.is_nan() {
        return 0.0; // no disc of endless size
    }
    match pattern {
        Pattern::Random => -libm::expm1(-load),
        Pattern::Even => load.min(1.0),
    }
}

/// a/b, 0 where there is nothing to divide by.
fn ratio(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}
