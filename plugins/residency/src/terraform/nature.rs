//! What a resource is to data: most resources of a configuration are networks, permissions and settings that hold none.

/// What a resource is to data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// It keeps data, works with them, or passes them on.
    Holds,
    /// It keeps keys or secrets.
    Secret,
    /// It keeps images and packages.
    Registry,
    /// It caches data at the edge.
    Edge,
    /// It holds none: a network, a permission, a setting.
    Nothing,
    /// Nobody has said here what it is.
    Unlisted,
}

/// Types that keep data, work with them or pass them on. A `*` stands for anything.
const HOLDS: &[&str] = &[
    // Amazon
    "aws_s3_bucket", "aws_s3_directory_bucket", "aws_s3_object", "aws_db_instance", "aws_db_cluster_snapshot", "aws_db_snapshot",
    "aws_rds_cluster", "aws_rds_cluster_instance", "aws_rds_global_cluster", "aws_dynamodb_table", "aws_elasticache_cluster",
    "aws_elasticache_replication_group", "aws_elasticache_serverless_cache", "aws_memorydb_cluster", "aws_docdb_cluster",
    "aws_docdb_cluster_instance", "aws_neptune_cluster", "aws_keyspaces_table", "aws_timestreamwrite_table", "aws_qldb_ledger",
    "aws_redshift_cluster", "aws_redshiftserverless_workgroup", "aws_redshiftserverless_namespace", "aws_opensearch_domain", "aws_elasticsearch_domain",
    "aws_opensearchserverless_collection", "aws_efs_file_system", "aws_fsx_*_file_system", "aws_ebs_volume", "aws_ebs_snapshot",
    "aws_backup_vault", "aws_glacier_vault", "aws_cloudwatch_log_group", "aws_kinesis_stream", "aws_kinesis_firehose_delivery_stream",
    "aws_msk_cluster", "aws_msk_serverless_cluster", "aws_mq_broker", "aws_sqs_queue", "aws_sns_topic", "aws_instance",
    "aws_spot_instance_request", "aws_launch_template", "aws_launch_configuration", "aws_autoscaling_group", "aws_lambda_function", "aws_ecs_cluster",
    "aws_ecs_service", "aws_ecs_task_definition", "aws_eks_cluster", "aws_eks_node_group", "aws_eks_fargate_profile", "aws_batch_compute_environment",
    "aws_apprunner_service", "aws_lightsail_instance", "aws_lightsail_database", "aws_elastic_beanstalk_environment", "aws_emr_cluster",
    "aws_glue_catalog_database", "aws_glue_job", "aws_athena_database", "aws_athena_workgroup", "aws_sagemaker_*", "aws_lb", "aws_alb", "aws_elb",
    "aws_api_gateway_rest_api", "aws_apigatewayv2_api", "aws_appsync_graphql_api", "aws_cognito_user_pool", "aws_transfer_server",
    "aws_dms_replication_instance", "aws_workspaces_workspace", "aws_cloudtrail", "aws_sfn_state_machine", "aws_bedrock*",
    // Microsoft
    "azurerm_storage_account", "azurerm_mssql_server", "azurerm_mssql_managed_instance", "azurerm_sql_server", "azurerm_postgresql_server",
    "azurerm_postgresql_flexible_server", "azurerm_mysql_server", "azurerm_mysql_flexible_server", "azurerm_mariadb_server",
    "azurerm_cosmosdb_account", "azurerm_redis_cache", "azurerm_managed_redis", "azurerm_managed_disk", "azurerm_snapshot", "azurerm_linux_virtual_machine",
    "azurerm_windows_virtual_machine", "azurerm_virtual_machine", "azurerm_*_virtual_machine_scale_set", "azurerm_kubernetes_cluster",
    "azurerm_container_group", "azurerm_container_app*", "azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service",
    "azurerm_service_plan", "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_function_app", "azurerm_eventhub_namespace",
    "azurerm_servicebus_namespace", "azurerm_log_analytics_workspace", "azurerm_application_insights", "azurerm_recovery_services_vault",
    "azurerm_data_protection_backup_vault", "azurerm_search_service", "azurerm_synapse_workspace", "azurerm_data_factory", "azurerm_databricks_workspace",
    "azurerm_cognitive_account", "azurerm_application_gateway", "azurerm_lb", "azurerm_netapp_*", "azurerm_api_management", "azurerm_kusto_cluster",
    // Google
    "google_storage_bucket", "google_sql_database_instance", "google_spanner_instance", "google_bigtable_instance", "google_bigquery_dataset",
    "google_redis_instance", "google_redis_cluster", "google_memcache_instance", "google_firestore_database", "google_filestore_instance",
    "google_alloydb_cluster", "google_alloydb_instance", "google_compute_disk", "google_compute_region_disk", "google_compute_instance",
    "google_compute_instance_template", "google_compute_region_instance_template", "google_compute_instance_group_manager",
    "google_compute_region_instance_group_manager", "google_container_cluster", "google_container_node_pool", "google_cloud_run_service",
    "google_cloud_run_v2_service", "google_cloud_run_v2_job", "google_cloudfunctions_function", "google_cloudfunctions2_function",
    "google_app_engine_application", "google_dataproc_cluster", "google_dataflow_job", "google_composer_environment", "google_logging_project_bucket_config",
    "google_vertex_ai_*", "google_notebooks_instance", "google_cloud_tasks_queue", "google_pubsub_lite_topic", "google_data_fusion_instance",
    // Naver, NHN, Kakao
    "ncloud_server", "ncloud_nks_cluster", "ncloud_nks_node_pool", "ncloud_mysql", "ncloud_postgresql", "ncloud_mongodb", "ncloud_redis", "ncloud_mssql",
    "ncloud_cdss_cluster", "ncloud_ses_cluster", "ncloud_hadoop", "ncloud_nas_volume", "ncloud_block_storage", "ncloud_block_storage_snapshot",
    "ncloud_objectstorage_bucket", "ncloud_auto_scaling_group", "ncloud_launch_configuration", "ncloud_lb", "ncloud_load_balancer", "ncloud_member_server_image",
    "nhncloud_compute_instance*", "nhncloud_blockstorage_volume*", "nhncloud_kubernetes_cluster*", "nhncloud_kubernetes_nodegroup*", "nhncloud_nas_storage_volume*",
    "nhncloud_objectstorage_container*", "nhncloud_lb_loadbalancer*", "kakaocloud_instance", "kakaocloud_volume", "kakaocloud_kubernetes_engine_cluster",
    "kakaocloud_kubernetes_engine_node_pool", "kakaocloud_mysql*", "kakaocloud_load_balancer", "kakaocloud_bcs_instance*",
    // Oracle, Alibaba, Tencent
    "oci_objectstorage_bucket", "oci_core_instance", "oci_core_volume", "oci_core_boot_volume", "oci_database_*", "oci_mysql_mysql_db_system",
    "oci_nosql_table", "oci_containerengine_cluster", "oci_containerengine_node_pool", "oci_file_storage_file_system", "oci_functions_*", "oci_streaming_stream",
    "oci_redis_redis_cluster", "oci_psql_db_system", "alicloud_oss_bucket", "alicloud_db_instance", "alicloud_polardb_cluster", "alicloud_instance",
    "alicloud_ecs_disk", "alicloud_disk", "alicloud_kvstore_instance", "alicloud_mongodb_instance", "alicloud_cs_managed_kubernetes", "alicloud_cs_kubernetes",
    "alicloud_log_project", "alicloud_fc_*", "alicloud_nas_file_system", "alicloud_slb_load_balancer", "tencentcloud_instance", "tencentcloud_cos_bucket",
    "tencentcloud_mysql_instance", "tencentcloud_postgresql_instance", "tencentcloud_redis_instance", "tencentcloud_kubernetes_cluster",
    "tencentcloud_cbs_storage", "tencentcloud_clb_instance", "vercel_project",
];

