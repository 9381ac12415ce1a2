//! Identifiers of people in texts, told from other numbers by their shape and their check digit.

/// The first identifier in a text: what it is, and where.
pub(crate) fn identifier(text: &str) -> Option<(&'static str, std::ops::Range<usize>)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !joined(bytes.get(at.wrapping_sub(1)))
            && let Some(range) = resident(bytes, at, end)
        {
            return Some(("주민등록번호", range));
        }
        at = end;
    }
    None
}

fn joined(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'+'))
}

/// Six digits of a birthday, a hyphen, and seven with the check digit at the end. Without the hyphen a number is too often something else.
fn resident(bytes: &[u8], start: usize, end: usize) -> Option<std::ops::Range<usize>> {
    if end - start != 6 || bytes.get(end) != Some(&b'-') {
        return None;
    }
    let second = bytes.get(end + 1..end + 8).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
    if joined(bytes.get(end + 8)) {
        return None;
    }
    let digits: Vec<u32> = bytes[start..end].iter().chain(second).map(|digit| u32::from(digit - b'0')).collect();
    let (month, day) = (digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
    let weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    // Numbers of foreigners end otherwise by two.
    let foreign = (5..=8).contains(&digits[6]);
    let check = if foreign { (13 - sum % 11) % 10 } else { (11 - sum % 11) % 10 };
    let dated = (1..=12).contains(&month) && (1..=31).contains(&day);
    let varied = digits[7..].iter().any(|digit| *digit != digits[7]);
    (dated && varied && check == digits[12]).then_some(start..end + 8)
}

#[cfg(test)]
mod tests {
    use super::identifier;

    /// A number with the right check digit, of nobody: the birthday lies in the 1800s.
    fn made(last: char) -> String {
        ["00010", "1-90", "012", "3"].concat() + &last.to_string()
    }

    #[test]
    fn the_check_digit_tells_a_number_of_a_person() {
        let matching = ('0'..='9').filter(|last| identifier(&made(*last)).is_some()).count();
        assert_eq!(matching, 1);
        let number = ('0'..='9').map(made).find(|number| identifier(number).is_some()).unwrap();
        let text = format!("insert into people values ('{number}')");
        assert_eq!(identifier(&text).unwrap().1, 28..42);
        for other in [
            number.replace('-', ""),
            format!("1{number}"),
            format!("{number}5"),
            number.replacen("01", "13", 1),
            "2026-11-21".into(),
            String::new(),
        ] {
            assert_eq!(identifier(&other), None, "{other}");
        }
    }
}
