const { createHash } = require('node:crypto');

/** As the links of runbooks are kept; see `linkId`. */
function linkId(url) {
  return createHash('sha256').update(url.replace(/#.*$/, '')).digest('hex');
}

/** The same file twice: the one that git has stays, else the one in which a text waits, else the older one. */
async function mergeTwins(knex) {
  const rows = await knex('runbooks')
    .whereNotNull('repository')
    .whereNull('gone_at')
    .orderBy(['created_at', 'id'])
    .select('id', 'repository', 'path', 'content_id', 'proposal', 'created_at');
  const files = new Map();
  for (const row of rows) {
    const file = JSON.stringify([row.repository, row.path]);
    files.set(file, [...(files.get(file) ?? []), row]);
  }
  const worth = row =>
    (row.content_id === null ? 0 : 2) + (row.proposal ? 1 : 0);
  for (const twins of files.values()) {
    const [kept, ...others] = twins.sort((a, b) => worth(b) - worth(a));
    for (const { id, created_at: at } of others) {
      await knex('questions')
        .where('runbook_id', id)
        .update('runbook_id', kept.id);
      await knex('runbooks').where({ id }).update('gone_at', at);
    }
  }
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await mergeTwins(knex);
  // A runbook that two begin at the same moment is one.
  await knex.raw(
    'create unique index runbooks_file on runbooks (repository, path) where gone_at is null and repository is not null',
  );
  await knex.schema.alterTable('runbooks', table => {
    table
      .string('turn', 36)
      .comment('Who writes to its branch at present, in any process');
    table.bigInteger('turn_until');
  });

  await knex.schema.createTable('runbook_links', table => {
    table.comment('Which addresses outside stand in which runbook');
    table.string('runbook_id', 36).notNullable();
    table.string('link_id', 64).notNullable().comment('Of link_checks');
    table.primary(['runbook_id', 'link_id']);
    table.index(['link_id']);
  });
  const rows = await knex('runbooks')
    .whereNot('links', '[]')
    .select('id', 'links');
  for (const { id, links } of rows) {
    const ids = new Set(JSON.parse(links).map(({ url }) => linkId(url)));
    for (const link_id of ids) {
      await knex('runbook_links').insert({ runbook_id: id, link_id });
    }
  }

  // Where nobody was found at one moment, nobody was looked for again.
  await knex('questions')
    .where('state', 'open')
    .whereNull('escalate_at')
    .update('escalate_at', knex.ref('asked_at'));
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index runbooks_file');
  await knex.schema.dropTable('runbook_links');
  await knex.schema.alterTable('runbooks', table => {
    table.dropColumn('turn');
    table.dropColumn('turn_until');
  });
};
