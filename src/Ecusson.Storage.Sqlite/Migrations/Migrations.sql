CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "migration_id" TEXT NOT NULL CONSTRAINT "pk___ef_migrations_history" PRIMARY KEY,
    "product_version" TEXT NOT NULL
);

CREATE TABLE "installations" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_installations" PRIMARY KEY,
    "id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL
);

CREATE TABLE "version_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_version_runs" PRIMARY KEY,
    "version" TEXT NOT NULL,
    "first_started_at" INTEGER NOT NULL,
    "last_started_at" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_version_runs_version" ON "version_runs" ("version");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261123204502_Installation', '10.0.15');

CREATE TABLE "audit" (
    "id" TEXT NOT NULL CONSTRAINT "pk_audit" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "subject" TEXT NULL,
    "organization" TEXT NULL,
    "facts" TEXT NOT NULL
);

CREATE TABLE "files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_files" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "name" TEXT NULL,
    "width" INTEGER NULL,
    "height" INTEGER NULL,
    "organization" TEXT NULL,
    "person" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "staged_until" INTEGER NULL,
    "is_public" INTEGER NOT NULL
);

CREATE TABLE "job" (
    "id" TEXT NOT NULL CONSTRAINT "pk_job" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "organization" TEXT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "not_before" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "held_until" INTEGER NULL,
    "held_by" TEXT NULL,
    "reason" TEXT NULL
);

CREATE TABLE "journal" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_journal" PRIMARY KEY AUTOINCREMENT,
    "transaction" INTEGER NOT NULL DEFAULT 0,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "organization" TEXT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "facts" TEXT NOT NULL
);

CREATE TABLE "keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_keys" PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "multibase" TEXT NOT NULL,
    "sealed" BLOB NOT NULL,
    "root_version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "retired_at" INTEGER NULL
);

CREATE TABLE "mails" (
    "id" TEXT NOT NULL CONSTRAINT "pk_mails" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "organization" TEXT NULL,
    "once" TEXT NOT NULL,
    "address" TEXT NULL,
    "language" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "not_before" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "held_until" INTEGER NULL,
    "held_by" TEXT NULL,
    "sent_at" INTEGER NULL,
    "answer" TEXT NULL
);

CREATE TABLE "network" (
    "id" TEXT NOT NULL CONSTRAINT "pk_network" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "pending_reaction" (
    "reaction" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_try_at" INTEGER NOT NULL,
    "parked_at" INTEGER NULL,
    "reason" TEXT NULL,
    CONSTRAINT "pk_pending_reaction" PRIMARY KEY ("reaction", "number")
);

CREATE TABLE "people" (
    "id" TEXT NOT NULL CONSTRAINT "pk_people" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "is_operator" INTEGER NOT NULL,
    "merged_into" TEXT NULL,
    "erased_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_people_people_merged_into" FOREIGN KEY ("merged_into") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "reaction_cursor" (
    "reaction" TEXT NOT NULL CONSTRAINT "pk_reaction_cursor" PRIMARY KEY,
    "transaction" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "held_until" INTEGER NULL,
    "held_by" TEXT NULL
);

CREATE TABLE "ring" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_ring" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "sealed" BLOB NOT NULL,
    "root_version" INTEGER NOT NULL
);

CREATE TABLE "organization" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organization" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "site" TEXT NULL,
    "mail" TEXT NULL,
    "place" TEXT NULL,
    "logo_id" TEXT NULL,
    "colour" TEXT NULL,
    "award_mail" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "did_published_at" INTEGER NULL,
    "archived_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_organization_files_logo_id" FOREIGN KEY ("logo_id") REFERENCES "files" ("id") ON DELETE RESTRICT
);

