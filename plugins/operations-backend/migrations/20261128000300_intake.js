/** As in the migrations before: sorted by bytes, whatever the locale. */
function bytewise(knex) {
  return knex.client.config.client === 'pg' ? 'text COLLATE "C"' : 'text';
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const text = bytewise(knex);

  await knex.schema.createTable('intake_issues', table => {
    table.comment('Issues by which people ask, and those that show requests');
    table.string('id', 36).primary();
    table.string('system', 50).notNullable();
    table.specificType('repository', text).notNullable();
    table.integer('number').comment('Missing until it is opened');
    table.string('origin', 16).notNullable().comment('issue or portal');
    table.text('title').notNullable();
    table.text('body').notNullable();
    table.text('labels').notNullable().comment('JSON');
    table.string('state', 16).notNullable();
    table.text('author').notNullable().comment('Login');
    table.text('body_by').notNullable().comment('Login of who wrote it last');
    table.text('closed_by').comment('Login');
    table.bigInteger('changed_at').notNullable().comment('By its own clock');
    table.string('request_id', 36);
    table.integer('round').notNullable().comment('How often it asked again');
    table.string('asked', 64).comment('Digest of what the request was made of');
    table.text('outcome').comment('JSON: what reading it came to');
    table.bigInteger('read_at').comment('When it is read; missing: it was');
    table.integer('read_attempts').notNullable();
    table.bigInteger('say_at').comment('When it is told; missing: it was');
    table.integer('say_attempts').notNullable();
    table.integer('turn').notNullable().comment('Grows with each reading');
    table.integer('shown_version').notNullable().comment('Of the request');
    table.text('said').comment('What the comment says');
    table.text('comment_id');
    table.string('ended', 100).comment('Of what end it was told');
    table.text('problem').comment('Why it could not be told');
    table.bigInteger('created_at').notNullable();
    table.unique(['system', 'repository', 'number']);
    table.index(['request_id']);
    table.index(['read_at']);
    table.index(['say_at']);
  });

  await knex.schema.createTable('intake_deliveries', table => {
    table.comment('What webhooks delivered: the same again changes nothing');
    table.string('system', 50).notNullable();
    table.string('delivery', 200).notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['system', 'delivery']);
    table.index(['at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('intake_deliveries');
  await knex.schema.dropTable('intake_issues');
};
