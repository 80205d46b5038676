using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IssuersOfLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_status_list_organization_id",
                table: "status_list");

            migrationBuilder.AddColumn<string>(
                name: "issuer_id",
                table: "status_list",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "key_id",
                table: "status_list",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "did",
                table: "organization",
                type: "TEXT",
                unicode: false,
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id_issuer_id",
                table: "status_list",
                columns: new[] { "organization_id", "issuer_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_status_list_organization_id_issuer_id",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "issuer_id",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "key_id",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "did",
                table: "organization");

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id",
                table: "status_list",
                column: "organization_id");
        }
    }
}
