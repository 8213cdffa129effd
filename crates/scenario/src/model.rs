//! `[model]`: hypotheses, the switches of reference-case scenarios, and parameters fixed at a value.

use exoskin_evidence::Parameter;
use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, Dimension};

use super::{Hypotheses, Ideal, Overrides, ScenarioOptions, hypotheses, keys, limits, overrides};

/// What `[model]` says.
#[derive(Default)]
pub(super) struct Model {
    pub options: ScenarioOptions,
    /// The overrides of `[model.set]`.
    pub set: Overrides,
    pub hypotheses: Hypotheses,
}

pub(super) fn read(root: &Table<'_>, parameters: &[&'static Parameter]) -> Checked<Model> {
    let Some(model) = root.optional_table("model")? else { return Ok(Default::default()) };
    model.only(&keys::MODEL.names())?;
    let ideal = Ideal {
        held_mouth: model.boolean("held_mouth")?,
        mixed_film: model.boolean("mixed_film")?,
        no_flow: model.boolean("no_flow")?,
        no_plug: model.boolean("no_plug")?,
        no_closing: model.boolean("no_closing")?,
        no_drying: model.boolean("no_drying")?,
        no_sinks: model.boolean("no_sinks")?,
        diffusivity: model.optional_quantity_in("diffusivity", Dimension::Diffusivity, limits::DIFFUSIVITY)?,
    };
    if ideal.held_mouth && ideal.mixed_film {
        return Err(model.error_at("mixed_film", "`held_mouth` and `mixed_film` cannot be combined", "one of them"));
    }
    let options = ScenarioOptions { count_exact: model.boolean("count_exact")?, ideal };
    let needed = [
        ("count_exact", options.count_exact),
        ("no_flow", ideal.no_flow),
        ("no_plug", ideal.no_plug),
        ("no_closing", ideal.no_closing),
        ("no_drying", ideal.no_drying),
        ("no_sinks", ideal.no_sinks),
    ];
    if let (true, Some((missing, _))) = (ideal.held_mouth, needed.iter().find(|(_, on)| !on)) {
        let problem = format!(
            "`held_mouth` without `{missing} = true`: a mouth that never runs out delivers more than was applied"
        );
        let expected = "`held_mouth` only in a reference case, with count_exact, no_flow, no_plug, no_closing, no_drying and no_sinks";
        return Err(model.error_at("held_mouth", problem, expected));
    }
    let set = match model.optional_table("set")? {
        Some(set) => overrides::read(&set, parameters)?,
        None => Vec::new(),
    };
    Ok(Model { options, set, hypotheses: hypotheses::read(&model)? })
}
