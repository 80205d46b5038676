using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ClaimLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "claim_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    public_id = table.Column<string>(type: "character varying(26)", unicode: false, maxLength: 26, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    badge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    code = table.Column<string>(type: "character varying(12)", unicode: false, maxLength: 12, nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: true),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    needs_approval = table.Column<bool>(type: "boolean", nullable: false),
                    awarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    story = table.Column<string>(type: "text", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_claim_link_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_claim_link_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claim",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    public_id = table.Column<string>(type: "character varying(26)", unicode: false, maxLength: 26, nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    address_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    is_own = table.Column<bool>(type: "boolean", nullable: false),
                    receipt = table.Column<string>(type: "character varying(44)", unicode: false, maxLength: 44, nullable: true),
                    language = table.Column<string>(type: "character varying(8)", unicode: false, maxLength: 8, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", unicode: false, maxLength: 40, nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_claim_claim_link_link_id",
                        column: x => x.link_id,
                        principalTable: "claim_link",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claim_address_key",
                table: "claim",
                column: "address_key");

            migrationBuilder.CreateIndex(
                name: "ix_claim_award_id",
                table: "claim",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_id_address_key",
                table: "claim",
                columns: new[] { "link_id", "address_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_id_id",
                table: "claim",
                columns: new[] { "link_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_id_state_id",
                table: "claim",
                columns: new[] { "link_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_claim_public_id",
                table: "claim",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_claim_state",
                table: "claim",
                column: "state",
                filter: "state = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_badge_id",
                table: "claim_link",
                column: "badge_id");

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_code",
                table: "claim_link",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_organization_id_id",
                table: "claim_link",
                columns: new[] { "organization_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_claim_link_public_id",
                table: "claim_link",
                column: "public_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claim");

            migrationBuilder.DropTable(
                name: "claim_link");
        }
    }
}
