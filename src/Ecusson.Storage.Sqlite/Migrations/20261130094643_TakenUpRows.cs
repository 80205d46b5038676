using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TakenUpRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "taken_up_in",
                table: "award_list_row",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_mistake_report_open",
                table: "mistake_report",
                column: "award_id",
                filter: "closed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_mistake_report_open",
                table: "mistake_report");

            migrationBuilder.DropColumn(
                name: "taken_up_in",
                table: "award_list_row");
        }
    }
}
