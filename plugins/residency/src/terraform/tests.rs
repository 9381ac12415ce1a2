use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use prr_document::read::ImageBuilder;
use prr_manifest::{Excludes, TreeLimits, list, load};
use prr_sdk::View;

use super::{Terraform, nature};
use crate::region::{Cloud, Place};

/// Calls `test` with what a folder's configuration declares, modules resolved as the gate does it.
fn declared<R>(folder: &Path, test: impl FnOnce(&Terraform<'_>) -> R) -> R {
    let inventory = load(&list(folder).unwrap(), &Excludes::default(), &TreeLimits::default());
    let mut builder = ImageBuilder::default();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        let of_terraform = [".tf", ".tf.json"].iter().any(|end| manifest.path().ends_with(end));
        for root in manifest.arena().roots().iter().filter(|_| of_terraform) {
            builder.push(manifest.path(), manifest.arena(), number, *root);
        }
    }
    let image = builder.finish();
    let mut terraform = Terraform::default();
    for document in View::new(&image.bytes).unwrap().documents() {
        terraform.add(&document);
    }
    terraform.sort();
    test(&terraform)
}

fn placed(files: &[(&str, &str)]) -> BTreeMap<String, (Place, Option<String>)> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    declared(folder.path(), |terraform| {
        let located = terraform.resources.iter().map(|resource| (resource, terraform.locate(resource)));
        located.map(|(resource, located)| (resource.address(), (located.place, located.region))).collect()
    })
}

fn region<'a>(placed: &'a BTreeMap<String, (Place, Option<String>)>, address: &str) -> &'a str {
    placed[address].1.as_deref().unwrap_or("?")
}

#[test]
fn a_resource_is_where_its_provider_is_unless_it_says_so_itself() {
    let placed = placed(&[(
        "main.tf",
        r#"
provider "aws" { region = "ap-northeast-2" }
provider "aws" {
  alias  = "tokyo"
  region = "ap-northeast-1"
}
resource "aws_s3_bucket" "here" {}
resource "aws_s3_bucket" "there" { provider = aws.tokyo }
resource "aws_s3_bucket" "nowhere" { provider = aws.paris }
resource "aws_ebs_volume" "zone" { availability_zone = "us-east-1b" }
resource "azurerm_resource_group" "group" { location = "Korea Central" }
resource "azurerm_storage_account" "account" { location = azurerm_resource_group.group.location }
resource "google_sql_database_instance" "db" {}
resource "random_id" "none" {}
"#,
    )]);
    assert_eq!(region(&placed, "aws_s3_bucket.here"), "ap-northeast-2");
    assert_eq!(region(&placed, "aws_s3_bucket.there"), "ap-northeast-1");
    assert_eq!(placed["aws_s3_bucket.nowhere"], (Place::Undetermined, None));
    assert_eq!(region(&placed, "aws_ebs_volume.zone"), "us-east-1");
    assert_eq!(region(&placed, "azurerm_storage_account.account"), "koreacentral");
    assert_eq!(placed["google_sql_database_instance.db"], (Place::Undetermined, None));
    assert!(!placed.contains_key("random_id.none"));
}

#[test]
fn modules_get_the_providers_that_they_are_handed() {
    let placed = placed(&[
        (
            "main.tf",
            r#"
provider "aws" { region = "ap-northeast-2" }
provider "aws" {
  alias  = "dr"
  region = var.dr
}
variable "dr" { default = "ap-northeast-3" }
module "plain" { source = "./store" }
module "handed" {
  source    = "./store"
  providers = { aws = aws.dr }
}
module "named" {
  source    = "./pair"
  providers = { aws.copy = aws.dr }
}
"#,
        ),
        ("store/main.tf", "resource \"aws_s3_bucket\" \"data\" {}\n"),
        (
            "pair/main.tf",
            "resource \"aws_s3_bucket\" \"data\" {}\nresource \"aws_s3_bucket\" \"copy\" { provider = aws.copy }\nmodule \"inner\" {\n  source = \"../store\"\n}\n",
        ),
    ]);
    assert_eq!(region(&placed, "module.plain.aws_s3_bucket.data"), "ap-northeast-2");
    assert_eq!(region(&placed, "module.handed.aws_s3_bucket.data"), "ap-northeast-3");
    assert_eq!(region(&placed, "module.named.aws_s3_bucket.data"), "ap-northeast-2");
    assert_eq!(region(&placed, "module.named.aws_s3_bucket.copy"), "ap-northeast-3");
    assert_eq!(region(&placed, "module.named.module.inner.aws_s3_bucket.data"), "ap-northeast-2");
}

