//! Which transport problems a scenario needs, each once.

use std::sync::atomic::{AtomicUsize, Ordering};

use exoskin_evidence::{Medians, Prior};
use exoskin_scenario::{Application, Arm, Scenario, Session};
use exoskin_skin::UnknownSite;
use exoskin_therapy::delivery::Case;
use exoskin_therapy::effect::learn_dish;
use rayon::prelude::*;

use super::block::Block;
use super::correct::{self, Correction};
use super::draws::Held;
use super::solved::{Meshes, Solved, solve_row};
use super::treatments::{Treatment, counted, of_factors};
use super::{Keeper, MODEL_VERSION, Options, StudyError, Watch};
use exoskin_stats::design::Design;

/// The blocks of one arm, by their index in the plan.
#[derive(Clone, Debug)]
pub struct ArmPlan {
    /// Its index among the arms of the scenario.
    pub index: usize,
    /// The application that is counted; none where nothing is applied.
    pub application: Option<Application>,
    /// Its problem.
    pub case: Option<Case>,
    /// Block of the arm itself.
    pub base: Option<usize>,
    /// Block of each delay (min).
    pub delays: Vec<(f64, usize)>,
    /// Block of each diameter (nm).
    pub sizes: Vec<(f64, usize)>,
    /// Everything applied in any session, each different treatment once, the counted one first.
    pub treatments: Vec<Treatment>,
    /// The other treatments of the counted session, by their index, in the order in which they are applied.
    pub beside: Vec<usize>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Blocks, each once.
    pub blocks: Vec<Block>,
    /// Arms in order.
    pub arms: Vec<ArmPlan>,
    /// Names of the cell types in the order of every solved row's loads.
    pub cell_types: Vec<String>,
}

impl Plan {
    /// The plan of `scenario`.
    ///
    /// # Errors
    /// An unknown site, a product's own dish from which nothing can be learned.
    pub fn of(scenario: &Scenario, options: &Options) -> Result<Plan, StudyError> {
        let mut plan = Plan::default();
        for (index, arm) in scenario.arms.iter().enumerate() {
            let planned = plan.arm(scenario, options, index, arm)?;
            plan.arms.push(planned);
        }
        Ok(plan)
    }

    fn arm(&mut self, scenario: &Scenario, options: &Options, index: usize, arm: &Arm) -> Result<ArmPlan, StudyError> {
        let mut planned = ArmPlan {
            index,
            application: None,
            case: None,
            base: None,
            delays: Vec::new(),
            sizes: Vec::new(),
            treatments: self.treatments(scenario, options, arm)?,
            beside: Vec::new(),
        };
        // The strip counts the first session in which anything is applied.
        let Some(session) = arm.sessions.iter().find(|session| !session.applications.is_empty()) else {
            return Ok(planned);
        };
        let mut all = computed(scenario, session)?;
        let (application, case) = all.remove(counted(session));
        let known = |(other, at): &(Application, Case)| {
            planned.treatments.iter().position(|one| one.application == *other && one.case == *at)
        };
        planned.beside = all.iter().filter_map(known).collect();
        let held = &scenario.overrides;
        let base = self.block(&case, options.draws, true, held, options);
        planned.base = Some(base);
        // Delay and size mean nothing where no vesicles are applied; ideal reference cases have neither.
        if case.per_um2 > 0.0 && case.ideal == Default::default() {
            for &delay_min in &options.delays_min {
                let other = Case { delay_s: delay_min * 60.0, ..case.clone() };
                planned.delays.push((delay_min, self.side(&other, base, held, options)));
            }
            for &diameter_nm in &options.sizes_nm {
                let other = Case { diameter_prior_um: Prior::Fixed(diameter_nm / 1000.0), ..case.clone() };
                planned.sizes.push((diameter_nm, self.side(&other, base, held, options)));
            }
        }
        planned.application = Some(application);
        planned.case = Some(case);
        Ok(planned)
    }

    /// What is applied in all sessions; the counted treatment first.
    fn treatments(&mut self, scenario: &Scenario, options: &Options, arm: &Arm) -> Result<Vec<Treatment>, StudyError> {
        let held = &scenario.overrides;
        let mut treatments: Vec<Treatment> = Vec::new();
        for session in &arm.sessions {
            let mut all = computed(scenario, session)?;
            if !all.is_empty() {
                all[..=counted(session)].rotate_right(1);
            }
            for (application, case) in all {
                let at_s = session.at_s + application.delay_s;
                let known = treatments.iter_mut().find(|one| one.application == application && one.case == case);
                if let Some(known) = known {
                    known.at_s.push(at_s);
                    continue;
                }
                let block = self.block(&case, options.draws, true, held, options);
                // A count alone says nothing of what factors do.
                let acts =
                    options.follow && scenario.hypotheses.free_factors && !application.product.factors.is_empty();
                let factors = acts.then(|| self.block(&of_factors(&case), options.draws, false, held, options));
                if self.cell_types.is_empty() {
                    let setup = case.setup(&Held::new(&Medians, held))?;
                    self.cell_types = setup.cells.iter().map(|cells| cells.name.clone()).collect();
                }
                let dish = learn_dish(&application.product).map_err(|wrong| StudyError::Input(Box::new(wrong)))?;
                treatments.push(Treatment { application, case, block, factors, dish, at_s: vec![at_s] });
            }
        }
        Ok(treatments)
    }

