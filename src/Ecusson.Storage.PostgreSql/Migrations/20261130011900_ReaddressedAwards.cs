using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReaddressedAwards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "readdressed_at",
                table: "award",
                type: "timestamp with time zone",
                nullable: true);
            // Of an address that was corrected nothing tells but that it was signed anew, and a letter sent, without its name going in or out. Where its name went in and out again, more is hidden than need be.
            migrationBuilder.Sql("""
                UPDATE award SET readdressed_at = (SELECT MAX(signed_at) FROM signed_credential WHERE award_id = award.id AND format = 'Json')
                WHERE link_version > 1 AND NOT name_in_credential AND EXISTS (SELECT 1 FROM signed_credential WHERE award_id = award.id AND number > 1);
                """);
            // What was reported before a move was its former holder's: so it stays. A move that was refused, or waits, moved nothing.
            migrationBuilder.Sql("UPDATE award SET readdressed_at = answered_at WHERE answered_at >= move_asked_at AND moves_to IS NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "readdressed_at",
                table: "award");
        }
    }
}
