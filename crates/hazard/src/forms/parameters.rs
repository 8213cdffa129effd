//! Parameters of the hazard calculators: wide where nobody measured, and each says so.

use exoskin_evidence::{Group, Origin, Origin::*, Parameter, Prior, Prior::*};

const fn declare(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Hazard, doc }
}

/// HIV after testing.
pub static HIV_TESTED: Parameter = declare(
    "hazard.hiv.tested",
    "donations with HIV that tests missed, donors asked and tested as blood donors are",
    "1/donation",
    LogUniform { low: 3e-7, high: 1e-5 },
    Evidence(&["safety.donor.hiv_residual_us_2008", "vial.qc.hiv_residual_risk_donation"]),
    "US blood donors lie at the lower end; ten times above it for countries with more infections.",
);

/// Hepatitis C after testing.
pub static HCV_TESTED: Parameter = declare(
    "hazard.hcv.tested",
    "donations with hepatitis C that tests missed, donors asked and tested as blood donors are",
    "1/donation",
    LogUniform { low: 3e-7, high: 1e-5 },
    Evidence(&["safety.donor.hcv_residual_us_2008"]),
    "As for HIV: the row lies near the lower end.",
);

/// Hepatitis B after testing.
pub static HBV_TESTED: Parameter = declare(
    "hazard.hbv.tested",
    "donations with hepatitis B that tests missed, donors asked and tested as blood donors are",
    "1/donation",
    LogUniform { low: 1e-6, high: 3e-5 },
    Evidence(&["safety.donor.hbv_residual_us_2008"]),
    "The row is for antigen tests alone; nucleic acid tests lower it, a commoner virus raises it.",
);

/// HIV without testing.
pub static HIV_UNTESTED: Parameter = declare(
    "hazard.hiv.untested",
    "donors with HIV where nobody tests",
    "1/donor",
    LogUniform { low: 3e-5, high: 1e-2 },
    Evidence(&["safety.donor.hiv_first_time_us_2001"]),
    "First-time US donors, 1 in 10 000, at the lower end; up to one in a hundred where HIV is common.",
);

/// Hepatitis C without testing.
pub static HCV_UNTESTED: Parameter = declare(
    "hazard.hcv.untested",
    "donors with hepatitis C where nobody tests",
    "1/donor",
    LogUniform { low: 5e-4, high: 3e-2 },
    Evidence(&["safety.donor.hcv_first_time_us_2001"]),
    "First-time US donors, 3 in 1000; a part of those with antibodies has cleared the virus.",
);

/// Hepatitis B without testing.
pub static HBV_UNTESTED: Parameter = declare(
    "hazard.hbv.untested",
    "donors with hepatitis B where nobody tests",
    "1/donor",
    LogUniform { low: 3e-4, high: 5e-2 },
    Evidence(&["safety.donor.hbv_first_time_us_2001"]),
    "First-time US donors, 8 in 10 000; several in a hundred where the virus is common.",
);

/// Parvovirus B19.
pub static B19_DONATIONS: Parameter = declare(
    "hazard.b19.donations",
    "donations with parvovirus B19",
    "1/donation",
    LogUniform { low: 1e-4, high: 1e-2 },
    Evidence(&["safety.donor.b19_dna_belgium", "safety.donor.b19_dna_england_2017", "safety.donor.b19_pools_of_5000"]),
    "Comes in waves of years; single donations are rarely tested for it.",
);

/// Susceptible to B19.
pub static B19_SUSCEPTIBLE: Parameter = declare(
    "hazard.b19.susceptible",
    "people who never had parvovirus B19 and can catch it",
    "1",
    Uniform { low: 0.15, high: 0.4 },
    Evidence(&["safety.donor.b19_seroprevalence_england", "safety.donor.b19_no_transmission_below_1e6"]),
    "Three in four adults have antibodies; fewer of the young.",
);

/// Titre where tests were done.
pub static TITRE_TESTED: Parameter = declare(
    "hazard.titre.tested",
    "virus in the plasma of a donor whom the tests missed",
    "1/mL",
    LogUniform { low: 0.3, high: 1e3 },
    Assumed(
        "below what nucleic acid tests of pools see; 1.2 per mL infected a chimpanzee [safety.virus.window_titre_hcv]",
    ),
    "What a test missed is little, else it would have been seen.",
);

/// Titre where nobody tested.
pub static TITRE_UNTESTED: Parameter = declare(
    "hazard.titre.untested",
    "virus in the plasma of an infected donor whom nobody tested",
    "1/mL",
    LogUniform { low: 1e2, high: 1e8 },
    Assumed("from controlled to fresh infection; 7e6 in one fresh hepatitis C [safety.virus.window_titre_hcv_serum]"),
    "Six decades: who is infected for how long decides.",
);

