/** As in the migrations before: sorted by bytes, in SQL as in cursors. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** As in the migrations before: a part of a scope that is not there is '', because it belongs to keys. */
function scopeColumns(table) {
  table.string('source', 64).notNullable();
  table.string('environment', 63).notNullable();
  table.string('cluster', 253).notNullable();
  table.string('namespace', 253).notNullable();
}

const COUNTED = [
  'service_id',
  'source',
  'environment',
  'cluster',
  'namespace',
  'measure',
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('slos', table => {
    table.comment('Every SLO that was ever in the catalog, and how it stands');
    table.specificType('ref', text).primary();
    table.string('service_id', 36);
    table.specificType('service_ref', text);
    table.specificType('owner', text);
    table.specificType('system', text);
    table.string('environment', 63).notNullable();
    table.text('title').notNullable();
    table.text('description');
    table.specificType('sort_name', text).notNullable();
    table.text('search_text').notNullable();
    table
      .string('visibility', 16)
      .notNullable()
      .comment('Of the document; that of the service counts as well');
    table.text('definition').comment('Missing where it cannot be followed');
    table.text('problems').notNullable();
    table
      .text('documents')
      .notNullable()
      .comment('Refs of all documents it is made of');
    table.text('sli_ids').notNullable();
    table.string('hash', 64).notNullable().comment('Of the columns above');
    table.string('state', 16).notNullable();
    table.integer('state_rank').notNullable().comment('0 is the worst');
    table.double('remaining');
    table.double('burn_rate');
    table.text('evaluation');
    table.bigInteger('evaluated_at');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('changed_at').notNullable();
    table.bigInteger('removed_at');
    table.index(['removed_at', 'remaining', 'sort_name', 'ref']);
    table.index(['removed_at', 'burn_rate', 'sort_name', 'ref']);
    table.index(['removed_at', 'sort_name', 'ref']);
    table.index(['service_id']);
    table.index(['service_ref']);
    table.index(['owner']);
    table.index(['system']);
    table.index(['changed_at']);
  });

  await knex.schema.createTable('slo_slis', table => {
    table.comment('What SLOs measure, and how far it is measured');
    table.string('id', 64).primary();
    table.text('definition').notNullable();
    table.string('source', 64);
    table.string('server', 253);
    table.text('plan').notNullable();
    table
      .text('answered')
      .notNullable()
      .comment('Ranges for which the source has spoken');
    table.bigInteger('measured_from');
    table.bigInteger('measured_until');
    table.text('problem');
    table.bigInteger('problem_since');
    table.text('warnings').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('unused_since');
    table.index(['unused_since']);
  });

  // A day of an SLI is in one tier at a time, so its row has a step and no name of a tier.
  await knex.schema.dropTable('sli_buckets');
  await knex.schema.createTable('sli_buckets', table => {
    table.comment('One packed array per SLI and UTC day');
    table.string('sli_id', 64).notNullable();
    table.string('day', 10).notNullable();
    table.integer('step_seconds').notNullable();
    table.binary('data').notNullable();
    table.primary(['sli_id', 'day']);
    table.index(['step_seconds', 'day']);
  });

  await knex.schema.dropTable('slis');
  await knex.schema.createTable('slis', table => {
    table.comment(
      'What the portal itself counts: events of a source in a scope',
    );
    table.string('id', 36).primary();
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table
      .string('measure', 64)
      .notNullable()
      .comment("'' for events, or the threshold for which seconds are counted");
    table.unique(COUNTED);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['slis', 'sli_buckets', 'slo_slis', 'slos']) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.createTable('slis', table => {
    table.string('id', 36).primary();
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table.unique(COUNTED.filter(column => column !== 'measure'));
  });
  await knex.schema.createTable('sli_buckets', table => {
    table.string('sli_id', 36).notNullable();
    table.string('tier', 16).notNullable();
    table.string('day', 10).notNullable();
    table.binary('data').notNullable();
    table.primary(['sli_id', 'tier', 'day']);
    table.index(['tier', 'day']);
  });
};
