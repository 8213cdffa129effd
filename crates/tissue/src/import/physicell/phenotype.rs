//! What a cell definition says about one type.

use super::kinds::Names;
use super::values::Values;
use super::{ImportError, LeftOut};
use crate::cells::{CellType, Death, Mechanics, Motility, Taxis, VolumeLaw, radius_um, reference};
use crate::rules::nearest;

pub(crate) fn read(
    definition: &Values<'_>,
    kind: &mut CellType,
    names: &Names<'_>,
    left_out: &mut Vec<LeftOut>,
) -> Result<(), ImportError> {
    let Some(phenotype) = definition.find("phenotype") else { return Ok(()) };
    if let Some(cycle) = phenotype.find("cycle") {
        read_cycle(&cycle, kind, names)?;
    }
    if let Some(deaths) = phenotype.find("death") {
        for model in deaths.all("model") {
            read_death(&model, kind, left_out)?;
        }
    }
    if let Some(volume) = phenotype.find("volume") {
        read_volume(&volume, &mut kind.volume)?;
    }
    if let Some(mechanics) = phenotype.find("mechanics") {
        let radius = radius_um(kind.volume.total_um3);
        read_mechanics(&mechanics, &mut kind.mechanics, radius, names, left_out)?;
    }
    if let Some(motility) = phenotype.find("motility") {
        read_motility(&motility, &mut kind.motility, names)?;
    }
    if let Some(secretion) = phenotype.find("secretion") {
        read_secretion(&secretion, kind, names)?;
    }
    read_contact(&phenotype, kind, names)?;
    if let Some(transformations) = phenotype.find("cell_transformations") {
        each_type(
            &transformations,
            "transformation_rates",
            "transformation_rate",
            names,
            &mut kind.transforms_per_min,
        )?;
    }
    if let Some(integrity) = phenotype.find("cell_integrity") {
        integrity.set_rate("damage_rate", &mut kind.damage_per_min)?;
        integrity.set_rate("damage_repair_rate", &mut kind.repair_per_min)?;
    }
    if let Some(distributions) = definition.find("initial_parameter_distributions") {
        distributions.use_all();
        if distributions.enabled()? {
            let what = "starting values drawn at random: every cell starts with its type's values";
            left_out.push(LeftOut::settings(distributions.line(), what));
        }
    }
    Ok(())
}

fn read_cycle(values: &Values<'_>, kind: &mut CellType, names: &Names<'_>) -> Result<(), ImportError> {
    let code = values.attribute_number("code")?;
    let cycle = reference::cycle(code as i64).ok_or_else(|| {
        ImportError::settings(values.line(), &format!("cycle with code {code}; expected 0, 1, 2, 5, 6 or 7"))
    })?;
    // A parent's rates stay where the model of the cycle is the same.
    if kind.cycle.name != cycle.name {
        kind.cycle = cycle;
    }
    if let Some(rates) = values.find("phase_transition_rates").or_else(|| values.find("transition_rates")) {
        for rate in rates.all("rate") {
            set_phase(&rate, "start_index", kind, rate.own_number()?)?;
        }
    }
    if let Some(durations) = values.find("phase_durations") {
        for duration in durations.all("duration") {
            // As PhysiCell does: no division by zero, and a phase of no duration is left at once.
            set_phase(&duration, "index", kind, 1.0 / (duration.own_number()? + 1e-16))?;
        }
    }
    if let Some(asymmetric) = values.find("standard_asymmetric_division") {
        let mut shares = kind.daughter_of_type.clone();
        for share in asymmetric.all("asymmetric_division_probability") {
            shares[type_of(&share, names)?] = share.own_number()?;
        }
        if asymmetric.enabled()? {
            kind.daughter_of_type = shares;
        }
    }
    Ok(())
}

fn set_phase(values: &Values<'_>, index: &str, kind: &mut CellType, per_min: f64) -> Result<(), ImportError> {
    let phase = values.attribute_number(index)?;
    let phases = kind.cycle.phases.len();
    if !(phase >= 0.0 && phase < phases as f64 && per_min >= 0.0) {
        let problem = format!("phase {phase} at {per_min} per minute; the cycle has phases 0 to {}", phases - 1);
        return Err(ImportError::settings(values.line(), &problem));
    }
    let link = &mut kind.cycle.phases[phase as usize].links[0];
    (link.per_min, link.fixed) = (per_min, values.flag("fixed_duration")?);
    Ok(())
}

