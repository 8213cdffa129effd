//! The rates of one body, and their names.

/// Where particles are taken up for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Organ {
    /// Liver.
    Liver,
    /// Spleen.
    Spleen,
    /// Both lungs.
    Lung,
    /// Both kidneys.
    Kidney,
    /// The whole skin.
    Skin,
    /// Everything else: gut, marrow, muscle, bone.
    Other,
}

impl Organ {
    /// All of them, in the order of [`Rates::uptake`].
    pub const ALL: [Organ; 6] = [Organ::Liver, Organ::Spleen, Organ::Lung, Organ::Kidney, Organ::Skin, Organ::Other];

    /// Its place in [`Rates::uptake`].
    pub fn index(self) -> usize {
        Organ::ALL.iter().position(|organ| *organ == self).unwrap_or(0)
    }

    /// Its name in words.
    pub fn name(self) -> &'static str {
        match self {
            Organ::Liver => "liver",
            Organ::Spleen => "spleen",
            Organ::Lung => "lungs",
            Organ::Kidney => "kidneys",
            Organ::Skin => "skin",
            Organ::Other => "other organs",
        }
    }
}

/// First-order rates of one body, 1/h, each at least 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    /// From blood into cells of each organ, in the order of [`Organ::ALL`].
    pub uptake: [f64; 6],
    /// From blood to a pause on vessel walls, blood cells and tissue.
    pub pause: f64,
    /// From the pause back into the blood.
    pub back: f64,
    /// Broken down during the pause.
    pub paused_breakdown: f64,
    /// From the pause into lymph.
    pub paused_drain: f64,
    /// Broken down or filtered out in the blood itself.
    pub blood_breakdown: f64,
    /// Broken down inside each organ.
    pub breakdown: [f64; 6],
    /// From skin into lymph.
    pub skin_drain: f64,
    /// Caught and broken down in lymph nodes. What lymph would bring back to the blood is counted here.
    pub lymph_breakdown: f64,
}

impl Rates {
    /// Everything that leaves the blood for good, 1/h.
    pub(crate) fn for_good(&self) -> f64 {
        self.uptake.iter().sum::<f64>() + self.blood_breakdown
    }

    /// Everything that leaves the pause, 1/h.
    pub fn ends_pause(&self) -> f64 {
        self.back + self.paused_breakdown + self.paused_drain
    }

    /// Leaves an organ by any route, 1/h.
    pub fn leaves(&self, organ: Organ) -> f64 {
        let drain = if organ == Organ::Skin { self.skin_drain } else { 0.0 };
        self.breakdown[organ.index()] + drain
    }
}
