//! The wounds of one session, or the skin without a wound: every state is a departure from rest.

use exoskin_evidence::Draws;

use crate::Site;
use crate::healing::barrier::{Barrier, BarrierRates};
use crate::healing::closure::Edge;
use crate::healing::epidermis::{Epidermis, EpidermisRates};
use crate::healing::extent::Extent;
use crate::healing::inflammation::{Inflammation, InflammationRates};
use crate::healing::matrix::{Kinds, Matrix, MatrixRates};
use crate::healing::pigment::{Pigment, PigmentRates};
use crate::healing::pulses::Pulses;
use crate::healing::start::Start;
use crate::healing::step::mean;
use crate::healing::vessels::{VesselRates, Vessels};
use crate::healing::{Behaviours, Member, SkinState};

/// Everything that a draw says about how this skin heals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rates {
    pub edge: Edge,
    pub barrier: BarrierRates,
    pub epidermis: EpidermisRates,
    pub inflammation: InflammationRates,
    pub vessels: VesselRates,
    pub matrix: MatrixRates,
    pub pigment: PigmentRates,
}

impl Rates {
    pub(crate) fn draw(member: &Member, site: &Site, start: &Start, draws: &dyn Draws) -> Rates {
        Rates {
            edge: Edge::draw(member, site, draws),
            barrier: BarrierRates::draw(member, site, draws),
            epidermis: EpidermisRates::draw(draws),
            inflammation: InflammationRates::draw(draws),
            vessels: VesselRates::draw(member, draws),
            matrix: MatrixRates::draw(member, site, start, draws),
            pigment: PigmentRates::draw(start.phototype, draws),
        }
    }
}

/// What a step of one cohort knows about the products.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Acting {
    /// In this cohort.
    pub now: Behaviours,
    /// In the skin that this cohort is compared with.
    pub elsewhere: Behaviours,
    /// What other sessions left here.
    pub others: Kinds,
}

impl Acting {
    /// In the cohort of one session, or in the skin without a wound, where `far` acts on the skin as a whole; `span_d` is
    /// the step.
    pub(crate) fn in_cohort(
        session: Option<usize>,
        pulses: &Pulses,
        far: &Behaviours,
        others: Kinds,
        span_d: (f64, f64),
    ) -> Acting {
        match session {
            None => Acting { now: *far, elsewhere: Behaviours::UNTOUCHED, others },
            Some(session) => Acting { now: pulses.around(session, span_d.0, span_d.1), elsewhere: *far, others },
        }
    }
}

/// The wounds of one session.
#[derive(Clone, Debug)]
pub(crate) struct Cohort {
    /// Which session made it; none is the skin without a wound.
    pub session: Option<usize>,
    /// When (d).
    pub at_d: f64,
    extent: Extent,
    crawled_um: f64,
    open: f64,
    /// How strongly fibroblasts are recruited at this moment.
    called: f64,
    barrier: Barrier,
    epidermis: Epidermis,
    inflammation: Inflammation,
    vessels: Vessels,
    matrix: Matrix,
    pigment: Pigment,
}

impl Cohort {
    /// The skin without a wound, which only products can move.
    pub(crate) fn unwounded(rates: &Rates) -> Cohort {
        Cohort::new(None, f64::NEG_INFINITY, Extent::UNWOUNDED, Matrix::default(), rates)
    }

    /// Fresh wounds in skin with this much matrix left.
    pub(crate) fn wounded(session: usize, at_d: f64, extent: Extent, left: &Kinds, rates: &Rates) -> Cohort {
        let matrix = Matrix::after(&rates.matrix, extent.lost, extent.dead, left);
        Cohort::new(Some(session), at_d, extent, matrix, rates)
    }

    fn new(session: Option<usize>, at_d: f64, extent: Extent, matrix: Matrix, rates: &Rates) -> Cohort {
        let wounded = session.is_some();
        let mut cohort = Cohort {
            session,
            at_d,
            extent,
            crawled_um: 0.0,
            open: extent.closing.open_share(0.0),
            called: 0.0,
            barrier: Barrier::after(&extent),
            epidermis: Epidermis::default(),
            inflammation: Inflammation::after(extent.injured),
            vessels: Vessels::after(&rates.vessels, wounded && extent.reach > 0.0, extent.reach, extent.blood_um),
            matrix,
            pigment: Pigment::default(),
        };
        cohort.called = cohort.calling(rates);
        cohort
    }

