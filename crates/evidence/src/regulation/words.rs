//! The words of the table of regulation: where, what, for what, and what is said about it.

use exoskin_quantity::{Checked, Diagnostic, nearest, quoted};
use serde::Serialize;

/// A country, or a union with its own law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Country {
    /// United States.
    Us,
    /// European Union.
    Eu,
    /// United Kingdom.
    Uk,
    /// South Korea.
    Kr,
    /// Japan.
    Jp,
    /// Canada.
    Ca,
    /// Australia.
    Au,
    /// Taiwan.
    Tw,
    /// Thailand.
    Th,
    /// Mainland China.
    Cn,
    /// Saudi Arabia.
    Sa,
}

impl Country {
    /// All, in the order of lists.
    pub const ALL: [Country; 11] = [
        Country::Us,
        Country::Eu,
        Country::Uk,
        Country::Kr,
        Country::Jp,
        Country::Ca,
        Country::Au,
        Country::Tw,
        Country::Th,
        Country::Cn,
        Country::Sa,
    ];

    /// The code used in the table.
    pub fn code(self) -> &'static str {
        self.names()[0]
    }

    /// The name in words.
    pub fn name(self) -> &'static str {
        self.names()[1]
    }

    /// Code, name, and other things people write.
    fn names(self) -> &'static [&'static str] {
        match self {
            Country::Us => &["US", "United States", "USA", "U.S.", "U.S.A.", "America", "United States of America"],
            Country::Eu => &["EU", "European Union", "E.U.", "Europe"],
            Country::Uk => &["UK", "United Kingdom", "GB", "U.K.", "Great Britain", "Britain", "England"],
            Country::Kr => &["KR", "South Korea", "Korea", "KOR", "ROK", "Republic of Korea"],
            Country::Jp => &["JP", "Japan", "JPN"],
            Country::Ca => &["CA", "Canada", "CAN"],
            Country::Au => &["AU", "Australia", "AUS"],
            Country::Tw => &["TW", "Taiwan", "TWN"],
            Country::Th => &["TH", "Thailand", "THA"],
            Country::Cn => &["CN", "China", "CHN", "PRC"],
            Country::Sa => &["SA", "Saudi Arabia", "KSA", "SAU"],
        }
    }

    /// The member state of the European Union of that name or code.
    pub fn member_state(text: &str) -> Option<&'static str> {
        let wanted = text.trim().to_lowercase();
        let is_it = |names: &&&[&str]| names.iter().any(|name| name.to_lowercase() == wanted);
        MEMBERS.iter().find(is_it).map(|names| names[0])
    }

    /// Reads a code or a name; case does not matter. A member state of the European Union is read as the union.
    ///
    /// # Errors
    /// None of these, with the nearest and the list.
    pub fn parse(text: &str) -> Checked<Country> {
        let wanted = text.trim().to_lowercase();
        let is = |country: &Country| country.names().iter().any(|name| name.to_lowercase() == wanted);
        let of_the_union = || Country::member_state(text).map(|_| Country::Eu);
        Country::ALL.into_iter().find(is).or_else(of_the_union).ok_or_else(|| {
            let all = Country::ALL.iter().flat_map(|country| country.names()).copied();
            // Two letters are close to half of all codes.
            let near = if wanted.chars().count() > 2 { nearest(text, all) } else { None };
            let list: Vec<String> = Country::ALL.iter().map(|one| format!("{} ({})", one.code(), one.name())).collect();
            Diagnostic::new(format!("no information on the law of {}", quoted(text.trim())))
                .expected(list.join(", "))
                .nearest(near)
        })
    }
}

