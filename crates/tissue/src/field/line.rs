//! One line of voxels along one axis: what flows between neighbours, and one implicit step of it.
//!
//! dc/dt = L c + b with a tridiagonal L whose columns add up to what leaves at the ends. One step of length h solves
//! (I - tau L) c' = (I + (h - tau) L) c + h b. tau = h/2 is Crank-Nicolson; tau = h/2 - dx²/(12 D) is Crandall's scheme
//! (1955, doi:10.1090/qam/73292), fourth-order in space; tau = h is backward Euler, positive for any step.

use super::{Side, Substrate};

/// dc/dt = L c + b along one line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What enters a voxel from the one before it, per concentration there, 1/min.
    pub lower: Vec<f64>,
    /// What enters from the one after it.
    pub upper: Vec<f64>,
    /// What a voxel loses, negative.
    pub diagonal: Vec<f64>,
    /// Inflow at the two ends, concentration per minute.
    pub inflow: [f64; 2],
    /// Concentration pinned in the outermost voxels.
    pub pinned: [Option<f64>; 2],
    /// D/dx² if the line is uniform and closed, so that Crandall's weights apply.
    pub uniform: Option<f64>,
    /// The largest D/dx² on the line.
    pub fastest: f64,
}

/// What describes a line: diffusivity, partition and velocity by place, and its ends.
pub(crate) struct LineSpec<'a> {
    pub substrate: &'a Substrate,
    pub axis: usize,
    pub spacing: f64,
    pub count: usize,
    /// Layer of the line, for lines within one.
    pub depth: usize,
}

impl LineSpec<'_> {
    fn layer(&self, place: usize) -> usize {
        if self.axis == 2 { place } else { self.depth }
    }

    fn diffusivity(&self, place: usize) -> f64 {
        self.substrate.diffusivity(self.axis, self.layer(place)).unwrap_or(0.0)
    }

    fn held(&self, place: usize) -> f64 {
        self.substrate.held(self.layer(place))
    }

    fn velocity(&self, place: usize) -> f64 {
        self.substrate.velocity(self.axis, self.layer(place))
    }

    /// What crosses the face between `place` and the next, per concentration before and behind it, um/min.
    fn face(&self, place: usize) -> [f64; 2] {
        let next = place + 1;
        let held = [self.held(place), self.held(next)];
        let resistance = |place| 0.5 * self.spacing / (self.diffusivity(place) * self.held(place));
        let conductance = 1.0 / (resistance(place) + resistance(next));
        let velocity = 0.5 * (self.velocity(place) + self.velocity(next));
        let upwind = if velocity > 0.0 { held[0] } else { held[1] };
        let [out, back] = fitted(conductance, velocity * upwind);
        [out / held[0], back / held[1]]
    }

    /// The line's generator.
    pub(crate) fn line(&self) -> Line {
        let n = self.count;
        let mut line = Line {
            lower: vec![0.0; n],
            upper: vec![0.0; n],
            diagonal: vec![0.0; n],
            inflow: [0.0; 2],
            pinned: [None; 2],
            uniform: None,
            fastest: (0..n).map(|i| self.diffusivity(i)).fold(0.0, f64::max) / (self.spacing * self.spacing),
        };
        for place in 0..n.saturating_sub(1) {
            let [out, back] = self.face(place).map(|flow| flow / self.spacing);
            line.lower[place + 1] = out;
            line.diagonal[place] -= out;
            line.upper[place] = back;
            line.diagonal[place + 1] -= back;
        }
        line.uniform = self.uniform();
        self.end(&mut line, 0);
        self.end(&mut line, 1);
        line
    }

    /// D/dx² if nothing varies or drifts and both ends are closed.
    fn uniform(&self) -> Option<f64> {
        let first = (self.diffusivity(0), self.held(0));
        let even = (0..self.count).all(|i| (self.diffusivity(i), self.held(i)) == first && self.velocity(i) == 0.0);
        let closed = self.substrate.sides[self.axis] == [Side::Closed; 2];
        (even && closed && first.0 > 0.0).then(|| first.0 / (self.spacing * self.spacing))
    }

    /// What happens at the first or last voxel.
    fn end(&self, line: &mut Line, end: usize) {
        let place = if end == 0 { 0 } else { self.count - 1 };
        let inward = if end == 0 { self.velocity(place) } else { -self.velocity(place) };
        match self.substrate.sides[self.axis][end] {
            Side::Closed => {}
            Side::Value(value) => {
                let [in_, out] = fitted(2.0 * self.diffusivity(place) / self.spacing, inward);
                line.inflow[end] = in_ / self.spacing * value;
                line.diagonal[place] -= out / self.spacing;
            }
            Side::Pinned(value) => {
                line.pinned[end] = Some(value);
                line.lower[place] = 0.0;
                line.upper[place] = 0.0;
                line.diagonal[place] = 0.0;
            }
            Side::Outflow => line.diagonal[place] -= (-inward).max(0.0) / self.spacing,
        }
    }
}

