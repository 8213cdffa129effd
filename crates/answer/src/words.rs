//! The summary's keys in plain words. Unknown keys are shown tidied up, never dropped.

/// Where a fate ends, seen from the skin's surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Never got past the film, or came back out of the channel.
    OnTop,
    /// Inside the skin, in living cells.
    Cells,
    /// Inside the skin, not in living cells.
    Inside,
}

/// A fate in plain words.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Fate {
    /// Short name.
    pub name: String,
    /// One sentence on what happened.
    pub meaning: String,
    /// Where it ends.
    pub side: Side,
}

const FATES: &[(&str, &str, &str, Side)] = &[
    ("dried_residue", "dried on the skin", "The film dried before they reached an opening.", Side::OnTop),
    ("washed", "washed off", "Rinsed off or wiped away with the rest of the film.", Side::OnTop),
    ("washed_back", "washed back out", "Carried out of a channel by wound fluid.", Side::OnTop),
    ("still_film", "still in the film", "In the liquid on the skin after 48 hours.", Side::OnTop),
    (
        "plug_crust",
        "trapped in plug or crust",
        "Held by the clot in the opening and shed with the crust.",
        Side::Inside,
    ),
    ("degraded", "broken down", "Degraded outside cells.", Side::Inside),
    ("lymph", "drained by lymph", "Left the skin through lymph vessels.", Side::Inside),
    ("blood", "carried off by blood", "Left the skin through blood vessels.", Side::Inside),
    (
        "phagocytosed",
        "cleared by phagocytes",
        "Cleared from the closing wound by neutrophils and macrophages.",
        Side::Inside,
    ),
    ("follicle", "in hair follicles", "Lodged in follicle openings, outside living cells.", Side::OnTop),
    ("trace", "through the intact barrier", "The trace that passes closed stratum corneum.", Side::Inside),
    ("still_channel", "still in the channels", "Free in the channels after 48 hours.", Side::Inside),
    ("still_tissue", "still between cells", "Free in the tissue after 48 hours.", Side::Inside),
    ("still_bound", "bound to matrix", "Reversibly bound between cells after 48 hours.", Side::Inside),
];

/// Every fate that has words, by key; those of living cells are named after their cells.
pub fn fates() -> impl Iterator<Item = (&'static str, Fate)> {
    FATES.iter().map(|(key, ..)| (*key, fate(key)))
}

/// Every step of the strip, from the label to the working vesicle.
pub const STEPS: [&str; 8] =
    ["label", "whole_in_vial", "on_skin", "entered", "in_tissue", "reached_cell", "taken_up", "working"];

/// A fate's key in plain words.
pub fn fate(key: &str) -> Fate {
    if let Some(cell) = key.strip_prefix("taken_up_") {
        let cells = cell_type(cell);
        let meaning = format!("Taken up by living {cells}.");
        return Fate { name: format!("in {cells}"), meaning, side: Side::Cells };
    }
    match FATES.iter().find(|(name, ..)| *name == key) {
        Some(&(_, name, meaning, side)) => Fate { name: name.into(), meaning: meaning.into(), side },
        None => {
            Fate { name: tidy(key), meaning: "Named by the model; not described yet.".into(), side: unknown_side(key) }
        }
    }
}

/// The first step of the strip where it is not a label's claim; none where it is.
pub fn counted(counted_by: &str) -> Option<(&'static str, &'static str)> {
    match counted_by {
        "own" => Some(("as you counted", "particles in the applied volume by your own count")),
        "certificate" => Some(("by the certificate", "particles in the applied volume by the lot's certificate")),
        _ => None,
    }
}

/// Steps of the counting strip: name and what it counts.
pub fn step(key: &str) -> (String, &'static str) {
    let (name, meaning) = match key {
        "label" => ("on the label", "particles promised by the label for the applied volume"),
        "whole_in_vial" => ("whole in the vial", "vesicles still whole when the vial is opened"),
        "on_skin" => ("applied to the skin", "whole vesicles in the film"),
        "entered" => ("entered", "net through the openings before the film dries, plus the trace through intact skin"),
        "in_tissue" => ("in tissue", "net: reached tissue, living or coagulated"),
        "reached_cell" => ("reached a living cell", "net: reached living tissue, or a cell at the channel's wall"),
        "taken_up" => ("taken up", "inside living cells after 48 hours"),
        "working" => ("working", "taken up, and its cell responds; 0 in samples in which vesicles do nothing"),
        other => return (tidy(other), ""),
    };
    (name.into(), meaning)
}

/// A cell type's key as a plural.
pub fn cell_type(key: &str) -> String {
    match key {
        "langerhans" | "langerhans_cell" => "Langerhans cells".into(),
        "mast" => "mast cells".into(),
        "endothelial" => "endothelial cells".into(),
        "papilla" | "dermal_papilla" => "dermal papilla cells".into(),
        key if key.ends_with('s') => tidy(key),
        key => format!("{}s", tidy(key)),
    }
}

/// A hypothesis' key as a short name.
pub fn hypothesis(key: &str) -> String {
    match key {
        "nothing" => "vesicles do nothing".into(),
        "receptors" => "surface receptors".into(),
        "cargo" => "cargo RNA".into(),
        "relay" => "relay to neighbours".into(),
        other => tidy(other),
    }
}

/// How the skin starts.
pub fn condition(key: &str) -> String {
    match key {
        "" | "healthy" => "healthy skin".into(),
        other => tidy(other),
    }
}

/// A place of the course over time.
pub fn place(key: &str) -> String {
    match key {
        "film" => "in the film".into(),
        "channel" => "in channels".into(),
        "tissue" => "free in tissue".into(),
        "bound" => "bound".into(),
        "taken_up" => "in living cells".into(),
        "residue" => "dried on the skin".into(),
        "entered" => "entered".into(),
        "lost" => "lost".into(),
        other => fate(other).name,
    }
}

/// A file stem or key as words: underscores and dashes become spaces, abbreviations get their capitals.
pub fn tidy(key: &str) -> String {
    let words: Vec<&str> = key.split(['_', '-', ' ']).map(written).collect();
    words.join(" ")
}

fn written(word: &str) -> &str {
    match word {
        "msc" => "MSC",
        "prp" => "PRP",
        "rf" => "RF",
        "co2" => "CO₂",
        word => word,
    }
}

fn unknown_side(key: &str) -> Side {
    if key.contains("film") || key.contains("surface") || key.contains("residue") { Side::OnTop } else { Side::Inside }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_stay_readable() {
        assert_eq!(fate("eaten_by_mites").name, "eaten by mites");
        assert_eq!(fate("taken_up_langerhans").name, "in Langerhans cells");
        assert_eq!(fate("taken_up_mast_cell").side, Side::Cells);
        assert_eq!(step("label").0, "on the label");
        assert_eq!(tidy("msc_frozen"), "MSC frozen");
        assert_eq!(step("new_step").0, "new step");
    }
}