/// Member states of the European Union, by name and code: the sources that were searched are those of the union.
const MEMBERS: [&[&str]; 27] = [
    &["Austria", "AT"],
    &["Belgium", "BE"],
    &["Bulgaria", "BG"],
    &["Croatia", "HR"],
    &["Cyprus", "CY"],
    &["Czechia", "Czech Republic", "CZ"],
    &["Denmark", "DK"],
    &["Estonia", "EE"],
    &["Finland", "FI"],
    &["France", "FR"],
    &["Germany", "Deutschland", "DE"],
    &["Greece", "GR", "EL"],
    &["Hungary", "HU"],
    &["Ireland", "IE"],
    &["Italy", "IT"],
    &["Latvia", "LV"],
    &["Lithuania", "LT"],
    &["Luxembourg", "LU"],
    &["Malta", "MT"],
    &["Netherlands", "The Netherlands", "Holland", "NL"],
    &["Poland", "PL"],
    &["Portugal", "PT"],
    &["Romania", "RO"],
    &["Slovakia", "SK"],
    &["Slovenia", "SI"],
    &["Spain", "ES"],
    &["Sweden", "SE"],
];

macro_rules! words {
    ($(#[$about:meta])* $name:ident: $count:literal { $($(#[$doc:meta])* $one:ident $word:literal $title:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $one,)*
        }

        impl $name {
            /// All, in the order of lists.
            pub const ALL: [$name; $count] = [$($name::$one),*];

            /// The word used in the table.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$one => $word,)*
                }
            }

            /// In words for people.
            pub fn title(self) -> &'static str {
                match self {
                    $($name::$one => $title,)*
                }
            }
        }
    };
}

words! {
    /// A class of product as laws distinguish them.
    ProductClass: 6 {
        /// Vesicles of human cells.
        HumanCellVesicles "human_cell_vesicles" "human cell vesicles",
        /// Extract of donors' platelets.
        HumanPlatelet "human_platelet_extract" "human platelet extract",
        /// The patient's own platelet-rich plasma.
        Prp "prp" "platelet-rich plasma",
        /// Vesicles of plants.
        Plant "plant_vesicles" "plant vesicles",
        /// Vesicles of milk.
        Milk "milk_vesicles" "milk vesicles",
        /// Conditioned medium or growth-factor serum.
        Medium "conditioned_medium" "conditioned medium or factor serum",
    }
}

words! {
    /// What a product is used for.
    Use: 6 {
        /// On whole skin.
        IntactSkin "intact_skin" "on intact skin",
        /// On skin that was needled or lasered.
        AfterNeedling "after_needling" "after needling or laser",
        /// Injected into or under the skin.
        Injected "injected" "injected",
        /// Into a vein.
        Intravenous "intravenous" "into a vein",
        /// On wounds.
        WoundCare "wound_care" "on wounds",
        /// For hair.
        Hair "hair" "for hair",
    }
}

words! {
    /// What a source says about a class and a use.
    State: 10 {
        /// No product of the class is approved for it.
        NotApproved "not_approved" "not approved",
        /// A cosmetic may contain it.
        Allowed "allowed_as_cosmetic" "allowed as cosmetic",
        /// A cosmetic may not contain it, or may not be used that way.
        Prohibited "prohibited_in_cosmetics" "prohibited in cosmetics",
        /// Products are cleared or approved for this use.
        Cleared "cleared" "cleared for a use",
        /// Cleared for something else: a doctor may use it beyond that.
        OffLabel "off_label_possible" "off label possible",
        /// Allowed if conditions are met.
        Conditional "conditional" "allowed under conditions",
        /// It would need an approval as a medicine.
        NeedsApproval "needs_approval" "needs approval as a medicine",
        /// Sources leave it open or contradict each other.
        Unclear "unclear" "unclear",
        /// Nothing was found.
        NoSource "no_source" "no source found",
        /// An event: a safety notice, a warning letter.
        Notice "notice" "notice or letter",
    }
}

words! {
    /// Whose word it is; A is best.
    Standing: 4 {
        /// The regulator's own text.
        A "A" "the regulator's own text",
        /// The regulator's action or the law as others report it.
        B "B" "the regulator's action as reported by others",
        /// A consultant's or a maker's reading of it.
        C "C" "a consultant's or manufacturer's reading",
        /// Somebody with an interest, or unknown.
        D "D" "a seller's page",
    }
}
