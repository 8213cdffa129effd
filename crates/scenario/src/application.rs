//! What is applied to the skin: product, vial, film.

use exoskin_quantity::toml::{Known, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension, show_number, show_quantity};
use exoskin_skin::Procedure;
use exoskin_vial::{Container, History, Product, load_product, load_product_file};

use super::around::Around;
use super::own_files::Kind;
use super::places::{at_value, placed};
use super::{Application, keys, limits, route};

const FRESH_WORDS: [&str; 2] = ["none", "fresh"];

/// One `[[arm.session.apply]]`.
pub(super) fn application(table: &Table<'_>, around: &Around<'_>, procedure: &Procedure) -> Checked<Application> {
    table.only(&keys::APPLY.names())?;
    let product = product(table, around)?;
    around.role.allows_product(table, &product)?;
    route::check(table, procedure, &product)?;
    let volume_um3 = table.quantity_in("volume", Dimension::Volume, limits::VOLUME_UM3)?;
    let area_um2 = table.optional_quantity_in("area", Dimension::Area, limits::AREA_UM2)?;
    check_area(table, area_um2, around.site.area_um2)?;
    check_film(table, volume_um3 / area_um2.unwrap_or(around.site.area_um2))?;
    check_count(table, &product, volume_um3)?;
    let rub_s = rubs(table)?;
    Ok(Application {
        history: history(table)?,
        container: container(table, &product)?,
        product,
        volume_um3,
        area_um2,
        delay_s: table.optional_quantity_in("delay", Dimension::Time, limits::DELAY_S)?.unwrap_or(0.0),
        temperature_c: table.optional_quantity_in("temperature", Dimension::Temperature, limits::PRODUCT_C)?,
        rub_s,
        rinse_s: table.optional_quantity_in("rinse", Dimension::Time, limits::ON_SKIN_S)?,
    })
}

fn product(table: &Table<'_>, around: &Around<'_>) -> Checked<Product> {
    let name = table.string("product")?;
    let is_file = name.to_lowercase().ends_with(".toml");
    let loaded = if is_file { load_product_file(&around.base_dir.join(&name)) } else { load_product(&name) };
    let mut product = loaded.map_err(|wrong| placed(table, "product", &name, wrong))?;
    if is_file {
        around.met.borrow_mut().add(table, "product", Kind::Product, &name, &product.text);
    }
    match table.known_quantity_in("label", Dimension::Concentration, limits::LABEL_PER_UM3)? {
        Known::Unknown => {}
        known => product.label.count_per_um3 = known,
    }
    Ok(match table.optional_choice("control", &keys::CONTROLS)? {
        Some("lysed") => product.lysed(),
        Some(_) => product.blank(),
        None => product,
    })
}

/// Nobody's skin of a site is much larger than the site.
fn check_area(table: &Table<'_>, area_um2: Option<f64>, site_um2: f64) -> Checked<()> {
    let most_um2 = limits::AREA_OVER_SITE * site_um2;
    let Some(area_um2) = area_um2.filter(|area_um2| *area_um2 > most_um2) else { return Ok(()) };
    let show = |um2: f64| show_quantity(um2, Dimension::Area);
    let problem = format!("`area` is {}; the whole site has about {}", show(area_um2), show(site_um2));
    Err(table.error_at("area", problem, format!("at most {}, or another site", show(most_um2))))
}

fn check_film(table: &Table<'_>, film_um: f64) -> Checked<()> {
    if limits::FILM_UM.contains(&film_um) {
        return Ok(());
    }
    let show = |um: &f64| show_quantity(*um, Dimension::Length);
    let expected = format!("{} to {}", show(limits::FILM_UM.start()), show(limits::FILM_UM.end()));
    Err(table.error_at("volume", format!("`volume` over the area makes a film of {}", show(&film_um)), expected))
}

/// Vesicles are counted one by one, so there is a limit to what can be counted.
fn check_count(table: &Table<'_>, product: &Product, volume_um3: f64) -> Checked<()> {
    // A count that is only claimed is drawn from the claimed range.
    let known = product.label.count_per_um3.ends().or(product.label.claimed_per_um3);
    let Some((_, most_per_um3)) = known else { return Ok(()) };
    let particles = most_per_um3 * volume_um3;
    if particles <= limits::MOST_PARTICLES {
        return Ok(());
    }
    let problem = format!("`volume` at the label's count applies {} particles", show_number(particles));
    Err(table.error_at("volume", problem, format!("at most {} particles", show_number(limits::MOST_PARTICLES))))
}

fn history(table: &Table<'_>) -> Checked<History> {
    let Some(text) = table.optional_string("history")? else { return Ok(History::fresh()) };
    if FRESH_WORDS.contains(&text.trim()) {
        return Ok(History::fresh());
    }
    History::parse(&text).map_err(|wrong| {
        Diagnostic::new(format!("`history`: {}", wrong.problem))
            .in_file(&table.source().name)
            .at(table.place_in_string("history", wrong.byte))
            .expected(wrong.expected)
            .nearest(wrong.nearest)
    })
}

fn container(table: &Table<'_>, product: &Product) -> Checked<Container> {
    let Some(name) = table.optional_string("container")? else { return Ok(product.vessel.container) };
    Container::named(&name).map_err(|wrong| at_value(table, "container", wrong))
}

fn rubs(table: &Table<'_>) -> Checked<Vec<f64>> {
    let rub_s = table.quantities_in("rub", Dimension::Time, limits::ON_SKIN_S)?;
    if rub_s.len() > limits::MOST_RUBS {
        let problem = format!("`rub` has {} times", rub_s.len());
        return Err(table.error_at("rub", problem, format!("at most {}", limits::MOST_RUBS)));
    }
    if rub_s.windows(2).any(|pair| pair[1] <= pair[0]) {
        return Err(table.error_at("rub", "the times of `rub` are not in order", "increasing times since application"));
    }
    Ok(rub_s)
}
