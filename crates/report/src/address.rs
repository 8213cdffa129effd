//! Where a source can be read, as a link.

/// The address behind a DOI, a number in PubMed, PubMed Central or the registry of trials, or a page; nothing for any
/// other text and for one that could end the attribute it is put into.
pub(crate) fn address(name: &str) -> Option<String> {
    let name = name.trim();
    let is_safe = name.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"\"'<>\\`".contains(c));
    match name.split_once(':') {
        _ if !is_safe => None,
        _ if name.starts_with("10.") && name.contains('/') => Some(format!("https://doi.org/{name}")),
        _ if name.starts_with("NCT") => Some(format!("https://clinicaltrials.gov/study/{name}")),
        _ if name.starts_with("PMC") => Some(format!("https://pmc.ncbi.nlm.nih.gov/articles/{name}/")),
        Some(("PMID", number)) => Some(format!("https://pubmed.ncbi.nlm.nih.gov/{number}/")),
        Some(("https" | "http", _)) => Some(name.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn every_form_of_a_reference_is_a_link_and_nothing_else_is() {
        let links = [
            ("10.1/x", "https://doi.org/10.1/x"),
            ("PMID:12", "https://pubmed.ncbi.nlm.nih.gov/12/"),
            ("PMC12", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/"),
            ("NCT12345678", "https://clinicaltrials.gov/study/NCT12345678"),
            ("https://a.b/c", "https://a.b/c"),
        ];
        for (name, link) in links {
            assert_eq!(address(name).as_deref(), Some(link));
        }
        for text in ["", "none: web page", "javascript:alert(1)", "10.1/\"x", "10.1/<x>", "10.1", "https://a.b/c d"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
