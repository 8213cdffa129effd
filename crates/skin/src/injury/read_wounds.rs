//! Reading procedures without channels: bared surfaces, holes, points of injection, a thinned stratum corneum.

use exoskin_quantity::Checked;
use exoskin_quantity::toml::Table;
use exoskin_quantity::unit::PERCENT;

use crate::injury::fields::{Shape, field};
use crate::injury::{CorneumLoss, Holes, InjectionPoints, SurfaceInjury, keys, limits};
use crate::parameters as p;

/// `[surface]`, where there is one.
pub(super) fn surface(root: &Table<'_>) -> Checked<Option<SurfaceInjury>> {
    let Some(table) = root.optional_table("surface")? else { return Ok(None) };
    table.only(&keys::SURFACE.names())?;
    Ok(Some(SurfaceInjury {
        depth: field(&table, "depth", &Shape::of(&p::SURFACE_DEPTH, limits::DEPTH_UM))?,
        coagulated: field(&table, "coagulated", &Shape::of(&p::COAGULATED_LAYER, limits::COAGULATED_UM))?,
        closing_half_life: field(&table, "closing_half_life", &Shape::of(&p::SURFACE_CLOSING, limits::HALF_LIFE_S))?,
    }))
}

/// `[holes]`, where there is one.
pub(super) fn holes(root: &Table<'_>) -> Checked<Option<Holes>> {
    let Some(table) = root.optional_table("holes")? else { return Ok(None) };
    table.only(&keys::HOLES.names())?;
    let density = Shape::of(&p::HOLES, limits::HOLES_PER_UM2);
    let holes = Holes {
        density: field(&table, "density", &density)?,
        width: field(&table, "width", &Shape::of(&p::HOLE_WIDTH, limits::HOLE_WIDTH_UM))?,
        depth: field(&table, "depth", &Shape::of(&p::HOLE_DEPTH, limits::DEPTH_UM))?,
        closing_half_life: field(&table, "closing_half_life", &Shape::of(&p::SURFACE_CLOSING, limits::HALF_LIFE_S))?,
    };
    let (percent, limit) = (holes.largest_percent(), PERCENT * limits::LARGEST_HOLE_SHARE);
    if percent <= limit {
        return Ok(Some(holes));
    }
    let problem = format!("with this `density` and `width` the holes take up as much as {percent:.0} % of the skin");
    Err(table.error_at("density", problem, format!("at most {limit:.0} %")))
}

/// `[points]`, where there is one.
pub(super) fn points(root: &Table<'_>) -> Checked<Option<InjectionPoints>> {
    let Some(table) = root.optional_table("points")? else { return Ok(None) };
    table.only(&keys::POINTS.names())?;
    let density = Shape::of(&p::POINTS, limits::POINTS_PER_UM2);
    let volume = Shape::of(&p::POINT_VOLUME, limits::POINT_UM3);
    Ok(Some(InjectionPoints {
        density: field(&table, "density", &density)?,
        width: field(&table, "width", &Shape::of(&p::TRACK_WIDTH, limits::WIDTH_UM))?,
        depth: field(&table, "depth", &Shape::of(&p::TIP_DEPTH, limits::DEPTH_UM))?,
        volume: field(&table, "volume", &volume)?,
        backflow: field(&table, "backflow", &Shape::of(&p::BACKFLOW, limits::SHARE))?,
    }))
}

/// `[corneum]`, where there is one.
pub(super) fn corneum(root: &Table<'_>) -> Checked<Option<CorneumLoss>> {
    let Some(table) = root.optional_table("corneum")? else { return Ok(None) };
    table.only(&keys::CORNEUM.names())?;
    Ok(Some(CorneumLoss { removed: field(&table, "removed", &Shape::of(&p::CORNEUM_REMOVED, limits::SHARE))? }))
}
