//! From a tissue to the text of a file.

use std::collections::BTreeMap;

use toml::Spanned;

use super::written::{
    Axes, ByName, Frame, Layer, Sides, Start, Steps, Written, WrittenCycle, WrittenFill, WrittenLink, WrittenPhase,
    WrittenRules, WrittenSubstrate, WrittenTaxis, WrittenType,
};
use super::{FORMAT, Tissue, cells};
use crate::cells::{CellType, Cycle, Exchange, Taxis};
use crate::field::{Diffusion, Drift, Grid, Substrate};

/// The text of a file that reads back to the same tissue.
///
/// # Errors
/// If the tissue contains what a file has no words for: diffusivities by voxel, cells kept to another box than the fields,
/// names that begin or end with spaces, numbers that no file may contain.
pub fn write(tissue: &Tissue) -> Result<String, String> {
    let setup = &tissue.setup;
    let (grid, domain) = (&setup.grid, &setup.domain);
    let corner: [f64; 3] =
        core::array::from_fn(|axis| grid.origin[axis] + grid.counts[axis] as f64 * grid.spacing[axis]);
    if (domain.low, domain.high) != (grid.origin, corner) {
        return Err("cells are kept to another box than the fields".to_owned());
    }
    let written = Written {
        format: here(FORMAT),
        title: tissue.title.clone(),
        minutes: tissue.minutes,
        seed: setup.seed,
        track_internal: setup.track_internal,
        custom: tissue.customs.iter().cloned().map(here).collect(),
        steps: Steps {
            diffusion_min: setup.steps.diffusion_min,
            mechanics_min: setup.steps.mechanics_min,
            phenotype_min: here(setup.steps.phenotype_min),
        },
        frame: here(Frame {
            low: grid.origin,
            voxel_um: grid.spacing,
            voxels: grid.counts,
            flat: domain.flat,
            wall_um_per_min: domain.wall_um_per_min,
        }),
        substrates: setup.substrates.iter().map(|one| substrate(one, grid)).collect::<Result<_, _>>()?,
        types: setup.types.iter().map(|one| kind(one, tissue)).collect(),
        rules: (!tissue.rules.is_empty()).then(|| WrittenRules { csv: here(tissue.rules.clone()) }),
        start: start(tissue),
    };
    let text = toml::to_string_pretty(&written).map_err(|error| error.to_string())?;
    match super::read(text.as_bytes()) {
        Ok(again) if again == *tissue => Ok(text),
        Ok(_) => Err("the file would read back to another tissue".to_owned()),
        Err(error) => Err(error.problem),
    }
}

fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

fn start(tissue: &Tissue) -> Option<Start> {
    let types = &tissue.setup.types;
    let fill = |fill: &super::Fill| WrittenFill {
        kind: here(types[fill.kind].name.clone()),
        low: here(fill.low),
        high: fill.high,
        spacing_um: here(fill.spacing_um),
    };
    let listed = (!tissue.cells.is_empty()).then(|| here(cells::write(&tissue.cells, types)));
    let fills: Vec<WrittenFill> = tissue.fills.iter().map(fill).collect();
    (listed.is_some() || !fills.is_empty()).then_some(Start { fills, cells: listed })
}

fn axes(values: [f64; 3]) -> Axes {
    let [x, y, z] = values;
    if x == y && y == z { Axes::All(x) } else { Axes::Each(values) }
}

fn substrate(substrate: &Substrate, grid: &Grid) -> Result<WrittenSubstrate, String> {
    let [[x_low, x_high], [y_low, y_high], [z_low, z_high]] = substrate.sides;
    let mut written = WrittenSubstrate {
        name: here(substrate.name.clone()),
        diffusivity_um2_per_min: None,
        decay_per_min: substrate.decay,
        initial: substrate.initial,
        drift_um_per_min: None,
        sides: Sides { x_low, x_high, y_low, y_high, z_low, z_high },
        layers: Vec::new(),
    };
    let by_depth = matches!(substrate.drift, Drift::ByDepth(_)) || substrate.partition.is_some();
    match &substrate.diffusion {
        Diffusion::ByVoxel { .. } => return Err(format!("substrate `{}` has a diffusivity by voxel", substrate.name)),
        Diffusion::Constant(values) if !by_depth => {
            written.diffusivity_um2_per_min = Some(axes(*values));
            if let Drift::Constant(drift) = substrate.drift {
                written.drift_um_per_min = Some(drift);
            }
        }
        _ => written.layers = (0..grid.counts[2]).map(|depth| here(layer(substrate, grid, depth))).collect(),
    }
    Ok(written)
}

