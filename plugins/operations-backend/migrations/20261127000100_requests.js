/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('requests', table => {
    table.comment('What people asked for through templates, and how far it is');
    table.string('id', 36).primary();
    table.string('key', 32).notNullable().unique();
    table.string('kind', 16).notNullable();
    table.string('state', 16).notNullable();
    table
      .string('visibility', 16)
      .notNullable()
      .comment('As it was asked for; that of its services counts as well');
    table.text('title').notNullable();
    table.specificType('requester', text).notNullable();
    table.specificType('team', text).comment('Entity ref');
    table.text('template');
    table
      .string('task_id', 200)
      .notNullable()
      .comment('Of the task that asked: run again, it finds this one');
    table.string('stage', 16).notNullable().comment('The first not done');
    table.string('stage_state', 16).notNullable();
    table.bigInteger('stage_since').notNullable();
    table.text('branch');
    table.string('revision', 100).comment('Of the change as it is proposed');
    table.bigInteger('merge_asked_at');
    table.specificType('merge_asked_by', text);
    table.bigInteger('look_at').comment('Missing where nothing is left to do');
    table.integer('failures').notNullable().comment('In a row');
    table.integer('version').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.text('search_open').notNullable().comment('Names that all may read');
    table.text('search_text').notNullable();
    // What is long comes last: SQLite reads through it to what stands behind.
    table.text('need').notNullable().comment('JSON: who has to approve');
    table.text('approvals').notNullable().comment('JSON');
    table.text('proposal').comment('JSON: where the change is in git');
    table.text('facts').notNullable().comment('JSON: what is known of it');
    table.text('stages').notNullable().comment('JSON');
    table.text('parameters').notNullable().comment('JSON');
    table.text('files').notNullable().comment('JSON');
    table.unique(['requester', 'task_id']);
    table.index(['look_at']);
    table.index(['created_at', 'id']);
    table.index(['stage_since', 'id']);
    table.index(['state']);
  });

  await knex.schema.createTable('request_subjects', table => {
    table.comment('What requests are about, and whose members approve them');
    table.string('request_id', 36).notNullable();
    table.string('kind', 16).notNullable();
    table.specificType('name', text).notNullable();
    table.primary(['request_id', 'kind', 'name']);
    table.index(['kind', 'name']);
  });

  await knex.schema.createTable('request_events', table => {
    table.comment('What happened to requests; nothing here is ever changed');
    table.string('id', 36).primary();
    table.string('request_id', 36).notNullable();
    table.bigInteger('at').notNullable();
    table.specificType('person', text);
    table.text('text').notNullable();
    table.index(['request_id', 'at', 'id']);
  });

  await knex.schema.createTable('request_notifications', table => {
    table.comment('Who is still to be told of a request: people and groups');
    table.string('request_id', 36).notNullable();
    table.specificType('ref', text).notNullable();
    table.string('topic', 16).notNullable();
    table.bigInteger('due_at').notNullable();
    table.bigInteger('waiting_since').notNullable();
    table.integer('attempts').notNullable();
    table.primary(['request_id', 'ref']);
    table.index(['due_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'request_notifications',
    'request_events',
    'request_subjects',
    'requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
