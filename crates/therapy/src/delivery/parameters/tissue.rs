//! How vesicles move and bind in tissue.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of tissue.
    pub(super) ALL: Skin;

    /// Partition at every wall, in both directions.
    ACCESSIBLE = "tissue.accessible_share" {
        name: "share of tissue volume accessible to a 100 nm vesicle",
        prior: LogUniform { low: 0.02, high: 0.3 }, "share",
        origin: Assumed(
            "liposomes reach 0.17 of a spheroid's centre [diffusion.liposome.spheroid_accessible_porosity]; dermis \
             excludes dextran from 3.8 mL per g collagen",
        ),
    }

    /// Scales the accessible share with size as (1 - d/pore)^2, relative to 100 nm.
    PORE = "tissue.pore_diameter" {
        name: "pore diameter of the tissue",
        prior: LogUniform { low: 150.0, high: 1000.0 }, "nm",
        origin: Assumed("adventitia admits 100 nm [isf.accessible_size.adventitia]; lymph drainage stops near 100 nm"),
        limit: AtLeast(101.0),
    }

    /// With uptake by contact it matters little.
    TISSUE_DIFFUSIVITY = "tissue.diffusivity" {
        name: "diffusivity of a 100 nm vesicle in living epidermis and papillary dermis",
        prior: LogUniform { low: 0.05, high: 2.0 }, "um2/s",
        origin: Assumed(
            "between liposomes in spheroids, 0.15 [diffusion.liposome.spheroid], and dextran in skin, 1-20 \
             [diffusion.dextran.human_skin_dermis]",
        ),
    }

    /// Depth below the channel's floor.
    RETICULAR_DIFFUSIVITY = "tissue.reticular_diffusivity" {
        name: "diffusivity of a 100 nm vesicle in reticular dermis",
        prior: ZeroOrLogUniform { zero: 0.5, low: 1e-3, high: 0.3 }, "um2/s",
        origin: Assumed(
            "dense collagen excludes such particles [isf.collagen_excluded_volume.human_dermis]: half the weight at 0",
        ),
    }

    /// Decides delivery through RF and laser channels.
    COAGULATED_DIFFUSIVITY = "tissue.coagulated_diffusivity" {
        name: "diffusivity of a 100 nm vesicle in coagulated tissue",
        prior: LogUniform { low: 1e-3, high: 0.3 }, "um2/s",
        origin: Assumed("heat-denatured collagen is denser than living tissue; no measurement"),
    }

    /// Delays and retains; matters little compared with uptake.
    BIND = "tissue.bind" {
        name: "binding rate to the matrix",
        prior: LogUniform { low: 1e-5, high: 1e-3 }, "1/s",
        origin: Assumed("vesicles bind heparan sulphate [binding.ev.heparin_beads_eluted]; no rate is known"),
    }

    /// With tissue.bind it sets the bound share.
    RELEASE = "tissue.release" {
        name: "release rate from the matrix",
        prior: Fixed(1e-4), "1/s",
        origin: Assumed("hours, see tissue.bind"),
    }

    /// Competes with uptake where uptake is slow.
    DEGRADE = "tissue.degrade" {
        name: "degradation rate in channel and tissue, free and bound",
        prior: LogUniform { low: 1e-6, high: 1e-4 }, "1/s",
        origin: Assumed("from days to hours; no measurement in skin"),
    }

    /// Matters only where nothing takes vesicles up.
    LYMPH = "tissue.lymph" {
        name: "loss rate from the dermis to lymph",
        prior: LogUniform { low: 1e-7, high: 1e-5 }, "1/s",
        origin: Assumed("100 nm particles hardly drain [isf.np_node_drainage.100nm]"),
    }
}
