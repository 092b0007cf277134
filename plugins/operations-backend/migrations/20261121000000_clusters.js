/** As in the migration before: a part of a scope that is not there is '', because it belongs to keys. */
function scopeColumns(table) {
  table.string('source', 64).notNullable();
  table.string('environment', 63).notNullable();
  table.string('cluster', 253).notNullable();
  table.string('namespace', 253).notNullable();
}

const SCOPE = ['service_id', 'source', 'environment', 'cluster', 'namespace'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('workloads', table => {
    table.comment('What runs of a service, as it was seen last');
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table.text('workloads').notNullable();
    table.primary(SCOPE);
    table.index(['cluster']);
  });

  await knex.schema.createTable('changes', table => {
    table.comment('What changed in how services run');
    table.string('id', 36).primary();
    table.string('service_id', 36).notNullable();
    scopeColumns(table);
    table.text('key').notNullable().comment('Tells changes of a scope apart');
    table.bigInteger('at').notNullable();
    table.string('kind', 16).notNullable();
    table.text('object');
    table.text('summary').notNullable();
    table.text('detail');
    table.unique([...SCOPE, 'key']);
    table.index(['service_id', 'at']);
    table.index(['at']);
  });

  await knex.schema.createTable('clusters', table => {
    table.comment('How each cluster is, as its source says');
    table.string('name', 253).primary();
    table.string('source', 64).notNullable();
    table.text('report').notNullable().comment('What lists show');
    table.text('kinds').notNullable();
    table.bigInteger('observed_at').comment('When the figures were taken');
    table.text('summary').comment('Figures that lists show');
    table.text('figures');
    table
      .boolean('figures_current')
      .notNullable()
      .comment('Whether the last report had figures of its own');
    table.bigInteger('updated_at').notNullable();
  });

  await knex.schema.createTable('clusters_version', table => {
    table.comment('One row: grows with every change of a cluster');
    table.integer('id').primary();
    table.bigInteger('version').notNullable();
  });
  await knex('clusters_version').insert({ id: 1, version: 0 });

  await knex.schema.alterTable('observations', table => {
    table.index(['cluster']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('observations', table => {
    table.dropIndex(['cluster']);
  });
  for (const table of [
    'clusters_version',
    'clusters',
    'changes',
    'workloads',
  ]) {
    await knex.schema.dropTable(table);
  }
};
