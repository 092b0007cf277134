/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('author_settings', table => {
    table.comment('How people want to be asked');
    table.specificType('person', text).primary();
    table.text('settings').notNullable().comment('JSON');
    table.bigInteger('updated_at').notNullable();
  });

  await knex.schema.createTable('code_changes', table => {
    table.comment('What was written of services: commits and objectives');
    table.string('id', 36).primary();
    table.string('service_id', 36).notNullable();
    table.string('source', 64).notNullable();
    table.string('kind', 16).notNullable();
    table
      .specificType('repository', text)
      .notNullable()
      .comment('Or the ref of the SLO');
    table.string('revision', 64).notNullable();
    table.bigInteger('at').notNullable();
    table.text('message').notNullable().comment('The first line');
    table.string('visibility', 16).notNullable();
    table.string('reverts', 64);
    table.text('url');
    table.text('pull_request').comment('JSON');
    table.text('author').comment('JSON, as git names them');
    table.text('paths').notNullable().comment('JSON');
    table.unique(['service_id', 'repository', 'revision', 'kind']);
    table.index(['service_id', 'at']);
    table.index(['at']);
  });

  await knex.schema.createTable('seen_slos', table => {
    table.comment('What each SLO promised when it was looked at last');
    table.specificType('ref', text).primary();
    table.text('promises').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['seen_slos', 'code_changes', 'author_settings']) {
    await knex.schema.dropTable(table);
  }
};
