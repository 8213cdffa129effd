//! The box of voxels that all fields share.

use super::FieldError;

/// A box of equal voxels; x runs fastest in memory, z (depth, downwards in skin) slowest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Corner of the box with the smallest coordinates, um.
    pub origin: [f64; 3],
    /// Edges of a voxel, um.
    pub spacing: [f64; 3],
    /// Voxels along x, y and z.
    pub counts: [usize; 3],
}

impl Grid {
    /// A checked grid.
    ///
    /// # Errors
    /// If a count is zero, an edge is not a positive number, the origin is not finite or voxels cannot be numbered in 32 bits.
    pub fn new(origin: [f64; 3], spacing: [f64; 3], counts: [usize; 3]) -> Result<Self, FieldError> {
        let edges = spacing.iter().all(|edge| edge.is_finite() && *edge > 0.0);
        let voxels = counts.iter().try_fold(1usize, |product, &count| product.checked_mul(count));
        let numbered = voxels.is_some_and(|voxels| voxels > 0 && u32::try_from(voxels).is_ok());
        if edges && numbered && origin.iter().all(|x| x.is_finite()) {
            Ok(Grid { origin, spacing, counts })
        } else {
            Err(FieldError::Grid { spacing, counts })
        }
    }

    /// A cube of `count`³ voxels with its corner at the origin.
    ///
    /// # Errors
    /// As [`Grid::new`].
    pub fn cube(spacing_um: f64, count: usize) -> Result<Self, FieldError> {
        Grid::new([0.0; 3], [spacing_um; 3], [count; 3])
    }

    /// How many voxels there are.
    pub fn voxels(&self) -> usize {
        self.counts.iter().product()
    }

    /// Volume of one voxel, um³.
    pub fn voxel_volume(&self) -> f64 {
        self.spacing.iter().product()
    }

    /// Number of the voxel at a place counted in voxels.
    pub fn index(&self, [i, j, k]: [usize; 3]) -> usize {
        (k * self.counts[1] + j) * self.counts[0] + i
    }

    /// Place of a voxel counted in voxels.
    pub fn place(&self, voxel: usize) -> [usize; 3] {
        let [nx, ny, _] = self.counts;
        [voxel % nx, voxel / nx % ny, voxel / (nx * ny)]
    }

    /// Centre of a voxel, um.
    pub fn centre(&self, voxel: usize) -> [f64; 3] {
        let place = self.place(voxel);
        std::array::from_fn(|axis| self.origin[axis] + (place[axis] as f64 + 0.5) * self.spacing[axis])
    }

    /// The voxel that contains a point, if it lies in the box.
    pub fn voxel_at(&self, point: [f64; 3]) -> Option<usize> {
        let mut place = [0; 3];
        for axis in 0..3 {
            let steps = ((point[axis] - self.origin[axis]) / self.spacing[axis]).floor();
            if !(steps >= 0.0 && steps < self.counts[axis] as f64) {
                return None;
            }
            place[axis] = steps as usize;
        }
        Some(self.index(place))
    }

    /// The voxel nearest to a point, inside the box or not.
    pub fn nearest_voxel(&self, point: [f64; 3]) -> usize {
        self.index(std::array::from_fn(|axis| {
            let steps = (point[axis] - self.origin[axis]) / self.spacing[axis];
            (steps.max(0.0) as usize).min(self.counts[axis] - 1)
        }))
    }
}
