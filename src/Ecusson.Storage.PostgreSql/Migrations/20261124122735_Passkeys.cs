using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Passkeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_used_at",
                table: "passkey",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "spent_challenge",
                columns: table => new
                {
                    challenge = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
