//! Arithmetic on one block: rows of chunks of eight numbers.
//!
//! Everything is inlined into callers that are compiled once for each vector width; no product is fused with a sum, and
//! sums keep their lanes, so that all of them give the same bits.

/// Numbers in a chunk.
pub(super) const LANES: usize = 8;

/// Numbers that are processed together. They are passed by value: lanes that might alias in memory would be processed
/// one by one.
pub(super) type Chunk = [f64; LANES];

#[inline(always)]
pub(super) fn lanes(of: impl Fn(usize) -> f64) -> Chunk {
    std::array::from_fn(of)
}

/// Workspace for the columns of a pair of pivots.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair([Vec<f64>; 2]);

impl Pair {
    pub(super) fn new(chunks: usize) -> Self {
        let column = || vec![0.0; chunks * LANES + 1];
        Pair([column(), column()])
    }
}

/// The inverse of the block whose off-diagonals, as magnitudes, are in `rows`, in place; the last row contains what
/// leaves the block and is overwritten. Every column is left multiplied by its pivot, whose reciprocal goes to
/// `reciprocal`. Diagonals are not read: pivots are sums of columns. The number of rows above the last is even.
#[inline(always)]
pub(super) fn invert(rows: &mut [Chunk], chunks: usize, pair: &mut Pair, reciprocal: &mut [Chunk]) {
    match chunks {
        1 => invert_by::<1>(rows, 1, pair, reciprocal),
        2 => invert_by::<2>(rows, 2, pair, reciprocal),
        3 => invert_by::<3>(rows, 3, pair, reciprocal),
        4 => invert_by::<4>(rows, 4, pair, reciprocal),
        _ => invert_by::<4>(rows, chunks, pair, reciprocal),
    }
}

/// As [`invert`], with rows taken `TILE` chunks at a time.
#[inline(always)]
fn invert_by<const TILE: usize>(rows: &mut [Chunk], chunks: usize, pair: &mut Pair, reciprocal: &mut [Chunk]) {
    let size = rows.len() / chunks - 1;
    let Pair([a, b]) = pair;
    let (a, b) = (&mut a[..=size], &mut b[..=size]);
    let reciprocal = reciprocal.as_flattened_mut();
    for k in (0..size).step_by(2) {
        let pivots = Pivots::find(rows, chunks, k, a, b);
        (reciprocal[k], reciprocal[k + 1]) = (pivots.first, pivots.second);
        let mut at = 0;
        while at + TILE <= chunks {
            eliminate::<TILE>(rows, chunks, at, &pivots, a, b);
            at += TILE;
        }
        if at + 2 <= chunks {
            eliminate::<2>(rows, chunks, at, &pivots, a, b);
            at += 2;
        }
        if at < chunks {
            eliminate::<1>(rows, chunks, at, &pivots, a, b);
        }
    }
}

/// Two pivots at once.
struct Pivots {
    /// The first; the second is the next column.
    k: usize,
    /// The reciprocal of each pivot.
    first: f64,
    second: f64,
    /// What links them: the second column's entry in the first row, divided by the first pivot; and the first column's
    /// in the second row.
    across: f64,
    down: f64,
}

impl Pivots {
    /// Fills `a` and `b` with the multipliers of the two pivots' rows in all others.
    #[inline(always)]
    fn find(rows: &[Chunk], chunks: usize, k: usize, a: &mut [f64], b: &mut [f64]) -> Pivots {
        let l = k + 1;
        // An even index and the next one are in the same chunk.
        let (chunk, one, two) = (k / LANES, k % LANES, (k % LANES) | 1);
        let entries = rows[chunk..].iter().step_by(chunks).map(|chunk| (chunk[one], chunk[two]));
        for ((a, b), (entry, next)) in a.iter_mut().zip(b.iter_mut()).zip(entries) {
            (*a, *b) = (entry, next);
        }
        // What is below both pivots: an odd number of rows, the last of which is what leaves the block.
        let below = rows[(l + 1) * chunks + chunk..].iter().step_by(chunks).map(|chunk| (chunk[one], chunk[two]));
        let sums = sums_in_four_lanes(below);
        let sum = |i: usize| (sums[0][i] + sums[1][i]) + (sums[2][i] + sums[3][i]);
        let down = a[l];
        let first = 1.0 / (sum(0) + down);
        let across = b[k] * first;
        // The second column once the first is eliminated: its own sum and what came through the first.
        let second = 1.0 / (sum(1) + across * sum(0));
        for (b, a) in b.iter_mut().zip(&*a) {
            *b += a * across;
        }
        (a[k], a[l], b[k], b[l]) = (0.0, 0.0, 0.0, 0.0);
        Pivots { k, first, second, across, down }
    }
}

