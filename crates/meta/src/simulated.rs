//! Made-up tables with the shape of the real one: what the model would see if these values were true.

use exoskin_score::class::Class;

use crate::contrasts::{Contrast, Told};
use crate::likelihood::{class, errors, middle};
use crate::parameters::{UNKNOWNS, Values};
use crate::sample::{Effort, Sample, fit, gauss, uniform};

/// Values drawn from their priors.
pub fn from_priors(seed: u64) -> Values {
    let mut z = [0.0; UNKNOWNS];
    for (i, z) in z.iter_mut().enumerate() {
        *z = gauss(seed, i as u64);
    }
    Values::of(&z)
}

/// Tries to publish a result at most this often; then it is published as it is.
const TRIES: usize = 10_000;

/// The same contrasts with outcomes that these values produce; each tells as much as before (a number, a class, a side).
pub fn table(like: &[Contrast], values: &Values, seed: u64) -> Vec<Contrast> {
    let mut stream = Stream { seed, next: 0 };
    let mut last: Option<(&str, f64)> = None;
    let mut made = Vec::with_capacity(like.len());
    for contrast in like {
        let u = match last {
            Some((trial, u)) if trial == contrast.trial => u,
            _ => values.trial * stream.gauss(),
        };
        last = Some((&contrast.trial, u));
        made.push(Contrast { told: told(contrast, values, u, &mut stream), ..contrast.clone() });
    }
    made
}

fn told(contrast: &Contrast, values: &Values, u: f64, stream: &mut Stream) -> Told {
    let errors = errors(contrast.error);
    let error = errors[(stream.uniform() * errors.len() as f64) as usize];
    let sigma = libm::sqrt(error * error + values.endpoint * values.endpoint);
    let mut value = 0.0;
    for _ in 0..TRIES {
        value = middle(contrast, values) + u + sigma * stream.gauss();
        if class(value, error) == Class::Better || stream.uniform() < values.kept {
            break;
        }
    }
    match contrast.told {
        Told::Number(_) => Told::Number(value),
        Told::Class(_) => Told::Class(class(value, error)),
        Told::Better(_) => Told::Better(value > 0.0),
    }
}

struct Stream {
    seed: u64,
    next: u64,
}

impl Stream {
    fn uniform(&mut self) -> f64 {
        self.next += 1;
        uniform(self.seed, self.next)
    }

    fn gauss(&mut self) -> f64 {
        self.next += 1;
        gauss(self.seed, self.next)
    }
}

/// Draws among which a true value is ranked.
pub const RANKED: usize = 99;

/// Rank of each true value among draws of the posterior that its own table gives: even over 0 to [`RANKED`], if sampler and
/// likelihood are right (Talts et al. 2018, arXiv:1804.06788).
pub fn ranks(like: &[Contrast], effort: Effort, seed: u64) -> [usize; UNKNOWNS] {
    let truth = from_priors(seed);
    let sample = fit(&table(like, &truth, seed ^ TABLE), effort, seed ^ FIT);
    rank(&truth, &sample)
}

/// Streams of the two steps.
const TABLE: u64 = 0x7ab1_e000_0000_0000;
const FIT: u64 = 0x0f17_0000_0000_0000;

fn rank(truth: &Values, sample: &Sample) -> [usize; UNKNOWNS] {
    let draws: Vec<[f64; UNKNOWNS]> = sample.equal(&sample.weights, RANKED).iter().map(Values::list).collect();
    let truth = truth.list();
    let mut ranks = [0; UNKNOWNS];
    for (i, rank) in ranks.iter_mut().enumerate() {
        *rank = draws.iter().filter(|draw| draw[i] < truth[i]).count();
    }
    ranks
}
