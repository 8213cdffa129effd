//! Classes of devices: what all procedures of a class share is stated here, once, and looked up everywhere else.

use std::fmt;

use exoskin_evidence::Parameter;

use crate::parameters as p;

/// What the file of a class must describe, by the name of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// Nothing.
    None,
    /// Channels or columns: `[channels]`.
    Channels,
    /// A surface removed entirely, or found bare: `[surface]`.
    Surface,
    /// Round holes: `[holes]`.
    Holes,
    /// Points at which product is left inside the skin: `[points]`.
    Points,
    /// A thinned stratum corneum: `[corneum]`.
    Corneum,
}

impl Harm {
    /// Kinds and the names of their tables.
    pub(super) const TABLES: [(&'static str, Harm); 5] = [
        ("channels", Harm::Channels),
        ("surface", Harm::Surface),
        ("holes", Harm::Holes),
        ("points", Harm::Points),
        ("corneum", Harm::Corneum),
    ];

    /// The name of its table; none where nothing is described.
    pub(super) fn table(self) -> Option<&'static str> {
        Harm::TABLES.iter().find(|(_, harm)| *harm == self).map(|(table, _)| *table)
    }
}

/// A class of devices that behave alike.
pub struct DeviceClass {
    /// Its word in files.
    pub word: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// What it does to the skin.
    pub harm: Harm,
    /// Whether it is needling: many needles that leave holes, and no product, in the skin.
    pub needling: bool,
    /// Whether it treats an existing open wound and makes none.
    pub finds_wound: bool,
    /// How much warmer than at rest it leaves the skin's surface (°C); none where nothing heats.
    pub(super) heat: Option<&'static Parameter>,
    /// Its procedures that come with exoskin, gentlest first: name and text.
    pub(super) shipped: &'static [(&'static str, &'static str)],
}

/// Names and texts of files in procedures/.
macro_rules! files {
    ($($name:literal),*) => {
        &[$(($name, include_str!(concat!("../../../../procedures/", $name, ".toml")))),*]
    };
}

/// All classes, gentlest first.
pub(super) static CLASSES: &[DeviceClass] = &[
    DeviceClass { shipped: files!["none"], ..class("none", "nothing is done", Harm::None) },
    DeviceClass {
        shipped: files!["hydradermabrasion"],
        ..class("hydradermabrasion", "a tip that removes layers of the stratum corneum", Harm::Corneum)
    },
    DeviceClass {
        needling: true,
        shipped: files!["roller"],
        ..class("roller", "needles on a drum, rolled by hand", Harm::Channels)
    },
    DeviceClass {
        needling: true,
        shipped: files!["pen"],
        ..class("pen", "needles driven straight in by a motor", Harm::Channels)
    },
    DeviceClass {
        shipped: files!["injection"],
        ..class("injection", "a needle that deposits product in the skin", Harm::Points)
    },
    DeviceClass {
        needling: true,
        heat: Some(&p::HEATED_RF),
        shipped: files!["rf_needles"],
        ..class("rf_needles", "needles that heat the tissue", Harm::Channels)
    },
    DeviceClass {
        heat: Some(&p::HEATED_NONABLATIVE),
        shipped: files!["nonablative_1440_1927"],
        ..class("nonablative_laser", "a laser that coagulates and leaves the stratum corneum in place", Harm::Channels)
    },
    DeviceClass {
        heat: Some(&p::HEATED_ABLATIVE),
        shipped: files!["fractional_co2"],
        ..class("ablative_laser", "a laser that removes columns of tissue", Harm::Channels)
    },
    DeviceClass { shipped: files!["peel"], ..class("peel", "an acid that removes the whole surface", Harm::Surface) },
    DeviceClass {
        heat: Some(&p::HEATED_FULL_FIELD),
        shipped: files!["full_field_eryag", "full_field_co2"],
        ..class("full_field_laser", "a laser that removes the whole surface", Harm::Surface)
    },
    DeviceClass { shipped: files!["punch"], ..class("punch", "round blades through the skin", Harm::Holes) },
    DeviceClass {
        shipped: files!["donor_site"],
        ..class("donor_site", "a blade that takes a split-thickness graft", Harm::Surface)
    },
    DeviceClass {
        finds_wound: true,
        shipped: files!["wound_bed"],
        ..class(
            "open_wound",
            "nothing is done to the bare bed of a wound that does not close; `coagulated` is its slough",
            Harm::Surface,
        )
    },
];

/// A class without needles, heat or files.
const fn class(word: &'static str, what: &'static str, harm: Harm) -> DeviceClass {
    DeviceClass { word, what, harm, needling: false, finds_wound: false, heat: None, shipped: &[] }
}

impl DeviceClass {
    /// The class of a word in files.
    pub(super) fn named(word: &str) -> Option<&'static DeviceClass> {
        CLASSES.iter().find(|class| class.word == word)
    }

    /// Whether intact skin stays intact: no living tissue is injured.
    pub fn leaves_skin_intact(&self) -> bool {
        matches!(self.harm, Harm::None | Harm::Corneum)
    }

    /// Whether it injures skin that was intact; a wound that is already open does not count.
    pub fn hurts(&self) -> bool {
        !self.leaves_skin_intact() && !self.finds_wound
    }

    /// Whether the product goes into the skin rather than onto it.
    pub fn injects(&self) -> bool {
        self.harm == Harm::Points
    }

    /// Whether it removes the surface, all of it or in round holes; a wound that is already open does not count.
    pub fn bares(&self) -> bool {
        matches!(self.harm, Harm::Surface | Harm::Holes) && !self.finds_wound
    }

    /// Whether it does nothing at all to the skin.
    pub fn does_nothing(&self) -> bool {
        self.harm == Harm::None
    }
}

impl PartialEq for DeviceClass {
    fn eq(&self, other: &DeviceClass) -> bool {
        self.word == other.word
    }
}

impl fmt::Debug for DeviceClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word)
    }
}
