//! Which instrument counted, as far as a file says so.

use serde::{Serialize, Serializer};

/// Which instrument counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Instrument {
    /// ZetaView of Particle Metrix.
    ZetaView,
    /// NanoSight, with the NTA software 2.x or 3.x.
    NanoSight,
    /// Videodrop of Myriade.
    Videodrop,
    /// Another, by the name the file gives it.
    Named(String),
    /// The file names none.
    #[default]
    Unnamed,
}

/// Instruments whose exports are read, each with its word in JSON, its name, and how it counts.
const KNOWN: [(Instrument, &str, &str, &str); 3] = [
    (Instrument::ZetaView, "zeta_view", "ZetaView", "nanoparticle tracking"),
    (Instrument::NanoSight, "nano_sight", "NanoSight", "nanoparticle tracking"),
    (Instrument::Videodrop, "videodrop", "Videodrop", "interferometric counting"),
];

impl Instrument {
    /// The instrument of that name.
    pub(super) fn of(name: &str) -> Instrument {
        let lower = name.to_lowercase().replace([' ', '-'], "");
        let known = KNOWN.iter().find(|(_, _, known, _)| lower.contains(&known.to_lowercase()));
        known.map_or_else(|| Instrument::Named(name.to_owned()), |(instrument, ..)| instrument.clone())
    }

    fn known(&self) -> Option<&'static (Instrument, &'static str, &'static str, &'static str)> {
        KNOWN.iter().find(|(instrument, ..)| instrument == self)
    }

    /// Its name in words.
    pub fn name(&self) -> &str {
        match (self, self.known()) {
            (_, Some((_, _, name, _))) => name,
            (Instrument::Named(name), None) => name,
            _ => "instrument not named in the file",
        }
    }

    /// How it counts, and its name: `nanoparticle tracking, ZetaView`.
    pub fn method(&self) -> String {
        match self.known() {
            Some((_, _, name, method)) => format!("{method}, {name}"),
            None => self.name().to_owned(),
        }
    }
}

impl Serialize for Instrument {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match (self, self.known()) {
            (_, Some((_, word, ..))) => to.serialize_str(word),
            (Instrument::Named(name), None) => to.serialize_str(name),
            _ => to.serialize_str("unnamed"),
        }
    }
}
