//! The first screen: what was put on, how many vesicles end in living cells, how sure that is.

use exoskin_record::summary::{ArmSummary, Band, StripStep, Summary};

use super::cells::gets;
use super::strip::share;
use super::{arm_id, has_vesicles};
use crate::markup::{escape, whole};
use exoskin_answer::numbers::{capital, decimal, duration, people, people_range, percent, tally, tally_range};
use exoskin_answer::outcome::too_few_draws;
use exoskin_answer::plain::{given, is_injected, products, step_of};
use exoskin_answer::sessions;
use exoskin_answer::words::{cell_type, tidy};

pub(crate) fn render(summary: &Summary) -> String {
    let many = summary.arms.len() > MOST_CARDS;
    let shown = || summary.arms.iter().enumerate().filter(|(_, arm)| !many || has_vesicles(arm));
    let cards: String = shown().map(|(i, arm)| card(summary, arm, i)).collect();
    let others = if many { without_card(summary) } else { String::new() };
    format!(
        "<header>\n<p class=\"use\"><strong>For research and planning only. No medical device.</strong> A computed estimate, not a measurement.</p>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<div class=\"cards arms-{}\">\n{cards}</div>\n{others}{}</header>\n",
        escape(&summary.title),
        setting(summary),
        shown().count().min(3),
        legend()
    )
}

/// With more arms than this, those without vesicles share one line.
const MOST_CARDS: usize = 3;

fn without_card(summary: &Summary) -> String {
    let arms = summary.arms.iter().enumerate().filter(|(_, arm)| !has_vesicles(arm));
    let links: Vec<String> =
        arms.map(|(i, arm)| format!("<a href=\"#{}\">{}</a>", arm_id(i, arm), escape(&arm.name))).collect();
    if links.is_empty() {
        return String::new();
    }
    format!(
        "<p class=\"puton\">Without whole vesicles, to compare with: {}.</p>\n{}",
        links.join(", "),
        own_closing(summary)
    )
}

fn setting(summary: &Summary) -> String {
    let skin = &summary.skin;
    let age = skin.age_years.map(|years| format!(", age {}", decimal(years, 2))).unwrap_or_default();
    format!(
        "{}{age}; {} cm² treated; {} living epidermal cells per mm². Vesicles are counted over the first 48 hours after application{}. The range behind every number is the 90&nbsp;% band over {} samples.",
        capital(&escape(&tidy(&skin.site))),
        whole(decimal(skin.area_cm2, 3)),
        whole(people(skin.epidermal_cells_per_mm2)),
        followed(summary),
        whole(exoskin_answer::numbers::integer(u64::from(summary.samples)))
    )
}

fn followed(summary: &Summary) -> String {
    let days = summary.follow_up.days;
    if days > 0.0 { format!("; the skin is followed for {} days", decimal(days, 3)) } else { String::new() }
}

fn legend() -> &'static str {
    "<p class=\"key\"><svg width=\"34\" height=\"14\" aria-hidden=\"true\"><rect class=\"hatched\" width=\"34\" height=\"14\"/></svg> Hatched, here and below: assumed, grade D, or claimed by somebody without a measurement.</p>\n"
}

fn card(summary: &Summary, arm: &ArmSummary, i: usize) -> String {
    format!(
        "<article class=\"card\"><h2><a href=\"#{}\">{}</a></h2>\n<p class=\"puton\">{}</p>\n{}{}</article>\n",
        arm_id(i, arm),
        escape(&arm.name),
        put_on(arm),
        if has_vesicles(arm) {
            answer(summary, arm)
        } else {
            "<p class=\"big\">0</p>\n<p>No whole vesicles were given in this arm. It shows what skin, procedure and liquid do without them.</p>\n".into()
        },
        own_closing(summary)
    )
}

/// A chronic wound: what happens beside every arm anyway.
fn own_closing(summary: &Summary) -> String {
    match summary.follow_up.closes_by_itself {
        Some(share) if share.is_finite() => {
            format!(
                "<p class=\"own\">{} of such wounds close within four days by themselves.</p>\n",
                whole(percent(share))
            )
        }
        _ => String::new(),
    }
}

/// What was given, after what, when and how often, in one line.
pub(crate) fn put_on(arm: &ArmSummary) -> String {
    let often = sessions::words(arm).map(|words| format!("; {words}")).unwrap_or_default();
    format!("{}{often}", once(arm))
}

/// One session.
fn once(arm: &ArmSummary) -> String {
    let dose = &arm.dose;
    let volume = if dose.volume_ml > 0.0 { format!("{} mL of ", decimal(dose.volume_ml, 2)) } else { String::new() };
    let counted = format!("{volume}{}{}", what(arm), others(arm));
    match (arm.procedure.as_str(), arm.product.as_str()) {
        ("none" | "", "none") => "Nothing put on, intact skin".into(),
        (name, "none") if is_injected(arm) => format!("Needle only, nothing injected ({})", escape(&tidy(name))),
        (name, "none") => format!("Nothing put on, after {}", escape(&tidy(name))),
        _ if is_injected(arm) => capital(&format!("{counted}, injected")),
        (name, _) => {
            let (after, delay) = match name {
                "none" | "" => ("intact skin".to_owned(), String::new()),
                name => (format!("after {}", escape(&tidy(name))), delay(arm.delay_min)),
            };
            let film =
                if dose.film_um > 0.0 { format!(", film {} µm", decimal(dose.film_um, 2)) } else { String::new() };
            capital(&format!("{counted}, {after}{delay}{film}"))
        }
    }
}

