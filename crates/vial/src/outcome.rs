//! Many draws of one vial: bands, reasons, what would help.

use exoskin_evidence::Draws;
use exoskin_stats::Band;

use crate::advice::{Advice, advice};
use crate::band::band;
use crate::container::Container;
use crate::draw::{Count, VialDraw, drawn_from};
use crate::extrapolation::{Extrapolation, extrapolations};
use crate::history::History;
use crate::lot::Used;
use crate::measurable::Measurable;
use crate::product::{Note, Product};
use crate::state::{DrawnVial, State};
use crate::timeline::{Event, Phase, Timeline};
use exoskin_quantity::unit::{HOUR_S, ML_UM3};

/// A free factor over many draws.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FactorOutcome {
    /// Its name.
    pub name: String,
    /// Share that is left.
    pub kept: Band,
    /// Amount left, ng/mL, where the product file knows it.
    pub ng_per_ml: Option<Band>,
}

/// A point of the curve over time.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct CurvePoint {
    /// Hours since the count.
    pub hours: f64,
    /// Temperature of the hold that ends here, °C.
    pub celsius: f64,
    /// Whole share.
    pub whole_share: Band,
    /// Potency.
    pub potency: Band,
}

/// What is left of a vial.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct VialOutcome {
    /// The product's name.
    pub product: String,
    /// The product in one line.
    pub title: String,
    /// The container.
    pub container: Container,
    /// The history as read.
    pub history: String,
    /// The state in which the history leaves the vial.
    pub phase: Phase,
    /// Number of draws.
    pub samples: usize,
    /// Share of the vesicles that is still whole and in the liquid.
    pub whole_share: Band,
    /// Potency left by storage, relative to the fresh lot.
    pub potency: Band,
    /// What a counter and an assay would still find.
    pub measurable: Measurable,
    /// Whether any part of the answer on the count lies beyond what was measured.
    pub extrapolated: bool,
    /// Every such part, of count and potency.
    pub extrapolations: Vec<Extrapolation>,
    /// Whole vesicles per mL now.
    pub whole_per_ml: Band,
    /// Particles per mL by the label.
    pub label_per_ml: Band,
    /// Vesicles per mL when the vial was counted.
    pub vesicles_per_ml: Band,
    /// Share of the vesicles on the wall.
    pub wall_share: Band,
    /// Share of the counted particles that are vesicles.
    pub vesicle_share_of_particles: Band,
    /// Potency of the fresh lot relative to a typical one.
    pub batch_potency: Band,
    /// Probability that the lot does nothing at all.
    pub inactive_batch_probability: f64,
    /// Free factors.
    pub factors: Vec<FactorOutcome>,
    /// What would help, best first.
    pub advice: Vec<Advice>,
    /// Whole share and potency over time.
    pub curve: Vec<CurvePoint>,
    /// What a certificate or a test of this lot narrows, and what it does not.
    pub lot: Vec<Used>,
    /// What was inferred from the history.
    pub notes: Vec<String>,
    /// What the product's label says, what others say, and what nobody says.
    pub product_notes: Vec<Note>,
    /// What the product file does not know.
    pub unknown: Vec<String>,
    /// What the product file assumes: field and reason.
    pub assumed: Vec<(String, String)>,
    /// Evidence rows that the product file names.
    pub evidence: Vec<String>,
}

/// Approximate number of points on the curve.
const CURVE_POINTS: usize = 24;
/// Points of the curve at most, however often a logger's vial thawed: all samples are held at each of them.
const MOST_POINTS: usize = 240;

/// What is left of `product` after `history` in `container`, from `samples` draws.
///
/// `draws_of(i)` gives the draws of sample i; the same ones are used for the curve and every counterfactual.
pub fn outcome<D: Draws>(
    product: &Product,
    history: &History,
    container: Container,
    samples: usize,
    draws_of: impl Fn(usize) -> D,
) -> VialOutcome {
    let timeline = Timeline::of(product, history);
    let mut course = Course::of(&timeline, samples);
    let drawn: Vec<VialDraw> = (0..samples).map(|i| course.walk(product, container, &draws_of(i))).collect();
    let over = |of: &dyn Fn(&VialDraw) -> f64| band(&mut drawn.iter().map(of).collect::<Vec<_>>());
    let extrapolations = extrapolations(product, &timeline, container);
    let potency = over(&|draw| draw.potency);
    VialOutcome {
        product: product.name.clone(),
        title: product.title.clone(),
        container,
        history: history.short_text(),
        phase: timeline.ends,
        samples,
        whole_share: over(&|draw| draw.whole_share),
        potency,
        measurable: Measurable::of(&drawn, &potency),
        extrapolated: extrapolations.iter().any(|part| part.of == "count"),
        extrapolations,
        whole_per_ml: over(&|draw| draw.whole_per_um3()).times(ML_UM3),
        label_per_ml: over(&|draw| draw.label_per_um3).times(ML_UM3),
        vesicles_per_ml: over(&|draw| draw.vesicles_per_um3()).times(ML_UM3),
        wall_share: over(&|draw| draw.wall_share),
        vesicle_share_of_particles: over(&|draw| draw.vesicle_share_of_particles),
        batch_potency: over(&|draw| draw.batch_potency),
        inactive_batch_probability: share(&drawn, |draw| draw.batch_potency == 0.0),
        factors: factors(product, &drawn),
        advice: advice(product, &timeline, container, samples, &draws_of),
        curve: course.curve(),
        lot: product.lot.used.clone(),
        notes: notes(product, timeline.notes),
        product_notes: product.notes.clone(),
        unknown: product.unknowns().into_iter().map(str::to_owned).collect(),
        assumed: product.assumptions(),
        evidence: product.evidence().into_iter().map(str::to_owned).collect(),
    }
}

