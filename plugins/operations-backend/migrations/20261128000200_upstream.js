/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('upstream_links', table => {
    table.comment('Issues and pull requests of upstream projects');
    table.string('id', 36).primary();
    table.string('subject_kind', 16).notNullable();
    table.string('subject_id', 36).notNullable();
    table.string('gap', 16).comment('What the service lacks');
    table.string('tracker', 50).comment('Missing where nobody follows it');
    table.text('repository').notNullable();
    table.string('kind', 16).notNullable();
    table.string('state', 16).notNullable();
    table.string('url', 1000).comment('Missing until it is opened');
    table.text('name');
    table.text('title').notNullable();
    table.text('body').comment('What is to be sent; gone once it is');
    table.text('message');
    table.boolean('is_public').notNullable().comment('Everybody may read it');
    table.boolean('opened').notNullable().comment('By the portal');
    table.specificType('created_by', bytewise(knex)).notNullable();
    table.bigInteger('created_at').notNullable();
    table.text('etag');
    table.bigInteger('looked_at');
    table.bigInteger('due_at').comment('Missing where nothing is left to do');
    table.integer('attempts').notNullable().comment('In a row');
    table.text('problem');
    table.unique(['subject_kind', 'subject_id', 'url']);
    table.index(['due_at']);
    table.index(['url']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('upstream_links');
};
