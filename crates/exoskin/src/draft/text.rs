//! The commented file.

use std::collections::BTreeMap;

use super::{CONTROLS, NOT_GIVEN, PLASMA, PLASMA_PRODUCT, WHOLE_SITE, list, toml};

/// A scenario from answers that have been checked one by one.
pub(super) fn of(name: &str, main: &str, answers: &BTreeMap<&'static str, String>) -> String {
    let get = |key: &str| answers.get(key).map_or("", String::as_str);
    let (product, procedure, site) = (get("product"), get("procedure"), get("site"));
    let phototype = match get("phototype") {
        NOT_GIVEN => "# phototype = 3".to_owned(),
        given => format!("phototype = {given}"),
    };
    let mut text = format!(
        "# {name}: made by `exoskin scenario new`. Everything can be changed; `exoskin check FILE` says what it means.\n\
         schema = 1\n\
         name = {}\n\
         title = {}\n\
         # Where does this protocol come from, and what does the source leave open?\n\
         source = \"answers to exoskin scenario new\"\n\
         unknown = []\n\
         # Another seed draws other samples.\n\
         seed = 1\n\n\
         [skin]\n\
         site = {}\n\
         # How the skin starts. Also possible: age = \"45 years\".\n\
         condition = {}\n\
         # Skin type after Fitzpatrick, 1 (palest) to 6: it decides the risk of dark spots.\n\
         {phototype}\n\n\
         [course]\n\
         # How long the skin is followed.\n\
         until = {}\n",
        toml(name),
        toml(&format!("{product} on the {site} after {procedure}")),
        toml(site),
        toml(get("condition")),
        toml(get("until")),
    );
    text.push_str("\n# What is asked about.\n");
    text.push_str(&arm(main, product, answers, Some("")));
    for control in list(get("controls")) {
        let Some((_, meaning)) = CONTROLS.iter().find(|(known, _)| *known == control) else { continue };
        // On intact skin nothing is left when nothing is applied.
        if control == main || (control == "procedure" && procedure == "none") {
            continue;
        }
        text.push_str(&format!("\n# For comparison: {meaning}.\n"));
        text.push_str(&match control {
            "vehicle" => arm(control, product, answers, Some("control = \"blank\"\n")),
            PLASMA => arm(control, PLASMA_PRODUCT, answers, Some("")),
            "procedure" => arm(control, product, answers, None),
            _ => format!("[[arm]]\nname = {}\n", toml(control)),
        });
    }
    text
}

/// An arm with its session; `control` is what its product lacks, and none applies nothing.
fn arm(name: &str, product: &str, answers: &BTreeMap<&'static str, String>, control: Option<&str>) -> String {
    let get = |key: &str| answers.get(key).map_or("", String::as_str);
    let mut text = format!("[[arm]]\nname = {}\n[[arm.session]]\nat = \"0 d\"\n", toml(name));
    let sessions = get("sessions");
    if sessions != "1" {
        text.push_str(&format!("repeat = {{ every = {}, times = {sessions} }}\n", toml(get("every"))));
    }
    text.push_str(&format!("procedure = {}\n", toml(get("procedure"))));
    let Some(control) = control else { return text };
    text.push_str(&format!("[[arm.session.apply]]\nproduct = {}\n{control}", toml(product)));
    if control.is_empty() {
        text.push_str(
            "# What happened to the vial, for example `history = \"-80C 60d; thaw; 4C 2h\"`; without it: as when counted.\n",
        );
    }
    text.push_str(&format!("volume = {}\n", toml(get("volume"))));
    match get("area") {
        WHOLE_SITE => text.push_str("# Without `area`: the whole site.\n"),
        area => text.push_str(&format!("area = {}\n", toml(area))),
    }
    if let Some(delay) = answers.get("delay") {
        text.push_str(&format!("# Since the procedure.\ndelay = {}\n", toml(delay)));
    }
    text
}
