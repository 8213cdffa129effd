//! Where each column of a design is, by the address of its id.
//!
//! Ids are static texts, so the same question comes with the same address, and a column is found without comparing
//! names. An address decides only how fast a column is found, never which: a question from elsewhere is searched by name.

/// Slots per column: mostly empty, so that most questions meet their column at once.
const SLOTS_PER_COLUMN: usize = 4;
/// No column.
const NONE: u32 = u32::MAX;
/// The odd constant of multiplicative hashing, 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Numbers of columns in slots chosen by address.
#[derive(Clone, Debug)]
pub(super) struct Places {
    slots: Vec<u32>,
}

impl Places {
    /// The places of these ids, which differ.
    pub(super) fn of(ids: impl ExactSizeIterator<Item = &'static str>) -> Places {
        let count = (SLOTS_PER_COLUMN * ids.len()).next_power_of_two();
        let mut places = Places { slots: vec![NONE; count] };
        for (number, id) in ids.enumerate() {
            let free = places.from(id).find(|&slot| places.slots.get(slot) == Some(&NONE));
            if let Some(slot) = free.and_then(|slot| places.slots.get_mut(slot)) {
                *slot = u32::try_from(number).unwrap_or(NONE);
            }
        }
        places
    }

    /// Numbers of the columns that may have this id, the likeliest first.
    pub(super) fn near<'a>(&'a self, id: &str) -> impl Iterator<Item = usize> + 'a {
        let numbers = self.from(id).map_while(|slot| self.slots.get(slot).copied().filter(|number| *number != NONE));
        numbers.map(|number| number as usize)
    }

    /// Every slot once, from the one that the address points to.
    fn from(&self, id: &str) -> impl Iterator<Item = usize> + use<> {
        let count = self.slots.len();
        let mixed = (id.as_ptr() as usize as u64).wrapping_mul(GOLDEN) >> u32::BITS;
        (0..count).map(move |step| (mixed as usize + step) & (count - 1))
    }
}
