//! How cells take vesicles up.

use exoskin_evidence::{Parameter, parameters};

parameters! {
    /// Numbers of uptake.
    pub(super) ALL: Skin;

    /// Above about 3, diffusion to the wall is limiting, so the lower end is what matters.
    UPTAKE_EPIDERMIS = "uptake.keratinocyte" {
        name: "vesicle clearance by a keratinocyte, melanocyte or Langerhans cell",
        prior: LogUniform { low: 0.1, high: 50.0 }, "um3/s",
        origin: Assumed(
            "polymer particles: 0.17 um3/s per HeLa cell, 1.2 per macrophage \
             [uptake.np.clearance_per_cell_150nm_hela]; not measured for vesicles on skin cells",
        ),
    }

    /// Uptake below the junction.
    UPTAKE_FIBROBLAST = "uptake.fibroblast" {
        name: "vesicle clearance by a fibroblast",
        prior: LogUniform { low: 0.1, high: 50.0 }, "um3/s",
        origin: Assumed("as for keratinocytes; fibroblasts are tested at 20-2e5 vesicles per cell, but no rate is \
                         reported"),
    }

    /// A share of what reaches the dermis never reaches a fibroblast.
    UPTAKE_PHAGOCYTE = "uptake.phagocyte" {
        name: "vesicle clearance by a resident macrophage or mast cell",
        prior: LogUniform { low: 0.1, high: 50.0 }, "um3/s",
        origin: Assumed(
            "macrophages take up several times more than epithelial cells \
             [uptake.np.clearance_per_cell_150nm_raw264]; same range",
        ),
    }

    /// Caps uptake at 4 pi D a: what diffusion can bring to a sphere.
    CELL_RADIUS = "uptake.cell_radius" {
        name: "radius of a living cell",
        prior: LogUniform { low: 4.0, high: 9.0 }, "um",
        origin: Assumed(
            "a fibroblast of 2157 fL is a sphere of 8 um [skin.cell.fibroblast_mass]; basal keratinocytes are smaller",
        ),
    }

    /// Only cells at the mouths come near it; above a tenth of it uptake is U/(1 + n/capacity). No limit: the load of the
    /// fullest cell grows on, with the root of the dose.
    CAPACITY = "uptake.capacity" {
        name: "vesicles taken up by a cell at which its uptake has halved",
        prior: LogUniform { low: 10.0, high: 1e5 }, "1",
        origin: Assumed(
            "polymer particles saturate at 2-570 per cell [uptake.np.capacity_150nm_hela]; in vitro doses reach \
             1e4-1e5 contacts",
        ),
    }
}

/// The clearance of the cells of this type.
pub fn clearance(cell: &str) -> &'static Parameter {
    match cell {
        "fibroblast" => &UPTAKE_FIBROBLAST,
        "macrophage" | "mast" => &UPTAKE_PHAGOCYTE,
        _ => &UPTAKE_EPIDERMIS,
    }
}
