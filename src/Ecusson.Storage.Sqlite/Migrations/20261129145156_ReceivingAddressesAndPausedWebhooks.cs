using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReceivingAddressesAndPausedWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "paused_at",
                table: "webhook",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "receives_only",
                table: "mail_address",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "webhook");

            migrationBuilder.DropColumn(
                name: "receives_only",
                table: "mail_address");
        }
    }
}