/// Further products of the same arm; the count is about the first one named.
fn others(arm: &ArmSummary) -> String {
    let others: Vec<String> =
        products(arm).into_iter().filter(|name| *name != arm.product).map(|name| escape(&tidy(name))).collect();
    if others.is_empty() { String::new() } else { format!(" (counted here) and {}", others.join(" and ")) }
}

fn delay(minutes: f64) -> String {
    if minutes > 0.0 { format!(", {} later", duration(minutes / 60.0)) } else { ", at once".into() }
}

/// The product's name; a control that was put on without whole vesicles is not called by the product's name alone.
fn what(arm: &ArmSummary) -> String {
    let name = escape(&tidy(&arm.product));
    match (has_vesicles(arm), arm.dose.label_vesicles) {
        (true, _) => name,
        (false, Some(0.0)) => format!("{name}, liquid only"),
        (false, _) => format!("{name}, no vesicle whole"),
    }
}

fn answer(summary: &Summary, arm: &ArmSummary) -> String {
    let taken = strip_band(arm, "taken_up");
    let range = tally_range(&taken).map(|range| format!("; 90&nbsp;% range {}", whole(range))).unwrap_or_default();
    format!(
        "<p class=\"big\">{}<small>vesicles in living cells{range}</small></p>\n<p class=\"sentence\">{}</p>\n<ul class=\"facts\">\n<li>{} of the whole vesicles {} end in living cells; {} {}.</li>\n{}{}{}</ul>\n{}",
        whole(tally(taken.median)),
        sentence(arm, &taken),
        share(&arm.taken_up_share.band()),
        given(arm),
        share(&arm.entered_share.band()),
        if is_injected(arm) { "leave the depots" } else { "enter" },
        working(arm),
        hit_cells(arm),
        arm.endogenous_ratio.as_ref().map_or_else(String::new, |ratio| format!("<li>{}</li>\n", own_vesicles(ratio))),
        assumed(summary, arm)
    )
}

fn sentence(arm: &ArmSummary, taken: &Band) -> String {
    match arm.dose.label_vesicles.filter(|label| *label > 0.0) {
        Some(label) => format!(
            "Of the {} particles {}, about {} whole vesicles ({}) end in living cells within 48 hours.",
            whole(people(label)),
            step_of("label", arm).0,
            whole(tally(taken.median)),
            whole(percent(taken.median / label))
        ),
        None => format!(
            "The product's file gives no single count. Of about {} whole vesicles {}, about {} end in living cells within 48 hours.",
            whole(people(strip_band(arm, "on_skin").median)),
            given(arm),
            whole(tally(taken.median))
        ),
    }
}

/// The last step of the strip: what switches a cell on.
fn working(arm: &ArmSummary) -> String {
    if !arm.strip.iter().any(|step| step.step == "working") {
        return String::new();
    }
    let band = strip_band(arm, "working");
    let range = tally_range(&band).map(|range| format!(" <span class=\"soft\">({range})</span>")).unwrap_or_default();
    format!(
        "<li>Cells that these switch on: <b>{}</b>{range}. How many vesicles a cell needs is assumed; 0 where vesicles do nothing.</li>\n",
        whole(tally(band.median))
    )
}

fn hit_cells(arm: &ArmSummary) -> String {
    let most = arm
        .cells
        .get_key_value("keratinocyte")
        .or_else(|| arm.cells.iter().max_by(|a, b| a.1.count.total_cmp(&b.1.count).then_with(|| b.0.cmp(a.0))));
    let Some((name, cells)) = most else { return String::new() };
    format!(
        "<li>Spread very unevenly: <b>{}</b> of the {} {} get any.</li>\n",
        whole(gets(cells.share_hit_1.median, cells.count)),
        whole(people(cells.count)),
        escape(&cell_type(name))
    )
}

/// The body's own vesicles beside the product's, in a sentence.
pub(crate) fn own_vesicles(ratio: &Band) -> String {
    if !ratio.median.is_finite() || ratio.median <= 0.0 {
        return "The body's own vesicles cannot be compared: nothing was taken up.".into();
    }
    format!(
        "The body's own: in the same 48 hours the living layer secretes <b>{}</b> vesicles for each one taken up <span class=\"soft\">({})</span>.",
        whole(people(ratio.median)),
        whole(people_range(ratio))
    )
}

/// The share assumed as a hatched bar with words.
pub(crate) fn assumed(summary: &Summary, arm: &ArmSummary) -> String {
    let assumed = &arm.assumed_share;
    let certain = arm.taken_up_share.p05 == arm.taken_up_share.p95 && arm.decides.is_empty();
    if !assumed.share.is_finite() || certain {
        return String::new();
    }
    if let Some(why) = too_few_draws(summary) {
        return format!("<p class=\"note\">{why}</p>\n");
    }
    let share = assumed.share.clamp(0.0, 1.0) * 100.0;
    format!(
        "<div class=\"assumed\"><svg height=\"14\" width=\"100%\" role=\"img\" aria-label=\"{0} of the uncertainty is assumed\"><rect class=\"empty\" width=\"100%\" height=\"14\"/><rect class=\"hatched\" width=\"{share:.1}%\" height=\"14\"/></svg><p><b>{0}</b> of the uncertainty in this answer comes from {1} assumed or weakly backed inputs (of {2} that vary).</p></div>\n",
        percent(assumed.share),
        assumed.count,
        assumed.of
    )
}

/// A step of the strip as a band; zeros where the step is missing.
pub(crate) fn strip_band(arm: &ArmSummary, step: &str) -> Band {
    let found = arm.strip.iter().find(|s| s.step == step);
    found.map_or_else(Band::default, StripStep::band)
}
