/*
 * What one would write instead in an afternoon: Express and SQLite, each alert stored before the answer, nothing else. No
 * proof of who sends, no schema, no mapping, no spells, no incidents.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const express = require('express');
const Database = require('better-sqlite3');

const [file, port] = process.argv.slice(2);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.exec(
  'create table alerts (fingerprint text, starts_at text, ends_at text, labels text, annotations text, primary key (fingerprint, starts_at))',
);
const insert = database.prepare(
  'insert into alerts values (?, ?, ?, ?, ?) on conflict do update set ends_at = excluded.ends_at',
);
const store = database.transaction(alerts => {
  for (const one of alerts) {
    insert.run(
      one.fingerprint,
      one.startsAt,
      one.endsAt,
      JSON.stringify(one.labels),
      JSON.stringify(one.annotations),
    );
  }
});
const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/', (request, response) => {
  store(request.body.alerts);
  response.end();
});
app.listen(Number(port), '127.0.0.1');
