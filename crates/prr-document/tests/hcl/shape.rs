use super::{parse, shown, with_root};

#[test]
fn blocks_stand_in_lists_under_their_type_and_labels_as_in_terraforms_json() {
    let text =
        "a \"b\" \"c\" {\n  x = 1\n}\nlocals {\n y = 2\n}\na b d {\n  n { z = true }\n  n {\n  }\n}\nlocals {}\n";
    let shape = "{a: {b: {c: [{x: 1}], d: [{n: [{z: true}, {}]}]}}, locals: [{y: 2}, {}]}";
    assert_eq!(shown(text), shape);
    assert_eq!(parse("# nothing\n").0.roots().len(), 0);
}

#[test]
fn literals_are_values_and_everything_else_is_the_expression_as_it_is_written() {
    for (text, shape) in [
        ("a = -1.50", "{a: -1.5}"),
        ("a = 0777", "{a: 777}"),
        ("a = 1e3", "{a: 1000}"),
        ("a = [1e999, -1e999]", "{a: [?\"1e999\", ?\"-1e999\"]}"),
        ("a = (null)", "{a: null}"),
        ("a = [1, \"b\", [],]", "{a: [1, \"b\", []]}"),
        ("a = {b = 1, \"c d\": 2\n e = 3, 4 = 5\n}", "{a: {b: 1, c d: 2, e: 3, 4: 5}}"),
        ("a = {b = 1, b = 2}", "{a: {b: 2}}"),
        ("a = {for = 1, in = 2}", "{a: {for: 1, in: 2}}"),
        ("a = var.x", "{a: ?\"var.x\"}"),
        ("a = {b = [var.x]}", "{a: {b: [?\"var.x\"]}}"),
        ("a = {(var.k) = 1}", "{a: {(var.k): ?1}}"),
        ("a = \"x ${var.y} z\"", "{a: ?\"x ${var.y} z\"}"),
        ("a = 1 + 2", "{a: ?\"1 + 2\"}"),
        ("a = [for x in y : x]", "{a: ?\"[for x in y : x]\"}"),
        ("a = b ? c : d", "{a: ?\"b ? c : d\"}"),
        ("a = f(1,\n 2...)\nb = 1", "{a: ?\"f(1,\\n 2...)\", b: 1}"),
        ("a = provider::x::y(1)", "{a: ?\"provider::x::y(1)\"}"),
        ("a = x.*.b[0].1[*].c[\"d\"]", "{a: ?\"x.*.b[0].1[*].c[\\\"d\\\"]\"}"),
        ("a = 1 // c\n/* b = 2\n */ c = 3 # d", "{a: 1, c: 3}"),
        ("a = 1\r\nb = 2\r\n", "{a: 1, b: 2}"),
        ("a = a-b.c", "{a: ?\"a-b.c\"}"),
    ] {
        assert_eq!(shown(text), shape, "{text}");
    }
}

#[test]
fn a_finding_lands_on_the_key_the_value_or_the_part_of_a_text() {
    let text = "r \"t\" \"n\" {\n  q = \"rate(x[5m])\"\n  h = <<-EOT\n    rate(y[1h])\n  EOT\n}\n";
    with_root(text, |root, arena| {
        let body = root.field("r").and_then(|node| node.field("t")?.field("n")?.children().next()).unwrap();
        let (quoted, heredoc) = (body.field("q").unwrap(), body.field("h").unwrap());
        let at = |span: std::ops::Range<usize>| &text[span];
        assert_eq!(at(arena.key_span(quoted.index())), "q");
        assert_eq!(at(arena.value_span(quoted.index())), "\"rate(x[5m])\"");
        assert_eq!(at(arena.part_span(quoted.index(), &(6..10))), "[5m]");
        assert_eq!(heredoc.text(), Some("rate(y[1h])\n"));
        assert_eq!(at(arena.part_span(heredoc.index(), &(6..10))), "[1h]");
        assert!(at(arena.value_span(body.index())).starts_with("{\n  q"));
        assert_eq!(at(arena.key_span(root.field("r").unwrap().index())), "r");
    });
}

#[test]
fn what_terraform_refuses_is_a_fault_at_its_place() {
    for (text, wrong, why) in [
        ("a = 1\na = 2\n", "a", "set twice"),
        ("a = 1\na {\n}\n", "a", "an argument and a block"),
        ("a \"x\" {\n}\na {\n}\n", "a", "labels"),
        ("a = \n", "\n", "expected an expression"),
        ("a = 1 b = 2\n", "b", "end of the line"),
        ("a {\n", "", "expected `}`"),
        ("a = \"x\n\"\n", "\n", "line break"),
        ("a = \"\\q\"\n", "q", "escape"),
        ("a = <<EOT\nx\n", "<", "last line"),
        ("a = /* x\n", "/", "comment"),
        ("a \"${b}\" {}\n", "\"", "label"),
        ("a = \"%{ if x }y\"\n", "\"", "without its end"),
        ("a { b = 1, c = 2 }\n", ",", "expected `}`"),
        ("}\n", "}", "expected an argument"),
    ] {
        let (arena, faults) = parse(text);
        let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
        assert!(fault.kind.to_string().contains(why), "{text}: {}", fault.kind);
        let written = text.get(fault.span.clone()).unwrap_or_default();
        assert_eq!(written, wrong, "{text}: {fault:?}");
        assert_eq!(arena.roots(), [] as [u32; 0]);
    }
}
