/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('post_mortem_working', table => {
    table
      .text('facts')
      .comment(
        'JSON: which facts it was begun with, asked as whoever began it',
      );
    table
      .text('facts_draft')
      .comment('The text that was made of them last, before people wrote');
    table
      .integer('facts_version')
      .comment('Which version of the incident they are of');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('post_mortem_working', table => {
    table.dropColumn('facts');
    table.dropColumn('facts_draft');
    table.dropColumn('facts_version');
  });
};
