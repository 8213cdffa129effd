//! Reading procedures without channels: bared surfaces, holes, points of injection, a thinned stratum corneum.

use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, Dimension};

use crate::injury::fields::{Shape, field};
use crate::injury::{CorneumLoss, Holes, InjectionPoints, SurfaceInjury, keys, limits};
use crate::parameters as p;
use crate::units::{PERCENT, UM_PER_MM, UM2_PER_CM2, UM3_PER_MM3};

/// `[surface]`, where there is one.
pub(super) fn surface(root: &Table<'_>) -> Checked<Option<SurfaceInjury>> {
    let Some(table) = root.optional_table("surface")? else { return Ok(None) };
    table.only(&keys::SURFACE.names())?;
    Ok(Some(SurfaceInjury {
        depth: field(&table, "depth", &Shape::length(&p::SURFACE_DEPTH, 1.0, limits::DEPTH_UM))?,
        coagulated: field(&table, "coagulated", &Shape::length(&p::COAGULATED_LAYER, 1.0, limits::COAGULATED_UM))?,
        closing_half_life: field(&table, "closing_half_life", &Shape::half_life(&p::SURFACE_CLOSING))?,
    }))
}

/// `[holes]`, where there is one.
pub(super) fn holes(root: &Table<'_>) -> Checked<Option<Holes>> {
    let Some(table) = root.optional_table("holes")? else { return Ok(None) };
    table.only(&keys::HOLES.names())?;
    let density = Shape {
        parameter: &p::HOLES,
        dimension: Dimension::AreaDensity,
        unit: 1.0 / UM2_PER_CM2,
        range: limits::HOLES_PER_UM2,
    };
    let holes = Holes {
        density: field(&table, "density", &density)?,
        width: field(&table, "width", &Shape::length(&p::HOLE_WIDTH, UM_PER_MM, limits::HOLE_WIDTH_UM))?,
        depth: field(&table, "depth", &Shape::length(&p::HOLE_DEPTH, UM_PER_MM, limits::DEPTH_UM))?,
        closing_half_life: field(&table, "closing_half_life", &Shape::half_life(&p::SURFACE_CLOSING))?,
    };
    let (percent, limit) = (holes.largest_percent(), PERCENT * limits::LARGEST_HOLE_SHARE);
    if percent <= limit {
        return Ok(Some(holes));
    }
    let problem = format!("by `density` and `width` the holes take up to {percent:.0} % of the skin");
    Err(table.error_at("density", problem, format!("at most {limit:.0} %")))
}

/// `[points]`, where there is one.
pub(super) fn points(root: &Table<'_>) -> Checked<Option<InjectionPoints>> {
    let Some(table) = root.optional_table("points")? else { return Ok(None) };
    table.only(&keys::POINTS.names())?;
    let density = Shape {
        parameter: &p::POINTS,
        dimension: Dimension::AreaDensity,
        unit: 1.0 / UM2_PER_CM2,
        range: limits::POINTS_PER_UM2,
    };
    let volume = Shape {
        parameter: &p::POINT_VOLUME,
        dimension: Dimension::Volume,
        unit: UM3_PER_MM3,
        range: limits::POINT_UM3,
    };
    Ok(Some(InjectionPoints {
        density: field(&table, "density", &density)?,
        width: field(&table, "width", &Shape::length(&p::TRACK_WIDTH, 1.0, limits::WIDTH_UM))?,
        depth: field(&table, "depth", &Shape::length(&p::TIP_DEPTH, UM_PER_MM, limits::DEPTH_UM))?,
        volume: field(&table, "volume", &volume)?,
        backflow: field(&table, "backflow", &Shape::share(&p::BACKFLOW))?,
    }))
}

/// `[corneum]`, where there is one.
pub(super) fn corneum(root: &Table<'_>) -> Checked<Option<CorneumLoss>> {
    let Some(table) = root.optional_table("corneum")? else { return Ok(None) };
    table.only(&keys::CORNEUM.names())?;
    Ok(Some(CorneumLoss { removed: field(&table, "removed", &Shape::share(&p::CORNEUM_REMOVED))? }))
}
