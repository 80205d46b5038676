using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StatusListIssuer : Migration
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

            migrationBuilder.CreateIndex(
                name: "ix_status_list_key_id",
                table: "status_list",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id_issuer_id",
                table: "status_list",
                columns: new[] { "organization_id", "issuer_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_status_list_sealed_key_key_id",
                table: "status_list",
                column: "key_id",
                principalTable: "keys",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_status_list_sealed_key_key_id",
                table: "status_list");

            migrationBuilder.DropIndex(
                name: "ix_status_list_key_id",
                table: "status_list");

            migrationBuilder.DropIndex(
                name: "ix_status_list_organization_id_issuer_id",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "issuer_id",
                table: "status_list");

            migrationBuilder.DropColumn(
                name: "key_id",
                table: "status_list");

            migrationBuilder.CreateIndex(
                name: "ix_status_list_organization_id",
                table: "status_list",
                column: "organization_id");
        }
    }
}
