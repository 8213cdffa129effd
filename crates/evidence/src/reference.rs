//! Where a source can be read again: one cell, one form.

/// What a cell begins with where a source has no address.
const NONE: &str = "none: ";

/// Why a source has no address. `none: ` and one of these fill a cell.
pub const REASONS: [&str; 10] = [
    "paper without confirmed identifier",
    "meeting abstract",
    "book or monograph",
    "web page",
    "product or clinic page",
    "product label",
    "press or news",
    "code or data repository",
    "calculation",
    "general knowledge",
];

/// The forms of a cell, for messages.
const FORMS: &str =
    "a bare DOI (10.…), PMID:1234, PMC1234, NCT12345678, an address (https://…) or `none: ` and a reason";

/// A well-formed reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference<'a> {
    /// A DOI, bare: `10.1084/jem.165.1.70`.
    Doi(&'a str),
    /// The number of a record in PubMed, written `PMID:15604539`.
    PubMed(&'a str),
    /// The number of a paper in PubMed Central, written `PMC9206228`.
    PubMedCentral(&'a str),
    /// The whole number of a registered trial: `NCT04493242`.
    Registry(&'a str),
    /// The address of a page.
    Page(&'a str),
    /// No address, and why; one of [`REASONS`].
    Nowhere(&'a str),
}

impl<'a> Reference<'a> {
    /// Reads a cell.
    ///
    /// # Errors
    /// What is wrong, and which forms are known.
    pub fn parse(cell: &'a str) -> Result<Reference<'a>, String> {
        if let Some(reason) = cell.strip_prefix(NONE) {
            return nowhere(reason);
        }
        let found = if is_doi(cell) {
            Some(Reference::Doi(cell))
        } else if let Some(number) = cell.strip_prefix("PMID:") {
            is_number(number, 8).then_some(Reference::PubMed(number))
        } else if let Some(number) = cell.strip_prefix("PMC") {
            is_number(number, 9).then_some(Reference::PubMedCentral(number))
        } else if let Some(number) = cell.strip_prefix("NCT") {
            (number.len() == 8 && all_digits(number)).then_some(Reference::Registry(cell))
        } else {
            is_page(cell).then_some(Reference::Page(cell))
        };
        found.ok_or_else(|| format!("`{cell}` is not one reference; expected {FORMS}"))
    }

    /// The address to open; none where there is none.
    pub fn address(self) -> Option<String> {
        match self {
            Reference::Doi(doi) => Some(format!("https://doi.org/{doi}")),
            Reference::PubMed(number) => Some(format!("https://pubmed.ncbi.nlm.nih.gov/{number}/")),
            Reference::PubMedCentral(number) => Some(format!("https://pmc.ncbi.nlm.nih.gov/articles/PMC{number}/")),
            Reference::Registry(number) => Some(format!("https://clinicaltrials.gov/study/{number}")),
            Reference::Page(address) => Some(address.to_owned()),
            Reference::Nowhere(_) => None,
        }
    }
}

/// The cell where it identifies a source, otherwise nothing.
pub(crate) fn identifier(cell: &str) -> &str {
    if cell.starts_with(NONE) { "" } else { cell }
}

/// The address to open, or in words why there is none; empty for an empty cell.
pub(crate) fn in_words(cell: &str) -> String {
    match Reference::parse(cell) {
        Ok(Reference::Nowhere(reason)) => format!("none recorded ({reason})"),
        Ok(reference) => reference.address().unwrap_or_default(),
        Err(_) => cell.to_owned(),
    }
}

fn nowhere(reason: &str) -> Result<Reference<'_>, String> {
    if REASONS.contains(&reason) {
        return Ok(Reference::Nowhere(reason));
    }
    let near = exoskin_quantity::nearest(reason, REASONS).map_or(String::new(), |near| format!(" (nearest: `{near}`)"));
    Err(format!("`{reason}` is not a reason for having no address{near}; expected one of {}", REASONS.join(", ")))
}

/// `10.`, a registrant of four to nine digits, a slash and a name without spaces or further references.
fn is_doi(cell: &str) -> bool {
    let Some((registrant, name)) = cell.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    (4..=9).contains(&registrant.len()) && all_digits(registrant) && is_one_word(name) && name.is_ascii()
}

/// An address with a host; the resolver of DOIs is not one, since a DOI is written bare.
fn is_page(cell: &str) -> bool {
    let rest = cell.strip_prefix("https://").or_else(|| cell.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next());
    let is_host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.ends_with("doi.org");
    host.is_some_and(is_host) && is_one_word(cell)
}

/// Whether a text is one word that does not end like a sentence and cannot end a quoted attribute.
fn is_one_word(text: &str) -> bool {
    let foreign = |c: char| c.is_whitespace() || c.is_control() || "|;,\"'<>\\`".contains(c);
    !text.is_empty() && !text.contains(foreign) && !text.ends_with(['.', ':'])
}

fn is_number(text: &str, longest: usize) -> bool {
    text.len() <= longest && all_digits(text) && !text.starts_with('0')
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
