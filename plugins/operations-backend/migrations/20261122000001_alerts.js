/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('alerts', table => {
    table.comment('Every time that an alert fired');
    table.string('id', 36).primary();
    table.string('source', 64).notNullable();
    table.string('fingerprint', 64).notNullable();
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').comment('Missing while it fires');
    table.string('severity', 16).notNullable();
    table.text('title').notNullable();
    table.text('message');
    table.text('labels').notNullable();
    table.text('annotations').notNullable();
    table.string('service_id', 36);
    table.string('visibility', 16).notNullable();
    table.string('environment', 63);
    table.string('cluster', 253);
    table.specificType('slo', text);
    table.integer('objective');
    table.text('runbook_url');
    table.string('suppressed', 16);
    table.bigInteger('updated_at').notNullable();
    table.unique(['source', 'fingerprint', 'starts_at']);
    table.index(['source', 'ends_at']);
    table.index(['service_id', 'starts_at']);
    table.index(['slo', 'starts_at']);
    table.index(['starts_at']);
    table.index(['ends_at']);
  });

  await knex.schema.createTable('maintenance', table => {
    table.comment('What was announced that may be down');
    table.string('id', 36).primary();
    table.text('title').notNullable();
    table.text('description');
    table.text('scope').notNullable();
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').notNullable();
    table.text('recurrence');
    table.string('zone', 64).notNullable();
    table.text('announced_by').notNullable();
    table.bigInteger('announced_at').notNullable();
    table
      .bigInteger('counts_from')
      .notNullable()
      .comment('Nobody is excused by what was announced afterwards');
    table.bigInteger('ended_at');
    table
      .bigInteger('last_end')
      .comment('When the last window ends; missing where there is no last one');
    table
      .string('replaced_by', 36)
      .comment('Kept for what has been, as it was before it was changed');
    table.index(['last_end']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('maintenance');
  await knex.schema.dropTable('alerts');
};
