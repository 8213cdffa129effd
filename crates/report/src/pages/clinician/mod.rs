//! The clinician's sheet.

mod expect;

use exoskin_record::summary::{ApplyWithin, ArmSummary, Comparison, Difference, Summary};

use crate::markup::{Table, escape, whole};
use crate::sections::head::put_on;
use crate::sections::scales;
use exoskin_answer::numbers::{capital, decimal, duration, integer, people, percent, ratio_band, tally, tally_range};
use exoskin_answer::outcome::{beside_trials, day_words, difference, knows_procedure, main_arm, sought, too_few_draws};
use exoskin_answer::plain::{given, step_of};
use exoskin_answer::readout::{unit, words};
use exoskin_answer::seen;
use exoskin_answer::sessions;
use exoskin_answer::values;
use exoskin_answer::words::{condition, hypothesis, tidy};

pub(super) fn body(summary: &Summary) -> String {
    let mut out = head(summary);
    if let Some(arm) = main_arm(summary) {
        out.push_str(&dose(summary, arm));
        out.push_str(&within(arm));
        out.push_str(&expect::render(summary, arm));
    }
    if let Some(comparison) = &summary.comparison {
        out.push_str(&due(summary, comparison));
    }
    out.push_str(&unknown(summary));
    out.push_str(&foot(summary));
    out
}

fn head(summary: &Summary) -> String {
    let skin = &summary.skin;
    let age = skin.age_years.map(|years| format!(", age {}", decimal(years, 2))).unwrap_or_default();
    let phototype = summary.follow_up.phototype.map(|n| format!(", phototype {n}")).unwrap_or_default();
    let treatment = main_arm(summary).map(|arm| format!(" Treatment: <b>{}</b> ({}).", escape(&arm.name), put_on(arm)));
    format!(
        "<p class=\"use\"><strong>For research and planning only. No medical device.</strong> A computed estimate; every range is a 90&nbsp;% band.</p>\n<h1>{}</h1>\n<p>{}{age}{phototype}, {}; {} cm² treated.{}{}</p>\n",
        escape(&summary.title),
        escape(&capital(&tidy(&skin.site))),
        escape(&condition(&summary.follow_up.condition)),
        whole(decimal(skin.area_cm2, 3)),
        treatment.unwrap_or_default(),
        alone(summary)
    )
}

fn alone(summary: &Summary) -> String {
    match summary.follow_up.closes_by_itself.filter(|share| share.is_finite()) {
        Some(share) => format!(
            " <b>Beside every treatment: {} of such wounds close within four days by themselves.</b>",
            whole(percent(share))
        ),
        None => String::new(),
    }
}

/// The strip in one line of boxes.
fn dose(summary: &Summary, arm: &ArmSummary) -> String {
    let steps = arm.strip.iter().filter(|step| step.step != "in_tissue" && step.step != "reached_cell");
    let boxes: String = steps
        .map(|step| {
            let band = step.band();
            let range = tally_range(&band).unwrap_or_default();
            format!(
                "<div class=\"box\"><span>{}</span><b>{}</b><small>{range}</small></div>",
                escape(&step_of(&step.step, arm).0),
                tally(step.median)
            )
        })
        .collect();
    if boxes.is_empty() {
        return String::new();
    }
    let per = if sessions::words(arm).is_some() { "per session" } else { "per treatment" };
    format!(
        "<h2>What is left of the dose <small>whole vesicles {per}; working: cells switched on, each counted as one vesicle</small></h2>\n<div class=\"boxes\">{boxes}</div>\n{}",
        also_counted(summary, arm)
    )
}

