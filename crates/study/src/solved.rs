//! One solved row as plain numbers.

use exoskin_therapy::delivery::UnitSetup;
use exoskin_therapy::delivery::{CellClass, Delivered, DeliveryError, solve_coarsely_until, solve_until};

use super::block::Block;
use super::draws::Held;
use super::{StudyError, Watch};
use exoskin_stats::design::Design;

/// What is kept of one solve. Shares are shares of the vesicles applied; fates are shares of the supply.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// Vesicles in the supply divided by those applied (1 unless a reference case holds the mouth).
    pub supply: f64,
    /// Share entered.
    pub entered: f64,
    /// Share that reached tissue.
    pub in_tissue: f64,
    /// Share that reached living cells.
    pub reached_cell: f64,
    /// Share taken up.
    pub taken_up: f64,
    /// Share inside 20 minutes after application.
    pub entry_20min: f64,
    /// Share that the channel can hold.
    pub capacity: f64,
    /// Area of the unit cell (um²).
    pub cell_area_um2: f64,
    /// Depth and width of the channel (um); 0 for intact skin, bared surfaces and injections.
    pub channel_um: [f64; 2],
    /// Fluid given off by one unit cell (um³).
    pub fluid_um3: f64,
    /// Probability of every fate, in the order of the names.
    pub fates: Vec<f64>,
    /// Cells under a um² of skin, by type.
    pub per_um2: Vec<f64>,
    /// Loads of cells by type, where they were kept.
    pub loads: Vec<Vec<CellClass>>,
}

/// Time of the early look (s).
pub(crate) const EARLY_S: f64 = 1200.0;

/// On which meshes a row is solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meshes {
    /// On the coarse one alone.
    Coarse,
    /// On both, extrapolated.
    Both,
}

/// Solves one row of a block; abandoned partway if the watcher asks for it.
///
/// # Errors
/// Stopped, or the solver's reason, with the row.
pub fn solve_row(
    block: &Block,
    design: &Design,
    row: usize,
    meshes: Meshes,
    watch: &dyn Watch,
) -> Result<Solved, StudyError> {
    let failed = |reason: String| StudyError::Solve { row, what: block.case.procedure.name.clone(), reason };
    let row_draws = design.transport(row);
    let draws = Held::new(&row_draws, &block.held);
    let mut all: Option<Solved> = None;
    for unit in block.case.unit_setups(&draws)? {
        let refused = |error: DeliveryError| match error.is_stopped() {
            true => StudyError::Stopped,
            false => failed(error.to_string()),
        };
        let solve = match meshes {
            Meshes::Coarse => solve_coarsely_until,
            Meshes::Both => solve_until,
        };
        let delivered = solve(&unit.setup, &[EARLY_S], &|| watch.stopped()).map_err(refused)?;
        let solved = Solved::new(&unit.setup, delivered, block.loads).weighed(&unit);
        all = Some(match all {
            Some(sum) => sum.plus(solved),
            None => solved,
        });
    }
    all.map(Solved::condensed).ok_or_else(|| failed("no skin belongs to the channels".to_owned()))
}

impl Solved {
    fn new(setup: &exoskin_therapy::delivery::Setup, delivered: Delivered, keep_loads: bool) -> Solved {
        let radius = setup.cell_radius_um;
        let channel = setup.channel.filter(|channel| !channel.whole && setup.follicle.is_none());
        let supply = delivered.supply;
        Solved {
            supply,
            entered: supply * delivered.entered,
            in_tissue: supply * delivered.in_tissue,
            reached_cell: supply * delivered.reached_cell,
            taken_up: supply * delivered.taken_up,
            entry_20min: supply * delivered.inside_at.first().copied().unwrap_or(0.0),
            capacity: supply * delivered.capacity,
            cell_area_um2: std::f64::consts::PI * radius * radius,
            channel_um: channel.map_or([0.0; 2], |channel| [channel.depth_um, 2.0 * channel.radius_um]),
            fluid_um3: delivered.fluid_um3,
            fates: delivered.fates.iter().map(|(_, share)| *share).collect(),
            per_um2: setup.cells.iter().map(|cells| cells.per_um2).collect(),
            loads: if keep_loads { delivered.classes } else { Vec::new() },
        }
    }

