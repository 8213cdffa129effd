//! Cells that share what an organ takes up.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of cells.
    pub(super) ALL: Body;

    /// Cells that share what the liver takes up.
    HEPATOCYTES = "body.hepatocytes_per_g" {
        name: "hepatocytes per gram of liver",
        prior: Normal { mean: 139.0, sd: 25.0, positive: true }, "1e6/g",
        origin: Evidence(&["body.human.hepatocytes_per_g"]),
    }

    /// Kupffer cells are among them.
    NONPARENCHYMAL = "body.liver_nonparenchymal" {
        name: "non-parenchymal cells as a share of liver cells",
        prior: Uniform { low: 0.2, high: 0.4 }, "share",
        origin: Evidence(&["body.human.liver_nonparenchymal_share"]),
    }

    /// The macrophages that take up most of what passes.
    KUPFFER = "body.liver_kupffer" {
        name: "Kupffer cells as a share of non-parenchymal liver cells",
        prior: Uniform { low: 0.1, high: 0.3 }, "share",
        origin: Evidence(&["body.human.liver_kupffer_share"]),
    }

    /// Cells that share what the organ takes up.
    SPLEEN_CELLS = "body.cells_per_g_spleen" {
        name: "nucleated cells per gram of spleen",
        prior: LogUniform { low: 500.0, high: 3000.0 }, "1e6/g",
        origin: Assumed(
            "a gram of cells of 1 to 10 pL contains 1e8 to 1e9, of lymphocytes up to 3e9: calculated, no counts were \
             found",
        ),
    }

    /// Cells that share what the organ takes up.
    LUNG_CELLS = "body.cells_per_g_lungs" {
        name: "nucleated cells per gram of lungs",
        prior: LogUniform { low: 100.0, high: 1000.0 }, "1e6/g",
        origin: Assumed(
            "a gram of cells of 1 to 10 pL contains 1e8 to 1e9, of lymphocytes up to 3e9: calculated, no counts were \
             found",
        ),
    }

    /// Cells that share what the organ takes up.
    KIDNEY_CELLS = "body.cells_per_g_kidneys" {
        name: "nucleated cells per gram of kidneys",
        prior: LogUniform { low: 100.0, high: 1000.0 }, "1e6/g",
        origin: Assumed(
            "a gram of cells of 1 to 10 pL contains 1e8 to 1e9, of lymphocytes up to 3e9: calculated, no counts were \
             found",
        ),
    }

    /// At most all lymphocytes of the body.
    LYMPH_CELLS = "body.lymph_cells" {
        name: "cells in lymph nodes and lymph",
        prior: LogUniform { low: 1e11, high: 2e12 }, "1",
        origin: Evidence(&["body.human.lymphocytes_total"]),
    }

    /// Cells that share what skin takes up; blood reaches them last.
    EPIDERMAL_CELLS = "body.epidermal_cells" {
        name: "nucleated epidermal cells per unit area of skin",
        prior: Uniform { low: 45200.0, high: 75346.0 }, "1/mm2",
        origin: Evidence(&[
            "skin.cell.nucleated_epidermal.forearm",
            "skin.cell.nucleated_epidermal.back",
            "skin.cell.nucleated_epidermal.thigh",
            "skin.cell.nucleated_epidermal.breast",
        ]),
    }

    /// The cells of the dermis that blood reaches first, besides vessels and macrophages.
    FIBROBLASTS = "body.fibroblasts" {
        name: "number of dermal fibroblasts in the reference adult",
        prior: Normal { mean: 3.8e10, sd: 1.6e10, positive: true }, "1",
        origin: Evidence(&["skin.cell.fibroblast_total.body"]),
    }

    /// Grows with the power two thirds of body mass, as surfaces do.
    SKIN_AREA = "body.skin_area" {
        name: "skin area of the reference adult",
        prior: Fixed(1.9), "m2",
        origin: Evidence(&["skin.cell.fibroblast_total.body"]),
    }

    /// For the comparison with the same dose applied to a face.
    FACE_SHARE = "body.face_share" {
        name: "face as a share of skin area",
        prior: Fixed(0.035), "share",
        origin: Evidence(&["skin.anat.face_area_bsa_fraction"]),
    }
}
