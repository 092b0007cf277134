import { Entity } from '@backstage/catalog-model';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** A list of panels of a service: title, query, unit, signal, server. @internal */
export const SIGNALS_ANNOTATION = 'operate-first.io/signals';

const MOST_PANELS = 12;
const LONGEST = 20_000;

const panelSchema = z.object({
  title: z.string('is missing').min(1, 'is empty').max(200, 'is too long'),
  query: z.string('is missing').min(1, 'is empty').max(4_000, 'is too long'),
  unit: z
    .enum(
      ['perSecond', 'ratio', 'seconds', 'bytes', 'none'],
      'is none of perSecond, ratio, seconds, bytes, none',
    )
    .default('none'),
  signal: z
    .enum(
      ['rate', 'errors', 'duration', 'saturation', 'other'],
      'is none of rate, errors, duration, saturation, other',
    )
    .default('other'),
  server: z.string('is no name').optional(),
});

/** @internal */
export type WrittenPanel = z.infer<typeof panelSchema>;

/** What an entity says of its panels, and what cannot be followed of it, in words. @internal */
export function writtenPanels(entity: Entity): {
  panels: WrittenPanel[];
  problems: string[];
} {
  const text = entity.metadata.annotations?.[SIGNALS_ANNOTATION];
  if (!text) return { panels: [], problems: [] };
  if (text.length > LONGEST) {
    return { panels: [], problems: ['The list is too long.'] };
  }
  const document = parseDocument(text);
  const list: unknown =
    document.errors.length > 0
      ? undefined
      : document.toJS({ maxAliasCount: 0 });
  if (!Array.isArray(list)) {
    return {
      panels: [],
      problems: ['It is no list of panels with title and query.'],
    };
  }
  const panels: WrittenPanel[] = [];
  const problems: string[] = [];
  list.slice(0, MOST_PANELS).forEach((entry, i) => {
    const parsed = panelSchema.safeParse(entry);
    if (parsed.success) panels.push(parsed.data);
    else {
      const [{ path, message }] = parsed.error.issues;
      problems.push(`Entry ${i + 1}: ${path.join('.') || 'it'} ${message}.`);
    }
  });
  if (list.length > MOST_PANELS) {
    problems.push(`Only the first ${MOST_PANELS} panels are shown.`);
  }
  return { panels, problems };
}