    /// The contribution of one class of channels to the whole.
    fn weighed(mut self, unit: &UnitSetup) -> Solved {
        let (area, channels) = (unit.share_of_area, unit.share_of_channels);
        for share in [
            &mut self.entered,
            &mut self.in_tissue,
            &mut self.reached_cell,
            &mut self.taken_up,
            &mut self.entry_20min,
            &mut self.capacity,
        ] {
            *share *= area;
        }
        self.fates.iter_mut().for_each(|share| *share *= area);
        self.cell_area_um2 *= channels;
        self.fluid_um3 *= channels;
        for class in self.loads.iter_mut().flatten() {
            class.cells *= channels;
            class.share *= area;
        }
        self
    }

    fn plus(mut self, other: Solved) -> Solved {
        self.entered += other.entered;
        self.in_tissue += other.in_tissue;
        self.reached_cell += other.reached_cell;
        self.taken_up += other.taken_up;
        self.entry_20min += other.entry_20min;
        self.capacity += other.capacity;
        self.cell_area_um2 += other.cell_area_um2;
        self.fluid_um3 += other.fluid_um3;
        self.fates.iter_mut().zip(other.fates).for_each(|(sum, share)| *sum += share);
        self.loads.iter_mut().zip(other.loads).for_each(|(sum, classes)| sum.extend(classes));
        self
    }

    fn condensed(mut self) -> Solved {
        self.loads.iter_mut().for_each(|classes| *classes = condensed(classes));
        self
    }

    /// As a list of numbers.
    pub fn to_values(&self) -> Vec<f64> {
        let mut values = vec![
            self.supply,
            self.entered,
            self.in_tissue,
            self.reached_cell,
            self.taken_up,
            self.entry_20min,
            self.capacity,
            self.cell_area_um2,
            self.channel_um[0],
            self.channel_um[1],
            self.fluid_um3,
        ];
        push_list(&mut values, &self.fates);
        push_list(&mut values, &self.per_um2);
        values.push(self.loads.len() as f64);
        for classes in &self.loads {
            let flat: Vec<f64> = classes.iter().flat_map(|class| [class.cells, class.share]).collect();
            push_list(&mut values, &flat);
        }
        values
    }

    /// From such a list; none if it is anything else.
    pub(crate) fn from_values(values: &[f64]) -> Option<Solved> {
        let mut cursor = Cursor(values);
        let head: [f64; 11] = cursor.take(11)?.try_into().ok()?;
        let (fates, per_um2) = (cursor.list()?.to_vec(), cursor.list()?.to_vec());
        let types = *cursor.take(1)?.first()? as usize;
        let mut loads = Vec::new();
        for _ in 0..types {
            let flat = cursor.list()?;
            loads.push(flat.chunks_exact(2).map(|pair| CellClass { cells: pair[0], share: pair[1] }).collect());
        }
        Some(Solved {
            supply: head[0],
            entered: head[1],
            in_tissue: head[2],
            reached_cell: head[3],
            taken_up: head[4],
            entry_20min: head[5],
            capacity: head[6],
            cell_area_um2: head[7],
            channel_um: [head[8], head[9]],
            fluid_um3: head[10],
            fates,
            per_um2,
            loads,
        })
    }
}

/// Numbers being read from front to back.
struct Cursor<'a>(&'a [f64]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [f64]> {
        let (taken, left) = self.0.split_at_checked(count)?;
        self.0 = left;
        Some(taken)
    }

    fn list(&mut self) -> Option<&'a [f64]> {
        let length = *self.take(1)?.first()?;
        self.take(length as usize)
    }
}

fn push_list(values: &mut Vec<f64>, list: &[f64]) {
    values.push(list.len() as f64);
    values.extend_from_slice(list);
}

/// Ratio of neighbouring bins of load: cells whose loads differ by less are counted as one class.
const BIN_RATIO: f64 = 1.15;

/// Classes with nearly the same load per cell merged, the fullest first; empty classes dropped.
fn condensed(classes: &[CellClass]) -> Vec<CellClass> {
    let mut loaded: Vec<CellClass> =
        classes.iter().copied().filter(|class| class.cells > 0.0 && class.share > 0.0).collect();
    let load = |class: &CellClass| class.share / class.cells;
    loaded.sort_by(|a, b| load(b).total_cmp(&load(a)));
    let mut bins: Vec<CellClass> = Vec::new();
    let mut top = f64::INFINITY;
    for class in loaded {
        match bins.last_mut() {
            Some(bin) if load(&class) * BIN_RATIO > top => {
                bin.cells += class.cells;
                bin.share += class.share;
            }
            _ => {
                top = load(&class);
                bins.push(class);
            }
        }
    }
    bins
}
