use std::fmt::Write as _;

use prr_document::read::{Format, Limits, Tree, Value};

use super::resolve;
use crate::load::manifest;
use crate::manifest::Manifest;

fn manifests(files: &[(&str, &str)]) -> (Vec<Manifest>, Option<String>) {
    let read = |(path, text): &(&str, &str)| {
        let json = std::path::Path::new(path).extension().is_some_and(|extension| extension == "json");
        let format = if json { Format::Json } else { Format::Hcl };
        let (manifest, problems) = manifest(path, text.as_bytes().to_vec(), format, &Limits::default());
        assert!(problems.errors.is_empty(), "{path}: {:?}", problems.errors);
        manifest
    };
    let mut manifests: Vec<_> = files.iter().map(read).collect();
    let waiting: Vec<usize> = (0..manifests.len()).collect();
    let exhausted = resolve(&mut manifests, &waiting, &Limits::default());
    (manifests, exhausted)
}

/// The documents of the first file, in one line each.
fn documents(files: &[(&str, &str)]) -> Vec<String> {
    let (manifests, exhausted) = manifests(files);
    assert_eq!(exhausted, None);
    let arena = manifests[0].arena();
    arena.roots().iter().map(|root| shown(&arena.tree(*root))).collect()
}

fn shown(tree: &Tree) -> String {
    let mut out = String::from(if tree.unresolved { "?" } else { "" });
    match &tree.value {
        Value::Null => out.push_str("null"),
        Value::Bool(truth) => out.push_str(&truth.to_string()),
        Value::Number(digits) => out.push_str(digits),
        Value::Text(text) | Value::Block(text) => write!(out, "{text:?}").unwrap(),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(shown).collect();
            write!(out, "[{}]", items.join(", ")).unwrap();
        }
        Value::Map(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, _, item)| format!("{key}: {}", shown(item))).collect();
            write!(out, "{{{}}}", entries.join(", ")).unwrap();
        }
    }
    out
}

/// What an expression comes to in a folder with some variables and locals.
fn value_of(expr: &str) -> String {
    let text = format!("x {{\n  y = {expr}\n}}\n");
    let names = "variable \"n\" {\n  default = 3\n}\nvariable \"open\" {}\nvariable \"o\" {\n  type = object({ a = optional(number, 5), b = string })\n  \
                 default = { b = 1 }\n}\nlocals {\n  m = { a = 1, b = { c = [1, 2] } }\n  l = [\"x\", \"y\"]\n  s = \"t\"\n}\n\
                 resource \"r\" \"one\" {\n  goal = 0.99\n}\nresource \"r\" \"many\" {\n  for_each = { a = 1 }\n  goal = each.value\n}\n";
    let documents = documents(&[("main.tf", &text), ("names.tf", names)]);
    let [document] = documents.as_slice() else { panic!("{documents:?}") };
    let inner = document.strip_prefix("{x: [{y: ").and_then(|rest| rest.strip_suffix("}]}"));
    inner.unwrap_or_else(|| panic!("{document}")).to_owned()
}

