//! Gradients and values at a point.

use super::Fields;

impl Fields {
    /// Gradient in a voxel by central differences, per um; one-sided at the sides of the box, zero along an axis with one voxel.
    pub fn gradient(&self, substrate: usize, voxel: usize) -> [f64; 3] {
        let (grid, values) = (self.grid(), self.values(substrate));
        let place = grid.place(voxel);
        let strides = [1, grid.counts[0], grid.counts[0] * grid.counts[1]];
        std::array::from_fn(|axis| {
            let back = usize::from(place[axis] > 0);
            let ahead = usize::from(place[axis] + 1 < grid.counts[axis]);
            if back + ahead == 0 {
                return 0.0;
            }
            let rise = values[voxel + ahead * strides[axis]] - values[voxel - back * strides[axis]];
            rise / ((back + ahead) as f64 * grid.spacing[axis])
        })
    }

    /// Gradient at a point, per um: that of the nearest voxel.
    pub fn gradient_at(&self, substrate: usize, point: [f64; 3]) -> [f64; 3] {
        self.gradient(substrate, self.grid().nearest_voxel(point))
    }

    /// Concentration at a point, linear between the centres of voxels; beyond the outermost centres as there.
    pub fn value_at(&self, substrate: usize, point: [f64; 3]) -> f64 {
        let (grid, values) = (self.grid(), self.values(substrate));
        let mut low = [0; 3];
        let mut share = [0.0; 3];
        for axis in 0..3 {
            let last = grid.counts[axis] - 1;
            let steps = (point[axis] - grid.origin[axis]) / grid.spacing[axis] - 0.5;
            let steps = steps.clamp(0.0, last as f64);
            low[axis] = (steps as usize).min(last.saturating_sub(1));
            share[axis] = steps - low[axis] as f64;
        }
        let mut sum = 0.0;
        for corner in 0..8 {
            let mut weight = 1.0;
            let place = std::array::from_fn(|axis| {
                let up = corner >> axis & 1;
                weight *= if up == 1 { share[axis] } else { 1.0 - share[axis] };
                (low[axis] + up).min(grid.counts[axis] - 1)
            });
            sum += weight * values[grid.index(place)];
        }
        sum
    }
}