/// Sums of pairs, each in four lanes.
#[inline(always)]
fn sums_in_four_lanes(mut pairs: impl Iterator<Item = (f64, f64)>) -> [[f64; 2]; 4] {
    let mut sums = [[0.0; 2]; 4];
    loop {
        for sum in &mut sums {
            let Some((one, two)) = pairs.next() else { return sums };
            sum[0] += one;
            sum[1] += two;
        }
    }
}

/// Two Gauss-Jordan steps on the columns of `TILE` chunks starting at `at`.
#[inline(always)]
fn eliminate<const TILE: usize>(rows: &mut [Chunk], chunks: usize, at: usize, pivots: &Pivots, a: &[f64], b: &[f64]) {
    let &Pivots { k, first, second, across, down } = pivots;
    let l = k + 1;
    let (mut u, mut v) = ([[0.0; LANES]; TILE], [[0.0; LANES]; TILE]);
    let row = |i: usize| &rows[i * chunks + at..][..TILE];
    for (c, (upper, lower)) in row(k).iter().zip(row(l)).enumerate() {
        let (keep, keep_next) = (all_but(at + c, k), all_but(at + c, l));
        u[c] = lanes(|lane| upper[lane] * first * keep[lane]);
        v[c] = lanes(|lane| (lower[lane] + down * u[c][lane]) * second * keep_next[lane]);
    }
    let (twos, last) = (a.as_chunks::<2>().0.iter().zip(b.as_chunks::<2>().0), a.len() - 1);
    for (i, (a, b)) in twos.enumerate() {
        let two = rows.get_mut(row_by_row(i) * 2 * chunks + at..).and_then(|rows| rows.get_mut(..chunks + TILE));
        let Some(two) = two else { return };
        add_outer::<TILE>(two, (a[0], &u), (b[0], &v));
        add_outer::<TILE>(&mut two[chunks..], (a[1], &u), (b[1], &v));
    }
    add_outer::<TILE>(&mut rows[last * chunks + at..], (a[last], &u), (b[last], &v));
    for c in 0..TILE {
        let (unit, next) = (only(at + c, k), only(at + c, l));
        rows[k * chunks + at + c] = lanes(|lane| (u[c][lane] + unit[lane]) + across * v[c][lane]);
        rows[l * chunks + at + c] = lanes(|lane| v[c][lane] + next[lane]);
    }
}

/// Adds `a * u + b * v` to a row.
#[inline(always)]
fn add_outer<const TILE: usize>(row: &mut [Chunk], (a, u): (f64, &[Chunk; TILE]), (b, v): (f64, &[Chunk; TILE])) {
    for (row, (u, v)) in row[..TILE].iter_mut().zip(u.iter().zip(v)) {
        *row = lanes(|lane| (row[lane] + a * u[lane]) + b * v[lane]);
    }
}

/// One at index `index` of a row, of which this is chunk number `at`, and zero elsewhere.
#[inline(always)]
fn only(at: usize, index: usize) -> &'static Chunk {
    &UNITS[if index / LANES == at { index % LANES } else { LANES }]
}

/// Zero at index `index` of a row and one elsewhere.
#[inline(always)]
fn all_but(at: usize, index: usize) -> &'static Chunk {
    &OTHERS[if index / LANES == at { index % LANES } else { LANES }]
}

static UNITS: [Chunk; LANES + 1] = marked(0.0, 1.0);
static OTHERS: [Chunk; LANES + 1] = marked(1.0, 0.0);

