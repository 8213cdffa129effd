//! The words of a model: names and synonyms of signals and behaviours, as PhysiCell 1.14 knows them.

use std::collections::BTreeMap;

use super::Signal;
use crate::cells::Slots;
use crate::cells::slots::PHASES;

/// Two things of one name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the word `{word}` would mean two {what}s; rename a substrate, cell type or custom variable")]
pub struct DictionaryError {
    /// The word.
    pub word: String,
    /// Signal or behaviour.
    pub what: &'static str,
}

/// The words of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Dictionary {
    /// Where behaviours lie.
    pub slots: Slots,
    /// Names of the cell types.
    pub types: Vec<String>,
    signals: BTreeMap<String, Signal>,
    behaviours: BTreeMap<String, usize>,
}

impl Dictionary {
    /// The words for these substrates, cell types and custom variables.
    ///
    /// # Errors
    /// If a word would mean two things.
    pub fn new(substrates: &[String], types: &[String], customs: &[String]) -> Result<Dictionary, DictionaryError> {
        let slots = Slots::new(substrates.len(), types.len(), customs.len());
        let signals = unique("signal", signals(substrates, types, customs))?;
        let behaviours = unique("behaviour", behaviours(&slots, substrates, types, customs))?;
        Ok(Dictionary { slots, types: types.to_vec(), signals, behaviours })
    }

    /// The signal of this name.
    pub fn signal(&self, name: &str) -> Option<Signal> {
        self.signals.get(name).copied()
    }

    /// The slot of the behaviour of this name.
    pub fn behaviour(&self, name: &str) -> Option<usize> {
        self.behaviours.get(name).copied()
    }

    /// All names of signals, synonyms included.
    pub fn signal_names(&self) -> impl Iterator<Item = &str> {
        self.signals.keys().map(String::as_str)
    }

    /// All names of behaviours, synonyms included.
    pub fn behaviour_names(&self) -> impl Iterator<Item = &str> {
        self.behaviours.keys().map(String::as_str)
    }
}

fn unique<T: PartialEq>(what: &'static str, words: Vec<(String, T)>) -> Result<BTreeMap<String, T>, DictionaryError> {
    let mut map = BTreeMap::new();
    for (word, meaning) in words {
        if map.get(&word).is_some_and(|known| *known != meaning) {
            return Err(DictionaryError { word, what });
        }
        map.insert(word, meaning);
    }
    Ok(map)
}

fn signals(substrates: &[String], types: &[String], customs: &[String]) -> Vec<(String, Signal)> {
    let mut words = Vec::new();
    let mut add = |names: &[&str], signal| words.extend(names.iter().map(|name| ((*name).to_owned(), signal)));
    for (place, name) in substrates.iter().enumerate() {
        add(&[name], Signal::Density(place));
        add(&[&format!("intracellular {name}"), &format!("internalized {name}")], Signal::Inside(place));
        let steep = [format!("{name} gradient"), format!("grad({name})"), format!("gradient of {name}")];
        add(&steep.each_ref().map(String::as_str), Signal::Gradient(place));
    }
    for (place, name) in types.iter().enumerate() {
        let touch = [format!("contact with {name}"), format!("contact with cell type {place}")];
        add(&touch.each_ref().map(String::as_str), Signal::Touches(place));
    }
    for (place, name) in customs.iter().enumerate() {
        let custom = [format!("custom:{name}"), format!("custom: {name}"), format!("custom {place}")];
        add(&custom.each_ref().map(String::as_str), Signal::Custom(place));
    }
    add(&["pressure"], Signal::Pressure);
    add(&["volume"], Signal::Volume);
    add(&["contact with live cell", "contact with live cells"], Signal::TouchesLive);
    add(&["contact with dead cell", "contact with dead cells"], Signal::TouchesDead);
    add(&["contact with apoptotic cell", "contact with apoptotic cells"], Signal::TouchesApoptotic);
    add(&["contact with necrotic cell", "contact with necrotic cells"], Signal::TouchesNecrotic);
    add(&["contact with other dead cell", "contact with other dead cells"], Signal::TouchesOtherDead);
    add(&["contact with basement membrane", "contact with BM"], Signal::TouchesMembrane);
    add(&["damage"], Signal::Damage);
    add(&["damage delivered", "total damage delivered"], Signal::DamageDelivered);
    add(&["attacking", "is attacking"], Signal::Attacking);
    add(&["dead", "is dead"], Signal::Dead);
    add(&["total attack time"], Signal::AttackTime);
    add(&["time", "current time", "global time"], Signal::Time);
    add(&["apoptotic", "is_apoptotic"], Signal::Apoptotic);
    add(&["necrotic", "is_necrotic"], Signal::Necrotic);
    words
}

