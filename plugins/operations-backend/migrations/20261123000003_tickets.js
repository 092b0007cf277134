/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('tickets', table => {
    table.comment('Tickets of incidents in other systems: one in each');
    table.string('incident_id', 36).notNullable();
    table.string('system', 64).notNullable();
    table.text('place').notNullable().comment('The address of where it is');
    table.string('visibility', 16).notNullable().comment('Of who reads there');
    table.boolean('notes').notNullable();
    table.string('ticket_id', 200).comment('Missing until it exists');
    table.text('url');
    table.text('title');
    table.string('state', 16).notNullable().comment('open, closed or deleted');
    table
      .string('elsewhere', 16)
      .comment('closed or reopened: what others did, against the incident');
    table.bigInteger('elsewhere_at').comment('When others did so last');
    table.string('shown', 64).comment('Hash of what the ticket shows');
    table
      .integer('revision')
      .notNullable()
      .comment('Grows with what may have to be shown');
    table.bigInteger('due_at').comment('Missing where nothing is to be sent');
    table.integer('attempts').notNullable();
    table.text('problem').comment('Of the last attempt; missing where it went');
    table.bigInteger('looked_at').comment('Up to when events are known');
    table.bigInteger('look_due_at');
    table.bigInteger('created_at').notNullable();
    table.primary(['incident_id', 'system']);
    table.unique(['system', 'ticket_id']);
    table.index(['system', 'due_at']);
    table.index(['system', 'look_due_at']);
  });

  await knex.schema.createTable('ticket_notes', table => {
    table.comment('Notes that are still to be written into tickets');
    table.string('entry_id', 36).notNullable();
    table.string('system', 64).notNullable();
    table.string('incident_id', 36).notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['entry_id', 'system']);
    table.index(['system', 'incident_id', 'at']);
  });

  await knex.schema.createTable('ticket_comments', table => {
    table.comment('Up to when comments are known: what is older is late');
    table.string('system', 64).notNullable();
    table.string('comment_id', 200).notNullable();
    table.bigInteger('at').notNullable();
    table.boolean('deleted').notNullable();
    table.primary(['system', 'comment_id']);
  });

  await knex.schema.createTable('incident_fixes', table => {
    table.comment('What mends incidents, and when it is looked at next');
    table.string('incident_id', 36).primary();
    table.text('url').notNullable();
    table.integer('looks').notNullable();
    table.bigInteger('due_at').notNullable();
    table.index(['due_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'incident_fixes',
    'ticket_comments',
    'ticket_notes',
    'tickets',
  ]) {
    await knex.schema.dropTable(table);
  }
};
