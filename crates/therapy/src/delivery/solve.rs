//! One solve: setup in, shares of every fate out.

use exoskin_transport::{Controls, Solution, SolveError, march};

use super::flow::Flow;
use super::generator::{Generator, Stop};
use super::lattice::{FATES, Lattice, RESIDUE, Region, Resolution, fate};
use super::occupancy::{self, Occupancy};
use super::outcome::{self, Delivered, LookAt, WAITING};
use super::setup::Setup;
use super::timeline::Timeline;
use super::work;

/// How exactly the ledger of probabilities must close before anything is drawn.
pub(super) const CLOSURE: f64 = 1e-12; // number: rounding bound promised to users

/// Why a solve failed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DeliveryError {
    /// The transport solver gave up.
    #[error(transparent)]
    Solve(#[from] SolveError),
    /// Probabilities do not sum to one: a defect of the program.
    #[error("the fates sum to 1 {0:+e} instead of 1")]
    Open(f64),
    /// A number of the setup makes no sense.
    #[error("{0}")]
    Setup(String),
}

impl DeliveryError {
    /// Whether the solve was abandoned on request.
    pub fn is_stopped(&self) -> bool {
        matches!(self, DeliveryError::Solve(SolveError::Stopped))
    }
}

/// The step tolerance of a channel or depot is looser than the usual one by this factor, that of the mouth of a follicle
/// by the second, to match their meshes.
const LOOSER: (f64, f64) = (5.0, 15.0); // number: numerics

/// Order of accuracy in space: below 2 because the rim of the mouth is singular.
pub(super) const ORDER_IN_SPACE: f64 = 1.5; // number: numerics, measured (see the page on checks)

/// Solves `setup` with the standard mesh and accuracy; records the state at the given times since application (s).
///
/// Two meshes, the second twice as fine, extrapolated to zero width.
pub fn solve(setup: &Setup, looks_s: &[f64]) -> Result<Delivered, DeliveryError> {
    solve_until(setup, looks_s, &|| false)
}

/// As [`solve`], abandoned as soon as `stop` says so.
pub fn solve_until(setup: &Setup, looks_s: &[f64], stop: Stop<'_>) -> Result<Delivered, DeliveryError> {
    extrapolated(setup, looks_s, &Resolution::of(setup), &controls(setup), stop)
}

/// As [`solve_until`] on one coarse mesh with long steps: some percent off, by nearly the same factor in similar draws, at
/// a tenth of the cost.
pub fn solve_coarsely_until(setup: &Setup, looks_s: &[f64], stop: Stop<'_>) -> Result<Delivered, DeliveryError> {
    setup.check().map_err(DeliveryError::Setup)?;
    let usual = controls(setup);
    // In one column against a strong flow, long steps would lose the little that arrives.
    let (error, longest) = if setup.is_column() { (1.0, 1.0) } else { COARSER_STEPS };
    let controls = Controls {
        step_tolerance: error * usual.step_tolerance,
        longest_step_factor: longest * usual.longest_step_factor,
        ..usual
    };
    Ok(settled(setup, looks_s, &Resolution::coarse(setup), &controls, COARSELY_SETTLED, stop)?.0)
}

/// A coarse solve allows this multiple of the usual error of a step, and of the longest step.
const COARSER_STEPS: (f64, f64) = (2.0, 3.0); // number: numerics, measured (see the page on speed)
/// In a coarse solve, loads have converged when none moves by more than this share.
const COARSELY_SETTLED: f64 = 0.1; // number: numerics, measured (see the page on speed)

/// The standard steps of `setup`.
pub fn controls(setup: &Setup) -> Controls {
    let usual = Controls::default();
    let looser = match setup.follicle {
        Some(_) => LOOSER.1,
        None if setup.is_column() || setup.is_reference() => 1.0,
        None => LOOSER.0,
    };
    Controls { step_tolerance: looser * usual.step_tolerance, ..usual }
}

/// Solves `setup` on `mesh` and on one twice as fine, and extrapolates.
pub fn solve_extrapolated(
    setup: &Setup,
    looks_s: &[f64],
    mesh: &Resolution,
    controls: &Controls,
) -> Result<Delivered, DeliveryError> {
    extrapolated(setup, looks_s, mesh, controls, &|| false)
}

fn extrapolated(
    setup: &Setup,
    looks_s: &[f64],
    mesh: &Resolution,
    controls: &Controls,
    stop: Stop<'_>,
) -> Result<Delivered, DeliveryError> {
    setup.check().map_err(DeliveryError::Setup)?;
    let (coarse, occupancy) = settled(setup, looks_s, mesh, controls, occupancy::SETTLED, stop)?;
    let finer = Resolution { split: 2 * mesh.split, ..*mesh };
    let lattice = Lattice::new(setup, &finer);
    let fine = solve_on(setup, looks_s, &lattice, controls, occupancy.as_ref(), stop)?.0;
    let work = coarse.work + fine.work;
    Ok(Delivered { work, ..fine.extrapolated(&coarse, ORDER_IN_SPACE) })
}

