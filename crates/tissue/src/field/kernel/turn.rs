//! Tiles of eight rows and columns, transposed in registers: lines along x lie across the lanes of a block.

/// Edge of a tile.
pub(crate) const TILE: usize = 8;

/// Eight rows of eight, in place.
pub(crate) type From<'a> = [&'a [f64; TILE]; TILE];

/// Where they go.
pub(crate) type To<'a> = [&'a mut [f64; TILE]; TILE];

/// Element by element, for any processor.
#[inline(always)]
pub(crate) fn plain(from: From, to: To) {
    for (c, column) in to.into_iter().enumerate() {
        *column = from.map(|row| row[c]);
    }
}

/// With the registers of AVX-512.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
#[inline]
pub(crate) fn avx512(from: From, to: To) {
    use std::arch::x86_64::{__m512d, _mm512_shuffle_f64x2, _mm512_unpackhi_pd, _mm512_unpacklo_pd};
    let r: [__m512d; TILE] = from.map(|row| read(row));
    // Pairs of neighbouring rows: columns 0, 2, 4, 6, then 1, 3, 5, 7.
    let even = [0, 2, 4, 6].map(|i| _mm512_unpacklo_pd(r[i], r[i + 1]));
    let odd = [0, 2, 4, 6].map(|i| _mm512_unpackhi_pd(r[i], r[i + 1]));
    let halves = |pairs: [__m512d; 4]| {
        let low = [0, 2].map(|i| _mm512_shuffle_f64x2::<0x88>(pairs[i], pairs[i + 1]));
        let high = [0, 2].map(|i| _mm512_shuffle_f64x2::<0xdd>(pairs[i], pairs[i + 1]));
        [low, high]
    };
    let ([a, c], [b, d]) = (halves(even), halves(odd));
    let first = [a, b, c, d].map(|[top, bottom]| _mm512_shuffle_f64x2::<0x88>(top, bottom));
    let last = [a, b, c, d].map(|[top, bottom]| _mm512_shuffle_f64x2::<0xdd>(top, bottom));
    for (to, column) in to.into_iter().zip(first.into_iter().chain(last)) {
        write(column, to);
    }
}

/// With the registers of AVX2: four quarters of four.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
#[inline]
pub(crate) fn avx2(from: From, to: To) {
    use std::arch::x86_64::{__m256d, _mm256_permute2f128_pd, _mm256_unpackhi_pd, _mm256_unpacklo_pd};
    let quarter = |r: [__m256d; 4]| {
        let (even, odd) = (_mm256_unpacklo_pd(r[0], r[1]), _mm256_unpackhi_pd(r[0], r[1]));
        let (even2, odd2) = (_mm256_unpacklo_pd(r[2], r[3]), _mm256_unpackhi_pd(r[2], r[3]));
        [
            _mm256_permute2f128_pd::<0x20>(even, even2),
            _mm256_permute2f128_pd::<0x20>(odd, odd2),
            _mm256_permute2f128_pd::<0x31>(even, even2),
            _mm256_permute2f128_pd::<0x31>(odd, odd2),
        ]
    };
    let halves: [[__m256d; 2]; TILE] = from.map(|row| [read(&row[..4]), read(&row[4..])]);
    let part = |top: usize, side: usize| quarter(std::array::from_fn(|i| halves[top + i][side]));
    let left = part(0, 0).into_iter().chain(part(0, 1));
    let right = part(4, 0).into_iter().chain(part(4, 1));
    for ((to, left), right) in to.into_iter().zip(left).zip(right) {
        write(left, &mut to[..4]);
        write(right, &mut to[4..]);
    }
}

/// A register from numbers of its size.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn read<T: zerocopy::FromBytes>(from: &[f64]) -> T {
    T::read_from_bytes(zerocopy::IntoBytes::as_bytes(from)).unwrap_or_else(|_| T::new_zeroed())
}

/// Numbers from a register of their size.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn write<T: zerocopy::IntoBytes + zerocopy::Immutable>(register: T, to: &mut [f64]) {
    // Both sizes are known here, so this never fails.
    let _ = register.write_to(zerocopy::IntoBytes::as_mut_bytes(to));
}

#[cfg(test)]
mod tests {
    use super::{TILE, plain};

    #[test]
    fn registers_transpose_as_elements_do() {
        let tile: [[f64; TILE]; TILE] = std::array::from_fn(|r| std::array::from_fn(|c| (10 * r + c) as f64));
        let (mut slow, mut fast) = ([[0.0; TILE]; TILE], [[0.0; TILE]; TILE]);
        plain(tile.each_ref(), slow.each_mut());
        turned(&tile, &mut fast);
        assert_eq!(slow, fast);
        assert_eq!(slow[3][5], tile[5][3]);
    }

    #[multiversion::multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
    fn turned(from: &[[f64; TILE]; TILE], to: &mut [[f64; TILE]; TILE]) {
        multiversion::target::match_target! {
            "x86_64+avx512f" => super::avx512(from.each_ref(), to.each_mut()),
            "x86_64+avx2" => super::avx2(from.each_ref(), to.each_mut()),
            _ => plain(from.each_ref(), to.each_mut()),
        }
    }
}
