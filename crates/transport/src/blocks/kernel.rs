//! Arithmetic on one block: rows of chunks of eight numbers.
//!
//! Everything is inlined into callers that are compiled once for each width of the machine's vectors; no
//! product is fused with a sum, and sums keep their lanes, so that all of them give the same bits.

/// Numbers in a chunk.
pub(super) const LANES: usize = 8;

/// Numbers that are worked on together. They are taken and given by value: lanes that could lie in the same
/// place of memory would be worked on one by one.
pub(super) type Chunk = [f64; LANES];

#[inline(always)]
pub(super) fn lanes(of: impl Fn(usize) -> f64) -> Chunk {
    std::array::from_fn(of)
}

/// Room for a pair of pivots: their columns, their rows, and one over every pivot.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    column: [Vec<f64>; 2],
    row: [Vec<Chunk>; 2],
    reciprocal: Vec<Chunk>,
}

impl Pair {
    pub(super) fn new(chunks: usize) -> Self {
        let column = || vec![0.0; chunks * LANES + 1];
        let row = || vec![[0.0; LANES]; chunks];
        Pair { column: [column(), column()], row: [row(), row()], reciprocal: row() }
    }
}

/// The inverse of the block whose off-diagonals, as magnitudes, stand in `rows`; the last row holds what leaves
/// the block. Diagonals are not read: pivots are sums of columns. The number of rows above the last is even.
#[inline(always)]
pub(super) fn invert(rows: &mut [Chunk], chunks: usize, pair: &mut Pair, inverse: &mut [Chunk]) {
    match chunks {
        1 => invert_by::<1>(rows, 1, pair, inverse),
        2 => invert_by::<2>(rows, 2, pair, inverse),
        3 => invert_by::<3>(rows, 3, pair, inverse),
        _ => invert_by::<4>(rows, chunks, pair, inverse),
    }
}

/// As [`invert`], with rows taken `TILE` chunks at a time.
#[inline(always)]
fn invert_by<const TILE: usize>(rows: &mut [Chunk], chunks: usize, pair: &mut Pair, inverse: &mut [Chunk]) {
    let size = rows.len() / chunks - 1;
    for k in (0..size).step_by(2) {
        eliminate::<TILE>(rows, chunks, size, k, pair);
    }
    // Columns were left multiplied by their pivots.
    let reciprocal = &pair.reciprocal[..chunks];
    for (i, to) in inverse.chunks_exact_mut(chunks).enumerate() {
        let Some(from) = rows.get(row_by_row(i) * chunks..) else { return };
        multiply(to, from, reciprocal);
    }
}

/// Two steps of Gauss and Jordan at once, with pivots `k` and `k + 1`.
#[inline(always)]
fn eliminate<const TILE: usize>(rows: &mut [Chunk], chunks: usize, size: usize, k: usize, pair: &mut Pair) {
    let l = k + 1;
    let stride = chunks * LANES;
    let Pair { column: [a, b], row: [u, v], reciprocal } = pair;
    let (a, b, u, v) = (&mut a[..=size], &mut b[..=size], &mut u[..chunks], &mut v[..chunks]);
    let flat = rows.as_flattened();

    let first = 1.0 / column_sum(a, k, |i| flat[i * stride + k]);
    for (at, (u, row)) in u.iter_mut().zip(&rows[k * chunks..]).enumerate() {
        let keep = all_but(at, k);
        *u = lanes(|lane| row[lane] * first * keep[lane]);
    }
    let across = flat[k * stride + l] * first;
    let second = 1.0 / column_sum(b, l, |i| flat[i * stride + l] + a[i] * across);
    let down = a[l];
    for (at, ((v, u), row)) in v.iter_mut().zip(&*u).zip(&rows[l * chunks..]).enumerate() {
        let keep = all_but(at, l);
        *v = lanes(|lane| (row[lane] + down * u[lane]) * second * keep[lane]);
    }
    (a[k], a[l], b[k], b[l]) = (0.0, 0.0, 0.0, 0.0);
    let mut at = 0;
    while at + TILE <= chunks {
        add_outer::<TILE>(rows, chunks, at, a, b, u, v);
        at += TILE;
    }
    while at < chunks {
        add_outer::<1>(rows, chunks, at, a, b, u, v);
        at += 1;
    }
    for (at, (row, (u, v))) in rows[k * chunks..].iter_mut().zip(u.iter().zip(&*v)).enumerate() {
        let unit = only(at, k);
        *row = lanes(|lane| (u[lane] + unit[lane]) + across * v[lane]);
    }
    for (at, (row, v)) in rows[l * chunks..].iter_mut().zip(&*v).enumerate() {
        let unit = only(at, l);
        *row = lanes(|lane| v[lane] + unit[lane]);
    }
    let reciprocal = reciprocal.as_flattened_mut();
    (reciprocal[k], reciprocal[l]) = (first, second);
}