const SECRETS: &[&str] = &[
    "aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key", "aws_secretsmanager_secret",
    "aws_ssm_parameter", "aws_cloudhsm_v2_cluster", "azurerm_key_vault", "azurerm_key_vault_managed_hardware_security_module",
    "google_kms_key_ring", "google_secret_manager_secret", "google_secret_manager_regional_secret", "oci_kms_vault", "oci_vault_secret",
    "alicloud_kms_key", "alicloud_kms_secret", "alicloud_kms_instance", "tencentcloud_kms_key", "tencentcloud_ssm_secret",
    "nhncloud_keymanager_*",
];

const REGISTRIES: &[&str] = &[
    "aws_ecr_repository", "azurerm_container_registry", "google_artifact_registry_repository", "google_container_registry", "ncloud_container_registry*",
    "alicloud_cr_*instance", "alicloud_cr_repo", "tencentcloud_tcr_instance", "aws_codeartifact_repository", "oci_artifacts_container_repository",
];

const EDGES: &[&str] = &[
    "aws_cloudfront_distribution", "azurerm_cdn_frontdoor_profile", "azurerm_cdn_frontdoor_endpoint", "azurerm_cdn_endpoint", "azurerm_frontdoor",
    "alicloud_cdn_domain*", "tencentcloud_cdn_domain", "ncloud_cdn*",
];

