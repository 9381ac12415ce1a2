//! Whole configurations: modules, instances, files of values and files that override others.

use std::collections::BTreeMap;
use std::path::Path;

use prr_document::read::{Tree, Value};
use prr_manifest::{Excludes, TreeLimits, list, load};

use crate::ours::entry;
use crate::{oracle, same, shown};

/// The files of a configuration, by path.
type Files = &'static [(&'static str, &'static str)];

const THING: &str = "variable \"v\" {}\nresource \"terraform_data\" \"this\" {\n  input = var.v\n}\noutput \"o\" {\n  value = \"<${var.v}>\"\n}\n";

const CONFIGURATIONS: &[Files] = &[
    // Instances of resources.
    &[("main.tf", "resource \"terraform_data\" \"a\" {\n  count = 2\n  input = \"x${count.index}\"\n}\n")],
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  count = 0\n  input = 1\n}\nresource \"terraform_data\" \"b\" {\n  count = true ? 1 : 0\n  input = 2\n}\n",
    )],
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  for_each = { x = 1, \"y z\" = 2 }\n  input = \"${each.key}=${each.value}\"\n}\n",
    )],
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  for_each = toset([\"b\", \"a\", \"b\"])\n  input = \"${each.key}${each.value}\"\n}\n",
    )],
    &[(
        "main.tf",
        "locals {\n  all = { a = { on = true, n = 1 }, b = { on = false, n = 2 } }\n}\nresource \"terraform_data\" \"a\" {\n  for_each = { for k, v in local.all : k => v if v.on }\n  input = each.value.n\n}\n",
    )],
    // What one resource says of another.
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  input = \"x\"\n}\nresource \"terraform_data\" \"b\" {\n  input = \"${terraform_data.a.input}!\"\n}\n",
    )],
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  count = 2\n  input = count.index\n}\nresource \"terraform_data\" \"b\" {\n  input = terraform_data.a[*].input\n}\nresource \"terraform_data\" \"c\" {\n  input = terraform_data.a[1].input\n}\n",
    )],
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  for_each = { x = 1, y = 2 }\n  input = each.value\n}\nresource \"terraform_data\" \"b\" {\n  input = terraform_data.a[\"y\"].input\n}\nresource \"terraform_data\" \"c\" {\n  input = { for k, v in terraform_data.a : k => v.input }\n}\n",
    )],
    &[(
        "main.tf",
        "resource \"terraform_data\" \"a\" {\n  count = 1\n  input = \"x\"\n}\nresource \"terraform_data\" \"b\" {\n  input = one(terraform_data.a[*].input)\n}\nresource \"terraform_data\" \"c\" {\n  input = try(terraform_data.a[5].input, \"none\")\n}\n",
    )],
    // Modules.
    &[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  v = \"x\"\n}\nresource \"terraform_data\" \"b\" {\n  input = module.m.o\n}\n",
        ),
        ("m/main.tf", THING),
    ],
    &[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  count = 2\n  v = count.index + 1\n}\nresource \"terraform_data\" \"b\" {\n  input = module.m[*].o\n}\nresource \"terraform_data\" \"c\" {\n  input = module.m[1].o\n}\n",
        ),
        ("m/main.tf", THING),
    ],
    &[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  for_each = { a = \"x\", b = \"y\" }\n  v = \"${each.key}${each.value}\"\n}\nresource \"terraform_data\" \"b\" {\n  input = { for k, m in module.m : k => m.o }\n}\n",
        ),
        ("m/main.tf", THING),
    ],
    &[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  count = 0\n  v = 1\n}\nresource \"terraform_data\" \"b\" {\n  input = length(module.m)\n}\n",
        ),
        ("m/main.tf", THING),
    ],
    &[
        ("main.tf", "module \"outer\" {\n  source = \"./outer\"\n  w = 3\n}\n"),
        (
            "outer/main.tf",
            "variable \"w\" {}\nmodule \"inner\" {\n  source = \"../inner\"\n  for_each = toset([\"p\", \"q\"])\n  v = \"${each.key}${var.w}\"\n}\n",
        ),
        ("inner/main.tf", THING),
    ],
    &[
        ("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n"),
        (
            "m/main.tf",
            "variable \"v\" {\n  type = number\n  default = \"5\"\n}\nresource \"terraform_data\" \"this\" {\n  input = var.v\n}\n",
        ),
    ],
    &[
        ("main.tf", "module \"m\" {\n  source = \"./m\"\n  v = null\n  w = null\n}\n"),
        (
            "m/main.tf",
            "variable \"v\" {\n  default = 5\n}\nvariable \"w\" {\n  default = 6\n  nullable = false\n}\nresource \"terraform_data\" \"this\" {\n  input = [var.v == null, var.w]\n}\n",
        ),
    ],
    // Files of values.
    &[
        ("main.tf", "variable \"v\" {\n  default = 1\n}\nresource \"terraform_data\" \"a\" {\n  input = var.v\n}\n"),
        ("terraform.tfvars", "v = 2\n"),
        ("other.tfvars", "v = 3\n"),
    ],
    &[
        ("main.tf", "variable \"v\" {\n  default = 1\n}\nresource \"terraform_data\" \"a\" {\n  input = var.v\n}\n"),
        ("terraform.tfvars", "v = 2\n"),
        ("b.auto.tfvars", "v = 4\n"),
        ("a.auto.tfvars", "v = 3\n"),
    ],
    &[
        ("main.tf", "variable \"v\" {}\nresource \"terraform_data\" \"a\" {\n  input = var.v\n}\n"),
        ("terraform.tfvars", "v = 2\n"),
        ("terraform.tfvars.json", "{\"v\": 5}"),
    ],
    &[
        ("main.tf", "variable \"v\" {}\nresource \"terraform_data\" \"a\" {\n  input = var.v\n}\n"),
        ("a.auto.tfvars.json", "{\"v\": {\"k\": [1, \"${x}\"]}}"),
        ("a.auto.tfvars", "v = 2\n"),
    ],
    &[
        (
            "main.tf",
            "variable \"v\" {\n  type = object({ a = string, b = optional(number, 7) })\n}\nresource \"terraform_data\" \"a\" {\n  input = var.v\n}\n",
        ),
        ("terraform.tfvars", "v = {\n  a = 1\n}\n"),
    ],
    // Files that override others.
    &[
        ("main.tf", "resource \"terraform_data\" \"a\" {\n  input = \"closed\"\n}\n"),
        ("override.tf", "resource \"terraform_data\" \"a\" {\n  input = \"open\"\n}\n"),
    ],
    &[
        ("main.tf", "resource \"terraform_data\" \"a\" {\n  input = \"closed\"\n}\n"),
        ("b_override.tf", "resource \"terraform_data\" \"a\" {\n  input = \"b\"\n}\n"),
        ("a_override.tf", "resource \"terraform_data\" \"a\" {\n  input = \"a\"\n  count = 2\n}\n"),
    ],
    &[
        (
            "main.tf",
            "variable \"v\" {\n  default = 1\n}\nlocals {\n  a = 1\n  b = 2\n}\nresource \"terraform_data\" \"a\" {\n  input = [var.v, local.a, local.b]\n}\n",
        ),
        ("x_override.tf", "variable \"v\" {\n  default = 5\n}\nlocals {\n  b = 6\n}\n"),
    ],
    &[
        ("main.tf", "module \"m\" {\n  source = \"./m\"\n  v = 1\n}\n"),
        ("m/main.tf", THING),
        ("override.tf", "module \"m\" {\n  v = 2\n}\n"),
        ("m/override.tf", "resource \"terraform_data\" \"this\" {\n  input = \"m${var.v}\"\n}\n"),
    ],
    &[
        ("main.tf", "resource \"terraform_data\" \"a\" {\n  input = \"closed\"\n}\n"),
        ("override.tf.json", "{\"resource\": {\"terraform_data\": {\"a\": {\"input\": \"open\"}}}}"),
    ],
    &[
        (
            "main.tf",
            "variable \"v\" {\n  type = string\n  default = \"a\"\n}\nresource \"terraform_data\" \"a\" {\n  input = var.v\n}\n",
        ),
        ("terraform.tfvars", "v = \"b\"\n"),
        ("override.tf", "variable \"v\" {\n  default = \"c\"\n}\n"),
    ],
    // JSON.
    &[(
        "main.tf.json",
        "{\"variable\": {\"v\": {\"default\": 1}}, \"locals\": {\"l\": \"${var.v + 1}\"}, \"resource\": {\"terraform_data\": {\"a\": {\"input\": {\"x\": \"${local.l}\", \"y\": \"v${var.v}\", \"z\": [true, null, 1.5]}}}}}",
    )],
    &[(
        "main.tf.json",
        "{\"resource\": [{\"terraform_data\": {\"a\": {\"count\": 2, \"input\": \"${count.index}\"}}}, {\"terraform_data\": [{\"b\": {\"input\": \"$${x}\"}}]}]}",
    )],
    // Names over several files.
    &[
        ("a.tf", "resource \"terraform_data\" \"a\" {\n  input = local.b\n}\n"),
        ("b.tf", "locals {\n  b = var.c\n}\n"),
        ("c.tf", "variable \"c\" {\n  default = [\"x\"]\n}\n"),
    ],
    &[(
        "main.tf",
        "locals {\n  a = local.b\n  b = local.c\n  c = \"end\"\n}\nresource \"terraform_data\" \"a\" {\n  input = local.a\n}\n",
    )],
];