CREATE TABLE "account" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_account" PRIMARY KEY,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NOT NULL,
    "failed_count" INTEGER NOT NULL,
    "locked_until" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "last_signed_in_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    CONSTRAINT "fk_account_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "consent" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consent" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "given_at" INTEGER NOT NULL,
    "withdrawn_at" INTEGER NULL,
    CONSTRAINT "fk_consent_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "mail_address" (
    "id" TEXT NOT NULL CONSTRAINT "pk_mail_address" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "written" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "verified_at" INTEGER NULL,
    "is_main" INTEGER NOT NULL,
    "dead_since" INTEGER NULL,
    CONSTRAINT "fk_mail_address_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "mailed_link" (
    "id" TEXT NOT NULL CONSTRAINT "pk_mailed_link" PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "person_id" TEXT NULL,
    "address_key" TEXT NULL,
    "subject" TEXT NULL,
    "return_to" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL,
    CONSTRAINT "fk_mailed_link_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "passkey" (
    "credential_id" BLOB NOT NULL CONSTRAINT "pk_passkey" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "kept" TEXT NOT NULL,
    CONSTRAINT "fk_passkey_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "badge" (
    "id" TEXT NOT NULL CONSTRAINT "pk_badge" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "open_to_requests" INTEGER NOT NULL,
    "draft" TEXT NOT NULL,
    "has_changes" INTEGER NOT NULL,
    "published_number" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "changed_by" TEXT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_badge_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "framework" (
    "id" TEXT NOT NULL CONSTRAINT "pk_framework" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_framework_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invitation" (
    "id" TEXT NOT NULL CONSTRAINT "pk_invitation" PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "roles" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "invited_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "accepted_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "link_version" INTEGER NOT NULL,
    CONSTRAINT "fk_invitation_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_invitation_person_invited_by" FOREIGN KEY ("invited_by") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "member" (
    "id" TEXT NOT NULL CONSTRAINT "pk_member" PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "roles" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_member_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_member_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE TABLE "network_member" (
    "network_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "pk_network_member" PRIMARY KEY ("network_id", "organization_id"),
    CONSTRAINT "fk_network_member_network_network_id" FOREIGN KEY ("network_id") REFERENCES "network" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_network_member_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "program_token" (
    "id" TEXT NOT NULL CONSTRAINT "pk_program_token" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BLOB NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "last_used_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    CONSTRAINT "fk_program_token_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "status_list" (
    "id" TEXT NOT NULL CONSTRAINT "pk_status_list" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "bits" BLOB NOT NULL,
    "used" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "signed" BLOB NULL,
    "signed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_status_list_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "webhook" (
    "id" TEXT NOT NULL CONSTRAINT "pk_webhook" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "kinds" TEXT NOT NULL,
    "sealed_secret" BLOB NOT NULL,
    "root_version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "stopped_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_webhook_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "award_list" (
    "id" TEXT NOT NULL CONSTRAINT "pk_award_list" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "badge_id" TEXT NOT NULL,
    "badge_number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "awarded_on" TEXT NULL,
    "state" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "mails_leave_at" INTEGER NULL,
    "job_id" TEXT NULL,
    "rows" INTEGER NOT NULL,
    "unknown_columns" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_award_list_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_list_job_job_id" FOREIGN KEY ("job_id") REFERENCES "job" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_list_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "badge_competencies" (
    "badge_id" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "competency" TEXT NULL,
    CONSTRAINT "pk_badge_competencies" PRIMARY KEY ("badge_id", "folded"),
    CONSTRAINT "fk_badge_competencies_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT
);

CREATE TABLE "badge_index" (
    "badge_id" TEXT NOT NULL CONSTRAINT "pk_badge_index" PRIMARY KEY,
    "folded" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "level" INTEGER NULL,
    "languages" TEXT NOT NULL,
    "published_at" INTEGER NOT NULL,
    CONSTRAINT "fk_badge_index_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT
);

CREATE TABLE "badge_version" (
    "id" TEXT NOT NULL CONSTRAINT "pk_badge_version" PRIMARY KEY,
    "badge_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "published_at" INTEGER NOT NULL,
    "published_by" TEXT NULL,
    CONSTRAINT "fk_badge_version_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT
);

CREATE TABLE "competencies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_competencies" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "framework_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "parent" TEXT NULL,
    "address" TEXT NULL,
    "place" INTEGER NOT NULL,
    "folded" TEXT NOT NULL,
    "retired_at" INTEGER NULL,
    CONSTRAINT "fk_competencies_framework_framework_id" FOREIGN KEY ("framework_id") REFERENCES "framework" ("id") ON DELETE RESTRICT
);

CREATE TABLE "webhook_call" (
    "id" TEXT NOT NULL CONSTRAINT "pk_webhook_call" PRIMARY KEY,
    "webhook_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "next_try_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "status" INTEGER NULL,
    "reason" TEXT NULL,
    "held_until" INTEGER NULL,
    "held_by" TEXT NULL,
    CONSTRAINT "fk_webhook_call_webhook_webhook_id" FOREIGN KEY ("webhook_id") REFERENCES "webhook" ("id") ON DELETE RESTRICT
);

CREATE TABLE "award" (
    "id" TEXT NOT NULL CONSTRAINT "pk_award" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "badge_id" TEXT NOT NULL,
    "badge_number" INTEGER NOT NULL,
    "list_id" TEXT NULL,
    "state" TEXT NOT NULL,
    "address" TEXT NULL,
    "address_key" TEXT NULL,
    "holder_name" TEXT NULL,
    "person_id" TEXT NULL,
    "language" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "identity_hash" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "awarded_at" INTEGER NOT NULL,
    "valid_until" INTEGER NULL,
    "story" TEXT NULL,
    "evidence" TEXT NOT NULL,
    "granted_at" INTEGER NOT NULL,
    "answered_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    "revocation_reason" TEXT NULL,
    "replaced_by" TEXT NULL,
    "replaces" TEXT NULL,
    "visibility" TEXT NOT NULL,
    "shows_name" INTEGER NOT NULL,
    "name_in_credential" INTEGER NOT NULL,
    "link_key" TEXT NULL,
    "open_badges2key" TEXT NULL,
    "status_list_id" TEXT NOT NULL,
    "status_index" INTEGER NOT NULL,
    "link_version" INTEGER NOT NULL,
    "reminders" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_award_award_list_list_id" FOREIGN KEY ("list_id") REFERENCES "award_list" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_award_replaced_by" FOREIGN KEY ("replaced_by") REFERENCES "award" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_award_replaces" FOREIGN KEY ("replaces") REFERENCES "award" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_award_status_list_status_list_id" FOREIGN KEY ("status_list_id") REFERENCES "status_list" ("id") ON DELETE RESTRICT
);

CREATE TABLE "award_list_row" (
    "list_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "awarded_on" TEXT NOT NULL,
    "valid_until" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "problems" TEXT NOT NULL,
    "is_broken" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "award_id" TEXT NULL,
    CONSTRAINT "pk_award_list_row" PRIMARY KEY ("list_id", "number"),
    CONSTRAINT "fk_award_list_row_award_list_list_id" FOREIGN KEY ("list_id") REFERENCES "award_list" ("id") ON DELETE RESTRICT
);

CREATE TABLE "mistake_report" (
    "id" TEXT NOT NULL CONSTRAINT "pk_mistake_report" PRIMARY KEY,
    "award_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reported_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "answer" TEXT NULL,
    CONSTRAINT "fk_mistake_report_award_award_id" FOREIGN KEY ("award_id") REFERENCES "award" ("id") ON DELETE RESTRICT
);

CREATE TABLE "signed_credential" (
    "award_id" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "signed_at" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    CONSTRAINT "pk_signed_credential" PRIMARY KEY ("award_id", "format", "number"),
    CONSTRAINT "fk_signed_credential_award_award_id" FOREIGN KEY ("award_id") REFERENCES "award" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_signed_credential_sealed_key_key_id" FOREIGN KEY ("key_id") REFERENCES "keys" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_audit_at" ON "audit" ("at");

CREATE INDEX "ix_audit_organization_at" ON "audit" ("organization", "at");

CREATE INDEX "ix_award_address_key" ON "award" ("address_key");

CREATE INDEX "ix_award_badge_id_address_key" ON "award" ("badge_id", "address_key");

CREATE INDEX "ix_award_list_id_state" ON "award" ("list_id", "state");

CREATE UNIQUE INDEX "ix_award_open_badges2key" ON "award" ("open_badges2key");

CREATE INDEX "ix_award_organization_id_id" ON "award" ("organization_id", "id");

CREATE INDEX "ix_award_person_id" ON "award" ("person_id");

CREATE UNIQUE INDEX "ix_award_public_id" ON "award" ("public_id");

CREATE INDEX "ix_award_replaced_by" ON "award" ("replaced_by");

CREATE INDEX "ix_award_replaces" ON "award" ("replaces");

CREATE UNIQUE INDEX "ix_award_status_list_id_status_index" ON "award" ("status_list_id", "status_index");

CREATE INDEX "ix_award_list_badge_id" ON "award_list" ("badge_id");

CREATE INDEX "ix_award_list_job_id" ON "award_list" ("job_id");

CREATE INDEX "ix_award_list_organization_id_id" ON "award_list" ("organization_id", "id");

CREATE UNIQUE INDEX "ix_award_list_public_id" ON "award_list" ("public_id");

CREATE INDEX "ix_award_list_row_list_id_is_broken_number" ON "award_list_row" ("list_id", "is_broken", "number");

CREATE INDEX "ix_award_list_row_list_id_state_number" ON "award_list_row" ("list_id", "state", "number");

CREATE INDEX "ix_badge_organization_id_state" ON "badge" ("organization_id", "state");

CREATE UNIQUE INDEX "ix_badge_public_id" ON "badge" ("public_id");

CREATE INDEX "ix_badge_state" ON "badge" ("state");

CREATE INDEX "ix_badge_competencies_folded" ON "badge_competencies" ("folded");

CREATE UNIQUE INDEX "ix_badge_version_badge_id_number" ON "badge_version" ("badge_id", "number");

CREATE UNIQUE INDEX "ix_competencies_framework_id_code" ON "competencies" ("framework_id", "code");

CREATE UNIQUE INDEX "ix_competencies_public_id" ON "competencies" ("public_id");

CREATE INDEX "ix_consent_person_id_kind" ON "consent" ("person_id", "kind");

CREATE INDEX "ix_files_hash" ON "files" ("hash");

CREATE UNIQUE INDEX "ix_files_public_id" ON "files" ("public_id");

CREATE INDEX "ix_files_staged_until" ON "files" ("staged_until");

CREATE INDEX "ix_framework_organization_id" ON "framework" ("organization_id");

CREATE UNIQUE INDEX "ix_framework_public_id" ON "framework" ("public_id");

CREATE INDEX "ix_invitation_invited_by" ON "invitation" ("invited_by");

CREATE INDEX "ix_invitation_organization_id_invited_at" ON "invitation" ("organization_id", "invited_at");

CREATE INDEX "ix_job_kind_subject" ON "job" ("kind", "subject");

CREATE UNIQUE INDEX "ix_job_public_id" ON "job" ("public_id");

CREATE INDEX "ix_job_state_not_before" ON "job" ("state", "not_before");

CREATE UNIQUE INDEX "ix_journal_id" ON "journal" ("id");

CREATE INDEX "ix_journal_organization_number" ON "journal" ("organization", "number");

CREATE INDEX "ix_journal_subject_number" ON "journal" ("subject", "number");

CREATE INDEX "ix_journal_transaction_number" ON "journal" ("transaction", "number");

CREATE UNIQUE INDEX "ix_keys_multibase" ON "keys" ("multibase");

CREATE INDEX "ix_keys_owner_type_retired_at" ON "keys" ("owner", "type", "retired_at");

CREATE UNIQUE INDEX "ix_mail_address_key" ON "mail_address" ("key");

CREATE INDEX "ix_mail_address_person_id" ON "mail_address" ("person_id");

CREATE INDEX "ix_mailed_link_expires_at" ON "mailed_link" ("expires_at");

CREATE INDEX "ix_mailed_link_person_id" ON "mailed_link" ("person_id");

CREATE UNIQUE INDEX "ix_mails_once" ON "mails" ("once");

CREATE INDEX "ix_mails_state_not_before" ON "mails" ("state", "not_before");

CREATE INDEX "ix_mails_subject" ON "mails" ("subject");

CREATE UNIQUE INDEX "ix_member_organization_id_person_id" ON "member" ("organization_id", "person_id");

CREATE INDEX "ix_member_person_id" ON "member" ("person_id");

CREATE INDEX "ix_mistake_report_award_id" ON "mistake_report" ("award_id");

CREATE UNIQUE INDEX "ix_network_public_id" ON "network" ("public_id");

CREATE INDEX "ix_network_member_organization_id" ON "network_member" ("organization_id");

CREATE INDEX "ix_organization_logo_id" ON "organization" ("logo_id");

CREATE UNIQUE INDEX "ix_organization_public_id" ON "organization" ("public_id");

CREATE INDEX "ix_passkey_person_id" ON "passkey" ("person_id");

CREATE INDEX "ix_pending_reaction_next_try_at" ON "pending_reaction" ("next_try_at");

CREATE INDEX "ix_pending_reaction_reaction_subject_number" ON "pending_reaction" ("reaction", "subject", "number");

CREATE INDEX "ix_people_merged_into" ON "people" ("merged_into");

CREATE UNIQUE INDEX "ix_people_public_id" ON "people" ("public_id");

CREATE INDEX "ix_program_token_organization_id" ON "program_token" ("organization_id");

CREATE UNIQUE INDEX "ix_program_token_public_id" ON "program_token" ("public_id");

CREATE UNIQUE INDEX "ix_program_token_secret_hash" ON "program_token" ("secret_hash");

CREATE UNIQUE INDEX "ix_ring_name" ON "ring" ("name");

CREATE INDEX "ix_signed_credential_key_id" ON "signed_credential" ("key_id");

CREATE INDEX "ix_status_list_organization_id" ON "status_list" ("organization_id");

CREATE UNIQUE INDEX "ix_status_list_public_id" ON "status_list" ("public_id");

CREATE INDEX "ix_webhook_organization_id" ON "webhook" ("organization_id");

CREATE UNIQUE INDEX "ix_webhook_public_id" ON "webhook" ("public_id");

CREATE INDEX "ix_webhook_call_state_next_try_at" ON "webhook_call" ("state", "next_try_at");

CREATE UNIQUE INDEX "ix_webhook_call_webhook_id_entry_id" ON "webhook_call" ("webhook_id", "entry_id");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261123233555_AwardStory', '10.0.15');

DROP INDEX "ix_job_kind_subject";

CREATE UNIQUE INDEX "ix_job_kind_subject" ON "job" ("kind", "subject") WHERE state IN ('Waiting', 'Running', 'Parked');

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124004721_OneJobAtATime', '10.0.15');

CREATE TABLE "badge_trigrams" (
    "badge_id" TEXT NOT NULL,
    "trigram" TEXT NOT NULL,
    "in_name" INTEGER NOT NULL,
    CONSTRAINT "pk_badge_trigrams" PRIMARY KEY ("trigram", "badge_id"),
    CONSTRAINT "fk_badge_trigrams_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_badge_trigrams_badge_id" ON "badge_trigrams" ("badge_id");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124043458_BadgeTrigrams', '10.0.15');

DROP INDEX "ix_status_list_organization_id";

ALTER TABLE "status_list" ADD "issuer_id" TEXT NOT NULL DEFAULT '';

ALTER TABLE "status_list" ADD "key_id" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

ALTER TABLE "organization" ADD "did" TEXT NULL;

CREATE INDEX "ix_status_list_organization_id_issuer_id" ON "status_list" ("organization_id", "issuer_id");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124043812_IssuersOfLists', '10.0.15');

ALTER TABLE "award" ADD "search_text" TEXT NOT NULL DEFAULT '';

CREATE INDEX "ix_award_state_granted_at" ON "award" ("state", "granted_at");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124094549_AwardSearch', '10.0.15');

ALTER TABLE "passkey" ADD "last_used_at" INTEGER NULL;

CREATE TABLE "spent_challenge" (
    "challenge" BLOB NOT NULL CONSTRAINT "pk_spent_challenge" PRIMARY KEY,
    "expires_at" INTEGER NOT NULL
);

CREATE INDEX "ix_spent_challenge_expires_at" ON "spent_challenge" ("expires_at");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261124122727_Passkeys', '10.0.15');

ALTER TABLE "organization" ADD "postal_code" TEXT NULL;

ALTER TABLE "framework" ADD "loaded_at" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "framework" ADD "retired_at" INTEGER NULL;

ALTER TABLE "award_list_row" ADD "is_doubtful" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "award_list" ADD "withdrawal_reason" TEXT NULL;

ALTER TABLE "award_list" ADD "withdrawn_at" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261129142935_ListsAndFrameworks', '10.0.15');

ALTER TABLE "webhook" ADD "paused_at" INTEGER NULL;

ALTER TABLE "mail_address" ADD "receives_only" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261129145156_ReceivingAddressesAndPausedWebhooks', '10.0.15');

ALTER TABLE "award" ADD "last_wrote_at" INTEGER NULL;

ALTER TABLE "award" ADD "move_asked_at" INTEGER NULL;

ALTER TABLE "award" ADD "move_reason" TEXT NULL;

ALTER TABLE "award" ADD "moves_to" TEXT NULL;

UPDATE award SET last_wrote_at = COALESCE(
    (SELECT MAX(entry."at") FROM journal AS entry WHERE entry.subject = award.id AND entry.kind IN ('award.offered', 'award.reminded')), granted_at)
WHERE state <> 'Granted';

DROP INDEX "ix_status_list_organization_id_issuer_id";

ALTER TABLE "status_list" ADD "number" INTEGER NOT NULL DEFAULT 0;

UPDATE status_list SET number = (
    SELECT COUNT(*) FROM status_list AS other
    WHERE other.organization_id = status_list.organization_id AND other.issuer_id = status_list.issuer_id AND other.id <= status_list.id);

CREATE UNIQUE INDEX "ix_status_list_organization_id_issuer_id_number" ON "status_list" ("organization_id", "issuer_id", "number");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261129145244_LettersAndLists', '10.0.15');

CREATE TABLE "kept_form" (
    "person_id" TEXT NOT NULL,
    "page" BLOB NOT NULL,
    "root_version" INTEGER NOT NULL,
    "sealed" BLOB NOT NULL,
    "expires_at" INTEGER NOT NULL,
    CONSTRAINT "pk_kept_form" PRIMARY KEY ("person_id", "page"),
    CONSTRAINT "fk_kept_form_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_kept_form_expires_at" ON "kept_form" ("expires_at");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261129164525_KeptForms', '10.0.15');

CREATE TABLE "network_invitation" (
    "network_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_network_invitation" PRIMARY KEY ("network_id", "organization_id"),
    CONSTRAINT "fk_network_invitation_network_network_id" FOREIGN KEY ("network_id") REFERENCES "network" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_network_invitation_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_network_invitation_organization_id" ON "network_invitation" ("organization_id");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261129172606_Networks', '10.0.15');

CREATE INDEX "ix_award_badge_id_awarded_at_public_id" ON "award" ("badge_id", "awarded_at", "public_id") WHERE visibility = 'Everyone' AND state = 'Accepted' AND revoked_at IS NULL;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130002919_AwardsShownToEveryone', '10.0.15');

ALTER TABLE "award" ADD "readdressed_at" INTEGER NULL;

UPDATE award SET readdressed_at = (SELECT MAX(signed_at) FROM signed_credential WHERE award_id = award.id AND format = 'Json')
WHERE link_version > 1 AND NOT name_in_credential AND EXISTS (SELECT 1 FROM signed_credential WHERE award_id = award.id AND number > 1);

UPDATE award SET readdressed_at = answered_at WHERE answered_at >= move_asked_at AND moves_to IS NULL;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130011826_ReaddressedAwards', '10.0.15');

CREATE INDEX "ix_award_awarded_at_public_id" ON "award" ("awarded_at", "public_id") WHERE visibility = 'Everyone' AND state = 'Accepted' AND revoked_at IS NULL;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130032609_EveryAwardShown', '10.0.15');

ALTER TABLE mistake_report ADD COLUMN reporter_id TEXT NULL CONSTRAINT fk_mistake_report_person_reporter_id REFERENCES people (id) ON DELETE RESTRICT;

ALTER TABLE "mistake_report" ADD "reporter_key" TEXT NULL;

UPDATE mistake_report SET reporter_id = (SELECT person_id FROM award WHERE award.id = mistake_report.award_id AND (readdressed_at IS NULL OR readdressed_at <= reported_at));

UPDATE mistake_report SET reporter_key = (SELECT address_key FROM award WHERE award.id = mistake_report.award_id AND person_id IS NULL AND (readdressed_at IS NULL OR readdressed_at <= reported_at));

CREATE INDEX "ix_mistake_report_reporter_id" ON "mistake_report" ("reporter_id");

CREATE INDEX "ix_mistake_report_reporter_key" ON "mistake_report" ("reporter_key");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130075041_MistakeReporters', '10.0.15');

ALTER TABLE "award_list_row" ADD "taken_up_in" TEXT NULL;

CREATE INDEX "ix_mistake_report_open" ON "mistake_report" ("award_id") WHERE closed_at IS NULL;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130094643_TakenUpRows', '10.0.15');

CREATE TABLE "claim_link" (
    "id" TEXT NOT NULL CONSTRAINT "pk_claim_link" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "badge_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "opens_at" INTEGER NOT NULL,
    "closes_at" INTEGER NOT NULL,
    "limit" INTEGER NULL,
    "uses" INTEGER NOT NULL,
    "needs_approval" INTEGER NOT NULL,
    "awarded_on" TEXT NULL,
    "story" TEXT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_claim_link_badge_badge_id" FOREIGN KEY ("badge_id") REFERENCES "badge" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_claim_link_organization_organization_id" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT
);

CREATE TABLE "claim" (
    "id" TEXT NOT NULL CONSTRAINT "pk_claim" PRIMARY KEY,
    "public_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "address" TEXT NULL,
    "address_key" TEXT NULL,
    "name" TEXT NULL,
    "is_own" INTEGER NOT NULL,
    "receipt" TEXT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "claimed_at" INTEGER NOT NULL,
    "decided_at" INTEGER NULL,
    "award_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_claim_claim_link_link_id" FOREIGN KEY ("link_id") REFERENCES "claim_link" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_claim_address_key" ON "claim" ("address_key");

CREATE INDEX "ix_claim_award_id" ON "claim" ("award_id");

CREATE UNIQUE INDEX "ix_claim_link_id_address_key" ON "claim" ("link_id", "address_key");

CREATE INDEX "ix_claim_link_id_id" ON "claim" ("link_id", "id");

CREATE INDEX "ix_claim_link_id_state_id" ON "claim" ("link_id", "state", "id");

CREATE UNIQUE INDEX "ix_claim_public_id" ON "claim" ("public_id");

CREATE INDEX "ix_claim_state" ON "claim" ("state") WHERE state = 'Approved';

CREATE INDEX "ix_claim_link_badge_id" ON "claim_link" ("badge_id");

CREATE UNIQUE INDEX "ix_claim_link_code" ON "claim_link" ("code");

CREATE INDEX "ix_claim_link_organization_id_id" ON "claim_link" ("organization_id", "id");

CREATE UNIQUE INDEX "ix_claim_link_public_id" ON "claim_link" ("public_id");

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130143250_ClaimLinks', '10.0.15');

ALTER TABLE "award" ADD "is_name_claimed" INTEGER NOT NULL DEFAULT 0;

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130183324_ClaimedNames', '10.0.15');

INSERT INTO "__EFMigrationsHistory" ("migration_id", "product_version")
VALUES ('20261130221657_PackedCredentials', '10.0.15');

