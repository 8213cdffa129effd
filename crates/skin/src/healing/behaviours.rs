//! What can change how skin heals: factors on rates.

/// Factors on the rates of what cells do; 1 is untouched. Never negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behaviours {
    /// Keratinocytes crawling over an open wound.
    pub migration: f64,
    /// Keratinocytes dividing.
    pub division: f64,
    /// Collagen I and III that a fibroblast secretes.
    pub collagen: f64,
    /// Elastin that a fibroblast secretes.
    pub elastin: f64,
    /// Matrix broken down.
    pub breakdown: f64,
    /// Fibroblasts dividing and migrating to the wound.
    pub fibroblasts: f64,
    /// Leucocytes coming in.
    pub influx: f64,
    /// Inflammation resolving: macrophages turning to repair, leucocytes leaving.
    pub resolution: f64,
    /// Vessels sprouting.
    pub vessels: f64,
    /// Melanin made.
    pub melanin: f64,
    /// Resting follicles starting to grow.
    pub follicle_entry: f64,
    /// Growing follicles stopping: below 1 they grow for longer.
    pub follicle_exit: f64,
    /// Growth of a hair's diameter.
    pub follicle_growth: f64,
}

impl Behaviours {
    /// Nothing changed.
    pub const UNTOUCHED: Behaviours = Behaviours::all(1.0);

    /// The same factor on everything.
    pub const fn all(factor: f64) -> Behaviours {
        Behaviours {
            migration: factor,
            division: factor,
            collagen: factor,
            elastin: factor,
            breakdown: factor,
            fibroblasts: factor,
            influx: factor,
            resolution: factor,
            vessels: factor,
            melanin: factor,
            follicle_entry: factor,
            follicle_exit: factor,
            follicle_growth: factor,
        }
    }

    /// Names and values, in order.
    pub fn named(&self) -> [(&'static str, f64); 13] {
        [
            ("migration", self.migration),
            ("division", self.division),
            ("collagen", self.collagen),
            ("elastin", self.elastin),
            ("breakdown", self.breakdown),
            ("fibroblasts", self.fibroblasts),
            ("influx", self.influx),
            ("resolution", self.resolution),
            ("vessels", self.vessels),
            ("melanin", self.melanin),
            ("follicle_entry", self.follicle_entry),
            ("follicle_exit", self.follicle_exit),
            ("follicle_growth", self.follicle_growth),
        ]
    }

    /// The average of each factor when it acts for a share of the time; 1 stays exactly 1.
    pub fn diluted(&self, share: f64) -> Behaviours {
        let dilute = |factor: f64| 1.0 + share * (factor - 1.0);
        Behaviours {
            migration: dilute(self.migration),
            division: dilute(self.division),
            collagen: dilute(self.collagen),
            elastin: dilute(self.elastin),
            breakdown: dilute(self.breakdown),
            fibroblasts: dilute(self.fibroblasts),
            influx: dilute(self.influx),
            resolution: dilute(self.resolution),
            vessels: dilute(self.vessels),
            melanin: dilute(self.melanin),
            follicle_entry: dilute(self.follicle_entry),
            follicle_exit: dilute(self.follicle_exit),
            follicle_growth: dilute(self.follicle_growth),
        }
    }

    /// Both at once: factors multiply.
    pub fn and(&self, other: &Behaviours) -> Behaviours {
        Behaviours {
            migration: self.migration * other.migration,
            division: self.division * other.division,
            collagen: self.collagen * other.collagen,
            elastin: self.elastin * other.elastin,
            breakdown: self.breakdown * other.breakdown,
            fibroblasts: self.fibroblasts * other.fibroblasts,
            influx: self.influx * other.influx,
            resolution: self.resolution * other.resolution,
            vessels: self.vessels * other.vessels,
            melanin: self.melanin * other.melanin,
            follicle_entry: self.follicle_entry * other.follicle_entry,
            follicle_exit: self.follicle_exit * other.follicle_exit,
            follicle_growth: self.follicle_growth * other.follicle_growth,
        }
    }
}

/// What a product changes over a stretch of time. Overlapping pulses multiply.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulse {
    /// Begins (s since the start of the scenario).
    pub from_s: f64,
    /// Ends (s).
    pub until_s: f64,
    /// In the tissue that heals around the wounds of the session: everything that acts there, instead of `far`. The
    /// session is the last wound (of any kind, even none) at or before `from_s`.
    pub near: Behaviours,
    /// In the skin as a whole, on average.
    pub far: Behaviours,
}
