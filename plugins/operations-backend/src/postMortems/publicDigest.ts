import { createHash } from 'node:crypto';
import { Account } from './account';

/** Differs where readers of the public account read anything else; what is written inside changes nothing. @internal */
export function publicDigest({ columns, tags, items }: Account): string {
  const said = [
    columns.public_title,
    columns.public_summary,
    columns.public_text,
    columns.severity,
    columns.cause,
    columns.service_refs,
    [columns.started_at, columns.detected_at],
    [columns.mitigated_at, columns.resolved_at],
    tags,
    items.map(item => [
      item.public_title,
      item.kind,
      item.severity,
      item.owner?.startsWith('group:') ? item.owner : null,
      item.due,
      item.issue,
      item.done,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
