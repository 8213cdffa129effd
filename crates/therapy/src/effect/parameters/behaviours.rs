//! Largest factors on behaviours, when every receptor of a cell answers to vesicles.
//!
//! Where rows of dishes disagree about the sign, or give no size, the prior lies on both sides of 1.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of behaviours.
    pub(super) ALL: Response;

    /// 24.8 % of a scratch closed without and 52.8 % with platelet vesicles: 2.1-fold at one dose. The low end allows
    /// for sources that do nothing or harm.
    EMAX_MIGRATION = "effect.emax.migration" {
        name: "maximum effect of vesicles on keratinocyte migration",
        prior: LogUniform { low: 0.8, high: 3.0 }, "1",
        origin: Evidence(&[
            "invitro.keratinocyte.scratch_closure_24h_control",
            "invitro.keratinocyte.scratch_closure_24h_platelet_mv",
            "invitro.keratinocyte.time_to_significant_scratch_adsc_ev",
        ]),
    }

    /// Fills the epidermis after closure.
    EMAX_DIVISION = "effect.emax.division" {
        name: "maximum effect of vesicles on keratinocyte division",
        prior: LogUniform { low: 0.7, high: 2.5 }, "1",
        origin: Assumed(
            "direction only: up in limbal epithelium, but not with vesicles from diseased donors \
             [invitro.limbal_epithelium.dose_keratocyte_ev_normal]",
        ),
    }

    /// Source and state of the fibroblast decide the sign; it cannot be told from a label.
    EMAX_COLLAGEN = "effect.emax.collagen" {
        name: "maximum effect of vesicles on collagen synthesis by fibroblasts",
        prior: LogUniform { low: 0.4, high: 3.0 }, "1",
        origin: Assumed(
            "directions only, and they disagree: up [ev.dose.ipsc_msc.collagen_elastin, \
             invitro.fibroblast.dose_dependence_asc_exo], down [ev.effect.clonal_msc.collagen1_sign]",
        ),
    }

    /// Elastin lasts for decades: what a few days change is small.
    EMAX_ELASTIN = "effect.emax.elastin" {
        name: "maximum effect of vesicles on elastin synthesis by fibroblasts",
        prior: LogUniform { low: 0.5, high: 3.0 }, "1",
        origin: Assumed(
            "one direction, up, without a size [ev.dose.ipsc_msc.collagen_elastin]; the collagen results warn that it \
             may be down",
        ),
    }

    /// Works against collagen.
    EMAX_BREAKDOWN = "effect.emax.breakdown" {
        name: "maximum effect of vesicles on matrix breakdown",
        prior: LogUniform { low: 0.3, high: 3.0 }, "1",
        origin: Assumed(
            "directions only, and they disagree: MMP-1 up [ev.effect.clonal_msc.mmp1_sign], MMP-1 and MMP-3 down after \
             UV [invitro.fibroblast.dose_exo_huvec_uvb, invitro.fibroblast.dose_adsc_ev_photoageing]",
        ),
    }

    /// Twice the speed under FGF-2 in one electrical assay has no vehicle to compare with.
    EMAX_FIBROBLASTS = "effect.emax.fibroblasts" {
        name: "maximum effect of vesicles on fibroblast proliferation and recruitment",
        prior: LogUniform { low: 0.4, high: 3.0 }, "1",
        origin: Assumed(
            "directions only, and they disagree: up [ev.dose.ipsc_msc.fibroblast_proliferation, \
             invitro.fibroblast.dose_dependence_msc_exo], down [ev.dose.omec.fibroblast_proliferation_sign, \
             ev.effect.clonal_msc.proliferation_sign, ev.effect.clonal_msc.migration_sign]",
        ),
    }

    /// Redness and swelling follow it.
    EMAX_INFLUX = "effect.emax.influx" {
        name: "maximum effect of vesicles on leucocyte recruitment",
        prior: LogUniform { low: 0.4, high: 1.6 }, "1",
        origin: Assumed(
            "directions only: IL-6 from fibroblasts down [ev.effect.clonal_msc.il6_sign], T cells inhibited in one \
             assay [invitro.tcell.dose_dependence_pha_msc_ev] and not in another \
             [invitro.tcell.mlr_inhibition_msc_ev], leucocytes driven to divide in a third \
             [safety.msc_ev_in_vitro.leukocyte_proliferation]",
        ),
    }

    /// Faster resolution means shorter redness and less new matrix.
    EMAX_RESOLUTION = "effect.emax.resolution" {
        name: "maximum effect of vesicles on the resolution of inflammation",
        prior: LogUniform { low: 0.7, high: 3.0 }, "1",
        origin: Assumed("direction only: fewer macrophages become inflammatory \
                         [invitro.fibroblast.dose_adsc_ev_photoageing]"),
    }

    /// The skin model has no endothelial cells: the cells around vessels, fibroblasts and macrophages, stand in for
    /// them.
    EMAX_VESSELS = "effect.emax.vessels" {
        name: "maximum effect of vesicles on vessel sprouting",
        prior: LogUniform { low: 0.7, high: 3.0 }, "1",
        origin: Assumed(
            "direction only, up in endothelial tube assays [ev.dose.ipsc_msc.huvec_tube, \
             ev.dose.epc_mv.tube_dose_tested]",
        ),
    }

    /// Melanocytes sit at the bottom of the epidermis, where few are reached.
    EMAX_MELANIN = "effect.emax.melanin" {
        name: "maximum effect of vesicles on melanin synthesis by melanocytes",
        prior: LogUniform { low: 0.4, high: 1.2 }, "1",
        origin: Assumed(
            "direction only, down in melanoma lines [invitro.melanocyte.asc_exo_lowers_melanin, \
             ev.dose.dendropanax.melanin]; normal melanocytes may not follow",
        ),
    }

    /// One draw for entry, exit and growth.
    FOLLICLE_ANSWERS = "effect.follicle.answers" {
        name: "whether follicles respond to vesicles: not below effect.follicle.silent",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("position in a mixture, see effect.follicle.silent"),
    }

    /// Splits effect.follicle.answers.
    FOLLICLE_SILENT = "effect.follicle.silent" {
        name: "probability that follicles do not respond to vesicles at all",
        prior: Fixed(0.5), "share",
        origin: Assumed(
            "one commercial product did nothing for scalp follicles in vitro while another raised growth \
             [ev.null.hair_organ_culture_msc_product]: even odds",
        ),
    }

    /// Papilla cells are not a class of their own: dermal fibroblasts stand in for how many are reached.
    EMAX_FOLLICLE_ENTRY = "effect.emax.follicle_entry" {
        name: "maximum effect of vesicles on the entry of resting follicles into anagen",
        prior: LogUniform { low: 0.8, high: 2.0 }, "1",
        origin: Assumed("where follicles respond, the size is unknown; the one organ culture with a product is null"),
    }

    /// Below 1, hairs grow for longer.
    EMAX_FOLLICLE_EXIT = "effect.emax.follicle_exit" {
        name: "maximum effect of vesicles on the exit of follicles from anagen",
        prior: LogUniform { low: 0.5, high: 1.25 }, "1",
        origin: Assumed("as for entry, in the opposite direction"),
    }

    /// Diameter changes over whole cycles, an effect lasts for days.
    EMAX_FOLLICLE_GROWTH = "effect.emax.follicle_growth" {
        name: "maximum effect of vesicles on hair diameter",
        prior: LogUniform { low: 0.8, high: 1.6 }, "1",
        origin: Assumed("no in-vitro study measured diameters; small on both sides of 1"),
    }
}