/// One in place `index` of a row, of which this is chunk number `at`, and zero elsewhere.
#[inline(always)]
fn only(at: usize, index: usize) -> &'static Chunk {
    &UNITS[if index / LANES == at { index % LANES } else { LANES }]
}

/// Zero in place `index` of a row and one elsewhere.
#[inline(always)]
fn all_but(at: usize, index: usize) -> &'static Chunk {
    &OTHERS[if index / LANES == at { index % LANES } else { LANES }]
}

static UNITS: [Chunk; LANES + 1] = marked(0.0, 1.0);
static OTHERS: [Chunk; LANES + 1] = marked(1.0, 0.0);

/// Row i has `mark` in place i; the last row has none.
const fn marked(plain: f64, mark: f64) -> [Chunk; LANES + 1] {
    let mut rows = [[plain; LANES]; LANES + 1];
    let mut i = 0;
    while i < LANES {
        rows[i][i] = mark;
        i += 1;
    }
    rows
}

/// Fills `column` from `entry` and sums what stands below `pivot`, in four lanes.
#[inline(always)]
fn column_sum(column: &mut [f64], pivot: usize, entry: impl Fn(usize) -> f64) -> f64 {
    let (above, below) = column.split_at_mut(pivot + 1);
    for (i, slot) in above.iter_mut().enumerate() {
        *slot = entry(i);
    }
    let mut lanes = [0.0; 4];
    let (fours, rest) = below.as_chunks_mut::<4>();
    let mut i = pivot + 1;
    for four in fours {
        for lane in 0..4 {
            four[lane] = entry(i + lane);
            lanes[lane] += four[lane];
        }
        i += 4;
    }
    for (lane, slot) in rest.iter_mut().enumerate() {
        *slot = entry(i + lane);
        lanes[lane] += *slot;
    }
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
}

/// Adds `a[i] * u + b[i] * v` to every row i, in `TILE` chunks from `at` on.
#[inline(always)]
fn add_outer<const TILE: usize>(
    rows: &mut [Chunk],
    chunks: usize,
    at: usize,
    a: &[f64],
    b: &[f64],
    u: &[Chunk],
    v: &[Chunk],
) {
    let (Some(u), Some(v)) = (u[at..].first_chunk::<TILE>(), v[at..].first_chunk::<TILE>()) else { return };
    let (u, v) = (*u, *v);
    for (i, (&a, &b)) in a.iter().zip(b).enumerate() {
        let Some(row) = rows.get_mut(row_by_row(i) * chunks + at..).and_then(|rows| rows.first_chunk_mut::<TILE>())
        else {
            return;
        };
        for (row, (u, v)) in row.iter_mut().zip(u.iter().zip(&v)) {
            *row = lanes(|lane| (row[lane] + a * u[lane]) + b * v[lane]);
        }
    }
}

/// The number of a row, hidden from the compiler: it would otherwise work on several rows at once, gathering
/// and scattering their numbers, which is slower than one row after the other.
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

/// `target = a * b`, place by place.
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

/// Product of two rows, in eight lanes that are then added up by halves.
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
