//! A history read against a product: which state the vial is in, and what each change costs.

use crate::history::{History, Step};
use crate::product::{Answer, Form, Product};

/// Temperature at which a watery vial freezes and thaws, °C.
pub(crate) const FREEZING_C: f64 = 0.0;

/// The state of a vial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Liquid.
    Liquid,
    /// Ice.
    Frozen,
    /// Powder.
    Dry,
}

/// An event in the history of a vial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// Kept in one state at one temperature.
    Hold {
        /// The state.
        phase: Phase,
        /// Temperature, °C.
        celsius: f64,
        /// Duration, s.
        seconds: f64,
    },
    /// Thawed: one freeze-thaw is complete.
    Thaw,
    /// Dried.
    Dry,
    /// Dried by the maker, who may have counted before or after: not stated.
    DriedByMaker,
    /// Dissolved.
    Reconstitute,
}

/// What happens to a vial, with what had to be inferred.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Events in order.
    pub events: Vec<Event>,
    /// The state at the end.
    pub ends: Phase,
    /// What was inferred, in sentences for people.
    pub notes: Vec<String>,
}

impl Timeline {
    /// Reads `history` for `product`.
    pub fn of(product: &Product, history: &History) -> Timeline {
        let mut timeline = Timeline { events: Vec::new(), ends: Phase::Liquid, notes: Vec::new() };
        timeline.begin(product, history);
        for step in &history.steps {
            timeline.take(*step);
        }
        if timeline.ends == Phase::Frozen {
            timeline.note("The vial is still frozen at the end; thawing will cost vesicles.");
        }
        timeline
    }

    /// Number of freeze-thaws.
    pub fn thaws(&self) -> usize {
        self.events.iter().filter(|event| matches!(event, Event::Thaw)).count()
    }

    /// Total length, s.
    pub fn duration_s(&self) -> f64 {
        self.events.iter().map(|event| if let Event::Hold { seconds, .. } = event { *seconds } else { 0.0 }).sum()
    }

    /// The state before the first step.
    fn begin(&mut self, product: &Product, history: &History) {
        let powder = product.form == Form::Lyophilised;
        self.ends = match history.steps.first() {
            Some(Step::Hold { dry: true, .. } | Step::Reconstitute) => Phase::Dry,
            Some(Step::Hold { celsius, .. }) if powder => {
                self.note(&format!(
                    "The product is a powder, so it is taken as dry at {} °C until it is reconstituted.",
                    exoskin_quantity::write::decimal(*celsius, 3)
                ));
                Phase::Dry
            }
            Some(Step::Hold { celsius, .. }) if *celsius < FREEZING_C => Phase::Frozen,
            Some(Step::Thaw) => Phase::Frozen,
            Some(Step::Hold { .. }) if product.form == Form::Frozen => {
                self.note(
                    "The history begins with a liquid, so the thaw before it is not counted. Say what happened \
                           before, as in `-80C 60d; thaw; 4C 36h`; with a log, the history comes before it.",
                );
                Phase::Liquid
            }
            _ => Phase::Liquid,
        };
        if self.ends == Phase::Dry {
            self.begin_dried(product);
        }
    }

    /// If the label counts the fill, drying is deducted; if it counts the reconstituted vial, it is not.
    fn begin_dried(&mut self, product: &Product) {
        match product.label.counted_after_drying {
            Answer::Yes => {}
            Answer::No => self.events.push(Event::Dry),
            Answer::Unknown => {
                self.events.push(Event::DriedByMaker);
                self.note(
                    "It is not known whether the label's count was made before or after drying; both are taken \
                           as equally likely.",
                );
            }
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Hold { celsius, seconds, dry } => self.hold(celsius, seconds, dry),
            Step::Freeze if self.ends == Phase::Liquid => self.ends = Phase::Frozen,
            Step::Freeze => self.note("A vial that is not liquid cannot freeze; this step changes nothing."),
            Step::Thaw if self.ends == Phase::Frozen => self.thaw(),
            Step::Thaw => self.note("A vial that is not frozen cannot thaw; this step changes nothing."),
            Step::Dry if self.ends == Phase::Dry => self.note("The vial is already dry; this step changes nothing."),
            Step::Dry => self.dry(),
            Step::Reconstitute if self.ends == Phase::Dry => {
                self.events.push(Event::Reconstitute);
                self.ends = Phase::Liquid;
            }
            Step::Reconstitute => {
                self.note("A vial that is not dry cannot be reconstituted; this step changes nothing.")
            }
        }
    }

    fn hold(&mut self, celsius: f64, seconds: f64, dry: bool) {
        if dry && self.ends != Phase::Dry {
            self.note("The history says lyophilised after a liquid or frozen step, so a drying step is inserted.");
            self.dry();
        }
        if self.ends == Phase::Frozen && celsius > FREEZING_C {
            self.note(&format!("Above 0 °C ({celsius} °C) the frozen vial thaws, so a thaw is inserted."));
            self.thaw();
        }
        if self.ends == Phase::Liquid && celsius < FREEZING_C {
            self.note(&format!("Below 0 °C ({celsius} °C) the liquid freezes, so a freeze is inserted."));
            self.ends = Phase::Frozen;
        }
        self.events.push(Event::Hold { phase: self.ends, celsius, seconds });
    }

    fn thaw(&mut self) {
        self.events.push(Event::Thaw);
        self.ends = Phase::Liquid;
    }

    fn dry(&mut self) {
        self.events.push(Event::Dry);
        self.ends = Phase::Dry;
    }

    /// Each sentence once.
    fn note(&mut self, sentence: &str) {
        if !self.notes.iter().any(|known| known == sentence) {
            self.notes.push(sentence.to_owned());
        }
    }
}
