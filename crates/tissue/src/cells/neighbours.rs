//! Who can touch whom: lists that stay right while cells move no further than a skin.
//!
//! Cells are handled in fixed pieces of their sorted order. A pair within a piece is listed once, a pair across two pieces
//! once in each: no two pieces write to the same cell, and every sum has one order, whatever the number of threads.

use rayon::prelude::*;

use super::{Bins, Body};

/// Cells per piece.
pub const PIECE: usize = 1024;

/// The lists of one piece.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// For each cell where its partners start: those inside the piece, then those outside; one more entry at the end.
    pub starts: Vec<u32>,
    /// The partners.
    pub partners: Vec<u32>,
}

/// All lists, and the bins they were made from.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// The bins.
    pub bins: Bins,
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

impl Neighbours {
    /// Lists all pairs that are within reach of each other or come within reach when their gap shrinks by `skin_um`.
    pub fn list(bodies: &[Body], bins: Bins, skin_um: f64) -> Neighbours {
        let count = bodies.len().div_ceil(PIECE);
        let pieces = (0..count).into_par_iter().map(|piece| list_piece(bodies, &bins, skin_um, piece)).collect();
        Neighbours { bins, pieces }
    }

    /// How many pairs are listed; one across two pieces counts twice.
    pub fn listed(&self) -> usize {
        self.pieces.iter().map(|piece| piece.partners.len()).sum()
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        let lists = self.pieces.iter().map(|piece| piece.starts.capacity() + piece.partners.capacity()).sum::<usize>();
        lists * size_of::<u32>() + self.bins.bytes()
    }
}

/// The width of bins in which a cell's partners are never further than one bin away.
pub fn bin_width_um(bodies: &[Body], skin_um: f64) -> f64 {
    let reach = bodies.iter().map(|body| body.reach.max(body.radius)).fold(0.0, f64::max);
    (2.0 * reach + skin_um).max(f64::MIN_POSITIVE)
}

fn list_piece(bodies: &[Body], bins: &Bins, skin_um: f64, piece: usize) -> Piece {
    let first = piece * PIECE;
    let end = (first + PIECE).min(bodies.len());
    let mut lists = Piece { starts: Vec::with_capacity(2 * (end - first) + 1), partners: Vec::new() };
    let (mut inside, mut outside, mut close) = (Vec::new(), Vec::new(), Vec::new());
    for (cell, body) in bodies.iter().enumerate().take(end).skip(first) {
        inside.clear();
        outside.clear();
        bins.close_to(body.at, body.reach.max(body.radius), skin_um, &mut close);
        for &other in &close {
            if (other as usize) < first || other as usize >= end {
                outside.push(other);
            } else if other as usize > cell {
                inside.push(other);
            }
        }
        // One order whatever the bins looked like: a resumed run sums as the first one did.
        inside.sort_unstable();
        outside.sort_unstable();
        lists.starts.push(lists.partners.len() as u32);
        lists.partners.extend_from_slice(&inside);
        lists.starts.push(lists.partners.len() as u32);
        lists.partners.extend_from_slice(&outside);
    }
    lists.starts.push(lists.partners.len() as u32);
    lists.partners.shrink_to_fit();
    lists
}