/// The same for other products in a line each.
fn also_counted(summary: &Summary, main: &ArmSummary) -> String {
    let others = expect::other_products(summary, main).into_iter().filter(|arm| arm.dose.applied_vesicles > 0);
    let said = |arm: &ArmSummary| {
        let step = |name: &str| arm.strip.iter().find(|step| step.step == name).map_or(0.0, |step| step.median);
        format!(
            "<b>{}</b>: {} whole vesicles {}, {} taken up, {} working",
            escape(&arm.name),
            people(step("on_skin")),
            given(arm),
            tally(step("taken_up")),
            tally(step("working"))
        )
    };
    let lines: Vec<String> = others.map(said).collect();
    if lines.is_empty() { String::new() } else { format!("<p class=\"use\">{}.</p>\n", lines.join("; ")) }
}

/// Delays a practice knows, minutes.
const DELAYS: [f64; 6] = [0.0, 5.0, 10.0, 30.0, 60.0, 240.0];

fn within(arm: &ArmSummary) -> String {
    let lines: Vec<&ApplyWithin> =
        DELAYS.iter().filter_map(|d| arm.apply_within.iter().find(|line| line.delay_min == *d)).collect();
    if lines.len() < 2 || arm.channel.is_none() {
        return String::new();
    }
    let heads: String =
        lines.iter().map(|line| format!("<th scope=\"col\">{}</th>", duration(line.delay_min / 60.0))).collect();
    let cells: String = lines.iter().map(|line| format!("<td>{}</td>", stacked(&ratio_band(&line.relative)))).collect();
    format!(
        "<h2>How soon to apply <small>uptake against applying at once, same draws</small></h2>\n<div class=\"scroll\"><table class=\"even\"><thead><tr><th scope=\"col\">after the procedure</th>{heads}</tr></thead><tbody><tr><th scope=\"row\">uptake kept</th>{cells}</tr></tbody></table></div>\n"
    )
}

/// `104 (90 to 125)` with the band in small type below.
fn stacked(text: &str) -> String {
    match text.split_once(" (") {
        Some((middle, range)) => format!("<b>{middle}</b><small>{}</small>", range.trim_end_matches(')')),
        None => format!("<b>{text}</b>"),
    }
}

/// What the patient came for, arm by arm.
fn due(summary: &Summary, comparison: &Comparison) -> String {
    let Some(key) = sought(summary).into_iter().find(|key| comparison.rows.iter().any(|row| row.readout == *key))
    else {
        return String::new();
    };
    let rows: Vec<&Difference> = summary.arms.iter().filter_map(|arm| difference(comparison, &arm.name, key)).collect();
    let Some(first) = rows.first() else { return String::new() };
    let against = escape(&comparison.against);
    let minus = format!("minus {}", comparison.against);
    let mut heads = vec!["Arm", "change from the start"];
    if knows_procedure(comparison) {
        heads.push("of it the procedure alone");
    }
    heads.extend([minus.as_str(), "in words"]);
    let alone = summary.follow_up.closes_by_itself.filter(|share| share.is_finite());
    heads.extend(alone.map(|_| "close in 4 days by themselves"));
    let mut table = Table::new("even", "", &heads);
    let (same, shown) = alike(summary, comparison, &rows);
    for row in &shown {
        let mut cells = due_row(row, comparison);
        cells.extend(alone.map(|share| whole(percent(share))));
        table.row(cells);
    }
    format!(
        "<h2>{} <small>{}, {}, at {}; “in words” compares with {against}</small></h2>\n{}{same}{}",
        if knows_procedure(comparison) { "What is due to the procedure" } else { "What is due to the product" },
        escape(&words(key).name),
        escape(&unit(&first.unit)),
        escape(&day_words(first.day)),
        table.finish(),
        beside_trials(summary).map(|text| format!("<p>{text}</p>\n")).unwrap_or_default()
    )
}

/// Arms of a full table; with more, those without a visible difference share one line below it.
const MOST_ARMS: usize = 8;