fn behaviours(slots: &Slots, substrates: &[String], types: &[String], customs: &[String]) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let mut add = |slot: usize, names: &[String]| words.extend(names.iter().map(|name| (name.clone(), slot)));
    for (place, name) in substrates.iter().enumerate() {
        add(slots.secretion + place, &[format!("{name} secretion")]);
        add(
            slots.target + place,
            &[format!("{name} secretion target"), format!("{name} secretion saturation density")],
        );
        add(slots.uptake + place, &[format!("{name} uptake")]);
        add(slots.export + place, &[format!("{name} export")]);
        let taxis = [format!("chemotactic response to {name}"), format!("chemotactic sensitivity to {name}")];
        add(slots.chemotaxis + place, &taxis);
    }
    add(slots.exit, &["cycle entry".to_owned()]);
    for phase in 0..PHASES {
        add(slots.exit + phase, &[format!("exit from cycle phase {phase}")]);
    }
    for (place, name) in types.iter().enumerate() {
        let both = |verb: &str| [format!("{verb} {name}"), format!("{verb} cell type {place}")];
        add(slots.affinity + place, &both("adhesive affinity to"));
        add(slots.eats_live + place, &both("phagocytose"));
        add(slots.eats_live + place, &[format!("phagocytosis of {place}")]);
        add(slots.attacks + place, &both("attack"));
        add(slots.fuses + place, &both("fuse to"));
        add(slots.transforms + place, &both("transition to"));
        add(slots.transforms + place, &both("transform to"));
        add(slots.daughters + place, &[format!("asymmetric division to {name}")]);
        add(slots.immunogenicity + place, &both("immunogenicity to"));
    }
    for (place, name) in customs.iter().enumerate() {
        let custom = [format!("custom:{name}"), format!("custom: {name}"), format!("custom {place}")];
        add(slots.custom + place, &custom);
    }
    for (slot, names) in single_behaviours(slots) {
        add(slot, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    }
    words
}

/// Behaviours of which there is one in every model.
fn single_behaviours(slots: &Slots) -> [(usize, &'static [&'static str]); 23] {
    [
        (slots.apoptosis, &["apoptosis"]),
        (slots.necrosis, &["necrosis"]),
        (slots.speed, &["migration speed"]),
        (slots.bias, &["migration bias"]),
        (slots.persistence, &["migration persistence time"]),
        (slots.adhesion, &["cell-cell adhesion"]),
        (slots.spring, &["cell-cell adhesion elastic constant"]),
        (slots.reach, &["relative maximum adhesion distance"]),
        (slots.repulsion, &["cell-cell repulsion"]),
        (slots.membrane_adhesion, &["cell-BM adhesion", "cell-membrane adhesion"]),
        (slots.membrane_repulsion, &["cell-BM repulsion", "cell-membrane repulsion"]),
        (
            slots.eats_dead,
            &["phagocytose apoptotic cell", "phagocytosis of apoptotic cell", "phagocytosis of apoptotic cells"],
        ),
        (
            slots.eats_dead + 1,
            &["phagocytose necrotic cell", "phagocytosis of necrotic cell", "phagocytosis of necrotic cells"],
        ),
        (
            slots.eats_dead + 2,
            &["phagocytose other dead cell", "phagocytosis of other dead cell", "phagocytosis of other dead cells"],
        ),
        (slots.movable, &["is_movable", "movable", "is movable"]),
        (slots.attachment, &["cell attachment rate"]),
        (slots.detachment, &["cell detachment rate"]),
        (slots.attachments_at_most, &["maximum number of cell attachments"]),
        (slots.attack_damage, &["attack damage rate"]),
        (slots.attack_duration, &["attack duration"]),
        (slots.damage, &["damage rate"]),
        (slots.repair, &["damage repair rate"]),
        (slots.exit, &["cycle entry"]),
    ]
}