/// As `terraform plan` 1.11 works them out.
#[test]
fn what_must_have_one_type_is_converted_to_it() {
    for (expr, value) in [
        ("true ? 1 : \"a\"", "\"1\""),
        ("true ? [1] : [\"a\"]", "[\"1\"]"),
        ("true ? [1] : []", "[1]"),
        ("true ? 1 : var.open", "1"),
        ("tolist([1, \"a\", true])", "[\"1\", \"a\", \"true\"]"),
        ("toset([10, 9, 10])", "[9, 10]"),
        ("toset([1, \"1\"])", "[\"1\"]"),
        ("tomap({ a = 1, b = \"x\" })", "{a: \"1\", b: \"x\"}"),
        ("setunion([1], [\"b\", \"a\"])", "[\"1\", \"a\", \"b\"]"),
        ("concat(tolist([1]), split(\"-\", \"a\"))", "[\"1\", \"a\"]"),
        ("concat([1], [\"a\"])", "[1, \"a\"]"),
        ("coalesce(1, \"a\")", "\"1\""),
        ("compact([1, \"\", null])", "[\"1\"]"),
        ("[for key, item in toset([\"b\", \"a\"]) : key]", "[\"a\", \"b\"]"),
        ("tolist([]) == []", "false"),
        ("[1] == [\"1\"]", "false"),
        ("[1, null] == [1, null]", "true"),
        ("title(\"a-b c_d\")", "\"A-B C_d\""),
        ("upper(\"é한\")", "\"É한\""),
        ("range(3, 1)", "[3, 2]"),
        ("-1 % 0", "-1"),
        ("0 * -1", "0"),
        ("format(\"%v\", 0.000001)", "\"1e-06\""),
        ("try(\"x${[1]}\", \"d\")", "\"d\""),
        ("try([tonumber(\"x\")], \"d\")", "\"d\""),
        ("try(toset([\"a\"])[0], \"d\")", "\"d\""),
        ("try({ for x in [1, 1] : x => x }, \"d\")", "\"d\""),
        ("try(true ? \"a\" : [], \"d\")", "\"d\""),
        ("can(jsondecode(\"null\"))", "true"),
        // A tilde takes away white space up to the end of its line, and a line that begins with a marker has no indentation to share.
        ("<<-EOT\n    %{ if true ~}\n    a\n    %{ endif ~}\n  EOT", "\"    a\\n\""),
        ("<<-EOT\n  %{ if true }\n  a\n%{ endif }\n  EOT", "\"  \\n  a\\n\\n\""),
    ] {
        assert_eq!(value_of(expr), value, "{expr}");
    }
}

#[test]
fn what_takes_more_than_is_held_here_is_unknown() {
    for expr in [
        "upper(\"ß\")",
        "length(\"e\\u0301\")",
        "\"x${12345678901234567890}\"",
        "0.7 % 0.1",
        "yamldecode(\"on: off\")",
        "yamldecode(\"a: 2001-01-01\")",
        "toset([var.open])",
    ] {
        assert!(value_of(expr).starts_with('?'), "{expr}: {}", value_of(expr));
    }
}

#[test]
fn expressions_have_the_values_that_terraform_gives_them() {
    for (expr, value) in [
        ("var.n", "3"),
        ("var.o", "{a: 5, b: \"1\"}"),
        ("local.m.b.c[1]", "2"),
        ("local.m[\"a\"]", "1"),
        ("1 + 2 * 3 - 4 / 2", "5"),
        ("0.999 * 100", "99.9"),
        ("1 - 0.999", "0.001"),
        ("-var.n % 2", "-1"),
        ("var.n > 2 && !false || false", "true"),
        ("var.n == 3 ? \"a\" : \"b\"", "\"a\""),
        ("\"${local.s}-${var.n}\"", "\"t-3\""),
        ("\"${var.n}\"", "3"),
        ("\"%{ if var.n > 2 }yes%{ else }no%{ endif }\"", "\"yes\""),
        ("\"%{ for v in local.l ~} ${v}, %{ endfor }\"", "\"x, y, \""),
        ("<<-EOT\n  a\n    ${local.s}\n  EOT", "\"a\\n  t\\n\""),
        ("[for v in local.l : upper(v) if v != \"x\"]", "[\"Y\"]"),
        ("{for i, v in local.l : v => i}", "{x: 0, y: 1}"),
        ("{for v in [\"a\", \"b\", \"a\"] : v => 1...}", "{a: [1, 1], b: [1]}"),
        ("[{a = 1}, {a = 2}][*].a", "[1, 2]"),
        ("[{a = [1]}, {a = [2]}].*.a[0]", "[1]"),
        ("[{a = [1]}, {a = [2]}][*].a[0]", "[1, 2]"),
        ("merge(local.m, { a = 2 }).a", "2"),
        ("lookup(local.m, \"z\", \"d\")", "\"d\""),
        ("concat(local.l, [\"z\"])", "[\"x\", \"y\", \"z\"]"),
        ("format(\"%s-%03d %.2f%%\", local.s, var.n, 0.5)", "\"t-003 0.50%\""),
        ("join(\",\", local.l)", "\"x,y\""),
        ("split(\",\", \"a,b\")", "[\"a\", \"b\"]"),
        ("toset([\"b\", \"a\", \"b\"])", "[\"a\", \"b\"]"),
        ("length(local.l)", "2"),
        ("keys(local.m)", "[\"a\", \"b\"]"),
        ("try(local.m.z.y, \"d\")", "\"d\""),
        ("can(local.m.z)", "false"),
        ("coalesce(null, \"\", \"c\")", "\"c\""),
        ("contains(local.l, \"y\")", "true"),
        ("replace(\"a-b\", \"-\", \"_\")", "\"a_b\""),
        ("tonumber(\"1.5\")", "1.5"),
        ("jsonencode({ b = [1, true, null], a = \"<\" })", "\"{\\\"a\\\":\\\"\\\\u003c\\\",\\\"b\\\":[1,true,null]}\""),
        ("jsondecode(\"{\\\"a\\\": [1]}\").a", "[1]"),
        ("yamldecode(\"a: 1h\\n\").a", "\"1h\""),
        ("flatten([[1], [2, [3]]])", "[1, 2, 3]"),
        ("compact([\"\", \"a\", null])", "[\"a\"]"),
        ("element([1, 2], 3)", "2"),
        ("max(1, 3, 2)", "3"),
        ("min([1, 3]...)", "1"),
        ("ceil(1.2) + floor(1.8)", "3"),
        ("r.one.goal", "0.99"),
        ("r.many[\"a\"].goal", "1"),
    ] {
        assert_eq!(value_of(expr), value, "{expr}");
    }
}

