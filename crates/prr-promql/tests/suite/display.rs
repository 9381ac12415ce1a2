//! Canonical text reads back as the tree it was printed from.

use prr_fuzz::expression::assert_reads_back;
use prr_promql::parse;

use crate::expressions::accepted;

#[test]
fn every_expression_reads_back() {
    for text in accepted() {
        assert_reads_back(text, &parse(text).unwrap());
    }
}

#[test]
fn canonical_text_has_one_form() {
    let table = [
        ("SUM(a)BY(x,y)", "sum by (x, y) (a)"),
        ("topk(5,a)without(x)", "topk without (x) (5, a)"),
        ("{'up',a='b'}[300]OFFSET-90", "up{a=\"b\"}[5m] offset -1m30s"),
        ("{a='b',__name__='my.metric'}", "{\"my.metric\", a=\"b\"}"),
        ("a>BOOL ON(x)GROUP_LEFT b", "a > bool on(x) group_left() b"),
        ("(a)[1h*24:]@end()", "(a)[1d:] @ end()"),
        ("1e20+0x10-1_000", "1e20 + 16 - 1000"),
        ("a{'b.c'=~`\\d`}", "a{\"b.c\"=~\"\\\\d\"}"),
        ("-a^+b", "-a ^ +b"),
        ("{\"on\"}", "{\"on\"}"),
        ("sum(a)by(\"x\",\"y z\")", "sum by (x, \"y z\") (a)"),
    ];
    for (text, expected) in table {
        assert_eq!(parse(text).unwrap().to_string(), expected, "{text}");
    }
}
