using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LettersAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "search_text",
                table: "award",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(554)",
                oldMaxLength: 554);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_wrote_at",
                table: "award",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "move_asked_at",
                table: "award",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "move_reason",
                table: "award",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "moves_to",
                table: "award",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            // When holders were written to last stands in the journal; where it does not, the granting is the best that is known.
            migrationBuilder.Sql("""
                UPDATE award SET last_wrote_at = COALESCE(
                    (SELECT MAX(entry."at") FROM journal AS entry WHERE entry.subject = award.id AND entry.kind IN ('award.offered', 'award.reminded')), granted_at)
                WHERE state <> 'Granted';
                """);

            migrationBuilder.DropIndex(
                name: "ix_status_list_organization_id_issuer_id",
                table: "status_list");

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "status_list",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("""
                UPDATE status_list SET number = (
                    SELECT COUNT(*) FROM status_list AS other
                    WHERE other.organization_id = status_list.organization_id AND other.issuer_id = status_list.issuer_id AND other.id <= status_list.id);
                """);

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id_issuer_id_number",
                table: "status_list",
                columns: new[] { "organization_id", "issuer_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_status_list_organization_id_issuer_id_number",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "number",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "last_wrote_at",
                table: "award");

            migrationBuilder.DropColumn(
                name: "move_asked_at",
                table: "award");

            migrationBuilder.DropColumn(
                name: "move_reason",
                table: "award");

            migrationBuilder.DropColumn(
                name: "moves_to",
                table: "award");

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id_issuer_id",
                table: "status_list",
                columns: new[] { "organization_id", "issuer_id" });
        }
    }
}
