/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('post_mortems', table => {
    table
      .integer('public_version')
      .notNullable()
      .defaultTo(0)
      .comment('How often readers of the public account have read another one');
    table.bigInteger('public_updated_at').comment('When that was last');
    table
      .string('public_digest', 64)
      .comment('Differs where they read anything else');
  });
  await knex('post_mortems')
    .whereNotNull('public_text')
    .update({
      public_version: 1,
      public_updated_at: knex.raw(
        'coalesce(changed_at, published_at, created_at)',
      ),
    });
  await knex.schema.alterTable('removals', table => {
    table
      .bigInteger('done_at')
      .comment('When every public account was made without the person');
  });
  await knex('removals').update({ done_at: knex.ref('requested_at') });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('removals', table => {
    table.dropColumn('done_at');
  });
  await knex.schema.alterTable('post_mortems', table => {
    table.dropColumns('public_version', 'public_updated_at', 'public_digest');
  });
};
