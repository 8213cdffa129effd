//! Parameters of the hazard calculators: wide where nothing was measured, and each says so.

use exoskin_evidence::parameters;

parameters! {
    /// Every parameter of the hazard calculators.
    pub ALL: Hazard;

    /// US blood donors are at the lower end; ten times higher for countries with more infections.
    HIV_TESTED = "hazard.hiv.tested" {
        name: "donations with HIV missed by testing, donors screened as blood donors are",
        prior: LogUniform { low: 3e-7, high: 1e-5 }, "share",
        origin: Evidence(&["safety.donor.hiv_residual_us_2008", "vial.qc.hiv_residual_risk_donation"]),
    }

    /// As for HIV: the row lies near the lower end.
    HCV_TESTED = "hazard.hcv.tested" {
        name: "donations with hepatitis C missed by testing, donors screened as blood donors are",
        prior: LogUniform { low: 3e-7, high: 1e-5 }, "share",
        origin: Evidence(&["safety.donor.hcv_residual_us_2008"]),
    }

    /// The row is for antigen tests alone; nucleic acid tests lower it, a commoner virus raises it.
    HBV_TESTED = "hazard.hbv.tested" {
        name: "donations with hepatitis B missed by testing, donors screened as blood donors are",
        prior: LogUniform { low: 1e-6, high: 3e-5 }, "share",
        origin: Evidence(&["safety.donor.hbv_residual_us_2008"]),
    }

    /// First-time US donors, 1 in 10 000, at the lower end; up to one in a hundred where HIV is common.
    HIV_UNTESTED = "hazard.hiv.untested" {
        name: "prevalence of HIV among untested donors",
        prior: LogUniform { low: 3e-5, high: 1e-2 }, "share",
        origin: Evidence(&["safety.donor.hiv_first_time_us_2001"]),
    }

    /// First-time US donors, 3 in 1000; some of those with antibodies have cleared the virus.
    HCV_UNTESTED = "hazard.hcv.untested" {
        name: "prevalence of hepatitis C among untested donors",
        prior: LogUniform { low: 5e-4, high: 3e-2 }, "share",
        origin: Evidence(&["safety.donor.hcv_first_time_us_2001"]),
    }

    /// First-time US donors, 8 in 10 000; several in a hundred where the virus is common.
    HBV_UNTESTED = "hazard.hbv.untested" {
        name: "prevalence of hepatitis B among untested donors",
        prior: LogUniform { low: 3e-4, high: 5e-2 }, "share",
        origin: Evidence(&["safety.donor.hbv_first_time_us_2001"]),
    }

    /// Comes in waves of years; single donations are rarely tested for it.
    B19_DONATIONS = "hazard.b19.donations" {
        name: "prevalence of parvovirus B19 among donations",
        prior: LogUniform { low: 1e-4, high: 1e-2 }, "share",
        origin: Evidence(&[
            "safety.donor.b19_dna_belgium",
            "safety.donor.b19_dna_england_2017",
            "safety.donor.b19_pools_of_5000",
        ]),
    }

    /// Three in four adults have antibodies; fewer of the young.
    B19_SUSCEPTIBLE = "hazard.b19.susceptible" {
        name: "share of people susceptible to parvovirus B19",
        prior: Uniform { low: 0.15, high: 0.4 }, "1",
        origin: Evidence(&["safety.donor.b19_seroprevalence_england", "safety.donor.b19_no_transmission_below_1e6"]),
    }

    /// What a test misses must be little, or it would have been detected.
    TITRE_TESTED = "hazard.titre.tested" {
        name: "virus titre in the plasma of an infected donor missed by testing",
        prior: LogUniform { low: 0.3, high: 1e3 }, "1/mL",
        origin: Assumed(
            "below what pooled nucleic acid tests detect; 1.2 per mL infected a chimpanzee \
             [safety.virus.window_titre_hcv]",
        ),
    }

    /// Six decades: it depends on how long the donor has been infected.
    TITRE_UNTESTED = "hazard.titre.untested" {
        name: "virus titre in the plasma of an untested infected donor",
        prior: LogUniform { low: 1e2, high: 1e8 }, "1/mL",
        origin: Assumed(
            "from controlled to fresh infection; 7e6 in one fresh case of hepatitis C \
             [safety.virus.window_titre_hcv_serum]",
        ),
    }

    /// Most carry little; for a few days at the peak, more than 1e9.
    B19_TITRE = "hazard.b19.titre" {
        name: "titre of parvovirus B19 in the plasma of a carrier",
        prior: LogUniform { low: 1e2, high: 1e9 }, "IU/mL",
        origin: Evidence(&[
            "safety.donor.b19_dna_belgium",
            "safety.donor.b19_dna_england_2017",
            "safety.donor.b19_pools_of_5000",
        ]),
    }

    /// Intravenous; freezing and storage raise it.
    HIV_DOSE = "hazard.hiv.infectious_dose" {
        name: "median infectious dose of HIV, virions",
        prior: LogUniform { low: 1.0, high: 316.0 }, "1",
        origin: Evidence(&[
            "safety.virus.infectious_dose_hiv_worst_case",
            "safety.virus.infectious_dose_hiv_stored_blood",
        ]),
    }

    /// Chimpanzees, intravenous.
    HCV_DOSE = "hazard.hcv.infectious_dose" {
        name: "median infectious dose of hepatitis C virus, copies",
        prior: LogUniform { low: 2.6, high: 25.6 }, "1",
        origin: Evidence(&["safety.virus.infectious_dose_hcv"]),
    }

    /// Chimpanzees, intravenous; the vaccinated are protected, which is left out here.
    HBV_DOSE = "hazard.hbv.infectious_dose" {
        name: "median infectious dose of hepatitis B virus, copies",
        prior: LogUniform { low: 1.3, high: 12.6 }, "1",
        origin: Evidence(&["safety.virus.infectious_dose_hbv"]),
    }

    /// Antibodies of other donors in a pool protect, which raises it.
    B19_DOSE = "hazard.b19.infectious_dose" {
        name: "median infectious dose of parvovirus B19 in susceptible people, international units",
        prior: LogUniform { low: 1e3, high: 1e9 }, "1",
        origin: Assumed(
            "not measured; units of blood below 1e6 IU/mL infected none of 24 \
             [safety.donor.b19_no_transmission_below_1e6]",
        ),
    }

    /// Used only together with a titre that you give.
    OWN_PREVALENCE = "hazard.own.prevalence" {
        name: "prevalence among donors of the virus you ask about",
        prior: LogUniform { low: 1e-7, high: 1e-2 }, "share",
        origin: Assumed("you gave a titre and no prevalence: the range runs from well tested to untested donors"),
    }

    /// More donors: more often one of them infected, and each diluted; the chance rises until the titre is diluted
    /// away.
    POOL_DONORS = "hazard.pool.donors" {
        name: "donors whose platelets are pooled into one lot",
        prior: LogUniform { low: 5.0, high: 500.0 }, "1",
        origin: Assumed(
            "manufacturers do not say; 12 units in one lysate [safety.pool.platelet_lysate_units], hundreds in others",
        ),
    }

    /// Vesicles are concentrated by size, and so are viruses of that size.
    DONOR_FLUID = "hazard.donor_fluid" {
        name: "donor plasma per mL of product",
        prior: LogUniform { low: 0.01, high: 30.0 }, "1",
        origin: Assumed(
            "no manufacturer says how far it is concentrated or diluted, and viruses follow vesicles of the same size",
        ),
    }

    /// The strongest lever. A maker who validated it has the number on paper.
    LOG_REDUCTION = "hazard.log_reduction" {
        name: "log10 reduction of viruses by manufacturing",
        prior: Uniform { low: 0.0, high: 6.0 }, "1",
        origin: Assumed(
            "from no step to a validated one: over 4 by gamma rays [safety.virus.gamma_platelet_lysate], 5.7 by \
             filters [safety.virus.filter_15_35nm] that would hold back the vesicles too",
        ),
    }

    /// 0 stands for a virus that keeps up with the cells.
    CULTURE_REDUCTION = "hazard.culture_reduction" {
        name: "log10 reduction of a donor's virus by growing the cells",
        prior: Uniform { low: 0.0, high: 10.0 }, "1",
        origin: Assumed(
            "each passage dilutes what does not multiply; hardly anything is known about whether these viruses persist \
             in such cells",
        ),
    }

    /// Not a licence: shaved, scratched or inflamed skin is not intact.
    IN_INTACT = "hazard.enters.intact" {
        name: "share of a virus on intact skin that reaches living tissue",
        prior: LogUniform { low: 1e-8, high: 1e-3 }, "share",
        origin: Assumed("the stratum corneum holds particles back; the upper end stands for small unnoticed wounds"),
    }

    /// Whatever is made to let vesicles in also lets viruses in.
    IN_INJURED = "hazard.enters.injured" {
        name: "share of a virus on freshly injured skin that reaches living tissue",
        prior: LogUniform { low: 1e-4, high: 0.3 }, "share",
        origin: Assumed("as for vesicles of the same size in this model: from 1 in 10 000 to a third"),
    }

    /// Nobody publishes it for such products. A contaminated vial is not yet an infection.
    CONTAMINATED = "hazard.sterility.contaminated" {
        name: "share of vials with live bacteria or moulds",
        prior: LogUniform { low: 1e-6, high: 1e-2 }, "share",
        origin: Assumed(
            "from the target for sterilised drugs, one in a million, to ten times the rate of platelet concentrates \
             [vial.qc.platelet_concentrate_bacterial_rate]; vesicles do not survive terminal sterilisation",
        ),
    }

    /// For large lots; small lots test fewer, and a clinic tests none.
    VIALS_TESTED = "hazard.sterility.tested" {
        name: "vials per lot opened for the sterility test",
        prior: Fixed(20.0), "1",
        origin: Evidence(&["vial.qc.sterility_test_containers"]),
    }

    /// From cultured keratinocytes to the skin at rest.
    CLONE_CYCLE = "hazard.clone.cycle" {
        name: "time between divisions of the clone's cells",
        prior: LogUniform { low: 0.6, high: 19.0 }, "d",
        origin: Evidence(&["kc.cycle.single_cell_interdivision", "kc.cycle.mitotic_days"]),
    }

    /// Without it every clone would fill the body.
    CLONE_EXCESS = "hazard.clone.excess" {
        name: "excess of divisions over losses in the clone",
        prior: LogUniform { low: 0.01, high: 1.0 }, "share",
        origin: Assumed("clones in normal skin hardly grow for decades; a tumour loses fewer cells than it makes"),
    }

    /// Never measured for a clone in treated human skin.
    CLONE_FACTOR = "hazard.clone.factor" {
        name: "factor on the clone's division rate while the product acts",
        prior: LogNormal { median: 1.0, sigma: 0.42 }, "1",
        origin: Assumed(
            "from half to double in 90 % of the draws, as likely below 1 as above: animal studies show both signs \
             [safety.tumour_growth_smd.native_msc_ev]",
        ),
    }

    /// Doses that overlap do not add up: at most the whole course and one such time.
    CLONE_DAYS = "hazard.clone.days" {
        name: "duration of one dose's action on the clone",
        prior: LogUniform { low: 0.5, high: 14.0 }, "d",
        origin: Assumed("between the time of one uptake and the turnover of what was taken up; unmeasured in skin"),
    }

    /// For comparing a dose with the blood's own vesicles.
    BLOOD_ML = "hazard.blood_volume" {
        name: "blood volume of an adult",
        prior: LogUniform { low: 3500.0, high: 6500.0 }, "mL",
        origin: Assumed("4 to 6 litres depending on size and sex, general knowledge"),
    }
}
