using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Passkeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "last_used_at",
                table: "passkey",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "spent_challenge",
                columns: table => new
                {
                    challenge = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_challenge", x => x.challenge);
                });

            migrationBuilder.CreateIndex(
                name: "ix_spent_challenge_expires_at",
                table: "spent_challenge",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spent_challenge");

            migrationBuilder.DropColumn(
                name: "last_used_at",
                table: "passkey");
        }
    }
}
