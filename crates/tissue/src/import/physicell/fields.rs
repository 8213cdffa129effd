//! The box, the substrates and what holds them.

use super::values::Values;
use super::{ImportError, LeftOut};
use crate::cells::reference;
use crate::field::{Grid, Side, Substrate};

/// The box and what counts everywhere.
pub(crate) struct Frame {
    pub grid: Grid,
    pub low: [f64; 3],
    pub high: [f64; 3],
    pub flat: bool,
    pub wall_um_per_min: f64,
    pub seed: u64,
}

pub(crate) fn frame(root: &Values<'_>) -> Result<Frame, ImportError> {
    let domain = root.at("domain")?;
    let flat = domain.yes("use_2D", false)?;
    let (mut low, mut high, mut spacing) = ([0.0; 3], [0.0; 3], [0.0; 3]);
    let mut counts = [0; 3];
    for (axis, name) in ["x", "y", "z"].into_iter().enumerate() {
        spacing[axis] = domain.number(&format!("d{name}"))?;
        low[axis] = domain.number(&format!("{name}_min"))?;
        high[axis] = domain.number(&format!("{name}_max"))?;
        if flat && axis == 2 {
            (low[2], high[2]) = (-0.5 * spacing[2], 0.5 * spacing[2]);
        }
        let voxels = (high[axis] - low[axis]) / spacing[axis];
        if !(voxels >= 1.0 && voxels < f64::from(u32::MAX)) {
            let problem =
                format!("{voxels} voxels along {name}: `d{name}` has to fit between `{name}_min` and `{name}_max`");
            return Err(ImportError::settings(domain.line(), &problem));
        }
        counts[axis] = voxels.ceil() as usize;
        high[axis] = low[axis] + counts[axis] as f64 * spacing[axis];
    }
    let grid =
        Grid::new(low, spacing, counts).map_err(|error| ImportError::settings(domain.line(), &error.to_string()))?;
    let options = root.find("options");
    let wall = options.map_or(Ok(false), |options| options.yes("virtual_wall_at_domain_edge", false))?;
    let wall_um_per_min = if wall { reference::mechanics(0).membrane_repulsion_um_per_min } else { 0.0 };
    let seed = options.and_then(|options| options.find("random_seed"));
    let seed = seed.map_or(0, |seed| seed.text().parse().unwrap_or(0));
    if let Some(options) = options {
        // Both are what this engine does anyway.
        options.find("legacy_random_points_on_sphere_in_divide");
        options.find("disable_automated_spring_adhesions");
    }
    Ok(Frame { grid, low, high, flat, wall_um_per_min, seed })
}

pub(crate) fn substrates(root: &Values<'_>, left_out: &mut Vec<LeftOut>) -> Result<Vec<Substrate>, ImportError> {
    let mut substrates = Vec::new();
    let setup = root.at("microenvironment_setup")?;
    for variable in setup.all("variable") {
        let name = variable.attribute("name").unwrap_or("unnamed");
        let physics = variable.at("physical_parameter_set")?;
        let mut substrate =
            Substrate::new(name, physics.number("diffusion_coefficient")?, physics.number("decay_rate")?);
        substrate.initial = variable.number_or("initial_condition", 0.0)?;
        read_sides(&variable, &mut substrate)?;
        substrates.push(substrate);
    }
    if let Some(options) = setup.find("options") {
        options.find("calculate_gradients");
        options.find("track_internalized_substrates_in_each_agent");
        for (name, what) in [
            ("initial_condition", "starting densities from a file: fields start at their initial values"),
            ("dirichlet_nodes", "voxels held at a density by a file: none is held"),
        ] {
            if let Some(file) = options.find(name) {
                file.use_all();
                if file.enabled()? {
                    left_out.push(LeftOut::settings(file.line(), what));
                }
            }
        }
    }
    Ok(substrates)
}

/// All sides, or each for itself.
fn read_sides(variable: &Values<'_>, substrate: &mut Substrate) -> Result<(), ImportError> {
    if let Some(all) = variable.find("Dirichlet_boundary_condition")
        && all.enabled()?
    {
        substrate.sides = [[Side::Pinned(all.own_number()?); 2]; 3];
    }
    let Some(options) = variable.find("Dirichlet_options") else { return Ok(()) };
    for side in options.all("boundary_value") {
        let place = match side.attribute("ID").unwrap_or("") {
            "xmin" => (0, 0),
            "xmax" => (0, 1),
            "ymin" => (1, 0),
            "ymax" => (1, 1),
            "zmin" => (2, 0),
            "zmax" => (2, 1),
            other => {
                let problem = format!("side `{other}`; expected xmin, xmax, ymin, ymax, zmin or zmax");
                return Err(ImportError::settings(side.line(), &problem));
            }
        };
        substrate.sides[place.0][place.1] =
            if side.enabled()? { Side::Pinned(side.own_number()?) } else { Side::Closed };
    }
    Ok(())
}

pub(crate) fn tracks_internal(root: &Values<'_>) -> Result<bool, ImportError> {
    let options = root.at("microenvironment_setup")?.find("options");
    options.map_or(Ok(false), |options| options.yes("track_internalized_substrates_in_each_agent", false))
}
