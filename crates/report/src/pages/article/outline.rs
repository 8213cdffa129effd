//! The parts of the article, in our words.

/// A part: paragraphs `first` to the one before the next part's.
pub(super) struct Part {
    /// Anchor of its cards.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    first: u8,
    last: u8,
}

/// The parts in the order of the article; the last takes anything without a paragraph.
pub(super) const PARTS: [Part; 5] = [
    Part { id: "what", title: "What exosomes are, and PRP", first: 0, last: 5 },
    Part { id: "works", title: "What they are said to do", first: 6, last: 11 },
    Part { id: "products", title: "Products, sources, doses", first: 12, last: 15 },
    Part { id: "shelf", title: "Storage and extracts", first: 16, last: 18 },
    Part { id: "safety", title: "Safety, law, money", first: 19, last: u8::MAX },
];

impl Part {
    pub(super) fn holds(&self, paragraph: u8) -> bool {
        (self.first..=self.last).contains(&paragraph)
    }
}

/// What each paragraph is about, in our words, from the first.
const ABOUT: [&str; 24] = [
    "title",
    "how new treatments come about; the warning letter",
    "heading",
    "PRP: what it is and how it is made",
    "what exosomes are, what they carry, where they come from",
    "heading",
    "against PRP; which cells they wake",
    "whole and injured skin; after laser and needles; cold",
    "a scar on a chin; a wound that closed",
    "collagen, inflammation, vessels; hair",
    "into the vein against pain",
    "heading",
    "brands and how they differ",
    "how many per mL, how many mL, at which price",
    "whose cells they come from; age of the donor",
    "a platelet brand; why they are kept cold",
    "how long they keep; mixed into an ointment",
    "a line for home use; extract in place of vesicles",
    "heading",
    "are they safe?",
    "rejection by the body",
    "a sick donor; purity; choosing a maker",
    "a bad cell in one's own body; what the agency said",
    "what is allowed, what approval costs, what comes next",
];

/// What a paragraph is about; nothing for a number beyond the last.
pub(super) fn about(paragraph: u8) -> &'static str {
    let place = usize::from(paragraph).checked_sub(1);
    place.and_then(|place| ABOUT.get(place)).copied().unwrap_or_default()
}

/// What readers ask first, by the rule that answers it. The words come from the index, the verdicts from the table.
pub(super) const ASKED: [&str; 8] = [
    "growth_factors_100",
    "intact_skin_blocks",
    "new_collagen",
    "wound_four_days",
    "hair_more_than_prp",
    "short_answer_safe",
    "fda_no_approval",
    "heals_faster",
];
