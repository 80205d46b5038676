using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReceivingAddressesAndPausedWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "webhook",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "receives_only",
                table: "mail_address",
                type: "boolean",
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
