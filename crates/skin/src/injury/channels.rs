//! The channels of a procedure as its file gives them: priors with sources.

use crate::injury::Field;

/// How channels are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Passes fall at random: some channels have a lot of skin around them, others little.
    Random,
    /// A stamped or scanned array: equal areas.
    Even,
}

impl Pattern {
    /// The words used in files.
    pub const WORDS: [&'static str; 2] = ["random", "even"];
}

/// What is inside a channel before anything flows in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// A hole: empty, or full of fluid.
    Hole,
    /// Not a hole but a column of coagulated tissue: even where its stratum corneum is open, vesicles only diffuse in
    /// it.
    Coagulum,
}

impl Filling {
    /// The words used in files.
    pub const WORDS: [&'static str; 2] = ["hole", "coagulum"];
}

/// Channels, as the file gives them. Each field's prior is in the unit of its declared parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Channels {
    /// Channels per area and pass, 1/mm².
    pub density: Field,
    /// Passes over the same skin.
    pub passes: Field,
    /// Width at the surface, um.
    pub width: Field,
    /// Needle length, mm; none for devices without needles.
    pub needle: Option<Field>,
    /// Ratio of depth to needle length; none where the depth is given.
    pub depth_ratio: Option<Field>,
    /// Depth, um; none where it follows from the needle.
    pub depth: Option<Field>,
    /// Coagulated rim, um.
    pub coagulated_rim: Field,
    /// Dead rim, um.
    pub dead_rim: Field,
    /// Share of channels with open stratum corneum at time 0.
    pub open_share: Field,
    /// Half-life of open mouths, h.
    pub closing_half_life: Field,
    /// Share of channels full of blood and exudate.
    pub blood_filled: Field,
    /// How they are arranged.
    pub pattern: Pattern,
    /// What is inside.
    pub filling: Filling,
}

impl Channels {
    /// All fields with their names in the file.
    pub fn fields(&self) -> Vec<(&'static str, &Field)> {
        let mut fields = vec![("density", &self.density), ("passes", &self.passes), ("width", &self.width)];
        let optional = [("needle", &self.needle), ("depth_ratio", &self.depth_ratio), ("depth", &self.depth)];
        fields.extend(optional.into_iter().filter_map(|(name, field)| field.as_ref().map(|field| (name, field))));
        fields.extend([
            ("coagulated_rim", &self.coagulated_rim),
            ("dead_rim", &self.dead_rim),
            ("open_share", &self.open_share),
            ("closing_half_life", &self.closing_half_life),
            ("blood_filled", &self.blood_filled),
        ]);
        fields
    }

    /// The passes that multiply the density: 1 where the density is unknown, because its prior is for all passes
    /// together.
    pub(crate) fn passes_of(&self, value: impl Fn(&Field) -> f64) -> f64 {
        if self.density.prior.is_some() { value(&self.passes) } else { 1.0 }
    }

    /// The largest share of the surface that the mouths may take up, from the upper ends of the priors.
    pub(crate) fn largest_mouth_share(&self) -> f64 {
        let radius_um = self.width.high() / 2.0;
        let per_um2 = self.density.high() * self.passes_of(Field::high);
        per_um2 * std::f64::consts::PI * radius_um * radius_um
    }
}
