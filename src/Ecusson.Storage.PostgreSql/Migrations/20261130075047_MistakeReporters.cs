using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class MistakeReporters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "reporter_id",
                table: "mistake_report",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reporter_key",
                table: "mistake_report",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            // In whose account it is, or who read its letter. What was said before an award went to another address: by whom is not known any more.
            migrationBuilder.Sql("UPDATE mistake_report SET reporter_id = (SELECT person_id FROM award WHERE award.id = mistake_report.award_id AND (readdressed_at IS NULL OR readdressed_at <= reported_at));");
            migrationBuilder.Sql("UPDATE mistake_report SET reporter_key = (SELECT address_key FROM award WHERE award.id = mistake_report.award_id AND person_id IS NULL AND (readdressed_at IS NULL OR readdressed_at <= reported_at));");

            migrationBuilder.CreateIndex(
                name: "ix_mistake_report_reporter_id",
                table: "mistake_report",
                column: "reporter_id");

            migrationBuilder.CreateIndex(
                name: "ix_mistake_report_reporter_key",
                table: "mistake_report",
                column: "reporter_key");

            migrationBuilder.AddForeignKey(
                name: "fk_mistake_report_person_reporter_id",
                table: "mistake_report",
                column: "reporter_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_mistake_report_person_reporter_id",
                table: "mistake_report");

            migrationBuilder.DropIndex(
                name: "ix_mistake_report_reporter_id",
                table: "mistake_report");

            migrationBuilder.DropIndex(
                name: "ix_mistake_report_reporter_key",
                table: "mistake_report");

            migrationBuilder.DropColumn(
                name: "reporter_id",
                table: "mistake_report");

            migrationBuilder.DropColumn(
                name: "reporter_key",
                table: "mistake_report");
        }
    }
}
