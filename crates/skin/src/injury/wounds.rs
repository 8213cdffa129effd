//! What procedures without channels do: a bared surface, round holes, points of injection, a thinned stratum corneum.
//!
//! Each exists as its file gives it (priors with sources) and as one draw of numbers.

use exoskin_evidence::Draws;
use exoskin_quantity::unit::PERCENT;

use crate::injury::Field;

/// A surface that is removed entirely: full-field laser, donor site of a graft, peeling.
#[derive(Clone, Debug, PartialEq)]
pub struct SurfaceInjury {
    /// Depth that is removed, measured from the surface of the stratum corneum (um).
    pub depth: Field,
    /// Heated, coagulated tissue below it (um).
    pub coagulated: Field,
    /// Half-life of the surface's openness to vesicles (s).
    pub closing_half_life: Field,
}

/// One draw of a bared surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaredSurface {
    /// Depth that is removed (um).
    pub depth_um: f64,
    /// Coagulated tissue below it (um).
    pub coagulated_um: f64,
    /// Half-life of its openness to vesicles since the injury (s).
    pub closing_half_life_s: f64,
}

/// Separate round holes: a punch.
#[derive(Clone, Debug, PartialEq)]
pub struct Holes {
    /// Holes per area of treated skin (1/um²).
    pub density: Field,
    /// Width (um).
    pub width: Field,
    /// Depth (um).
    pub depth: Field,
    /// Half-life of their openness to vesicles (s).
    pub closing_half_life: Field,
}

/// One draw of holes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundHoles {
    /// Holes per um² of treated skin.
    pub per_um2: f64,
    /// Radius (um).
    pub radius_um: f64,
    /// Depth (um).
    pub depth_um: f64,
    /// Half-life of their openness to vesicles since the injury (s).
    pub closing_half_life_s: f64,
}

impl RoundHoles {
    /// Share of the treated skin that the holes take up.
    pub fn share(&self) -> f64 {
        (self.per_um2 * std::f64::consts::PI * self.radius_um * self.radius_um).min(1.0)
    }
}

/// Points at which a needle leaves product inside the skin.
#[derive(Clone, Debug, PartialEq)]
pub struct InjectionPoints {
    /// Points per area (1/um²).
    pub density: Field,
    /// Outer width of the needle (um).
    pub width: Field,
    /// Depth of the needle's tip below the surface (um).
    pub depth: Field,
    /// Volume per point (um³): determines how much area a volume covers where no area is given.
    pub volume: Field,
    /// Share that flows back out along the needle.
    pub backflow: Field,
}

/// One draw of injection points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// Points per um² of treated skin.
    pub per_um2: f64,
    /// Radius of the needle's track (um).
    pub radius_um: f64,
    /// Depth of the needle's tip (um).
    pub depth_um: f64,
    /// Share that flows back out along the needle.
    pub backflow_share: f64,
}

/// A stratum corneum that loses some of its layers; no living tissue is injured.
#[derive(Clone, Debug, PartialEq)]
pub struct CorneumLoss {
    /// Share of its thickness that is removed.
    pub removed: Field,
}

impl SurfaceInjury {
    /// All fields with their names in the file.
    pub fn fields(&self) -> Vec<(&'static str, &Field)> {
        vec![("depth", &self.depth), ("coagulated", &self.coagulated), ("closing_half_life", &self.closing_half_life)]
    }

    /// One draw.
    pub fn draw(&self, draws: &dyn Draws) -> BaredSurface {
        BaredSurface {
            depth_um: self.depth.draw(draws),
            coagulated_um: self.coagulated.draw(draws),
            closing_half_life_s: self.closing_half_life.draw(draws),
        }
    }
}

impl Holes {
    /// All fields with their names in the file.
    pub fn fields(&self) -> Vec<(&'static str, &Field)> {
        vec![
            ("density", &self.density),
            ("width", &self.width),
            ("depth", &self.depth),
            ("closing_half_life", &self.closing_half_life),
        ]
    }

    /// One draw.
    pub fn draw(&self, draws: &dyn Draws) -> RoundHoles {
        RoundHoles {
            per_um2: self.density.draw(draws),
            radius_um: 0.5 * self.width.draw(draws), // number: mathematics, a radius is half a width
            depth_um: self.depth.draw(draws),
            closing_half_life_s: self.closing_half_life.draw(draws),
        }
    }

    /// The largest share of the surface that the holes may take up, in per cent, from the upper ends of the priors.
    pub(crate) fn largest_percent(&self) -> f64 {
        let radius_um = 0.5 * self.width.high(); // number: mathematics, a radius is half a width
        PERCENT * self.density.high() * std::f64::consts::PI * radius_um * radius_um
    }
}

impl InjectionPoints {
    /// All fields with their names in the file.
    pub fn fields(&self) -> Vec<(&'static str, &Field)> {
        vec![
            ("density", &self.density),
            ("width", &self.width),
            ("depth", &self.depth),
            ("volume", &self.volume),
            ("backflow", &self.backflow),
        ]
    }

    /// One draw.
    pub fn draw(&self, draws: &dyn Draws) -> Points {
        Points {
            per_um2: self.density.draw(draws),
            radius_um: 0.5 * self.width.draw(draws), // number: mathematics, a radius is half a width
            depth_um: self.depth.draw(draws),
            backflow_share: self.backflow.draw(draws),
        }
    }

    /// The area (um²) that a volume (um³) covers at the medians of the priors for points and their volume.
    pub fn served_um2(&self, volume_um3: f64) -> f64 {
        let middle = |field: &Field| field.draw(&exoskin_evidence::Medians);
        volume_um3 / middle(&self.volume) / middle(&self.density)
    }
}

impl CorneumLoss {
    /// All fields with their names in the file.
    pub fn fields(&self) -> Vec<(&'static str, &Field)> {
        vec![("removed", &self.removed)]
    }
}