#[test]
fn what_the_tree_does_not_tell_stays_an_expression_with_what_is_known_filled_in() {
    for (expr, value) in [
        ("var.open", "?\"var.open\""),
        ("var.missing", "?\"var.missing\""),
        ("var.open + 1", "?\"var.open + 1\""),
        ("\"a ${var.open} ${var.n}\"", "?\"a ${var.open} 3\""),
        ("r.one.id", "?\"r.one.id\""),
        ("\"f(${r.many[local.l[0]].id}, ${var.n}s)\"", "?\"f(${r.many[\\\"x\\\"].id}, 3s)\""),
        ("data.d.e.f", "?\"data.d.e.f\""),
        ("[1, var.open]", "[1, ?\"var.open\"]"),
        ("merge(local.m, var.open)", "?\"merge(local.m, var.open)\""),
        ("merge({ a = var.open }, { b = 1 }).b", "1"),
        ("var.open ? 1 : 1", "1"),
        ("false && var.open", "false"),
        ("timestamp()", "?\"timestamp()\""),
        ("file(\"x\")", "?\"file(\\\"x\\\")\""),
        ("try(var.open, 1)", "?\"var.open\""),
        ("local.m.z", "?\"[\\\"z\\\"]\""),
        ("path.module", "?\"path.module\""),
        ("{ (var.open) = 1 }", "?{(var.open): ?1}"),
    ] {
        assert_eq!(value_of(expr), value, "{expr}");
    }
}

#[test]
fn an_entry_whose_key_is_no_text_is_kept_as_it_is_written() {
    let main = "module \"m\" {\n  source    = \"./m\"\n  providers = { aws = aws, aws.copy = aws.tokyo }\n}\n";
    let made = documents(&[("main.tf", main)]);
    let kept = "providers: ?{aws: ?\"aws\", aws.copy: ?\"aws.tokyo\"}";
    assert!(made[0].contains(kept), "{}", made[0]);
}

#[test]
fn modules_are_seen_as_they_are_called() {
    let module = "variable \"goal\" {}\nvariable \"on\" {\n  default = true\n}\nresource \"slo\" \"s\" {\n  count = var.on ? 1 : 0\n  goal = var.goal\n}\n\
                  output \"id\" {\n  value = slo.s[0].id\n}\noutput \"goal\" {\n  value = var.goal\n}\n";
    let main = "locals {\n  all = { a = { goal = 0.9 }, b = { goal = 0.5, on = false } }\n}\n\
                module \"m\" {\n  source   = \"./m\"\n  for_each = local.all\n  goal     = each.value.goal\n  on       = lookup(each.value, \"on\", true)\n}\n\
                x {\n  id   = module.m[\"a\"].id\n  goal = module.m[\"b\"].goal\n}\n";
    let files = [("m/m.tf", module), ("main.tf", main)];
    let made = documents(&files);
    assert_eq!(made.len(), 2, "{made:?}");
    assert!(made[0].starts_with("{prr:module: \"module.m[\\\"a\\\"]\""), "{}", made[0]);
    assert!(made[0].contains("resource: {slo: {s: [{prr:instance: \"[0]\", count: 1, goal: 0.9}]}}"), "{}", made[0]);
    assert!(!made[1].contains("resource"), "{}", made[1]);
    let root = documents(&[files[1], files[0]]);
    assert!(root[0].contains("x: [{id: ?\"module.m[\\\"a\\\"].slo.s[0].id\", goal: 0.5}]"), "{}", root[0]);
}

