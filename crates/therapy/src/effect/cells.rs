//! Averages over the cells of a type: those around a channel, and all of them.

use exoskin_evidence::Draws;
use std::f64::consts::PI;

use super::expectation::Answer;
use super::exposure::{CellExposure, Exposure};
use super::parameters as p;

/// The average response of the cells of a type, as shares of the largest effect.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shown {
    /// The cells that heal the wound: the fullest ones, as many as lie within the range of influence of a channel.
    pub near: f64,
    /// All cells of the unit cell.
    pub far: f64,
}

/// The tissue around a channel that takes part in healing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    area_share: f64,
    epidermis_share: f64,
    dermis_share: f64,
}

impl Near {
    /// Of this exposure; all of the unit cell where there is no channel.
    pub fn of(exposure: &Exposure<'_>, draws: &dyn Draws) -> Near {
        let Some(injury) = exposure.injury else {
            return Near { area_share: 1.0, epidermis_share: 1.0, dermis_share: 1.0 };
        };
        let influence = draws.value(&p::INFLUENCE);
        let radius = injury.radius_um + influence;
        let reach = injury.depth_um + influence;
        let site = exposure.site;
        let share = |from: f64, thick: f64| if thick > 0.0 { ((reach - from) / thick).clamp(0.0, 1.0) } else { 1.0 };
        Near {
            area_share: disc_share(radius, exposure.unit_cell_um2),
            epidermis_share: share(site.stratum_corneum_um, site.living_epidermis_um()),
            dermis_share: share(site.junction_depth_um, site.dermis_um),
        }
    }

    /// Share of a type's cells that lie in it.
    pub(super) fn share_of(&self, name: &str) -> f64 {
        let in_depth = match name {
            "keratinocyte" | "melanocyte" | "langerhans" => self.epidermis_share,
            _ => self.dermis_share,
        };
        self.area_share * in_depth
    }
}

/// Share of the unit cell within `radius_um` of the channel's axis.
pub(crate) fn disc_share(radius_um: f64, unit_cell_um2: f64) -> f64 {
    if unit_cell_um2 > 0.0 { (PI * radius_um * radius_um / unit_cell_um2).min(1.0) } else { 1.0 }
}

/// How a cell is switched on: all alike, or by type.
#[derive(Clone, Debug, PartialEq)]
pub enum Switch {
    /// Every cell responds in the same way.
    Alike(Answer),
    /// Each type as its own dish says, by name.
    ByType(Vec<(String, Answer)>),
}

impl Switch {
    /// The response of cells of this name.
    fn of(&self, name: &str) -> &Answer {
        const NONE: Answer = Answer::OneHit { chance: 0.0 };
        match self {
            Switch::Alike(answer) => answer,
            Switch::ByType(known) => known.iter().find(|(type_of, _)| type_of == name).map_or(&NONE, |(_, one)| one),
        }
    }
}

/// The response of the cells of these types; contacts are what the cells take up, and a share of them is potent.
pub fn shown(exposure: &Exposure<'_>, names: &[&str], near: &Near, switch: &Switch) -> Shown {
    let of_types = exposure.cells.iter().filter(|cells| names.contains(&cells.name.as_str()));
    let (mut sums, mut near_cells, mut all_cells) = (Shown::default(), 0.0, 0.0);
    for cells in of_types {
        let wanted = cells.cells * near.share_of(&cells.name);
        let summed = sum(cells, wanted, exposure.potent_share, switch.of(&cells.name));
        sums = Shown { near: sums.near + summed.near, far: sums.far + summed.far };
        near_cells += wanted;
        all_cells += cells.cells;
    }
    let far = mean(sums.far, all_cells);
    Shown { near: if near_cells > 0.0 { mean(sums.near, near_cells) } else { far }, far }
}

fn mean(sum: f64, cells: f64) -> f64 {
    if cells > 0.0 { (sum / cells).clamp(0.0, 1.0) } else { 0.0 }
}

/// Sums of E[f] over the fullest `wanted` cells and over all.
fn sum(cells: &CellExposure, wanted: f64, potent: f64, answer: &Answer) -> Shown {
    let (mut left, mut sums) = (wanted, Shown::default());
    for &(count, per_cell) in &cells.classes {
        let each = answer.expected(potent * per_cell);
        sums.near += count.min(left) * each;
        sums.far += count * each;
        left = (left - count).max(0.0);
    }
    sums
}

/// Mean of a number over the fullest `wanted` cells of a type; cells in no class have none.
pub(super) fn mean_of_fullest(cells: &CellExposure, wanted: f64, of: impl Fn(f64) -> f64) -> f64 {
    let (mut left, mut sum) = (wanted, 0.0);
    for &(count, per_cell) in &cells.classes {
        sum += count.min(left) * of(per_cell);
        left = (left - count).max(0.0);
    }
    if wanted > 0.0 { sum / wanted } else { 0.0 }
}

/// Expected number of cells of all types in one unit cell that are switched on.
pub(crate) fn switched_on(exposure: &Exposure<'_>, switch: &Switch) -> f64 {
    let of = |cells: &CellExposure| sum(cells, 0.0, exposure.potent_share, switch.of(&cells.name)).far;
    exposure.cells.iter().map(of).sum()
}

/// Vesicles that all cells of one unit cell took up.
pub fn taken_up(exposure: &Exposure<'_>) -> f64 {
    exposure.cells.iter().flat_map(|cells| &cells.classes).map(|(count, per_cell)| count * per_cell).sum()
}
