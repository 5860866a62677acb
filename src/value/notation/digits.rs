//! Whole numbers in digits, written three at a time: nearly all that is written of figures and dates.

use std::fmt::{Result, Write};

/// The numbers below a thousand, three digits each.
static THREE: [[u8; 3]; 1000] = {
    let mut table = [[b'0'; 3]; 1000];
    let mut number = 0;
    while number < 1000 {
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        table[number] = [b'0' + hundreds as u8, b'0' + tens as u8, b'0' + ones as u8];
        number += 1;
    }
    table
};

/// Writes a number below a thousand in at least so many digits, three at most.
fn three(out: &mut impl Write, number: u64, least: usize) -> Result {
    let digits = THREE[(number % 1000) as usize];
    let spare = match number {
        100.. => 0,
        10.. => 1,
        _ => 2,
    };
    digits[spare.min(3 - least)..].iter().try_for_each(|&digit| out.write_char(char::from(digit)))
}

/// Writes a number with something between each three digits: `1,250`.
pub(super) fn grouped(out: &mut impl Write, number: u64, between: &str) -> Result {
    if number < 1000 {
        return three(out, number, 1);
    }
    grouped(out, number / 1000, between)?;
    out.write_str(between)?;
    three(out, number % 1000, 3)
}

/// Writes a number.
pub(super) fn plain(out: &mut impl Write, number: u64) -> Result {
    grouped(out, number, "")
}

/// Writes a number in at least so many digits.
pub(super) fn padded(out: &mut impl Write, number: u64, least: usize) -> Result {
    let digits = number.checked_ilog10().map_or(1, |power| power as usize + 1);
    (digits..least).try_for_each(|_| out.write_char('0'))?;
    plain(out, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for number in (0..1_200).chain([9_999, 10_000, 1_000_000, 20_030_405, u64::MAX]) {
            let [mut whole, mut four] = [String::new(), String::new()];
            plain(&mut whole, number).unwrap();
            padded(&mut four, number, 4).unwrap();
            assert_eq!((whole, four), (number.to_string(), format!("{number:04}")));
        }
        let mut words = String::new();
        grouped(&mut words, 1_020_003, ",").unwrap();
        assert_eq!(words, "1,020,003");
    }
}
