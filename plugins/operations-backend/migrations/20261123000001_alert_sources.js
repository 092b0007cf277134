/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.alterTable('alerts', table => {
    table
      .bigInteger('told_start')
      .comment('When it began as its source says, which may be in the future');
    table
      .boolean('end_told')
      .notNullable()
      .defaultTo(false)
      .comment('Whether its source said that it ended');
    table.bigInteger('told_at').comment('When it was pushed last');
    table
      .bigInteger('missing_since')
      .comment('Since when its source, when asked, no longer tells of it');
    table.text('mapping').comment('JSON: why it belongs to its service');
    table
      .string('mapped_with', 64)
      .comment('The rules and services that it was mapped with');
    table.text('generator_url');
    table.text('silenced_by').comment('JSON: ids of silences');
    table.text('inhibited_by').comment('JSON: fingerprints of alerts');
    table.index(['fingerprint', 'starts_at']);
  });
  await knex('alerts').update('told_start', knex.ref('starts_at'));
  await knex.schema.alterTable('alerts', table => {
    // Two beginnings in the future begin at the same moment for us.
    table.dropUnique(['source', 'fingerprint', 'starts_at']);
    table.unique(['source', 'fingerprint', 'told_start']);
  });

  await knex.schema.createTable('alert_sources', table => {
    table.comment('Who tells of alerts; whoever writes what it tells holds it');
    table.string('source', 64).primary();
    table.bigInteger('told_at').comment('When it pushed alerts last');
    table.bigInteger('asked_at').comment('When it was asked last');
    table.bigInteger('silences_at').comment('When its silences were read last');
  });

  await knex.schema.createTable('alert_mappings', table => {
    table.comment('To which services alerts belong, as people said');
    table.string('id', 36).primary();
    table.text('matchers').notNullable().comment('JSON: AlertMatcher[]');
    table.string('service_id', 36).notNullable();
    table.string('environment', 63);
    table.text('note');
    table.specificType('made_by', text).notNullable();
    table.bigInteger('made_at').notNullable();
  });

  await knex.schema.createTable('silences', table => {
    table.comment('Silences as they were read last');
    table.string('source', 64).notNullable();
    table.string('id', 200).notNullable();
    table.string('state', 16).notNullable();
    table.text('matchers').notNullable().comment('JSON: AlertMatcher[]');
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').notNullable();
    table.text('comment').notNullable();
    table.text('created_by').notNullable();
    table.text('url');
    table.primary(['source', 'id']);
    table.index(['state', 'ends_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['silences', 'alert_mappings', 'alert_sources']) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('alerts', table => {
    table.dropUnique(['source', 'fingerprint', 'told_start']);
    table.dropIndex(['fingerprint', 'starts_at']);
    table.unique(['source', 'fingerprint', 'starts_at']);
    table.dropColumns(
      'told_start',
      'end_told',
      'told_at',
      'missing_since',
      'mapping',
      'mapped_with',
      'generator_url',
      'silenced_by',
      'inhibited_by',
    );
  });
};
