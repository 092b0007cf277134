/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('runbooks', table => {
    table
      .text('places')
      .comment(
        'JSON: its file in git, by every name of the repository. Written when it is read the next time',
      );
  });
  await knex.schema.createTable('runbook_places', table => {
    table.comment('The same to look it up by, as addresses of pages name it');
    table.string('runbook_id', 36).notNullable();
    table.string('place', 700).notNullable();
    table.primary(['runbook_id', 'place']);
    table.index(['place']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('runbook_places');
  await knex.schema.alterTable('runbooks', table => {
    table.dropColumn('places');
  });
};
