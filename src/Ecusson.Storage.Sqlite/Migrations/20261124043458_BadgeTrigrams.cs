using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BadgeTrigrams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "badge_trigrams",
                columns: table => new
                {
                    badge_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    trigram = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    in_name = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge_trigrams", x => new { x.trigram, x.badge_id });
                    table.ForeignKey(
                        name: "fk_badge_trigrams_badge_badge_id",
                        column: x => x.badge_id,
                        principalTable: "badge",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_badge_trigrams_badge_id",
                table: "badge_trigrams",
                column: "badge_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "badge_trigrams");
        }
    }
}
