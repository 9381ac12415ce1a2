use crate::prng::Prng;

/// The text as bytes: mostly as it is, otherwise with other line ends, a byte order mark or in UTF-16.
pub fn encode(random: &mut Prng, text: &str) -> Vec<u8> {
    let text = match random.below(20) {
        0 => text.replace('\n', "\r\n"),
        1 => mixed(random, text, &["\n", "\r\n"]),
        2 => mixed(random, text, &["\n", "\n", "\n", "\n", "\r"]),
        3 if random.chance(40) => mixed(random, text, &["\n", "\n", "\n", "\u{85}", "\u{2028}", "\u{2029}"]),
        _ => text.to_owned(),
    };
    match random.below(40) {
        0 | 1 => format!("\u{feff}{text}").into_bytes(),
        2 => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        3 => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        4 if random.chance(30) => text.replacen("one", "\u{feff}one", 1).into_bytes(),
        5 if random.chance(30) => invalid(text),
        6 if random.chance(30) => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        7 if random.chance(30) => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        8 if random.chance(30) => {
            let mut units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
            let middle = random.below(units.len());
            units.insert(middle, 0xD800);
            units.into_iter().flat_map(u16::to_le_bytes).collect()
        }
        9 if random.chance(30) => format!("\u{feff}\u{feff}{text}").into_bytes(),
        10 if random.chance(30) => text.replace("\n---", "\n\u{feff}---").into_bytes(),
        _ => text.into_bytes(),
    }
}

fn mixed(random: &mut Prng, text: &str, ends: &[&str]) -> String {
    text.split_inclusive('\n').map(|line| line.replace('\n', random.pick(ends))).collect()
}

fn invalid(text: String) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    let middle = bytes.len() / 2;
    bytes.insert(middle, 0xFF);
    bytes
}
