/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('incidents', table => {
    table.comment('What people deal with');
    table.string('id', 36).primary();
    table.string('key', 32).notNullable().unique();
    table.string('visibility', 16).notNullable();
    table.text('title').notNullable();
    table.text('summary');
    table.integer('severity').notNullable().comment('1 is the worst');
    table.string('status', 16).notNullable();
    table.string('impact', 16).notNullable();
    table
      .string('root_service_id', 36)
      .comment('Missing where nothing is known of where it comes from');
    table
      .specificType('group_key', text)
      .comment('What no two open incidents share');
    table.string('environment', 63);
    table.boolean('drill').notNullable();
    table.string('origin', 16).notNullable().comment('policy, person or api');
    table.specificType('declared_by', text);
    table
      .bigInteger('touched_at')
      .comment('When people first did something in it');
    table.bigInteger('started_at').notNullable();
    table.bigInteger('detected_at').notNullable();
    table.bigInteger('acknowledged_at');
    table.bigInteger('mitigated_at');
    table.bigInteger('resolved_at').comment('Missing while it is open');
    table.string('cause', 32);
    table.text('cause_text');
    table.text('tracker_url');
    table.text('chat_url');
    table.text('fix').comment('JSON of the fix that is followed');
    table.string('duplicate_of', 36);
    table.text('suggestion');
    table.text('search_text').notNullable();
    table.string('idempotency_key', 300).unique();
    table.integer('version').notNullable();
    table
      .integer('last_seq')
      .notNullable()
      .comment('Of the last entry of the timeline');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.index(['resolved_at']);
    table.index(['root_service_id', 'started_at']);
    table.index(['duplicate_of']);
  });
  // As the lists are sorted: the first page is read without looking at the others.
  for (const [name, keys] of [
    [
      'urgency',
      '(case when resolved_at is null then severity else 9 end), started_at desc, id',
    ],
    ['started', 'started_at desc, id'],
    ['severity', 'severity, started_at desc, id'],
    ['updated', 'updated_at desc, id'],
  ]) {
    await knex.raw(`create index incidents_${name} on incidents (${keys})`);
  }
  await knex.raw(
    'create unique index incidents_open_group on incidents (group_key) where resolved_at is null and group_key is not null',
  );

  await knex.schema.createTable('incident_services', table => {
    table.comment('The root and what is affected');
    table.string('incident_id', 36).notNullable();
    table.string('service_id', 36).notNullable();
    table.integer('position').notNullable().comment('0 is the root');
    table.string('impact', 16).notNullable();
    table.text('regions').notNullable().comment('JSON: [{ region, impact }]');
    table.bigInteger('since').notNullable();
    table.bigInteger('recovered_at');
    table.primary(['incident_id', 'service_id']);
    table.index(['service_id', 'incident_id']);
  });

  await knex.schema.createTable('incident_alerts', table => {
    table.comment('Alerts that belong to incidents, each spell of one once');
    table.string('alert_id', 36).notNullable();
    table.string('incident_id', 36).notNullable();
    table.bigInteger('joined_at').notNullable();
    table.primary(['alert_id', 'incident_id']);
    table.index(['incident_id']);
  });

  await knex.schema.createTable('incident_roles', table => {
    table.comment('Who does what in an incident');
    table.string('incident_id', 36).notNullable();
    table.string('role', 32).notNullable();
    table.specificType('person', text).notNullable();
    table.bigInteger('since').notNullable();
    table.primary(['incident_id', 'role']);
    table.index(['person']);
  });

  await knex.schema.createTable('incident_entries', table => {
    table.comment('Timelines: what is written stays');
    table.string('id', 36).primary();
    table.string('incident_id', 36).notNullable();
    table.integer('seq').notNullable();
    table
      .integer('changed_seq')
      .notNullable()
      .comment('Grows with each edit, too: what open pages ask for');
    table.string('kind', 16).notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('recorded_at').notNullable();
    table.specificType('author', text);
    table.text('author_name').comment('Of people who are not in the catalog');
    table
      .string('service_id', 36)
      .comment('Who may not see it does not see the entry');
    table.string('visibility', 16).notNullable();
    table.text('text').notNullable();
    table.text('data').notNullable().comment('JSON: url, alertId, fileId, …');
    table.string('dedupe_key', 200);
    table.integer('edits').notNullable();
    table.bigInteger('edited_at');
    table.unique(['incident_id', 'seq']);
    table.unique(['incident_id', 'dedupe_key']);
    table.index(['incident_id', 'changed_seq']);
    table.index(['incident_id', 'at']);
  });

  await knex.schema.createTable('incident_entry_edits', table => {
    table.comment('What entries said before');
    table.string('entry_id', 36).notNullable();
    table.integer('number').notNullable();
    table.text('text').notNullable();
    table.bigInteger('until').notNullable();
    table.primary(['entry_id', 'number']);
  });

  await knex.schema.createTable('incident_files', table => {
    table.comment('Pictures');
    table.string('id', 36).primary();
    table.string('incident_id', 36).notNullable();
    table.text('name').notNullable();
    table.string('type', 64).notNullable();
    table.integer('bytes').notNullable();
    table.binary('content').notNullable();
    table.specificType('added_by', text).notNullable();
    table.bigInteger('added_at').notNullable();
    table.index(['incident_id']);
  });

  await knex.schema.createTable('incident_sequences', table => {
    table.comment('Numbers of keys; gaps of one tell nothing of the other');
    table.string('visibility', 16).primary();
    table.integer('last').notNullable();
  });

  await knex.schema.createTable('incident_decisions', table => {
    table.comment('What the policy decided, and from what');
    table.string('id', 36).primary();
    table.string('incident_id', 36);
    table.string('alert_id', 36);
    table.bigInteger('at').notNullable();
    table.string('kind', 16).notNullable();
    table.string('rule', 64).notNullable();
    table.text('message').notNullable();
    table.text('inputs').notNullable().comment('JSON: serviceIds and inputs');
    table.index(['incident_id', 'at']);
    table.index(['alert_id', 'at']);
    table.index(['at']);
  });

  await knex.schema.createTable('incident_evidence', table => {
    table.comment('How things were, kept for as long as the incident is');
    table.string('incident_id', 36).notNullable();
    table.string('kind', 16).notNullable();
    table.string('key', 200).notNullable();
    table.binary('content').notNullable();
    table.bigInteger('pinned_at').notNullable();
    table.primary(['incident_id', 'kind', 'key']);
  });

  await knex.schema.createTable('incident_events', table => {
    table.comment('What others are to be told of: written with what happened');
    table.string('id', 36).primary();
    table.string('incident_id', 36).notNullable();
    table.bigInteger('at').notNullable();
    table.string('topic', 16).notNullable();
    table.text('data').notNullable();
    table.index(['at']);
  });

  await knex.schema.createTable('incident_events_told', table => {
    table.comment('Whom they were told: each once');
    table.string('event_id', 36).notNullable();
    table.string('listener', 64).notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['listener', 'event_id']);
    table.index(['at']);
  });

  await knex.schema.createTable('follows', table => {
    table.comment('Who wants to be told of what');
    table.string('kind', 16).notNullable().comment('service or incident');
    table.string('target_id', 36).notNullable();
    table.specificType('person', text).notNullable();
    table.bigInteger('since').notNullable();
    table.primary(['kind', 'target_id', 'person']);
    table.index(['person']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'follows',
    'incident_events_told',
    'incident_events',
    'incident_evidence',
    'incident_decisions',
    'incident_sequences',
    'incident_files',
    'incident_entry_edits',
    'incident_entries',
    'incident_roles',
    'incident_alerts',
    'incident_services',
    'incidents',
  ]) {
    await knex.schema.dropTable(table);
  }
};