    /// One step: 1. the edge crawls, 2. the barrier tightens, 3. cells come and go, 4. vessels, 5. matrix, 6. epidermis
    /// and pigment.
    pub(crate) fn step(&mut self, rates: &Rates, acting: &Acting, from_d: f64, dt: f64) {
        let Acting { now, elsewhere, others } = acting;
        let open_before = self.open;
        self.close(rates, now, from_d, dt);
        let covered = (open_before - self.open).max(0.0);
        let open = mean(open_before, self.open) * self.extent.bare();

        let cells_before = self.inflammation;
        self.barrier.step(&rates.barrier, &self.extent, covered, now, dt);
        self.inflammation.step(&rates.inflammation, open, now, dt);
        self.matrix.unstretch(&rates.matrix, dt);
        let called_before = self.called;
        self.called = self.calling(rates);
        let called = mean(called_before, self.called);
        let [start, end] = [cells_before, self.inflammation].map(|cells| cells.macrophages(&rates.inflammation));
        let excited = mean(rates.pigment.excited(start), rates.pigment.excited(end));
        let inflamed = mean(cells_before.cells(&rates.inflammation), self.inflammation.cells(&rates.inflammation));
        let answer_before = self.matrix.answer;
        self.vessels.step(&rates.vessels, open, now, elsewhere, dt);
        let (inflamed, open) = (self.extent.inflamed * inflamed, mean(open_before, self.open));
        self.matrix.step(&rates.matrix, called, inflamed, open, now, elsewhere, others, dt);
        let answer = mean(answer_before, self.matrix.answer);
        self.epidermis.step(&rates.epidermis, covered * self.extent.defect, answer, now, elsewhere, dt);
        self.pigment.step(&rates.pigment, covered * self.extent.defect, excited, now, elsewhere, dt);
    }

    /// How strongly fibroblasts are recruited now; macrophages count per injured share, since the field says who hears
    /// them.
    fn calling(&self, rates: &Rates) -> f64 {
        let injured = self.extent.injured;
        let macrophages =
            if injured > 0.0 { self.inflammation.macrophages(&rates.inflammation) / injured } else { 0.0 };
        rates.matrix.called(&self.extent.field, macrophages, self.matrix.stretched())
    }

    fn close(&mut self, rates: &Rates, now: &Behaviours, from_d: f64, dt: f64) {
        let from_d = from_d - self.at_d;
        self.crawled_um += rates.edge.crawled_um(self.extent.moist, now.migration, from_d, from_d + dt);
        self.open = self.extent.closing.open_share(self.crawled_um);
    }

    /// Share of the wounded surface that is open.
    pub(crate) fn open_share(&self) -> f64 {
        self.open
    }

    /// Share of the treated surface that is open.
    pub(crate) fn open_area(&self) -> f64 {
        self.extent.defect * self.open
    }

    /// Share of the separate wounds that are open.
    pub(crate) fn open_count(&self) -> f64 {
        self.extent.closing.open_count(self.crawled_um)
    }

    /// A later session removes the epidermis from this share of the surface, including pale and thin epidermis.
    pub(crate) fn overrun(&mut self, defect: f64) {
        let left = 1.0 - defect.clamp(0.0, 1.0);
        self.pigment.pale *= left;
        self.epidermis.overrun(left);
    }

    /// This session's matrix above rest, averaged over the upper dermis of the treated skin.
    pub(crate) fn matrix(&self) -> Kinds {
        self.matrix.kinds()
    }

    /// New collagen I above rest, likewise.
    pub(crate) fn new_collagen(&self) -> f64 {
        self.matrix.new
    }

    /// Coagulated matrix not yet cleared, likewise.
    pub(crate) fn dead(&self) -> Kinds {
        self.matrix.dead
    }

    /// Share of the epidermis that the session removed.
    pub(crate) fn defect(&self) -> f64 {
        self.extent.defect
    }

    /// Share of the largest widening that the flare leaves unused; flares multiply.
    pub(crate) fn unflared(&self) -> f64 {
        1.0 - self.vessels.flare()
    }

    /// Share of the largest widening that is not reached, within the treated skin; flares and zones multiply.
    pub(crate) fn unwidened(&self, rates: &Rates) -> f64 {
        let zone = self.vessels.widening(&rates.vessels, self.inflammation.cells(&rates.inflammation));
        self.unflared() * (1.0 - self.vessels.slow()) * (1.0 - self.extent.reach * zone)
    }

    /// Adds what this cohort contributes to the patient's skin.
    pub(crate) fn add_to(&self, state: &mut SkinState, rates: &Rates) {
        let Extent { reach, height_um, defect, .. } = self.extent;
        state.water_loss += self.barrier.water_loss(&rates.barrier, &self.extent, self.open);
        state.neutrophils += reach * self.inflammation.neutrophils;
        state.m1 += reach * self.inflammation.m1;
        state.m2 += reach * self.inflammation.m2;
        state.spilled_blood += self.vessels.crust;
        state.vessels += reach * self.vessels.density();
        state.fibroblasts += self.matrix.fibroblasts(&rates.matrix);
        state.myofibroblasts += self.matrix.myofibroblasts;
        state.collagen3 += self.matrix.collagen3;
        state.collagen1 += self.matrix.new + self.matrix.mature;
        state.collagen1_new += self.matrix.new;
        state.elastin += self.matrix.elastin;
        state.epidermis += self.epidermis.thickness(reach, self.open * defect);
        state.dermis_um += height_um.min(rates.matrix.dermis_um) * self.matrix.thickness(&rates.matrix);
        // Dead epidermis keeps its pigment until it is shed from the new one.
        let pale = self.pigment.pale + self.open * defect.min(self.extent.bared);
        state.melanin_basal += reach * self.pigment.basal - pale;
        state.melanin_upper += reach * self.pigment.upper - pale;
        state.melanin_dermal += reach * self.pigment.dermal;
    }

    /// Macrophages relative to their peak in wholly injured tissue, averaged over the treated skin.
    pub(crate) fn macrophages(&self, rates: &Rates) -> f64 {
        self.extent.reach * self.inflammation.macrophages(&rates.inflammation)
    }
}