#[test]
fn modules_instances_and_overrides_come_to_what_terraform_plans() {
    if !oracle::is_installed() {
        eprintln!("skipped: terraform is not installed");
        return;
    }
    let mut differences = Vec::new();
    for (number, files) in CONFIGURATIONS.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in *files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let seen = see(folder.path());
        let planned = oracle::plan_whole(folder.path());
        let wrong = planned.len() != seen.len()
            || planned.iter().any(|(address, value)| !seen.get(address).is_some_and(|tree| same(value, tree)));
        if wrong {
            let seen: BTreeMap<_, _> = seen.iter().map(|(address, tree)| (address, shown(tree))).collect();
            differences.push(format!("{number}: {files:?}\n  terraform: {planned:?}\n  prr: {seen:?}"));
        }
    }
    assert!(differences.is_empty(), "{} of {}:\n{}", differences.len(), CONFIGURATIONS.len(), differences.join("\n\n"));
}

/// The `input` of every instance, by its address.
fn see(folder: &Path) -> BTreeMap<String, Tree> {
    let inventory = load(&list(folder).unwrap(), &Excludes::default(), &TreeLimits::default());
    assert_eq!(inventory.errors, []);
    let mut seen = BTreeMap::new();
    for manifest in &inventory.manifests {
        let arena = manifest.arena();
        for tree in arena.roots().iter().map(|root| arena.tree(*root)) {
            let module = entry(tree.clone(), "prr:module").map_or_else(String::new, |module| text(&module) + ".");
            let Some(things) = entry(tree, "resource").and_then(|resources| entry(resources, "terraform_data")) else {
                continue;
            };
            let Value::Map(things) = things.value else { continue };
            for (name, _, bodies) in things {
                let bodies = match bodies.value {
                    Value::List(bodies) => bodies,
                    _ => vec![bodies],
                };
                for body in bodies {
                    let index = entry(body.clone(), "prr:instance").map_or_else(String::new, |index| text(&index));
                    let Some(input) = entry(body, "input") else { continue };
                    assert!(seen.insert(format!("{module}terraform_data.{name}{index}"), input).is_none());
                }
            }
        }
    }
    seen
}

fn text(tree: &Tree) -> String {
    match &tree.value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}