#[test]
fn a_module_that_is_called_no_times_declares_nothing_and_one_that_may_be_is_seen_once() {
    let module = ("m/m.tf", "variable \"v\" {}\nresource \"a\" \"b\" {\n  c = var.v\n}\n");
    let called = |times: &str| {
        documents(&[
            module,
            ("main.tf", &format!("module \"m\" {{\n  source = \"./m\"\n  {times}\n  v = each.key\n}}\n")),
        ])
    };
    assert_eq!(called("count = 0"), [] as [&str; 0]);
    let open = called("for_each = var.unknown");
    assert_eq!(open.len(), 1);
    assert!(open[0].contains("c: ?\"each.key\"") && open[0].contains("\"module.m\""), "{open:?}");
}

#[test]
fn places_are_those_of_the_expressions() {
    let text = "locals {\n  g = 0.5\n}\nresource \"a\" \"b\" {\n  c = local.g\n  d = { e = [local.g] }\n}\n";
    let (manifests, _) = manifests(&[("main.tf", text)]);
    let tree = manifests[0].arena().tree(manifests[0].arena().roots()[0]);
    let body = &tree.get("resource").unwrap().get("a").unwrap().get("b").unwrap().items()[0];
    let written = |tree: &Tree| &text[tree.span.0..tree.span.1];
    assert_eq!(written(body.get("c").unwrap()), "local.g");
    assert_eq!(written(&body.get("d").unwrap().get("e").unwrap().items()[0]), "local.g");
}

#[test]
fn dynamic_blocks_are_the_blocks_that_they_stand_for() {
    let text = "locals {\n  w = { \"1h\" = 14.4, \"5m\" = 6 }\n}\nresource \"a\" \"b\" {\n  dynamic \"c\" {\n    for_each = local.w\n    content {\n      \
                k = c.key\n      v = c.value\n    }\n  }\n  dynamic \"d\" {\n    for_each = var.unknown\n    iterator = it\n    content {\n      k = it.value\n    }\n  }\n}\n";
    let made = documents(&[("main.tf", text)]);
    assert!(made[0].contains("c: [{k: \"1h\", v: 14.4}, {k: \"5m\", v: 6}]"), "{made:?}");
    assert!(made[0].contains("d: ?[{k: ?\"it.value\"}]"), "{made:?}");
}

#[test]
fn files_of_values_set_the_variables_of_what_is_applied_by_itself() {
    let main = ("main.tf", "variable \"a\" {\n  default = 1\n}\nvariable \"b\" {}\nx {\n  a = var.a\n  b = var.b\n}\n");
    let made = documents(&[
        main,
        ("terraform.tfvars", "a = 2\nb = 2\n"),
        ("z.auto.tfvars.json", "{\"b\": [3]}"),
        ("prod.tfvars", "a = 9\n"),
    ]);
    assert!(made[0].contains("x: [{a: 2, b: [3]}]"), "{made:?}");
}

#[test]
fn the_json_syntax_has_the_shape_of_hcl() {
    let json = "{\"locals\": {\"g\": 0.5}, \"resource\": {\"a\": {\"b\": {\"for_each\": {\"x\": 1}, \"c\": \"${local.g}\", \"d\": \"${each.key}!\"}}}}";
    let made = documents(&[("main.tf.json", json)]);
    assert!(
        made[0].contains("resource: {a: {b: [{prr:instance: \"[\\\"x\\\"]\", for_each: {x: 1}, c: 0.5, d: \"x!\"}]}}"),
        "{made:?}"
    );
}

