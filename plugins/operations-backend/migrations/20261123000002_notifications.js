/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('notification_settings', table => {
    table.comment('When and of what people are told');
    table.specificType('person', text).primary();
    table.text('settings').notNullable().comment('JSON');
    table.bigInteger('updated_at').notNullable();
  });

  await knex.schema.createTable('incident_notifications', table => {
    table.comment('What a person is told of an incident: one notification');
    table.string('incident_id', 36).notNullable();
    table.specificType('person', text).notNullable();
    table.text('topics').notNullable().comment('JSON: what is to be told');
    table
      .integer('revision')
      .notNullable()
      .comment('Grows with what is to be told');
    table
      .bigInteger('due_at')
      .comment('Missing where there is nothing to be told');
    table.bigInteger('waiting_since');
    table.integer('attempts').notNullable();
    table.bigInteger('collected_at').comment('When news were told last');
    table.bigInteger('updated_at').notNullable();
    table.primary(['incident_id', 'person']);
    table.index(['due_at']);
    table.index(['updated_at']);
  });

  await knex.schema.createTable('webhook_states', table => {
    table.comment('How telling machines goes');
    table.string('webhook_id', 64).primary();
    table.bigInteger('delivered_at');
    table.bigInteger('failed_at');
    table.text('problem').comment('Of the last attempt; missing where it went');
    table.integer('given_up').notNullable();
  });

  await knex.schema.createTable('webhook_deliveries', table => {
    table.comment('What machines are still to be told');
    table.string('id', 64).primary().comment('The webhook-id of its header');
    table.string('webhook_id', 64).notNullable();
    table.string('type', 32).notNullable();
    table.text('payload').notNullable();
    table.string('incident_id', 36);
    table.string('service_id', 36);
    table.bigInteger('created_at').notNullable();
    table.bigInteger('due_at').notNullable();
    table.integer('attempts').notNullable();
    table.index(['webhook_id', 'due_at', 'created_at']);
  });

  await knex.schema.createTable('webhook_health', table => {
    table.comment('Up to where machines were told of health');
    table.string('service_id', 36).primary();
    table.bigInteger('at').notNullable();
    table.string('status', 16).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'webhook_health',
    'webhook_deliveries',
    'webhook_states',
    'incident_notifications',
    'notification_settings',
  ]) {
    await knex.schema.dropTable(table);
  }
};
