//! What cells take out of the voxels and put in: per voxel dc/dt = s - k c, as one affine map c -> a c + b.
//!
//! Rates of all cells in a voxel add up, so the order of cells does not matter beyond rounding. The map is
//! a = 1 / (1 + kt + (kt)²/2), b = s t (1 + kt/2) a: second-order in t, positive and without overshoot for any k t.

use super::{FieldError, Fields};

/// What all cells do to every substrate in every voxel, for steps of one length.
#[derive(Clone, Debug)]
pub struct Exchange {
    voxels: usize,
    /// Per substrate: the rate k (1/min), once closed the factor a.
    factor: Vec<Vec<f64>>,
    /// Per substrate: the rate s (concentration/min), once closed the addend b.
    addend: Vec<Vec<f64>>,
    /// Step for which it is closed, min.
    closed_for: Option<f64>,
}

impl Exchange {
    /// No exchange, for fields of this shape.
    pub fn new(fields: &Fields) -> Self {
        let voxels = fields.grid().voxels();
        let zeros = vec![vec![0.0; voxels]; fields.substrates().len()];
        Exchange { voxels, factor: zeros.clone(), addend: zeros, closed_for: None }
    }

    /// Forgets all cells.
    pub fn clear(&mut self) {
        for values in self.factor.iter_mut().chain(&mut self.addend) {
            values.fill(0.0);
        }
        self.closed_for = None;
    }

    /// A cell in `voxel` takes up at `uptake` (1/min, already times its volume over the voxel's) and gives off `supply`
    /// (concentration of the voxel per minute).
    ///
    /// PhysiCell's secretion at rate S towards the density r: `uptake` U + S and `supply` S r, both times the volumes' ratio.
    pub fn add(&mut self, substrate: usize, voxel: usize, uptake: f64, supply: f64) {
        debug_assert!(self.closed_for.is_none(), "rates are added before `close`");
        self.factor[substrate][voxel] += uptake;
        self.addend[substrate][voxel] += supply;
    }

    /// Turns the rates into maps for steps of `dt` minutes.
    ///
    /// # Errors
    /// If a rate is not finite, or an uptake is negative.
    pub fn close(&mut self, dt: f64) -> Result<(), FieldError> {
        if self.closed_for.is_some() {
            return Err(FieldError::Exchange("it is already closed".to_owned()));
        }
        for (factor, addend) in self.factor.iter_mut().zip(&mut self.addend) {
            let mut sound = true;
            for (factor, addend) in factor.iter_mut().zip(addend) {
                let x = *factor * dt;
                sound &= x >= 0.0 && x.is_finite() && addend.is_finite();
                *factor = 1.0 / (1.0 + x + 0.5 * x * x);
                *addend *= dt * (1.0 + 0.5 * x) * *factor;
            }
            if !sound {
                return Err(FieldError::Exchange("rates must be finite and uptake not negative".to_owned()));
            }
        }
        self.closed_for = Some(dt);
        Ok(())
    }

    /// The maps c -> a c + b of one substrate, once closed: a, then b.
    pub fn maps(&self, substrate: usize) -> (&[f64], &[f64]) {
        (&self.factor[substrate], &self.addend[substrate])
    }

    /// Uptake k and supply s (per minute) of every voxel, once closed.
    pub(crate) fn rates(&self, fields: &Fields, substrate: usize) -> Result<(Vec<f64>, Vec<f64>), FieldError> {
        let step = self.closed_for.unwrap_or(f64::NAN);
        self.check(fields, step)?;
        let (a, b) = self.maps(substrate);
        // 1 + x + x²/2 = 1/a.
        let x = |a: f64| ((2.0 / a - 1.0).sqrt() - 1.0).max(0.0);
        let uptake = a.iter().map(|&a| x(a) / step).collect();
        let supply = a.iter().zip(b).map(|(&a, &b)| b / (step * (1.0 + 0.5 * x(a)) * a)).collect();
        Ok((uptake, supply))
    }

    /// Refuses to act on other fields or for another step than it was closed for.
    pub(crate) fn check(&self, fields: &Fields, dt: f64) -> Result<(), FieldError> {
        if self.voxels != fields.grid().voxels() || self.factor.len() != fields.substrates().len() {
            return Err(FieldError::Exchange("it was made for fields of another shape".to_owned()));
        }
        match self.closed_for {
            Some(step) if step == dt => Ok(()),
            Some(step) => Err(FieldError::Exchange(format!("it is closed for {step} min, the step is {dt} min"))),
            None => Err(FieldError::Exchange("it is not closed yet".to_owned())),
        }
    }
}
