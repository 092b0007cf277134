/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('incident_files', table => {
    // What nobody used is found without reading the pictures.
    table.index(['added_at']);
  });
  await knex.schema.alterTable('webhook_deliveries', table => {
    table.index(['created_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('webhook_deliveries', table => {
    table.dropIndex(['created_at']);
  });
  await knex.schema.alterTable('incident_files', table => {
    table.dropIndex(['added_at']);
  });
};
