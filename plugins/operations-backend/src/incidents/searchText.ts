import { IncidentRow } from './rows';

/** What words are searched in: only what every reader of the incident may see. @internal */
export function searchTextOf(
  row: Pick<IncidentRow, 'key' | 'title' | 'summary'>,
): string {
  return [row.key, row.title, row.summary ?? '']
    .join('\n')
    .toLocaleLowerCase('en-US');
}