fn alike<'a>(summary: &Summary, comparison: &Comparison, rows: &[&'a Difference]) -> (String, Vec<&'a Difference>) {
    let main = main_arm(summary).map(|arm| arm.name.as_str());
    let known = |row: &Difference| {
        let names = [Some(&comparison.against), comparison.untreated.as_ref(), comparison.procedure.as_ref()];
        main == Some(row.arm.as_str()) || names.into_iter().flatten().any(|name| *name == row.arm)
    };
    let (same, shown): (Vec<&Difference>, Vec<&Difference>) = rows.iter().partition(|row| {
        rows.len() > MOST_ARMS && !known(row) && (seen::is_too_small(row) || seen::is_mostly_too_small(row))
    });
    if same.is_empty() {
        return (String::new(), shown);
    }
    let names: Vec<String> = same.iter().map(|row| escape(&row.arm)).collect();
    let text = format!(
        "<p class=\"use\">Beside {} wholly or mostly too small to see: {}.</p>\n",
        escape(&comparison.against),
        names.join(", ")
    );
    (text, shown)
}

fn due_row(row: &Difference, comparison: &Comparison) -> Vec<String> {
    let signed = |band| {
        format!("<b>{}</b> <small class=\"line\">({})</small>", values::signed_median(band), values::signed_range(band))
    };
    let percent = row.change_percent.filter(|band| band.median.is_finite());
    let change = match percent {
        Some(band) => {
            format!("<b>{}</b>, {} %", values::signed_median(&row.change), values::signed_median(&band))
        }
        None => signed(&row.change),
    };
    let mut cells = vec![escape(&row.arm), change];
    if knows_procedure(comparison) {
        cells.push(seen::procedure_share(row).map_or_else(|| "–".into(), |share| ratio_band(&share)));
    }
    if row.arm == comparison.against {
        cells.extend(["–".into(), "compared with".into()]);
    } else {
        cells.extend([signed(&row.difference), seen::in_words(row)]);
    }
    cells
}

fn unknown(summary: &Summary) -> String {
    let mut items = Vec::new();
    items.extend(ideas(summary));
    let few = too_few_draws(summary);
    if let Some(arm) = main_arm(summary)
        .filter(|_| few.is_none())
        .filter(|arm| arm.assumed_share.share.is_finite() && arm.assumed_share.of > 0)
    {
        items.push(format!(
            "<b>{}</b> of the uncertainty in the count comes from {} assumed or weakly backed inputs.",
            percent(arm.assumed_share.share),
            arm.assumed_share.count
        ));
        let next = arm.decides.iter().find(|influence| influence.assumed);
        items.extend(next.map(|influence| format!("Measure next: {}.", escape(&influence.name))));
    }
    items.extend(few);
    if !summary.unknown.is_empty() {
        let list: Vec<String> = summary.unknown.iter().take(4).map(|item| escape(item)).collect();
        items.push(format!("The source does not say: {}.", list.join("; ")));
    }
    if !summary.follow_up.no_honest_mapping.is_empty() {
        let names: Vec<String> = summary.follow_up.no_honest_mapping.iter().map(|item| scales::name(item)).collect();
        items.push(format!("No honest mapping to: {}.", names.join(", ")));
    }
    if items.is_empty() {
        return String::new();
    }
    let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<h2>What is not known</h2>\n<ul>{items}</ul>\n")
}

fn ideas(summary: &Summary) -> Option<String> {
    let all = &summary.follow_up.hypotheses;
    if all.is_empty() {
        return None;
    }
    let list: Vec<String> =
        all.iter().map(|h| format!("{} {}", escape(&hypothesis(&h.name)), whole(percent(h.weight)))).collect();
    Some(format!("How a vesicle acts on a cell. Assumed weights: {}.", list.join(", ")))
}

fn foot(summary: &Summary) -> String {
    format!(
        "<p class=\"use\">Scenario <code>{}</code>, seed {}, {} samples. The same folder holds the full report with its sources. Not for diagnosis or treatment decisions.</p>\n",
        escape(&summary.scenario),
        summary.seed,
        integer(u64::from(summary.samples))
    )
}