/// Titre of B19.
pub static B19_TITRE: Parameter = declare(
    "hazard.b19.titre",
    "parvovirus B19 in the plasma of a donor who carries it",
    "IU/mL",
    LogUniform { low: 1e2, high: 1e9 },
    Evidence(&["safety.donor.b19_dna_belgium", "safety.donor.b19_dna_england_2017", "safety.donor.b19_pools_of_5000"]),
    "Most carry little; for a few days at the height more than 1e9.",
);

/// Infectious dose of HIV.
pub static HIV_DOSE: Parameter = declare(
    "hazard.hiv.infectious_dose",
    "virions of HIV that infect half of those who get them",
    "1",
    LogUniform { low: 1.0, high: 316.0 },
    Evidence(&["safety.virus.infectious_dose_hiv_worst_case", "safety.virus.infectious_dose_hiv_stored_blood"]),
    "Into a vein; freezing and storage raise it.",
);

/// Infectious dose of hepatitis C.
pub static HCV_DOSE: Parameter = declare(
    "hazard.hcv.infectious_dose",
    "copies of hepatitis C virus that infect half of those who get them",
    "1",
    LogUniform { low: 2.6, high: 25.6 },
    Evidence(&["safety.virus.infectious_dose_hcv"]),
    "Chimpanzees, into a vein.",
);

/// Infectious dose of hepatitis B.
pub static HBV_DOSE: Parameter = declare(
    "hazard.hbv.infectious_dose",
    "copies of hepatitis B virus that infect half of those who get them",
    "1",
    LogUniform { low: 1.3, high: 12.6 },
    Evidence(&["safety.virus.infectious_dose_hbv"]),
    "Chimpanzees, into a vein; the vaccinated are protected, which is left out here.",
);

/// Infectious dose of B19.
pub static B19_DOSE: Parameter = declare(
    "hazard.b19.infectious_dose",
    "international units of parvovirus B19 that infect half of the susceptible",
    "1",
    LogUniform { low: 1e3, high: 1e9 },
    Assumed(
        "not measured; units of blood below 1e6 IU/mL infected none of 24 [safety.donor.b19_no_transmission_below_1e6]",
    ),
    "Antibodies of other donors in a pool protect, which raises it.",
);

/// Prevalence of a virus of the user's own.
pub static OWN_PREVALENCE: Parameter = declare(
    "hazard.own.prevalence",
    "share of donors who carry the virus you ask about",
    "1/donor",
    LogUniform { low: 1e-7, high: 1e-2 },
    Assumed("you gave a titre and no prevalence: from well tested to untested donors"),
    "Used only beside a titre that you gave.",
);

/// Donors in a pool.
pub static POOL_DONORS: Parameter = declare(
    "hazard.pool.donors",
    "donors whose platelets are pooled into one lot",
    "1",
    LogUniform { low: 5.0, high: 500.0 },
    Assumed("makers do not say; 12 units in one lysate [safety.pool.platelet_lysate_units], hundreds in others"),
    "More donors: more often one of them infected, and each diluted; the chance rises until the titre is diluted away.",
);

/// Donor fluid behind a millilitre.
pub static DONOR_FLUID: Parameter = declare(
    "hazard.donor_fluid",
    "plasma of donors that goes into one mL of product",
    "mL/mL",
    LogUniform { low: 0.01, high: 30.0 },
    Assumed("no maker says how much is concentrated or diluted, and viruses go with vesicles of their size"),
    "Vesicles are concentrated by size, and so are viruses of that size.",
);

/// Log reduction.
pub static LOG_REDUCTION: Parameter = declare(
    "hazard.log_reduction",
    "factors of ten by which making the product lowers viruses",
    "log10",
    Uniform { low: 0.0, high: 6.0 },
    Assumed(
        "from nothing to a validated step: over 4 by gamma rays [safety.virus.gamma_platelet_lysate], 5.7 by filters \
         [safety.virus.filter_15_35nm] that would hold the vesicles back too",
    ),
    "The strongest lever. A maker who validated it has the number on paper.",
);

/// What culture does to a virus.
pub static CULTURE_REDUCTION: Parameter = declare(
    "hazard.culture_reduction",
    "factors of ten by which growing the cells lowers a virus of their donor",
    "log10",
    Uniform { low: 0.0, high: 10.0 },
    Assumed("each passage dilutes what does not multiply; whether these viruses live on in such cells is hardly known"),
    "0 stands for a virus that keeps up with the cells.",
);

