//! What rows say about hair, compared with what the model says: a table in Markdown, and the time of a course.
//!
//! hit: the model's median is within the row's range; for a row without a range, the row is within the model's 90 %
//! band and the median within a factor of two of it. weak hit: only the ranges overlap, or the band spans more than a
//! factor of ten. MISS: the ranges do not overlap. "input": the row shaped a prior, so agreement says little.

use std::time::Instant;

use exoskin_evidence::{Draws, Parameter, row};
use exoskin_quantity::unit::CM2_UM2;
use exoskin_skin::follicle::{Cycle, HairState, grow};
use exoskin_skin::parameters as p;
use exoskin_skin::{Behaviours, Condition, Pulse, site};

/// Days in a mean month and in a mean year.
const MONTH_D: f64 = 30.4375;
const YEAR_D: f64 = 365.25;

/// A draw: one number per parameter and seed, in no order.
struct Seeded(u64);

impl Draws for Seeded {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let mut state = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for byte in parameter.id.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            state ^= state >> 29;
        }
        ((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

/// One draw's numbers, healthy and with pattern hair loss.
struct Sample {
    healthy: HairState,
    thinning: Vec<HairState>,
    cycle: Cycle,
    draws: Seeded,
    /// The most that a three-fold stimulus of everything adds at 12 and 26 weeks in pattern hair loss.
    stirred: Vec<HairState>,
    /// Likewise on a healthy scalp, at 12 weeks.
    gain: f64,
}

const DAYS: [f64; 6] = [0.0, 84.0, 182.0, 365.25, 1095.75, 1344.0];

impl Sample {
    fn new(seed: u64) -> Sample {
        let draws = Seeded(seed);
        let scalp = site("scalp", None, &draws).expect("a site");
        let of = |condition, pulses: &[Pulse]| grow(&scalp, condition, &[], pulses, &DAYS, &draws).expect("hair");
        let far =
            Behaviours { follicle_entry: 3.0, follicle_exit: 1.0 / 3.0, follicle_growth: 3.0, ..Behaviours::UNTOUCHED };
        let strong = [Pulse { from_s: 0.0, until_s: 1e9, near: far, far }];
        let healthy = of(Condition::Healthy, &strong);
        Sample {
            healthy: healthy[0],
            thinning: of(Condition::AndrogeneticAlopecia, &[]),
            cycle: Cycle::draw(Condition::Healthy, &draws),
            stirred: of(Condition::AndrogeneticAlopecia, &strong),
            gain: healthy[1].hairs_per_cm2 - healthy[0].hairs_per_cm2,
            draws,
        }
    }

    fn gain_aga(&self, day: usize) -> f64 {
        self.stirred[day].hairs_per_cm2 - self.stirred[0].hairs_per_cm2
    }

    /// Hairs lost per day by the whole scalp.
    fn shed(&self, state: &HairState) -> f64 {
        state.shed_per_cm2_day * self.draws.value(&p::AREA_SCALP) / CM2_UM2
    }

    /// Share of hairs above a diameter, given their mean (log-normal), in per cent.
    fn above(&self, limit_um: f64, mean_um: f64) -> f64 {
        let spread = self.draws.value(&p::DIAMETER_SPREAD);
        let z = libm::log(mean_um / limit_um) / spread - 0.5 * spread;
        100.0 * exoskin_stats::normal::cumulative(z)
    }

    fn mean(&self, parameter: &'static Parameter) -> f64 {
        self.draws.value(parameter)
    }
}

type Model = fn(&Sample) -> f64;

/// Row, role, what is compared.
const CHECKS: &[(&str, &str, Model)] = &[
    ("hair.density.worldwide_range", "input", |s| s.healthy.hairs_per_cm2),
    ("skin.anat.hair_follicle_density.scalp_terminal", "input", |s| s.healthy.terminal_per_cm2),
    ("hair.telogen.worldwide_range", "input", |s| held(&s.cycle)),
    ("hair.cycle.telogen_duration", "input", |s| s.cycle.resting_d / MONTH_D),
    ("hair.cycle.kenogen_duration", "input", |s| s.cycle.empty_d / MONTH_D),
    ("hair.cycle.anagen_duration", "follows", |s| (s.cycle.growing_d + s.cycle.emerging_d) / YEAR_D),
    ("hair.cycle.anagen_duration_wolfram", "follows", |s| (s.cycle.growing_d + s.cycle.emerging_d) / YEAR_D),
    ("hair.fraction.anagen", "follows", |s| s.healthy.growing_hair_share),
    ("hair.fraction.catagen", "follows", |s| s.cycle.shares().stopping / s.cycle.shares().hairs()),
    ("hair.histology_normal.anagen_share", "follows", |s| 100.0 * s.healthy.growing_hair_share),
    ("hair.histology_normal.catagen_share", "follows", |s| 100.0 * s.cycle.shares().stopping),
    ("hair.histology_normal.terminal_vellus", "follows", |s| odds(s.above(30.0, s.mean(&p::HAIR_DIAMETER)))),
    ("hair.thin_share.frontal_control", "input", |s| 100.0 - s.above(30.0, s.mean(&p::HAIR_DIAMETER))),
    ("hair.thin_share.frontal_faga", "predicted", |s| 100.0 - s.above(30.0, s.thinning[0].diameter_um)),
    ("hair.aga.tv_cutoff", "predicted", |s| odds(s.above(30.0, s.mean(&p::HAIR_DIAMETER_AGA)))),
    ("hair.aga.terminal_vellus_untreated", "predicted", |s| odds(s.above(30.0, s.mean(&p::HAIR_DIAMETER_AGA)))),
    ("hair.diameter.frontal_control", "input", |s| s.healthy.diameter_um),
    ("hair.diameter.frontal_faga", "input", |s| s.thinning[0].diameter_um),
    ("hair.aga.diameter_loss_rate", "input", |s| s.thinning[0].diameter_um - s.thinning[3].diameter_um),
    ("hair.aga.thick_hair_loss_3y", "predicted", |s| {
        s.above(60.0, s.thinning[0].diameter_um) - s.above(60.0, s.thinning[4].diameter_um)
    }),
    ("hair.aga.count_loss_192wk_placebo", "input", |s| {
        100.0 * (1.0 - s.thinning[5].hairs_per_cm2 / s.thinning[0].hairs_per_cm2)
    }),
    ("hair.shedding.wash_normal", "predicted", |s| s.shed(&s.healthy)),
    ("hair.shedding.wash_aga", "predicted", |s| s.shed(&s.thinning[0])),
    ("hair.response.minoxidil_3m", "ceiling", |s| s.gain_aga(1)),
    ("hair.response.minoxidil_6m", "ceiling", |s| s.gain_aga(2)),
];

fn held(cycle: &Cycle) -> f64 {
    (cycle.shares().resting + cycle.shares().shedding) / cycle.shares().hairs()
}

fn odds(percent: f64) -> f64 {
    percent / (100.0 - percent)
}

/// Prints the table, and the time of a course.
pub(super) fn print(draws: u64) {
    let samples: Vec<Sample> = (0..draws).map(Sample::new).collect();
    println!("| row | role | observed | model: median (90 % band) | |");
    println!("|---|---|---|---|---|");
    let mut verdicts: Vec<(&str, &str)> = Vec::new();
    for (id, role, model) in CHECKS {
        let row = row(id).expect("a row of the tables");
        let observed = (row.low.or(row.value), row.value, row.high.or(row.value));
        let (Some(low), Some(value), Some(high)) = observed else { continue };
        let band = band(samples.iter().map(model));
        let verdict = verdict(low, high, band);
        verdicts.push((role, verdict));
        let range = if low < high { format!(" ({low}-{high})") } else { String::new() };
        let (from, median, to) = band;
        println!(
            "| {id} | {role} | {value}{range} {} | {median:.3} ({from:.3}-{to:.3}) | {verdict} |",
            row.unit.replace('^', "")
        );
    }
    count(&verdicts);
    others(&samples);
    time(draws);
}

/// Hits and misses by role.
fn count(verdicts: &[(&str, &str)]) {
    println!();
    for role in ["input", "follows", "predicted", "ceiling"] {
        let of = |word: &str| verdicts.iter().filter(|(its, verdict)| *its == role && *verdict == word).count();
        println!("- {role}: {} hit, {} weak, {} missed", of("hit"), of("weak hit"), of("MISS"));
    }
}

/// What has no row of its own.
fn others(samples: &[Sample]) {
    let show = |name: &str, (from, median, to): (f64, f64, f64)| println!("- {name}: {median:.2} ({from:.2}-{to:.2})");
    println!();
    let ratio = |s: &Sample| s.shed(&s.thinning[0]) / s.shed(&s.healthy);
    show("shed in pattern hair loss over healthy (rows of washing: 52.2/27.9 = 1.87)", band(samples.iter().map(ratio)));
    let fewer = |s: &Sample| s.thinning[0].hairs_per_cm2 / s.healthy.hairs_per_cm2;
    show("hairs counted in pattern hair loss over healthy", band(samples.iter().map(fewer)));
    show("empty follicles, healthy, per cm2", band(samples.iter().map(|s| empty(&s.healthy))));
    show("empty follicles, pattern hair loss, per cm2", band(samples.iter().map(|s| empty(&s.thinning[0]))));
    show(
        "gain in 12 weeks, healthy, everything three-fold, hairs/cm2 (limit 60)",
        band(samples.iter().map(|s| s.gain)),
    );
    let aga = band(samples.iter().map(|s| s.gain_aga(1)));
    show("gain in 12 weeks, pattern hair loss, everything three-fold, hairs/cm2 (limit 60)", aga);
}

fn empty(state: &HairState) -> f64 {
    state.follicles_per_cm2 * state.empty_share
}

/// A band that spans a larger factor says little.
const WIDE_FACTOR: f64 = 10.0;

fn verdict(low: f64, high: f64, (from, median, to): (f64, f64, f64)) -> &'static str {
    let near = low <= median && median <= high || low == high && median <= 2.0 * low && low <= 2.0 * median;
    match low <= to && from <= high {
        true if near && to <= WIDE_FACTOR * from => "hit",
        true => "weak hit",
        false => "MISS",
    }
}

/// 5 %, 50 % and 95 %.
fn band(numbers: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    let at = |share: f64| numbers[((numbers.len() - 1) as f64 * share).round() as usize];
    (at(0.05), at(0.5), at(0.95))
}

/// A course of 90 days as therapy requests it: 20 readings, four sessions with two pulses each.
fn time(draws: u64) {
    let minutes = [0.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 360.0, 720.0].map(|minutes| minutes / 1440.0);
    let days: Vec<f64> = minutes
        .into_iter()
        .chain([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 14.0, 21.0, 28.0, 42.0, 60.0, 90.0])
        .collect();
    let far = Behaviours { follicle_entry: 1.3, ..Behaviours::UNTOUCHED };
    let pulse =
        |day: f64, long: f64| Pulse { from_s: day * 86_400.0, until_s: (day + long) * 86_400.0, near: far, far };
    let pulses: Vec<Pulse> =
        [0.0, 21.0, 42.0, 63.0].into_iter().flat_map(|day| [pulse(day, 3.0), pulse(day, 14.0)]).collect();
    let start = Instant::now();
    let mut hairs = 0.0;
    for seed in 0..draws {
        let draws = Seeded(seed);
        let scalp = site("scalp", None, &draws).expect("a site");
        let course = grow(&scalp, Condition::AndrogeneticAlopecia, &[], &pulses, &days, &draws).expect("hair");
        hairs += course.last().map_or(0.0, |state| state.hairs_per_cm2);
    }
    let each_us = start.elapsed().as_secs_f64() / draws as f64 * 1e6;
    println!("\n90 days: {each_us:.1} us a course (mean {:.1} hairs/cm2)", hairs / draws as f64);
}