/// Words of types that hold nothing.
const NOTHING: &[&str] = &[
    "_iam_", "_policy", "_policies", "_attachment", "_association", "_permission", "_binding", "_member", "_role", "_rule", "_group_rule", "_subnet",
    "_vpc", "_network", "_route", "_gateway", "_acl", "_security_group", "_access_control", "_parameter_group", "_option_group", "_subnet_group",
    "_zone", "_record", "_dns", "_eip", "_ip", "_address", "_endpoint", "_peering", "_firewall", "_alarm", "_dashboard", "_alert", "_metric", "_project",
    "_service_account", "_api", "_alias", "_config", "_configuration", "_settings", "_notification", "_lock", "_resource_group", "_identity", "_certificate",
    "_key_pair", "_login_key", "_listener", "_target_group", "_schedule", "_login", "_user", "_group", "_ownership_controls", "_versioning",
    "_public_access_block", "_addon", "_access_entry", "_provider", "_budget", "_monitoring_", "_cloudwatch_event", "_tag", "_integration", "_deployment",
];

/// What a type of resource is to data.
pub(crate) fn of(kind: &str) -> Nature {
    let listed = |list: &[&str]| list.iter().any(|pattern| matches(pattern, kind));
    if listed(HOLDS) {
        Nature::Holds
    } else if listed(SECRETS) {
        Nature::Secret
    } else if listed(REGISTRIES) {
        Nature::Registry
    } else if listed(EDGES) {
        Nature::Edge
    } else if NOTHING.iter().any(|word| kind.contains(word)) {
        Nature::Nothing
    } else {
        Nature::Unlisted
    }
}

fn matches(pattern: &str, kind: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == kind,
        Some((start, end)) => {
            kind.len() >= start.len() + end.len() && kind.starts_with(start) && kind.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stores_are_told_from_settings_of_stores() {
        for (kind, nature) in [
            ("aws_s3_bucket", Nature::Holds),
            ("aws_s3_bucket_policy", Nature::Nothing),
            ("aws_iam_role", Nature::Nothing),
            ("aws_db_subnet_group", Nature::Nothing),
            ("aws_fsx_lustre_file_system", Nature::Holds),
            ("aws_kms_key", Nature::Secret),
            ("google_kms_key_ring", Nature::Secret),
            ("aws_ecr_repository", Nature::Registry),
            ("aws_cloudfront_distribution", Nature::Edge),
            ("ncloud_nks_cluster", Nature::Holds),
            ("aws_some_new_store", Nature::Unlisted),
        ] {
            assert_eq!(of(kind), nature, "{kind}");
        }
    }
}