/// Solves `setup` on one mesh with a given accuracy.
pub fn solve_with(
    setup: &Setup,
    looks_s: &[f64],
    resolution: &Resolution,
    controls: &Controls,
) -> Result<Delivered, DeliveryError> {
    solve_with_until(setup, looks_s, resolution, controls, &|| false)
}

/// As [`solve_with`], abandoned as soon as `stop` says so.
pub fn solve_with_until(
    setup: &Setup,
    looks_s: &[f64],
    resolution: &Resolution,
    controls: &Controls,
    stop: Stop<'_>,
) -> Result<Delivered, DeliveryError> {
    setup.check().map_err(DeliveryError::Setup)?;
    Ok(settled(setup, looks_s, resolution, controls, occupancy::SETTLED, stop)?.0)
}

/// Solves on one mesh until the loads of cells agree with the uptake that remains, to within a share.
fn settled(
    setup: &Setup,
    looks_s: &[f64],
    resolution: &Resolution,
    controls: &Controls,
    within: f64,
    stop: Stop<'_>,
) -> Result<(Delivered, Option<Occupancy>), DeliveryError> {
    let lattice = Lattice::new(setup, resolution);
    let mut occupancy = Occupancy::empty(setup, &lattice);
    let mut passes = 0;
    let mut work = 0.0;
    loop {
        let (mut delivered, by_sink) = solve_on(setup, looks_s, &lattice, controls, occupancy.as_ref(), stop)?;
        passes += 1;
        work += delivered.work;
        delivered.work = work;
        let Some(loads) = &mut occupancy else { return Ok((delivered, None)) };
        let change = loads.update(setup, &lattice, &by_sink);
        if change <= within || passes >= occupancy::MOST_PASSES {
            return Ok((delivered, occupancy));
        }
    }
}

/// One solve on one lattice; also what each sink took.
fn solve_on(
    setup: &Setup,
    looks_s: &[f64],
    lattice: &Lattice,
    controls: &Controls,
    occupancy: Option<&Occupancy>,
    stop: Stop<'_>,
) -> Result<(Delivered, Vec<f64>), DeliveryError> {
    let flow = Flow::new(setup);
    let generator = Generator::with_occupancy(setup, lattice, &flow, occupancy).until(stop);
    let timeline = Timeline::new(setup, lattice, &flow, looks_s);
    let initial = initial(setup, lattice, &flow);
    let solution = march(&generator, &initial, 0.0, &timeline.breaks, controls)?;
    let open = solution.total() - 1.0;
    // A sum that is not a number counts as open too.
    let closed = open.abs() <= CLOSURE;
    if !closed {
        return Err(DeliveryError::Open(open));
    }
    let delivered = delivered(setup, lattice, &flow, &generator, &timeline, &solution);
    Ok((delivered, solution.by_sink))
}

/// Reads a solution.
fn delivered(
    setup: &Setup,
    lattice: &Lattice,
    flow: &Flow,
    generator: &Generator,
    timeline: &Timeline,
    solution: &Solution,
) -> Delivered {
    let ended = solution.fates(&lattice.graph);
    let [film, mut channel, tissue, bound, residue] = outcome::waiting(lattice, &solution.places);
    let mut shares = ended.clone();
    if setup.follicle.is_some() {
        // A follicle keeps its contents for days: nothing there is under way.
        shares[fate("follicle")] += channel;
        channel = 0.0;
    }
    shares[0] += residue;
    shares.extend([film, channel, tissue, bound]);
    debug_assert_eq!(shares.len(), FATES.len() + setup.cells.len() + WAITING.len());
    let fates = outcome::fate_names(setup).into_iter().zip(shares).collect();

    // Summed from what is inside, not as what is missing outside, so small shares keep their digits.
    let inside_of = |look: &exoskin_transport::Look| {
        let [_, channel, tissue, bound, _] = outcome::waiting(lattice, &look.places);
        let channel = if setup.lumen_is_outside() { 0.0 } else { channel };
        channel + tissue + bound + inside_fates(setup, &look.fates)
    };
    let strip = outcome::strip(setup, lattice, solution, ended[FATES.len()..].iter().sum());
    let tried = f64::from(solution.accepted + solution.rejected);
    let looks = timeline.looks.iter().map(|&index| look_at(lattice, &solution.looks[index])).collect();
    Delivered {
        supply: supply(setup, generator),
        fates,
        entered: strip.entered,
        in_tissue: strip.in_tissue,
        reached_cell: strip.reached_cell,
        taken_up: strip.taken_up,
        inside_at: timeline.looks.iter().map(|&index| inside_of(&solution.looks[index])).collect(),
        capacity: capacity(setup, generator),
        classes: outcome::classes(setup, lattice, &solution.by_sink),
        fluid_um3: flow.budget_um3(setup.end_s),
        dry_s: flow.dry_s,
        looks,
        unknowns: lattice.unknowns() as u32 + lattice.graph.pools.len() as u32,
        steps: solution.accepted,
        work: tried * work::of_step(lattice),
    }
}

