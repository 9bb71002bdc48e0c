//! The order of things, and the middle one.

use std::collections::BinaryHeap;

/// The order of things by a key, as indexes; equal keys keep their order. The only sort of the
/// program, so that the page carries one.
#[must_use]
pub fn order(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    sorted(keys.collect())
}

fn sorted(keys: Vec<u64>) -> Vec<usize> {
    // A heap sorts in a fifth of the code that the sort of slices takes.
    let keyed: BinaryHeap<(u64, usize)> = keys.into_iter().enumerate().map(|(index, key)| (key, index)).collect();
    keyed.into_sorted_vec().into_iter().map(|(_, index)| index).collect()
}

/// A key that orders numbers as they are ordered; NaN comes last.
#[must_use]
pub fn number_key(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The median of the values that are there, if they are at least `fewest`.
#[must_use]
pub fn median(values: &[f64], fewest: usize) -> Option<f64> {
    let values: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    let order = order(values.iter().map(|&value| number_key(value)));
    if values.len() < fewest.max(1) { None } else { values.get(*order.get(order.len() / 2)?).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sort_for_all() {
        assert_eq!(order([3, 1, 2, 1].into_iter()), [1, 3, 2, 0]);
        let numbers = [f64::NAN, 0.5, -1.0, 0.0, f64::INFINITY, -0.5];
        assert_eq!(order(numbers.iter().map(|&it| number_key(it))), [2, 5, 3, 1, 4, 0]);
        assert_eq!(median(&[5.0, f64::NAN, 1.0, 3.0], 3), Some(3.0));
        assert_eq!(median(&[5.0, f64::NAN, 1.0], 3), None);
    }
}