/// Row i has `mark` at index i; the last row has none.
const fn marked(plain: f64, mark: f64) -> [Chunk; LANES + 1] {
    let mut rows = [[plain; LANES]; LANES + 1];
    let mut i = 0;
    while i < LANES {
        rows[i][i] = mark;
        i += 1;
    }
    rows
}

/// The number of a row, hidden from the compiler: otherwise it would process several rows at once, gathering and
/// scattering their numbers, which is slower than one row after another.
#[inline(always)]
fn row_by_row(i: usize) -> usize {
    std::hint::black_box(i)
}

/// `target += factor * row`.
#[inline(always)]
pub(super) fn add_scaled(target: &mut [Chunk], factor: f64, row: &[Chunk]) {
    for (t, r) in target.iter_mut().zip(row) {
        *t = lanes(|lane| t[lane] + factor * r[lane]);
    }
}

/// `target *= factors`, element by element.
#[inline(always)]
pub(super) fn scale(target: &mut [Chunk], factors: &[Chunk]) {
    for (t, f) in target.iter_mut().zip(factors) {
        *t = lanes(|lane| t[lane] * f[lane]);
    }
}

/// `target = a * b`, element by element.
#[inline(always)]
pub(super) fn multiply(target: &mut [Chunk], a: &[Chunk], b: &[Chunk]) {
    for (t, (a, b)) in target.iter_mut().zip(a.iter().zip(b)) {
        *t = lanes(|lane| a[lane] * b[lane]);
    }
}

/// Matrix times vector: `out[i]` is the product of row i with `x`.
#[inline(always)]
pub(super) fn apply_rows(rows: &[Chunk], chunks: usize, x: &[Chunk], out: &mut [Chunk]) {
    match chunks {
        1 => apply_rows_of::<1>(rows, x, out),
        2 => apply_rows_of::<2>(rows, x, out),
        3 => apply_rows_of::<3>(rows, x, out),
        4 => apply_rows_of::<4>(rows, x, out),
        _ => {
            for (row, out) in rows.chunks_exact(chunks).zip(out.as_flattened_mut()) {
                *out = dot(row, x);
            }
        }
    }
}

#[inline(always)]
fn apply_rows_of<const C: usize>(rows: &[Chunk], x: &[Chunk], out: &mut [Chunk]) {
    let Some(x) = x.first_chunk::<C>() else { return };
    let x = *x;
    let rows = rows.as_chunks::<C>().0;
    for (i, out) in out.as_flattened_mut()[..rows.len()].iter_mut().enumerate() {
        let Some(row) = rows.get(row_by_row(i)) else { return };
        *out = dot(row, &x);
    }
}

/// Dot product of two rows, in eight lanes that are then summed by halves.
#[inline(always)]
fn dot(a: &[Chunk], b: &[Chunk]) -> f64 {
    let mut sum = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        sum = lanes(|lane| sum[lane] + a[lane] * b[lane]);
    }
    let four: [f64; 4] = std::array::from_fn(|i| sum[i] + sum[i + 4]);
    let two: [f64; 2] = std::array::from_fn(|i| four[i] + four[i + 2]);
    two[0] + two[1]
}

/// Transposed matrix times vector: the sum of rows, each times its number in `weights`.
#[inline(always)]
pub(super) fn weigh_rows(rows: &[Chunk], chunks: usize, weights: &[f64], out: &mut [Chunk]) {
    match chunks {
        1 => weigh_rows_of::<1>(rows, weights, out),
        2 => weigh_rows_of::<2>(rows, weights, out),
        3 => weigh_rows_of::<3>(rows, weights, out),
        4 => weigh_rows_of::<4>(rows, weights, out),
        _ => {
            out.fill([0.0; LANES]);
            for (row, &weight) in rows.chunks_exact(chunks).zip(weights) {
                add_scaled(out, weight, row);
            }
        }
    }
}

#[inline(always)]
fn weigh_rows_of<const C: usize>(rows: &[Chunk], weights: &[f64], out: &mut [Chunk]) {
    let mut sum = [[0.0; LANES]; C];
    for (i, row) in rows.as_chunks::<C>().0.iter().enumerate() {
        let Some(&weight) = weights.get(row_by_row(i)) else { break };
        add_scaled(&mut sum, weight, row);
    }
    out.copy_from_slice(&sum);
}
