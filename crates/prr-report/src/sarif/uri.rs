/// A path relative to the root as a relative URI reference: everything but letters, digits, `-._~` and `/` is percent-encoded, so that
/// no part of a file name reads as a scheme, a query, a fragment or an escape.
pub fn relative(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.extend(['%', hex(byte >> 4), hex(byte & 0xF)]),
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit)])
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn file_names_cannot_read_as_anything_but_a_path() {
        assert_eq!(relative("deploy/api-v1.yaml"), "deploy/api-v1.yaml");
        assert_eq!(relative("a b/100%/#1?.yaml"), "a%20b/100%25/%231%3F.yaml");
        assert_eq!(relative("결제.yaml"), "%EA%B2%B0%EC%A0%9C.yaml");
        assert_eq!(relative("javascript:alert(1)"), "javascript%3Aalert%281%29");
    }
}
