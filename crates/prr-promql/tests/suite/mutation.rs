//! Damaged text: whatever it is, reading it neither panics nor points outside of it, and what is still an expression prints and reads back.

use prr_fuzz::expression::{assert_places, assert_reads_back};
use prr_promql::{fold, parse};

use crate::expressions::{REJECTED, accepted, lines};

/// Pieces that turn one construct into another.
const PIECES: [&str; 40] = [
    "(", ")", "{", "}", "[", "]", ",", ":", "\"", "'", "`", "\\", "=", "=~", "!", "<", ">/", "+", "-", "^", "@", "#",
    "$", "\n", " ", "5m", "0", "1e", "_", ".", "é", "한", "😀", "\u{fffd}", "by", "offset", "bool", "on", "(?", "*",
];

/// A generator of which the whole sequence follows from the seed.
struct Xorshift(u64);

impl Xorshift {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound.max(1)
    }

    /// A place between two characters.
    fn place(&mut self, text: &str) -> usize {
        let mut place = self.below(text.len() + 1);
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        place
    }

    fn mutate(&mut self, text: &mut String, other: &str) {
        let (one, two) = (self.place(text), self.place(text));
        let range = one.min(two)..one.max(two);
        match self.below(5) {
            0 => text.replace_range(range, ""),
            1 => text.insert_str(one, PIECES[self.below(PIECES.len())]),
            2 => text.replace_range(one.., &other[self.place(other)..]),
            3 => {
                let copy = text[range].to_owned();
                text.insert_str(two, &copy);
            }
            _ => {
                let end = text[one..].chars().next().map_or(one, |character| one + character.len_utf8());
                text.replace_range(one..end, PIECES[self.below(PIECES.len())]);
            }
        }
    }
}

#[test]
fn damaged_expressions_are_read_without_a_panic() {
    let seeds: Vec<&str> = accepted().chain(lines(REJECTED)).collect();
    let mut random = Xorshift(0x5eed_0001);
    let mut still_expressions = 0;
    for _ in 0..20_000 {
        let mut text = seeds[random.below(seeds.len())].to_owned();
        for _ in 0..=random.below(4) {
            let other = seeds[random.below(seeds.len())];
            random.mutate(&mut text, other);
        }
        match parse(&text) {
            Ok(expr) => {
                still_expressions += 1;
                assert_places(&text, &expr);
                assert_reads_back(&text, &expr);
                let _ = fold::constant(&expr);
            }
            Err(fault) => assert!(text.get(fault.span.clone()).is_some(), "{text}: {fault:?}"),
        }
    }
    assert!(still_expressions > 1_000, "{still_expressions}");
}

#[test]
fn the_worst_expressions_fit_a_small_stack() {
    let worst = [
        format!("{}{}{}", "(-".repeat(48), vec!["a"; 150].join(" or "), ")".repeat(48)),
        format!("{}1{}", "scalar(vector(-".repeat(32), "))".repeat(32)),
        vec!["a"; 250].join(" + on(x) "),
        vec!["1"; 99].join(" ^ "),
        format!("a[{}5m{}]", "(".repeat(98), ")".repeat(98)),
    ];
    let reader = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        for text in worst {
            let expr = parse(&text).unwrap();
            assert_reads_back(&text, &expr);
            let _ = fold::constant(&expr);
        }
    });
    reader.unwrap().join().unwrap();
}
