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
        name: "most that vesicles change how keratinocytes crawl",
        prior: LogUniform { low: 0.8, high: 3.0 }, "1",
        origin: Evidence(&[
            "invitro.keratinocyte.scratch_closure_24h_control",
            "invitro.keratinocyte.scratch_closure_24h_platelet_mv",
            "invitro.keratinocyte.time_to_significant_scratch_adsc_ev",
        ]),
    }

    /// Fills the epidermis after closure.
    EMAX_DIVISION = "effect.emax.division" {
        name: "most that vesicles change how often keratinocytes divide",
        prior: LogUniform { low: 0.7, high: 2.5 }, "1",
        origin: Assumed(
            "signs only: up in limbal epithelium, but not with vesicles of ill donors \
             [invitro.limbal_epithelium.dose_keratocyte_ev_normal]",
        ),
    }

    /// Source and state of the fibroblast decide the sign; it cannot be told from a label.
    EMAX_COLLAGEN = "effect.emax.collagen" {
        name: "most that vesicles change the collagen that a fibroblast makes",
        prior: LogUniform { low: 0.4, high: 3.0 }, "1",
        origin: Assumed(
            "signs only, and they disagree: up [ev.dose.ipsc_msc.collagen_elastin, \
             invitro.fibroblast.dose_dependence_asc_exo], down [ev.effect.clonal_msc.collagen1_sign]",
        ),
    }

    /// Elastin lasts for decades: what a few days change is small.
    EMAX_ELASTIN = "effect.emax.elastin" {
        name: "most that vesicles change the elastin that a fibroblast makes",
        prior: LogUniform { low: 0.5, high: 3.0 }, "1",
        origin: Assumed(
            "one sign, up, without a size [ev.dose.ipsc_msc.collagen_elastin]; collagen warns that it may be down",
        ),
    }

    /// Works against collagen.
    EMAX_BREAKDOWN = "effect.emax.breakdown" {
        name: "most that vesicles change how fast matrix is broken down",
        prior: LogUniform { low: 0.3, high: 3.0 }, "1",
        origin: Assumed(
            "signs only, and they disagree: MMP-1 up [ev.effect.clonal_msc.mmp1_sign], MMP-1 and MMP-3 down after UV \
             [invitro.fibroblast.dose_exo_huvec_uvb, invitro.fibroblast.dose_adsc_ev_photoageing]",
        ),
    }

    /// Twice the speed under FGF-2 in one electrical assay has no vehicle to compare with.
    EMAX_FIBROBLASTS = "effect.emax.fibroblasts" {
        name: "most that vesicles change how fibroblasts divide and come",
        prior: LogUniform { low: 0.4, high: 3.0 }, "1",
        origin: Assumed(
            "signs only, and they disagree: up [ev.dose.ipsc_msc.fibroblast_proliferation, \
             invitro.fibroblast.dose_dependence_msc_exo], down [ev.dose.omec.fibroblast_proliferation_sign, \
             ev.effect.clonal_msc.proliferation_sign, ev.effect.clonal_msc.migration_sign]",
        ),
    }

    /// Redness and swelling follow it.
    EMAX_INFLUX = "effect.emax.influx" {
        name: "most that vesicles change how leucocytes come in",
        prior: LogUniform { low: 0.4, high: 1.6 }, "1",
        origin: Assumed(
            "signs only: IL-6 of fibroblasts down [ev.effect.clonal_msc.il6_sign], T cells held back in one assay \
             [invitro.tcell.dose_dependence_pha_msc_ev] and not in another [invitro.tcell.mlr_inhibition_msc_ev], \
             leucocytes driven to divide in a third [safety.msc_ev_in_vitro.leukocyte_proliferation]",
        ),
    }

    /// Faster resolution means shorter redness and less new matrix.
    EMAX_RESOLUTION = "effect.emax.resolution" {
        name: "most that vesicles change how inflammation resolves",
        prior: LogUniform { low: 0.7, high: 3.0 }, "1",
        origin: Assumed("sign only: fewer macrophages turn inflammatory [invitro.fibroblast.dose_adsc_ev_photoageing]"),
    }

    /// The skin model has no endothelial cells: the cells around vessels, fibroblasts and macrophages, stand in for
    /// them.
    EMAX_VESSELS = "effect.emax.vessels" {
        name: "most that vesicles change how vessels sprout",
        prior: LogUniform { low: 0.7, high: 3.0 }, "1",
        origin: Assumed(
            "signs only, up in endothelial tubes [ev.dose.ipsc_msc.huvec_tube, ev.dose.epc_mv.tube_dose_tested]",
        ),
    }

    /// Melanocytes sit at the bottom of the epidermis, where few are reached.
    EMAX_MELANIN = "effect.emax.melanin" {
        name: "most that vesicles change the melanin that a melanocyte makes",
        prior: LogUniform { low: 0.4, high: 1.2 }, "1",
        origin: Assumed(
            "signs only, down in melanoma lines [invitro.melanocyte.asc_exo_lowers_melanin, \
             ev.dose.dendropanax.melanin]; normal melanocytes may not follow",
        ),
    }

    /// One draw for entry, exit and growth.
    FOLLICLE_ANSWERS = "effect.follicle.answers" {
        name: "whether follicles answer to vesicles: below effect.follicle.silent they do not",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("position in a mixture, see effect.follicle.silent"),
    }

    /// Splits effect.follicle.answers.
    FOLLICLE_SILENT = "effect.follicle.silent" {
        name: "chance that follicles do not answer to vesicles at all",
        prior: Fixed(0.5), "share",
        origin: Assumed(
            "a commercial product did nothing for scalp follicles in a dish while another raised growth \
             [ev.null.hair_organ_culture_msc_product]: even odds",
        ),
    }

    /// Papilla cells are not a class of their own: dermal fibroblasts stand in for how many are reached.
    EMAX_FOLLICLE_ENTRY = "effect.emax.follicle_entry" {
        name: "most that vesicles change how resting follicles start to grow",
        prior: LogUniform { low: 0.8, high: 2.0 }, "1",
        origin: Assumed("where follicles answer the size is unknown; the one organ culture with a product is null"),
    }

    /// Below 1, hairs grow for longer.
    EMAX_FOLLICLE_EXIT = "effect.emax.follicle_exit" {
        name: "most that vesicles change how growing follicles stop",
        prior: LogUniform { low: 0.5, high: 1.25 }, "1",
        origin: Assumed("as for entry, the other way round"),
    }

    /// Diameter changes over whole cycles, an effect lasts for days.
    EMAX_FOLLICLE_GROWTH = "effect.emax.follicle_growth" {
        name: "most that vesicles change how a hair's diameter grows",
        prior: LogUniform { low: 0.8, high: 1.6 }, "1",
        origin: Assumed("no dish measured diameters; small on both sides of 1"),
    }
}