/// Flow across a face per activity before and behind it, exponentially fitted: positive and conservative for any velocity,
/// second-order where diffusion leads (Scharfetter and Gummel 1969, doi:10.1109/T-ED.1969.16566).
fn fitted(conductance: f64, velocity: f64) -> [f64; 2] {
    if velocity == 0.0 {
        return [conductance; 2];
    }
    if conductance <= 0.0 {
        return [velocity.max(0.0), (-velocity).max(0.0)];
    }
    let ratio = velocity / conductance;
    let bernoulli = |x: f64| if x == 0.0 { 1.0 } else { x / libm::expm1(x) };
    if ratio.abs() > f64::from(f32::MAX_EXP) {
        return [velocity.max(0.0), (-velocity).max(0.0)];
    }
    [conductance * bernoulli(-ratio), conductance * bernoulli(ratio)]
}

/// Coefficients of one voxel of a line: the explicit half and the forward elimination, d = here c + below c_before +
/// above c_after + carry d_before + inflow; then the back substitution, c' = d + back c'_after.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row {
    pub here: f64,
    pub below: f64,
    pub above: f64,
    pub carry: f64,
    pub inflow: f64,
    pub back: f64,
}

/// One implicit step along lines that share their coefficients, factorised.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sweep {
    pub rows: Vec<Row>,
    /// `below` and `above` are alike and nothing flows in.
    pub even: bool,
    /// Where no d is below zero, no c' is.
    pub positive_back: bool,
}

impl Sweep {
    /// With implicit part `tau` of the step `h`; the result is multiplied by `scale`.
    fn new(line: &Line, h: f64, tau: f64, scale: f64) -> Self {
        let n = line.diagonal.len();
        let explicit = h - tau;
        let mut rows: Vec<Row> = Vec::with_capacity(n);
        for i in 0..n {
            let lower = if i == 0 { 0.0 } else { line.lower[i] };
            let upper = if i + 1 == n { 0.0 } else { line.upper[i] };
            let back_before = rows.last().map_or(0.0, |row| row.back);
            let pivot = 1.0 / ((1.0 - tau * line.diagonal[i]) - tau * lower * back_before);
            let ends = [i == 0, i + 1 == n];
            let inflow: f64 = line.inflow.iter().zip(ends).map(|(b, here)| if here { *b } else { 0.0 }).sum();
            rows.push(Row {
                here: scale * pivot * (1.0 + explicit * line.diagonal[i]),
                below: scale * pivot * explicit * lower,
                above: scale * pivot * explicit * upper,
                carry: pivot * tau * lower,
                inflow: scale * pivot * h * inflow,
                back: pivot * tau * upper,
            });
        }
        if line.uniform.is_some() {
            // What lies beyond the ends counts as nothing, so that both can have one value there too.
            for row in &mut rows {
                let reach = if row.below != 0.0 { row.below } else { row.above };
                (row.below, row.above) = (reach, reach);
            }
        }
        Sweep { rows, even: line.uniform.is_some(), positive_back: tau >= 0.0 }
    }
}

/// One step along lines that share their coefficients: the accurate scheme and the positive one beside it, each without and
/// with decay.
#[derive(Clone, Debug)]
pub(crate) struct LineStep {
    pub line: Line,
    pub accurate: [Sweep; 2],
    pub positive: [Sweep; 2],
}

impl LineStep {
    /// Of length `h` minutes; `decayed` is what is left after decay.
    pub(crate) fn new(line: Line, h: f64, decayed: f64) -> Self {
        let tau = implicit_part(line.uniform, h);
        LineStep {
            accurate: [1.0, decayed].map(|scale| Sweep::new(&line, h, tau, scale)),
            positive: [1.0, decayed].map(|scale| Sweep::new(&line, h, h, scale)),
            line,
        }
    }
}

/// tau of the accurate scheme: Crandall's where the line is uniform, else Crank-Nicolson's.
fn implicit_part(uniform: Option<f64>, h: f64) -> f64 {
    uniform.map_or(0.5 * h, |rate| 0.5 * h - 1.0 / (12.0 * rate))
}
