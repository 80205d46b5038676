using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AwardStory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    door = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: true),
                    organization = table.Column<Guid>(type: "TEXT", nullable: true),
                    facts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    hash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    organization = table.Column<Guid>(type: "TEXT", nullable: true),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    staged_until = table.Column<long>(type: "INTEGER", nullable: true),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    held_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transaction = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: 0L),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    multibase = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    root_version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization = table.Column<Guid>(type: "TEXT", nullable: true),
                    once = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    held_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_reaction",
                columns: table => new
                {
                    reaction = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    parked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_reaction", x => new { x.reaction, x.number });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_operator = table.Column<bool>(type: "INTEGER", nullable: false),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_people_merged_into",
                        column: x => x.merged_into,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reaction_cursor",
                columns: table => new
                {
                    reaction = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    transaction = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    held_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reaction_cursor", x => x.reaction);
                });

            migrationBuilder.CreateTable(
                name: "ring",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    root_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ring", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "organization",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    site = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    mail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    logo_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    colour = table.Column<string>(type: "TEXT", unicode: false, maxLength: 7, nullable: true),
                    award_mail = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    did_published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization", x => x.id);
                    table.ForeignKey(
                        name: "fk_organization_files_logo_id",
                        column: x => x.logo_id,
                        principalTable: "files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 500, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_signed_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_account_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    wording = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => x.id);
                    table.ForeignKey(
                        name: "fk_consent_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mail_address",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    written = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_main = table.Column<bool>(type: "INTEGER", nullable: false),
                    dead_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_address", x => x.id);
                    table.ForeignKey(
                        name: "fk_mail_address_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mailed_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    address_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    subject = table.Column<Guid>(type: "TEXT", nullable: true),
                    return_to = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailed_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_mailed_link_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    kept = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_passkey_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "badge",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    open_to_requests = table.Column<bool>(type: "INTEGER", nullable: false),
                    draft = table.Column<string>(type: "TEXT", nullable: false),
                    has_changes = table.Column<bool>(type: "INTEGER", nullable: false),
                    published_number = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge", x => x.id);
                    table.ForeignKey(
                        name: "fk_badge_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "framework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework", x => x.id);
                    table.ForeignKey(
                        name: "fk_framework_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    roles = table.Column<int>(type: "INTEGER", unicode: false, maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    invited_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitation_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitation_person_invited_by",
                        column: x => x.invited_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    roles = table.Column<int>(type: "INTEGER", unicode: false, maxLength: 40, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member", x => x.id);
                    table.ForeignKey(
                        name: "fk_member_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_member_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "network_member",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_member", x => new { x.network_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_network_member_network_network_id",
                        column: x => x.network_id,
                        principalTable: "network",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_network_member_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "program_token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", unicode: false, maxLength: 500, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_program_token", x => x.id);
                    table.ForeignKey(
                        name: "fk_program_token_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "status_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bits = table.Column<byte[]>(type: "BLOB", nullable: false),
                    used = table.Column<int>(type: "INTEGER", nullable: false),
                    seed = table.Column<long>(type: "INTEGER", nullable: false),
                    signed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_status_list", x => x.id);
                    table.ForeignKey(
                        name: "fk_status_list_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    root_version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "award_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    badge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    badge_number = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    awarded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    mails_leave_at = table.Column<long>(type: "INTEGER", nullable: true),
                    job_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    unknown_columns = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_list", x => x.id);
                    table.ForeignKey(
                        name: "fk_award_list_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_list_job_job_id",
                        column: x => x.job_id,
                        principalTable: "job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_list_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "badge_competencies",
                columns: table => new
                {
                    badge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    competency = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge_competencies", x => new { x.badge_id, x.folded });
                    table.ForeignKey(
                        name: "fk_badge_competencies_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "badge_index",
                columns: table => new
                {
                    badge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    languages = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge_index", x => x.badge_id);
                    table.ForeignKey(
                        name: "fk_badge_index_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "badge_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    badge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_badge_version_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "competencies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    framework_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    parent = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competencies", x => x.id);
                    table.ForeignKey(
                        name: "fk_competencies_framework_framework_id",
                        column: x => x.framework_id,
                        principalTable: "framework",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_call",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    webhook_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    held_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_call", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_call_webhook_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhook",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "award",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    badge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    badge_number = table.Column<int>(type: "INTEGER", nullable: false),
                    list_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    address_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    subject_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 45, nullable: false),
                    identity_hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 71, nullable: false),
                    salt = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    awarded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: true),
                    story = table.Column<string>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revocation_reason = table.Column<string>(type: "TEXT", nullable: true),
                    replaced_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    visibility = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    shows_name = table.Column<bool>(type: "INTEGER", nullable: false),
                    name_in_credential = table.Column<bool>(type: "INTEGER", nullable: false),
                    link_key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: true),
                    open_badges2key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: true),
                    status_list_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status_index = table.Column<int>(type: "INTEGER", nullable: false),
                    link_version = table.Column<int>(type: "INTEGER", nullable: false),
                    reminders = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award", x => x.id);
                    table.ForeignKey(
                        name: "fk_award_award_list_list_id",
                        column: x => x.list_id,
                        principalTable: "award_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_award_replaced_by",
                        column: x => x.replaced_by,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_award_replaces",
                        column: x => x.replaces,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_award_status_list_status_list_id",
                        column: x => x.status_list_id,
                        principalTable: "status_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "award_list_row",
                columns: table => new
                {
                    list_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    awarded_on = table.Column<string>(type: "TEXT", nullable: false),
                    valid_until = table.Column<string>(type: "TEXT", nullable: false),
                    story = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    is_broken = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    award_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_award_list_row", x => new { x.list_id, x.number });
                    table.ForeignKey(
                        name: "fk_award_list_row_award_list_list_id",
                        column: x => x.list_id,
                        principalTable: "award_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mistake_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    award_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mistake_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_mistake_report_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signed_credential",
                columns: table => new
                {
                    award_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_credential", x => new { x.award_id, x.format, x.number });
                    table.ForeignKey(
                        name: "fk_signed_credential_award_award_id",
                        column: x => x.award_id,
                        principalTable: "award",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signed_credential_sealed_key_key_id",
                        column: x => x.key_id,
                        principalTable: "keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_organization_at",
                table: "audit",
                columns: new[] { "organization", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_award_address_key",
                table: "award",
                column: "address_key");

            migrationBuilder.CreateIndex(
                name: "ix_award_badge_id_address_key",
                table: "award",
                columns: new[] { "badge_id", "address_key" });

            migrationBuilder.CreateIndex(
                name: "ix_award_list_id_state",
                table: "award",
                columns: new[] { "list_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_award_open_badges2key",
                table: "award",
                column: "open_badges2key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_award_organization_id_id",
                table: "award",
                columns: new[] { "organization_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_award_person_id",
                table: "award",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_public_id",
                table: "award",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_award_replaced_by",
                table: "award",
                column: "replaced_by");

            migrationBuilder.CreateIndex(
                name: "ix_award_replaces",
                table: "award",
                column: "replaces");

            migrationBuilder.CreateIndex(
                name: "ix_award_status_list_id_status_index",
                table: "award",
                columns: new[] { "status_list_id", "status_index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_award_list_badge_id",
                table: "award_list",
                column: "badge_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_list_job_id",
                table: "award_list",
                column: "job_id");

            migrationBuilder.CreateIndex(
                name: "ix_award_list_organization_id_id",
                table: "award_list",
                columns: new[] { "organization_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_award_list_public_id",
                table: "award_list",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_award_list_row_list_id_is_broken_number",
                table: "award_list_row",
                columns: new[] { "list_id", "is_broken", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_award_list_row_list_id_state_number",
                table: "award_list_row",
                columns: new[] { "list_id", "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_badge_organization_id_state",
                table: "badge",
                columns: new[] { "organization_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_badge_public_id",
                table: "badge",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_badge_state",
                table: "badge",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_badge_competencies_folded",
                table: "badge_competencies",
                column: "folded");

            migrationBuilder.CreateIndex(
                name: "ix_badge_version_badge_id_number",
                table: "badge_version",
                columns: new[] { "badge_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competencies_framework_id_code",
                table: "competencies",
                columns: new[] { "framework_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competencies_public_id",
                table: "competencies",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_person_id_kind",
                table: "consent",
                columns: new[] { "person_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_files_hash",
                table: "files",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_files_public_id",
                table: "files",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_files_staged_until",
                table: "files",
                column: "staged_until");

            migrationBuilder.CreateIndex(
                name: "ix_framework_organization_id",
                table: "framework",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_framework_public_id",
                table: "framework",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_invited_by",
                table: "invitation",
                column: "invited_by");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_organization_id_invited_at",
                table: "invitation",
                columns: new[] { "organization_id", "invited_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_kind_subject",
                table: "job",
                columns: new[] { "kind", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_job_public_id",
                table: "job",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_state_not_before",
                table: "job",
                columns: new[] { "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_id",
                table: "journal",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_organization_number",
                table: "journal",
                columns: new[] { "organization", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_subject_number",
                table: "journal",
                columns: new[] { "subject", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_transaction_number",
                table: "journal",
                columns: new[] { "transaction", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_keys_multibase",
                table: "keys",
                column: "multibase",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_keys_owner_type_retired_at",
                table: "keys",
                columns: new[] { "owner", "type", "retired_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mail_address_key",
                table: "mail_address",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mail_address_person_id",
                table: "mail_address",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_link_expires_at",
                table: "mailed_link",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_link_person_id",
                table: "mailed_link",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mails_once",
                table: "mails",
                column: "once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mails_state_not_before",
                table: "mails",
                columns: new[] { "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "ix_mails_subject",
                table: "mails",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_member_organization_id_person_id",
                table: "member",
                columns: new[] { "organization_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_member_person_id",
                table: "member",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mistake_report_award_id",
                table: "mistake_report",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_public_id",
                table: "network",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_member_organization_id",
                table: "network_member",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_logo_id",
                table: "organization",
                column: "logo_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_public_id",
                table: "organization",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_passkey_person_id",
                table: "passkey",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_pending_reaction_next_try_at",
                table: "pending_reaction",
                column: "next_try_at");

            migrationBuilder.CreateIndex(
                name: "ix_pending_reaction_reaction_subject_number",
                table: "pending_reaction",
                columns: new[] { "reaction", "subject", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_people_merged_into",
                table: "people",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_people_public_id",
                table: "people",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_program_token_organization_id",
                table: "program_token",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_program_token_public_id",
                table: "program_token",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_program_token_secret_hash",
                table: "program_token",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ring_name",
                table: "ring",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signed_credential_key_id",
                table: "signed_credential",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id",
                table: "status_list",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_status_list_public_id",
                table: "status_list",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_organization_id",
                table: "webhook",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_public_id",
                table: "webhook",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_call_state_next_try_at",
                table: "webhook_call",
                columns: new[] { "state", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_call_webhook_id_entry_id",
                table: "webhook_call",
                columns: new[] { "webhook_id", "entry_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "award_list_row");

            migrationBuilder.DropTable(
                name: "badge_competencies");

            migrationBuilder.DropTable(
                name: "badge_index");

            migrationBuilder.DropTable(
                name: "badge_version");

            migrationBuilder.DropTable(
                name: "competencies");

            migrationBuilder.DropTable(
                name: "consent");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "mail_address");

            migrationBuilder.DropTable(
                name: "mailed_link");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "mistake_report");

            migrationBuilder.DropTable(
                name: "network_member");

            migrationBuilder.DropTable(
                name: "passkey");

            migrationBuilder.DropTable(
                name: "pending_reaction");

            migrationBuilder.DropTable(
                name: "program_token");

            migrationBuilder.DropTable(
                name: "reaction_cursor");

            migrationBuilder.DropTable(
                name: "ring");

            migrationBuilder.DropTable(
                name: "signed_credential");

            migrationBuilder.DropTable(
                name: "webhook_call");

            migrationBuilder.DropTable(
                name: "framework");

            migrationBuilder.DropTable(
                name: "network");

            migrationBuilder.DropTable(
                name: "award");

            migrationBuilder.DropTable(
                name: "keys");

            migrationBuilder.DropTable(
                name: "webhook");

            migrationBuilder.DropTable(
                name: "award_list");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "status_list");

            migrationBuilder.DropTable(
                name: "badge");

            migrationBuilder.DropTable(
                name: "job");

            migrationBuilder.DropTable(
                name: "organization");

            migrationBuilder.DropTable(
                name: "files");
        }
    }
}
