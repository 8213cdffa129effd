//! Graded meshes around one axis: faces in radius and depth, volumes and areas of the rings between them.

/// An axisymmetric mesh; cell (layer, ring) has number `layer * rings + ring`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    /// Radial faces from 0 outward (um).
    pub r: Vec<f64>,
    /// Faces along the axis, downward (um).
    pub z: Vec<f64>,
}

impl Mesh {
    /// Number of rings.
    pub fn rings(&self) -> usize {
        self.r.len() - 1
    }

    /// Number of layers.
    pub fn layers(&self) -> usize {
        self.z.len() - 1
    }

    /// Cross-section of a ring seen along the axis (um²).
    pub fn ring_area(&self, ring: usize) -> f64 {
        let (inner, outer) = (self.r[ring], self.r[ring + 1]);
        std::f64::consts::PI * (outer - inner) * (outer + inner)
    }

    /// Thickness of a layer (um).
    pub fn height(&self, layer: usize) -> f64 {
        self.z[layer + 1] - self.z[layer]
    }

    /// Volume of a cell (um³).
    pub fn volume(&self, layer: usize, ring: usize) -> f64 {
        self.ring_area(ring) * self.height(layer)
    }

    /// Area of the cylinder between `ring` and the next one, in one layer (um²).
    pub fn wall_area(&self, layer: usize, ring: usize) -> f64 {
        2.0 * std::f64::consts::PI * self.r[ring + 1] * self.height(layer)
    }

    /// Geometric factor A / distance from the middle of a ring to its outer face, per layer (um): the
    /// logarithmic resistance of a ring, exact for steady radial diffusion.
    pub fn outward_factor(&self, layer: usize, ring: usize) -> f64 {
        let (outer, middle) = (self.r[ring + 1], self.middle(ring));
        2.0 * std::f64::consts::PI * self.height(layer) / libm::log(outer / middle)
    }

    /// As [`Mesh::outward_factor`], from the middle to the inner face; at the axis the area shrinks to zero.
    pub fn inward_factor(&self, layer: usize, ring: usize) -> f64 {
        let (inner, middle) = (self.r[ring], self.middle(ring));
        if inner > 0.0 { 2.0 * std::f64::consts::PI * self.height(layer) / libm::log(middle / inner) } else { 0.0 }
    }

    /// Radius of the middle of a ring (um).
    pub fn middle(&self, ring: usize) -> f64 {
        0.5 * (self.r[ring] + self.r[ring + 1])
    }
}

/// Faces between `from` and `to` whose cells start `first` wide at `from`, grow by at most `growth` from one
/// to the next, shrink again to `last` at `to`, and are never wider than `widest`.
pub fn graded_faces(from: f64, to: f64, first: f64, last: f64, growth: f64, widest: f64) -> Vec<f64> {
    let length = to - from;
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    let (mut a, mut b) = (first.min(widest), last.min(widest));
    let mut sum = 0.0;
    // Take the smaller of the two next cells until the span is filled.
    while sum < length * (1.0 - 1e-12) {
        if a <= b {
            head.push(a);
            sum += a;
            a = (a * growth).min(widest);
        } else {
            tail.push(b);
            sum += b;
            b = (b * growth).min(widest);
        }
    }
    let scale = length / sum;
    let mut faces = vec![from];
    let mut at = from;
    for width in head.iter().chain(tail.iter().rev()) {
        at += width * scale;
        faces.push(at);
    }
    if let Some(end) = faces.last_mut() {
        *end = to;
    }
    faces
}
