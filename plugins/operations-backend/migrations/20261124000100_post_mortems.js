/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('post_mortems', table => {
    table.comment('Accounts of incidents, as they are shown');
    table.string('id', 36).primary();
    table.string('key', 32).notNullable().unique();
    table.string('status', 16).notNullable();
    table.string('visibility', 16).notNullable();
    table.text('title').notNullable();
    table.text('summary').notNullable();
    table.string('incident_id', 36).unique();
    table
      .string('root_service_id', 36)
      .index()
      .comment('unknown where it names one that is not there');
    table
      .text('service_refs')
      .notNullable()
      .comment('JSON of entity refs as the text has them, the root first');
    table.boolean('unresolved').notNullable().defaultTo(false);
    table.integer('severity');
    table.string('cause', 32);
    table.bigInteger('started_at');
    table.bigInteger('detected_at');
    table.bigInteger('mitigated_at');
    table.bigInteger('resolved_at');
    table.bigInteger('published_at');
    table
      .text('public_title')
      .comment('Redacted; missing where there is no public account');
    table.text('public_summary');
    table.text('leaks').comment('JSON of what keeps the public account back');
    table
      .string('public_basis', 64)
      .comment('What text and which rules the public account was made from');
    table.specificType('repository', text);
    table.specificType('path', text);
    table.string('content_id', 64).comment('What of the file is shown');
    table.string('revision', 64);
    table.text('url');
    table.bigInteger('changed_at').comment('In git');
    table.bigInteger('sorted_at').notNullable();
    table.text('authors').notNullable().comment('JSON of entity refs');
    table.specificType('created_by', text);
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.bigInteger('gone_at').comment('When its file left git');
    table.integer('version').notNullable();
    // What is long comes last: SQLite reads through it to what stands behind.
    table.text('markdown').comment('What was published; missing before');
    table.text('public_text');
    table.text('search_text').notNullable();
    table.text('public_search_text');
    table.index(['repository', 'path']);
    table.index(['updated_at']);
  });
  await knex.raw(
    'create index post_mortems_recent on post_mortems (sorted_at desc, id)',
  );

  await knex.schema.createTable('post_mortem_working', table => {
    table.comment('Texts that are written or in review');
    table.string('post_mortem_id', 36).primary();
    table.text('markdown').notNullable();
    table
      .string('base_content_id', 64)
      .comment('What of the file it was made from');
    table.integer('text_version').notNullable().comment('Of the text alone');
    table.bigInteger('saved_at').notNullable();
    table.specificType('saved_by', text).notNullable();
    table.text('proposal').comment('JSON of the branch and the pull request');
    table.integer('proposed_version').comment('The text that is in review');
  });

  await knex.schema.createTable('post_mortem_services', table => {
    table.comment('The root first');
    table.string('post_mortem_id', 36).notNullable();
    table.string('service_id', 36).notNullable();
    table.integer('position').notNullable();
    table.primary(['post_mortem_id', 'service_id']);
    table.index(['service_id']);
  });

  await knex.schema.createTable('post_mortem_tags', table => {
    table.comment('None that would have to be redacted');
    table.string('post_mortem_id', 36).notNullable();
    table.specificType('tag', text).notNullable();
    table.primary(['post_mortem_id', 'tag']);
    table.index(['tag']);
  });

  await knex.schema.createTable('post_mortem_events', table => {
    table.comment('What happened to it');
    table.string('id', 36).primary();
    table.string('post_mortem_id', 36).notNullable();
    table.string('kind', 16).notNullable();
    table.bigInteger('at').notNullable();
    table.specificType('author', text);
    table.text('author_name');
    table.text('text').notNullable();
    table.text('data').notNullable().comment('JSON: verdict, revision, url, …');
    table.integer('text_version');
    table.index(['post_mortem_id', 'at']);
  });

  await knex.schema.createTable('action_items', table => {
    table.comment('What post-mortems promised, as their texts say');
    table.string('post_mortem_id', 36).notNullable();
    table.specificType('item_id', text).notNullable();
    table.integer('position').notNullable();
    table.text('title').notNullable();
    table.text('public_title');
    table.string('kind', 16);
    table.string('severity', 16);
    table.specificType('owner', text);
    table.string('due', 10);
    table.text('issue');
    table.string('done', 10);
    table
      .text('pending')
      .comment('JSON of a change that is not in git yet, and since when');
    table.bigInteger('reminded_at');
    table.primary(['post_mortem_id', 'item_id']);
    table.index(['done', 'due']);
    table.index(['owner']);
  });

  await knex.schema.createTable('document_repositories', table => {
    table.comment('What was read of each');
    table.specificType('id', text).primary();
    table.text('title').notNullable();
    table.text('url');
    table.string('revision', 64);
    table.bigInteger('read_at');
    table.text('problem');
  });

  await knex.schema.createTable('broken_documents', table => {
    table.comment('Files that cannot be read, and why');
    table.specificType('repository', text).notNullable();
    table.specificType('path', text).notNullable();
    table.text('problems').notNullable().comment('JSON');
    table.text('url');
    table.primary(['repository', 'path']);
  });

  await knex.schema.createTable('removals', table => {
    table.comment('Who is named nowhere');
    table.string('id', 36).primary();
    table.specificType('person', text).unique();
    table.text('names').notNullable().comment('JSON');
    table.specificType('requested_by', text).notNullable();
    table.bigInteger('requested_at').notNullable();
  });

  await knex.schema.createTable('redaction_names', table => {
    table.comment(
      'Whoever the catalog has ever known is named in no public text',
    );
    table.specificType('ref', text).primary();
    table.text('names').notNullable().comment('JSON');
    table.bigInteger('changed_at').notNullable();
  });

  await knex.schema.createTable('redaction_salt', table => {
    table.comment('One row: what makes pseudonyms unguessable');
    table.integer('id').primary();
    table.string('salt', 64).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'redaction_salt',
    'redaction_names',
    'removals',
    'broken_documents',
    'document_repositories',
    'action_items',
    'post_mortem_events',
    'post_mortem_tags',
    'post_mortem_services',
    'post_mortem_working',
    'post_mortems',
  ]) {
    await knex.schema.dropTable(name);
  }
};
