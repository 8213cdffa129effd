//! The state of all substrates.

use super::aligned::Aligned;
use super::plan::{Notes, Plan};
use super::{Diffusion, FieldError, Grid, Substrate};

/// All substrates on one grid: a structure of arrays, one array per substrate.
#[derive(Clone, Debug)]
pub struct Fields {
    grid: Grid,
    substrates: Vec<Substrate>,
    values: Vec<Aligned>,
    pub(crate) states: Vec<State>,
    /// Steps made so far; even and odd ones go through their parts in opposite order.
    steps: u64,
    pub(crate) planned_for: f64,
}

/// What belongs to one substrate beside its values.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub plan: Plan,
    /// 1/D of every voxel, for diffusivity by voxel.
    pub resistance: Option<Vec<f64>>,
    pub pins: Option<Pins>,
    pub limited_lines: u64,
    pub lines: u64,
}

/// Single voxels whose concentration is set.
#[derive(Clone, Debug)]
pub(crate) struct Pins {
    /// NaN for free ones.
    pub values: Vec<f64>,
    /// How many there are in each layer across z, and in each slab across y.
    pub in_plane: Vec<u32>,
    pub in_slab: Vec<u32>,
}

impl Fields {
    /// Fields at their initial values.
    ///
    /// # Errors
    /// If a substrate cannot be computed on this grid, or two have one name.
    pub fn new(grid: Grid, substrates: Vec<Substrate>) -> Result<Self, FieldError> {
        for (i, substrate) in substrates.iter().enumerate() {
            substrate.check(&grid)?;
            if substrates[..i].iter().any(|other| other.name == substrate.name) {
                let why = "another substrate has the same name".to_owned();
                return Err(FieldError::Substrate { name: substrate.name.clone(), why });
            }
        }
        let values = substrates.iter().map(|substrate| Aligned::new(grid.voxels(), substrate.initial)).collect();
        let states = substrates.iter().map(|substrate| State::new(substrate, &grid)).collect();
        let mut fields = Fields { grid, substrates, values, states, steps: 0, planned_for: 0.0 };
        for substrate in 0..fields.substrates.len() {
            fields.impose(substrate);
        }
        Ok(fields)
    }

    /// The grid.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// What the substrates are.
    pub fn substrates(&self) -> &[Substrate] {
        &self.substrates
    }

    /// Names of the substrates, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.substrates.iter().map(|substrate| substrate.name.as_str())
    }

    /// Number of the substrate of that name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names().position(|known| known == name)
    }

    /// Concentration in one voxel.
    pub fn value(&self, substrate: usize, voxel: usize) -> f64 {
        self.values[substrate][voxel]
    }

    /// Concentrations of one substrate in all voxels.
    pub fn values(&self, substrate: usize) -> &[f64] {
        &self.values[substrate]
    }

    /// The same, to be changed.
    pub fn values_mut(&mut self, substrate: usize) -> &mut [f64] {
        &mut self.values[substrate]
    }

    /// Amount of one substrate in the box: concentration times um³, summed layer by layer.
    pub fn amount(&self, substrate: usize) -> f64 {
        let layer = self.grid.counts[0] * self.grid.counts[1];
        let sum: f64 = self.values[substrate].chunks(layer).map(|layer| layer.iter().sum::<f64>()).sum();
        sum * self.grid.voxel_volume()
    }

    /// Steps made so far. A snapshot must keep it: even and odd steps go through their parts in opposite order.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Continues from a snapshot taken after that many steps.
    pub fn resume_at(&mut self, steps: u64) {
        self.steps = steps;
    }

    /// Sets the concentration of one voxel for good (Dirichlet), or frees it.
    ///
    /// # Errors
    /// If the value is not finite.
    pub fn pin(&mut self, substrate: usize, voxel: usize, value: Option<f64>) -> Result<(), FieldError> {
        if value.is_some_and(|value| !value.is_finite()) {
            let why = "a pinned concentration must be a finite number".to_owned();
            return Err(FieldError::Substrate { name: self.substrates[substrate].name.clone(), why });
        }
        let grid = self.grid;
        let state = &mut self.states[substrate];
        state.pins.get_or_insert_with(|| Pins::none(&grid)).set(&grid, voxel, value);
        if state.pins.as_ref().is_some_and(Pins::is_empty) {
            state.pins = None;
        }
        if let Some(value) = value {
            self.values[substrate][voxel] = value;
        }
        Ok(())
    }

    /// The concentration at which a voxel is pinned.
    pub fn pinned(&self, substrate: usize, voxel: usize) -> Option<f64> {
        let pins = self.states[substrate].pins.as_ref()?;
        Some(pins.values[voxel]).filter(|value| !value.is_nan())
    }

    /// How each substrate was computed so far.
    pub fn notes(&self) -> Vec<Notes> {
        let names = self.substrates.iter().map(|substrate| substrate.name.clone());
        let note = |(substrate, state): (String, &State)| Notes {
            substrate,
            diffusion_number: state.plan.diffusion_number,
            substeps: state.plan.substeps,
            limited_lines: state.limited_lines,
            lines: state.lines,
        };
        names.zip(&self.states).map(note).collect()
    }

    /// Works out coefficients for steps of `dt` minutes, unless they are at hand.
    pub(crate) fn plan_for(&mut self, dt: f64) -> Result<(), FieldError> {
        if !(dt > 0.0 && dt.is_finite()) {
            return Err(FieldError::Step(dt));
        }
        if self.planned_for != dt {
            for (substrate, state) in self.substrates.iter().zip(&mut self.states) {
                state.plan = Plan::new(substrate, &self.grid, dt);
            }
            self.planned_for = dt;
        }
        Ok(())
    }

    /// Counts steps.
    pub(crate) fn advance(&mut self, count: u64) {
        self.steps += count;
    }

    /// Values and state of one substrate.
    pub(crate) fn parts(&mut self, substrate: usize) -> (&Grid, &Substrate, &mut [f64], &mut State) {
        (&self.grid, &self.substrates[substrate], &mut self.values[substrate], &mut self.states[substrate])
    }
}

/// Diffusivity that counts as none, um²/min: its inverse can still be multiplied.
const SLOWEST: f64 = 1e-150;

impl State {
    fn new(substrate: &Substrate, grid: &Grid) -> Self {
        let resistance = match &substrate.diffusion {
            Diffusion::ByVoxel { values, .. } => Some(values.iter().map(|d| 1.0 / d.max(SLOWEST)).collect()),
            _ => None,
        };
        // The plan is made anew for the first step.
        State { plan: Plan::new(substrate, grid, 1.0), resistance, pins: None, limited_lines: 0, lines: 0 }
    }
}

impl Pins {
    fn none(grid: &Grid) -> Self {
        let [_, ny, nz] = grid.counts;
        Pins { values: vec![f64::NAN; grid.voxels()], in_plane: vec![0; nz], in_slab: vec![0; ny] }
    }

    fn set(&mut self, grid: &Grid, voxel: usize, value: Option<f64>) {
        let [_, j, k] = grid.place(voxel);
        let (was, is) = (!self.values[voxel].is_nan(), value.is_some());
        if is && !was {
            self.in_plane[k] += 1;
            self.in_slab[j] += 1;
        } else if was && !is {
            self.in_plane[k] -= 1;
            self.in_slab[j] -= 1;
        }
        self.values[voxel] = value.unwrap_or(f64::NAN);
    }

    fn is_empty(&self) -> bool {
        self.in_plane.iter().all(|&count| count == 0)
    }
}