/// The distribution at application: film, and what capillarity draws into an empty channel; or depot and back-flow.
pub fn initial(setup: &Setup, lattice: &Lattice, flow: &Flow) -> Vec<f64> {
    let mut state = vec![0.0; lattice.graph.places()];
    let residue = lattice.graph.reservoir(RESIDUE);
    if let Some(depot) = &setup.depot {
        let inside: Vec<(usize, f64)> = (0..lattice.regions.len())
            .filter(|&cell| matches!(lattice.regions[cell], Region::Depot { .. }))
            .map(|cell| (cell, volume(lattice, cell)))
            .collect();
        let all: f64 = inside.iter().map(|(_, volume)| volume).sum();
        for (cell, volume) in inside {
            state[cell] = (1.0 - depot.backflow_share) * volume / all;
        }
        state[residue] = depot.backflow_share;
        return state;
    }
    // On intact skin a film that never dries lies there just as residue does: the trace passes from either.
    if setup.channel.is_none() && flow.dry_s.is_infinite() {
        state[residue] = 1.0;
        return state;
    }
    let film: f64 = film_volumes(setup, lattice).sum();
    let lumen: f64 = volumes(lattice, Region::Channel).map(|(_, volume)| volume).sum();
    let cells: Vec<usize> = (0..lattice.regions.len()).filter(|&c| lattice.regions[c] == Region::Film).collect();
    for (cell, volume) in cells.into_iter().zip(film_volumes(setup, lattice)) {
        state[cell] = (1.0 - flow.filled_share) * volume / film;
    }
    if flow.filled_share > 0.0 {
        for (cell, volume) in volumes(lattice, Region::Channel) {
            state[cell] = flow.filled_share * volume / lumen;
        }
    }
    state
}

fn volumes(lattice: &Lattice, wanted: Region) -> impl Iterator<Item = (usize, f64)> + '_ {
    let cells = (0..lattice.regions.len()).filter(move |&cell| lattice.regions[cell] == wanted);
    cells.map(|cell| (cell, volume(lattice, cell)))
}

fn volume(lattice: &Lattice, cell: usize) -> f64 {
    let (layer, ring) = lattice.position(cell);
    lattice.mesh.volume(layer, ring)
}

fn film_volumes<'a>(setup: &Setup, lattice: &'a Lattice) -> impl Iterator<Item = f64> + 'a {
    let mixed = setup.switches.mixed_film;
    volumes(lattice, Region::Film).map(move |(_, volume)| if mixed { 1.0 } else { volume })
}

/// Share of the supply that the channel can hold at the film's initial concentration.
fn capacity(setup: &Setup, generator: &Generator) -> f64 {
    setup.channel.filter(|_| setup.follicle.is_none()).map_or(0.0, |channel| {
        let lumen = std::f64::consts::PI * channel.radius_um * channel.radius_um * channel.depth_um;
        lumen / (applied_volume(setup) * supply(setup, generator))
    })
}

/// Volume of product over one unit cell (um³).
fn applied_volume(setup: &Setup) -> f64 {
    std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um * setup.film.thickness_um
}

/// Volume of the supply divided by the volume applied.
fn supply(setup: &Setup, generator: &Generator) -> f64 {
    if setup.switches.held_mouth { generator.film_volume() / applied_volume(setup) } else { 1.0 }
}

/// Fates that end outside the skin; the last two only where the surface is bare.
const OUTSIDE: [&str; 5] = ["dried_residue", "washed", "follicle", "washed_back", "plug_crust"];

fn inside_fates(setup: &Setup, fates: &[f64]) -> f64 {
    let names = if setup.bared() { &OUTSIDE[..] } else { &OUTSIDE[..3] };
    let outside: Vec<usize> = names.iter().map(|name| super::lattice::fate(name)).collect();
    fates.iter().enumerate().filter(|(index, _)| !outside.contains(index)).map(|(_, share)| share).sum()
}

fn look_at(lattice: &Lattice, look: &exoskin_transport::Look) -> LookAt {
    let [film, channel, tissue, bound, residue] = outcome::waiting(lattice, &look.places);
    let mut cells = look.places[..lattice.graph.cells].to_vec();
    for (k, &cell) in lattice.graph.pools.iter().enumerate() {
        cells[cell as usize] += look.places[lattice.graph.cells + k];
    }
    LookAt {
        time_s: look.time_s,
        film,
        channel,
        tissue,
        bound,
        residue,
        fates: look.fates.clone(),
        cells,
        sinks: look.by_sink.clone(),
    }
}
