use prr_document::read::{FaultKind, Format, Limits, read};

use super::parse;

#[test]
fn no_nesting_overflows_the_stack() {
    let many = 200_000;
    for text in [
        format!("a = {}", "(".repeat(many)),
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a=".repeat(many)),
        format!("a = {}", "!".repeat(many)),
        format!("a = {}", "\"${".repeat(many)),
        format!("a = {}", "b ? ".repeat(many)),
        format!("a = {}", "b ? c : ".repeat(many)),
        format!("a = {}", "f(".repeat(many)),
        format!("a = {}", "x[".repeat(many)),
        format!("a = {}1", "1 + ".repeat(many)),
        format!("a = {}1", "1 + 2 * ".repeat(many)),
        format!("a = \"{}", "%{ if x }".repeat(many)),
        format!("a = \"{}", "%{ for x in y }".repeat(many)),
        format!("a = <<E\n{}\nE\n", "${<<E\n".repeat(many)),
        "a {\n".repeat(many),
    ] {
        let (_, faults) = parse(&text);
        assert_eq!(faults.len(), 1, "{}", &text[..20]);
    }
    let deep = |levels: usize| parse(&format!("a = {}{}", "[".repeat(levels), "]".repeat(levels))).1;
    assert_eq!(deep(40), []);
    assert!(matches!(deep(100)[0].kind, FaultKind::TooDeep { .. }));
}

#[test]
fn long_chains_that_people_write_are_read() {
    let chain = format!("a = {}x", "x || ".repeat(400));
    assert_eq!(parse(&chain).1, []);
    assert_eq!(parse(&format!("a = x{}", ".y".repeat(100_000))).1, []);
}

#[test]
fn any_bytes_give_an_answer() {
    let pieces: Vec<&[u8]> = vec![
        b"a",
        b" ",
        b"\n",
        b"=",
        b"{",
        b"}",
        b"\"",
        b"${",
        b"%{",
        b"if ",
        b"for ",
        b"in ",
        b"else",
        b"endif",
        b"[",
        b"]",
        b"(",
        b")",
        b"<<-E\n",
        b"E\n",
        b",",
        b".",
        b"*",
        b"?",
        b":",
        b"~",
        b"1",
        b"1e",
        b"\\u12",
        b"\r",
        b"#",
        b"/*",
        b"*/",
        b"//",
        b"=>",
        b"...",
        "é".as_bytes(),
        b"\xff",
        b"::",
        b"$$",
        b"&&",
        b"!",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..30_000 {
        let count = next() % 24;
        let mut bytes = b"a = ".to_vec();
        for _ in 0..count {
            let piece = usize::try_from(next()).unwrap() % pieces.len();
            bytes.extend_from_slice(pieces[piece]);
        }
        let length = bytes.len();
        let (_, faults) = read(bytes, Format::Hcl, &Limits::default());
        for fault in faults {
            assert!(fault.span.start <= length, "{fault:?}");
        }
    }
}
