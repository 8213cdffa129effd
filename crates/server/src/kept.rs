//! Answers in memory: the last ones used, up to a number of bytes.

use std::collections::VecDeque;

use axum::body::Bytes;

/// Bytes of answers that are kept.
const MOST_BYTES: usize = 64 << 20;

/// Answers under names, the last ones used.
#[derive(Default)]
pub(crate) struct Kept {
    answers: VecDeque<(String, Bytes)>,
    bytes: usize,
}

impl Kept {
    /// The answer of this name.
    pub fn find(&mut self, key: &str) -> Option<Bytes> {
        let place = self.answers.iter().position(|(known, _)| known == key)?;
        let found = self.answers.remove(place)?;
        let bytes = found.1.clone();
        self.answers.push_back(found);
        Some(bytes)
    }

    /// Keeps an answer; those unused for longest make room.
    pub fn keep(&mut self, key: String, bytes: Bytes) {
        if self.answers.iter().any(|(known, _)| *known == key) {
            return;
        }
        self.bytes += bytes.len();
        self.answers.push_back((key, bytes));
        while self.bytes > MOST_BYTES {
            let Some((_, oldest)) = self.answers.pop_front() else { break };
            self.bytes -= oldest.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_unused_for_longest_make_room() {
        let mut kept = Kept::default();
        let half = Bytes::from(vec![0; MOST_BYTES / 2]);
        kept.keep("a".into(), half.clone());
        kept.keep("b".into(), half.clone());
        assert!(kept.find("a").is_some());
        kept.keep("c".into(), half);
        assert!(kept.find("b").is_none() && kept.find("a").is_some() && kept.find("c").is_some());
        assert_eq!(kept.bytes, MOST_BYTES);
    }
}