/// Share that enters through intact skin.
pub static IN_INTACT: Parameter = declare(
    "hazard.enters.intact",
    "share of a virus on intact skin that reaches living tissue",
    "1",
    LogUniform { low: 1e-8, high: 1e-3 },
    Assumed("the stratum corneum holds particles back; small wounds that nobody sees are the upper end"),
    "Not a licence: shaved, scratched or inflamed skin is not intact.",
);

/// Share that enters through injured skin.
pub static IN_INJURED: Parameter = declare(
    "hazard.enters.injured",
    "share of a virus on freshly injured skin that reaches living tissue",
    "1",
    LogUniform { low: 1e-4, high: 0.3 },
    Assumed("as the vesicles of the same size do in this model: from 1 in 10 000 to a third"),
    "What is made to let vesicles in lets viruses in.",
);

/// Contaminated vials.
pub static CONTAMINATED: Parameter = declare(
    "hazard.sterility.contaminated",
    "share of vials with living germs",
    "1",
    LogUniform { low: 1e-6, high: 1e-2 },
    Assumed(
        "from the aim of sterilised drugs, one in a million, to ten times platelet concentrates \
         [vial.qc.platelet_concentrate_bacterial_rate]; vesicles stand no final sterilisation",
    ),
    "Nobody publishes it for such products. A contaminated vial is not yet an infection.",
);

/// Vials tested.
pub static VIALS_TESTED: Parameter = declare(
    "hazard.sterility.tested",
    "vials of a lot that a sterility test opens",
    "1",
    Fixed(20.0),
    Evidence(&["vial.qc.sterility_test_containers"]),
    "For large lots; small lots test fewer, and a clinic tests none.",
);

/// Time between divisions.
pub static CLONE_CYCLE: Parameter = declare(
    "hazard.clone.cycle",
    "time between divisions of the clone's cells",
    "d",
    LogUniform { low: 0.6, high: 19.0 },
    Evidence(&["kc.cycle.single_cell_interdivision", "kc.cycle.mitotic_days"]),
    "From cultured keratinocytes to the skin at rest.",
);

/// Share of divisions that add a cell.
pub static CLONE_EXCESS: Parameter = declare(
    "hazard.clone.excess",
    "share of the clone's divisions that are not balanced by loss",
    "1",
    LogUniform { low: 0.01, high: 1.0 },
    Assumed("clones in normal skin stand nearly still for decades; a tumour loses less than it makes"),
    "Without it every clone would fill the body.",
);

/// Factor on division.
pub static CLONE_FACTOR: Parameter = declare(
    "hazard.clone.factor",
    "factor on the clone's divisions while the product acts",
    "1",
    LogNormal { median: 1.0, sigma: 0.42 },
    Assumed(
        "half to double in 90 % of the draws, as likely below as above 1: animals show both signs \
         [safety.tumour_growth_smd.native_msc_ev]",
    ),
    "Nobody measured it for a clone in treated human skin.",
);

/// How long a dose acts.
pub static CLONE_DAYS: Parameter = declare(
    "hazard.clone.days",
    "days that one dose acts on the clone",
    "d",
    LogUniform { low: 0.5, high: 14.0 },
    Assumed("between one uptake and the turnover of what was taken up; unmeasured in skin"),
    "Doses that overlap do not add up: at most the whole course and one such time.",
);

/// Blood volume.
pub static BLOOD_ML: Parameter = declare(
    "hazard.blood_volume",
    "blood of an adult",
    "mL",
    LogUniform { low: 3500.0, high: 6500.0 },
    Assumed("4 to 6 litres by size and sex, general knowledge"),
    "Sets the blood's own vesicles against a dose.",
);

/// Every parameter of the hazard calculators.
pub static ALL: &[&Parameter] = &[
    &HIV_TESTED,
    &HCV_TESTED,
    &HBV_TESTED,
    &HIV_UNTESTED,
    &HCV_UNTESTED,
    &HBV_UNTESTED,
    &B19_DONATIONS,
    &B19_SUSCEPTIBLE,
    &TITRE_TESTED,
    &TITRE_UNTESTED,
    &B19_TITRE,
    &HIV_DOSE,
    &HCV_DOSE,
    &HBV_DOSE,
    &B19_DOSE,
    &OWN_PREVALENCE,
    &POOL_DONORS,
    &DONOR_FLUID,
    &LOG_REDUCTION,
    &CULTURE_REDUCTION,
    &IN_INTACT,
    &IN_INJURED,
    &CONTAMINATED,
    &VIALS_TESTED,
    &CLONE_CYCLE,
    &CLONE_EXCESS,
    &CLONE_FACTOR,
    &CLONE_DAYS,
    &BLOOD_ML,
];
