//! One line of voxels along one axis: what flows between neighbours, and one implicit step of it.
//!
//! dc/dt = L c + b with a tridiagonal L whose columns add up to what leaves at the ends. With P = I - tau L, one step of
//! length h is c <- keep c + gain w, P w = c + tau b, where gain = h / tau and keep = 1 - gain: the explicit half of the
//! scheme comes out of the implicit one. tau = h/2 is Crank-Nicolson; tau = h/2 - dx²/(12 D) is Crandall's scheme
//! (1955, doi:10.1090/qam/73292), fourth-order in space; tau = h with keep = 0 is backward Euler, positive for any step.

use super::{Side, Substrate};

/// Below this distance from the explicit scheme, in units of dx²/D, Crandall's weights are not used as they are: `keep` and
/// `gain` would be large and of opposite sign.
const NEAR_EXPLICIT: f64 = 1e-3;

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

/// One implicit step along lines that share their coefficients, factorised.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sweep {
    /// f_i = c_i + forward_i f_(i-1).
    pub forward: Vec<f64>,
    /// w_i = pivot_i f_i + back_i w_(i+1).
    pub pivot: Vec<f64>,
    pub back: Vec<f64>,
    pub keep: f64,
    pub gain: f64,
    /// tau b at the two ends.
    pub inflow: [f64; 2],
}

impl Sweep {
    fn new(line: &Line, tau: f64, keep: f64, gain: f64) -> Self {
        let n = line.diagonal.len();
        let mut sweep = Sweep { keep, gain, inflow: line.inflow.map(|b| tau * b), ..Sweep::default() };
        let mut before = 1.0;
        for i in 0..n {
            let forward = if i == 0 { 0.0 } else { tau * line.lower[i] / before };
            let above = if i == 0 { 0.0 } else { forward * tau * line.upper[i - 1] };
            before = 1.0 - tau * line.diagonal[i] - above;
            sweep.forward.push(forward);
            sweep.pivot.push(1.0 / before);
            sweep.back.push(if i + 1 == n { 0.0 } else { tau * line.upper[i] / before });
        }
        sweep
    }
}

/// One step along lines that share their coefficients: the accurate scheme and the positive one beside it.
#[derive(Clone, Debug)]
pub(crate) struct LineStep {
    pub line: Line,
    pub accurate: Sweep,
    pub positive: Sweep,
}

impl LineStep {
    /// Of length `h` minutes.
    pub(crate) fn new(line: Line, h: f64) -> Self {
        let tau = implicit_part(line.uniform, h);
        let gain = h / tau;
        LineStep { accurate: Sweep::new(&line, tau, 1.0 - gain, gain), positive: Sweep::new(&line, h, 0.0, 1.0), line }
    }
}

/// tau of the accurate scheme: Crandall's where the line is uniform, else Crank-Nicolson's.
fn implicit_part(uniform: Option<f64>, h: f64) -> f64 {
    let Some(rate) = uniform else { return 0.5 * h };
    let part = 0.5 * h * rate - 1.0 / 12.0;
    let part = if part.abs() < NEAR_EXPLICIT { NEAR_EXPLICIT.copysign(part) } else { part };
    part / rate
}