#[test]
fn a_location_that_a_module_is_told_is_that_of_the_resource_it_is_taken_from() {
    let group = "resource \"azurerm_resource_group\" \"group\" { location = \"Korea South\" }\n";
    let account = "variable \"where\" {}\nresource \"azurerm_storage_account\" \"account\" { location = var.where }\n";
    let placed = placed(&[
        (
            "main.tf",
            &format!(
                "{group}module \"a\" {{\n  source = \"./a\"\n  where  = azurerm_resource_group.group.location\n}}\n"
            ),
        ),
        (
            "a/main.tf",
            &format!(
                "{account}resource \"azurerm_resource_group\" \"own\" {{ location = \"Japan East\" }}\nresource \"azurerm_key_vault\" \"vault\" {{ location = azurerm_resource_group.own.location }}\n"
            ),
        ),
    ]);
    assert_eq!(region(&placed, "module.a.azurerm_storage_account.account"), "koreasouth");
    assert_eq!(region(&placed, "module.a.azurerm_key_vault.vault"), "japaneast");
}

#[test]
fn what_only_a_run_can_tell_is_undetermined_and_references_in_a_circle_end() {
    let placed = placed(&[(
        "main.tf",
        r#"
variable "region" { type = string }
provider "aws" { region = var.region }
resource "aws_s3_bucket" "data" {}
resource "azurerm_resource_group" "a" { location = azurerm_resource_group.b.location }
resource "azurerm_resource_group" "b" { location = azurerm_resource_group.a.location }
provider "kakaocloud" {}
resource "kakaocloud_instance" "vm" {}
provider "ncloud" {
  region = "FKR"
  site   = "fin"
}
resource "ncloud_server" "s" {}
"#,
    )]);
    assert_eq!(placed["aws_s3_bucket.data"], (Place::Undetermined, None));
    assert_eq!(placed["azurerm_resource_group.a"].0, Place::Undetermined);
    assert_eq!(region(&placed, "kakaocloud_instance.vm"), "kr-central-2");
    assert!(matches!(placed["ncloud_server.s"].0, Place::Korea(_)));
}

/// Types and names of the resources of clouds that files of configuration declare, found without a parser: one line each.
fn declared_by_lines(folder: &Path, root: &Path, found: &mut BTreeSet<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() && !entry.file_type().unwrap().is_symlink() {
            declared_by_lines(&path, root, found);
        } else if path.extension().is_some_and(|extension| extension == "tf") {
            let text = fs::read_to_string(&path).unwrap();
            let mut commented = false;
            for line in text.lines() {
                commented |= line.trim_start().starts_with("/*");
                let mut words = line.split(['"', ' ', '\t']).filter(|word| !word.is_empty());
                if !commented && words.next() == Some("resource") {
                    let (kind, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                    if Cloud::of_resource(kind).is_some() {
                        let file = path.strip_prefix(root).unwrap().display().to_string();
                        found.insert((file, format!("{kind}.{name}")));
                    }
                }
                commented &= !line.trim_end().ends_with("*/");
            }
        }
    }
}

/// Needs `PRR_CORPORA` or `../shared/corpora` beside the workspace; says so and returns where they are missing.
#[test]
fn every_resource_of_public_configurations_is_placed_or_says_why_not() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let corpora = std::env::var_os("PRR_CORPORA").map_or_else(beside, PathBuf::from);
    for name in [
        "NaverCloudPlatform__terraform-provider-ncloud",
        "terraform-aws-modules__terraform-aws-eks",
        "google__exposure-notifications-verification-server",
    ] {
        let folder = corpora.join(name);
        if !folder.is_dir() {
            eprintln!("skipped: no corpora at {}", folder.display());
            return;
        }
        let mut by_lines = BTreeSet::new();
        declared_by_lines(&folder, &folder, &mut by_lines);
        declared(&folder, |terraform| {
            let seen: BTreeSet<(String, String)> = terraform
                .resources
                .iter()
                .map(|resource| (resource.path.to_owned(), format!("{}.{}", resource.kind, resource.name)))
                .collect();
            assert_eq!(seen.difference(&by_lines).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
            let unseen: Vec<_> = by_lines.difference(&seen).collect();
            let mut counts = [0; 4];
            for resource in &terraform.resources {
                if !nature::has_region(resource.kind) {
                    counts[3] += 1;
                    continue;
                }
                let located = terraform.locate(resource);
                let index = match located.place {
                    Place::Korea(_) => 0,
                    Place::Abroad(_) => 1,
                    Place::Undetermined => 2,
                };
                counts[index] += 1;
                assert_eq!(located.why.is_some(), index == 2, "{}", resource.address());
                let (folder, address) = (resource.module.applied, resource.address());
                println!("{name}: {folder} {address} {:?} {:?} {:?}", located.place, located.region, located.why);
            }
            let [korea, abroad, unknown, global] = counts;
            println!(
                "{name}: {korea} in Korea, {abroad} abroad, {unknown} undetermined, {global} of no region; {} blocks of {} have no instance: {unseen:?}",
                unseen.len(),
                by_lines.len(),
            );
            assert!(korea + abroad + unknown > 10);
            // Blocks whose `count` is zero declare nothing; whatever else is missing would be lost.
            assert!(unseen.len() * 3 < by_lines.len(), "{unseen:?}");
        });
    }
}
