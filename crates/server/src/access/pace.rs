//! How often somebody may do something: so many at once, and so many more each second.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Instant;

use super::lock;

/// Names that are counted at once; whoever has waited longest is forgotten first.
const MOST_NAMES: usize = 4096;

/// A pace, kept for each name of its own.
pub(crate) struct Pace {
    most: f64,
    per_second: f64,
    left: Mutex<BTreeMap<String, Left>>,
}

struct Left {
    count: f64,
    at: Instant,
}

impl Pace {
    pub fn new(most: f64, per_second: f64) -> Pace {
        Pace { most, per_second, left: Mutex::default() }
    }

    /// Counts one more; false where it is one too many.
    pub fn admits(&self, name: &str) -> bool {
        let mut left = lock(&self.left);
        if left.len() >= MOST_NAMES && !left.contains_key(name) {
            self.make_room(&mut left);
        }
        let now = Instant::now();
        let own = left.entry(name.to_owned()).or_insert(Left { count: self.most, at: now });
        own.count = (own.count + now.duration_since(own.at).as_secs_f64() * self.per_second).min(self.most);
        own.at = now;
        let admitted = own.count >= 1.0;
        if admitted {
            own.count -= 1.0;
        }
        admitted
    }

    /// Takes the last one back: it does not count.
    pub fn forgives(&self, name: &str) {
        if let Some(own) = lock(&self.left).get_mut(name) {
            own.count = (own.count + 1.0).min(self.most);
        }
    }

    fn make_room(&self, left: &mut BTreeMap<String, Left>) {
        let is_full = |own: &Left| own.count + own.at.elapsed().as_secs_f64() * self.per_second >= self.most;
        left.retain(|_, own| !is_full(own));
        if left.len() >= MOST_NAMES {
            let oldest = left.iter().min_by_key(|(_, own)| own.at).map(|(name, _)| name.clone());
            oldest.map(|name| left.remove(&name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_its_own_pace() {
        let pace = Pace::new(2.0, 0.0);
        assert!(pace.admits("a") && pace.admits("a") && !pace.admits("a"));
        assert!(pace.admits("b"));
        pace.forgives("a");
        assert!(pace.admits("a") && !pace.admits("a"));
    }

    #[test]
    fn names_do_not_pile_up() {
        let pace = Pace::new(1.0, 0.0);
        for i in 0..2 * MOST_NAMES {
            assert!(pace.admits(&i.to_string()));
        }
        assert_eq!(lock(&pace.left).len(), MOST_NAMES);
    }
}
