/*
 * Times are whole milliseconds since the epoch: the same number on SQLite and PostgreSQL, and arithmetic in
 * SQL needs no dialect. A part of a scope that is not there is '', because it belongs to primary keys.
 */

/** Sorting by bytes: pages of a list must be ordered alike in SQL and in cursors, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

function scopeColumns(table) {
  table.string('source', 64).notNullable();
  table.string('environment', 63).notNullable();
  table.string('cluster', 253).notNullable();
  table.string('namespace', 253).notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('services', table => {
    table.comment('Every service that was ever in the catalog');
    table.string('id', 36).primary();
    table.specificType('entity_ref', text).notNullable().unique();
    table.text('title');
    table.text('description');
    table.text('type');
    table.text('lifecycle');
    table.specificType('owner', text);
    table.specificType('system', text);
    table.string('visibility', 16).notNullable();
    table.specificType('sort_name', text).notNullable();
    table.text('search_text').notNullable();
    table.text('entity').notNullable();
    table.string('entity_hash', 64).notNullable();
    table.bigInteger('revision').notNullable();
    table.string('health_status', 16).notNullable();
    table.integer('health_rank').notNullable().comment('0 is the worst');
    table.text('health_reasons').notNullable();
    table.bigInteger('health_since');
    table.integer('version').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('removed_at');
    table.index(['removed_at', 'health_rank', 'sort_name', 'id']);
    table.index(['removed_at', 'sort_name', 'id']);
    table.index(['owner']);
    table.index(['system']);
    table.index(['revision']);
  });

  await knex.schema.createTable('service_refs', table => {
    table.comment('Former names of services');
    table.specificType('entity_ref', text).notNullable();
    table.string('service_id', 36).notNullable();
    table.bigInteger('until').notNullable();
    table.primary(['entity_ref', 'service_id']);
    table.index(['service_id']);
  });

  await knex.schema.createTable('service_problems', table => {
    table.comment('What is written for a service that a source cannot follow');
    table.string('service_id', 36).notNullable();
    table.string('source', 64).notNullable();
    table.text('problems').notNullable();
    table.primary(['service_id', 'source']);
  });

  await knex.schema.createTable('observations', table => {
    table.comment('The last look of each source in each scope: freshness');
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table.string('status', 16).notNullable();
    table.text('reasons').notNullable();
    table.text('facts').notNullable();
    table.bigInteger('observed_at');
    table.bigInteger('since');
    table.double('interval_seconds').notNullable();
    table.text('stale_reason');
    table.bigInteger('expires_at');
    table.boolean('expired').notNullable();
    table.primary([
      'service_id',
      'source',
      'environment',
      'cluster',
      'namespace',
    ]);
    table.index(['expired', 'expires_at']);
    table.index(['source']);
  });

  await knex.schema.createTable('observation_transitions', table => {
    table.comment('When what a source saw in a scope changed');
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table.bigInteger('at').notNullable();
    table.string('status', 16).notNullable();
    table.text('reasons').notNullable();
    table.primary([
      'service_id',
      'source',
      'environment',
      'cluster',
      'namespace',
      'at',
    ]);
    table.index(['at']);
  });

  await knex.schema.createTable('environment_health', table => {
    table.comment("Health of each environment; '' is the headline");
    table.string('service_id', 36).notNullable();
    table.string('environment', 63).notNullable();
    table.string('status', 16).notNullable();
    table.text('reasons').notNullable();
    table.bigInteger('since');
    table.bigInteger('looked_since');
    table.bigInteger('changed_at');
    table.primary(['service_id', 'environment']);
  });

  await knex.schema.createTable('health_transitions', table => {
    table.comment(
      "When the health of an environment changed; '' is the headline",
    );
    table.string('service_id', 36).notNullable();
    table.string('environment', 63).notNullable();
    table.bigInteger('at').notNullable();
    table.string('status', 16).notNullable();
    table.text('reasons').notNullable();
    table.primary(['service_id', 'environment', 'at']);
    table.index(['at']);
  });

  await knex.schema.createTable('slis', table => {
    table.comment('What is counted: the events of a source in a scope');
    table.string('id', 36).primary();
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table.unique([
      'service_id',
      'source',
      'environment',
      'cluster',
      'namespace',
    ]);
  });

  await knex.schema.createTable('sli_buckets', table => {
    table.comment('One packed array per SLI, tier and UTC day');
    table.string('sli_id', 36).notNullable();
    table.string('tier', 16).notNullable();
    table.string('day', 10).notNullable();
    table.binary('data').notNullable();
    table.primary(['sli_id', 'tier', 'day']);
    table.index(['tier', 'day']);
  });

  await knex.schema.createTable('sources', table => {
    table.comment('How each source is, as its present holder says');
    table.string('id', 64).primary();
    table.text('title').notNullable();
    table.string('state', 16).notNullable();
    table.text('message').notNullable();
    table.bigInteger('since').notNullable();
  });

  await knex.schema.createTable('leases', table => {
    table.comment('Who does what in the background, one process at a time');
    table.string('name', 128).primary();
    table.string('holder', 64).notNullable();
    table.bigInteger('fencing').notNullable();
    table.bigInteger('expires_at').notNullable();
    table
      .bigInteger('flushed')
      .notNullable()
      .comment('The last batch of buckets that this holder has stored');
  });

  await knex.schema.createTable('projection', table => {
    table.comment('One row: how far the services follow the catalog');
    table.integer('id').primary();
    table.bigInteger('revision').notNullable();
    table.bigInteger('checked_at');
    table.text('problem');
    table.bigInteger('problem_since');
  });
  await knex('projection').insert({ id: 1, revision: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'projection',
    'leases',
    'sources',
    'sli_buckets',
    'slis',
    'health_transitions',
    'environment_health',
    'observation_transitions',
    'observations',
    'service_problems',
    'service_refs',
    'services',
  ]) {
    await knex.schema.dropTable(table);
  }
};
