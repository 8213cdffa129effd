//! Numbers of what is asked: how likely each way is in which a vesicle could act.

use exoskin_evidence::parameters;

parameters! {
    /// Every number of this crate. A scenario sets them by `hypotheses` in `[model]`.
    pub ALL: Response;

    /// Results are shown for each hypothesis too, and what leads an answer is the difference if vesicles act.
    NOTHING = "response.hypothesis.nothing" {
        name: "weight of the hypothesis that vesicles do nothing",
        prior: Fixed(0.3), "share",
        origin: Assumed(
            "most trials of such products on skin lack a vehicle arm, and those with one are split: neither ruled out \
             nor expected",
        ),
    }

    /// With response.hypothesis.relay it is the share of the samples in which vesicles act.
    RECEPTORS = "response.hypothesis.receptors" {
        name: "weight of the hypothesis that receptors on the cell's surface notice each contact",
        prior: Fixed(0.4), "share",
        origin: Assumed("dishes respond within minutes to hours and without entry; the most that is shown of any way"),
    }

    /// Comes to nothing by arithmetic: too few copies per vesicle, too few released.
    CARGO = "response.hypothesis.cargo" {
        name: "weight of the hypothesis that RNA is released inside the cell",
        prior: Fixed(0.05), "share",
        origin: Assumed("less than one copy of a miRNA per vesicle and a per cent released: little weight, not none"),
    }

    /// With response.hypothesis.receptors it is the share of the samples in which vesicles act.
    RELAY = "response.hypothesis.relay" {
        name: "weight of the hypothesis that cells that take up vesicles signal to their neighbours",
        prior: Fixed(0.25), "share",
        origin: Assumed("macrophages that took up vesicles change what others do in dishes; in skin it is not shown"),
    }
}
