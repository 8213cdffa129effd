//! Heat conduction in one dimension: finite volumes, stepped by a two-stage diagonally implicit Runge-Kutta scheme of
//! second order that damps stiff modes completely (Alexander 1977, doi:10.1137/0714068, gamma = 1 - 1/sqrt 2).
//!
//! ```text
//! C_i dT_i/dt = G_i (T_{i-1} - T_i) + G_{i+1} (T_{i+1} - T_i) + q_i,   G_0 and G_n to what is held at zero.
//! ```
//!
//! Temperatures are departures from rest, so a slab at rest with no source stays there to the last bit.

/// A slab of cells from the outer face inward.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slab {
    /// Heat capacity of each cell (J/m²/K).
    pub capacity: Vec<f64>,
    /// Conductance across each face, the two outer ones included: one more than cells (W/m²/K).
    pub conductance: Vec<f64>,
    /// Heat that enters the first cell at its outer face (W/m²).
    pub source: f64,
}

impl Slab {
    /// Cells.
    pub fn cells(&self) -> usize {
        self.capacity.len()
    }

    /// Moves the departures from rest `t` (°C) by one step of `dt` (s).
    pub fn step(&self, t: &mut [f64], dt: f64, work: &mut Work) {
        let gamma = 1.0 - std::f64::consts::FRAC_1_SQRT_2;
        let n = self.cells();
        work.resize(n);
        self.factorise(gamma * dt, work);
        let Work { first, second, stage, .. } = work;
        self.flow(t, first);
        solve(&work.lower, &work.diagonal, &work.upper, first);
        for i in 0..n {
            stage[i] = t[i] + (1.0 - gamma) * dt * first[i];
        }
        self.flow(stage, second);
        solve(&work.lower, &work.diagonal, &work.upper, second);
        for i in 0..n {
            t[i] += dt * ((1.0 - gamma) * first[i] + gamma * second[i]);
        }
    }

    /// Heat into each cell (W/m²).
    fn flow(&self, t: &[f64], out: &mut [f64]) {
        let n = self.cells();
        for i in 0..n {
            let above = if i > 0 { t[i - 1] } else { 0.0 };
            let below = if i + 1 < n { t[i + 1] } else { 0.0 };
            let source = if i == 0 { self.source } else { 0.0 };
            out[i] = self.conductance[i] * (above - t[i]) + self.conductance[i + 1] * (below - t[i]) + source;
        }
    }

    /// The tridiagonal C - h J, ready for [`solve`].
    fn factorise(&self, h: f64, work: &mut Work) {
        let n = self.cells();
        for i in 0..n {
            let (above, below) = (self.conductance[i], self.conductance[i + 1]);
            let full = self.capacity[i] + h * (above + below);
            let lower = if i > 0 { -h * above } else { 0.0 };
            let carried = if i > 0 { lower * work.upper[i - 1] } else { 0.0 };
            work.diagonal[i] = 1.0 / (full - carried);
            work.lower[i] = lower;
            work.upper[i] = if i + 1 < n { -h * below * work.diagonal[i] } else { 0.0 };
        }
    }
}

/// Workspace for a step.
#[derive(Clone, Debug, Default)]
pub struct Work {
    lower: Vec<f64>,
    diagonal: Vec<f64>,
    upper: Vec<f64>,
    first: Vec<f64>,
    second: Vec<f64>,
    stage: Vec<f64>,
}

impl Work {
    fn resize(&mut self, n: usize) {
        for part in
            [&mut self.lower, &mut self.diagonal, &mut self.upper, &mut self.first, &mut self.second, &mut self.stage]
        {
            part.resize(n, 0.0);
        }
    }
}

/// Solves in place with the factors of [`Slab::factorise`]; `diagonal` contains reciprocals.
fn solve(lower: &[f64], diagonal: &[f64], upper: &[f64], x: &mut [f64]) {
    let n = x.len();
    for i in 0..n {
        let carried = if i > 0 { lower[i] * x[i - 1] } else { 0.0 };
        x[i] = (x[i] - carried) * diagonal[i];
    }
    for i in (1..n).rev() {
        x[i - 1] -= upper[i - 1] * x[i];
    }
}

/// Conductance of half a cell (W/m²/K): conductivity (W/m/K) divided by half its thickness (m).
pub fn half(conductivity: f64, thickness_m: f64) -> f64 {
    2.0 * conductivity / thickness_m
}

/// Two conductances in series.
pub fn series(a: f64, b: f64) -> f64 {
    a * b / (a + b)
}
