//! The storage conditions that were fitted, and the walls of vessels.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of the fitted storage and of walls.
    pub(super) ALL: Product;

    /// Fixes the sum of wall adsorption and loss in the liquid at 4 C.
    PP_RETENTION = "vial.fit.pp_48h" {
        name: "share left after 48 h at 4 C, plain polypropylene tube",
        prior: Normal { mean: 0.49, sd: 0.03, positive: true }, "1",
        origin: Evidence(&["vial.storage.pbs_4c_48h_pp_tube"]),
        limit: NotZero,
    }

    /// Fixes the loss in the liquid at 4 C, except for what a low-bind wall still takes.
    LOBIND_RETENTION = "vial.fit.lobind_48h" {
        name: "share left after 48 h at 4 C, low-bind tube or blocked wall",
        prior: Uniform { low: 0.79, high: 0.82 }, "share",
        origin: Evidence(&["vial.storage.pbs_4c_48h_lobind_or_blocked"]),
        limit: NotZero,
    }

    /// At 1 a low-bind wall takes 8 % of what a plain one takes, and a passivated wall loses less than a low-bind one.
    LOBIND_REMAINDER = "vial.fit.lobind_remainder" {
        name: "how much of the spread in the low-bind row is due to walls of low-bind tubes",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed(
            "the row pools low-bind tubes and blocked walls; nothing says which of them gave which end of its range",
        ),
    }

    /// Decides what concentrated vials keep: surfaces are full sooner or later, the liquid never is.
    LIQUID_SHARE = "vial.fit.liquid_share" {
        name: "share of the loss past a blocked wall that happens in the liquid itself",
        prior: Beta { a: 0.763, b: 2.557 }, "share",
        origin: Evidence(&[
            "vial.storage.rev_4c_concentrated_7d",
            "vial.storage.rev_4c_diluted_1d",
            "vial.storage.rev_4c_diluted_7d",
        ]),
    }

    /// The row says only that the stock is concentrated; where the same material is dried it has 5e10 per mL or more.
    STOCK_COUNT = "vial.fit.stock_count" {
        name: "particle concentration of the concentrated stock that kept for a week at 4 C",
        prior: LogUniform { low: 0.05, high: 1.0 }, "1/um3",
        origin: Assumed("not stated; from the least that the same laboratory dries to the most that labels claim"),
    }

    /// As the rows' conditions say.
    FIT_HOURS = "vial.fit.hours" {
        name: "duration of the fitted storage",
        prior: Fixed(48.0), "h",
        origin: Evidence(&["vial.storage.pbs_4c_48h_pp_tube", "vial.storage.pbs_4c_48h_lobind_or_blocked"]),
    }

    /// As the rows' conditions say; every other temperature in liquid is extrapolated from here.
    FIT_TEMPERATURE = "vial.fit.temperature" {
        name: "temperature of the fitted storage",
        prior: Fixed(4.0), "C",
        origin: Evidence(&["vial.storage.pbs_4c_48h_pp_tube", "vial.storage.pbs_4c_48h_lobind_or_blocked"]),
    }

    /// 0.5 mL, as the row's conditions say; enters through wetted wall per volume.
    FIT_VOLUME = "vial.fit.volume" {
        name: "fill volume in the fitted storage",
        prior: Fixed(5e11), "um3",
        origin: Evidence(&["vial.storage.pbs_4c_48h_pp_tube"]),
    }

    /// Geometric mean of 0.5e10 and 2.1e10 per mL; matters only for how full the wall was.
    FIT_COUNT = "vial.fit.count" {
        name: "particle concentration in the fitted storage",
        prior: Fixed(0.010_246_950_765_959_6), "1/um3",
        origin: Evidence(&["vial.storage.pbs_4c_48h_pp_tube"]),
    }

    /// Only the ratio between the user's vessel and this one matters.
    TUBE_DIAMETER = "vial.tube.inner_diameter" {
        name: "inner diameter of a 2 mL tube",
        prior: Fixed(9_000.0), "um",
        origin: Assumed("general knowledge of 2 mL microtubes; the source does not give the wetted area"),
    }

    /// Decides above which count a concentrated vial is spared: about 1e11 per mL.
    WALL_FULL = "vial.wall.capacity_over_seen" {
        name: "wall capacity relative to the highest adsorption observed",
        prior: LogUniform { low: 1.817, high: 5.969 }, "1",
        origin: Assumed(
            "fitted between 1 (what was observed) and 6 (a jammed layer of 100 nm spheres, assumed): a wall nearly \
             full would have taken a smaller share at 2.1e10 per mL than at 0.5e10, and it did not",
        ),
    }

    /// Derived by the row from its own conditions; the lower bound of the capacity.
    WALL_SEEN = "vial.wall.seen_on_tube" {
        name: "highest number of particles observed on one tube's wall",
        prior: Fixed(3.6e9), "1",
        origin: Evidence(&["vial.storage.wall_adsorbed_per_tube"]),
    }

    /// Glass vials lose faster than plain tubes by this factor.
    GLASS_FACTOR = "vial.wall.glass_factor" {
        name: "wall adsorption on glass relative to polypropylene",
        prior: Uniform { low: 1.0, high: 2.0 }, "1",
        origin: Assumed("a row gives only the direction (glass is worse), no size"),
    }

    /// An unknown container is a mixture, not an average.
    CONTAINER_KIND = "vial.container.kind" {
        name: "material of an unknown container",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("plain, low-bind and glass are taken as equally likely where none is stated"),
    }

    /// Splits vial.container.kind; the rest after vial.container.lobind_share is glass.
    CONTAINER_PLAIN = "vial.container.plain_share" {
        name: "probability that an unknown container is plain polypropylene",
        prior: Fixed(1.0 / 3.0), "share",
        origin: Assumed("a third each, see vial.container.kind"),
    }

    /// Splits vial.container.kind.
    CONTAINER_LOBIND = "vial.container.lobind_share" {
        name: "probability that an unknown container has a low-bind wall",
        prior: Fixed(1.0 / 3.0), "share",
        origin: Assumed("a third each, see vial.container.kind"),
    }

    /// Protein covers the wall, so the answer is a mixture of the two.
    PROTEIN_KIND = "vial.matrix.kind" {
        name: "whether an unknown matrix is rich in protein",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("rich and poor are taken as equally likely where neither is stated"),
    }

    /// A cryoprotectant spares vesicles at each freeze-thaw and at drying.
    PROTECTED_KIND = "vial.matrix.cryoprotectant_kind" {
        name: "whether an unknown matrix contains a cryoprotectant",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("with and without are taken as equally likely where neither is stated"),
    }
}