#[test]
fn a_plan_has_a_document_for_every_module() {
    let json = r#"{"format_version": "1.2", "planned_values": {"root_module": {
        "resources": [{"address": "a.b[0]", "mode": "managed", "type": "a", "name": "b", "index": 0, "values": {"goal": 0.9, "list": [{}]}}],
        "child_modules": [{"address": "module.m", "resources": [
            {"address": "module.m.c.d", "mode": "managed", "type": "c", "name": "d", "values": {"x": 1}},
            {"address": "module.m.data.c.e", "mode": "data", "type": "c", "name": "e", "values": {}}]}]}},
        "resource_changes": [{"address": "a.b[0]", "change": {"after_unknown": {"id": true, "list": [{"f": true}]}}}]}"#;
    let made = documents(&[("plan.json", json)]);
    let open = "?\"(known after apply)\"";
    assert_eq!(
        made[1..],
        [
            format!(
                "{{prr:root: \"plan.json\", resource: {{a: {{b: [{{prr:instance: \"[0]\", goal: 0.9, list: [{{f: {open}}}], id: {open}}}]}}}}}}"
            ),
            "{prr:root: \"plan.json\", prr:module: \"module.m\", resource: {c: {d: [{x: 1}]}}}".to_owned(),
        ]
    );
}

#[test]
fn hostile_configuration_is_bounded() {
    let doubling = |template: &str| {
        let mut text = String::from("locals {\n  a0 = [1, 1]\n  t0 = \"xx\"\n");
        for index in 1..200 {
            text.push_str(&template.replace("NEW", &index.to_string()).replace("OLD", &(index - 1).to_string()));
        }
        text + "}\nx {\n  y = local.a199\n  z = local.t199\n}\n"
    };
    for template in [
        "  aNEW = [local.aOLD, local.aOLD]\n",
        "  tNEW = \"${local.tOLD}${local.tOLD}\"\n",
        "  aNEW = concat(local.aOLD, local.aOLD)\n",
        "  tNEW = format(\"%s%s\", local.tOLD, local.tOLD)\n",
        "  aNEW = [for v in local.aOLD : local.aOLD]\n",
        "  aNEW = { x = local.aOLD, y = local.aOLD }\n",
        "  tNEW = jsonencode([local.tOLD, local.tOLD])\n",
    ] {
        let (manifests, _) = manifests(&[("main.tf", &doubling(template))]);
        assert!(manifests[0].arena().node_count() < 3_000_000, "{template}");
    }
    let circle =
        "locals {\n  a = local.b\n  b = local.a\n}\nx {\n  y = local.a\n}\nmodule \"m\" {\n  source = \"./\"\n}\n";
    manifests(&[("main.tf", circle)]);
    let nested = "module \"a\" {\n  source = \"../n\"\n  count = 9\n}\nmodule \"b\" {\n  source = \"../n\"\n}\n";
    let (_, exhausted) = manifests(&[("n/main.tf", nested), ("root/main.tf", nested)]);
    assert_eq!(exhausted.as_deref(), Some("root"));
    let links: Vec<_> = (1..5_000).map(|index| format!("  a{index} = local.a{}\n", index - 1)).collect();
    let chain = links.concat();
    manifests(&[("main.tf", &format!("locals {{\n  a0 = 1\n{chain}}}\nx {{\n  y = local.a4999\n}}\n"))]);
}

#[test]
fn a_block_that_is_overridden_stands_where_it_is_changed() {
    let base = (
        "main.tf",
        "resource \"r\" \"one\" {\n  open = false\n  size = 1\n}\nresource \"r\" \"two\" {\n  open = false\n}\n",
    );
    let over = ("override.tf", "# changed\nresource \"r\" \"one\" {\n  open = true\n}\n");
    assert_eq!(documents(&[over, base]), ["{resource: {r: {one: [{size: 1, open: true}]}}}"]);
    assert_eq!(documents(&[base, over]), ["{resource: {r: {two: [{open: false}]}}}"]);
    let (manifests, _) = manifests(&[over, base]);
    let arena = manifests[0].arena();
    let places: Vec<_> = (0..u32::try_from(arena.node_count()).unwrap())
        .filter_map(|node| Some((arena.key_text(node)?, &arena.text()[arena.value_span(node)])))
        .filter(|(key, _)| ["open", "size"].contains(key))
        .collect();
    assert_eq!(places, [("size", "resource"), ("open", "true")]);
}
