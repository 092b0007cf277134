/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('quota_use', table => {
    table.comment('The most that was used of quotas, by UTC day');
    table.specificType('cluster', text).notNullable();
    table.specificType('namespace', text).notNullable();
    table.string('day', 10).notNullable().comment('As 2026-11-22');
    table
      .text('uses')
      .notNullable()
      .comment('JSON: by resource the most used and the last hard limit');
    table.primary(['cluster', 'namespace', 'day']);
    table.index(['day']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('quota_use');
};
