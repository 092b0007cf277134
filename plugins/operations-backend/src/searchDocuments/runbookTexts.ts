import { Knex } from 'knex';
import { PublicText } from '../redaction/PublicText';
import { wordsOf } from '../runbooks/readers/words';
import { RunbookRow } from '../runbooks/rows';
import { openAlertNames } from './openAlertNames';
import { visibleShown } from './visibleText';

/** What a runbook says to its readers, with the alerts that it is for. @internal */
export interface RunbookText {
  title: string;
  text: string;
  alerts: string[];
}

/** @internal */
export interface RunbookTexts {
  internal: RunbookText;
  /** Redacted; missing where visitors may not read it. */
  public?: RunbookText;
}

/** The texts of runbooks, in both accounts. @internal */
export async function runbookTexts(
  database: Knex,
  rows: RunbookRow[],
  publicText: PublicText,
): Promise<Map<string, RunbookTexts>> {
  const alerts = new Map(
    rows.map((row): [string, string[]] => [row.id, JSON.parse(row.alerts)]),
  );
  const alertsOf = ({ id }: RunbookRow) => alerts.get(id) ?? [];
  const open = rows.filter(({ visibility }) => visibility === 'public');
  const seen = await openAlertNames(database, open.flatMap(alertsOf));
  const shown = (row: RunbookRow, inside: boolean): RunbookText | undefined => {
    const { title, text, withheld } = wordsOf(row, inside, publicText);
    if (withheld) return undefined;
    const visible = visibleShown(text, inside, publicText);
    if (visible === undefined) return undefined;
    const mayBeNamed = (name: string) =>
      inside || (seen.has(name) && publicText.isPublic(name));
    return { title, text: visible, alerts: alertsOf(row).filter(mayBeNamed) };
  };
  return new Map(
    rows.flatMap((row): Array<[string, RunbookTexts]> => {
      const internal = shown(row, true);
      if (!internal) return [];
      const isOpen = row.visibility === 'public';
      return [
        [row.id, { internal, public: isOpen ? shown(row, false) : undefined }],
      ];
    }),
  );
}
