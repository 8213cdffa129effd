//! What lies on a bared surface.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of bared surfaces.
    pub(super) ALL: Channel;

    /// What a vesicle must cross before it touches tissue; becomes the crust.
    WOUND_LAYER = "wound.layer" {
        name: "thickness of fluid and fibrin between the film and a bared surface",
        prior: LogUniform { low: 5.0, high: 100.0 }, "um",
        origin: Assumed("from a glistening bed to a visible crust; never measured"),
    }

    /// Per area here, as channel.outflow is per channel: it washes vesicles back.
    WOUND_EXUDATE = "wound.exudate" {
        name: "exudation rate of a bared surface before the crust forms",
        prior: LogUniform { low: 0.002, high: 0.5 }, "uL/cm2/min",
        origin: Assumed(
            "no row; above a tenth of the range, a face would lose more than a hundred millilitres in 48 h at that \
             rate; below the range it would lose less than intact skin evaporates [film.insensible_loss.limb_trunk]",
        ),
    }

    /// Sets how long vesicles are washed back after the crust.
    WOUND_EXUDATE_DECAY = "wound.exudate_decay" {
        name: "time constant of the decay of exudation through the crust",
        prior: LogUniform { low: 3.0, high: 48.0 }, "h",
        origin: Assumed("bared surfaces weep for hours to days; no row"),
    }
}