    /// The index of a block; a block of the same problem with enough rows is reused.
    fn block(&mut self, case: &Case, rows: usize, loads: bool, held: &[(String, Prior)], options: &Options) -> usize {
        let full = if case.ideal == Default::default() { options.full_of(rows) } else { rows };
        let known = self.found(case, rows, full, loads, held, options);
        known.or_else(|| self.stands_in(case, rows, loads, held, options)).unwrap_or_else(|| {
            self.push(
                Block { case: case.clone(), rows, full, like: None, loads, held: held.to_vec(), key: String::new() },
                options,
            )
        })
    }

    /// The index of a block of a table: the coarse mesh alone, corrected as the block `like`. It is shared only by arms
    /// that correct it alike, so that no arm depends on which others there are.
    fn side(&mut self, case: &Case, like: usize, held: &[(String, Prior)], options: &Options) -> usize {
        let rows = options.side_draws;
        let base = &self.blocks[like];
        if *case == base.case {
            return like;
        }
        let all = base.full >= base.rows;
        let found = if all {
            self.found(case, rows, rows, false, held, options)
        } else {
            let problem = problem(case, held, options);
            let same =
                |block: &Block| block.like == Some(like) && block.rows == rows && block.key.starts_with(&problem);
            self.blocks.iter().position(same)
        };
        found.unwrap_or_else(|| {
            let (full, like) = if all { (rows, None) } else { (0, Some(like)) };
            let block =
                Block { case: case.clone(), rows, full, like, loads: false, held: held.to_vec(), key: String::new() };
            self.push(block, options)
        })
    }

    /// A block of the same problem with enough rows that learns its own correction.
    fn found(
        &self,
        case: &Case,
        rows: usize,
        full: usize,
        loads: bool,
        held: &[(String, Prior)],
        options: &Options,
    ) -> Option<usize> {
        let problem = problem(case, held, options);
        self.blocks.iter().position(|block| {
            let enough = block.rows >= rows && block.full >= full && (block.loads || !loads);
            block.like.is_none() && enough && block.key.starts_with(&problem)
        })
    }

    /// Where only differences between arms are wanted, a liquid without vesicles needs no problem of its own: the same
    /// skin after the same procedure will do.
    fn stands_in(
        &self,
        case: &Case,
        rows: usize,
        loads: bool,
        held: &[(String, Prior)],
        options: &Options,
    ) -> Option<usize> {
        let empty = options.gains_only && loads && case.per_um2 <= 0.0;
        let like = |block: &Block| {
            let (per_um2, diameter_prior_um) = (case.per_um2, case.diameter_prior_um);
            let rows = block.like.is_none() && block.loads && block.rows >= rows;
            rows && block.held == held && Case { per_um2, diameter_prior_um, ..block.case.clone() } == *case
        };
        self.blocks.iter().position(like).filter(|_| empty)
    }

    fn push(&mut self, block: Block, options: &Options) -> usize {
        let Block { rows, full, loads, .. } = block;
        let problem = problem(&block.case, &block.held, options);
        let key = format!("{problem} rows={rows} full={full} loads={loads} {MODEL_VERSION} {}", priors());
        self.blocks.push(Block { key, ..block });
        self.blocks.len() - 1
    }

    /// Solves over all blocks.
    pub fn solves(&self) -> usize {
        self.blocks.iter().map(Block::solves).sum()
    }

    /// Solves every block, in parallel over its rows.
    ///
    /// # Errors
    /// Stopped, or a row that cannot be solved or kept.
    pub fn solve(
        &self,
        design: &Design,
        keeper: &dyn Keeper,
        watch: &dyn Watch,
    ) -> Result<Vec<Vec<Solved>>, StudyError> {
        let total = self.solves();
        let done = AtomicUsize::new(0);
        let mut solved = Vec::with_capacity(self.blocks.len());
        let mut corrections: Vec<Option<Correction>> = Vec::with_capacity(self.blocks.len());
        for (index, block) in self.blocks.iter().enumerate() {
            let kept = keeper.block(&block.key).and_then(|rows| read_block(block, &rows));
            let rows = match kept {
                Some(rows) => {
                    done.fetch_add(block.solves(), Ordering::Relaxed);
                    rows
                }
                None => {
                    let solving = Solving { index: index as u32, block, design, keeper, watch, done: &done, total };
                    let rows = solving.rows()?;
                    let values: Vec<Vec<f64>> = rows.iter().map(Solved::to_values).collect();
                    keeper.keep_block(&block.key, &values);
                    rows
                }
            };
            watch.progress(done.load(Ordering::Relaxed), total);
            let (rows, correction) = corrected(block, rows, &corrections);
            solved.push(rows);
            corrections.push(correction);
        }
        Ok(solved)
    }
}

