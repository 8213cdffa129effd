//! From a dish's dose to contacts per cell, and the shape between.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::declare;

/// What dishes found active.
pub static DISH_ACTIVE_DOSE: Parameter = declare(
    "effect.dish.active_dose",
    "particles per volume of medium at which a dish of epithelium answered",
    "1/mL",
    LogUniform { low: 3.5e9, high: 6e10 },
    Evidence(&[
        "invitro.corneal_epithelium.sig_dose_ucmsc_ev_lot4",
        "invitro.corneal_epithelium.sig_dose_ucmsc_ev_lot5",
        "invitro.corneal_epithelium.nonsig_dose_ucmsc_ev_lot3",
    ]),
    "The only rows with a count: one lot answered at 1e10 per mL, one at 6e10, one did not at 3.5e9 to 1e10. Corneal, \
     not skin. With effect.dish.half_over_active it places the half effect.",
);

/// Where the half effect lies beside that.
pub static DISH_HALF_OVER_ACTIVE: Parameter = declare(
    "effect.dish.half_over_active",
    "dose of half the effect over the dose that was found active",
    "1",
    LogUniform { low: 0.03, high: 3.0 },
    Assumed(
        "no row gives a half effect: effects still rose at the highest doses [ev.dose.ipsc_msc.fibroblast_migration, \
         invitro.fibroblast.dose_matching_bfgf_adsc_exo], yet immune cells answered to 300 per cell \
         [invitro.tcell.dose_ev_per_immune_cell] and fibroblasts changed their transcripts from 20 per cell on \
         [uptake.dose.fibroblast_tested_range]",
    ),
    "Ten times lower means ten times more effect in skin, where counts per cell are far below those of dishes.",
);

/// Depth of the medium.
pub static DISH_MEDIUM_DEPTH: Parameter = declare(
    "effect.dish.medium_depth",
    "depth of the medium over the cells of a dish",
    "mm",
    LogUniform { low: 1.5, high: 4.0 },
    Assumed("0.1 mL in a well of 0.32 cm2 to 3 mL in one of 9.6 cm2 stand about 3 mm high; sources do not say"),
    "More medium brings more vesicles, of which a smaller share reaches the cells in a day.",
);

/// Cells of the layer.
pub static DISH_CELLS: Parameter = declare(
    "effect.dish.cells",
    "cells per area of a dish",
    "1/cm2",
    LogUniform { low: 2e4, high: 2e5 },
    Assumed(
        "80,000 cells of 1600 um2 each in one dish [uptake.np.affinity_250nm_coreshell_static]; sparse to confluent, \
         since dishes of the effect rows give no number",
    ),
    "Contacts per cell are one over it.",
);

/// Diffusivity in medium.
pub static DISH_DIFFUSIVITY: Parameter = declare(
    "effect.dish.diffusivity",
    "diffusivity of a vesicle in medium at 37 C",
    "um2/s",
    Fixed(6.6),
    Evidence(&["diffusion.particle.water_37c_100nm"]),
    "About 0.3 of the vesicles over 3 mm reach the cells in 24 h by diffusion, as an absorbing floor takes them; \
     they are too light to sink.",
);

/// Vesicles among a dish's particles.
pub static DISH_VESICLE_SHARE: Parameter = declare(
    "effect.dish.vesicle_share",
    "share of the particles counted for a dish that are vesicles",
    "1",
    Uniform { low: 0.1, high: 0.9 },
    Assumed("dish doses are counted as particles, skin doses here as vesicles; purity as for vials"),
    "A dish that worked with few vesicles among its particles means that few are needed.",
);

/// Particles per protein.
pub static DISH_PARTICLES_PER_UG: Parameter = declare(
    "effect.dish.particles_per_ug",
    "particles per protein of a preparation",
    "1/ug",
    LogUniform { low: 1e8, high: 3e10 },
    Assumed("no row; general knowledge of preparations from crude to pure: more than two decades"),
    "Only for the table of dish doses that are given as protein; too vague to place the half effect.",
);

/// Which shape.
pub static SHAPE: Parameter = declare(
    "effect.shape",
    "shape at low dose: below effect.one_hit_share each contact counts by itself, above it a Hill curve",
    "1",
    Uniform { low: 0.0, high: 1.0 },
    Assumed("dishes were given thousands of vesicles per cell and more; nobody has looked below"),
    "Structural: decides between an effect in proportion to contacts and one that is larger or smaller than that.",
);

/// How likely one-hit is.
pub static ONE_HIT_SHARE: Parameter = declare(
    "effect.one_hit_share",
    "chance that each contact counts by itself",
    "1",
    Fixed(0.5),
    Assumed("no reason to prefer either shape"),
    "Splits effect.shape.",
);

/// Hill exponent.
pub static HILL: Parameter = declare(
    "effect.hill",
    "Hill exponent of the effect over contacts",
    "1",
    LogUniform { low: 0.5, high: 2.0 },
    Assumed("no dose series is fine enough to fit one; below 1 few contacts do more than their share, above 1 less"),
    "A hundred times below the half effect: 9 % of the effect at 0.5, 1 % at 1, 0.01 % at 2.",
);

/// How long it lasts.
pub static DURATION: Parameter = declare(
    "effect.duration",
    "time that cells stay changed after vesicles came",
    "d",
    LogUniform { low: 0.5, high: 10.0 },
    Assumed(
        "labelled vesicles are seen in a wound for 5 days [ev.kin.omec.label_persistence], an upper end for the \
         vesicle but not for what it set off; dishes answer within a day",
    ),
    "What heals after it heals as without a product.",
);

/// The tissue that heals around a channel.
pub static INFLUENCE: Parameter = declare(
    "effect.influence",
    "distance from the wall of a channel within which tissue takes part in its healing",
    "um",
    LogUniform { low: 30.0, high: 300.0 },
    Assumed(
        "from a few cells at the rim to the length over which signals diffuse; no row says how far cells come from",
    ),
    "The wider, the fewer of the cells that heal were reached by a vesicle.",
);

/// RNA in a vesicle.
pub static CARGO_COPIES: Parameter = declare(
    "effect.cargo.copies",
    "copies of an abundant micro-RNA per vesicle",
    "1",
    LogUniform { low: 1e-3, high: 0.02825 },
    Evidence(&["uptake.cargo.mirna_copies_per_exosome"]),
    "0.008 on average: more than a hundred vesicles bring one copy. The row's low end is nothing at all.",
);

/// RNA that comes out.
pub static CARGO_RELEASE: Parameter = declare(
    "effect.cargo.release",
    "share of the vesicles taken up that let their cargo out into the cell",
    "1",
    LogUniform { low: 1.67e-4, high: 0.02 },
    Evidence(&["uptake.lnp.escape_fraction_mihaila", "uptake.lnp.escape_fraction_readme", "uptake.fusion.cd63_ev_hek"]),
    "From particles that were made to escape, 0.02 at most; native vesicles gave no signal at all in one sensitive \
     assay, so this is generous.",
);

/// RNA that is needed.
pub static CARGO_NEEDED: Parameter = declare(
    "effect.cargo.needed",
    "copies of a micro-RNA inside a cell for half the effect",
    "1",
    LogUniform { low: 10.0, high: 1e4 },
    Assumed("a micro-RNA shares many targets; hundreds to thousands of copies are thought to be needed; no row"),
    "With copies and release it asks for 2e4 to 6e10 vesicles per cell, 1e7 at the medians: null in skin by arithmetic.",
);
