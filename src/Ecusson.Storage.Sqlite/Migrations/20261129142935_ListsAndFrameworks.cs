using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListsAndFrameworks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "postal_code",
                table: "organization",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "loaded_at",
                table: "framework",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "retired_at",
                table: "framework",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_doubtful",
                table: "award_list_row",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "award_list",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "withdrawn_at",
                table: "award_list",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "postal_code",
                table: "organization");

            migrationBuilder.DropColumn(
                name: "loaded_at",
                table: "framework");

            migrationBuilder.DropColumn(
                name: "retired_at",
                table: "framework");

            migrationBuilder.DropColumn(
                name: "is_doubtful",
                table: "award_list_row");

            migrationBuilder.DropColumn(
                name: "withdrawal_reason",
                table: "award_list");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "award_list");
        }
    }
}
