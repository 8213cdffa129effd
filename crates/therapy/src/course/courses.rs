//! The courses of one person, arm after arm: what several of them have in common is followed once.
//!
//! Arms differ in what is applied. Where it changes nothing (no vesicle acts, no factor arrives) the skin heals as it
//! does after the procedure alone, and where it changes something, the wounds are still the same.

use exoskin_evidence::Draws;
use exoskin_scenario::{Scenario, Session};
use exoskin_skin::follicle::{HairState, grow};
use exoskin_skin::healing::{Fineness, Injured, Member};
use exoskin_skin::{Pulse, SkinState, Wound};

use super::{Followed, Person, surface, wounds};
use crate::heat::skin::Body;

/// The courses of one person.
pub struct Courses<'a> {
    scenario: &'a Scenario,
    person: &'a Person,
    days: &'a [f64],
    draws: &'a dyn Draws,
    body: Body,
    member: Member,
    injured: Vec<(Vec<Wound>, Injured)>,
    healed: Vec<Healed>,
}

/// Skin that was followed.
struct Healed {
    /// Which of the injured skins.
    skin: usize,
    pulses: Vec<Pulse>,
    states: Vec<SkinState>,
    hairs: Option<Vec<HairState>>,
}

impl<'a> Courses<'a> {
    /// Of this person on these days; none is followed yet.
    pub fn of(scenario: &'a Scenario, person: &'a Person, days: &'a [f64], draws: &'a dyn Draws) -> Courses<'a> {
        let (body, member) = (Body::draw(draws), Member::drawn(draws));
        Courses { scenario, person, days, draws, body, member, injured: Vec::new(), healed: Vec::new() }
    }

    /// The person.
    pub fn person(&self) -> &'a Person {
        self.person
    }

    /// The course after these sessions, with the `pulses` that their products cause.
    pub fn follow(&mut self, sessions: &[Session], pulses: &[Pulse]) -> Followed {
        let skin = self.injured(wounds(sessions, self.person, self.draws));
        let known = self.healed.iter().position(|healed| healed.skin == skin && healed.pulses == pulses);
        let known = known.unwrap_or_else(|| {
            let healed = self.heal(skin, pulses);
            self.healed.push(healed);
            self.healed.len() - 1
        });
        let Healed { states, hairs, .. } = &self.healed[known];
        let surface_c = surface(sessions, &self.body, &self.person.site, self.days, self.draws);
        Followed { states: states.clone(), hairs: hairs.clone(), surface_c }
    }

    /// The place of the skin with these wounds.
    fn injured(&mut self, wounds: Vec<Wound>) -> usize {
        self.injured.iter().position(|(known, _)| *known == wounds).unwrap_or_else(|| {
            let Person { site, start } = self.person;
            let injured = Injured::new(&self.member, site, start, &wounds, self.draws);
            self.injured.push((wounds, injured));
            self.injured.len() - 1
        })
    }

    fn heal(&self, skin: usize, pulses: &[Pulse]) -> Healed {
        let (wounds, injured) = &self.injured[skin];
        let states = injured.heal(pulses, Fineness::default(), self.days);
        let hairs = grow(&self.person.site, self.scenario.condition, wounds, pulses, self.days, self.draws);
        Healed { skin, pulses: pulses.to_vec(), states, hairs }
    }
}
