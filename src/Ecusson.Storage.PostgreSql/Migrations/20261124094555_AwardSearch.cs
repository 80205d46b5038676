using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AwardSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "award",
                type: "character varying(554)",
                maxLength: 554,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_award_state_granted_at",
                table: "award",
                columns: new[] { "state", "granted_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_award_state_granted_at",
                table: "award");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "award");
        }
    }
}
