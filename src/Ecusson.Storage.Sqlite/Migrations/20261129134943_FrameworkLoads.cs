using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FrameworkLoads : Migration
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
        }
    }
}