/// What was inferred, and where a count comes from if no label gives it.
fn notes(product: &Product, mut notes: Vec<String>) -> Vec<String> {
    if product.prp.is_some() && product.label.count_per_um3.is_unknown() {
        notes.push(
            "no label: vesicles and factors follow from the blood platelet count, the fold concentration and the \
             activation"
                .into(),
        );
    }
    notes
}

fn share(drawn: &[VialDraw], is: impl Fn(&VialDraw) -> bool) -> f64 {
    drawn.iter().filter(|draw| is(draw)).count() as f64 / drawn.len().max(1) as f64
}

fn factors(product: &Product, drawn: &[VialDraw]) -> Vec<FactorOutcome> {
    let nanogram_per_ml = ML_UM3 / 1e3; // number: a conversion of units
    let of = |index: usize| {
        let each = || drawn.iter().filter_map(move |draw| draw.factors.get(index));
        let mut kept: Vec<f64> = each().map(|factor| factor.kept).collect();
        let mut amounts: Vec<f64> = each().filter_map(|factor| factor.pg_per_um3).collect();
        let ng_per_ml = (!amounts.is_empty()).then(|| band(&mut amounts).times(nanogram_per_ml));
        FactorOutcome { name: product.factors[index].name.clone(), kept: band(&mut kept), ng_per_ml }
    };
    (0..product.factors.len()).map(of).collect()
}

/// Whole share and potency of all samples at points along a timeline.
struct Course {
    pieces: Vec<Event>,
    /// Pieces after which the samples are looked at, besides the beginning.
    looks: Vec<usize>,
    whole: Vec<Vec<f64>>,
    potency: Vec<Vec<f64>>,
}

impl Course {
    fn of(timeline: &Timeline, samples: usize) -> Course {
        let pieces = pieces(timeline);
        let looks = looks(pieces.len());
        let columns = || (0..=looks.len()).map(|_| Vec::with_capacity(samples)).collect();
        Course { whole: columns(), potency: columns(), pieces, looks }
    }

    /// One sample through all pieces; what is left at the end.
    fn walk(&mut self, product: &Product, container: Container, draws: &dyn Draws) -> VialDraw {
        let draws = &product.updated(draws);
        let count = Count::drawn(product, draws);
        let vial = DrawnVial::new(product, container, count.particles_per_um3(), draws);
        let mut state = State::START;
        let mut from = 0;
        for point in 0..=self.looks.len() {
            let until = point.checked_sub(1).map_or(0, |look| self.looks[look]);
            state = self.pieces[from..until].iter().fold(state, |state, piece| vial.after(state, piece));
            from = until;
            self.whole[point].push(if product.lysed { 0.0 } else { state.shares.whole });
            self.potency[point].push(state.potency);
        }
        drawn_from(product, &count, &vial, &state, draws)
    }

    /// Bands at the beginning and at every look.
    fn curve(&mut self) -> Vec<CurvePoint> {
        let mut seconds = 0.0;
        let mut celsius = first_temperature(&self.pieces);
        let mut points = Vec::with_capacity(self.whole.len());
        let mut from = 0;
        for (point, (whole, potency)) in self.whole.iter_mut().zip(&mut self.potency).enumerate() {
            let until = point.checked_sub(1).map_or(0, |look| self.looks[look]);
            for piece in &self.pieces[from..until] {
                if let Event::Hold { celsius: held_c, seconds: held_s, .. } = *piece {
                    seconds += held_s;
                    celsius = held_c;
                }
            }
            from = until;
            let (whole_share, potency) = (band(whole), band(potency));
            points.push(CurvePoint { hours: seconds / HOUR_S, celsius, whole_share, potency });
        }
        points
    }
}

/// After which of so many pieces the curve has a point: after each, or after as many as it may have, the last included.
fn looks(pieces: usize) -> Vec<usize> {
    let looks = pieces.min(MOST_POINTS);
    (1..=looks).map(|look| look * pieces / looks).collect()
}

fn first_temperature(events: &[Event]) -> f64 {
    let first =
        events.iter().find_map(|event| if let Event::Hold { celsius, .. } = event { Some(*celsius) } else { None });
    first.unwrap_or(0.0)
}

/// The timeline with its holds subdivided, so that the curve has enough points.
fn pieces(timeline: &Timeline) -> Vec<Event> {
    let holds = timeline.events.iter().filter(|event| matches!(event, Event::Hold { .. })).count();
    let cuts = CURVE_POINTS.div_ceil(holds.max(1));
    let cut = |event: &Event| match *event {
        Event::Hold { phase, celsius, seconds } => {
            vec![Event::Hold { phase, celsius, seconds: seconds / cuts as f64 }; cuts]
        }
        other => vec![other],
    };
    timeline.events.iter().flat_map(cut).collect()
}
