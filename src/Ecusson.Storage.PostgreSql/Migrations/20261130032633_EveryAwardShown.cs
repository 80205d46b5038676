using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EveryAwardShown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_award_awarded_at_public_id",
                table: "award",
                columns: new[] { "awarded_at", "public_id" },
                filter: "visibility = 'Everyone' AND state = 'Accepted' AND revoked_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_award_awarded_at_public_id",
                table: "award");
        }
    }
}
