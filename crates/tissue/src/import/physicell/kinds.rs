//! Cell types.

use super::phenotype;
use super::values::Values;
use super::{ImportError, LeftOut};
use crate::cells::{CellType, Taxis, reference};

/// All types of a project.
pub(crate) struct Kinds {
    pub types: Vec<CellType>,
    /// The number that each has in the project.
    pub numbers: Vec<f64>,
    /// Names of the custom variables.
    pub customs: Vec<String>,
}

/// Names that a type's values can refer to.
pub(crate) struct Names<'a> {
    pub types: &'a [String],
    pub substrates: &'a [String],
    pub customs: &'a [String],
    pub flat: bool,
}

pub(crate) fn read(
    root: &Values<'_>,
    substrates: &[String],
    flat: bool,
    left_out: &mut Vec<LeftOut>,
) -> Result<Kinds, ImportError> {
    let definitions: Vec<Values<'_>> = root.at("cell_definitions")?.all("cell_definition").collect();
    let mut names: Vec<String> = Vec::new();
    let mut numbers = Vec::new();
    for definition in &definitions {
        let name = definition.attribute("name").unwrap_or("").to_owned();
        if name.is_empty() || names.contains(&name) {
            let problem = format!("cell definition `{name}`: every one needs a name of its own");
            return Err(ImportError::settings(definition.line(), &problem));
        }
        names.push(name);
        numbers.push(definition.attribute_number("ID")?);
    }
    let Some(first) = definitions.first() else {
        return Err(ImportError::settings(root.line(), "no cell definition"));
    };
    // Custom variables are those of the first definition, which the others inherit.
    let custom_data = first.find("custom_data");
    let customs: Vec<String> =
        custom_data.map_or(Vec::new(), |data| data.children().map(|variable| variable.name().to_owned()).collect());
    let known = Names { types: &names, substrates, customs: &customs, flat };
    let mut types: Vec<CellType> = Vec::new();
    for (place, definition) in definitions.iter().enumerate() {
        let mut kind = start(definition, &types, &known)?;
        kind.name = names[place].clone();
        phenotype::read(definition, &mut kind, &known, left_out)?;
        read_custom(definition, &mut kind, &known, left_out)?;
        types.push(kind);
    }
    Ok(Kinds { types, numbers, customs })
}

/// What a type inherits: its parent's values, or the first type's without what cells do.
fn start(definition: &Values<'_>, earlier: &[CellType], names: &Names<'_>) -> Result<CellType, ImportError> {
    let blank = || {
        let mut kind = reference::cell("default", names.types.len(), names.substrates.len());
        kind.cycle = reference::ki67_advanced();
        kind.custom = vec![0.0; names.customs.len()];
        kind.motility.flat = names.flat;
        kind
    };
    if let Some(parent) = definition.attribute("parent_type") {
        let found = earlier.iter().find(|kind| kind.name == parent);
        return found.cloned().ok_or_else(|| {
            ImportError::settings(definition.line(), &format!("parent `{parent}` is not defined before this type"))
        });
    }
    let Some(first) = earlier.first() else { return Ok(blank()) };
    let plain = blank();
    Ok(CellType {
        exchange: plain.exchange,
        contact: plain.contact,
        transforms_per_min: plain.transforms_per_min,
        daughter_of_type: plain.daughter_of_type,
        motility: crate::cells::Motility { enabled: false, taxis: Taxis::None, ..first.motility.clone() },
        ..first.clone()
    })
}

fn read_custom(
    definition: &Values<'_>,
    kind: &mut CellType,
    names: &Names<'_>,
    left_out: &mut Vec<LeftOut>,
) -> Result<(), ImportError> {
    let Some(data) = definition.find("custom_data") else { return Ok(()) };
    for variable in data.children() {
        match names.customs.iter().position(|name| name == variable.name()) {
            Some(place) => kind.custom[place] = variable.own_number()?,
            None => left_out.push(LeftOut::settings(
                variable.line(),
                &format!("custom variable `{}`: the first cell definition does not have it", variable.name()),
            )),
        }
        if variable.flag("conserved")? {
            let what = format!("custom variable `{}` is conserved: daughters keep the whole value", variable.name());
            left_out.push(LeftOut::settings(variable.line(), &what));
        }
    }
    Ok(())
}
