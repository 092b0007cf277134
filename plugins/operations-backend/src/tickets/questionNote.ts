import { Knex } from 'knex';
import { QuestionEventData, QuestionRow } from '../questions/rows';
import { PublicText } from '../redaction/PublicText';

/** What a ticket gets of a question whose asker wanted it there; redacted where strangers read it. @internal */
export async function questionNote(
  database: Knex,
  entryId: string,
  options: { open: boolean; publicText?: PublicText; appUrl: string },
): Promise<string | undefined> {
  const entry = await database('incident_entries')
    .where('id', entryId)
    .first('dedupe_key');
  const [, id] = /^question:(.+):asked$/.exec(entry?.dedupe_key ?? '') ?? [];
  if (id === undefined) return undefined;
  const row: QuestionRow | undefined = await database('questions')
    .where({ id })
    .first();
  const copied: { data: string } | undefined = await database('question_events')
    .where({ question_id: id, kind: 'ticket' })
    .first('data');
  if (!row || !copied) return undefined;
  const { mention }: QuestionEventData = JSON.parse(copied.data);
  const { open, publicText, appUrl } = options;
  const said = (text: string) => (open ? publicText?.of(text).text : text);
  const parts = [
    // Whoever is asked is called there as they call themselves there.
    [mention && `@${mention}`, said(row.title) && `**${said(row.title)}**`]
      .filter(Boolean)
      .join(' '),
    said(row.text),
    `${appUrl}/operations/questions/${row.key}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}