fn read_death(model: &Values<'_>, kind: &mut CellType, left_out: &mut Vec<LeftOut>) -> Result<(), ImportError> {
    let code = model.attribute_number("code")?;
    let (death, remains): (&mut Death, f64) = match code as i64 {
        100 => (&mut kind.apoptosis, 0.0),
        101 => (&mut kind.necrosis, 1.0),
        _ => {
            left_out
                .push(LeftOut::settings(model.line(), &format!("death model with code {code}: cells do not die so")));
            model.use_all();
            return Ok(());
        }
    };
    model.set_rate("death_rate", &mut death.per_min)?;
    if let Some(durations) = model.find("phase_durations") {
        for duration in durations.all("duration") {
            if duration.attribute_number("index")? == remains {
                (death.remains_min, death.remains_fixed) = (duration.own_number()?, duration.flag("fixed_duration")?);
            }
        }
    }
    if let Some(rates) = model.find("phase_transition_rates").or_else(|| model.find("transition_rates")) {
        for rate in rates.all("rate") {
            if rate.attribute_number("start_index")? == remains {
                (death.remains_min, death.remains_fixed) = (1.0 / rate.own_number()?, rate.flag("fixed_duration")?);
            }
        }
    }
    if let Some(values) = model.find("parameters") {
        values.set_rate("unlysed_fluid_change_rate", &mut death.fluid_before_per_min)?;
        values.set_rate("lysed_fluid_change_rate", &mut death.fluid_after_per_min)?;
        values.set_rate("cytoplasmic_biomass_change_rate", &mut death.cytoplasm_per_min)?;
        values.set_rate("nuclear_biomass_change_rate", &mut death.nucleus_per_min)?;
        values.set_rate("calcification_rate", &mut death.calcification_per_min)?;
        values.set_rate("relative_rupture_volume", &mut death.rupture_fold)?;
    }
    Ok(())
}

fn read_volume(values: &Values<'_>, volume: &mut VolumeLaw) -> Result<(), ImportError> {
    values.set_rate("total", &mut volume.total_um3)?;
    values.set_rate("fluid_fraction", &mut volume.fluid_share)?;
    values.set_rate("nuclear", &mut volume.nuclear_um3)?;
    values.set_rate("fluid_change_rate", &mut volume.fluid_per_min)?;
    values.set_rate("cytoplasmic_biomass_change_rate", &mut volume.cytoplasm_per_min)?;
    values.set_rate("nuclear_biomass_change_rate", &mut volume.nucleus_per_min)?;
    values.set_rate("calcified_fraction", &mut volume.calcified_share)?;
    values.set_rate("calcification_rate", &mut volume.calcification_per_min)?;
    values.set_rate("relative_rupture_volume", &mut volume.rupture_fold)
}

fn read_mechanics(
    values: &Values<'_>,
    mechanics: &mut Mechanics,
    radius_um: f64,
    names: &Names<'_>,
    left_out: &mut Vec<LeftOut>,
) -> Result<(), ImportError> {
    values.set_rate("cell_cell_adhesion_strength", &mut mechanics.adhesion_um_per_min)?;
    values.set_rate("cell_cell_repulsion_strength", &mut mechanics.repulsion_um_per_min)?;
    values.set_rate("cell_BM_adhesion_strength", &mut mechanics.membrane_adhesion_um_per_min)?;
    values.set_rate("cell_BM_repulsion_strength", &mut mechanics.membrane_repulsion_um_per_min)?;
    values.set_rate("relative_maximum_adhesion_distance", &mut mechanics.reach_fold)?;
    each_type(values, "cell_adhesion_affinities", "cell_adhesion_affinity", names, &mut mechanics.affinity)?;
    values.set_rate("attachment_elastic_constant", &mut mechanics.spring_per_min)?;
    values.set_rate("attachment_rate", &mut mechanics.attachment_per_min)?;
    values.set_rate("detachment_rate", &mut mechanics.detachment_per_min)?;
    values.set_rate("maximum_number_of_attachments", &mut mechanics.attachments_at_most)?;
    if mechanics.attachment_per_min > 0.0 {
        let what = "springs between neighbours (`attachment_rate`): cells hold on to each other by adhesion alone";
        left_out.push(LeftOut::settings(values.line(), what));
    }
    let Some(options) = values.find("options") else { return Ok(()) };
    for (name, unit) in [("set_relative_equilibrium_distance", 1.0), ("set_absolute_equilibrium_distance", radius_um)] {
        if let Some(distance) = options.find(name)
            && distance.enabled()?
        {
            // Adhesion such that both forces are equal at this distance, in radii.
            let half = 0.5 * (distance.own_number()? / unit).min(2.0);
            let ratio = (1.0 - half) / (1.0 - half / mechanics.reach_fold);
            mechanics.adhesion_um_per_min = mechanics.repulsion_um_per_min * ratio * ratio;
        }
    }
    Ok(())
}

