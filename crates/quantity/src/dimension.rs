//! The dimensions exoskin knows.

/// What kind of quantity a number is; its base unit is in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Length (um).
    Length,
    /// Area (um²).
    Area,
    /// Volume (um³).
    Volume,
    /// Time (s).
    Time,
    /// A number of things: vesicles, cells, channels (1).
    Count,
    /// Things per volume (1/um³).
    Concentration,
    /// Things per area (1/um²).
    AreaDensity,
    /// Temperature (°C).
    Temperature,
    /// A rate (1/s).
    RatePerTime,
    /// A speed (um/s).
    Velocity,
    /// A diffusion coefficient (um²/s).
    Diffusivity,
    /// Volume per time, also clearance per cell (um³/s).
    Flow,
    /// Mass (pg).
    Mass,
    /// Mass per volume (pg/um³).
    MassConcentration,
    /// A share; written in percent or as a bare number.
    Fraction,
    /// A bare number without a unit.
    Number,
}

/// Powers of length, time, mass, temperature and energy; counts have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Powers(pub [i8; 5]);

impl Powers {
    /// The powers of a unit divided by one of `other`.
    pub(crate) const fn without(self, other: Powers) -> Powers {
        let Powers([length, time, mass, temperature, energy]) = self;
        let Powers([l, t, m, k, e]) = other;
        Powers([length - l, time - t, mass - m, temperature - k, energy - e])
    }
}

/// All dimensions, in the order in which an unexpected unit is looked up.
pub(crate) const ALL: [Dimension; 16] = [
    Dimension::Length,
    Dimension::Area,
    Dimension::Volume,
    Dimension::Time,
    Dimension::Mass,
    Dimension::Temperature,
    Dimension::Concentration,
    Dimension::AreaDensity,
    Dimension::RatePerTime,
    Dimension::Velocity,
    Dimension::Diffusivity,
    Dimension::Flow,
    Dimension::MassConcentration,
    Dimension::Fraction,
    Dimension::Count,
    Dimension::Number,
];

impl Dimension {
    /// Its name with an article, for sentences: "a volume".
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Length => "a length",
            Dimension::Area => "an area",
            Dimension::Volume => "a volume",
            Dimension::Time => "a time",
            Dimension::Count => "a count",
            Dimension::Concentration => "a concentration",
            Dimension::AreaDensity => "a number per area",
            Dimension::Temperature => "a temperature",
            Dimension::RatePerTime => "a rate per time",
            Dimension::Velocity => "a speed",
            Dimension::Diffusivity => "a diffusivity",
            Dimension::Flow => "a flow",
            Dimension::Mass => "a mass",
            Dimension::MassConcentration => "a mass per volume",
            Dimension::Fraction => "a share",
            Dimension::Number => "a number",
        }
    }

    /// What a valid value looks like, with examples.
    pub fn examples(self) -> &'static str {
        match self {
            Dimension::Length => "a length with its unit, for example `0.5 mm`, `150 um`, `100 nm`",
            Dimension::Area => "an area with its unit, for example `500 cm2`, `20 mm2`",
            Dimension::Volume => "a volume with its unit, for example `2 mL`, `250 uL`",
            Dimension::Time => "a time with its unit, for example `30 s`, `10 min`, `36 h`, `60 d`, `4 weeks`",
            Dimension::Count => "a count, for example `2e10 vesicles`",
            Dimension::Concentration => "a concentration with its unit, for example `1e10 vesicles/mL`, `5e9 /mL`",
            Dimension::AreaDensity => "a number per area with its unit, for example `150 /cm2`, `1.5 channels/mm2`",
            Dimension::Temperature => "a temperature with its unit, for example `-80 C`, `4 °C`, `39 F`, `277 K`",
            Dimension::RatePerTime => "a rate with its unit, for example `0.1 /h`, `1e-4 /s`",
            Dimension::Velocity => "a speed with its unit, for example `0.6 um/s`, `2 mm/d`",
            Dimension::Diffusivity => "a diffusivity with its unit, for example `6.6 um2/s`, `1e-8 cm2/s`",
            Dimension::Flow => "a flow with its unit, for example `0.01 nL/min`, `5 um3/s`",
            Dimension::Mass => "a mass with its unit, for example `5 mg`, `20 pg`",
            Dimension::MassConcentration => "a mass per volume with its unit, for example `10 ng/mL`, `1 mg/mL`",
            Dimension::Fraction => "a share, for example `30 %` or `0.3`",
            Dimension::Number => "a number without unit, for example `3.5`",
        }
    }

    /// Whether a value needs no unit: a bare count or a bare share can mean only one thing.
    pub(crate) fn may_be_bare(self) -> bool {
        matches!(self, Dimension::Count | Dimension::Fraction | Dimension::Number)
    }

    /// The dimension of a unit made of several names with these powers of length, time, mass, temperature and energy.
    pub(crate) const fn of_powers(powers: Powers) -> Option<Dimension> {
        match powers.0 {
            [-3, 0, 0, 0, 0] => Some(Dimension::Concentration),
            [-2, 0, 0, 0, 0] => Some(Dimension::AreaDensity),
            [0, -1, 0, 0, 0] => Some(Dimension::RatePerTime),
            [1, -1, 0, 0, 0] => Some(Dimension::Velocity),
            [2, -1, 0, 0, 0] => Some(Dimension::Diffusivity),
            [3, -1, 0, 0, 0] => Some(Dimension::Flow),
            [-3, 0, 1, 0, 0] => Some(Dimension::MassConcentration),
            [0, 0, 0, 0, 0] => Some(Dimension::Number),
            _ => None,
        }
    }
}
