//! Every number of this crate, declared once: unit, prior, source.
//!
//! Means over people are declared; the spread between people is another kind of doubt and belongs to cohorts, so it
//! is not mixed in here. A prior is wide where laboratories disagree or nobody has measured.

mod anatomy;
mod cells;
mod follicle;
mod healing;
mod procedure;
mod sites;
mod wounds;

use exoskin_evidence::{Group, Origin, Parameter, Prior};

pub use anatomy::*;
pub use cells::*;
pub use follicle::*;
pub use healing::*;
pub use procedure::*;
pub use sites::*;
pub use wounds::*;

/// All declarations of this crate.
pub static ALL: &[&Parameter] = &chain::<{ count(LISTS) }>(LISTS);

/// The lists that make up [`ALL`].
const LISTS: &[&[&Parameter]] = &[ANATOMY_AND_PROCEDURE, SITES, FOLLICLE, HEALING];

/// Layers, cells and what devices make.
const ANATOMY_AND_PROCEDURE: &[&Parameter] = &[
    &AREA_FACE,
    &AREA_CHEEK,
    &AREA_SCALP,
    &AREA_FOREARM,
    &STRATUM_CORNEUM_FACE,
    &STRATUM_CORNEUM_CHEEK,
    &STRATUM_CORNEUM_SCALP,
    &STRATUM_CORNEUM_FOREARM,
    &JUNCTION_FACE,
    &JUNCTION_CHEEK,
    &JUNCTION_SCALP,
    &JUNCTION_FOREARM,
    &DERMIS_FACE,
    &DERMIS_CHEEK,
    &DERMIS_SCALP,
    &DERMIS_FOREARM,
    &THICKEST_DERMIS_HEAD,
    &THICKEST_DERMIS_FOREARM,
    &PAPILLARY_SHARE,
    &FOLLICLES_FACE,
    &FOLLICLES_SCALP,
    &FOLLICLES_FOREARM,
    &FOLLICLES_SCALP_OLD,
    &INTACT_TRACE,
    &NUCLEATED_EPIDERMAL,
    &MELANOCYTES,
    &LANGERHANS_FACE,
    &LANGERHANS_SCALP,
    &LANGERHANS_LIMB,
    &FIBROBLASTS_PAPILLARY,
    &FIBROBLASTS_RETICULAR,
    &MACROPHAGES_SECTION,
    &MAST_PAPILLARY,
    &MAST_SECTION,
    &SECTION_DEPTH,
    &AGE_OF_ROWS,
    &MELANOCYTES_OLD,
    &LANGERHANS_OLD,
    &MACROPHAGES_OLD,
    &MAST_OLD,
    &DENSITY,
    &PASSES,
    &WIDTH,
    &NEEDLE,
    &DEPTH_RATIO,
    &DEPTH,
    &COAGULATED_RIM,
    &DEAD_RIM,
    &OPEN_SHARE,
    &CLOSING_HALF_LIFE,
    &BLOOD_FILLED,
    &CELL_AREA_SHAPE,
    &SURFACE_DEPTH,
    &COAGULATED_LAYER,
    &SURFACE_CLOSING,
    &HOLES,
    &HOLE_WIDTH,
    &HOLE_DEPTH,
    &POINTS,
    &TRACK_WIDTH,
    &TIP_DEPTH,
    &POINT_VOLUME,
    &BACKFLOW,
    &CORNEUM_REMOVED,
    &HEATED_ABLATIVE,
    &HEATED_FULL_FIELD,
    &HEATED_NONABLATIVE,
    &HEATED_RF,
];

/// Forehead, eyes, neck, chest.
const SITES: &[&Parameter] = &[
    &AREA_FOREHEAD,
    &AREA_PERIORBITAL,
    &AREA_NECK,
    &AREA_CHEST,
    &STRATUM_CORNEUM_FOREHEAD,
    &STRATUM_CORNEUM_PERIORBITAL,
    &STRATUM_CORNEUM_NECK,
    &STRATUM_CORNEUM_CHEST,
    &JUNCTION_FOREHEAD,
    &JUNCTION_PERIORBITAL,
    &JUNCTION_NECK,
    &JUNCTION_CHEST,
    &DERMIS_FOREHEAD,
    &DERMIS_PERIORBITAL,
    &DERMIS_NECK,
    &DERMIS_CHEST,
    &THICKEST_DERMIS_TRUNK,
    &FOLLICLES_NECK_CHEST,
    &LANGERHANS_TRUNK,
];

const fn count(lists: &[&[&Parameter]]) -> usize {
    let (mut sum, mut list) = (0, 0);
    while list < lists.len() {
        sum += lists[list].len();
        list += 1;
    }
    sum
}

/// All lists as one.
const fn chain<const N: usize>(lists: &[&[&'static Parameter]]) -> [&'static Parameter; N] {
    let mut all = [lists[0][0]; N];
    let (mut list, mut filled) = (0, 0);
    while list < lists.len() {
        let mut item = 0;
        while item < lists[list].len() {
            all[filled] = lists[list][item];
            filled += 1;
            item += 1;
        }
        list += 1;
    }
    all
}

/// A parameter of the skin's group.
const fn skin(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Skin, doc }
}

/// A parameter of the procedure's group.
const fn procedure(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Procedure, doc }
}
