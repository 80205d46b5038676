using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ecusson.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OneJobAtATime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_kind_subject",
                table: "job");

            migrationBuilder.CreateIndex(
                name: "ix_job_kind_subject",
                table: "job",
                columns: new[] { "kind", "subject" },
                unique: true,
                filter: "state IN ('Waiting', 'Running', 'Parked')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_kind_subject",
                table: "job");

            migrationBuilder.CreateIndex(
                name: "ix_job_kind_subject",
                table: "job",
                columns: new[] { "kind", "subject" });
        }
    }
}
