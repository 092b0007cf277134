/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('questions', table => {
    table.comment('What people asked those who wrote something');
    table.string('id', 36).primary();
    table.string('key', 32).notNullable().unique();
    table.string('visibility', 16).notNullable();
    table.string('state', 16).notNullable();
    table.text('title').notNullable();
    table
      .string('root_service_id', 36)
      .index()
      .comment('The service that it is about');
    table.string('incident_id', 36).index();
    table.text('artefact').notNullable().comment('JSON');
    table.text('artefact_title');
    table.specificType('asker', text).notNullable();
    table.bigInteger('asked_at').notNullable();
    table
      .bigInteger('first_answer_at')
      .comment('When somebody else than the asker answered first');
    table.string('accepted_answer', 36);
    table.bigInteger('accepted_at');
    table.bigInteger('closed_at');
    table.bigInteger('escalate_at').comment('Missing where it does not');
    table.specificType('escalate_to', text);
    table
      .text('escalation')
      .notNullable()
      .comment('JSON of whom each step asks, and which were taken');
    table.string('post_mortem_id', 36);
    table.string('runbook_id', 36);
    table.string('idempotency_key', 300).unique();
    table.integer('answers').notNullable();
    table.integer('version').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    // What is long comes last: SQLite reads through it to what stands behind.
    table.text('text').notNullable();
    table.text('search_text').notNullable();
    table.index(['escalate_at']);
    table.index(['asker']);
  });
  // As the lists are sorted: what waits comes first, the oldest of it first; then the most recent.
  await knex.raw(
    "create index questions_waiting on questions ((case when state = 'open' then 0 else 1 end), (case when state = 'open' then asked_at else -asked_at end), id)",
  );
  await knex.raw(
    'create index questions_changed on questions (updated_at, id desc)',
  );

  await knex.schema.createTable('question_recipients', table => {
    table.comment('Whom it is asked of, the first first');
    table.string('question_id', 36).notNullable();
    table.specificType('ref', text).notNullable();
    table.integer('position').notNullable();
    table.bigInteger('since').notNullable();
    table.text('why').notNullable();
    table.boolean('escalated').notNullable();
    table.primary(['question_id', 'ref']);
    table.index(['ref']);
  });

  await knex.schema.createTable('question_answers', table => {
    table.string('id', 36).primary();
    table.string('question_id', 36).notNullable();
    table.integer('seq').notNullable();
    table
      .integer('changed_version')
      .notNullable()
      .comment('The version of the question with which it was changed last');
    table.bigInteger('at').notNullable();
    table.specificType('author', text);
    table.text('author_name');
    table.text('url');
    table.integer('edits').notNullable();
    table.bigInteger('edited_at');
    table.string('dedupe_key', 200);
    table.text('text').notNullable();
    table.unique(['question_id', 'seq']);
    table.unique(['question_id', 'dedupe_key']);
    table.index(['question_id', 'changed_version']);
    table.index(['author']);
  });

  await knex.schema.createTable('question_answer_edits', table => {
    table.comment('What answers said before');
    table.string('answer_id', 36).notNullable();
    table.integer('number').notNullable();
    table.text('text').notNullable();
    table.bigInteger('until').notNullable();
    table.primary(['answer_id', 'number']);
  });

  await knex.schema.createTable('question_events', table => {
    table.comment('What happened to it, without what people wrote');
    table.string('id', 36).primary();
    table.string('question_id', 36).notNullable();
    table.bigInteger('at').notNullable();
    table.string('kind', 16).notNullable();
    table.specificType('author', text);
    table.text('data').notNullable().comment('JSON: to, why, url, fields, …');
    table.index(['question_id', 'at']);
  });

  await knex.schema.createTable('question_notifications', table => {
    table.comment('What people are still to be told of: one notification each');
    table.string('question_id', 36).notNullable();
    table.specificType('person', text).notNullable();
    table.string('topic', 16).notNullable();
    table.integer('revision').notNullable();
    table.bigInteger('due_at').comment('Missing where it was told');
    table.bigInteger('waiting_since').notNullable();
    table.integer('attempts').notNullable();
    table.primary(['question_id', 'person']);
    table.index(['due_at']);
  });

  await knex.schema.createTable('runbooks', table => {
    table.comment('What to do when something happens, as they are shown');
    table.string('id', 36).primary();
    table.string('visibility', 16).notNullable();
    table.text('title').notNullable();
    table
      .string('root_service_id', 36)
      .index()
      .comment('unknown where it names one that is not there');
    table.text('service_refs').notNullable().comment('JSON of entity refs');
    table.boolean('unresolved').notNullable();
    table.text('alerts').notNullable().comment('JSON of names');
    table.text('problems').notNullable().comment('JSON');
    table.text('links').notNullable().comment('JSON of addresses outside');
    table.specificType('repository', text);
    table.specificType('path', text);
    table.string('content_id', 64).comment('Missing before its file is there');
    table.string('revision', 64);
    table.text('url');
    table.bigInteger('changed_at');
    table.specificType('changed_by', text).comment('Of the catalog');
    table.bigInteger('checked_at').comment('When its links were looked at');
    table.text('proposal').comment('JSON of the branch in which a text waits');
    table.string('proposal_question', 36);
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('gone_at');
    table.integer('version').notNullable();
    table.text('markdown').notNullable();
    table.text('proposed');
    table.text('search_text').notNullable();
    table.index(['repository', 'path']);
    table.index(['updated_at', 'id']);
  });

  await knex.schema.createTable('runbook_services', table => {
    table.string('runbook_id', 36).notNullable();
    table.string('service_id', 36).notNullable();
    table.integer('position').notNullable();
    table.primary(['runbook_id', 'service_id']);
    table.index(['service_id']);
  });

  await knex.schema.createTable('runbook_alerts', table => {
    table.string('runbook_id', 36).notNullable();
    table.specificType('alert', text).notNullable();
    table.primary(['runbook_id', 'alert']);
    table.index(['alert']);
  });

  await knex.schema.createTable('runbook_feedback', table => {
    table.comment('Whether it helped: the last word of each in each incident');
    table.string('runbook_id', 36).notNullable();
    table.specificType('person', text).notNullable();
    table.string('incident_id', 36).notNullable().comment('Empty for none');
    table.boolean('helped').notNullable();
    table.text('text').notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['runbook_id', 'person', 'incident_id']);
  });

  await knex.schema.createTable('link_checks', table => {
    table.comment('Whether addresses outside lead anywhere');
    table.string('id', 64).primary().comment('Hash of the address');
    table.text('url').notNullable();
    table.text('problem').comment('Missing where it leads somewhere');
    table.bigInteger('checked_at');
    table.bigInteger('due_at').notNullable();
    table.integer('attempts').notNullable();
    table.index(['due_at']);
  });

  await knex.schema.createTable('runbook_repositories', table => {
    table.comment('Up to where runbooks of each were read');
    table.specificType('id', text).primary();
    table.string('revision', 64);
    table.bigInteger('read_at');
    table.text('problem');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'runbook_repositories',
    'link_checks',
    'runbook_feedback',
    'runbook_alerts',
    'runbook_services',
    'runbooks',
    'question_notifications',
    'question_events',
    'question_answer_edits',
    'question_answers',
    'question_recipients',
    'questions',
  ]) {
    await knex.schema.dropTable(name);
  }
};
