//! Brownian particles, one by one, as an independent check of the generator: no mesh, no matrix.

use rand_distr::{Distribution, StandardNormal};

use crate::Stream;

/// A cylinder (um) with a reflecting top and bottom and a wall that takes particles up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cylinder {
    /// Radius.
    pub radius_um: f64,
    /// Length.
    pub length_um: f64,
    /// Diffusivity (um²/s).
    pub diffusivity: f64,
    /// Uptake velocity of the wall (um/s).
    pub wall_velocity: f64,
}

/// Share of `particles` started uniformly in the top `start_um` of the cylinder that the wall took up within `time_s`,
/// with its standard error. The wall is partially absorbing: a step that ends outside is taken up with chance velocity
/// sqrt(pi dt / D), else reflected (Erban and Chapman 2007, doi:10.1088/1478-3975/4/1/003).
pub fn share_taken_up(c: &Cylinder, start_um: f64, time_s: f64, steps: u32, particles: u32, seed: u64) -> (f64, f64) {
    let dt = time_s / f64::from(steps);
    let spread = (2.0 * c.diffusivity * dt).sqrt();
    let chance = c.wall_velocity * (std::f64::consts::PI * dt / c.diffusivity).sqrt();
    let mut taken = 0u32;
    for particle in 0..particles {
        let mut stream = Stream::new(seed, u64::from(particle), 0, 0);
        taken += u32::from(walk(c, start_um, spread, chance, steps, &mut stream));
    }
    let n = f64::from(particles);
    let share = f64::from(taken) / n;
    (share, (share * (1.0 - share) / n).sqrt())
}

fn walk(c: &Cylinder, start_um: f64, spread: f64, chance: f64, steps: u32, stream: &mut Stream) -> bool {
    let radius = c.radius_um * stream.uniform().sqrt();
    let angle = 2.0 * std::f64::consts::PI * stream.uniform();
    let (mut x, mut y) = (radius * libm::cos(angle), radius * libm::sin(angle));
    let mut z = start_um * stream.uniform();
    for _ in 0..steps {
        let mut kick = || {
            let normal: f64 = StandardNormal.sample(stream);
            spread * normal
        };
        x += kick();
        y += kick();
        z = reflect(z + kick(), c.length_um);
        let r = (x * x + y * y).sqrt();
        if r > c.radius_um {
            if stream.uniform() < chance {
                return true;
            }
            // Mirror at the wall along the radius.
            let back = ((2.0 * c.radius_um - r) / r).max(0.0);
            x *= back;
            y *= back;
        }
    }
    false
}

fn reflect(z: f64, length: f64) -> f64 {
    let z = z.abs();
    if z > length { (2.0 * length - z).abs() } else { z }
}