fn layer(substrate: &Substrate, grid: &Grid, depth: usize) -> Layer {
    let diffusivity = |axis| substrate.diffusivity(axis, depth).unwrap_or(0.0);
    Layer {
        to_um: grid.origin[2] + (depth + 1) as f64 * grid.spacing[2],
        diffusivity_um2_per_min: axes(core::array::from_fn(diffusivity)),
        partition: substrate.partition.as_ref().map(|layers| layers[depth]),
        drift_um_per_min: (substrate.drift != Drift::None)
            .then(|| core::array::from_fn(|axis| substrate.velocity(axis, depth))),
    }
}

/// Names with those values that are not what a file says by saying nothing.
fn named(values: &[f64], names: impl Iterator<Item = String>, otherwise: f64) -> ByName {
    names.zip(values).filter(|(_, value)| **value != otherwise).map(|(name, value)| (here(name), *value)).collect()
}

fn kind(kind: &CellType, tissue: &Tissue) -> WrittenType {
    let by_type =
        |values: &[f64], otherwise| named(values, tissue.setup.types.iter().map(|kind| kind.name.clone()), otherwise);
    let substrates = || tissue.setup.substrates.iter().map(|substrate| substrate.name.clone());
    let contact = &kind.contact;
    let exchange = substrates().zip(&kind.exchange).filter(|(_, exchange)| **exchange != Exchange::default());
    WrittenType {
        name: here(kind.name.clone()),
        movable: kind.movable,
        damage_per_min: kind.damage_per_min,
        repair_per_min: kind.repair_per_min,
        volume: kind.volume,
        mechanics: kind.mechanics.clone(),
        cycle: Some(cycle(&kind.cycle)),
        apoptosis: Some(kind.apoptosis),
        necrosis: Some(kind.necrosis),
        motility: Some(kind.motility.clone()),
        taxis: taxis(&kind.motility.taxis, substrates()),
        exchange: exchange.map(|(name, exchange)| (here(name), *exchange)).collect::<BTreeMap<_, _>>(),
        contact: Some(contact.clone()),
        affinity: by_type(&kind.mechanics.affinity, 1.0),
        eats_live_per_min: by_type(&contact.eats_live_per_min, 0.0),
        attacks_per_min: by_type(&contact.attacks_per_min, 0.0),
        immunogenicity: by_type(&contact.immunogenicity, 1.0),
        fuses_per_min: by_type(&contact.fuses_per_min, 0.0),
        transforms_per_min: by_type(&kind.transforms_per_min, 0.0),
        daughter_share: by_type(&kind.daughter_of_type, 0.0),
        custom: named(&kind.custom, tissue.customs.iter().cloned(), 0.0),
    }
}

fn taxis(taxis: &Taxis, substrates: impl Iterator<Item = String>) -> Option<WrittenTaxis> {
    let mut names = substrates;
    match taxis {
        Taxis::None => None,
        Taxis::One { substrate, sign } => {
            let along = names.nth(*substrate).map(here);
            Some(WrittenTaxis { along, sign: Some(*sign), sum: None, normalised: false })
        }
        Taxis::Sum { sensitivity, normalised } => {
            let sum = Some(named(sensitivity, names, 0.0));
            Some(WrittenTaxis { along: None, sign: None, sum, normalised: *normalised })
        }
    }
}

fn cycle(cycle: &Cycle) -> WrittenCycle {
    let phases = cycle.phases.iter().map(|phase| WrittenPhase {
        name: here(phase.name.clone()),
        divides_on_exit: phase.divides_on_exit,
        doubles_on_entry: phase.doubles_on_entry,
        next: phase
            .links
            .iter()
            .map(|link| {
                let to = here(cycle.phases[link.to].name.clone());
                WrittenLink { to, per_min: link.per_min, fixed: link.fixed }
            })
            .collect(),
    });
    WrittenCycle { name: cycle.name.clone(), phases: phases.collect() }
}
