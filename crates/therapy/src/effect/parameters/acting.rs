//! How vesicles act at all, and how free factors travel.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of hypothesis and size.
    pub(super) ALL: Response;

    /// A position along the weights of the hypotheses laid end to end; results are shown per hypothesis too.
    HYPOTHESIS = "response.hypothesis" {
        name: "which hypothesis of how vesicles act a draw follows",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("weights of the hypotheses, assumed; how a vesicle acts is not settled"),
    }

    /// Free factors go through the same transport as vesicles, at this size.
    FACTOR_DIAMETER = "response.factor_diameter" {
        name: "diameter of a free factor",
        prior: Fixed(0.006), "um",
        origin: Assumed("growth factors of 6 to 45 kDa have Stokes diameters of 3 to 6 nm, general knowledge"),
    }
}
