//! What a substrate is: how it spreads, decays, drifts, and what happens to it at the sides.

use serde::{Deserialize, Serialize};

use super::{FieldError, Grid};

/// One signal: dc/dt = div(D grad c) - div(v c) - decay c, and what cells take and give.
#[derive(Clone, Debug, PartialEq)]
pub struct Substrate {
    /// Name by which rules and files know it.
    pub name: String,
    /// How fast it spreads, um²/min.
    pub diffusion: Diffusion,
    /// First-order decay everywhere, 1/min.
    pub decay: f64,
    /// How strongly each layer of voxels holds it, by depth: c / partition is continuous across layers. None: all alike.
    pub partition: Option<Vec<f64>>,
    /// How it is carried along.
    pub drift: Drift,
    /// What happens at the sides: for x, y and z the side with small coordinates and the one with large ones.
    pub sides: [[Side; 2]; 3],
    /// Concentration everywhere at the start.
    pub initial: f64,
}

/// How fast a substrate spreads, um²/min.
#[derive(Clone, Debug, PartialEq)]
pub enum Diffusion {
    /// The same everywhere, along x, y and z.
    Constant([f64; 3]),
    /// Along x, y and z in each layer of voxels, by depth.
    ByDepth(Vec<[f64; 3]>),
    /// In each voxel; slower to compute. `ratio` multiplies it along x, y and z.
    ByVoxel {
        /// One value per voxel.
        values: Vec<f64>,
        /// Factors along x, y and z.
        ratio: [f64; 3],
    },
}

/// How fluid carries a substrate, um/min along x, y and z.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Drift {
    /// Not at all.
    #[default]
    None,
    /// The same everywhere.
    Constant([f64; 3]),
    /// In each layer of voxels, by depth.
    ByDepth(Vec<[f64; 3]>),
}

/// What happens at a side of the box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Nothing passes.
    #[default]
    Closed,
    /// This concentration at the wall.
    Value(f64),
    /// This concentration in the outermost voxels, as in PhysiCell.
    Pinned(f64),
    /// What drifts outwards leaves; nothing comes in.
    Outflow,
}

impl Substrate {
    /// A substrate with one diffusivity (um²/min) and decay (1/min) everywhere, closed at all sides, absent at the start.
    pub fn new(name: &str, diffusivity: f64, decay: f64) -> Self {
        Substrate {
            name: name.to_owned(),
            diffusion: Diffusion::Constant([diffusivity; 3]),
            decay,
            partition: None,
            drift: Drift::None,
            sides: [[Side::Closed; 2]; 3],
            initial: 0.0,
        }
    }

    /// The same on every side.
    #[must_use]
    pub fn with_sides(mut self, side: Side) -> Self {
        self.sides = [[side; 2]; 3];
        self
    }

    /// Spread as given.
    #[must_use]
    pub fn with_diffusion(mut self, diffusion: Diffusion) -> Self {
        self.diffusion = diffusion;
        self
    }

    /// The diffusivity, if it is the same everywhere and along x, y and z.
    pub fn everywhere(&self) -> Option<f64> {
        match self.diffusion {
            Diffusion::Constant([x, y, z]) if x == y && y == z => Some(x),
            _ => None,
        }
    }

    /// Diffusivity along `axis` in the layer `depth`, if it does not vary within layers.
    pub(crate) fn diffusivity(&self, axis: usize, depth: usize) -> Option<f64> {
        match &self.diffusion {
            Diffusion::Constant(values) => Some(values[axis]),
            Diffusion::ByDepth(layers) => Some(layers[depth][axis]),
            Diffusion::ByVoxel { .. } => None,
        }
    }

    /// Velocity along `axis` in the layer `depth`.
    pub(crate) fn velocity(&self, axis: usize, depth: usize) -> f64 {
        match &self.drift {
            Drift::None => 0.0,
            Drift::Constant(values) => values[axis],
            Drift::ByDepth(layers) => layers[depth][axis],
        }
    }

    /// How strongly the layer `depth` holds the substrate.
    pub(crate) fn held(&self, depth: usize) -> f64 {
        self.partition.as_ref().map_or(1.0, |layers| layers[depth])
    }

    /// Refuses what cannot be computed on `grid`.
    pub(crate) fn check(&self, grid: &Grid) -> Result<(), FieldError> {
        let layers = grid.counts[2];
        self.count("decay", 1, 1)?;
        self.range("decay", &[self.decay], 0.0)?;
        self.range("initial", &[self.initial], f64::NEG_INFINITY)?;
        match &self.diffusion {
            Diffusion::Constant(values) => self.range("diffusivity", values, 0.0)?,
            Diffusion::ByDepth(values) => {
                self.count("diffusivity", values.len(), layers)?;
                self.range("diffusivity", values.as_flattened(), 0.0)?;
            }
            Diffusion::ByVoxel { values, ratio } => {
                self.count("diffusivity", values.len(), grid.voxels())?;
                self.range("diffusivity", values, 0.0)?;
                self.range("diffusivity", ratio, 0.0)?;
                if self.drift != Drift::None || self.partition.is_some() {
                    return Err(self.wrong("a diffusivity by voxel goes with neither drift nor partition"));
                }
            }
        }
        if let Drift::ByDepth(values) = &self.drift {
            self.count("drift", values.len(), layers)?;
        }
        let velocities: Vec<f64> = (0..3).map(|axis| self.velocity(axis, 0)).collect();
        self.range("drift", &velocities, f64::NEG_INFINITY)?;
        if let Some(partition) = &self.partition {
            self.count("partition", partition.len(), layers)?;
            self.range("partition", partition, f64::MIN_POSITIVE)?;
        }
        for side in self.sides.as_flattened() {
            if let Side::Value(value) | Side::Pinned(value) = side {
                self.range("value at a side", &[*value], f64::NEG_INFINITY)?;
            }
        }
        Ok(())
    }

    fn range(&self, what: &str, values: &[f64], least: f64) -> Result<(), FieldError> {
        match values.iter().find(|value| !(value.is_finite() && **value >= least)) {
            None => Ok(()),
            Some(value) => Err(self.wrong(&format!("{what} cannot be {value}"))),
        }
    }

    fn count(&self, what: &str, given: usize, needed: usize) -> Result<(), FieldError> {
        if given == needed {
            Ok(())
        } else {
            Err(self.wrong(&format!("{what} has {given} values, the grid needs {needed}")))
        }
    }

    fn wrong(&self, why: &str) -> FieldError {
        FieldError::Substrate { name: self.name.clone(), why: why.to_owned() }
    }
}
