using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PackedCredentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Packed by default with a method that takes six times as long for the same size; a server that was built without the better one goes on with it. What is stored already stays as it is.
            migrationBuilder.Sql(
                """
                DO $$ BEGIN
                    ALTER TABLE signed_credential ALTER COLUMN bytes SET COMPRESSION lz4;
                EXCEPTION WHEN feature_not_supported THEN
                    NULL;
                END $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE signed_credential ALTER COLUMN bytes SET COMPRESSION default;");
        }
    }
}
