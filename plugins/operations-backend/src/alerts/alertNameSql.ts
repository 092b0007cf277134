import { Knex } from 'knex';

/** As JSON has it before it is read: NUL, and half a character, of which PostgreSQL reads no label. */
const UNREADABLE = String.raw`\\u(0000|d[89a-f])`;
const PLAIN_NAME = String.raw`"alertname":"([^"\\]*)"`;

/**
 * SQL: what rules call an alert; its title where nobody calls it anything. Labels come from outside, and one of them that cannot
 * be read keeps nobody from reading all others.
 *
 * @internal
 */
export function alertNameSql(database: Knex): string {
  const label =
    database.client.config.client === 'pg'
      ? `case when alerts.labels ~ '${UNREADABLE}' then substring(alerts.labels from '${PLAIN_NAME}') else alerts.labels::json ->> 'alertname' end`
      : "json_extract(alerts.labels, '$.alertname')";
  return `coalesce(nullif(${label}, ''), alerts.title)`;
}