fn read_motility(values: &Values<'_>, motility: &mut Motility, names: &Names<'_>) -> Result<(), ImportError> {
    values.set_rate("speed", &mut motility.speed_um_per_min)?;
    values.set_rate("persistence_time", &mut motility.persistence_min)?;
    values.set_rate("migration_bias", &mut motility.bias)?;
    let Some(options) = values.find("options") else { return Ok(()) };
    motility.enabled = options.yes("enabled", motility.enabled)?;
    motility.flat = options.yes("use_2D", motility.flat)? || names.flat;
    if let Some(one) = options.find("chemotaxis") {
        let substrate = one.find("substrate").map(|name| substrate_of(&name, name.text(), names)).transpose()?;
        let sign = one.number_or("direction", 1.0)?;
        if let (true, Some(substrate)) = (one.yes("enabled", false)?, substrate) {
            motility.taxis = Taxis::One { substrate, sign };
        }
    }
    if let Some(sum) = options.find("advanced_chemotaxis") {
        let mut sensitivity = vec![0.0; names.substrates.len()];
        for one in sum.find("chemotactic_sensitivities").iter().flat_map(|all| all.all("chemotactic_sensitivity")) {
            let name = one.attribute("substrate").unwrap_or("");
            sensitivity[substrate_of(&one, name, names)?] = one.own_number()?;
        }
        let normalised = sum.yes("normalize_each_gradient", false)?;
        if sum.yes("enabled", false)? {
            motility.taxis = Taxis::Sum { sensitivity, normalised };
        }
    }
    Ok(())
}

fn read_secretion(values: &Values<'_>, kind: &mut CellType, names: &Names<'_>) -> Result<(), ImportError> {
    for substrate in values.all("substrate") {
        let name = substrate.attribute("name").unwrap_or("");
        let exchange = &mut kind.exchange[substrate_of(&substrate, name, names)?];
        substrate.set_rate("secretion_rate", &mut exchange.secretion_per_min)?;
        substrate.set("secretion_target", &mut exchange.target)?;
        substrate.set_rate("uptake_rate", &mut exchange.uptake_per_min)?;
        substrate.set("net_export_rate", &mut exchange.export_per_min)?;
    }
    Ok(())
}

fn read_contact(phenotype: &Values<'_>, kind: &mut CellType, names: &Names<'_>) -> Result<(), ImportError> {
    let Some(values) = phenotype.find("cell_interactions") else { return Ok(()) };
    let contact = &mut kind.contact;
    if let Some(all) = values.find("dead_phagocytosis_rate") {
        let rate = all.own_number()?;
        (contact.eats_apoptotic_per_min, contact.eats_necrotic_per_min, contact.eats_other_dead_per_min) =
            (rate, rate, rate);
    }
    values.set_rate("apoptotic_phagocytosis_rate", &mut contact.eats_apoptotic_per_min)?;
    values.set_rate("necrotic_phagocytosis_rate", &mut contact.eats_necrotic_per_min)?;
    values.set_rate("other_dead_phagocytosis_rate", &mut contact.eats_other_dead_per_min)?;
    each_type(&values, "live_phagocytosis_rates", "phagocytosis_rate", names, &mut contact.eats_live_per_min)?;
    each_type(&values, "attack_rates", "attack_rate", names, &mut contact.attacks_per_min)?;
    each_type(&values, "immunogenicities", "immunogenicity", names, &mut contact.immunogenicity)?;
    each_type(&values, "fusion_rates", "fusion_rate", names, &mut contact.fuses_per_min)?;
    values.set_rate("attack_damage_rate", &mut contact.attack_damage_per_min)?;
    values.set_rate("damage_rate", &mut contact.attack_damage_per_min)?;
    values.set_rate("attack_duration", &mut contact.attack_min)
}

/// One number for each type named in a list.
fn each_type(
    values: &Values<'_>,
    list: &'static str,
    entry: &'static str,
    names: &Names<'_>,
    into: &mut [f64],
) -> Result<(), ImportError> {
    for one in values.find(list).iter().flat_map(|all| all.all(entry)) {
        into[type_of(&one, names)?] = one.own_number()?;
    }
    Ok(())
}

fn type_of(values: &Values<'_>, names: &Names<'_>) -> Result<usize, ImportError> {
    known(values, "cell type", values.attribute("name").unwrap_or(""), names.types)
}

fn substrate_of(values: &Values<'_>, name: &str, names: &Names<'_>) -> Result<usize, ImportError> {
    known(values, "substrate", name, names.substrates)
}

fn known(values: &Values<'_>, what: &str, name: &str, names: &[String]) -> Result<usize, ImportError> {
    names.iter().position(|known| known == name).ok_or_else(|| {
        let meant = nearest(name, names.iter().map(String::as_str));
        let meant = meant.map_or(String::new(), |word| format!("; did you mean `{word}`?"));
        ImportError::settings(values.line(), &format!("unknown {what} `{name}`{meant}"))
    })
}