/// What a problem depends on besides the number of its rows.
fn problem(case: &Case, held: &[(String, Prior)], options: &Options) -> String {
    format!("{case:?} {held:?} seed={} of={}", options.seed, options.draws)
}

fn read_block(block: &Block, rows: &[Vec<f64>]) -> Option<Vec<Solved>> {
    if rows.len() != block.solves() {
        return None;
    }
    rows.iter().map(|values| Solved::from_values(values)).collect()
}

/// The rows of a block as the finer mesh gives them or would give them: `rows` has all on the coarse mesh, then those
/// on both. Also what it learnt of the finer mesh.
fn corrected(block: &Block, mut rows: Vec<Solved>, known: &[Option<Correction>]) -> (Vec<Solved>, Option<Correction>) {
    if block.full >= block.rows {
        return (rows, None);
    }
    let full = rows.split_off(block.rows);
    let picked = correct::picked(&rows, full.len());
    let learnt = (block.full > 0).then(|| {
        let pairs: Vec<(&Solved, &Solved)> = picked.iter().map(|&row| &rows[row]).zip(&full).collect();
        Correction::of(&pairs)
    });
    let other = || block.like.and_then(|like| known.get(like)?.as_ref());
    if let Some(correction) = learnt.as_ref().or_else(other) {
        rows.iter_mut().for_each(|row| *row = correction.applied(row));
    }
    for (row, full) in picked.into_iter().zip(full) {
        rows[row] = full;
    }
    (rows, learnt)
}

/// One block being solved.
struct Solving<'a> {
    index: u32,
    block: &'a Block,
    design: &'a Design,
    keeper: &'a dyn Keeper,
    watch: &'a dyn Watch,
    done: &'a AtomicUsize,
    total: usize,
}

impl Solving<'_> {
    /// All rows; where not all are solved on both meshes, all on the coarse one and then those on both.
    fn rows(&self) -> Result<Vec<Solved>, StudyError> {
        let Block { rows, full, .. } = *self.block;
        if full >= rows {
            return self.each(&(0..rows).collect::<Vec<_>>(), 0, Meshes::Both);
        }
        let mut coarse = self.each(&(0..rows).collect::<Vec<_>>(), 0, Meshes::Coarse)?;
        let picked = correct::picked(&coarse, full);
        coarse.extend(self.each(&picked, rows, Meshes::Both)?);
        Ok(coarse)
    }

    /// These rows; the first is stored as number `from` of the block.
    fn each(&self, rows: &[usize], from: usize, meshes: Meshes) -> Result<Vec<Solved>, StudyError> {
        let one = |(place, &row): (usize, &usize)| {
            if self.watch.stopped() {
                return Err(StudyError::Stopped);
            }
            let number = (from + place) as u32;
            let kept = self.keeper.row(self.index, number).and_then(|values| Solved::from_values(&values));
            let solved = match kept {
                Some(solved) => solved,
                None => {
                    let solved = solve_row(self.block, self.design, row, meshes, self.watch)?;
                    self.keeper.keep_row(self.index, number, &solved.to_values()).map_err(StudyError::Keep)?;
                    solved
                }
            };
            self.watch.progress(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.total);
            Ok(solved)
        };
        rows.par_iter().enumerate().map(one).collect()
    }
}

/// The application as it is computed: a scenario that takes counts as exact has no vial step.
fn prepared(scenario: &Scenario, application: &Application) -> Application {
    let mut application = application.clone();
    if scenario.options.count_exact {
        application.product.label.exact = true;
        application.history = exoskin_vial::History::fresh();
    }
    application
}

/// Every application of a session with its problem, in their order; cells fill up according to the dose given by the
/// medians of vials and labels, and what is applied to the same skin shares film, channels and cells.
fn computed(scenario: &Scenario, session: &Session) -> Result<Vec<(Application, Case)>, UnknownSite> {
    let draws = Held::new(&Medians, &scenario.overrides);
    let all: Vec<Application> = session.applications.iter().map(|one| prepared(scenario, one)).collect();
    let cases = all.iter().enumerate().map(|(place, application)| {
        Case::of(scenario, session, application, &draws)?.among(session, &all, place, &draws)
    });
    let cases = cases.collect::<Result<Vec<Case>, UnknownSite>>()?;
    Ok(all.into_iter().zip(cases).collect())
}

/// Every prior that a solve can depend on as text: a changed prior changes every key.
pub fn priors() -> String {
    use exoskin_evidence::Group::{Healing, Readout, Response};
    let solved = |p: &&&exoskin_evidence::Parameter| !matches!(p.group, Healing | Response | Readout);
    let all = exoskin_therapy::parameters::all();
    all.iter().filter(solved).map(|p| format!("{}={:?};", p.id, p.prior)).collect()
}
