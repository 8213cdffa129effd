//! The spread of a sample as a triangular matrix: its product with normal noise has that spread.

/// Lower triangle, row by row.
pub(super) struct Triangle {
    rows: Vec<Vec<f64>>,
}

/// Added to every variance, so that a direction without spread does not stop the walk.
const FLOOR: f64 = 1e-8;

impl Triangle {
    /// Of a sample of points (Cholesky's factor of its covariance).
    pub fn of_spread<'a>(points: impl Iterator<Item = &'a [f64]> + Clone, size: usize) -> Triangle {
        let count = points.clone().count().max(1) as f64;
        let mean: Vec<f64> = (0..size).map(|i| points.clone().map(|point| point[i]).sum::<f64>() / count).collect();
        let mut covariance = vec![vec![0.0; size]; size];
        for point in points {
            for i in 0..size {
                for j in 0..=i {
                    covariance[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]) / count;
                }
            }
        }
        let mut rows = vec![vec![0.0; size]; size];
        for i in 0..size {
            for j in 0..=i {
                let known: f64 = (0..j).map(|k| rows[i][k] * rows[j][k]).sum();
                let left = covariance[i][j] - known;
                rows[i][j] = if i == j { libm::sqrt((left + FLOOR).max(FLOOR)) } else { left / rows[j][j] };
            }
        }
        Triangle { rows }
    }

    /// The matrix times a vector.
    pub fn times(&self, vector: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum()).collect()
    }
}
